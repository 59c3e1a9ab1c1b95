"""Paths on the server's host, which it opens with a working directory of its own."""

from __future__ import annotations

import os

__all__ = ["absolute"]


def absolute(path: str) -> str:
    """Complete a path with this process's working directory, and leave out ``..``.

    This is what libvirt's own client does with it.
    """
    return os.path.abspath(path)
