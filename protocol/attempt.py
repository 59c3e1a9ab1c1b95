"""Asking again for what is about to come, instead of sleeping until it is there.

Theory of operation. Who sleeps in the kernel is woken through an interrupt, a change of context and, on a virtual machine, its
host: that takes longer than a peer on the same machine takes to answer a small call. So a shell that waits for one answer, and
has nothing else to do, may ask its socket again and again for a moment, and let whoever else wants the processor have it in
between.

An attempt is bounded by `SECONDS`, because a loop does nothing else meanwhile. It is left out while the machine has no idle
processor (`spare`): it would take what the peer needs, and who lets others have the processor waits behind all of them, which
who sleeps does not. What was counted some milliseconds ago may be wrong by now; so an attempt that ends late, because others had
the processor, is the last one of this process for a while, the longer the more often that happens.

`Attempts` keeps account of one connection's: those in vain are followed by ever longer pauses without any, so that a peer that
takes its time costs next to nothing.
"""

from __future__ import annotations

import os
from time import perf_counter

__all__ = ["SECONDS", "Attempts", "spare"]

SECONDS = 60e-6
# Seconds that an answer of `spare` is good for.
_GOOD = 0.005
# Seconds without attempts after one that ended late: the first time, and in the end.
_CROWDED = 0.05
_CROWDED_LONGEST = 2.0
# The longest pause, in answers, after attempts that were in vain.
_LONGEST = 256


class Attempts:
    """When attempts are worth their while, as far as those before tell. ``left_out`` counts down the pause."""

    __slots__ = ("_pause", "left_out")

    def __init__(self) -> None:
        self.left_out = 0
        self._pause = 0

    def hit(self, until: float) -> None:
        """It came within an attempt, which was to end at ``until``, a time of perf_counter()."""
        self._pause = 0
        _ended(until)

    def missed(self, until: float) -> None:
        """It did not."""
        self.left_out = self._pause
        self._pause = min(2 * self._pause + 1, _LONGEST)
        _ended(until)


_processors = os.cpu_count() or 1
_looked = -1.0
_spare = False
_crowded = 0.0  # seconds that the next attempt that ends late is the last one for


def _ended(until: float) -> None:
    """See whether others had the processor."""
    global _looked, _spare, _crowded
    now = perf_counter()
    if now - until <= SECONDS:
        _crowded = 0.0
    else:
        _crowded = min(max(2 * _crowded, _CROWDED), _CROWDED_LONGEST)
        _looked = now + _crowded
        _spare = False


def spare() -> bool:
    """Whether the machine runs no more than it has processors for, as of some milliseconds ago at most.

    To be asked when the peer has its work: both run then.
    """
    global _looked, _spare
    now = perf_counter()
    if now - _looked > _GOOD:
        _looked = now
        _spare = _processors > 1 and 0 < _running() <= _processors
    return _spare


def _running() -> int:
    """How many threads of the whole machine run or could, 0 where the system does not say (proc_loadavg(5))."""
    try:
        fd = os.open("/proc/loadavg", os.O_RDONLY | os.O_CLOEXEC)
        try:
            return int(os.read(fd, 100).split()[3].partition(b"/")[0])
        finally:
            os.close(fd)
    except (OSError, ValueError, IndexError):
        return 0
