"""Reader of libnbd's Python binding.

Reads of the export are in flight while what came before is written to the image, which
a qemu-nbd serves (`writing`). Each connection has a handle of libnbd's, and all are
used by the thread that copies. Nothing of the binding that waits is called: it would
not see an interrupt. Memory is bounded by the buffers and by the extents of one reply.
"""

from __future__ import annotations

import mmap
import time
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import nbd

from . import compressing
from .errors import SourceError
from .extents import Extent, aligned
from .image import check_size, opened
from .links import Link, Run, Waiter, attached, connected
from .writing import serving

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from ...client.scripts.steps import Stop
    from .exports import Export
    from .readers import Progress

__all__ = ["Libnbd"]

REQUEST = 256 * 1024
"""Bytes of the longest read and write."""

IN_FLIGHT = 16
"""Requests of each connection at a time; QEMU's servers do as many at once."""

LONGEST_ZEROS = 1024 * 1024 * 1024
"""Bytes of the longest request to write zeros."""

WINDOW = 1024 * 1024 * 1024
"""Bytes of the disk whose extents are asked for at once."""

ALLOCATION: str = nbd.CONTEXT_BASE_ALLOCATION
DIRTY = 1
"""Flag of an extent that is set in a bitmap of QEMU's."""

BETWEEN_REPORTS = 0.1
"""Seconds between two reports of progress."""


class Libnbd:
    """Reader of libnbd's Python binding."""

    name = "libnbd"

    def size(self, stop: Stop, export: Export) -> int:
        """Return the size of an export, in bytes."""
        with _source(stop, export) as source:
            return source.size

    def dirty(self, stop: Stop, export: Export) -> Iterator[Extent]:
        """Yield the extents that are set in the export's bitmap, in order."""
        if (context := export.context) is None:
            raise ValueError(f"{export.uri} has no bitmap")
        with _source(stop, export, context) as source:
            if not source.has(context):
                raise SourceError(
                    f"cannot read the bitmap {export.bitmap!r} of {export.uri}: it is not exported"
                )
            yield from aligned(_dirty(source, context), source.size, 1)

    def copy(
        self,
        stop: Stop,
        export: Export,
        image: str | os.PathLike[str],
        extents: Iterable[tuple[int, int]] | None = None,
        *,
        progress: Progress | None = None,
        compress: bool = False,
        pass_fds: Sequence[int] = (),
    ) -> int:
        """Copy an export into an image, and return the number of bytes copied."""
        into = opened(image)
        with (
            _source(stop, export, ALLOCATION) as source,
            serving(stop, into, pass_fds) as server,
            attached(stop, server.connection, server.failure) as destination,
        ):
            check_size(into, export, source.size)
            wanted = [(0, source.size)] if extents is None else extents
            cluster = max(into.cluster, source.smallest)
            copy = _Copy(stop, source, destination, progress)
            parts = _parts(source, aligned(wanted, source.size, cluster), cluster)
            copied = copy.run(parts, hides=extents is not None)
            destination.flush()
            server.finish()
        if compress:
            compressing.compress(stop, into, pass_fds)
        return copied


class _Part(NamedTuple):
    """Part of the disk that is to be copied; ``is_zero`` if the server knows so."""

    offset: int
    length: int
    is_zero: bool


def _dirty(source: Link, context: str) -> Iterator[tuple[int, int]]:
    offset = 0
    while offset < source.size:
        for end, flags in source.status(context, offset, min(WINDOW, source.size - offset)):
            if flags & DIRTY:
                yield offset, end - offset
            offset = end


def _parts(source: Link, extents: Iterable[Extent], cluster: int) -> Iterator[_Part]:
    """Yield extents in parts that are zeros and such that have to be read.

    Clusters that are zeros in part are read.
    """
    begin, runs = 0, [Run(0, 0)]
    for extent in extents:
        offset = extent.offset
        while offset < extent.end:
            if not begin <= offset < runs[-1].end:
                begin, runs = offset, [Run(source.size, 0)]
                if source.has(ALLOCATION):
                    runs = source.status(ALLOCATION, offset, min(WINDOW, source.size - offset))
            for end, flags in runs[bisect_right(runs, offset, key=attrgetter("end")) :]:
                is_zero = bool(flags & nbd.STATE_ZERO)
                if end < extent.end and (over := end % cluster):
                    end -= over
                    if not is_zero or end <= offset:
                        is_zero = False
                        end += cluster
                if end > offset:
                    end = min(end, extent.end)
                    yield _Part(offset, end - offset, is_zero)
                    offset = end
                if offset == extent.end:
                    break


