"""The monitor over a socket, with a QEMU that the test plays."""

import contextlib
import json
import os
import socket
import threading

import pytest
import trio
from trio.testing import wait_all_tasks_blocked

from tests.server.drivers.qemu.qmp.fake import FakeQEMU, event
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError, LocalProtocolError
from virtrio.server.drivers.qemu.json_texts import MOST_VALUES
from virtrio.server.drivers.qemu.qmp.monitor import Monitor, connect
from virtrio.server.drivers.qemu.qmp.protocol import printed_data, read_json, read_passed
from virtrio.server.drivers.qemu.refusals import CommandRefused


class Played:
    """A monitor, its fake QEMU, and the events that came."""

    def __init__(self) -> None:
        self.qemu = FakeQEMU()
        self.events = []
        self.monitor = Monitor(self.qemu.client, self.events.append)


@pytest.fixture
async def played(nursery):
    """A monitor that takes commands."""
    played = Played()
    nursery.start_soon(played.qemu.negotiate)
    await nursery.start(played.monitor.run)
    yield played
    played.monitor.close()
    played.qemu.close()


async def asked(monitor, *arguments, **more):
    """Make a call, and return its result or the error that it raised."""
    try:
        return await monitor.command(*arguments, **more)
    except LibvirtError as error:
        return error


async def test_a_command_and_its_reply(played, nursery):
    nursery.start_soon(played.qemu.answer, "query-status", {"status": "paused"})
    assert await played.monitor.command("query-status") == {"status": "paused"}
    assert played.monitor.greeting.version == (7, 2, 22)


async def test_a_refusal_is_reported_as_libvirt_does(played, nursery):
    async def refuse():
        said = await played.qemu.take()
        error = {"class": "DeviceNotFound", "desc": "Device 'x' not found"}
        await played.qemu.send({"error": error, "id": said["id"]})

    nursery.start_soon(refuse)
    with pytest.raises(CommandRefused) as caught:
        await played.monitor.command("device_del", {"id": "x"})
    text = "unable to execute QEMU command 'device_del': Device 'x' not found"
    assert caught.value.message == f"internal error: {text}"
    assert caught.value.code == ErrorNumber.VIR_ERR_INTERNAL_ERROR
    assert caught.value.domain == ErrorDomain.VIR_FROM_QEMU
    assert (caught.value.str1, caught.value.str2) == ("internal error: %s", text)
    assert (caught.value.kind, caught.value.reason) == ("DeviceNotFound", "Device 'x' not found")


async def test_events_come_in_their_order_beside_replies(played, nursery):
    async def play():
        said = await played.qemu.take()
        await played.qemu.send(event("STOP"), event("RESUME", {"a": 1}))
        await played.qemu.send({"return": {}, "id": said["id"]})

    nursery.start_soon(play)
    await played.monitor.command("cont")
    assert [(each.name, each.data) for each in played.events] == [
        ("STOP", {}),
        ("RESUME", {"a": 1}),
    ]


async def test_one_command_at_a_time_first_come_first_served(played, nursery):
    names = [f"x-{number}" for number in range(5)]
    done = []

    async def call(name):
        done.append(await played.monitor.command(name))

    for name in names:
        nursery.start_soon(call, name)
        await wait_all_tasks_blocked()
    for name in names:
        said = await played.qemu.take()
        assert said["execute"] == name
        with trio.move_on_after(0) as nothing_more:
            await played.qemu.take()
        assert nothing_more.cancelled_caught
        await played.qemu.send({"return": name, "id": said["id"]})
        await wait_all_tasks_blocked()
    assert done == names


async def test_out_of_band_does_not_wait_for_its_turn(played, nursery):
    done = []

    async def call():
        done.append(await played.monitor.command("slow"))

    nursery.start_soon(call)
    slow = await played.qemu.take()
    nursery.start_soon(played.qemu.answer, "yank", {"now": 1})
    assert await played.monitor.command("yank", oob=True) == {"now": 1}
    assert done == []
    await played.qemu.send({"return": 7, "id": slow["id"]})
    await wait_all_tasks_blocked()
    assert done == [7]


