"""The monitor of real QEMU processes."""

import os
import signal

import pytest
import trio
from trio.testing import wait_all_tasks_blocked

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.qemu.qmp.monitor import Monitor, connect
from virtrio.server.drivers.qemu.refusals import CommandRefused

pytestmark = pytest.mark.peer("qemu")


class Events(list):
    """Events of a monitor, for which a test can wait."""

    def __init__(self) -> None:
        self._more = trio.Event()

    def add(self, event) -> None:
        self.append(event)
        self._more.set()
        self._more = trio.Event()

    async def wait(self, name: str) -> None:
        with trio.fail_after(30):
            while name not in [event.name for event in self]:
                await self._more.wait()


class Held:
    """A QEMU and a monitor of it."""

    def __init__(self, qemu, monitor, events) -> None:
        self.qemu = qemu
        self.monitor = monitor
        self.events = events


@pytest.fixture
async def hold(nursery):
    """A function that connects to the monitor of a QEMU."""
    held = []

    async def connected(qemu) -> Held:
        events = Events()
        monitor = Monitor(await connect(qemu.path), events.add)
        await nursery.start(monitor.run)
        held.append(Held(qemu, monitor, events))
        return held[-1]

    yield connected
    for each in held:
        each.monitor.close()


@pytest.fixture
async def held(start_qemu, hold):
    return await hold(start_qemu())


async def test_it_greets_and_answers(held):
    monitor = held.monitor
    version = (await monitor.command("query-version"))["qemu"]
    assert monitor.greeting.version == (version["major"], version["minor"], version["micro"])
    assert (await monitor.command("query-status"))["status"] == "prelaunch"
    schema = await monitor.command("query-qmp-schema")  # the largest of all replies
    assert len(schema) > 500


async def test_it_refuses(held):
    with pytest.raises(CommandRefused) as caught:
        await held.monitor.command("nosuch")
    assert caught.value.kind == "CommandNotFound"
    assert caught.value.message == (
        "internal error: unable to execute QEMU command 'nosuch': "
        "The command nosuch has not been found"
    )
    with pytest.raises(CommandRefused, match="Parameter 'id' is missing"):
        await held.monitor.command("device_del", {})


async def test_events(held):
    await held.monitor.command("cont")
    await held.events.wait("RESUME")
    await held.monitor.command("stop")
    await held.events.wait("STOP")
    assert all(event.microseconds > 0 for event in held.events)


async def test_out_of_band(held):
    await held.monitor.command("yank", {"instances": []}, oob=True)
    with pytest.raises(CommandRefused, match="does not support OOB"):
        await held.monitor.command("query-status", oob=True)


async def test_descriptors(held, folder):
    image = folder / "image"
    image.write_bytes(b"\0" * 65536)
    fd = os.open(image, os.O_RDWR)
    monitor = held.monitor
    added = await monitor.command("add-fd", {"fdset-id": 7}, fds=[fd])
    os.close(fd)
    assert added["fdset-id"] == 7
    node = {"driver": "file", "filename": "/dev/fdset/7", "node-name": "n"}
    await monitor.command("blockdev-add", node)
    (found,) = await monitor.command("query-named-block-nodes")
    assert found["image"]["virtual-size"] == 65536
    reading, writing = os.pipe()
    await monitor.command("getfd", {"fdname": "x"}, fds=[writing])
    os.close(writing)
    await monitor.command("closefd", {"fdname": "x"})
    assert os.read(reading, 1) == b""  # nobody has it any more
    os.close(reading)


async def test_a_stopped_qemu_costs_its_caller_an_error_and_answers_later(held):
    late = []
    held.qemu.send_signal(signal.SIGSTOP)
    with pytest.raises(LibvirtError) as caught:
        await held.monitor.command("query-status", seconds=0.2, late=late.append)
    assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
    with pytest.raises(LibvirtError, match="did not execute 'query-block' within"):
        await held.monitor.command("query-block", seconds=0.2)
    held.qemu.send_signal(signal.SIGCONT)
    assert (await held.monitor.command("query-kvm"))["enabled"] is False
    assert [reply.command for reply in late] == ["query-status"]
    assert late[0].value["status"] == "prelaunch"


async def test_another_conversation_with_a_process_that_runs(held, hold):
    await held.monitor.command("cont")
    held.monitor.close()
    await held.monitor.ended.wait()
    again = await hold(held.qemu)
    assert (await again.monitor.command("query-status"))["status"] == "running"


async def test_a_monitor_that_another_client_has(held):
    second = Monitor(await connect(held.qemu.path), lambda event: None)
    with pytest.raises(LibvirtError, match="another client has its monitor"):
        await second.run(seconds=0.2)
    assert (await held.monitor.command("query-status"))["status"] == "prelaunch"


async def test_a_killed_qemu(held, nursery):
    found = []

    async def call():
        try:
            await held.monitor.command("query-status")
        except LibvirtError as error:
            found.append(error)

    held.qemu.send_signal(signal.SIGSTOP)
    nursery.start_soon(call)
    await wait_all_tasks_blocked()
    held.qemu.send_signal(signal.SIGKILL)
    with trio.fail_after(30):
        await held.monitor.ended.wait()
    await wait_all_tasks_blocked()
    assert len(found) == 1
    assert held.monitor.failure is found[0]


async def test_a_qemu_that_says_goodbye(held):
    await held.monitor.command("quit")
    with trio.fail_after(30):
        await held.monitor.ended.wait()
    assert held.events[-1].name == "SHUTDOWN"
    # the kernel says which of the two, by what was still unread
    assert held.monitor.failure.message in (
        "internal error: End of file from qemu monitor",
        "Unable to read from monitor: Connection reset by peer",
    )
