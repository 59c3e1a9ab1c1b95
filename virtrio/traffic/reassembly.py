"""The bytes of one direction of a TCP connection, in order, out of segments that come in any order, twice, or never.

What was captured first wins where segments overlap. A hole is given up, and told as a number of bytes, when the receiver has
acknowledged what follows it and it has not turned up for a while, when too much waits behind it, or at the end.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reassembly"]

_MOST_BYTES, _MOST_PIECES = 2**20, 1024  # that may wait behind a hole: more than a window usually lets be in flight
_PATIENCE = 64  # segments of the connection, after the acknowledgement; a capture's order is not quite that of the wire
_MODULUS = 2**32


class Reassembly:
    """Each method yields what is in its place now: bytes, or the number of bytes that will never come."""

    def __init__(self) -> None:
        self.first: int | None = None
        self._next: int | None = None  # the place of the next byte, not wrapped; None before anything was seen
        self._waiting: list[tuple[int, int, bytes, int]] = []
        self._bytes = 0
        self._arrivals = 0
        self._acknowledged = 0
        self._patience = _PATIENCE
        self._end: int | None = None

    @property
    def held(self) -> int:
        """How many bytes wait for those before them."""
        return self._bytes

    @property
    def finished(self) -> bool:
        """Whether everything up to the sender's FIN is through."""
        return self._end is not None and self._next is not None and self._next >= self._end

    def start(self, sequence: int) -> None:
        """``sequence`` is that of the first byte."""
        self.first = self._next = self._acknowledged = sequence

    def add(self, sequence: int, payload: bytes, missing: int, fin: bool) -> Iterator[bytes | int]:
        """A segment; ``missing`` bytes that were sent behind its payload were not captured."""
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
        """The receiver has everything up to ``sequence``. Called for every segment of the other direction that says so."""
        if self._next is None or not self._waiting:
            return
        self._acknowledged = max(self._acknowledged, self._place(sequence))
        if self._acknowledged < self._waiting[0][0]:
            return
        self._patience -= 1
        if self._patience <= 0:
            yield from self._give_up()

    def flush(self) -> Iterator[bytes | int]:
        """Nothing will come any more."""
        while self._waiting:
            yield from self._give_up()

    def _place(self, sequence: int) -> int:
        """The unwrapped place of a sequence number: the one nearest to the next byte's."""
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