async def test_a_qemu_that_does_not_answer_costs_its_callers_bounded_time(
    played, autojump_clock, nursery
):
    begun = trio.current_time()
    found = []

    async def call(name):
        found.append((name, await asked(played.monitor, name, seconds=30)))

    async with trio.open_nursery() as callers:
        callers.start_soon(call, "query-status")
        await trio.sleep(10)
        callers.start_soon(call, "query-block")  # waits for its turn
    assert trio.current_time() - begun == pytest.approx(40, abs=1)
    assert [(name, error.code) for name, error in found] == [
        ("query-status", ErrorNumber.VIR_ERR_OPERATION_TIMEOUT),
        ("query-block", ErrorNumber.VIR_ERR_OPERATION_TIMEOUT),
    ]
    assert "did not execute 'query-status' within 30 seconds" in found[0][1].message


async def test_a_late_reply_is_handed_to_what_its_caller_left(played, autojump_clock):
    late = []
    with pytest.raises(LibvirtError):
        await played.monitor.command("transaction", seconds=1, late=late.append)
    said = await played.qemu.take()
    await played.qemu.send({"return": {}, "id": said["id"]})
    await wait_all_tasks_blocked()
    assert [(reply.command, reply.refusal) for reply in late] == [("transaction", None)]


async def test_a_reply_that_is_no_longer_waited_for_is_nobody_elses(played, nursery):
    with trio.CancelScope() as scope:
        nursery.start_soon(asked, played.monitor, "nothing")  # keeps the order
        await wait_all_tasks_blocked()
        first = await played.qemu.take()
        await played.qemu.send({"return": 0, "id": first["id"]})
        async with trio.open_nursery() as callers:
            callers.start_soon(asked, played.monitor, "given-up")
            await wait_all_tasks_blocked()
            scope.cancel()
    found = []

    async def call():
        found.append(await played.monitor.command("next"))

    nursery.start_soon(call)
    given_up = await played.qemu.take()
    assert given_up["execute"] == "given-up"
    await wait_all_tasks_blocked()
    await played.qemu.send({"return": "old", "id": given_up["id"]})
    await played.qemu.answer("next", "new")
    await wait_all_tasks_blocked()
    assert found == ["new"]


async def test_all_callers_are_told_when_qemu_ends(played, nursery):
    found = []

    async def call(name):
        found.append(await asked(played.monitor, name))

    for name in ("one", "two", "three"):
        nursery.start_soon(call, name)
    await played.qemu.take()
    played.qemu.close()
    with trio.fail_after(5):
        await played.monitor.ended.wait()
    await wait_all_tasks_blocked()
    text = "internal error: End of file from qemu monitor"
    assert [error.message for error in found] == [text] * 3
    with pytest.raises(LibvirtError, match="End of file from qemu monitor"):
        await played.monitor.command("four")
    with pytest.raises(LibvirtError, match="End of file from qemu monitor"):
        await played.monitor.command("five", oob=True)


@pytest.mark.parametrize("rubbish", [b"what?\r\n", b'{"return": {}, "id": "no"}\r\n', b" " * 2**21])
async def test_rubbish_ends_the_conversation_and_nothing_else(played, nursery, rubbish, caplog):
    async def send():
        with contextlib.suppress(BrokenPipeError):
            await played.qemu.send(rubbish)

    nursery.start_soon(send)
    with trio.fail_after(5):
        await played.monitor.ended.wait()
    assert played.monitor.failure.code == ErrorNumber.VIR_ERR_INTERNAL_ERROR
    assert "monitor of QEMU" in caplog.text
    with pytest.raises(LibvirtError):
        await played.monitor.command("stop")


