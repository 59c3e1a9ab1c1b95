"""Disks of a domain, by its live XML: which can be backed up, and how.

Only what the definition says is known here. Whether an image holds the bitmap of a
checkpoint is for the server to say.
"""

from __future__ import annotations

import fcntl
import os
import stat
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..client.checkpoints.documents import NO_DISKS, NO_JOBS
from .errors import BackupError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Disk",
    "Guest",
    "inode_of",
    "left_out",
    "looked_at",
    "read_guest",
    "refuse_shared",
    "select",
]

# Formats of images that keep the bitmaps of checkpoints.
_WITH_BITMAPS = ("qcow2",)
# Disks that a guest cannot write to are left out without a word.
_CONSTANT = ("it is a CD-ROM", "it is a floppy", "it is read-only", "it is empty")


@dataclass(frozen=True, slots=True)
class Disk:
    """Disk of a guest.

    ``name`` is its target (``vda``), ``type`` that of its source (``file``, ``block``,
    ``network``, …), ``format`` that of its image. ``source`` is a path on the server's
    host, or for other types a text that names the source. ``refusal`` is why it cannot
    be backed up, ``no_bitmaps`` why its image cannot keep bitmaps; both may be None.
    ``below`` are the sources of the layers below, as far as the XML has them.
    ``inodes`` tell which files its image and those below are (see `inode_of`), if this
    host has them, and are empty if not.
    """

    name: str
    type: str
    format: str
    source: str | None
    refusal: str | None = None
    no_bitmaps: str | None = None
    below: tuple[str, ...] = ()
    inodes: tuple[str | None, ...] = ()

    @property
    def has_bitmaps(self) -> bool:
        """True if its image can keep the bitmaps of checkpoints."""
        return self.no_bitmaps is None

    @property
    def path(self) -> str | None:
        """Path of its image where that is a file of the server's host."""
        return self.source if self.type == "file" else None


@dataclass(frozen=True, slots=True)
class Guest:
    """Facts from a domain's live XML that backups need.

    ``user`` and ``group`` are the numbers or names that its QEMU runs as, None where
    the XML has none. ``nvram`` is the path of its UEFI variables, None where they are
    in no file, or it has none (``has_nvram``).
    """

    name: str
    uuid: str
    is_active: bool
    disks: tuple[Disk, ...]
    user: str | None = None
    group: str | None = None
    nvram: str | None = None
    has_nvram: bool = False
    has_agent: bool = False


def refuse_shared(disks: Sequence[Disk], chosen: Iterable[Disk]) -> None:
    """Raise `BackupError` if one of the chosen disks has the image of another disk.

    QEMU then backs up neither.
    """
    for disk in chosen:
        for other in disks:
            is_one = other.source == disk.source and other.type == disk.type
            if is_one and other.name != disk.name and other.refusal is None:
                raise BackupError(
                    f"disks '{disk.name}' and '{other.name}' have one image, which QEMU cannot"
                    " back up: name the other disks (--disk)"
                )


def left_out(disks: Iterable[Disk]) -> list[Disk]:
    """Return the disks that cannot be backed up although the guest writes to them."""
    return [disk for disk in disks if disk.refusal not in (None, *_CONSTANT)]


def read_guest(xml: str) -> Guest:
    """Return what a domain's XML says, of which the live one has all.

    Raises `BackupError` for a document that is none of a domain.
    """
    try:
        root = ET.fromstring(xml)
    except ET.ParseError as exc:
        raise BackupError(f"the domain's XML cannot be read: {exc}") from exc
    if root.tag != "domain":
        raise BackupError(f"<domain> was expected, not <{root.tag}>")
    user, group = _owner(root)
    channels = root.iterfind("./devices/channel/target")
    return Guest(
        name=root.findtext("name", ""),
        uuid=root.findtext("uuid", ""),
        is_active=root.get("id") is not None,
        disks=tuple(_disk(element) for element in root.iterfind("./devices/disk")),
        user=user,
        group=group,
        nvram=root.findtext("./os/nvram") or _nvram_file(root),
        has_nvram=root.find("./os/nvram") is not None,
        has_agent=any(found.get("name") == "org.qemu.guest_agent.0" for found in channels),
    )


def _nvram_file(root: ET.Element) -> str | None:
    source = root.find("./os/nvram/source")
    return None if source is None else source.get("file")


def _owner(root: ET.Element) -> tuple[str | None, str | None]:
    """Return user and group of QEMU; numbers are written with a plus sign."""
    for element in root.iterfind("seclabel"):
        label = element.findtext("label")
        if element.get("model") == "dac" and label:
            user, _, group = label.partition(":")
            return user.removeprefix("+"), group.removeprefix("+") or None
    return None, None


