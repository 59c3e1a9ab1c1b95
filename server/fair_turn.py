"""A turn that one has at a time, and that goes first to those who had little of it.

Each who waits is behind those who came before, but a client that had the turn for long
of late lets others pass: as if it had come later, up to `_MOST` seconds. So one that
asks seldom waits for those who ask all the time, however many they are, no longer than
for what is being done. Nobody waits for ever: whoever came much later is behind.
"""

from __future__ import annotations

import heapq
import itertools
import math
from typing import NamedTuple

import trio

__all__ = ["FairTurn", "Who"]

# Seconds that a client lets others pass for each second of the turn that it had, at
# most, and in any case if it may only read.
_FOR_EACH = 60.0
_MOST = 20.0
_READONLY = 20.0
# Seconds after which half of what a client had is forgotten.
_HALF_LIFE = 20.0
_MOST_REMEMBERED = 1000


class Who(NamedTuple):
    """Client, by its address."""

    address: str
    readonly: bool


class FairTurn:
    """The turn, and those who wait for it."""

    def __init__(self) -> None:
        self._is_taken = False
        self._numbers = itertools.count()
        self._waiting: list[tuple[float, int, trio.Event]] = []
        # Seconds of the turn that clients had, and when they had the last of it.
        self._had: dict[str, tuple[float, float]] = {}

    async def acquire(self, who: Who | None) -> None:
        """Wait for the turn; None lets nobody pass who came later."""
        await trio.lowlevel.checkpoint_if_cancelled()
        if not self._is_taken:
            self._is_taken = True
            return
        now = trio.current_time()
        mine = (now + self._lets_pass(who, now), next(self._numbers), trio.Event())
        heapq.heappush(self._waiting, mine)
        try:
            await mine[2].wait()
        except trio.Cancelled:
            if mine[2].is_set():
                self.release()
            else:
                self._waiting.remove(mine)
                heapq.heapify(self._waiting)
            raise

    def release(self) -> None:
        """Give the turn to the next one."""
        if self._waiting:
            heapq.heappop(self._waiting)[2].set()
        else:
            self._is_taken = False

    def count(self, who: Who | None, seconds: float) -> None:
        """Remember that a client had the turn for some time."""
        if who is None:
            return
        now = trio.current_time()
        had = self._recent(who, now)
        self._had.pop(who.address, None)  # the latest are the last
        self._had[who.address] = had + seconds, now
        if len(self._had) > _MOST_REMEMBERED:
            del self._had[next(iter(self._had))]

    def _recent(self, who: Who, now: float) -> float:
        had, when = self._had.get(who.address, (0.0, now))
        return had * math.exp2((when - now) / _HALF_LIFE)

    def _lets_pass(self, who: Who | None, now: float) -> float:
        if who is None:
            return 0.0
        seconds = min(_MOST, _FOR_EACH * self._recent(who, now))
        return seconds + _READONLY if who.readonly else seconds