async def test_an_event_of_another_form_is_rubbish(nursery, caplog):
    qemu = FakeQEMU()
    monitor = Monitor(qemu.client, lambda event: event.data["device"])
    nursery.start_soon(qemu.negotiate)
    await nursery.start(monitor.run)
    await qemu.send(event("DEVICE_DELETED"))
    with trio.fail_after(5):
        await monitor.ended.wait()
    assert "another form" in monitor.failure.message
    qemu.close()


async def test_descriptors_go_with_their_command(played, nursery):
    reading, writing = os.pipe()
    nursery.start_soon(played.qemu.answer, "getfd")
    await played.monitor.command("getfd", {"fdname": "migrate"}, fds=[writing])
    os.close(writing)
    (passed,) = played.qemu.fds
    os.write(passed, b"through")
    assert os.read(reading, 10) == b"through"
    os.close(reading)


async def test_descriptors_of_a_command_that_has_to_wait_for_room(played, nursery):
    """A large command comes before, out of band, and QEMU does not read."""
    reading, writing = os.pipe()
    nursery.start_soon(asked, played.monitor, "big", {"text": "x" * 2**21})
    await wait_all_tasks_blocked()

    async def call():
        await played.monitor.command("add-fd", {"fdset-id": 1}, fds=[writing], oob=True)

    async with trio.open_nursery() as callers:
        callers.start_soon(call)
        await wait_all_tasks_blocked()
        await played.qemu.answer("big")
        await played.qemu.answer("add-fd")
    (passed,) = played.qemu.fds
    os.write(passed, b"through")
    assert os.read(reading, 10) == b"through"
    os.close(reading)
    os.close(writing)


async def test_arguments_that_cannot_be_sent_cost_no_turn(played, nursery):
    with pytest.raises(LocalProtocolError):
        await played.monitor.command("x", {"text": "\ud800"})
    nursery.start_soon(played.qemu.answer, "y")
    assert await played.monitor.command("y") == {}


async def test_descriptors_that_are_not_open_cost_no_turn(played, nursery):
    with pytest.raises(OSError, match="Bad file descriptor"):
        await played.monitor.command("getfd", fds=[2**30])
    nursery.start_soon(played.qemu.answer, "y")
    assert await played.monitor.command("y") == {}


async def test_a_call_in_the_moment_of_the_end_is_told_of_it(played, nursery):
    # before the tasks of the conversation have unwound
    found = []
    received = played.monitor._qmp.receive

    async def call():
        found.append(await asked(played.monitor, "late"))

    def receive(data):
        received(data)
        if not data:
            for _ in range(5):
                nursery.start_soon(call)

    played.monitor._qmp.receive = receive
    played.qemu.close()
    with trio.fail_after(5):
        await played.monitor.ended.wait()
    await wait_all_tasks_blocked()
    text = "internal error: End of file from qemu monitor"
    assert [error.message for error in found] == [text] * 5


async def test_a_qemu_that_does_not_greet(nursery, autojump_clock):
    played = Played()
    with pytest.raises(LibvirtError, match="did not greet within 30 seconds") as caught:
        await played.monitor.run()
    assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
    assert played.monitor.ended.is_set()
    played.qemu.close()


async def test_a_qemu_that_ends_before_it_greets(nursery):
    played = Played()
    played.qemu.close()
    with pytest.raises(LibvirtError, match="End of file from qemu monitor"):
        await played.monitor.run()


async def test_closing_leaves_the_process_and_tells_callers(played, nursery):
    found = []

    async def call():
        found.append(await asked(played.monitor, "slow"))

    nursery.start_soon(call)
    await wait_all_tasks_blocked()
    played.monitor.close()
    with trio.fail_after(5):
        await played.monitor.ended.wait()
    await wait_all_tasks_blocked()
    assert [error.message for error in found] == ["internal error: the monitor is closed"]


async def test_connecting_to_a_path_that_is_too_long_for_a_socket(tmp_path):
    folder = tmp_path / ("x" * 120)
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        opened = os.open(folder, os.O_PATH)
        listening.bind(f"/proc/self/fd/{opened}/sock")
        os.close(opened)
        listening.listen()
        (await connect(f"{folder}/sock")).close()


