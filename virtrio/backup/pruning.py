"""Pruning: the oldest points go, and those that stay no longer need them.

Files that are based on points which go are made anew, each with all that it needs, in
a folder beside its point. When all of them are whole and compared, the decision is
written down (`prunes.decide`): before that, nothing has changed, and after it, every
step leaves files of the same content. A prune that is killed is undone or brought to
its end by the next run or prune.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..client.scripts.steps import Work
from . import images
from .errors import TargetError
from .progress import Copying, Note
from .target import prunes
from .target.documents import Pruning, Replacement
from .target.files import failing
from .target.folder import Target, Use
from .verifying import same_hash

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..client.scripts.steps import Steps, Stop
    from .progress import Event
    from .target.contents import Contents, Point
    from .target.documents import DiskFile
    from .target.partial import Partial

__all__ = ["Pruned", "prune", "prune_open"]


@dataclass(frozen=True, slots=True)
class Pruned:
    """Result of a prune: numbers of points that are gone, and of those that are left.

    ``merged`` are the files that were made anew, as (point, disk).
    """

    removed: tuple[int, ...]
    kept: tuple[int, ...]
    merged: tuple[tuple[int, str], ...] = ()


def prune(
    path: str | os.PathLike[str],
    keep: int,
    report: Callable[[Event], None] | None = None,
) -> Steps[Pruned]:
    """Merge the oldest points into their successors, so that ``keep`` are left.

    ``report`` is told how far it is, also from a thread. The target needs room for
    every merged image beside what is there.

    Raises TargetError if a point is damaged, or what one that stays needs of those that
    go: nothing has changed then. Raises TargetBusy while a run works on the target, or
    somebody reads points; in the second case what is merged takes its place with the
    next run or prune. Raises ValueError if ``keep`` is less than 1.
    """
    if keep < 1:
        raise ValueError(f"at least one point has to be kept, not {keep}")
    target = yield Work(_opened), path
    try:
        return (yield from prune_open(target, keep, report))
    finally:
        target.close()


def _opened(stop: Stop, path: str | os.PathLike[str]) -> Target:
    return Target.open(path, Use.WRITE)


def prune_open(
    target: Target, keep: int, report: Callable[[Event], None] | None = None
) -> Steps[Pruned]:
    """Prune a target that is open for writing, as `prune` does."""
    found: Pruned = yield Work(_prune), target, keep, report or (lambda event: None)
    return found


def _prune(stop: Stop, target: Target, keep: int, tell: Callable[[Event], None]) -> Pruned:
    if prunes.finish(target):
        tell(Note("an earlier prune was brought to its end"))
    prunes.clear(target, of_runs=False)
    contents = target.contents()
    for entry in contents.damaged:
        # it may be based on what would go, and be of use to people
        raise TargetError(f"point {entry.number} is damaged: {entry.reason}")
    going, staying = contents.points[:-keep], contents.points[-keep:]
    if not going:
        return Pruned((), tuple(point.number for point in staying))
    for point in staying:
        for disk in point.manifest.disks:
            contents.chain(point.number, disk.name)
    removed = {point.number for point in going}
    jobs = {
        point.number: [disk for disk in point.manifest.disks if disk.backing in removed]
        for point in staying
    }
    jobs = {number: disks for number, disks in jobs.items() if disks}
    sound: set[str] = set()
    made: list[Partial] = []
    try:
        for number, disks in jobs.items():
            made.append(prunes.begin_replacement(target, number))
            _merge(stop, target, contents, made[-1], contents.point(number), disks, sound, tell)
        stop.check()
        prunes.decide(
            target,
            Pruning(
                tuple(Replacement(n, tuple(d.name for d in disks)) for n, disks in jobs.items()),
                tuple(sorted(removed)),
            ),
        )
    finally:
        is_decided = target.pruning() is not None
        for partial in made:
            if is_decided:
                partial.close()
            else:
                partial.discard()
    prunes.finish(target)
    return Pruned(
        tuple(sorted(removed)),
        tuple(point.number for point in staying),
        tuple((number, disk.name) for number, disks in jobs.items() for disk in disks),
    )


def _merge(
    stop: Stop,
    target: Target,
    contents: Contents,
    partial: Partial,
    point: Point,
    disks: list[DiskFile],
    sound: set[str],
    tell: Callable[[Event], None],
) -> None:
    """Make files anew that stand alone, and the manifest that has them."""
    made = {}
    for disk in disks:
        made[disk.name] = _merged(stop, target, contents, partial, disk, sound, tell)
    manifest = point.manifest
    partial.seal(
        replace(manifest, disks=tuple(made.get(disk.name, disk) for disk in manifest.disks)),
        made,
    )


def _merged(
    stop: Stop,
    target: Target,
    contents: Contents,
    partial: Partial,
    disk: DiskFile,
    sound: set[str],
    tell: Callable[[Event], None],
) -> DiskFile:
    chain_files = contents.chain(partial.number, disk.name)
    oldest = chain_files[-1][0].number
    with ExitStack() as stack:
        chain = stack.enter_context(images.opened(target, contents, partial.number, disk.name))
        # what is damaged must not get a hash that says it is not
        for fd, (point, file) in zip(chain.fds, chain_files, strict=True):
            name = f"{point.name}/{file.file}"
            if name not in sound:
                same_hash(stop, fd, name, file, tell)
                sound.add(name)
        name = partial.image(disk.name).name
        fd = partial.create(name)
        stack.callback(os.close, fd)

        def progress(done: int, total: int) -> None:
            tell(Copying(disk.name, done, total))

        compressed = any(file.compressed for _, file in chain_files)
        images.convert(
            stop,
            chain,
            fd,
            "qcow2",
            compressed=compressed,
            progress=progress,
            pass_fds=target.lock_fds,
        )
        with failing(f"cannot write {partial.image(disk.name)}"):
            os.fsync(fd)
        images.compare(stop, chain, fd, target.lock_fds)
        size, sha256 = partial.measure(stop, name)
    return replace(
        disk,
        kind="full",
        size=size,
        sha256=sha256,
        backing=None,
        reason=f"merged with all since point {oldest}",
        compressed=compressed,
    )
