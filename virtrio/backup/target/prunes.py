"""Prunes of a target: what one has decided, and what is done of it at last.

A prune decides which points go, and durably says so (`decide`) before anything changes.
Into a file of the oldest of them it then merges what newer ones have. Images that are
read through the newer ones stay what they are, for what those have hides what is
written below. The merged file takes the place of the increment of the point that stays
(`carry_out`): its points stay whole at every step.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from . import names
from .files import failing, open_folder, open_regular, remove, sync_folder, write_durably
from .lock import lock_for_removing
from .partial import check_image

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .contents import Contents, Point
    from .documents import DiskFile, Merge, Pruning
    from .folder import Target

__all__ = ["alone", "carry_out", "check", "decide", "merged"]


@contextmanager
def alone(target: Target) -> Iterator[None]:
    """Keep everybody from reading points in a block.

    Raises TargetBusy while somebody does.
    """
    target.needs_writing()
    with failing(f"cannot prune {target.path}"):
        lock = lock_for_removing(target.root, str(target.path))
    try:
        yield
    finally:
        os.close(lock)


def decide(target: Target, pruning: Pruning) -> None:
    """Say durably what goes, and what is merged by now.

    From the first time on, the prune can only be brought to its end.
    """
    target.write(names.PRUNING, pruning.to_json())


def merged(
    contents: Contents, number: int, disk: str, removed: Collection[int]
) -> tuple[tuple[Point, DiskFile], ...]:
    """Return the files that are to become one when points are removed.

    The first one is the disk's file at a point that stays, the last one is its base:
    the file that all others are merged into. There is one alone if the disk's file
    is based on no point that goes.
    """
    chain = contents.chain(number, disk)
    end = 1
    while end < len(chain) and chain[end][0].number in removed:
        end += 1
    return chain[:end]


def check(target: Target, contents: Contents, pruning: Pruning) -> None:
    """Raise TargetError for a decision that would make points worthless which stay."""
    removed = {*pruning.removed}
    merges = {(merge.number, merge.disk): merge for merge in pruning.merged}
    bases = {(merge.base, merge.disk) for merge in pruning.merged}
    if len(merges) != len(pruning.merged) or len(bases) != len(pruning.merged):
        target.refuse("has a prune that would merge a file twice")
    for point in contents.points:
        for disk in point.manifest.disks:
            merge = merges.pop((point.number, disk.name), None)
            if disk.backing in removed:
                base = merged(contents, point.number, disk.name, removed)[-1][0]
                if merge is None or merge.base != base.number:
                    target.refuse(
                        f"has a prune that would remove point {disk.backing},"
                        f" which point {point.number} is based on"
                    )
            elif merge is not None and merge.file != disk:
                target.refuse(f"has a prune that would change point {point.number}")
    for merge in merges.values():
        target.refuse(f"has a prune that would change point {merge.number}, which is not whole")


def carry_out(target: Target, pruning: Pruning) -> None:
    """Give merged files their places, and remove the points that go.

    All merges have their files. Needs to be `alone`.
    """
    check(target, target.contents(), pruning)
    with failing(f"cannot prune {target.path}"):
        for merge in pruning.merged:
            assert merge.file is not None
            _place(target, merge, merge.file)
        for number in sorted(pruning.removed, reverse=True):
            _remove_point(target, number)
    target.unlink(names.PRUNING)


def _place(target: Target, merge: Merge, file: DiskFile) -> None:
    """Put a merged file into the place of the increment, and into the manifest."""
    name = names.point_name(merge.number)
    into = open_folder(name, target.root)
    try:
        with suppress(FileNotFoundError):  # it was done before
            source = open_folder(names.point_name(merge.base), target.root)
            try:
                os.rename(file.file, file.file, src_dir_fd=source, dst_dir_fd=into)
                sync_folder(into)
                sync_folder(source)
            finally:
                os.close(source)
        fd = open_regular(file.file, into)
        try:
            check_image(fd, f"{name}/{file.file}", file)
        finally:
            os.close(fd)
        manifest = target.manifest_in(name, merge.number)
        if manifest.disk(merge.disk) != file:
            data = manifest.with_disk(file).to_json()
            write_durably(names.MANIFEST, into, data, f"{names.MANIFEST}{names.TEMPORARY}")
    finally:
        os.close(into)


def _remove_point(target: Target, number: int) -> None:
    name = names.point_name(number)
    gone = f"{name}{names.REMOVED}"
    with suppress(FileNotFoundError):
        os.rename(name, gone, src_dir_fd=target.root, dst_dir_fd=target.root)
        sync_folder(target.root)
    remove(gone, target.root)
