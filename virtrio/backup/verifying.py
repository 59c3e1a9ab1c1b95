"""Verification of points: files against their manifests, chains, qemu-img's check."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ..client.scripts.steps import Work
from . import arguments, images
from .errors import TargetError
from .progress import Event, Note
from .target.documents import DiskFile
from .target.files import failing
from .target.folder import Target, Use
from .target.names import MANIFEST, point_name
from .target.partial import check_image, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..client.scripts.steps import Steps, Stop
    from .target.contents import Contents, Point
    from .target.documents import OtherFile

__all__ = ["Checking", "Damage", "Verdict", "chosen", "same_hash", "verify"]

_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Checking(Event):
    """How far the reading of a file is, in bytes; ``file`` is ``000001/vda.qcow2``."""

    kind: ClassVar[str] = "checking"
    file: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Damage(Event):
    """Something in a target that is not as it was written.

    ``point`` is the number of its point, ``file`` is relative to the target.
    """

    kind: ClassVar[str] = "damage"
    point: int
    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Result of a verification.

    ``points`` are the numbers of the points that were looked at, ``files`` how many
    files. ``lost`` are those that cannot be restored as they were, because a file of
    theirs or one that it is based on is damaged. ``notes`` are about entries that
    belong to no point.
    """

    points: tuple[int, ...]
    files: int
    damages: tuple[Damage, ...]
    lost: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return not self.damages


def verify(
    path: str | os.PathLike[str],
    point: int | str | None = None,
    report: Callable[[Event], None] | None = None,
) -> Steps[Verdict]:
    """Compare the files of points with their manifests, and check their structure.

    ``point`` is a number or ``latest``: that point is looked at, and those that it is
    based on; all are if it is None. ``report`` is told how far it is, and each damage
    when it is found, also from a thread.

    Raises TargetError if the folder is no target or has no such point, TargetBusy while
    points are removed.
    """
    if point is not None:
        arguments.point("point", point)
    arguments.call("report", report)
    found: Verdict = yield Work(_verify), path, point, report or (lambda event: None)
    return found


def _verify(
    stop: Stop,
    path: str | os.PathLike[str],
    point: int | str | None,
    tell: Callable[[Event], None],
) -> Verdict:
    with Target.open(path, Use.READ) as target:
        contents = target.contents()
        found = _Found(tell)
        whole = {each.number for each in contents.points}
        going = {each.number for each in contents.going}
        bad = {entry.number: entry for entry in contents.damaged if entry.number is not None}
        numbers = None
        if point is not None:
            numbers = [_numbered(contents, point)]
            if numbers[0] not in bad:
                contents.point(numbers[0])
        left = sorted(whole | bad.keys()) if numbers is None else numbers
        seen: set[int] = set()
        files = 0
        while left:
            number = left.pop(0)
            if number in seen or number in going:  # of these, files are looked at below
                continue
            seen.add(number)
            if number not in whole:
                reason = bad[number].reason if number in bad else "it is missing"
                found.damage(number, f"{point_name(number)}/{MANIFEST}", reason)
                continue
            one = contents.point(number)
            files += len(one.manifest.files)
            _point(stop, target, contents, one, found)
            if numbers is not None:
                left += [disk.backing for disk in one.manifest.disks if disk.backing is not None]
        files += _going(stop, target, contents, sorted(seen & whole), found)
        others = () if numbers is not None else (*contents.unfinished, *contents.foreign)
    notes = tuple(f"{entry.name}: {entry.reason}" for entry in others)
    return Verdict(
        tuple(sorted(seen)),
        files,
        tuple(found.damages),
        tuple(_lost(contents, sorted(seen), found.damages)),
        notes + tuple(found.notes),
    )


def _lost(contents: Contents, numbers: list[int], damages: list[Damage]) -> Iterator[int]:
    """Yield the points, of those that were looked at, that damages make worthless."""
    bad = {damage.file for damage in damages}
    going = {point.number: point for point in contents.going}
    whole = going | {point.number: point for point in contents.points}
    for number in sorted({*numbers, *going}):
        point = whole.get(number)
        if point is None:
            yield number
            continue
        for disk in point.manifest.disks:
            if disk.backing is not None:
                backing = f"{point_name(disk.backing)}/{disk.file}"
                if backing in bad or disk.backing not in whole:
                    bad.add(f"{point.name}/{disk.file}")
        is_lost = any(f"{point.name}/{file.file}" in bad for file in point.manifest.files)
        if is_lost and number not in going:
            yield number


