"""Extents: parts of a disk, in order, that are never all in memory."""

from __future__ import annotations

import os
import struct
import tempfile
from typing import TYPE_CHECKING, NamedTuple

from .errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import Self

__all__ = ["Extent", "Kept", "aligned", "checked", "pieces"]

_PAIR = struct.Struct("<QQ")
_BATCH = 4096  # extents that are read of a file at a time


class Extent(NamedTuple):
    """Part of a disk; both in bytes."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        return self.offset + self.length


class Kept:
    """Extents in a temporary file, in order, which are read any number of times."""

    def __init__(self, extents: Iterable[tuple[int, int]] = ()) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  it is closed with this
        self._count = 0
        try:
            for offset, length in extents:
                self.add(offset, length)
        except BaseException:
            self.close()
            raise

    def add(self, offset: int, length: int) -> None:
        """Add one behind the others."""
        self._file.write(_PAIR.pack(offset, length))
        self._count += 1

    def __iter__(self) -> Iterator[Extent]:
        return self._from(0)

    def beyond(self, offset: int) -> Iterator[Extent]:
        """Yield those that end beyond an offset."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if next(self._from(middle, 1)).end > offset:
                high = middle
            else:
                low = middle + 1
        return self._from(low)

    def _from(self, number: int, batch: int = _BATCH) -> Iterator[Extent]:
        self._file.flush()
        fd, at = self._file.fileno(), number * _PAIR.size
        while found := os.pread(fd, batch * _PAIR.size, at):
            at += len(found)
            for pair in _PAIR.iter_unpack(found):
                yield Extent(*pair)

    def close(self) -> None:
        """Remove the file. Safe to call twice."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


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
