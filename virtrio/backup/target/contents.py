"""Contents of a target: whole points, chains of their files, and what else is there."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..errors import TargetError
from . import names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .documents import DiskFile, Manifest

__all__ = ["Contents", "Entry", "Point"]


@dataclass(frozen=True, slots=True)
class Point:
    """Whole point: its folder, and what it consists of."""

    path: Path
    manifest: Manifest

    @property
    def number(self) -> int:
        return self.manifest.number

    @property
    def name(self) -> str:
        return names.point_name(self.number)

    def with_disk(self, file: DiskFile) -> Point:
        """Return a point whose manifest has this file for its disk."""
        return replace(self, manifest=self.manifest.with_disk(file))


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry of a target that is no whole point, and why: ``reason`` is for people.

    ``number`` is that of the point that it is, or was to be, None for what is foreign.
    """

    name: str
    reason: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of a target.

    ``points`` are whole, in the order of their numbers; `lost` tells those of them that
    are of no use without a point that is gone. ``damaged`` are folders of
    points that cannot be used; ``unfinished`` what a run or prune left, ``foreign``
    what nobody here made. ``going`` are points that a prune removes and has not come to
    its end: those that stay may still be based on files of theirs.
    """

    points: tuple[Point, ...]
    damaged: tuple[Entry, ...]
    unfinished: tuple[Entry, ...]
    foreign: tuple[Entry, ...]
    going: tuple[Point, ...] = ()

    def lost(self) -> tuple[Entry, ...]:
        """Return the points that cannot be restored as they were, and why.

        They are whole, and files that theirs are based on are missing. Manifests alone
        tell: no image is read.
        """
        bad: dict[tuple[int, str], str] = {}
        found = []
        going = {point.number for point in self.going}
        for point in sorted((*self.going, *self.points), key=lambda point: point.number):
            reasons = []
            for file in point.manifest.disks:
                if file.backing is None:
                    continue
                reason = bad.get((file.backing, file.name))
                if reason is None:
                    try:
                        self.backing(point, file)
                    except TargetError as exc:
                        reason = str(exc)
                if reason is not None:
                    bad[point.number, file.name] = reason
                    reasons.append(reason)
            if reasons and point.number not in going:
                found.append(Entry(point.name, "; ".join(reasons), point.number))
        return tuple(found)

    def point(self, number: int) -> Point:
        """Return a whole point; raise TargetError if there is none with this number."""
        if (point := _numbered(self.points, number)) is not None:
            return point
        for entry in self.damaged:
            if entry.number == number:
                raise TargetError(f"point {number} is damaged: {entry.reason}")
        if _numbered(self.going, number) is not None:
            raise TargetError(f"point {number} is being removed")
        there = ", ".join(str(point.number) for point in self.points) or "none"
        raise TargetError(f"there is no point {number} in the target; points: {there}")

    def chain(self, number: int, disk: str) -> tuple[tuple[Point, DiskFile], ...]:
        """Return the files that a disk's content at a point consists of, newest first.

        Raises TargetError if one of them is missing.
        """
        point = self.point(number)
        file = point.manifest.disk(disk)
        if file is None:
            raise TargetError(f"point {number} has no disk {disk}")
        found = [(point, file)]
        while file.backing is not None:
            found.append(self.backing(point, file))
            point, file = found[-1]
        return tuple(found)

    def backing(self, point: Point, file: DiskFile) -> tuple[Point, DiskFile]:
        """Return the file that a file of a point, an increment, is based on.

        Raises TargetError if it is missing.
        """
        assert file.backing is not None
        try:
            older = _numbered(self.going, file.backing) or self.point(file.backing)
        except TargetError as exc:
            raise TargetError(f"{point.name}/{file.file} has lost its backing file: {exc}") from exc
        found = older.manifest.disk(file.name)
        if found is None:
            raise TargetError(
                f"{point.name}/{file.file} has lost its backing file:"
                f" point {older.number} has no disk {file.name}"
            )
        return older, found


def _numbered(points: Sequence[Point], number: int) -> Point | None:
    """Return the point with a number, of some in the order of theirs."""
    at = bisect_left(points, number, key=lambda point: point.number)
    if at < len(points) and points[at].number == number:
        return points[at]
    return None