def _of(file: str, reason: str) -> str:
    """Return a reason that does not name its file, which is named beside it."""
    if reason.startswith(f"cannot read {file}: "):
        return reason.replace(f"cannot read {file}", "it cannot be read", 1)
    if reason.startswith(f"{file} "):
        return reason.replace(file, "it", 1)
    return reason.removeprefix(f"{file}: ")


class _Found:
    """Findings so far, while the verification goes on."""

    def __init__(self, tell: Callable[[Event], None]) -> None:
        self.tell = tell
        self.damages: list[Damage] = []
        self.notes: list[str] = []

    def damage(self, point: int, file: str, reason: str) -> None:
        damage = Damage(point, file, _of(file, reason))
        self.damages.append(damage)
        self.tell(damage)

    @contextmanager
    def of(self, point: int, file: str) -> Iterator[None]:
        """Take an error for a damage of a file."""
        try:
            yield
        except TargetError as exc:
            self.damage(point, file, str(exc))


def _point(stop: Stop, target: Target, contents: Contents, point: Point, found: _Found) -> None:
    """Look at all files of a point."""
    for file in point.manifest.files:
        _one(stop, target, point, file, found)
        if isinstance(file, DiskFile) and file.backing is not None:
            with found.of(point.number, f"{point.name}/{file.file}"):
                contents.backing(point, file)
    known = {MANIFEST, *(file.file for file in point.manifest.files)}
    with suppress(TargetError):
        found.notes += [
            f"{point.name}/{name}: it is nothing that belongs into a point"
            for name in target.names_in(point)
            if name not in known
        ]


def _going(
    stop: Stop, target: Target, contents: Contents, numbers: list[int], found: _Found
) -> int:
    """Look at files of points that are being removed, below points that stay.

    Returns how many there are.
    """
    going = {point.number for point in contents.going}
    seen: set[str] = set()
    for number in numbers:
        for disk in contents.point(number).manifest.disks:
            if disk.backing not in going:
                continue
            with found.of(number, f"{point_name(number)}/{disk.file}"):
                for point, file in contents.chain(number, disk.name)[1:]:
                    name = f"{point.name}/{file.file}"
                    if point.number in going and name not in seen:
                        seen.add(name)
                        _one(stop, target, point, file, found)
    return len(seen)


def _one(
    stop: Stop, target: Target, point: Point, file: DiskFile | OtherFile, found: _Found
) -> None:
    """Look at one file of a point."""
    name = f"{point.name}/{file.file}"
    with found.of(point.number, name):
        fd = target.open_file(point, file.file)
        try:
            _file(stop, fd, name, file, found.tell)
        finally:
            os.close(fd)


def _file(
    stop: Stop, fd: int, name: str, file: DiskFile | OtherFile, tell: Callable[[Event], None]
) -> None:
    """Raise TargetError unless a file is the one that was written."""
    if isinstance(file, DiskFile):
        check_image(fd, name, file)
    same_hash(stop, fd, name, file, tell)
    if isinstance(file, DiskFile):
        images.check(stop, fd, name)


def same_hash(
    stop: Stop,
    fd: int,
    name: str,
    file: DiskFile | OtherFile,
    tell: Callable[[Event], None],
) -> None:
    """Raise TargetError unless an open file has the length and hash of its manifest.

    A file that a prune is merging has no hash that is known: ``tell`` gets a note.
    """
    if isinstance(file, DiskFile) and file.is_merging:
        tell(Note(f"{name} is compared with no hash: a prune that is not finished changes it"))
        return
    check_length(fd, name, file)
    size = file.size
    tell(Checking(name, 0, size))
    with failing(f"{name}: it cannot be read"):
        found = digest(stop, fd, lambda done: tell(Checking(name, done, size)))
    if found != (file.size, file.sha256):
        raise TargetError(f"{name}: its content is not what was written")
    tell(Checking(name, size, size))


def check_length(fd: int, name: str, file: DiskFile | OtherFile) -> None:
    """Raise TargetError unless an open file has the length of its manifest."""
    if isinstance(file, DiskFile) and file.is_merging:
        return
    size = os.fstat(fd).st_size
    if size != file.size:
        raise TargetError(f"{name}: it has {size} bytes, not {file.size}")


def chosen(contents: Contents, point: int | str) -> Point:
    """Return the point with a number, or the ``latest``; raise TargetError for none."""
    return contents.point(_numbered(contents, point))


def _numbered(contents: Contents, point: int | str) -> int:
    """Return the number of a point that is named by it, or by ``latest``."""
    if point == "latest":
        if not contents.points:
            raise TargetError("there is no point")
        return contents.points[-1].number
    if isinstance(point, str) and not _NUMBER.fullmatch(point):
        raise TargetError(f"{point!r} is neither the number of a point nor 'latest'")
    return int(point)
