"""Threads for work on files that clients name, which are apart from everybody's.

How it works. A file may be on a disk or file server that does not answer: a thread that
asks for it may stay for good. Trio's own threads are 40 for the whole server, so such
work has others. What only looks at files is done by few threads, with a deadline
(`look`). What changes them as well (a guest's start, a save) is one thing at a time for
each guest, and goes on for as long as it takes (`in_guests_thread`); of the undoing of
that, nobody waits for long (`undo_in_thread`). The server's end waits for none of them
for more than some seconds.
"""

from __future__ import annotations

import contextlib
import math
from typing import TYPE_CHECKING, TypeVar

import trio

from ....protocol._generated.enums import ErrorDomain
from ...file_threads import FileThreads
from ...threads import in_thread
from .refusals import internal_error, system_error

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["in_guests_thread", "look", "undo_in_thread"]

R = TypeVar("R")

_GRACE = 5.0  # seconds
_UNDO_SECONDS = 30.0

_lookers: trio.lowlevel.RunVar[FileThreads] = trio.lowlevel.RunVar("virtrio qemu lookers")
_guests: trio.lowlevel.RunVar[trio.CapacityLimiter] = trio.lowlevel.RunVar("virtrio qemu guests")


async def look(path: str, work: Callable[[], R]) -> R:
    """Return or raise what ``work``, which only looks at the file ``path``, does.

    Raises VIR_ERR_SYSTEM_ERROR if that takes longer than five seconds, and
    VIR_ERR_RESOURCE_BUSY while four such looks hang. Cancelled, it ends at once.
    """
    try:
        threads = _lookers.get()
    except LookupError:
        threads = FileThreads(ErrorDomain.VIR_FROM_QEMU)
        _lookers.set(threads)
    try:
        return await threads.run(f"looking at {path!r}", work)
    except TimeoutError as exc:
        raise system_error(f"cannot look at file '{path}'", exc) from exc


async def in_guests_thread(work: Callable[[], R]) -> R:
    """Return or raise what work on a guest's files does, for as long as it takes.

    There is one thread for each guest at most, because a guest does one such thing at a
    time; nobody else waits for it. Cancelled, it waits some seconds more for the work,
    whose result comes first then, and leaves the thread to itself afterwards.
    """
    try:
        limiter = _guests.get()
    except LookupError:
        limiter = trio.CapacityLimiter(math.inf)
        _guests.set(limiter)
    results: list[R] = []
    failures: list[BaseException] = []
    scope = trio.CancelScope(shield=True)

    async def hurry() -> None:
        with contextlib.suppress(trio.Cancelled):
            await trio.sleep_forever()
        scope.deadline = trio.current_time() + _GRACE

    await trio.lowlevel.checkpoint_if_cancelled()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(hurry)
        with scope:
            try:
                results.append(await in_thread(work, limiter=limiter, abandon_on_cancel=True))
            except Exception as exc:  # a nursery would wrap it
                failures.append(exc)
        nursery.cancel_scope.cancel()
    if failures:
        raise failures.pop()  # a variable would refer to its own frame
    if not results:
        await trio.lowlevel.checkpoint_if_cancelled()
        raise internal_error("work on files was given up")
    return results[0]


async def undo_in_thread(work: Callable[[], object]) -> None:
    """Undo work on a guest's files, even for a caller that is cancelled.

    What takes longer than half a minute goes on without its caller.
    """
    with trio.move_on_after(_UNDO_SECONDS, shield=True):
        await in_guests_thread(work)
