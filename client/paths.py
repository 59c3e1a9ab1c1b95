"""Paths on the server's host, which it opens with a working directory of its own."""

from __future__ import annotations

import os

from ..protocol.xdr import TEXT
from .arguments import explained

__all__ = ["absolute"]


def absolute(path: str | os.PathLike[str]) -> str:
    """Complete a path with this process's working directory, and leave out ``..``.

    This is what libvirt's own client does with it.
    """
    try:
        found: str | bytes = os.path.abspath(path)
    except TypeError as exc:
        explained(exc)
    if isinstance(found, bytes):
        if isinstance(path, bytes):
            explained(TypeError("a path is a str"))
        found = found.decode(*TEXT)
    return found
