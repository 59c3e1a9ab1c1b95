"""Work that leaves the loop, because it grows with what a client sent or with what a domain holds.

Theory of operation. An entry point that finds much to do returns a `Later` in place of its answer: ``work``, which runs in
a thread and changes nothing that anybody else can see, and ``apply``, which takes what ``work`` gave and changes the
driver's state on the loop, in one step. The session counts the call among those that run, holds back later calls of the
same client, and answers them afterwards in their order.

One thread works at a time: threads share the interpreter, so a second one would make each of them slower and the loop
wait longer. While it works, the interpreter changes threads every half a millisecond (Python's default is ten times
that), so a call of another client waits for a few of those. Clients take turns, first come, first served; each has one
job at most. A job whose client is gone is given up: before it began at once, afterwards at the next `checkpoint` that it
passes.

What a C function does in one call is not interrupted: a job should not free, sort or join millions of objects at once.
`release` takes large structures apart piece by piece.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import trio

from .conf import pause

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BULK_BYTES", "BULK_ITEMS", "Later", "later", "run"]

T = TypeVar("T")
R = TypeVar("R")

# What is worked on away from the loop: documents and arguments from this many bytes on, lists from this many items on.
# Readers of XML take about a microsecond a byte.
BULK_BYTES = 16 * 1024
BULK_ITEMS = 1000

_SWITCH_INTERVAL = 0.0005  # seconds


class Later(Generic[T, R]):
    """An entry point's answer that is still to be worked out: ``apply(work())``.

    ``work`` runs in the worker's thread. It may read what nobody changes and must change nothing that others see.
    ``apply`` runs on the loop after it and returns the entry point's answer; None: it is what ``work`` returned.
    Both may raise what the entry point may.
    """

    __slots__ = ("apply", "work")

    def __init__(self, work: Callable[[], T], apply: Callable[[T], R] | None = None) -> None:
        self.work = work
        self.apply = apply


def later(size: int, work: Callable[[], T], apply: Callable[[T], R]) -> R | Later[T, R]:
    """``apply(work())``, now if ``size`` bytes are few, else as a `Later`."""
    if size < BULK_BYTES:
        return apply(work())
    return Later(work, apply)


async def run(work: Callable[[], T]) -> T:
    """Return what ``work()`` returns, or raise what it raises, from the worker's thread.

    Cancelled, it returns at once. Work that has begun then ends at its next `pause.checkpoint`, and until then the thread
    is busy; what it gives is dropped.
    """
    try:
        turn = _turn.get()
    except LookupError:
        turn = trio.CapacityLimiter(1)
        _turn.set(turn)
    given_up = threading.Event()
    try:
        return await trio.to_thread.run_sync(
            partial(_work, work, given_up.is_set), limiter=turn, abandon_on_cancel=True
        )
    finally:
        given_up.set()


# The worker of each loop: one thread at a time.
_turn: trio.lowlevel.RunVar[trio.CapacityLimiter] = trio.lowlevel.RunVar("virtrio worker")


def _work(work: Callable[[], Any], given_up: Callable[[], bool]) -> Any:
    with _hurried, pause.until(given_up):
        return work()


class _Hurried:
    """A short switch interval while any thread is within."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._usual = 0.0

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(self._usual, _SWITCH_INTERVAL))
            self._inside += 1

    def __exit__(self, *exc: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                sys.setswitchinterval(self._usual)


_hurried = _Hurried()
