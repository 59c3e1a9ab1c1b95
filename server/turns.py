"""Measurement of the loop's turns, during which nothing else of the server runs.

A turn is what the loop's thread does between two waits for I/O. Its processor time is
measured, the collector's pauses included; sessions note the calls that took long, so
that a long turn can be explained. Turns over `TOO_LONG` are logged, at most one line a
second.

Reading the processor time costs a system call. A turn that ends within `_SAMPLE` of the
last reading cannot have been long, and counts with the next one: so a turn is never
reported shorter than it was, and at most `_SAMPLE` longer.
"""

from __future__ import annotations

import logging
import time
from time import perf_counter

import trio

__all__ = ["SLICE", "Turns"]

log = logging.getLogger("virtrio.server")

# Seconds. A session that has more to answer gives others a turn when the loop's turn
# has lasted this long.
SLICE = 0.005
# Calls that take longer are remembered until the turn ends.
NOTED = 0.02
# Turns of more processor time are logged.
TOO_LONG = 0.1
_LOG_INTERVAL = 1.0
# Seconds between two readings of the processor time.
_SAMPLE = 0.005


class Turns(trio.abc.Instrument):
    """Turns of one loop.

    ``end`` is when sessions with more to do should end the present turn
    (`time.perf_counter`); 0 if unknown.
    """

    def __init__(self) -> None:
        self.end = 0.0
        self.due = 0.0  # when the next timer is due
        self.longest = 0.0  # seconds of processor time
        self.longest_call = ""
        self._before = time.thread_time()
        self._asked = 0.0
        self._noted = 0.0
        self._noted_call = ""
        self._logged = -_LOG_INTERVAL

    def start(self) -> None:
        """Measure from now on, in this thread."""
        self._before = time.thread_time()
        self._asked = perf_counter()

    def begin(self, now: float) -> float:
        """Return when a session that begins to answer now should give others a turn.

        Both times are those of `time.perf_counter`.
        """
        self.end = now + SLICE
        return self.end

    def note(self, seconds: float, call: str) -> None:
        """Remember that ``call`` took ``seconds`` of this turn."""
        if seconds > self._noted:
            self._noted = seconds
            self._noted_call = call

    def before_io_wait(self, timeout: float) -> None:
        """End a turn."""
        self.end = 0.0
        clock = perf_counter()
        self.due = clock + timeout
        if clock - self._asked < _SAMPLE:
            return
        self._asked = clock
        now = time.thread_time()
        took = now - self._before
        self._before = now
        if took > NOTED or self._noted:
            self._long(took)

    def _long(self, took: float) -> None:
        call = self._noted_call or "no call"
        self._noted = 0.0
        self._noted_call = ""
        if took > self.longest:
            self.longest = took
            self.longest_call = call
        if took > TOO_LONG and time.monotonic() - self._logged >= _LOG_INTERVAL:
            self._logged = time.monotonic()
            log.warning("the loop was held for %.0f ms by %s", took * 1000, call)
