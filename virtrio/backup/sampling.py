"""Look at one place of a disk that is said not to have changed since a point.

A disk that was made smaller and larger again has zeros where it was cut off, and QEMU's
bitmaps do not say so: an increment would leave there what the point has. The last data
of the point, of which no change was recorded, tell: if anything of the point's data was
cut off, they were. Data may be zeros themselves, which would tell nothing. So the last
place is looked for that has anything else.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import deque
from typing import TYPE_CHECKING

from ..client.programs import ProgramError, run
from .reading import Extent
from .reading.filling import MAPPED, PROMPT, options, secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..client.scripts.steps import Stop
    from .images import Chain
    from .reading import Export, Kept

__all__ = ["difference"]

LONGEST = 1024 * 1024
"""Bytes that are compared at most."""

MOST = 256 * 1024 * 1024
"""Bytes of the point that are read at most, to find some that are not zeros."""

WINDOW = 1024 * 1024 * 1024
"""Bytes of a disk that are searched first, at its end."""

_NOT_ZEROS = re.compile(rb"Pattern verification failed at offset (\d+), \d+ bytes$")


def difference(stop: Stop, chain: Chain, export: Export, changed: Kept, number: int) -> str | None:
    """Return why a point cannot be below an increment, None if it can.

    ``chain`` has the images of the point, ``changed`` what was recorded since.
    """
    image = {"driver": "qcow2", "file": {"driver": "file", "filename": chain.sources[0]}}
    try:
        for place in _places(stop, chain, changed):
            data = _content(stop, place, image, chain.fds)
            if data != _content(stop, place, options(export), words=secrets(export)):
                return f"it differs from point {number} where no change was recorded"
            if data.count(0) < len(data):
                return None
    except ProgramError as exc:
        return f"it cannot be compared with point {number}: {exc}"
    except _OnlyZeros:
        return f"it cannot be compared with point {number}: the end of that is zeros"
    return None


class _OnlyZeros(Exception):
    """Data that has nothing but zeros, as far as it may be read."""


def _places(stop: Stop, chain: Chain, changed: Kept) -> Iterator[Extent]:
    """Yield the last place of unchanged data, and the last that is not all zeros.

    Raises `_OnlyZeros` if there is none such in so much data as may be read.
    """
    end, length, left = chain.capacity, WINDOW, MOST
    is_first = True
    while end > 0:
        begin = max(0, end - length)
        unchanged = Unchanged(changed.beyond(begin), left)
        _map(stop, chain, begin, end, unchanged)
        pieces = list(unchanged.pieces())
        left -= sum(piece.length for piece in pieces)
        if pieces and is_first:  # mostly the only one
            is_first = False
            yield pieces.pop(0)
        count = 16  # at first: mostly there are few zeros, and data before them
        while pieces:
            if (place := _first_not_zeros(stop, chain, pieces[:count])) is not None:
                yield place
                return
            del pieces[:count]
            count *= 4
        if left <= 0:
            raise _OnlyZeros
        end, length = begin, length * 4


class Unchanged:
    """The last of extents, which come in order, that are outside of changes.

    There are as many as have ``most`` bytes.
    """

    def __init__(self, changed: Iterator[Extent], most: int) -> None:
        self._changed = changed
        self._change = next(changed, None)
        self._most = most
        self._extents: deque[Extent] = deque()
        self._length = 0

    def add(self, offset: int, end: int) -> None:
        while offset < end:
            while self._change is not None and self._change.end <= offset:
                self._change = next(self._changed, None)
            change = self._change
            until = end if change is None else min(end, max(offset, change.offset))
            if until > offset:
                self._keep(Extent(offset, until - offset))
            offset = end if change is None else max(until, min(end, change.end))

    def _keep(self, extent: Extent) -> None:
        self._extents.append(extent)
        self._length += extent.length
        while self._length - self._extents[0].length >= self._most:
            self._length -= self._extents.popleft().length

    def pieces(self) -> Iterator[Extent]:
        """Yield them from the last to the first, in pieces that can be compared."""
        left = self._most
        for offset, length in reversed(self._extents):
            end = offset + length
            while end > offset and left > 0:
                size = min(LONGEST, end - offset, left)
                yield Extent(end - size, size)
                end -= size
                left -= size


def _map(stop: Stop, chain: Chain, begin: int, end: int, unchanged: Unchanged) -> None:
    def line(text: bytes) -> None:
        match = MAPPED.search(text)
        if match is not None and match[3] == b"true":
            unchanged.add(int(match[1]), int(match[1]) + int(match[2]))

    within = (f"--start-offset={begin}", f"--max-length={end - begin}")
    words = ("map", "--output=json", "-f", "qcow2", *within, chain.sources[0])
    run(stop, "qemu-img", *words, pass_fds=chain.fds, line=line)


def _first_not_zeros(stop: Stop, chain: Chain, pieces: Sequence[Extent]) -> Extent | None:
    """Return the first of pieces that is not all zeros in a chain."""
    requests = "".join(f"read -q -P 0 {offset} {length}\n" for offset, length in pieces)
    found: set[int] = set()
    failures: list[bytes] = []

    def line(text: bytes) -> None:
        while text.startswith(PROMPT):
            text = text[len(PROMPT) :]
        if (match := _NOT_ZEROS.match(text)) is not None:
            found.add(int(match[1]))
        elif text.strip():
            failures.append(text)

    out = run(
        *(stop, "qemu-io", "-r", "-f", "qcow2", chain.sources[0]),
        given=requests.encode(),
        expects=(0, 1),  # 1 if a piece is not zeros, too
        pass_fds=chain.fds,
        line=line,
    )
    if failures or (out.status and not found):
        said = failures[0].decode(errors="replace") if failures else out.error
        raise ProgramError("qemu-io", out.status, said)
    return next((piece for piece in pieces if piece.offset in found), None)


def _content(
    stop: Stop,
    place: Extent,
    source: Mapping[str, object],
    fds: Sequence[int] = (),
    words: Sequence[str] = (),
) -> bytes:
    """Return what is at a place of an image or an export."""
    # (qemu-img compare takes what backing files have for zeros in a window)
    window = {"driver": "raw", "offset": place.offset, "size": place.length, "file": source}
    with tempfile.TemporaryFile() as into:
        path = f"/proc/self/fd/{into.fileno()}"
        copy = ("convert", *words, "-O", "raw", f"json:{json.dumps(window)}", path)
        run(stop, "qemu-img", *copy, pass_fds=(*fds, into.fileno()))
        return into.read()
