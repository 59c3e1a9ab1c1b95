"""Demonstration on a real guest: a checkpoint, and the incremental backup it is for.

`examples/demo.py` runs it last, where QEMU is installed. The guest has a disk and no
system on it: it stays paused, and QEMU's monitor writes in its place.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import virtrio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["missing", "show"]

PROGRAMS = ("qemu-system-x86_64", "qemu-img")
SIZE = 16 * 1024 * 1024
DOMAIN = """
<domain type='qemu'>
  <name>guest</name>
  <memory unit='MiB'>16</memory>
  <os><type machine='q35'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='{image}'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
"""
BACKUP = """
<domainbackup mode='pull'>{incremental}
  <server transport='unix' socket='{socket}'/>
</domainbackup>
"""


def missing() -> list[str]:
    """Return the programs that are needed and not installed."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def show(uri: str, folder: Path) -> None:
    """Show it on a server's qemu hypervisor, with files in a folder.

    QEMU makes the socket of a backup: its user must be able to write there. Raises
    virtrio.LibvirtError if the server has no guests.
    """
    image = folder / "disk.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", image, str(SIZE)], check=True)
    with virtrio.blocking.connect(uri) as conn:
        domain = conn.define_xml(DOMAIN.format(image=image))
        start = time.perf_counter()
        domain.create_with_flags(virtrio.enums.DomainCreateFlags.VIR_DOMAIN_START_PAUSED)
        try:
            print(f"\na QEMU guest with a disk of 16 MiB, paused after {since(start)}")
            write(domain, "0 1M")
            with backup(domain, folder, checkpoint="monday") as reader:
                copy = ["qemu-img", "convert", "-O", "qcow2", reader, str(folder / "full.qcow2")]
                subprocess.run(copy, check=True)
            print("1 MiB is written, and copied by a full backup with the checkpoint monday")
            write(domain, "8M 64k")
            with backup(domain, folder, checkpoint="tuesday", since="monday") as reader:
                changed = changed_bytes(reader)
            print(
                f"64 KiB are written; an incremental backup since monday copies {changed:,} "
                f"of {SIZE:,} bytes"
            )
        finally:
            domain.destroy()
            domain.undefine_flags(
                virtrio.enums.DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
            )


def since(start: float) -> str:
    return f"{time.perf_counter() - start:.2f} s"


def write(domain: virtrio.blocking.Domain, where: str) -> None:
    """Write on the disk, as the guest would."""
    device = "/machine/peripheral/virtio-disk0/virtio-backend"
    line = f'qemu-io -d {device} "write -P 1 {where}"'
    domain.qemu_monitor_command(
        line,
        virtrio.enums.DomainQemuMonitorCommandFlags.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP,
    )


@contextlib.contextmanager
def backup(
    domain: virtrio.blocking.Domain, folder: Path, *, checkpoint: str, since: str | None = None
) -> Iterator[str]:
    """Begin a backup with a checkpoint, and give what qemu-img reads it by."""
    socket = folder / "backup.sock"
    base = "" if since is None else f"\n  <incremental>{since}</incremental>"
    start = time.perf_counter()
    domain.backup_begin(
        BACKUP.format(incremental=base, socket=socket),
        f"<domaincheckpoint><name>{checkpoint}</name></domaincheckpoint>",
    )
    print(f"backup with the checkpoint {checkpoint} begun in {time.perf_counter() - start:.3f} s")
    try:
        yield f"nbd+unix:///vda?socket={socket}"
    finally:
        domain.abort_job()


def changed_bytes(reader: str) -> int:
    """Return how many bytes the bitmap of an incremental backup names as changed."""
    socket = reader.partition("socket=")[2]
    options = (
        f"driver=nbd,server.type=unix,server.path={socket},export=vda,"
        "x-dirty-bitmap=qemu:dirty-bitmap:backup-vda"
    )
    command = ["qemu-img", "map", "--output=json", "--image-opts", options]
    found = subprocess.run(command, check=True, capture_output=True)
    # qemu-img takes what is dirty for what has no data
    return sum(part["length"] for part in json.loads(found.stdout) if not part["data"])
