"""Performer of scripts whose steps are methods of handles and work."""

from __future__ import annotations

import inspect
import time
from typing import TYPE_CHECKING, Any

from ..scripts.steps import Stop, Within, Work, pause

if TYPE_CHECKING:
    from ..scripts.steps import R, Steps

__all__ = ["perform"]


def perform(script: Steps[R]) -> R:
    """Run a script to its result; what ends a step is raised in it, interrupts too.

    An interrupt that comes between two steps is raised in the script as well.
    """
    answer: Any = None
    failure: BaseException | None = None
    try:
        while True:
            try:
                step = script.send(answer) if failure is None else script.throw(failure)
                answer = failure = None
                answer = _step(*step)
            except BaseException as exc:
                if inspect.getgeneratorstate(script) == inspect.GEN_CLOSED:
                    raise
                failure = exc
    except StopIteration as stop:
        result: R = stop.value
        return result
    finally:
        script.close()


def _step(what: Any, *arguments: Any) -> Any:
    if isinstance(what, Work):
        return what.function(Stop(), *arguments)
    if what is pause:
        return time.sleep(*arguments)
    if isinstance(what, Within):
        method, *rest = arguments
        with method.__self__.connect().fail_after(what.seconds):
            return method(*rest)
    return what(*arguments)
