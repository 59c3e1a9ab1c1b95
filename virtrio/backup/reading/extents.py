"""Extents: parts of a disk, in order, that are never all in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Extent", "aligned", "checked", "pieces"]


class Extent(NamedTuple):
    """Part of a disk; both in bytes."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        return self.offset + self.length


def checked(extents: Iterable[tuple[int, int]], size: int) -> Iterator[Extent]:
    """Yield extents as they come; raise `SourceError` for what no disk of ``size`` has.

    They must be in order, not overlap, hold at least a byte and end with the disk.
    """
    end = 0
    for offset, length in extents:
        if length <= 0 or offset < end or offset + length > size:
            raise SourceError(
                f"the extent of {length} bytes at {offset}, after {end},"
                f" cannot be in a disk of {size} bytes"
            )
        end = offset + length
        yield Extent(offset, length)


def aligned(extents: Iterable[tuple[int, int]], size: int, cluster: int) -> Iterator[Extent]:
    """Yield extents widened to whole clusters, those that touch joined.

    The last one ends with the disk. Raises `SourceError` as `checked` does.
    """
    begin = end = 0
    for offset, length in checked(extents, size):
        first = offset - offset % cluster
        last = min(size, -(-(offset + length) // cluster) * cluster)
        if first > end:
            if end > begin:
                yield Extent(begin, end - begin)
            begin = first
        end = last
    if end > begin:
        yield Extent(begin, end - begin)


def pieces(extents: Iterable[Extent], longest: int) -> Iterator[Extent]:
    """Yield extents in pieces of at most ``longest`` bytes."""
    for offset, length in extents:
        for start in range(offset, offset + length, longest):
            yield Extent(start, min(longest, offset + length - start))
