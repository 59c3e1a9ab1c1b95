"""Checkpoints where a thread gives up work whose caller has gone.

Reading or printing a large document takes a second, and runs in a worker thread, where
nothing can interrupt it from outside. So loops over the parts of a document call
`checkpoint` once for each part, or for every few. A checkpoint does nothing unless the
thread's work is `interruptible` and the function given there says that it is over.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock, get_ident
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["CHUNK", "WorkGivenUp", "checkpoint", "hurried", "interruptible", "paced"]

T = TypeVar("T")

# Number of small items between two checkpoints: they take some hundred microseconds.
CHUNK = 256

_SWITCH_INTERVAL = 0.0005  # seconds


class WorkGivenUp(BaseException):
    """Raised where work is of no use any more; caught only where it was started."""


# By thread, so that work elsewhere, such as the server's own, is not affected. Nearly
# always empty.
_is_over: dict[int, Callable[[], bool]] = {}


def checkpoint() -> None:
    """Raise `WorkGivenUp` if this thread's work is interruptible and over."""
    if _is_over:
        is_over = _is_over.get(get_ident())
        if is_over is not None and is_over():
            raise WorkGivenUp


def paced(items: Iterable[T]) -> Iterable[T]:
    """Return the same items, with a `checkpoint` after every `CHUNK` of them."""
    if items.__class__ is list and len(items) < CHUNK:
        return items
    return _paced(items)


def _paced(items: Iterable[T]) -> Iterator[T]:
    for number, item in enumerate(items, start=1):
        if not number % CHUNK:
            checkpoint()
        yield item


@contextmanager
def interruptible(is_over: Callable[[], bool]) -> Iterator[None]:
    """Ask ``is_over`` at every checkpoint of this thread while the context is open.

    It must be quick, and safe to call from this thread.
    """
    thread = get_ident()
    before = _is_over.get(thread)
    _is_over[thread] = is_over
    try:
        yield
    finally:
        if before is None:
            del _is_over[thread]
        else:
            _is_over[thread] = before


class _Hurried:
    """Context in which the interpreter's switch interval is short, for any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
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


hurried = _Hurried()
