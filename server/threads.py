"""Calls in threads, whose failures leave nothing behind.

How it works. An exception refers to the frames that it came through, and they to all
that was being worked on. trio's own function to call something in a thread has such an
exception refer to itself on its way to the loop, so a refused document, its tree and
the call's arguments would stay until a full collection of garbage, which holds the
loop while it frees them. Here it is caught in the thread, which lets go of what its
frames know, and is raised again on the loop.
"""

from __future__ import annotations

import logging
import traceback
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import trio

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["begin_thread", "in_thread"]

log = logging.getLogger("virtrio.server")

R = TypeVar("R")


async def in_thread(
    work: Callable[..., R],
    *args: object,
    limiter: trio.CapacityLimiter | None = None,
    abandon_on_cancel: bool = False,
) -> R:
    """Call ``work(*args)`` in a thread, and return or raise what it does.

    The rest is as for `trio.to_thread.run_sync`, but what the work had in its variables
    is gone when an exception arrives.
    """
    said: list[R] = []
    failures: list[BaseException] = []
    await trio.to_thread.run_sync(
        partial(_call, work, args, said, failures),
        limiter=limiter,
        abandon_on_cancel=abandon_on_cancel,
    )
    if failures:
        raise failures.pop()  # a variable would refer to its own frame
    return said[0]


def begin_thread(work: Callable[[], object]) -> None:
    """Have a thread call ``work()``, which nobody waits for, for as long as it takes.

    It counts among nobody's threads, and the program's end does not wait for it either.
    """
    trio.lowlevel.start_thread_soon(partial(_on_its_own, work), lambda result: None)


def _on_its_own(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        log.exception("work in a thread of its own failed")


def _call(
    work: Callable[..., R],
    args: tuple[object, ...],
    said: list[R],
    failures: list[BaseException],
) -> None:
    """Call ``work``; add what it returns to ``said``, what it raises to ``failures``.

    Neither is returned: a thread holds on to that in frames that an exception knows.
    """
    try:
        said.append(work(*args))
    except BaseException as exc:
        _let_go(exc)
        failures.append(exc)


def _let_go(failure: BaseException) -> None:
    """Clear the frames of an exception, and of those that it came from."""
    seen: set[int] = set()
    pending: list[BaseException | None] = [failure]
    while pending:
        exc = pending.pop()
        if exc is None or id(exc) in seen:
            continue
        seen.add(id(exc))
        pending += [exc.__context__, exc.__cause__, *getattr(exc, "exceptions", ())]
        traceback.clear_frames(exc.__traceback__)
