"""Look at one place of a disk that is said not to have changed since a point.

A disk that was made smaller and larger again has zeros where it was cut off, and QEMU's
bitmaps do not say so: an increment would leave there what the point has. The last data
of the point, of which no change was recorded, tell: if anything of the point's data was
cut off, they were.
"""

from __future__ import annotations

import json
import tempfile
from typing import IO, TYPE_CHECKING

from ..client.programs import ProgramError, run
from .reading import Extent
from .reading.filling import MAPPED, options, secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..client.scripts.steps import Stop
    from .images import Chain
    from .reading import Export, Kept

__all__ = ["difference"]

LONGEST = 1024 * 1024
"""Bytes that are compared at most."""

WINDOW = 1024 * 1024 * 1024
"""Bytes of a disk that are searched first, at its end."""


def difference(stop: Stop, chain: Chain, export: Export, changed: Kept, number: int) -> str | None:
    """Return why a point cannot be below an increment, None if it can.

    ``chain`` has the images of the point, ``changed`` what was recorded since.
    """
    try:
        place = _last(stop, chain, changed)
        if place is None or _is_same(stop, chain, export, place):
            return None
    except ProgramError as exc:
        return f"it cannot be compared with point {number}: {exc}"
    return f"it differs from point {number} where no change was recorded"


def _last(stop: Stop, chain: Chain, changed: Kept) -> Extent | None:
    """Return the last data of a point that are said not to have changed since."""
    end, length = chain.capacity, WINDOW
    while end > 0:
        begin = max(0, end - length)
        unchanged = Unchanged(changed.beyond(begin))
        _map(stop, chain, begin, end, unchanged)
        if unchanged.last is not None:
            return unchanged.last
        end, length = begin, length * 4
    return None


class Unchanged:
    """The last of extents, which come in order, that is outside of changes."""

    def __init__(self, changed: Iterator[Extent]) -> None:
        self._changed = changed
        self._change = next(changed, None)
        self.last: Extent | None = None

    def add(self, offset: int, end: int) -> None:
        while offset < end:
            while self._change is not None and self._change.end <= offset:
                self._change = next(self._changed, None)
            change = self._change
            until = end if change is None else min(end, max(offset, change.offset))
            if until > offset:
                self.last = Extent(offset, until - offset)
            offset = end if change is None else max(until, min(end, change.end))


def _map(stop: Stop, chain: Chain, begin: int, end: int, unchanged: Unchanged) -> None:
    def line(text: bytes) -> None:
        match = MAPPED.search(text)
        if match is not None and match[3] == b"true":
            unchanged.add(int(match[1]), int(match[1]) + int(match[2]))

    within = (f"--start-offset={begin}", f"--max-length={end - begin}")
    words = ("map", "--output=json", "-f", "qcow2", *within, chain.sources[0])
    run(stop, "qemu-img", *words, pass_fds=chain.fds, line=line)


def _is_same(stop: Stop, chain: Chain, export: Export, place: Extent) -> bool:
    """Tell whether an export has what a chain has at the end of a place."""
    offset = max(place.offset, place.end - LONGEST)
    window = {"driver": "raw", "offset": offset, "size": place.end - offset}
    image = {"driver": "qcow2", "file": {"driver": "file", "filename": chain.sources[0]}}
    # (qemu-img compare takes what backing files have for zeros in a window)
    with tempfile.TemporaryFile() as one, tempfile.TemporaryFile() as other:
        _copy(stop, window | {"file": image}, one, chain.fds)
        _copy(stop, window | {"file": options(export)}, other, words=secrets(export))
        return one.read() == other.read()


def _copy(
    stop: Stop,
    source: Mapping[str, object],
    into: IO[bytes],
    fds: Sequence[int] = (),
    words: Sequence[str] = (),
) -> None:
    fd = into.fileno()
    copy = ("convert", *words, "-O", "raw", f"json:{json.dumps(source)}", f"/proc/self/fd/{fd}")
    run(stop, "qemu-img", *copy, pass_fds=(*fds, fd))