def _requests(parts: Iterator[_Part]) -> Iterator[_Part]:
    """Yield parts as requests, those of a kind that touch joined."""
    offset, length, is_zero = 0, 0, False
    for part in parts:
        if part.offset == offset + length and part.is_zero == is_zero:
            length += part.length
        else:
            yield from _pieces(offset, length, is_zero)
            offset, length, is_zero = part
        longest = LONGEST_ZEROS if is_zero else REQUEST
        whole = length - length % longest
        yield from _pieces(offset, whole, is_zero)
        offset += whole
        length -= whole
    yield from _pieces(offset, length, is_zero)


def _pieces(offset: int, length: int, is_zero: bool) -> Iterator[_Part]:
    longest = LONGEST_ZEROS if is_zero else REQUEST
    for start in range(offset, offset + length, longest):
        yield _Part(start, min(longest, offset + length - start), is_zero)


class _Slot:
    """Buffer of a request."""

    def __init__(self) -> None:
        self.view = memoryview(mmap.mmap(-1, REQUEST))
        self._buffer = nbd.Buffer.from_buffer(self.view)

    def is_zero(self, length: int) -> bool:
        found: bool = self._buffer.is_zero(0, length)
        return found


class _Copy:
    """One copy from a source to a destination."""

    def __init__(
        self, stop: Stop, source: Link, destination: Link, progress: Progress | None
    ) -> None:
        self._stop = stop
        self._source = source
        self._destination = destination
        self._progress = progress
        self._reported = time.monotonic()
        self._free = [_Slot() for _ in range(2 * IN_FLIGHT)]
        self._reads: dict[int, tuple[_Slot, int, int]] = {}
        self._writes: dict[int, tuple[_Slot | None, int]] = {}
        self._position = 0
        self._copied = 0

    def run(self, parts: Iterator[_Part], *, hides: bool) -> int:
        """Copy parts; zeros are left out, unless they hide what a backing file has."""
        requests = _requests(parts)
        request = next(requests, None)
        waiter = Waiter(self._stop, self._source, self._destination)
        with waiter:
            while request or self._reads or self._writes:
                while request and self._has_room(request):
                    self._begin(request, hides)
                    request = next(requests, None)
                if self._reads or self._writes:
                    waiter.wait()
                    self._written()
                    self._read(hides)
                self._report()
        if self._progress is not None:
            self._progress(self._source.size, self._copied)
        return self._copied

    def _has_room(self, request: _Part) -> bool:
        if request.is_zero:
            return len(self._writes) < IN_FLIGHT
        return bool(self._free) and len(self._reads) < IN_FLIGHT

    def _begin(self, request: _Part, hides: bool) -> None:
        offset, length, is_zero = request
        if not is_zero:
            slot = self._free.pop()
            cookie = self._source.read(slot.view[:length], offset)
            self._reads[cookie] = slot, offset, length
        elif hides:
            self._zero(offset, length)
            self._copied += length
        else:
            self._position = max(self._position, offset + length)

    def _zero(self, offset: int, length: int) -> None:
        cookie = self._destination.zero(length, offset)
        self._writes[cookie] = None, offset + length

    def _read(self, hides: bool) -> None:
        for cookie in self._source.completed(self._reads):
            slot, offset, length = self._reads.pop(cookie)
            self._copied += length
            if not slot.is_zero(length):
                cookie = self._destination.write(slot.view[:length], offset)
                self._writes[cookie] = slot, offset + length
                continue
            self._free.append(slot)
            if hides:
                self._zero(offset, length)

    def _written(self) -> None:
        for cookie in self._destination.completed(self._writes):
            slot, end = self._writes.pop(cookie)
            if slot is not None:
                self._free.append(slot)
            self._position = max(self._position, end)

    def _report(self) -> None:
        if self._progress is None or (now := time.monotonic()) < self._reported + BETWEEN_REPORTS:
            return
        self._reported = now
        self._progress(self._position, self._copied)


def _source(stop: Stop, export: Export, context: str | None = None) -> AbstractContextManager[Link]:
    def failure(why: str) -> SourceError:
        return SourceError(f"cannot read {export.uri}: {why}")

    return connected(stop, export, failure, context)
