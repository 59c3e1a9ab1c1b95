"""Reassembly of one direction of a TCP connection from captured segments.

Segments may come in any order, twice, or never. Where they overlap, the one captured
first wins. A hole is given up, and reported as a number of bytes, in three cases: the
receiver has acknowledged bytes after it and it has stayed for a while, too much waits
behind it, or the capture ends.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reassembly"]

# allowed to wait behind a hole: more than is usually in flight
_MOST_BYTES, _MOST_PIECES = 2**20, 1024
# segments to wait after the acknowledgement: a capture's order differs a little from
# the wire's
_PATIENCE = 64
_MODULUS = 2**32


class Reassembly:
    """One direction; each method yields the bytes that are complete now, in order.

    A number in place of bytes is that of bytes that will never come.
    """

    def __init__(self) -> None:
        self.first: int | None = None
        # position of the next byte, not wrapped; None before the first segment
        self._next: int | None = None
        self._waiting: list[tuple[int, int, bytes, int]] = []
        self._bytes = 0
        self._arrivals = 0
        self._acknowledged = 0
        self._patience = _PATIENCE
        self._end: int | None = None

    @property
    def held(self) -> int:
        """Number of bytes that wait for earlier ones."""
        return self._bytes

    @property
    def finished(self) -> bool:
        """Whether everything up to the sender's FIN has been yielded."""
        return self._end is not None and self._next is not None and self._next >= self._end

    def start(self, sequence: int) -> None:
        """Set the sequence number of the first byte."""
        self.first = self._next = self._acknowledged = sequence

    def add(self, sequence: int, payload: bytes, missing: int, fin: bool) -> Iterator[bytes | int]:
        """Add a segment; ``missing`` bytes after ``payload`` were not captured."""
        if self._next is None:
            self.start(sequence)
        place = self._place(sequence)
        if fin:
            self._end = place + len(payload) + missing
        if payload or missing:
            self._arrivals += 1
            heappush(self._waiting, (place, self._arrivals, payload, missing))
            self._bytes += len(payload)
        yield from self._ready()
        while self._bytes > _MOST_BYTES or len(self._waiting) > _MOST_PIECES:
            yield from self._give_up()

    def acknowledge(self, sequence: int) -> Iterator[bytes | int]:
        """Note that the receiver has everything up to ``sequence``.

        To be called for every segment of the other direction that acknowledges.
        """
        if self._next is None or not self._waiting:
            return
        self._acknowledged = max(self._acknowledged, self._place(sequence))
        if self._acknowledged < self._waiting[0][0]:
            return
        self._patience -= 1
        if self._patience <= 0:
            yield from self._give_up()

    def flush(self) -> Iterator[bytes | int]:
        """Yield everything that is left; no more segments follow."""
        while self._waiting:
            yield from self._give_up()

    def _place(self, sequence: int) -> int:
        """Unwrap a sequence number, to the position nearest to the next byte's."""
        assert self._next is not None
        return self._next + (sequence - self._next + _MODULUS // 2) % _MODULUS - _MODULUS // 2

    def _ready(self) -> Iterator[bytes | int]:
        assert self._next is not None
        while self._waiting and self._waiting[0][0] <= self._next:
            place, _, payload, missing = heappop(self._waiting)
            self._bytes -= len(payload)
            seen = self._next - place
            if fresh := payload[seen:]:
                self._next += len(fresh)
                yield fresh
            if (left := place + len(payload) + missing - self._next) > 0:
                self._next += left
                yield left
            self._patience = _PATIENCE

    def _give_up(self) -> Iterator[bytes | int]:
        assert self._next is not None
        if (hole := self._waiting[0][0] - self._next) > 0:
            self._next += hole
            yield hole
        yield from self._ready()
