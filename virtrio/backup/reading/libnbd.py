"""Reader of libnbd's Python binding.

libnbd tells what is set in a bitmap, and what is known to be zeros, many extents in one
reply; `filling` copies. Nothing of the binding that waits is called: it would not see
an interrupt. Memory is bounded by the extents of one reply.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

import nbd

from . import compressing
from .errors import SourceError
from .extents import Extent, aligned
from .filling import Filling, Part
from .image import check_size, opened
from .links import Link, Run, connected

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from ...client.scripts.steps import Stop
    from .exports import Export
    from .readers import Progress

__all__ = ["Libnbd"]

WINDOW = 1024 * 1024 * 1024
"""Bytes of the disk whose extents are asked for at once."""

SHORT = 1024 * 1024
"""Bytes up to which an extent is read without asking where it has zeros."""

ALLOCATION: str = nbd.CONTEXT_BASE_ALLOCATION
DIRTY = 1
"""Flag of an extent that is set in a bitmap of QEMU's."""


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
        filling = Filling(stop, export, into, progress, pass_fds)
        with _source(stop, export, ALLOCATION) as source:
            check_size(into, export, source.size)
            if extents is not None:
                cluster = max(into.cluster, source.smallest)
                clusters = aligned(extents, source.size, cluster)
                copied = filling.some(_parts(source, clusters, cluster))
        if extents is None:
            return filling.whole(compress)
        if compress:
            compressing.compress(stop, into, pass_fds)
        return copied


def _dirty(source: Link, context: str) -> Iterator[tuple[int, int]]:
    offset = 0
    while offset < source.size:
        for end, flags in source.status(context, offset, min(WINDOW, source.size - offset)):
            if flags & DIRTY:
                yield offset, end - offset
            offset = end


def _parts(source: Link, extents: Iterable[Extent], cluster: int) -> Iterator[Part]:
    """Yield extents in parts that are zeros and such that have to be read.

    Clusters that are zeros in part are read. Short extents are read without asking:
    that takes no longer, and zeros are seen all the same.
    """
    begin, runs = 0, [Run(0, 0)]
    for extent in extents:
        offset, length = extent
        if length <= max(cluster, SHORT):
            yield Part(offset, length)
            continue
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
                    yield Part(offset, end - offset, is_zero)
                    offset = end
                if offset == extent.end:
                    break


def _source(stop: Stop, export: Export, context: str | None = None) -> AbstractContextManager[Link]:
    def failure(why: str) -> SourceError:
        return SourceError(f"cannot read {export.uri}: {why}")

    return connected(stop, export, failure, context)
