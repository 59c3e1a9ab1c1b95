"""Guests that shut down within a backup that keeps them until it ends."""

import contextlib
import os
import signal
import subprocess

import pytest
import trio

import virtrio
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh", "nbdinfo")

PRESERVE = virtrio.enums.DomainBackupBeginFlags.VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN
LIFECYCLE = virtrio.enums.DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE
# Boots, and switches the machine off: writes S5 into the register of PIIX4.
OFF = bytes.fromhex("ba0406b80020effaf4") + bytes(501) + b"\x55\xaa"
SECONDS = 60

SUSPENDED, SHUT_DOWN = (3, 9), (5, 0)
"""Type and detail of the events: suspended for the guest's shutdown, stopped by it."""


@pytest.fixture
def place(folder):
    """A folder that QEMU, which is another user, can make its socket in."""
    made = folder / "nbd"
    made.mkdir()
    made.chmod(0o777)
    return made


def define(host) -> None:
    """Define a guest that shuts down as soon as it has booted."""
    raw = host.folder / "raw"
    raw.write_bytes(OFF + bytes(1024 * 1024 - len(OFF)))
    image = host.folder / "a.qcow2"
    subprocess.run(["qemu-img", "convert", "-O", "qcow2", str(raw), str(image)], check=True)
    text = host.document("g", host.disk(image))
    host.define(text.replace("<devices>", "<features><acpi/></features><devices>"))


def document(host, place) -> str:
    return (
        f"<domainbackup mode='pull'><server transport='unix' socket='{place}/sock'/><disks>"
        f"<disk name='vda' type='file'><scratch file='{host.folder}/scratch'/></disk></disks>"
        "</domainbackup>"
    )


def read(host, place) -> bytes:
    path = host.folder / "read"
    url = f"nbd+unix:///vda?socket={place}/sock"
    subprocess.run(["nbdcopy", url, str(path)], check=True, timeout=SECONDS)
    return path.read_bytes()


class Run:
    """A guest that runs, and its events."""

    def __init__(self, domain, events) -> None:
        self.domain = domain
        self._events = aiter(events)

    async def hear(self) -> tuple[int, int]:
        with trio.fail_after(SECONDS):
            event = await anext(self._events)
        return event.event, event.detail

    async def until(self, wanted: tuple[int, int]) -> None:
        while await self.hear() != wanted:
            pass


@contextlib.asynccontextmanager
async def begun(host, place, flags=PRESERVE):
    """Start a guest with a backup, and let it shut itself down."""
    async with virtrio.connect(host.uri) as conn:
        domain = await begin(host, conn, place, flags)
        async with conn.domain_events(LIFECYCLE) as events:
            await domain.resume()
            yield Run(domain, events)


async def begin(host, conn, place, flags=PRESERVE):
    """Start a guest, paused, with a backup."""
    define(host)
    domain = await conn.lookup_by_name("g")
    await domain.create_with_flags(virtrio.enums.DomainCreateFlags.VIR_DOMAIN_START_PAUSED)
    await domain.backup_begin(document(host, place), None, flags)
    return domain


async def test_it_ends_when_the_backup_does(host, place):
    async with begun(host, place) as run:
        await run.until(SUSPENDED)
        assert host.virsh("domstate", "--reason", "g") == "paused (shutting down)"
        assert read(host, place)[:512] == OFF
        assert "Unbounded" in host.virsh("domjobinfo", "g")
        await run.domain.abort_job()
        await run.until(SHUT_DOWN)
        assert host.virsh("domstate", "--reason", "g") == "shut off (shutdown)"
        assert "Completed" in host.virsh("domjobinfo", "g", "--completed")
        assert not (host.folder / "scratch").exists()


async def test_it_goes_on_if_it_was_resumed(host, place):
    async with begun(host, place) as run:
        await run.until(SUSPENDED)
        host.write("g", 0, 0, 512, 0xF4)  # what boots next halts
        await run.domain.resume()
        await run.domain.abort_job()
        host.wait(lambda: "None" in host.virsh("domjobinfo", "g"))
        assert host.virsh("domstate", "g") == "running"
        await run.domain.destroy()


async def test_without_the_flag_it_ends_with_its_backup(host, place):
    async with begun(host, place, 0) as run:
        await run.until(SHUT_DOWN)
        assert "Cancelled" in host.virsh("domjobinfo", "g", "--completed")
        assert not (host.folder / "scratch").exists()


@pytest.mark.parametrize("when", ["before it shuts down", "after it has"])
async def test_another_server_goes_on_with_it(folder, place, when):
    state = folder / "state"
    try:
        with served("--state-dir", str(state), expect_clean=False) as endpoint:
            host = Host(folder, state, endpoint)
            async with virtrio.connect(host.uri) as conn:
                await begin(host, conn, place)
            host.virsh("resume", "g")
            if when == "after it has":
                host.wait(lambda: "shutting down" in host.virsh("domstate", "--reason", "g"))
            endpoint.process.send_signal(signal.SIGKILL)
            endpoint.process.wait()
        if when == "before it shuts down":
            host.wait(lambda: rests(state))
        with served("--state-dir", str(state)) as endpoint:
            host = Host(folder, state, endpoint)
            host.wait(lambda: "shutting down" in host.virsh("domstate", "--reason", "g"))
            assert read(host, place)[:512] == OFF
            host.virsh("domjobabort", "g")
            host.wait(lambda: host.virsh("domstate", "g") == "shut off")
            assert host.virsh("domstate", "--reason", "g") == "shut off (shutdown)"
            assert not (folder / "scratch").exists()
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


def rests(state) -> bool:
    """Return whether the guest's processor rests: its process uses no time."""
    (pid,) = qemus(state)

    def used() -> int:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    before = used()
    subprocess.run(["sleep", "0.5"], check=True)
    return used() == before
