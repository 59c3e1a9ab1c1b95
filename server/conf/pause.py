"""Giving up work that nobody waits for any more.

Reading or printing a large document takes a second, and runs in a worker thread, where nothing can interrupt it from
outside. So what loops over the things in a document calls `checkpoint` once for each, or for each few of them. Nothing
happens there unless the thread's work is `interruptible` and the function that was given says that it is over.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["CHUNK", "WorkGivenUp", "checkpoint", "interruptible", "paced"]

T = TypeVar("T")

# How many small things are done between two checkpoints: some hundred microseconds.
CHUNK = 256


class WorkGivenUp(BaseException):
    """The work of this thread is of no use any more. Only who started it catches this."""


# By thread, so that work elsewhere, such as the server's own, is not affected. Nearly always empty.
_is_over: dict[int, Callable[[], bool]] = {}


def checkpoint() -> None:
    """Raise `WorkGivenUp` if this thread's work is interruptible and over."""
    if _is_over:
        is_over = _is_over.get(get_ident())
        if is_over is not None and is_over():
            raise WorkGivenUp


def paced(items: Iterable[T]) -> Iterable[T]:
    """The same items, with a checkpoint now and then."""
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
    """Let ``is_over`` be asked at every checkpoint of this thread's work; it must be quick, and safe to call from here."""
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
