"""Headers of qcow2 images, which are read before any program opens the image.

An image whose header names another file than the expected one, or asks for something
that the images of a target never have, is refused here, so that no program follows it.
The format is QEMU's docs/interop/qcow2.txt.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from typing import NoReturn

from ..errors import TargetError

__all__ = ["Header", "read_header"]

MAGIC = b"QFI\xfb"
LONGEST_BACKING = 1023

# Incompatible features that need no other file: not closed (0), another way of
# compressing (3), extended entries (4).
_NOT_CLOSED = 1 << 0
_CORRUPT = 1 << 1
_DATA_FILE = 1 << 2
_HARMLESS = _NOT_CLOSED | 1 << 3 | 1 << 4

_FIXED = struct.Struct(">4sIQIIQIIQQIIQ")
_VERSION_3 = struct.Struct(">QQQII")
_EXTENSION = struct.Struct(">II")
_BACKING_FORMAT = 0xE2792ACA
_DATA_FILE_NAME = 0x44415441


@dataclass(frozen=True, slots=True)
class Header:
    """Facts from the header of a qcow2 image.

    ``capacity`` is the size of the disk in bytes.
    """

    capacity: int
    cluster_size: int
    backing_file: str | None
    backing_format: str | None


def read_header(fd: int, what: str) -> Header:
    """Return the header of the open image ``fd``.

    Raises TargetError, which begins with ``what``, if it is no qcow2 image, or one that
    is encrypted, marked as corrupt, or has its data in another file.
    """

    def refuse(reason: str) -> NoReturn:
        raise TargetError(f"{what}: {reason}")

    data = os.pread(fd, _FIXED.size, 0)
    if len(data) < _FIXED.size or not data.startswith(MAGIC):
        refuse("it is no qcow2 image")
    (_, version, at, length, bits, capacity, crypt, *_) = _FIXED.unpack(data)
    if version not in (2, 3):
        refuse(f"version {version} of qcow2 is unknown")
    if not 9 <= bits <= 21:
        refuse("its clusters have a size that they cannot have")
    if crypt:
        refuse("it is encrypted")
    header_length = _FIXED.size
    if version == 3:
        more = os.pread(fd, _VERSION_3.size, _FIXED.size)
        if len(more) < _VERSION_3.size:
            refuse("its header is cut off")
        incompatible, _, _, _, header_length = _VERSION_3.unpack(more)
        if incompatible & _DATA_FILE:
            refuse("its data is in another file")
        if incompatible & _CORRUPT:
            refuse("it is marked as corrupt")
        if incompatible & ~_HARMLESS:
            refuse(f"it has unknown features ({incompatible & ~_HARMLESS:#x})")
    cluster = 1 << bits
    if not _FIXED.size <= header_length <= cluster:
        refuse("its header has a length that it cannot have")
    head = os.pread(fd, cluster, 0)
    extensions = _extensions(head, header_length, at or len(head))
    if _DATA_FILE_NAME in extensions:
        refuse("its data is in another file")
    backing = None
    if at:
        if not 0 < length <= LONGEST_BACKING or at + length > len(head):
            refuse("the name of its backing file is out of bounds")
        backing = head[at : at + length].decode(errors="backslashreplace")
    backing_format = extensions.get(_BACKING_FORMAT)
    return Header(
        capacity,
        cluster,
        backing,
        None if backing_format is None else backing_format.decode(errors="backslashreplace"),
    )


def _extensions(head: bytes, at: int, end: int) -> dict[int, bytes]:
    """Return the extensions of a header by their types."""
    found: dict[int, bytes] = {}
    while at + _EXTENSION.size <= end:
        kind, length = _EXTENSION.unpack_from(head, at)
        if kind == 0:
            break
        at += _EXTENSION.size
        if at + length > end:
            break
        found[kind] = head[at : at + length]
        at += (length + 7) & ~7
    return found
