"""Choice of what each disk's increment is since: a checkpoint that can be trusted.

A disk's image in a new point has only what changed since a checkpoint, and the disk's
newest image in the target below it. That is right if the checkpoint's bitmap has
recorded without a gap since that image was made. The checkpoint of the disk's own
newest point is the one whose bitmap shows that: no other checkpoint was ever called so,
and an image in which it is sound has come from one of that time. Where it is missing,
an older one proves nothing, for the image may be an older copy; so the disk is copied
whole. So it is where a layer below lost the bitmap (see `layers`), and where no layer
is a file that the disk had on top at a point. Its image may be that of another disk at
that time, which has the same bitmap, or be made of several layers with the bitmaps of
one, as by ``qemu-img convert --bitmaps``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from . import checkpoints, layers
from .errors import BackupError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..client.scripts.steps import Steps
    from .disks import Disk
    from .target.documents import Manifest

__all__ = ["Base", "choose"]

_FIRST = "it is not in the target yet"


@dataclass(frozen=True, slots=True)
class Base:
    """Base of one disk of a new point.

    ``backing`` is the number of the point whose image is below, ``since`` that of the
    point, and ``checkpoint`` its checkpoint, that changes are since, and ``changed``
    about how many bytes they are. All are None for a full copy, and ``reason`` says why
    it is one.
    """

    backing: int | None = None
    checkpoint: str | None = None
    changed: int | None = None
    reason: str | None = None
    since: int | None = None


def choose(
    domain: Any,
    disks: Sequence[Disk],
    capacities: Mapping[str, int],
    points: Sequence[Manifest],
    incremental: str | int,
    has_files: bool,
) -> Steps[dict[str, Base]]:
    """Return the base of each disk, by name.

    ``points`` are the whole points of the target, the oldest first. ``incremental`` is
    ``auto``, ``none``, or a point's number or its checkpoint. ``has_files`` tells
    whether files that the server names are those of this host.

    Raises `BackupError` if there is no such point.
    """
    incremental = str(incremental)
    wanted = None if incremental in ("auto", "none") else _named(points, incremental)
    soundness: dict[int, dict[str, int] | str] = {}
    bases = {}
    for disk in disks:
        newest = next((each for each in reversed(points) if each.disk(disk.name)), None)
        reason = _no_increment(disk, capacities[disk.name], newest, points, incremental)
        if newest is None or reason is not None:
            bases[disk.name] = Base(reason=reason or _FIRST)
            continue
        since = wanted or newest
        for point in (newest, since):
            if point.number not in soundness:
                soundness[point.number] = yield from _sound(domain, point)
        base = _base(disk.name, newest, since, soundness)
        if base.backing is not None:
            reason = yield from layers.doubt(disk, newest, points, has_files)
            if reason is None and since is not newest:
                reason = yield from layers.doubt(disk, since, points, has_files)
        bases[disk.name] = base if reason is None else Base(reason=reason)
    return bases


def _base(
    disk: str,
    newest: Manifest,
    since: Manifest,
    soundness: Mapping[int, dict[str, int] | str],
) -> Base:
    """Return the base of a disk, if bitmaps of both checkpoints are sound for it."""
    for point in (newest, since):
        sizes = soundness[point.number]
        if isinstance(sizes, str):
            return Base(reason=sizes)
        if disk not in sizes:
            return Base(reason=f"checkpoint '{point.checkpoint}' has no sound bitmap for it")
        changed = sizes[disk]
    return Base(newest.number, since.checkpoint, changed, since=since.number)


def _named(points: Sequence[Manifest], name: str) -> Manifest:
    for point in points:
        if name == point.checkpoint or (
            name.isascii() and name.isdecimal() and int(name) == point.number
        ):
            if point.checkpoint is None:
                raise BackupError(f"point {point.number} has no checkpoint")
            return point
    there = ", ".join(str(point.number) for point in points) or "none"
    raise BackupError(f"there is no point or checkpoint '{name}' in the target; points: {there}")


def _no_increment(
    disk: Disk,
    capacity: int,
    newest: Manifest | None,
    points: Sequence[Manifest],
    incremental: str,
) -> str | None:
    """Return why a disk is copied whole, as far as the target tells."""
    if incremental == "none":
        return "a full copy was asked for"
    if disk.no_bitmaps is not None:
        return disk.no_bitmaps
    file = None if newest is None else newest.disk(disk.name)
    if newest is None or file is None:
        return _FIRST
    if newest.checkpoint is None:
        return f"point {newest.number} has no checkpoint"
    if capacity < file.capacity:
        return f"it is smaller than in point {newest.number}"
    return _replaced(disk, newest, points)


def _replaced(disk: Disk, newest: Manifest, points: Sequence[Manifest]) -> str | None:
    """Return a reason unless a layer of a disk is a file that it had at a point.

    Nothing tells how an image came about that is none of them.
    """
    is_own = False
    for path, inode in zip_longest((disk.source, *disk.below), disk.inodes):
        owner = _owner(path, inode, points)
        if owner is not None and owner[0] != disk.name:
            return f"its image was that of {owner[0]} in point {owner[1]}"
        is_own = is_own or owner is not None
    if is_own:
        return None
    return f"it has another image than in point {newest.number}, whose bitmaps may lack changes"


def _owner(
    path: str | None, inode: str | None, points: Sequence[Manifest]
) -> tuple[str, int] | None:
    """Return which disk had an image at its newest point that had it, and that point.

    What an inode shows goes before what a path does.
    """
    files = [(file, point) for point in reversed(points) for file in point.disks]
    for has_inode in (True, False):
        for file, point in files:
            is_seen = None not in (inode, file.inode)
            if is_seen == has_inode and layers.is_the_file(file, path, inode):
                return file.name, point.number
    return None


def _sound(domain: Any, point: Manifest) -> Steps[dict[str, int] | str]:
    """Return sizes of a point's checkpoint by disk, or why it cannot be trusted."""
    assert point.checkpoint is not None
    checkpoint = yield from checkpoints.find(domain, point.checkpoint)
    if checkpoint is None:
        return f"checkpoint '{point.checkpoint}' is gone"
    text, sizes = yield from checkpoints.sizes(checkpoint)
    if _made(text) != _made(point.checkpoint_xml or ""):
        return f"checkpoint '{point.checkpoint}' is another one of that name"
    if isinstance(sizes, str):
        return f"checkpoint '{point.checkpoint}' is of no use: {sizes}"
    return sizes


def _made(text: str) -> tuple[str | None, str | None] | None:
    """Return what tells the checkpoint of an XML from another one of its name.

    That are its time, and its description: a target and its copy may make theirs within
    the same second.
    """
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        return None
    return root.findtext("creationTime"), root.findtext("description")
