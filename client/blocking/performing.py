"""Performer of scripts whose steps are methods of handles and work.

Theory of operation. A signal handler may raise (KeyboardInterrupt) anywhere in the main
thread, and within a send or a receive that ends the conversation (`ending.py`). A
script would have nothing left to clean up with. So in the main thread a script's calls
are made by other threads, where no handler runs: the main thread waits, is interrupted
there, and still waits a moment for the answer, so that the script goes on with a server
that has nothing of it under way. Whatever is raised between two steps is raised in the
script as well.
"""

from __future__ import annotations

import inspect
import threading
import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from ..scripts.steps import Stop, Within, Work, pause
from .timing import Timed

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from ..scripts.steps import R, Steps

__all__ = ["perform"]

_GRACE = 5.0
"""Seconds for which the answer to a call is waited for after an interrupt."""


def perform(script: Steps[R]) -> R:
    """Run a script to its result; what ends a step is raised in it, interrupts too.

    An interrupt that comes between two steps is raised in the script as well. One that
    comes while a call is under way is raised when the call has its answer, after a few
    seconds without one, or with the next interrupt.
    """
    failure: BaseException | None = None
    try:
        while True:
            try:
                return _performed(script, failure)
            except BaseException as exc:
                if inspect.getgeneratorstate(script) == inspect.GEN_CLOSED:
                    raise
                failure = exc
    finally:
        script.close()


def _performed(script: Steps[R], failure: BaseException | None) -> R:
    """Run a script on; it is left as it is if an interrupt comes between two steps."""
    answer: Any = None
    try:
        while True:
            step = script.send(answer) if failure is None else script.throw(failure)
            answer = failure = None
            try:
                answer = _step(*step)
            except BaseException as exc:
                failure = exc
    except StopIteration as stop:
        result: R = stop.value
        return result
    finally:
        failure = None  # it has this frame


def _step(what: Any, *arguments: Any) -> Any:
    if isinstance(what, Work):
        return what.function(Stop(), *arguments)
    if what is pause:
        return time.sleep(*arguments)
    if threading.current_thread() is not threading.main_thread():
        return _call(what, *arguments)
    return _CallApart(what, arguments).answer()


def _call(what: Any, *arguments: Any) -> Any:
    if isinstance(what, Within):
        method, *rest = arguments
        with method.__self__.connect().fail_after(what.seconds):
            return method(*rest)
    return what(*arguments)


class _CallApart:
    """Call that a thread of its own makes, for one that may be interrupted."""

    def __init__(self, what: Any, arguments: tuple[Any, ...]) -> None:
        self._what = what
        self._arguments = arguments
        self._caller = threading.get_ident()
        self._claim = threading.Lock()  # for whoever makes the call, or gives it up before
        self._done = threading.Lock()
        self._done.acquire()
        self._is_done = False
        self._result: Any = None
        self._failure: BaseException | None = None

    def answer(self) -> Any:
        """Make the call, and return its result."""
        try:
            threading.Thread(target=self._make, daemon=True).start()
            self._await(None)
        except BaseException:
            if not self._claim.acquire(blocking=False):
                self._await(_GRACE)
            raise
        failure, self._failure = self._failure, None
        if failure is None:
            return self._result
        try:
            raise failure
        finally:
            del failure  # it has this frame

    def _make(self) -> None:
        if not self._claim.acquire(blocking=False):
            return
        try:
            with self._block():
                self._result = _call(self._what, *self._arguments)
        except BaseException as exc:
            self._failure = exc
        self._is_done = True
        self._done.release()

    def _block(self) -> AbstractContextManager[None]:
        """Return the block with a deadline that the caller's thread is in."""
        method = self._arguments[0] if isinstance(self._what, Within) else self._what
        owner = getattr(method, "__self__", None)
        connection = getattr(owner, "_connect", owner)
        return connection._as_in(self._caller) if isinstance(connection, Timed) else nullcontext()

    def _await(self, seconds: float | None) -> None:
        """Wait until the call is done, or ``seconds`` are over."""
        until = None if seconds is None else time.monotonic() + seconds
        while not self._is_done:
            left = -1.0 if until is None else until - time.monotonic()
            if until is not None and left <= 0:
                return
            self._done.acquire(timeout=left)
