"""Performer of scripts whose steps are methods of handles and work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from ..scripts.steps import CLEANUP, Stop, Work, pause

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..scripts.steps import R, Steps

__all__ = ["perform"]


async def perform(script: Steps[R], *, is_ending: bool = False) -> R:
    """Run a script to its result; what ends a step is raised in it.

    After a cancellation the script goes on to its end, shielded: each step then has
    `CLEANUP` seconds. With ``is_ending`` it is like that from the start.
    """
    try:
        step = next(script)
        while True:
            try:
                if is_ending:
                    with trio.fail_after(CLEANUP) as scope:
                        scope.shield = True
                        answer = await _step(*step)
                else:
                    answer = await _step(*step)
            except BaseException as exc:
                is_ending = is_ending or not isinstance(exc, Exception)
                step = script.throw(exc)
            else:
                step = script.send(answer)
    except StopIteration as stop:
        result: R = stop.value
        return result
    finally:
        script.close()


async def _step(what: Any, *arguments: Any) -> Any:
    await trio.lowlevel.checkpoint_if_cancelled()
    if isinstance(what, Work):
        return await _beside(what.function, *arguments)
    if what is pause:
        return await trio.sleep(*arguments)
    return await what(*arguments)


async def _beside(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a function in a thread of its own; if interrupted, stop it and wait for it.

    A function that comes to its end in spite of a cancellation has its result returned,
    which may be something to close. The next step is cancelled then.
    """
    stop = Stop()
    is_done = trio.Event()
    failure: BaseException | None = None
    interrupt: BaseException | None = None
    result: Any = None

    async def work() -> None:
        nonlocal failure, result
        try:
            # not one of the threads that all share: they may be busy for hours
            result = await trio.to_thread.run_sync(
                partial(function, stop, *arguments), limiter=trio.CapacityLimiter(1)
            )
        except BaseException as exc:
            failure = exc
        is_done.set()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(_shielded, work)
        try:
            await is_done.wait()
        except BaseException as exc:  # KeyboardInterrupt comes here, too
            interrupt = exc
            stop.set()
    if interrupt is not None and not (failure is None and isinstance(interrupt, trio.Cancelled)):
        raise interrupt
    if failure is not None:
        raise failure
    return result


async def _shielded(work: Callable[[], Any]) -> None:
    with trio.CancelScope(shield=True):
        await work()
