"""What one event causes for many clients, in steps that give everybody else turns.

Work begins at once, and is usually done at once. What takes longer than a slice of the
loop's turn goes on in a task, slice by slice; what comes meanwhile waits behind it, so
that the order stays.
"""

from __future__ import annotations

import logging
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

import trio

from .turns import SLICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Fanout"]

log = logging.getLogger("virtrio.server")

_MOST_WAITING = 16 * 1024 * 1024
# Bytes that work which waits takes itself.
_WORK = 1000


class Fanout:
    """Pieces of work that are done one after the other."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Iterator[None], int]] = deque()
        self._size = 0
        self._runs = False
        self._dropped = 0

    def do(self, work: Iterator[None], prepare: Callable[[], int]) -> None:
        """Do the work, of which each step is short, now or in its turn.

        If something of it has to wait, ``prepare()`` is called before, and returns how
        many bytes wait with it. Over a bound, work is dropped, which is logged.
        """
        if not self._waiting and _done(work):
            return
        size = _WORK + prepare()
        if self._size + size > _MOST_WAITING and self._waiting:
            if self._dropped == 0:
                log.warning("events wait for too many registrations; further ones are dropped")
            self._dropped += 1
            return
        self._waiting.append((work, size))
        self._size += size
        if not self._runs:
            self._begin()

    def _begin(self) -> None:
        try:
            trio.lowlevel.spawn_system_task(self._go_on)
        except RuntimeError:  # no loop runs, which could be held
            for work, _ in self._waiting:
                for _ in work:
                    pass
            self._waiting.clear()
            self._size = 0
        else:
            self._runs = True

    async def _go_on(self) -> None:
        try:
            while self._waiting:
                await trio.lowlevel.checkpoint()
                work, size = self._waiting[0]
                try:
                    is_done = _done(work)
                except Exception:
                    log.exception("an event could not be sent to all")
                    is_done = True
                if is_done:
                    self._waiting.popleft()
                    self._size -= size
        finally:
            self._runs = False
        if self._dropped:
            log.warning("%d events were dropped", self._dropped)
            self._dropped = 0


def _done(work: Iterator[None]) -> bool:
    """Do steps for a slice of the loop's turn; return whether all are done."""
    end = perf_counter() + SLICE
    return all(perf_counter() <= end for _ in work)
