"""Processor time of a trio loop's turns, in memory that another process reads.

The server's side is an instrument: a turn is what the loop does between two waits for
I/O. The reader begins an epoch before a call, and reads the worst turn when the loop
waits again.
"""

from __future__ import annotations

import gc
import mmap
import struct
import time
from typing import TYPE_CHECKING, NamedTuple

import trio

if TYPE_CHECKING:
    from pathlib import Path

# epoch, whether a turn is going on, turns, longest turn, collector's part of that one,
# sum of the turns
_RECORD = struct.Struct("=6q")
_WANTED = struct.Struct("=q")  # after the record: the epoch that the reader has begun
SIZE = _RECORD.size + _WANTED.size


class Turns(NamedTuple):
    """Turns of one epoch; times in nanoseconds of the loop's thread."""

    epoch: int
    busy: int
    count: int
    longest: int
    collector: int
    total: int


class Meter(trio.abc.Instrument):
    """The measuring side, an instrument of the server's loop."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), SIZE)
        self._epoch = self._count = self._longest = self._worst_collector = self._total = 0
        self._began = time.thread_time_ns()
        self._collector = 0
        self._collection_began = 0
        gc.callbacks.append(self.collected)

    def after_io_wait(self, timeout: float) -> None:
        self._began = time.thread_time_ns()
        self._collector = 0
        self._write(1)

    def before_io_wait(self, timeout: float) -> None:
        took = time.thread_time_ns() - self._began
        wanted = _WANTED.unpack_from(self._memory, _RECORD.size)[0]
        if wanted != self._epoch:
            self._epoch = wanted
            self._count = self._longest = self._worst_collector = self._total = 0
        self._count += 1
        self._total += took
        if took > self._longest:
            self._longest = took
            self._worst_collector = self._collector
        self._write(0)

    def _write(self, busy: int) -> None:
        _RECORD.pack_into(
            self._memory,
            0,
            self._epoch,
            busy,
            self._count,
            self._longest,
            self._worst_collector,
            self._total,
        )

    def collected(self, phase: str, info: dict[str, int]) -> None:
        now = time.thread_time_ns()
        if phase == "start":
            self._collection_began = now
        else:
            self._collector += now - self._collection_began


class Reader:
    """The reading side, for the server with this process id."""

    def __init__(self, path: Path, pid: int) -> None:
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), SIZE)
        self._schedule = f"/proc/{pid}/task/{pid}/schedstat"
        self._epoch = 0
        self._began = 0

    def begin(self) -> None:
        """Begin an epoch, while the loop waits."""
        self._epoch += 1
        self._began = self.thread_time()
        _WANTED.pack_into(self._memory, _RECORD.size, self._epoch)

    def settle(self, seconds: float) -> Turns | None:
        """Return the turns since `begin` once the loop waits again.

        None when it runs for so many seconds. Only seconds in which it ran count, as
        far as that is known: on a busy machine five times as many may pass.
        """
        began = time.monotonic()
        while True:
            turns = Turns(*_RECORD.unpack_from(self._memory))
            if not turns.busy:
                return turns if turns.epoch == self._epoch else Turns(self._epoch, 0, 0, 0, 0, 0)
            passed = time.monotonic() - began
            if passed > seconds and (passed > 5 * seconds or self.unfinished() > seconds * 1e9):
                return None
            time.sleep(0.0001 if passed < 0.1 else 0.005)

    def thread_time(self) -> int:
        """Return the nanoseconds that the loop's thread has run."""
        try:
            with open(self._schedule, "rb") as file:
                return int(file.read().split()[0])
        except (OSError, IndexError):
            return 0

    def unfinished(self) -> int:
        """Return the nanoseconds that the thread has run since `begin`.

        They are for a turn that does not end.
        """
        return self.thread_time() - self._began
