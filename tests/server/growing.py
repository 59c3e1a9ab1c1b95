"""A check that work grows in proportion with its subject.

Processor time is compared with processor time of the same minute.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LARGE", "SMALL", "assert_linear", "spent"]

SMALL, LARGE = 60_000, 240_000
# Four times as much may take this many times as long, unless it takes next to nothing.
# What is quadratic takes sixteen times; what no longer fits into caches takes five.
_RATIO, _NOTHING = 6.0, 0.2

T = TypeVar("T")


def spent(work: Callable[[T], object], on: T) -> float:
    """Return the seconds of processor time that one run takes.

    The collector is off, so that garbage of others does not count.
    """
    gc.disable()
    try:
        before = time.thread_time()
        work(on)
        return time.thread_time() - before
    finally:
        gc.enable()


def assert_linear(work: Callable[[T], object], small: T, large: T) -> None:
    """Check that ``large``, four times ``small``, takes about four times as long.

    The best of ten pairs of runs counts, and fewer are made where they are enough:
    others share the processor and its caches, and slow down both runs of a pair.
    """
    pairs: list[tuple[float, float]] = []
    for _ in range(10):
        longer = spent(work, large)
        if longer <= _NOTHING:
            return
        shorter = spent(work, small)
        if longer <= _RATIO * shorter:
            return
        pairs.append((shorter, longer))
    shorter, longer = min(pairs, key=lambda pair: pair[1] / pair[0])
    raise AssertionError(f"{shorter:.3f} s, and {longer:.3f} s for four times as much")
