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
_RATIO, _NOTHING = 5.0, 0.2

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

    The best of ten runs counts, and fewer are made where they are enough: others share
    the processor's caches.
    """
    shortest = longest = float("inf")
    for _ in range(10):
        longest = min(longest, spent(work, large))
        if longest <= _NOTHING:
            return
        shortest = min(shortest, spent(work, small))
        if longest <= _RATIO * shortest:
            return
    raise AssertionError(f"{shortest:.3f} s, and {longest:.3f} s for four times as much")
