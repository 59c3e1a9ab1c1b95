"""Backups by one command, compared with the programs that copy the same by hand.

A paused guest with a disk of 4 GiB is backed up with `backup.run`, in a process of its
own. The disk has data in 1 GiB of it for full copies; for increments nothing but what
has changed, so that 10 GiB of room are enough.

`copy` is the time in which an image is made, what goes into it is listed and copied,
and it is put on its backing file. What is compared with is done on an export of the
same instant:

* an increment with qemu-io, which reads the same extents with copy-on-read into a qcow2
  image whose backing file is the export, sixteen reads at a time. It is told them; or
  they are listed first with ``qemu-img map``, which asks for one after the other;
* a full copy with nbdcopy into a qcow2 image that a qemu-nbd serves, and with
  ``qemu-img convert`` into one.

`whole` is the time of the whole run: checkpoint, job, copy, a look at the point below,
durable files, hashes, manifest. The same is done by hand: the job is begun with a
checkpoint, the image is made and filled, the job ended, the image synced and hashed.
Of increments, which take some tenths of a second here, start-up and the steps that make
a run safe to be killed are a good part of that: these rows have no target.

None of the programs syncs by itself (cache mode unsafe), as the readers do not. Both
ways begin with nothing left to be written to the disk, and with what was written before
removed: a file that grows into memory which nobody has used yet is written at less than
half the rate on some virtual machines, whoever writes it. Our server runs the guest;
with ``VIRTRIO_BENCH_SERVERS=libvirtd,ours`` both do in turn.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.backup.guests import Host, Server, hosted
from tests.peers.libnbd_binding import link_binding
from tests.peers.virtrio_server import virtrio_command
from virtrio.backup import blocking
from virtrio.backup.reading import READERS
from virtrio.enums import DomainCreateFlags

from .rounds import Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from virtrio.backup.reading import Export

ROUNDS = 5
ROUNDS_OF_FULL = 3
GIB = 1024**3
SIZE = 4 * GIB
DATA = SIZE // 4
PIECE = 65536
CHANGED = SIZE // PIECE // 20
MIB = 1024**2

# Whole disks are copied in the same way by all readers.
OF_FULL = ("libnbd", "tools")

KINDS: tuple[Server, ...] = ("libvirtd", "ours")

WORKER = """
import json, sys, time
import virtrio
from virtrio.backup import blocking, copying, images

uri, target, incremental, reader = sys.argv[1:]
taken = []

def timed(plain):
    def call(*arguments, **named):
        before = time.perf_counter()
        try:
            return plain(*arguments, **named)
        finally:
            taken.append(time.perf_counter() - before)
    return call

copying.changes, copying.copy = timed(copying.changes), timed(copying.copy)
images.create, images.rebase_unsafe = timed(images.create), timed(images.rebase_unsafe)
with virtrio.blocking.connect(uri, timeout=120) as conn:
    dom = conn.lookup_by_name("g")
    before = time.perf_counter()
    point = blocking.run(dom, target, incremental=incremental, reader=reader)
    whole = time.perf_counter() - before
with open("/proc/self/status") as status:  # ru_maxrss has what was before exec, too
    (memory,) = [int(line.split()[1]) for line in status if line.startswith("VmHWM:")]