async def test_connecting_to_nobody(tmp_path):
    text = "failed to connect to monitor socket: No such file or directory"
    with pytest.raises(LibvirtError) as caught:
        await connect(str(tmp_path / "none"))
    assert caught.value.message == text
    assert caught.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR


async def test_connecting_where_too_many_wait(tmp_path, autojump_clock):
    path = str(tmp_path / "sock")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen(0)
        first = await connect(path)
        with pytest.raises(LibvirtError, match="within 30 seconds") as caught:
            await connect(path)
        assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
        first.close()


async def test_long_messages_are_read_in_a_thread_and_keep_their_order(
    played, nursery, monkeypatch
):
    threads = []

    def read(line):
        threads.append((len(line) > 65536, threading.current_thread() is threading.main_thread()))
        return read_json(line)

    monkeypatch.setattr("virtrio.server.drivers.qemu.qmp.monitor.read_json", read)
    long = ["x" * 100] * 2000

    async def play():
        said = await played.qemu.take()
        await played.qemu.send(event("FIRST"), event("LONG", {"a": long}), event("LAST"))
        await played.qemu.send({"return": long, "id": said["id"]}, event("AFTER"))

    nursery.start_soon(play)
    assert await played.monitor.command("query-block") == long
    await wait_all_tasks_blocked()
    assert [each.name for each in played.events] == ["FIRST", "LONG", "LAST", "AFTER"]
    assert [is_long == is_main for is_long, is_main in threads] == [False] * 5


@pytest.mark.parametrize("rubbish", [b'"\\x"', b'"\xff"', b"1e999", b"-", b"1" * 5000])
async def test_a_long_message_that_is_no_json_ends_the_conversation_alone(played, nursery, rubbish):
    async def play():
        await played.qemu.take()
        await played.qemu.send(b'{"return": [' + b"1," * 40_000 + rubbish + b"]}\n")

    nursery.start_soon(play)
    with pytest.raises(LibvirtError, match="cannot parse json"):
        await played.monitor.command("query-block")


async def test_a_message_of_too_many_values_ends_the_conversation_alone(played, nursery):
    async def play():
        await played.qemu.take()
        await played.qemu.send(b'{"return": [' + b"1," * MOST_VALUES + b"1]}\n")

    nursery.start_soon(play)
    with pytest.raises(LibvirtError, match=f"more than {MOST_VALUES} values"):
        await played.monitor.command("query-block")


async def test_data_of_long_events_is_printed_in_a_thread(played, nursery):
    data = {"a": ["é"] * 20_000}

    async def play():
        said = await played.qemu.take()
        await played.qemu.send(event("SHORT", {"a": "é"}), event("LONG", data))
        await played.qemu.send({"return": {}, "id": said["id"]})

    nursery.start_soon(play)
    await played.monitor.command("query-status")
    short, long = played.events
    assert (short.text, printed_data(short)) == (None, '{"a":"é"}')
    assert long.data == data
    assert long.text == json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    assert printed_data(long) is long.text


async def test_an_event_too_deep_for_its_handler_ends_the_conversation_alone(played):
    def fail(event):
        raise RecursionError

    played.monitor._on_event = fail
    await played.qemu.send(event("ODD"))
    await played.monitor.ended.wait()
    assert "another form than QEMU's" in str(played.monitor.failure)


async def test_a_long_message_that_is_nested_too_deeply_is_rubbish(played, nursery):
    async def play():
        await played.qemu.take()
        await played.qemu.send(b'{"return": ' + b"[" * 200_000 + b"\n")

    nursery.start_soon(play)
    assert "cannot parse json" in (await asked(played.monitor, "query-block")).message


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "NaN", '"\\ud800"'])
def test_what_a_client_says_that_cannot_be_sent(text):
    with pytest.raises((ValueError, RecursionError, LocalProtocolError)):
        read_passed(text)
