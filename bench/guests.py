"""Guests of the qemu drivers: ours, and libvirtd's with the same QEMU and guests.

libvirt-python asks both. Guests are paused and tiny, except in "start to running".
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests import peers
from tests.peers.processes import short_directory
from tests.peers.worker import worker
from tests.server.drivers.qemu.conftest import qemus

from .calls import THEIRS
from .rounds import Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.peers import Endpoint

ROUNDS = 7
MANY = 20  # calls of a round that change something
ASKED = 0.3  # seconds of a round that only asks
GUESTS = 50
CROWD = 200

PAUSED = 1  # VIR_DOMAIN_START_PAUSED
CHECKPOINT = "<domaincheckpoint><name>{name}</name></domaincheckpoint>"


class Guests:
    """One of the two hypervisors, with a folder for images, asked by libvirt-python."""

    def __init__(self, server: Endpoint, stack: ExitStack) -> None:
        self.server = server
        self.folder = short_directory("virtrio-g-")
        stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o777)  # QEMU is another user, and makes its socket there
        self._client = stack.enter_context(worker(*THEIRS))
        self._client.value("open", uri=server.uri(driver="qemu"), save="conn")
        self._number = 0

    def call(self, on: str, method: str, *args: object, save: str = "") -> Any:
        more = {"save": save} if save else {}
        return self._client.value("call", on=on, method=method, args=list(args), **more)

    def asked(self, on: str, method: str, *args: object) -> float:
        """Return how many calls a second are answered."""
        answer = self._client.value("time", on=on, method=method, args=list(args), seconds=ASKED)
        return float(answer["calls"] / answer["seconds"])

    def names(self, count: int) -> list[str]:
        self._number += count
        return [f"c{self._number - each}" for each in range(count)]

    def document(self, name: str, disks: int) -> str:
        made = ""
        for number in range(disks):
            path, target = self.folder / f"{name}.{number}", f"vd{'abc'[number]}"
            image = ["qemu-img", "create", "-q", "-f", "qcow2", str(path), "16M"]
            subprocess.run(image, check=True)
            made += (
                "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
                f"<source file='{path}'/><target dev='{target}' bus='virtio'/></disk>"
            )
        return (
            f"<domain type='qemu'><name>{name}</name><memory unit='MiB'>4</memory>"
            "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
            f"<emulator>/usr/bin/qemu-system-x86_64</emulator>{made}</devices></domain>"
        )

    def start(self, name: str, disks: int = 2, flags: int = PAUSED) -> None:
        self.call("conn", "createXML", self.document(name, disks), flags, save=name)

    # -- what is measured --------------------------------------------------------------

    def create(self) -> float:
        names = self.names(MANY)
        before = time.perf_counter()
        for name in names:
            self.call("guest", "checkpointCreateXML", CHECKPOINT.format(name=name), 0)
        found = MANY / (time.perf_counter() - before)
        for name in names:
            self._delete(name)
        return found

    def _delete(self, name: str) -> None:
        self.call("guest", "checkpointLookupByName", name, 0, save="checkpoint")
        self.call("checkpoint", "delete", 0)

    def delete(self) -> float:
        names = self.names(MANY)
        for name in names:
            self.call("guest", "checkpointCreateXML", CHECKPOINT.format(name=name), 0)
        before = time.perf_counter()
        for name in names:
            self._delete(name)
        return MANY / (time.perf_counter() - before)

    def begin(self) -> float:
        """Begin a backup, and wait until its server greets."""
        place, scratch = self.folder / "nbd", self.folder / "scratch"
        (name,) = self.names(1)
        document = (
            f"<domainbackup mode='pull'><server transport='unix' socket='{place}'/><disks>"
            f"<disk name='vda' type='file'><scratch file='{scratch}'/></disk></disks>"
            "</domainbackup>"
        )
        before = time.perf_counter()
        self.call("guest", "backupBegin", document, CHECKPOINT.format(name=name), 0)
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(place))
            client.recv(1)
        found = 1 / (time.perf_counter() - before)
        self.call("guest", "abortJob")
        while self.call("guest", "jobStats", 0)["type"]:
            time.sleep(0.01)
        self._delete(name)
        return found

    def running(self) -> float:
        document = self.document("runs", 1)
        before = time.perf_counter()
        self.call("conn", "createXML", document, 0, save="runs")
        found = 1 / (time.perf_counter() - before)
        self.call("runs", "destroy")
        return found


def _ours(stack: ExitStack) -> Endpoint:
    state = short_directory("virtrio-s-")
    stack.callback(shutil.rmtree, state, ignore_errors=True)
    stack.callback(_end_all, state)
    return stack.enter_context(peers.served("--state-dir", str(state)))


def _end_all(state: Path) -> None:
    for pid in qemus(state):
        os.kill(pid, signal.SIGKILL)


def compared(libvirtd: Endpoint, _ours_of_tests: Endpoint) -> tuple[list[Row], str]:
    """Compare checkpoints, backups, starts and statistics of real guests."""
    rows, notes = [], []
    with ExitStack() as stack:
        both = {"libvirtd": Guests(libvirtd, stack), "ours": Guests(_ours(stack), stack)}
        for each in both.values():
            each.start("guest")

        def compare(what: str, target: float, one: Callable[[Guests], Callable[[], float]]) -> None:
            rates = measured({name: one(each) for name, each in both.items()}, ROUNDS)
            rows.append(row(f"{what}: ours, to libvirtd", target, rates, "ours", "libvirtd"))
            notes.append(f"{what}/s: {absolute(rates)}")

        compare("checkpoint create, two disks", 3, lambda guests: guests.create)
        compare("checkpoint delete", 1, lambda guests: guests.delete)
        compare("backup begin to the first byte", 1, lambda guests: guests.begin)
        for each in both.values():
            for name in each.names(MANY):
                each.call("guest", "checkpointCreateXML", CHECKPOINT.format(name=name), 0)
            each.call("guest", "checkpointLookupByName", name, 0, save="last")
        compare(
            f"list of {MANY} checkpoints",
            1,
            lambda guests: lambda: guests.asked("guest", "listAllCheckpoints", 0),
        )
        compare(
            "XML of a checkpoint", 1, lambda guests: lambda: guests.asked("last", "getXMLDesc", 0)
        )
        compare("start to running", 1, lambda guests: guests.running)
        for each in both.values():
            for number in range(GUESTS - 1):
                each.start(f"g{number}", 1)
        compare(
            f"domstats of {GUESTS} guests",
            1,
            lambda guests: lambda: guests.asked("conn", "getAllDomainStats", 0, 0),
        )
        notes.append(f"a sync of the disk: {_sync(both['ours'].folder):.2f} ms")
        for each in both.values():
            each.call("guest", "destroy")
            for number in range(GUESTS - 1):
                each.call(f"g{number}", "destroy")
    return rows, "\n  ".join(notes)


def _sync(folder: Path) -> float:
    """Return the milliseconds of a small write that is synced, which a change costs."""
    found = []
    with (folder / "synced").open("wb", buffering=0) as file:
        for _ in range(20):
            file.write(bytes(4096))
            before = time.perf_counter()
            os.fdatasync(file.fileno())
            found.append(time.perf_counter() - before)
    return 1e3 * sorted(found)[len(found) // 2]


def crowd() -> tuple[list[Row], str]:
    """Start very many paused guests in one server: memory on our side, and times."""
    with ExitStack() as stack:
        guests = Guests(_ours(stack), stack)
        guests.start("first", 1)
        before, begun = _memory(guests.server.pid), time.perf_counter()
        for number in range(CROWD):
            guests.start(f"g{number}", 1)
        taken = time.perf_counter() - begun
        each = (_memory(guests.server.pid) - before) / CROWD
        listed = guests.asked("conn", "listAllDomains", 0)
        asked = guests.asked("conn", "getAllDomainStats", 0, 0)
    what = f"memory of the server for each of {CROWD} guests"
    note = (
        f"{CROWD} guests: {CROWD / taken:.1f} starts/s, {listed:.0f} lists/s, {asked:.2f} stats/s"
    )
    return [Row(what, None, [each / 1024], at_most=True, unit=" KiB")], note


def _memory(pid: int) -> int:
    """Return the bytes that a process has in memory, of its own."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ValueError(f"process {pid} has no memory")
