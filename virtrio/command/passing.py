"""Passing file descriptors on that the command has from its caller."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import CommandError
from .numbers import integer
from .options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .options import Arguments

__all__ = ["PASS_FDS", "descriptors", "passing"]

PASS_FDS = Option("pass-fds", Kind.STRING, "file descriptors to pass on, as N,M,...")


def descriptors(args: Arguments) -> list[int]:
    """Return the file descriptors that ``--pass-fds`` names."""
    given = (args.strings(PASS_FDS.name) or [""])[-1]
    found = []
    for text in given.split(",") if given else ():
        descriptor = integer(text)
        if descriptor is None:
            raise CommandError(f"Unable to parse FD number '{text}'")
        found.append(descriptor)
    return found


@contextmanager
def passing(files: list[int]) -> Iterator[None]:
    """Report descriptors that are not open as libvirt does."""
    try:
        yield
    except OSError as exc:
        if exc.errno != errno.EBADF:
            raise
        for file in files:
            if not _is_open(file):
                reason = f"Cannot duplicate FD {file}: {exc.strerror}"
                raise CommandError(reason) from None
        raise


def _is_open(file: int) -> bool:
    try:
        os.fstat(file)
    except OSError:
        return False
    return True
