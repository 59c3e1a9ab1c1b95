"""QEMU processes of the tests, which end with the test that started them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import uuid
from typing import TYPE_CHECKING

import pytest

from tests.peers.leftovers import remove_guest_folders
from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served
from virtrio.server.drivers.qemu.settings import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.peers.processes import Endpoint

QEMU = "/usr/bin/qemu-system-x86_64"
# A machine that takes a megabyte of memory, and begins paused.
PAUSED = ("-machine", "pc", "-accel", "tcg", "-m", "1", "-nodefaults", "-display", "none", "-S")


class RealQEMU:
    """A QEMU with a monitor at ``path``, on which the test's process listens."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.path = str(folder / "monitor.sock")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(self.path)
            listening.listen(1)
            fd = listening.fileno()
            chardev = f"socket,id=mon,fd={fd},server=on,wait=off"
            monitor = ("-chardev", chardev, "-mon", "chardev=mon,mode=control")
            self.process = subprocess.Popen(
                [QEMU, *(arguments or PAUSED), *monitor],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=[fd],
                cwd=folder,
            )

    def send_signal(self, number: int) -> None:
        self.process.send_signal(number)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def folder():
    """A folder whose path is short enough for a socket in it."""
    made = short_directory("virtrio-qemu-")
    yield made
    remove(made)


def remove(folder: Path) -> None:
    """Remove a folder, and what killed servers on states in it left elsewhere."""
    remove_guest_folders(folder)
    subprocess.run(["rm", "-rf", str(folder)], check=True)


@pytest.fixture
def start_qemu(folder):
    """A function that starts QEMU processes, which end after the test."""
    started = []

    def start(*arguments: str) -> RealQEMU:
        inside = folder / str(len(started))
        inside.mkdir()
        started.append(RealQEMU(inside, *arguments))
        return started[-1]

    yield start
    for qemu in started:
        qemu.end()
    left = [qemu.process.pid for qemu in started if _is_alive(qemu.process.pid)]
    assert not left, f"QEMU processes are left: {left}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Host:
    """A `virtrio serve` whose qemu driver has a state of its own, and virsh on it."""

    def __init__(self, folder: Path, state: Path, endpoint: Endpoint) -> None:
        self.folder = folder
        self.state = state
        self.server = endpoint
        self.uri = f"qemu+unix:///{PATH}?socket={endpoint.socket}"

    def virsh(self, *words: str, fails: bool = False) -> str:
        """Run a command of virsh; return what it prints: errors, if it ``fails``."""
        done = subprocess.run(
            ["virsh", "--quiet", "--connect", self.uri, *words],
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"LC_ALL": "C", "TZ": "UTC"},
        )
        assert (done.returncode != 0) == fails, f"virsh {words}:\n{done.stdout}{done.stderr}"
        return (done.stderr if fails else done.stdout).strip("\n")

    def image(self, name: str, size: str = "4M", kind: str = "qcow2", *more: str) -> Path:
        """Make an image; return its path."""
        path = self.folder / name
        subprocess.run(["qemu-img", "create", "-q", "-f", kind, *more, str(path), size], check=True)
        return path

    def document(self, name: str, *disks: str, machine: str = "pc", more: str = "") -> str:
        """Return a definition with disks, each the XML of its inside."""
        inside = "".join(f"<disk type='file' device='disk'>{disk}</disk>" for disk in disks)
        return (
            f"<domain type='qemu'><name>{name}</name><uuid>{uuid.uuid5(uuid.NAMESPACE_DNS, name)}"
            "</uuid><memory unit='MiB'>4</memory>"
            f"<os><type machine='{machine}'>hvm</type></os>"
            f"<devices>{inside}{more}</devices></domain>"
        )

    def disk(self, path: Path, target: str = "vda", kind: str = "qcow2") -> str:
        return (
            f"<driver name='qemu' type='{kind}'/><source file='{path}'/>"
            f"<target dev='{target}' bus='virtio'/>"
        )

    def define(self, text: str) -> None:
        path = self.folder / "document.xml"
        path.write_text(text)
        self.virsh("define", str(path))

    def write(self, guest: str, disk: int, offset: int, size: int, pattern: int = 0xAA) -> None:
        """Write on a virtio disk as the guest would, by QEMU's own monitor."""
        self.write_all(guest, [(disk, offset, size, pattern)])

    def write_all(self, guest: str, writes: Iterable[tuple[int, int, int, int]]) -> None:
        """Write as `write` does; each is a disk, an offset, a size and a pattern."""
        commands = []
        for disk, offset, size, pattern in writes:
            device = f"/machine/peripheral/virtio-disk{disk}/virtio-backend"
            line = f'qemu-io -d {device} "write -P {pattern} {offset} {size}"'
            commands.append(f"qemu-monitor-command {guest} --hmp '{line}'")
        said = self.virsh("; ".join(commands))
        assert said == "", said

    def nodes(self, guest: str) -> list[str]:
        """Return the names of the block nodes of a guest that runs."""
        said = self.virsh("qemu-monitor-command", guest, '{"execute": "query-named-block-nodes"}')
        return sorted(node["node-name"] for node in json.loads(said)["return"])

    def wait(self, true: Callable[[], bool]) -> None:
        """Wait until something is true."""
        deadline = time.monotonic() + 30
        while not true():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def processes(self) -> list[int]:
        """Return the ids of QEMU processes of this server's."""
        return qemus(self.state)


PATH = "system" if os.geteuid() == 0 else "session"


def qemus(state: Path) -> list[int]:
    """Return the ids of processes whose home is that of a guest of a state folder."""
    places = Places.default(state)
    homes = tuple(f"HOME={place}/".encode() for place in (places.run, places.guests) if place)
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/environ", "rb") as environ:
                    said = environ.read()
            except OSError:
                continue
            if any(word.startswith(homes) for word in said.split(b"\0")):
                found.append(int(entry))
    return found


@pytest.fixture(scope="module")
def qemu_server():
    """A server with a qemu driver; nothing of it is left after the module."""
    state = short_directory("virtrio-state-")
    try:
        with served("--state-dir", str(state)) as endpoint:
            yield state, endpoint
        left = qemus(state)
        assert not left, f"QEMU processes are left: {left}"
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)
        remove(state)


@pytest.fixture
def host(folder, qemu_server):
    """A server without guests, to which those of the test are added."""
    state, endpoint = qemu_server
    host = Host(folder, state, endpoint)
    yield host
    listed = host.virsh("list --name; echo ---; list --all --name --persistent")
    active, _, known = listed.partition("---")
    ends = [f"destroy {name}" for name in active.split()]
    ends += [f"undefine {name} --checkpoints-metadata" for name in known.split()]
    if ends:
        host.virsh("; ".join(ends))
    assert host.processes() == []
    places = Places.default(state)
    left = [folder for place in (places.run, places.guests) if place for folder in place.iterdir()]
    assert left == []
