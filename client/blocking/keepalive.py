"""Ticks for all blocking connections of the process, from one thread.

The thread exists while any connection does. It holds them weakly between two ticks, so
that a connection that everybody has dropped is collected.
"""

from __future__ import annotations

import os
import threading
import time
import weakref
from typing import Protocol


class Ticking(Protocol):
    """Object that wants a tick every interval, until its `tick` returns False."""

    def tick(self) -> bool: ...


class Ticker:
    """Source of ticks; they come from a thread of its own, and must not block."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: weakref.WeakKeyDictionary[Ticking, tuple[float, float]] = (
            weakref.WeakKeyDictionary()
        )
        self._thread: threading.Thread | None = None

    def add(self, what: Ticking, interval: float) -> None:
        """Tick ``what`` every ``interval`` seconds from now on."""
        with self._changed:
            self._due[what] = (time.monotonic() + interval, interval)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="virtrio keepalive", daemon=True
                )
                self._thread.start()
            else:
                self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                due = min((when for when, _ in self._due.values()), default=None)
                if due is None:
                    self._thread = None
                    return
                pause = due - time.monotonic()
                if pause > 0:
                    self._changed.wait(pause)
                    continue
            self._tick_due()

    def _tick_due(self) -> None:
        now = time.monotonic()
        with self._changed:
            ready = [
                (what, interval) for what, (when, interval) in self._due.items() if when <= now
            ]
        for what, interval in ready:
            alive = what.tick()
            with self._changed:
                if alive:
                    self._due[what] = (now + interval, interval)
                else:
                    self._due.pop(what, None)


ticker = Ticker()
# The thread does not exist in the child of a fork, nor does a holder of the lock; what
# it ticked is the parent's.
os.register_at_fork(after_in_child=ticker.__init__)  # type: ignore[misc]
