"""Layers of a disk in which a point's bitmap has to be, for nothing to be missing.

A server takes a bitmap for whole that is in the top layer, and in those below as far as
it goes: it does not know which layer was the top one when the checkpoint was made. One
that has lost its bitmaps since, as one does that is converted or copied, is for it one
that never had them. The target knows which file was on top at each point. That layer,
and those that have come above it, have been written to since; those below it have not.

The bitmaps of an image that was made of several layers are those of one of them: where
no layer is a file that was on top at a point, nothing is known (see `bases`).
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ..client.checkpoints.images import of_a_layer
from ..client.scripts.steps import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..client.scripts.steps import Steps, Stop
    from .disks import Disk
    from .target.documents import DiskFile, Manifest

__all__ = ["doubt", "is_the_file", "needed"]


def doubt(
    disk: Disk, point: Manifest, points: Sequence[Manifest], has_files: bool
) -> Steps[str | None]:
    """Return why a point's bitmap may lack changes of a disk; None if it has them.

    It is sound for the server. ``has_files`` tells whether the files that the server
    names are those of this host: layers are looked at there. (QEMU's monitor would
    tell, too; libvirt marks a guest for ever whose monitor was asked.)
    """
    layers = needed(disk, point, points)
    if not layers:
        return None
    if not has_files:
        return (
            f"whether '{layers[0]}', below '{disk.source}', has the bitmap of point"
            f" {point.number} is not seen from this host"
        )
    reason: str | None = yield Work(_lacking), disk, layers, point
    return reason


def needed(disk: Disk, point: Manifest, points: Sequence[Manifest]) -> tuple[str, ...]:
    """Return the layers below the top one that have to have a point's bitmap.

    If the layer that was on top at the point is gone, as after a commit or a pull, an
    older point's that is still there tells as much: what is below that has been below
    all the time. If all are gone, each layer has to have the bitmap.
    """
    layers = list(zip_longest((disk.source, *disk.below), disk.inodes))
    for each in reversed(points):
        file = each.disk(disk.name) if each.number <= point.number else None
        if file is None:
            continue
        for number, (path, inode) in enumerate(layers):
            if is_the_file(file, path, inode):
                return disk.below[:number]
    return disk.below


def is_the_file(file: DiskFile, path: str | None, inode: str | None) -> bool:
    """Tell whether an image is the file that a disk was at a point.

    A file that was moved is known by its inode, and another one under its name, too.
    The path is taken for it where the inode is not known of one of them.
    """
    if inode is None or file.inode is None:
        return path is not None and file.source == path
    return file.inode == inode


def _lacking(stop: Stop, disk: Disk, layers: Sequence[str], point: Manifest) -> str | None:
    """Return a reason if a layer lacks the bitmap of a point, or cannot be read."""
    for layer in layers:
        seen = of_a_layer(stop, layer)
        if seen.problem is not None:
            return (
                f"whether '{layer}', below '{disk.source}', has the bitmap of point"
                f" {point.number} is not seen: {seen.problem}"
            )
        if not seen.having(str(point.checkpoint)):
            return (
                f"'{layer}', below '{disk.source}', has no bitmap of point {point.number},"
                " and may have been written to since"
            )
    return None
