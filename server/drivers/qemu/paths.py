"""Paths of unix sockets, which may be longer than a socket's address."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["reachable"]

_LONGEST = 107  # bytes


@contextlib.contextmanager
def reachable(path: str) -> Iterator[str]:
    """Yield a path to the same socket, of a length that sockets can have."""
    if len(os.fsencode(path)) <= _LONGEST:
        yield path
        return
    folder, name = os.path.split(path)
    opened = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{opened}/{name}"
    finally:
        os.close(opened)
