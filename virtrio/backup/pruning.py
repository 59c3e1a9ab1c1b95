"""Pruning: the oldest points go, and those that stay no longer need them.

What a point that stays has in its image is merged into the older image that it is based
on, in place, which costs as much as the increments are large. Everything that is merged
is compared with its hash first, and the decision is written down before anything
changes (`target.prunes`). A prune that is killed, or finds no room, is brought to its
end by the next run or prune; what stays is whole meanwhile.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..client.scripts.steps import Work
from . import arguments, images, room
from .errors import BackupError, TargetError
from .progress import Copying, Hashing, Note, amount
from .target import prunes
from .target.documents import Merge, Pruning
from .target.files import failing
from .target.folder import Target, Use
from .target.header import read_header
from .target.partial import check_image, durable_digest
from .verifying import same_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..client.scripts.steps import Steps, Stop
    from .images import Chain
    from .progress import Event
    from .target.contents import Contents, Point
    from .target.documents import DiskFile

__all__ = ["PruneFailed", "Pruned", "finish", "prune", "prune_open"]


class PruneFailed(BackupError):
    """Prune that failed after a backup that was made: ``point`` is whole."""

    def __init__(self, point: Point, text: str) -> None:
        super().__init__(text)
        self.point = point


@dataclass(frozen=True, slots=True)
class Pruned:
    """Result of a prune: numbers of points that are gone, and of those that are left.

    ``merged`` are the files that have what was in older ones, as (point, disk).
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

    The newest point of a disk that newer ones lack stays in addition.
    ``report`` is told how far it is, also from a thread. The target needs room for what
    is in increments that are merged, and not in the images that they are based on.

    Raises TargetError if a point is damaged, or what is to be merged: nothing has
    changed then. Raises TargetBusy while a run works on the target, or somebody reads
    points. Raises BackupError if merging fails, for example without room: the next run
    or prune goes on with it, and points that stay are whole meanwhile. Raises
    ValueError if ``keep`` is less than 1.
    """
    arguments.number("keep", keep)
    arguments.call("report", report)
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


def finish(stop: Stop, target: Target, tell: Callable[[Event], None]) -> bool:
    """Bring a prune to its end that was not; return whether there was one.

    Raises BackupError if it cannot be: points that stay are whole all the same.
    """
    pruning = target.pruning()
    if pruning is None:
        return False
    _carry_on(stop, target, pruning, set(), tell)
    return True


def _prune(stop: Stop, target: Target, keep: int, tell: Callable[[Event], None]) -> Pruned:
    if finish(stop, target, tell):
        tell(Note("an earlier prune was brought to its end"))
    target.remove_leftovers(of_runs=False)
    contents = target.contents()
    for entry in contents.damaged:
        # it may be based on what would go, and be of use to people
        raise TargetError(f"point {entry.number} is damaged: {entry.reason}")
    staying = _staying(contents, keep, tell)
    removed = {point.number for point in contents.points} - staying
    kept = tuple(sorted(staying))
    if not removed:
        return Pruned((), kept)
    merges = []
    for number in kept:
        for disk in contents.point(number).manifest.disks:
            base = prunes.merged(contents, number, disk.name, removed)[-1][0]
            if base.number != number:
                merges.append(Merge(number, disk.name, base.number))
    _check_room(stop, target, contents, merges)
    sound: set[str] = set()
    for merge in merges:
        _check(stop, target, contents, merge, sound, tell)
    stop.check()
    _carry_on(stop, target, Pruning(tuple(merges), tuple(sorted(removed))), sound, tell)
    merged = tuple((merge.number, merge.disk) for merge in merges)
    return Pruned(tuple(sorted(removed)), kept, merged)


def _staying(contents: Contents, keep: int, tell: Callable[[Event], None]) -> set[int]:
    """Return the points that stay: the newest ones, and what cannot go with the others.

    That is the last backup of a disk which newer points were made without, and what two
    of them are based on; only hands make such a tree.
    """
    staying = {point.number for point in contents.points[-keep:]}
    staying |= _last_ones(contents, keep, tell)
    everything = {point.number for point in contents.points}
    while True:
        users: dict[tuple[int, str], list[int]] = {}
        for number in sorted(staying):
            for disk in contents.point(number).manifest.disks:
                files = prunes.merged(contents, number, disk.name, everything - staying)
                for point, _ in files[1:]:
                    users.setdefault((point.number, disk.name), []).append(number)
        shared = {at: numbers for at, numbers in users.items() if len(numbers) > 1}
        if not shared:
            return staying
        (number, _), based = max(shared.items())
        tell(Note(f"point {number} stays: points {based[0]} and {based[1]} are based on it"))
        staying.add(number)


def _last_ones(contents: Contents, keep: int, tell: Callable[[Event], None]) -> set[int]:
    """Return the points that have a disk which none of the newer ones has that stay."""
    found = set()
    had = {disk.name for point in contents.points[-keep:] for disk in point.manifest.disks}
    for point in reversed(contents.points[:-keep]):
        last = [disk.name for disk in point.manifest.disks if disk.name not in had]
        if last:
            tell(Note(f"point {point.number} stays: no newer one has {', '.join(last)}"))
            found.add(point.number)
            had.update(last)
    return found


def _check(
    stop: Stop,
    target: Target,
    contents: Contents,
    merge: Merge,
    sound: set[str],
    tell: Callable[[Event], None],
) -> None:
    """Raise TargetError unless files that are to be merged are what was written."""
    with _opened_chain(target, contents, merge) as (chain, files, base):
        for point, file in files[: base + 1]:  # qemu-img wants to
            os.close(target.open_file(point, file.file, writes=True))
        _check_owners(target, chain, files, base)
        name = f"{files[base][0].name}/{files[base][1].file}"
        if os.fstat(chain.fds[base]).st_nlink > 1:
            raise TargetError(f"{name}: it has another name (a hard link), and would change there")
        # what is damaged must not get a hash that says it is not
        for fd, (point, file) in zip(chain.fds[: base + 1], files[: base + 1], strict=True):
            name = f"{point.name}/{file.file}"
            same_hash(stop, fd, name, file, tell)
            sound.add(name)


def _check_owners(
    target: Target, chain: Chain, files: Sequence[tuple[Point, DiskFile]], base: int
) -> None:
    """Raise TargetError if somebody else may write to what is merged.

    QEMU writes where a header says, and reads it after it was compared.
    """
    owner = target.owner()
    for fd, (point, file) in zip(chain.fds[: base + 1], files[: base + 1], strict=True):
        found = os.fstat(fd)
        if found.st_uid != owner or found.st_mode & 0o022:
            raise TargetError(
                f"{point.name}/{file.file} is not merged: other users may write to it, or own it"
            )


def _check_room(stop: Stop, target: Target, contents: Contents, merges: list[Merge]) -> None:
    """Raise TargetError if there is no room for what would be merged."""
    available = room.free(target.root)
    needed = 0
    for merge in merges:
        with _opened_chain(target, contents, merge) as (chain, files, base):
            plain = [file for _, file in files]
            needed += room.growth(stop, chain, plain, base, available - needed)
    if needed > available:
        raise TargetError(
            f"{target.path} has no room to merge points: {amount(needed)} may be needed,"
            f" {amount(available)} are free"
        )


@contextmanager
def _opened_chain(
    target: Target, contents: Contents, merge: Merge
) -> Iterator[tuple[Chain, tuple[tuple[Point, DiskFile], ...], int]]:
    """Open the chain that is merged; yield it, its files and the number of its base."""
    files = contents.chain(merge.number, merge.disk)
    base = next(i for i, (point, _) in enumerate(files) if point.number == merge.base)
    with images.opened(target, contents, merge.number, merge.disk) as chain:
        yield chain, files, base


def _carry_on(
    stop: Stop,
    target: Target,
    pruning: Pruning,
    sound: set[str],
    tell: Callable[[Event], None],
) -> None:
    """Decide on a prune, if that is not done, and bring it to its end."""
    with prunes.alone(target):
        if target.pruning() is None:
            prunes.decide(target, pruning)
        contents = target.contents()
        prunes.check(target, contents, pruning)
        for merge in pruning.merged:
            if merge.file is None:
                _merge(stop, target, contents, merge, sound, tell)
    # meanwhile points that stay can be read
    if any(merge.file is None for merge in pruning.merged):
        measured = tuple(
            replace(merge, file=merge.file or _measured(stop, target, contents, merge, tell))
            for merge in pruning.merged
        )
        pruning = replace(pruning, merged=measured)
        prunes.decide(target, pruning)
    stop.check()
    with prunes.alone(target):
        prunes.carry_out(target, pruning)


def _merge(
    stop: Stop,
    target: Target,
    contents: Contents,
    merge: Merge,
    sound: set[str],
    tell: Callable[[Event], None],
) -> None:
    """Write what increments have into the file that they are based on."""

    def progress(done: int, total: int) -> None:
        tell(Copying(merge.disk, done, total))

    with _opened_chain(target, contents, merge) as (chain, files, base):
        for fd, (point, file) in zip(chain.fds[:base], files[:base], strict=True):
            name = f"{point.name}/{file.file}"
            if name not in sound:
                same_hash(stop, fd, name, file, tell)
        _check_owners(target, chain, files, base)
        images.commit(stop, chain, base, progress=progress, pass_fds=target.lock_fds)
        name = f"{files[base][0].name}/{files[base][1].file}"
        if read_header(chain.fds[base], name).capacity > files[0][1].sectors:
            images.shrink(stop, chain, base, files[0][1].sectors, target.lock_fds)
        with failing(f"cannot write {name}"):
            os.fsync(chain.fds[base])


def _measured(
    stop: Stop, target: Target, contents: Contents, merge: Merge, tell: Callable[[Event], None]
) -> DiskFile:
    """Return what a merged file is, in the manifest of the point that stays."""
    with _opened_chain(target, contents, merge) as (chain, files, base):
        point, old = files[base]
        name = f"{point.name}/{old.file}"
        tell(Hashing(merge.disk))
        with failing(f"cannot read {name}"):
            size, sha256 = durable_digest(stop, chain.fds[base])
        found = replace(
            files[0][1],
            kind=old.kind,
            size=size,
            sha256=sha256,
            backing=old.backing,
            reason=f"merged with all since point {merge.base}",
            compressed=any(file.compressed for _, file in files[: base + 1]),
        )
        check_image(chain.fds[base], name, found)
    return found
