"""Prunes of a target: what one has decided, and how that is brought to its end."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import TargetBusy
from . import names
from .files import exists, failing, open_folder, remove, sync_folder
from .lock import lock_for_removing
from .partial import Partial

if TYPE_CHECKING:
    from .documents import Pruning
    from .folder import Target

__all__ = ["begin_replacement", "clear", "decide", "finish"]


def begin_replacement(target: Target, number: int) -> Partial:
    """Make the folder for files that are to replace some of a point's."""
    target.needs_writing()
    name = f"{names.point_name(number)}{names.MERGED}"
    with failing(f"cannot remove {target.path / name}"):
        remove(name, target.root)
    return Partial(target.path, target.root, number, names.MERGED)


def decide(target: Target, pruning: Pruning) -> None:
    """Say durably that replacements are whole and points are to go.

    From here on, a prune can only be brought to its end.
    """
    target.write(names.PRUNING, pruning.to_json())


def finish(target: Target) -> bool:
    """Do what is left of what a prune decided; return whether there was something.

    Every step leaves all kept points whole: a file that replaces another has the same
    content, and points go from the newest to the oldest. Raises TargetBusy if somebody
    reads.
    """
    target.needs_writing()
    pruning = target.pruning()
    if pruning is None:
        return False
    with failing(f"cannot prune {target.path}"):
        lock = lock_for_removing(target.root, str(target.path))
        try:
            _check(target, pruning)
            for each in pruning.replaced:
                _replace(target, each.number, each.disks)
            for number in sorted(pruning.removed, reverse=True):
                _remove_point(target, number)
            target.unlink(names.PRUNING)
        finally:
            os.close(lock)
    return True


def clear(target: Target, *, of_runs: bool = True) -> list[str]:
    """Remove what an earlier run or prune left, and return the names.

    What a prune had decided is brought to its end first, but for when somebody reads
    points: then it stays as it is. With ``of_runs``, no job of a server may write into
    the target any more. Needs `Use.WRITE`.
    """
    kept = set() if of_runs else {names.PARTIAL}
    try:
        finish(target)
    except TargetBusy:
        kept |= {names.MERGED, names.REMOVED}
    return target.remove_leftovers(kept)


def _check(target: Target, pruning: Pruning) -> None:
    """Raise TargetError if a point that stays is based on one that goes."""
    removed = {*pruning.removed}
    moving = {(each.number, disk) for each in pruning.replaced for disk in each.disks}
    for point in target.contents().points:
        merged = f"{point.name}{names.MERGED}"
        for disk in point.manifest.disks:
            if point.number in removed or disk.backing not in removed:
                continue
            if (point.number, disk.name) in moving and exists(merged, target.root):
                new = target.manifest_in(merged, point.number).disk(disk.name)
                if new is not None and new.backing is None:
                    continue
            target.refuse(
                f"has a prune that would remove point {disk.backing},"
                f" which point {point.number} is based on"
            )


def _replace(target: Target, number: int, disks: tuple[str, ...]) -> None:
    name = names.point_name(number)
    merged = f"{name}{names.MERGED}"
    if not exists(merged, target.root):
        return
    source = open_folder(merged, target.root)
    into = open_folder(name, target.root)
    try:
        # the manifest last: until then both are needed to know what is whose
        for file in (*map(names.image_name, disks), names.MANIFEST):
            with suppress(FileNotFoundError):
                os.rename(file, file, src_dir_fd=source, dst_dir_fd=into)
                sync_folder(into)
                sync_folder(source)
    finally:
        os.close(source)
        os.close(into)
    remove(merged, target.root)
    sync_folder(target.root)


def _remove_point(target: Target, number: int) -> None:
    name = names.point_name(number)
    gone = f"{name}{names.REMOVED}"
    with suppress(FileNotFoundError):
        os.rename(name, gone, src_dir_fd=target.root, dst_dir_fd=target.root)
        sync_folder(target.root)
    remove(gone, target.root)