print(json.dumps({
    "copy": sum(taken), "whole": whole, "memory": memory,
    "copied": sum(disk.copied for disk in point.manifest.disks),
    "checkpoint": point.manifest.checkpoint,
}))
"""


class Disk:
    """A guest with one disk, and what is done with it."""

    def __init__(self, host: Host, environment: Mapping[str, str], size: int) -> None:
        self.host = host
        self.size = size
        self.environment = environment
        self.image = host.images / "vda.qcow2"
        create(self.image, size)
        self.image.chmod(0o666)

    def fill(self) -> None:
        """Write data to 4 MiB of every 16."""
        lines = [
            f"write -q -P {1 + n % 250} {16 * n}M 4M\n" for n in range(self.size // (16 * MIB))
        ]
        words = ["qemu-io", "-t", "unsafe", "-f", "qcow2", str(self.image)]
        given = "".join(lines).encode()
        subprocess.run(words, input=given, check=True, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        self.host.conn.define_xml(
            "<domain type='qemu'><name>g</name><memory unit='MiB'>4</memory>"
            "<os><type machine='pc'>hvm</type></os><devices><disk type='file' device='disk'>"
            f"<driver name='qemu' type='qcow2'/><source file='{self.image}'/>"
            "<target dev='vda' bus='virtio'/></disk><memballoon model='none'/></devices></domain>"
        )
        self.dom.create_with_flags(DomainCreateFlags.VIR_DOMAIN_START_PAUSED)

    @property
    def dom(self) -> Any:
        return self.host.conn.lookup_by_name("g")

    def change(self, count: int) -> None:
        """Write pieces at random places, as the guest would."""
        device = "/machine/peripheral/virtio-disk0/virtio-backend"
        places = random.Random(1).sample(range(self.size // PIECE), count)
        for number, place in enumerate(places):
            line = f"write -q -P {1 + number % 250} {place * PIECE} {PIECE}"
            self.dom.qemu_monitor_command(f'qemu-io -d {device} "{line}"', 1)

    def run(self, target: Path, incremental: str, reader: str) -> dict[str, Any]:
        """Make a point in another process; return its times and what it copied."""
        os.sync()
        words = [sys.executable, "-c", WORKER, self.host.uri, str(target), incremental]
        done = subprocess.run(
            [*words, reader], check=True, stdout=subprocess.PIPE, env=self.environment
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def command(self, target: Path) -> float:
        """Return the seconds of the whole command, which finds what has changed."""
        words = virtrio_command("-c", self.host.uri, "backup-run", "g", str(target))
        before = time.perf_counter()
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=self.environment)
        return time.perf_counter() - before


class Increments:
    """Increments since one point: ours, and qemu-io's."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.target = disk.host.folder / "increments"
        disk.run(self.target, "none", "libnbd")
        (checkpoint,) = disk.dom.list_all_checkpoints()
        self.checkpoint = checkpoint.get_name()
        disk.change(CHANGED)
        self.copied: list[int] = []

    def ours(self, reader: str, phase: str) -> Callable[[], float]:
        def rate() -> float:
            target = self.disk.host.folder / "increment"
            shutil.copytree(self.target, target)
            found = self.disk.run(target, "1", reader)
            shutil.rmtree(target)
            self.disk.dom.checkpoint_lookup_by_name(found["checkpoint"]).delete()
            self.copied.append(found["copied"])
            return CHANGED * PIECE / MIB / float(found[phase])

        return rate

    def told(self) -> float:
        """Return the rate of qemu-io, which is told the extents."""
        with blocking.begin(self.disk.dom, incremental=self.checkpoint) as job:
            extents = list(job.dirty("vda"))
            image = self._image()
            before = time.perf_counter()
            create(image, self.disk.size)
            _qemu_io(job.exports["vda"], image, extents)
            return self._rate(extents, before)

    def listed(self, reader: str) -> Callable[[], float]:
        """Return what measures a list and qemu-io."""

        def rate() -> float:
            begun = blocking.begin(self.disk.dom, incremental=self.checkpoint, reader=reader)
            with begun as job:
                image = self._image()
                before = time.perf_counter()
                extents = list(job.dirty("vda"))
                create(image, self.disk.size)
                _qemu_io(job.exports["vda"], image, extents)
                return self._rate(extents, before)

        return rate

    def by_hand(self, reader: str) -> Callable[[], float]:
        """Return what measures a whole backup, which a person would do."""

        def rate() -> float:
            image = self._image()
            dom, name = self.disk.dom, "by-hand"
            before = time.perf_counter()
            begun = blocking.begin(dom, incremental=self.checkpoint, checkpoint=name, reader=reader)
            with begun as job:
                extents = list(job.dirty("vda"))
                create(image, self.disk.size)
                _qemu_io(job.exports["vda"], image, extents)
            _sealed(image)
            found = self._rate(extents, before)
            dom.checkpoint_lookup_by_name(name).delete()
            return found

        return rate

    def _image(self) -> Path:
        image = self.disk.host.folder / "by-hand.qcow2"
        image.unlink(missing_ok=True)
        os.sync()
        return image

    def _rate(self, extents: Sequence[tuple[int, int]], before: float) -> float:
        taken = time.perf_counter() - before
        return sum(length for _, length in extents) / MIB / taken


