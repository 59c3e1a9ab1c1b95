"""Names of everything that may lie in a target.

A name that is read from anywhere is used only if it has one of these forms, so no name
leaves the folder.
"""

from __future__ import annotations

import re
import secrets

from ..errors import TargetError

__all__ = [
    "DISK",
    "IDENTITY",
    "INTENT",
    "LOCK",
    "MANIFEST",
    "MOST_POINTS",
    "PARTIAL",
    "PRUNING",
    "READERS",
    "REMOVED",
    "TEMPORARY",
    "backing_name",
    "checked_disk",
    "checkpoint_name",
    "image_name",
    "number_of",
    "number_of_checkpoint",
    "point_name",
]

IDENTITY = "backup.json"
"""File that makes a folder a target."""
LOCK = "lock"
"""File whose lock whoever writes into the target holds."""
READERS = "readers"
"""File whose shared lock keeps points from being removed."""
INTENT = "running.json"
"""File with the intent of a run."""
PRUNING = "pruning.json"
"""File with the decision of a prune, until it is carried out."""
MANIFEST = "manifest.json"
"""File with the contents of a point, in the folder of the point."""

PARTIAL = ".partial"
"""End of the name of a point's folder until it is whole."""
REMOVED = ".removed"
"""End of the name of a folder whose point is gone."""
TEMPORARY = ".tmp"
"""End of the name of a document until it is written."""

MOST_POINTS = 999_999_999
"""Highest number of a point."""

_POINT = re.compile(r"[0-9]{6,9}")
# Without a random end in targets of before.
_CHECKPOINT = re.compile(r"virtrio-([0-9a-f]{8})-([0-9]{1,9})(?:-[0-9a-f]{8})?", re.ASCII)
DISK = re.compile(r"[a-z]{2,3}[A-Za-z0-9_]{1,29}")
"""Form of the name of a disk, its target: ``vda``."""


def point_name(number: int) -> str:
    """Return the name of a point's folder, ``000001``."""
    return f"{number:06}"


def number_of(name: str) -> int | None:
    """Return the number of the point whose folder has this name, or None."""
    if not _POINT.fullmatch(name):
        return None
    number = int(name)
    return number if number > 0 and point_name(number) == name else None


def checked_disk(name: str) -> str:
    """Return the name of a disk, its target (``vda``); raise TargetError for others."""
    if not DISK.fullmatch(name):
        raise TargetError(f"{name!r} is no name of a disk")
    return name


def image_name(disk: str) -> str:
    """Return the name of a disk's file, ``vda.qcow2``."""
    return f"{checked_disk(disk)}.qcow2"


def backing_name(number: int, disk: str) -> str:
    """Return what an image's header says of its backing: ``../000001/vda.qcow2``."""
    return f"../{point_name(number)}/{image_name(disk)}"


def checkpoint_name(target_id: str, number: int) -> str:
    """Return a name for a point's checkpoint, ``virtrio-0123abcd-1-89abcdef``.

    ``target_id`` is the id in the target's identity. The end is random: a number may be
    used again, after a run that was killed or when points were removed by hand, and an
    image that is put back may have the bitmap of the time before.
    """
    return f"virtrio-{target_id[:8]}-{number}-{secrets.token_hex(4)}"


def number_of_checkpoint(target_id: str, name: str) -> int | None:
    """Return the number of the point that a target's checkpoint is of, or None."""
    match = _CHECKPOINT.fullmatch(name)
    return int(match[2]) if match and match[1] == target_id[:8] else None
