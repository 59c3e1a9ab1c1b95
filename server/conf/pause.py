"""Places at which a long piece of work may be given up.

Readers and printers call `checkpoint` once for each item of what may be long. In a thread whose work nobody waits for any
more (`until`) it raises `GivenUp`; anywhere else it does nothing. So what is between two checkpoints must change nothing
that outlives the work.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["GivenUp", "checkpoint", "until"]

_watched: dict[int, Callable[[], bool]] = {}  # thread -> whether its work is to be given up


class GivenUp(BaseException):
    """Nobody waits for this thread's work any more. Not an Exception, so that no reader takes it for a fault of a document."""


def checkpoint() -> None:
    """Raise `GivenUp` if nobody waits for what this thread does."""
    if _watched:
        given_up = _watched.get(get_ident())
        if given_up is not None and given_up():
            raise GivenUp


@contextmanager
def until(given_up: Callable[[], bool]) -> Iterator[None]:
    """Within, this thread's checkpoints raise as soon as ``given_up()`` is true."""
    thread = get_ident()
    _watched[thread] = given_up
    try:
        yield
    finally:
        del _watched[thread]