class Copies:
    """Copies of the whole disk: ours, nbdcopy's and qemu-img's."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk

    def ours(self, reader: str, phase: str) -> Callable[[], float]:
        def rate() -> float:
            target = self.disk.host.folder / "whole"
            found = self.disk.run(target, "none", reader)
            shutil.rmtree(target)
            self.disk.dom.list_all_checkpoints()[-1].delete()
            return DATA / MIB / float(found[phase])

        return rate

    def theirs(self, program: Callable[[str, Path], None], *, whole: bool) -> Callable[[], float]:
        def rate() -> float:
            with blocking.begin(self.disk.dom) as job:
                image = self.disk.host.folder / "by-hand.qcow2"
                os.sync()
                before = time.perf_counter()
                create(image, self.disk.size)
                program(job.exports["vda"].uri, image)
                if whole:
                    _sealed(image)
                taken = time.perf_counter() - before
            image.unlink()
            return DATA / MIB / taken

        return rate


def create(image: Path, size: int) -> None:
    image.unlink(missing_ok=True)
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", image, str(size)], check=True)


def _qemu_io(export: Export, image: Path, extents: Sequence[tuple[int, int]]) -> None:
    """Read extents into an image with qemu-io, as a person would who knows it well."""
    server = {"type": "unix", "path": export.place.path}
    options = {
        "driver": "qcow2",
        "file": {"driver": "file", "filename": str(image)},
        "backing": {"driver": "nbd", "server": server, "export": export.place.name},
    }
    lines = []
    for number, (offset, length) in enumerate(extents, 1):
        lines.append(f"aio_read -q {offset} {length}\n")
        if number % 16 == 0:
            lines.append("aio_flush\n")
    words = ["qemu-io", "-C", "-t", "unsafe", f"json:{json.dumps(options)}"]
    given = "".join([*lines, "aio_flush\n"]).encode()
    subprocess.run(words, input=given, check=True, stdout=subprocess.DEVNULL)


def nbdcopy(uri: str, image: Path) -> None:
    writer = ["[", "qemu-nbd", "--cache=unsafe", "-f", "qcow2", str(image), "]"]
    subprocess.run(["nbdcopy", uri, "--", *writer], check=True)


def convert(uri: str, image: Path) -> None:
    subprocess.run(["qemu-img", "convert", "-n", "-O", "qcow2", uri, str(image)], check=True)


def _sealed(image: Path) -> str:
    """Make an image durable, and return its hash."""
    with image.open("rb") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def compared() -> tuple[list[Row], str]:
    """Compare backups of a guest with copies by hand."""
    wanted = os.environ.get("VIRTRIO_BENCH_SERVERS", "ours").split(",")
    rows: list[Row] = []
    notes: list[str] = []
    with tempfile.TemporaryDirectory() as binding:
        if reason := link_binding(Path(binding)):
            raise SystemExit(reason)
        sys.path.append(binding)  # for what is done in this process
        environment = os.environ | {"PYTHONPATH": binding}
        for kind in KINDS:
            if kind not in wanted:
                continue
            with hosted(kind) as host:
                host.images.chmod(0o777)
                for part in (_full, _increments, _flatness):
                    found, note = part(host, environment)
                    rows += found
                    notes += note
                    host.clear()
                    host.images.chmod(0o777)
    return rows, "\n  ".join(notes)


def _full(host: Host, environment: Mapping[str, str]) -> tuple[list[Row], list[str]]:
    disk = Disk(host, environment, SIZE)
    disk.fill()
    disk.start()
    rows, notes = [], []
    copies = Copies(disk)
    for phase in ("copy", "whole"):
        rates = measured(
            {
                **{reader: copies.ours(reader, phase) for reader in OF_FULL},
                "nbdcopy": copies.theirs(nbdcopy, whole=phase == "whole"),
                "convert": copies.theirs(convert, whole=phase == "whole"),
            },
            ROUNDS_OF_FULL,
        )
        for reader in OF_FULL:
            for other in ("nbdcopy", "convert"):
                what = f"{host.kind}: full, {phase}: {reader}, to {other}"
                rows.append(row(what, 0.9, rates, reader, other))
        notes.append(f"{host.kind}: full, {phase}, MiB/s of data: {absolute(rates)}")
    return rows, notes


def _increments(host: Host, environment: Mapping[str, str]) -> tuple[list[Row], list[str]]:
    disk = Disk(host, environment, SIZE)
    disk.start()
    rows, notes = [], []
    increments = Increments(disk)
    told, listed = "qemu-io", "qemu-img map, qemu-io"
    rates = measured(
        {
            **{reader: increments.ours(reader, "copy") for reader in READERS},
            told: increments.told,
            listed: increments.listed("tools"),
        },
        ROUNDS,
    )
    for reader in READERS:
        other = listed if reader == "tools" else told
        what = f"{host.kind}: 5 % changed, copy: {reader}, to {other}"
        rows.append(row(what, 0.9, rates, reader, other))
    rows.append(
        row(f"{host.kind}: 5 % changed, copy: tools, to {told}", None, rates, "tools", told)
    )
    notes.append(f"{host.kind}: 5 % changed, copy, MiB/s: {absolute(rates)}")
    rates = measured(
        {
            **{reader: increments.ours(reader, "whole") for reader in READERS},
            **{f"by hand, {reader}": increments.by_hand(reader) for reader in READERS},
        },
        ROUNDS,
    )
    for reader in READERS:
        what = f"{host.kind}: 5 % changed, whole: {reader}, to one by hand, listed by {reader}"
        rows.append(row(what, None, rates, reader, f"by hand, {reader}"))
    notes.append(f"{host.kind}: 5 % changed, whole, MiB/s: {absolute(rates)}")
    more = [copied / (CHANGED * PIECE) for copied in increments.copied]
    rows.append(Row(f"{host.kind}: copied, to what has changed", 1.05, more, at_most=True))
    disk.command(increments.target)
    seconds = [disk.command(increments.target) for _ in range(ROUNDS)]
    what = f"{host.kind}: the command, nothing changed"
    rows.append(Row(what, 2.0, seconds, at_most=True, unit="s"))
    return rows, notes


def _flatness(host: Host, environment: Mapping[str, str]) -> tuple[list[Row], list[str]]:
    """Compare the memory of runs on disks of 1 and of 16 GiB, with as much data."""
    memory: dict[str, dict[int, int]] = {reader: {} for reader in READERS}
    for size in (1, 16):
        disk = Disk(host, environment, size * GIB)
        disk.start()
        disk.change(2000)
        for reader in READERS:
            target = host.folder / f"flat-{reader}-{size}"
            found = [disk.run(target, "auto", reader)["memory"]]
            disk.change(2000)
            found.append(disk.run(target, "auto", reader)["memory"])
            memory[reader][size] = max(found)
            shutil.rmtree(target)
        host.clear()
        host.images.chmod(0o777)
    rows = [
        Row(
            f"{host.kind}: peak memory with {reader}, a disk of 16 GiB to one of 1 GiB",
            1.2,
            [sizes[16] / sizes[1]],
            at_most=True,
        )
        for reader, sizes in memory.items()
    ]
    figures = ", ".join(f"{name} {sizes[16] / 1024:.0f}" for name, sizes in memory.items())
    return rows, [f"{host.kind}: peak memory, 16 GiB, in MiB: {figures}"]
