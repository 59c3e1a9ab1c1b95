"""Guest whose disks are backed up: what is on them, and what readers see of it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 4 * 1024 * 1024
CLUSTER = 65536


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
    return done.stdout


class Backups:
    """A paused guest with two qcow2 disks, and what was written on them.

    ``chained``: the first disk has a layer below, in which there is something.
    """

    def __init__(self, host, *, chained: bool = False) -> None:
        self.host = host
        self.written = 0
        self.disks = {"vda": bytearray(SIZE), "vdb": bytearray(SIZE)}
        # where QEMU, which is another user, can make its socket
        self.place = host.folder / "nbd"
        self.place.mkdir(mode=0o777)
        self.place.chmod(0o777)
        below = ()
        if chained:
            base = host.image("base.qcow2")
            run("qemu-io", "-c", "write -P 77 1M 1M", str(base))
            self.disks["vda"][1024 * 1024 : 2 * 1024 * 1024] = bytes([77]) * 1024 * 1024
            below = ("-b", str(base), "-F", "qcow2")
        disks = (
            host.disk(host.image("a.qcow2", "4M", "qcow2", *below)),
            host.disk(host.image("b.qcow2"), "vdb"),
        )
        host.define(host.document("g", *disks))
        host.virsh("start", "--paused", "g")

    def write(self, disk: str, offset: int, size: int, pattern: int) -> None:
        self.write_all([(disk, offset, size, pattern)])

    def write_all(self, writes: Sequence[tuple[str, int, int, int]]) -> None:
        """Write one after the other: each a disk, an offset, a size and a pattern."""
        numbers = {disk: number for number, disk in enumerate(self.disks)}
        self.host.write_all("g", [(numbers[disk], *rest) for disk, *rest in writes])
        for disk, offset, size, pattern in writes:
            self.disks[disk][offset : offset + size] = bytes([pattern]) * size

    def checkpoint(self, name: str) -> str:
        disks = "".join(f"<disk name='{disk}'/>" for disk in self.disks)
        return self._file(
            "checkpoint",
            f"<domaincheckpoint><name>{name}</name><disks>{disks}</disks></domaincheckpoint>",
        )

    def document(self, base: str | None = None, *, mode: str = "pull", inside: str = "") -> str:
        what = "scratch" if mode == "pull" else "target"
        disks = inside or "".join(
            f"<disk name='{disk}' type='file'>"
            f"<{what} file='{self.host.folder}/{what}.{disk}'/></disk>"
            for disk in self.disks
        )
        more = "" if base is None else f"<incremental>{base}</incremental>"
        if mode == "pull":
            more += f"<server transport='unix' socket='{self.place}/sock'/>"
        return self._file(
            "backup",
            f"<domainbackup mode='{mode}'>{more}<disks>{disks}</disks></domainbackup>",
        )

    def _file(self, name: str, text: str) -> str:
        self.written += 1
        path = self.host.folder / f"{name}{self.written}.xml"
        path.write_text(text)
        return str(path)

    def url(self, export: str) -> str:
        return f"nbd+unix:///{export}?socket={self.place}/sock"

    def read(self, export: str) -> bytes:
        path = self.host.folder / "read"
        run("nbdcopy", self.url(export), str(path))
        return path.read_bytes()

    def dirty(self, export: str) -> list[tuple[int, int]]:
        """Return offsets and lengths of what changed, as the export says."""
        name = f"qemu:dirty-bitmap:backup-{export}"
        said = json.loads(run("nbdinfo", "--json", f"--map={name}", self.url(export)))
        return [(part["offset"], part["length"]) for part in said if part["type"] == 1]

    def abort(self) -> None:
        self.host.virsh("domjobabort", "g")
        self.host.wait(lambda: "None" in self.host.virsh("domjobinfo", "g"))

    def scratches(self) -> list[str]:
        return sorted(path.name for path in self.host.folder.glob("scratch.*"))
