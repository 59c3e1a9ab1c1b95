"""Targets made with qemu-img and qemu-io alone, and what every point's disks were."""

from __future__ import annotations

import random
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from virtrio.backup import images
from virtrio.backup.listing import contents
from virtrio.backup.target.documents import DiskFile, Manifest, OtherFile
from virtrio.backup.target.folder import Target
from virtrio.client.blocking.performing import perform
from virtrio.client.scripts.steps import Stop

if TYPE_CHECKING:
    from pathlib import Path

UUID = "c7a5fdbd-edaf-9455-926a-d65c16db1809"
TIME = "2026-11-29T12:00:00Z"
KIB = 1024
MIB = 1024 * KIB
STOP = Stop()

DEFINITION = f"""
<domain type='kvm'>
  <name>guest</name>
  <uuid>{UUID}</uuid>
  <memory>32768</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/images/guest.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
"""


def run(*words: object) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


class Disk:
    """Disk of a guest: its content, and what was written since the last point."""

    def __init__(self, size: int) -> None:
        self.data = bytearray(size)
        self.writes: list[tuple[int, int, int]] = []
        self.point: int | None = None

    def write(self, offset: int, length: int, pattern: int) -> None:
        self.data[offset : offset + length] = bytes([pattern]) * length
        self.writes.append((offset, length, pattern))

    def resize(self, size: int) -> None:
        if size < len(self.data):
            del self.data[size:]
        else:
            end = len(self.data)
            self.data += bytes(size - end)
            self.write(end, size - end, 0)

    def commands(self) -> list[str]:
        """Return the arguments of qemu-io that write what was written."""
        found = []
        for offset, length, pattern in self.writes:
            length = min(length, len(self.data) - offset)
            if length > 0:
                how = f"-P {pattern}" if pattern else "-z"
                found += ["-c", f"write {how} {offset} {length}"]
        return found


class Guest:
    """Guest whose backups are made without a server, into ``path``.

    ``was`` has the content of each disk at each point.
    """

    def __init__(self, path: Path, seed: object = 0) -> None:
        self.path = path
        self.random = random.Random(str(seed))
        self.disks: dict[str, Disk] = {}
        self.was: dict[int, dict[str, bytes]] = {}

    def back_up(
        self,
        *,
        full: bool = False,
        only: set[str] | None = None,
        compressed: bool = False,
        nvram: bytes | None = None,
        definition: str = DEFINITION,
    ) -> int:
        """Make a point of what changed, and return its number."""
        with Target.create(self.path, "guest", UUID) as target:
            number = target.next_number()
            partial = target.begin_point(number)
            files = []
            for name, disk in self.disks.items():
                if only is None or name in only:
                    files.append(self._write(partial, name, disk, full, compressed))
            others = ()
            if nvram is not None:
                partial.write("nvram", nvram)
                others = (OtherFile("nvram", "nvram", *partial.measure(STOP, "nvram")),)
            partial.finish(manifest(number, files, others, definition))
        self.was[number] = {file.name: bytes(self.disks[file.name].data) for file in files}
        return number

    def _write(self, partial, name: str, disk: Disk, full: bool, compressed: bool) -> DiskFile:
        base = disk.point
        if full or base is None or not (self.path / f"{base:06}").exists():
            base = None
        image = partial.image(name)
        if base is None:
            source = image.with_name("source.raw")
            source.write_bytes(disk.data)
            pack = ["-c"] if compressed else []
            run("qemu-img", "convert", *pack, "-f", "raw", "-O", "qcow2", source, image)
        else:
            backing = f"../{base:06}/{name}.qcow2"
            images.create(STOP, image, len(disk.data), backing=backing)
            if commands := disk.commands():
                run("qemu-io", "-f", "qcow2", *commands, image)
        disk.writes.clear()
        disk.point = partial.number
        size, sha256 = partial.measure(STOP, image.name)
        return DiskFile(
            name=name,
            kind="full" if base is None else "incremental",
            capacity=len(disk.data),
            copied=0,
            size=size,
            sha256=sha256,
            backing=base,
            compressed=compressed and base is None,
        )

    def change(self, disk: Disk, times: int = 6) -> None:
        """Write patterns and zeros at random places."""
        for _ in range(self.random.randrange(times)):
            unit = self.random.choice([4 * KIB, 64 * KIB])
            room = len(disk.data) // unit
            if not room:
                continue
            at = self.random.randrange(room)
            length = self.random.randint(1, min(4, room - at))
            pattern = self.random.choice([0, self.random.randrange(1, 256)])
            disk.write(at * unit, length * unit, pattern)

    def live(self, points: int) -> None:
        """Make points of a guest that writes, and gains, loses and resizes disks."""
        self.disks["vda"] = Disk(2 * MIB)
        for _ in range(points):
            for disk in self.disks.values():
                self.change(disk)
                if self.random.random() < 0.2:
                    disk.resize(self.random.randint(1, 48) * 64 * KIB)
            if self.random.random() < 0.3:
                name = self.random.choice(["vdb", "sdc"])
                if self.disks.pop(name, None) is None:
                    self.disks[name] = Disk(self.random.randint(1, 32) * 64 * KIB)
            only = None
            if self.random.random() < 0.2:
                only = {self.random.choice(list(self.disks))}
            self.back_up(
                full=self.random.random() < 0.15,
                only=only,
                compressed=self.random.random() < 0.2,
            )


def small(path: Path) -> Guest:
    """Return a guest with four points of two disks; one has no increment at 2."""
    guest = Guest(path)
    guest.disks = {"vda": Disk(256 * KIB), "vdb": Disk(128 * KIB)}
    for number in range(1, 5):
        guest.disks["vda"].write((number % 4) * 64 * KIB, 4 * KIB, number)
        guest.disks["vdb"].write(64 * KIB, 4 * KIB, 16 + number)
        guest.back_up(only={"vda"} if number == 2 else None)
    return guest


def manifest(number, disks, others=(), definition=DEFINITION) -> Manifest:
    return Manifest(
        number=number,
        began=TIME,
        ended=TIME,
        mode="pull",
        frozen=False,
        domain_name="guest",
        domain_uuid=UUID,
        domain_xml=definition,
        disks=tuple(disks),
        checkpoint=f"virtrio-00000000-{number}",
        checkpoint_xml="<domaincheckpoint/>",
        others=tuple(others),
    )


def rewrite(path: Path, number: int, **changed: object) -> None:
    """Change fields of a point's manifest."""
    file = path / f"{number:06}" / "manifest.json"
    found = Manifest.from_json(file.read_bytes())
    file.write_bytes(replace(found, **changed).to_json())


def listed(path: Path):
    return perform(contents(path))


def by_hand(path: Path, was: dict[int, dict[str, bytes]]) -> None:
    """Check every image of points with qemu-img alone."""
    for number, disks in was.items():
        for name, data in disks.items():
            image = path / f"{number:06}" / f"{name}.qcow2"
            assert whole(image, path.parent) == data, f"{name} at {number}"


def whole(image: Path, place: Path) -> bytes:
    """Return what qemu-img alone reads from an image and its chain."""
    raw = place / "by-hand.raw"
    run("qemu-img", "convert", "-f", "qcow2", "-O", "raw", image, raw)
    data = raw.read_bytes()
    raw.unlink()
    return data
