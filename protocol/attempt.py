"""Attempts: polling a socket briefly for an answer that is due, instead of sleeping.

Theory of operation. A thread that sleeps in the kernel is woken through an interrupt, a
change of context and, on a virtual machine, its host: that takes longer than a peer on
the same machine takes to answer a small call. So a shell that waits for one answer, and
has nothing else to do, may poll its socket for a moment, and yield the processor to
whoever wants it in between.

An attempt is bounded by `SECONDS`, because a loop does nothing else meanwhile. No
attempt is made while the machine has no idle processor (`spare`): it would use the one
that the peer needs, and a thread that yields waits behind all others, which a sleeping
one does not. The count of running threads may be some milliseconds old and wrong; so an
attempt that ends late, because others had the processor, is the last one of this
process for a while, and for longer the more often that happens.

`Attempts` keeps account of one connection. Attempts in vain are followed by ever longer
pauses without any, so that a slow peer costs next to nothing.
"""

from __future__ import annotations

import os
from time import perf_counter

__all__ = ["SECONDS", "Attempts", "spare"]

SECONDS = 60e-6
# Seconds for which an answer of `spare` is used.
_GOOD = 0.005
# Seconds without attempts after one that ended late: at first, and at most.
_CROWDED = 0.05
_CROWDED_LONGEST = 2.0
# The longest pause, in answers, after attempts in vain.
_LONGEST = 256


class Attempts:
    """Account of one connection's attempts, to tell whether another is worthwhile.

    ``left_out`` is the number of answers still to wait for without an attempt.
    """

    __slots__ = ("_pause", "left_out")

    def __init__(self) -> None:
        self.left_out = 0
        self._pause = 0

    def hit(self, until: float) -> None:
        """Note that the answer came within an attempt.

        ``until`` is the time of perf_counter() at which the attempt was to end.
        """
        self._pause = 0
        _ended(until)

    def missed(self, until: float) -> None:
        """Note that no answer came within an attempt, and pause."""
        self.left_out = self._pause
        self._pause = min(2 * self._pause + 1, _LONGEST)
        _ended(until)


_processors = os.cpu_count() or 1
_looked = -1.0
_spare = False
_crowded = 0.0  # seconds without attempts after the last one that ended late


def _ended(until: float) -> None:
    """Pause attempts in this process if one ended late.

    Then other threads had the processor.
    """
    global _looked, _spare, _crowded
    now = perf_counter()
    if now - until <= SECONDS:
        _crowded = 0.0
    else:
        _crowded = min(max(2 * _crowded, _CROWDED), _CROWDED_LONGEST)
        _looked = now + _crowded
        _spare = False


def spare() -> bool:
    """Return whether the machine has a processor for every running thread.

    To be called while the peer works, when both sides run. The answer may be some
    milliseconds old.
    """
    global _looked, _spare
    now = perf_counter()
    if now - _looked > _GOOD:
        _looked = now
        _spare = _processors > 1 and 0 < _running() <= _processors
    return _spare


def _running() -> int:
    """Count the runnable threads of the machine; 0 if unknown (proc_loadavg(5))."""
    try:
        fd = os.open("/proc/loadavg", os.O_RDONLY | os.O_CLOEXEC)
        try:
            return int(os.read(fd, 100).split()[3].partition(b"/")[0])
        finally:
            os.close(fd)
    except (OSError, ValueError, IndexError):
        return 0
