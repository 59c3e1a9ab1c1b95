"""Files of images: their chains, whether QEMU can open them, and whose they are.

All of this touches disks that may be slow: it is called in threads.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .refusals import internal_error, system_error, unsupported_config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .process import Identity

__all__ = ["Image", "Owner", "backing_chain", "check_access", "give", "give_back", "may_read"]

_QCOW2 = b"QFI\xfb"
_MOST_LAYERS = 200
_MOST_HEADER = 64 * 1024
_BACKING_FORMAT = 0xE2792ACA


@dataclass(frozen=True, slots=True)
class Image:
    """Image of a chain."""

    path: str
    format: str
    is_block: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """Owner that a file had before it was given to QEMU."""

    path: str
    uid: int
    gid: int


def backing_chain(path: str, format: str, identity: Identity | None) -> list[Image]:
    """Return the layers of an image, the top one first, by their headers.

    A raw image has one layer, whatever is in it. Formats of the layers below come from
    the headers above them; where one is missing, the chain cannot be known.

    Raises VIR_ERR_SYSTEM_ERROR for a layer that QEMU's user cannot open,
    VIR_ERR_INTERNAL_ERROR for a chain that loops or has too many layers,
    VIR_ERR_CONFIG_UNSUPPORTED for one whose formats are not said.
    """
    found: list[Image] = []
    seen: set[tuple[int, int]] = set()
    next_path: str | None = path
    while next_path is not None:
        status = check_access(next_path, identity)
        key = status.st_dev, status.st_ino
        if key in seen:
            raise internal_error(f"backing store for {path} ({next_path}) is self-referential")
        seen.add(key)
        if len(found) == _MOST_LAYERS:
            raise internal_error(f"backing store chain of {path} has too many layers")
        found.append(Image(next_path, format, stat.S_ISBLK(status.st_mode)))
        below = _backing(next_path) if format == "qcow2" else None
        if below is None:
            break
        name, below_format = below
        if below_format is None:
            raise unsupported_config(
                f"format of backing image '{name}' of image '{next_path}' was not specified in "
                "the image metadata (See https://libvirt.org/kbase/backing_chains.html for "
                "troubleshooting)"
            )
        if below_format not in ("qcow2", "raw"):
            raise unsupported_config(
                f"backing format '{below_format}' of '{next_path}' is not supported"
            )
        if "://" in name or name.startswith(("json:", "nbd:")):
            raise unsupported_config(f"backing image '{name}' of '{next_path}' is no file")
        next_path = os.path.join(os.path.dirname(next_path), name.removeprefix("file:"))
        format = below_format
    return found


def _backing(path: str) -> tuple[str, str | None] | None:
    """Return the backing file of a qcow2 image and its format, as its header says."""
    with open(path, "rb") as file:
        header = file.read(_MOST_HEADER)
    if header[:4] != _QCOW2 or len(header) < 72:
        return None  # QEMU itself says what is wrong
    version = int.from_bytes(header[4:8])
    offset, size = int.from_bytes(header[8:16]), int.from_bytes(header[16:20])
    if not offset or not size:
        return None
    if size > 1023 or offset + size > len(header):
        raise internal_error(f"backing file name of '{path}' is damaged")
    name = os.fsdecode(header[offset : offset + size])
    place = int.from_bytes(header[100:104]) if version >= 3 and len(header) >= 104 else 72
    while place + 8 <= min(offset, len(header)):
        kind, length = (int.from_bytes(header[place + at : place + at + 4]) for at in (0, 4))
        if kind == 0:
            break
        if kind == _BACKING_FORMAT:
            return name, header[place + 8 : place + 8 + length].decode("ascii", "replace")
        place += 8 + (length + 7) // 8 * 8
    return name, None


def check_access(path: str, identity: Identity | None) -> os.stat_result:
    """Check that QEMU's user can reach a file, and that it is there; return its status.

    The file itself may be given to that user; folders on the way are not.
    """
    try:
        found = os.stat(path)
        if identity is not None:
            folder = os.path.dirname(os.path.abspath(path))
            while True:
                if not _may(os.stat(folder), identity, 1):
                    raise PermissionError(13, "Permission denied")
                if folder == "/":
                    break
                folder = os.path.dirname(folder)
    except OSError as exc:
        who = "" if identity is None else f" (as uid:{identity.uid}, gid:{identity.gid})"
        raise system_error(
            f"Cannot access storage file '{path}'{who}", exc, ErrorDomain.VIR_FROM_STORAGE
        ) from exc
    return found


def _may(status: os.stat_result, identity: Identity, bits: int) -> bool:
    if identity.uid == status.st_uid:
        return bool(status.st_mode >> 6 & bits)
    if status.st_gid in (identity.gid, *identity.groups):
        return bool(status.st_mode >> 3 & bits)
    return bool(status.st_mode & bits)


def give(paths: Iterable[str], identity: Identity | None) -> list[Owner]:
    """Give files to QEMU's user, all or none; return whose they were."""
    owners: list[Owner] = []
    if identity is None:
        return owners
    try:
        for path in paths:
            status = os.stat(path)
            if (status.st_uid, status.st_gid) != (identity.uid, identity.gid):
                os.chown(path, identity.uid, identity.gid)
                owners.append(Owner(path, status.st_uid, status.st_gid))
    except OSError as exc:
        give_back(owners)
        detail = f"unable to set user and group to '{identity.uid}:{identity.gid}' on '{path}'"
        raise system_error(detail, exc, ErrorDomain.VIR_FROM_SECURITY) from exc
    return owners


def give_back(owners: Iterable[Owner]) -> list[str]:
    """Give files back to whose they were; return those that cannot be."""
    failed = []
    for owner in owners:
        try:
            os.chown(owner.path, owner.uid, owner.gid)
        except OSError:
            failed.append(owner.path)
    return failed


def may_read(status: os.stat_result, identity: Identity | None) -> bool:
    """Return whether QEMU's user may read a file, by its mode."""
    return identity is None or _may(status, identity, 4)