def _disk(element: ET.Element) -> Disk:
    target, driver = element.find("target"), element.find("driver")
    kind = element.get("type", "file")
    disk = Disk(
        name="" if target is None else target.get("dev", ""),
        type=kind,
        format="raw" if driver is None else driver.get("type", "raw"),
        source=_source(element),
        below=tuple(filter(None, map(_source, element.iter("backingStore")))),
    )
    if disk.format not in _WITH_BITMAPS:
        disk = replace(disk, no_bitmaps=f"its image is {disk.format}, which keeps no bitmaps")
    refusal = NO_DISKS.get(element.get("device", "disk")) or NO_JOBS.get(kind)
    if refusal is None and element.find("readonly") is not None:
        refusal = "it is read-only"
    if refusal is None and disk.source is None:
        refusal = "it is empty"
    if refusal is None and element.find("transient") is not None:
        refusal = "it is transient"
    return replace(disk, refusal=refusal)


def looked_at(disk: Disk) -> Disk:
    """Return what is known of a disk after a look at its images, if they can be read.

    qcow2 of version 2, which was made until 2013, keeps no bitmaps.
    """
    path = disk.source
    if path is None or disk.type not in ("file", "block") or not disk.has_bitmaps:
        return disk
    disk = replace(disk, inodes=tuple(map(inode_of, (path, *disk.below))))
    try:
        with open(path, "rb") as image:
            header = image.read(8)
    except OSError:  # the server may be elsewhere, or this a user who may not
        return disk
    if header != b"QFI\xfb\0\0\0\x02":
        return disk
    reason = "its image is qcow2 of version 2, which keeps no bitmaps (qemu-img amend changes it)"
    return replace(disk, no_bitmaps=reason)


def inode_of(path: str) -> str | None:
    """Return a text that tells a regular file from others, whatever its name is.

    That are the numbers of its inode and, where the file system has it, of the inode's
    generation: a new file may get the inode of one that was removed. None is for a file
    that cannot be read.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode):
            return None
        generation = bytes(struct.calcsize("l"))
        with suppress(OSError):
            generation = fcntl.ioctl(fd, _GET_VERSION, generation)
        return f"{found.st_ino}.{int.from_bytes(generation, sys.byteorder)}"
    finally:
        os.close(fd)


# FS_IOC_GETVERSION of linux/fs.h: _IOR('v', 1, long).
_GET_VERSION = 2 << 30 | struct.calcsize("l") << 16 | ord("v") << 8 | 1


def _source(element: ET.Element) -> str | None:
    """Return a text that names the source, the path where it is a file or a device."""
    source = element.find("source")
    if source is None or not source.attrib:
        return None
    for name in ("file", "dev", "dir"):
        if source.get(name):
            return source.get(name)
    where = ",".join(map(_host, source.iterfind("host")))
    parts = (source.get(name) for name in ("protocol", "pool", "volume", "name"))
    what = "/".join(part for part in parts if part)
    query = f"?{source.get('query')}" if source.get("query") else ""
    return f"{where}{'/' if where else ''}{what}{query}" or None


def _host(element: ET.Element) -> str:
    """Return a text that names a host of a network disk, or its socket."""
    if (socket := element.get("socket")) is not None:
        return f"{element.get('transport', 'unix')}:{socket}"
    transport = element.get("transport", "tcp")
    where = f"{element.get('name', '')}:{element.get('port', '')}"
    return where if transport == "tcp" else f"{transport}:{where}"


def select(disks: Iterable[Disk], names: Sequence[str] | None) -> list[Disk]:
    """Return those of a guest's disks that are to be backed up, in its order.

    ``names`` are targets; None is for all that can be.

    Raises `BackupError` for a name that no disk has, one that is given twice, a disk
    that cannot be backed up, and where none is left.
    """
    known = {disk.name: disk for disk in disks}
    if names is None:
        chosen = [disk for disk in known.values() if disk.refusal is None]
        if not chosen:
            raise BackupError("the domain has no disk that can be backed up")
        return chosen
    for name in names:
        if name not in known:
            there = ", ".join(known) or "none"
            raise BackupError(f"there is no disk '{name}'; the domain has {there}")
        if (refusal := known[name].refusal) is not None:
            raise BackupError(f"disk '{name}' cannot be backed up: {refusal}")
        if list(names).count(name) > 1:
            raise BackupError(f"disk '{name}' is named twice")
    if not names:
        raise BackupError("no disk is named")
    return [disk for disk in known.values() if disk.name in names]
