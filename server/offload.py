"""Work that leaves the loop for a thread, because its size depends on clients.

Theory of operation. An entry point that finds much to do returns a `Later` in place of
its answer: ``work``, which runs in a thread and changes nothing that anybody else can
see, and ``apply``, which takes the result of ``work`` and changes the driver's state on
the loop, in one step. The session counts the call among those that run, holds back
later calls of the same client, and answers them afterwards in their order.

One thread works at a time: threads share the interpreter, so a second one would make
each of them slower and the loop wait longer. While it works, the interpreter changes
threads every half a millisecond (Python's default is ten times that), so a call of
another client waits for a few of those. Clients take turns, first come, first served,
but for those who had the thread for long of late (`fair_turn.py`); each has one job at
most. A job whose client is gone is given up: before it began at once, afterwards at the
next `checkpoint` that it passes.

A call of a C function is not interrupted: a job should not free, sort or join millions
of objects at once. `conf.reaper` frees large structures piece by piece.
"""

from __future__ import annotations

import threading
from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import trio

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, report
from . import caller as callers
from .conf import pause
from .fair_turn import FairTurn, Who
from .threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

__all__ = [
    "BULK_BYTES",
    "BULK_ITEMS",
    "BULK_LINES",
    "MOST_ROUNDS",
    "Later",
    "later",
    "overtaken",
    "run",
]

T = TypeVar("T")
R = TypeVar("R")

# Documents and arguments from this many bytes or lines on, and lists from this many
# items on, are worked on in the thread. Readers of XML take up to a microsecond a byte.
BULK_BYTES = 16 * 1024
BULK_LINES = 400
BULK_ITEMS = 4096

# Most times that work is begun for one call, anew if its objects have changed
# meanwhile.
MOST_ROUNDS = 10


class Later(Generic[R]):
    """Answer of an entry point that is still to be computed: ``apply(work())``.

    ``work`` runs in the worker's thread. It may read objects that nobody changes, and
    changes nothing that others see. ``apply`` runs on the loop after it and returns the
    entry point's answer, a coroutine of it, or another `Later` if the objects have
    changed since ``work`` read them (after `MOST_ROUNDS` the call fails). Without
    ``apply``, the answer is the result of ``work``. Both may raise what the entry point
    may. A `Later` can be awaited as well.
    """

    __slots__ = ("apply", "work")

    def __init__(
        self, work: Callable[[], Any], apply: Callable[[Any], R | Later[R]] | None = None
    ) -> None:
        self.work = work
        self.apply = apply

    def __await__(self) -> Generator[Any, Any, R]:
        return self._result().__await__()

    async def _result(self) -> R:
        todo: Later[R] = self
        for _ in range(MOST_ROUNDS):
            result: Any = await run(todo.work)
            if todo.apply is not None:
                result = todo.apply(result)
            if isinstance(result, CoroutineType):
                result = await result
            if not isinstance(result, Later):
                answer: R = result
                return answer
            todo = result
        raise overtaken()


def overtaken() -> LibvirtError:
    """Make the error for a call whose object others change all the time.

    It is libvirt's error for a call that waits too long for its turn.
    """
    detail = "cannot acquire state change lock"
    return report(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, ErrorDomain.VIR_FROM_DOMAIN, detail)


@overload
def later(size: int, work: Callable[[], R]) -> R | Later[R]: ...
@overload
def later(size: int, work: Callable[[], T], apply: Callable[[T], R | Later[R]]) -> R | Later[R]: ...
def later(size: int, work: Callable[[], Any], apply: Callable[[Any], Any] | None = None) -> Any:
    """Return ``apply(work())``, or a `Later` of it from `BULK_BYTES` of ``size`` on."""
    if size >= BULK_BYTES:
        return Later(work, apply)
    return work() if apply is None else apply(work())


async def run(work: Callable[[], T]) -> T:
    """Call ``work()`` in the worker's thread, and return or raise what it does.

    If it is cancelled, it ends at once. Work that has begun then ends at its next
    `pause.checkpoint`, and until then the thread is busy; its result is dropped.
    """
    try:
        limiter, turn = _worker.get()
    except LookupError:
        limiter, turn = trio.CapacityLimiter(1), FairTurn()
        _worker.set((limiter, turn))
    who = _who()
    await turn.acquire(who)
    began = trio.current_time()
    given_up = threading.Event()
    try:
        return await in_thread(
            partial(_work, work, given_up.is_set), limiter=limiter, abandon_on_cancel=True
        )
    finally:
        given_up.set()
        turn.count(who, trio.current_time() - began)
        turn.release()


# The worker of each loop: one thread at a time, which may be busy for a moment with
# work that was given up when the next one has the turn.
_worker: trio.lowlevel.RunVar[tuple[trio.CapacityLimiter, FairTurn]] = trio.lowlevel.RunVar(
    "virtrio worker"
)


def _who() -> Who | None:
    """Return the client for which work is done; None if it is the server's own."""
    try:
        caller = callers.current()
    except LookupError:
        return None
    return Who(caller.address, caller.readonly)


def _work(work: Callable[[], Any], given_up: Callable[[], bool]) -> Any:
    with pause.hurried, pause.interruptible(given_up):
        return work()
