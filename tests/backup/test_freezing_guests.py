"""A guest with an agent, frozen for a backup that goes wrong: it is always thawed.

The command stops itself while file systems are frozen, and something is killed then.
"""

import contextlib
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import trio

import virtrio.trio
from tests.backup.guests import Command, hosted
from tests.backup.test_boot import NAME, PATIENCE, booted, definition
from tests.peers.virtrio_server import restart
from tests.server.drivers.qemu.test_small_guest import console_of
from virtrio import LibvirtError

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "small-guest"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
    pytest.mark.takes_turns("host"),
]

PROGRAM = """
import os, signal, sys
from virtrio.backup import job

kept = job.start

def start(*arguments, **options):
    os.kill(os.getpid(), signal.SIGSTOP)
    return (yield from kept(*arguments, **options))

job.start = start
from virtrio.command.start import start as main
sys.argv = ["virtrio", *sys.argv[1:]]
main()
"""
IMPATIENT = """
import sys
from virtrio.backup import freezing

freezing.FREEZING = 2
from virtrio.command.start import start as main
sys.argv = ["virtrio", *sys.argv[1:]]
main()
"""
AGENT = (
    "qemu-ga -d -m virtio-serial -p /dev/virtio-ports/org.qemu.guest_agent.0 -t /run -f /run/ga.pid"
)


@pytest.fixture(params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


def is_stopped(process) -> bool:
    with open(f"/proc/{process.pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0] == "T"


def guards(mark) -> list[str]:
    """Return the ids of the guards of commands with a mark in their environment."""
    found = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{entry}/cmdline").read_bytes()
            environment = Path(f"/proc/{entry}/environ").read_bytes()
            if b"virtrio.backup.freezing" in words and mark.encode() in environment:
                found.append(entry)
    return found


async def until(true) -> None:
    with trio.fail_after(PATIENCE):
        while not true():  # noqa: ASYNC110  another process does it
            await trio.sleep(0.05)


class Patient:
    """A guest that runs, its console, and its target."""

    def __init__(self, host, console, target):
        self.host = host
        self.console = console
        self.target = target
        self.count = 0
        self.command = Command(host, MARK=str(target))

    async def is_thawed(self) -> None:
        """Assert that the guest can write to its disk, soon."""
        self.count += 1
        with trio.fail_after(PATIENCE):
            said = await self.console.run(f"echo {self.count} >/mnt/said; sync; cat /mnt/said")
        assert said == str(self.count)

    def words(self):
        return "backup-run", NAME, self.target, "--freeze"

    async def fails(self, said):
        """Assert that a run fails, and says why."""
        run = partial(self.command, *self.words(), status=1)
        found = await trio.to_thread.run_sync(run)
        assert said in found, found

    @contextlib.asynccontextmanager
    async def frozen(self):
        """Have a command that is stopped while the guest is frozen; it goes on then."""
        words = self.command.words(*self.words())[1:]
        with subprocess.Popen(  # noqa: ASYNC220  it starts at once
            [sys.executable, "-c", PROGRAM, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=self.command.environment,
        ) as process:
            try:
                await until(lambda: process.poll() is not None or is_stopped(process))
                assert process.poll() is None, process.stderr.read()
                yield process
                process.send_signal(signal.SIGCONT)
                await trio.to_thread.run_sync(lambda: process.wait(120))
            finally:
                process.kill()
        await self.is_thawed()
        await until(lambda: not guards(str(self.target)))


@pytest.fixture
def target(tmp_path):
    yield tmp_path / "target"
    for guard in guards(str(tmp_path)):
        os.kill(int(guard), signal.SIGKILL)


async def test_it_is_always_thawed(host, target):
    document = await trio.to_thread.run_sync(definition, host)
    async with contextlib.AsyncExitStack() as stack:
        conn = await stack.enter_async_context(virtrio.connect(host.uri))
        dom = await conn.define_xml(document)
        await dom.create()
        console = await stack.enter_async_context(booted(dom))
        patient = Patient(host, console, target)

        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
            async with patient.frozen() as process:
                process.send_signal(number)
            assert process.returncode == (-number if number == signal.SIGKILL else 130)

        # a guest that is paused cannot be thawed until it runs again
        async with patient.frozen() as process:
            await dom.suspend()
            process.send_signal(signal.SIGCONT)
            await trio.to_thread.run_sync(lambda: process.wait(120))
            await dom.resume()
        assert process.returncode == 1

        # the agent dies: the next one is asked
        async with patient.frozen() as process:
            await console.run("kill -9 $(pidof qemu-ga)")
            process.send_signal(signal.SIGCONT)
            await trio.to_thread.run_sync(lambda: process.wait(120))
            await console.run(AGENT)
        assert process.returncode == 1

        # an agent that hangs freezes later, when nobody waits for it any more
        await console.run("kill -STOP $(pidof qemu-ga)")
        words = patient.command.words(*patient.words())[1:]
        done = await trio.run_process(
            [sys.executable, "-c", IMPATIENT, *words],
            capture_stderr=True,
            check=False,
            env=patient.command.environment,
        )
        assert b"cannot be frozen: Timed out during operation: the server" in done.stderr
        assert guards(str(patient.target))
        await console.run("kill -CONT $(pidof qemu-ga)")
        await until(lambda: not guards(str(patient.target)))
        await patient.is_thawed()

        # what somebody else has frozen is his
        assert await dom.fs_freeze(None, 0) == 1
        await patient.fails("file systems cannot be frozen")
        with pytest.raises(LibvirtError, match="has been disabled"):
            await dom.fs_freeze(None, 0)
        assert await dom.fs_thaw(None, 0) == 1
        await patient.is_thawed()

        # no agent at all
        await console.run("kill $(pidof qemu-ga)")
        await patient.fails("file systems cannot be frozen: Guest agent is not responding")
        await console.run(AGENT)
        await patient.is_thawed()
        await until(lambda: "state='connected'" in patient.command("dumpxml", NAME))
        await trio.to_thread.run_sync(patient.command, *patient.words())
        await patient.is_thawed()

        # the server dies: the next one is asked
        async with patient.frozen() as process:
            await stack.aclose()  # the console ends with the server
            host.kill()
            if host.kind == "ours":  # libvirtd is there again
                restart(host.endpoint, lambda: None)  # at the same socket
            process.send_signal(signal.SIGCONT)
            await trio.to_thread.run_sync(lambda: process.wait(120))
            conn = await stack.enter_async_context(virtrio.connect(host.uri))
            dom = await conn.lookup_by_name(NAME)
            patient.console = await stack.enter_async_context(console_of(dom))
        assert process.returncode == 1
        await dom.destroy()
