"""Locks of a target: one for who writes, one that readers share.

They are flock's: the kernel gives them up with the last descriptor, so no lock outlives
its processes, and a program that inherits the descriptor keeps the lock for as long as
it writes.
"""

from __future__ import annotations

import errno
import fcntl
import os
import socket

from ..errors import TargetBusy, TargetError
from . import names
from .files import open_regular, read_bounded

__all__ = ["lock_for_reading", "lock_for_removing", "lock_for_writing"]

MOST_BYTES = 1024


def lock_for_writing(root: int, path: str) -> int:
    """Take the lock of a target's writer, and return its descriptor.

    Raises TargetBusy, which says who has it, while another process does.
    """
    fd = open_regular(names.LOCK, root, flags=os.O_RDWR | os.O_CREAT)
    try:
        if not _taken(fd, fcntl.LOCK_EX):
            raise TargetBusy(f"{path} is in use by {_holder(root)}")
        os.ftruncate(fd, 0)
        os.pwrite(fd, f"{os.getpid()} {socket.gethostname()}\n".encode(), 0)
    except BaseException:
        os.close(fd)
        raise
    return fd


def lock_for_reading(root: int, path: str) -> int | None:
    """Keep points of a target from being removed, and return the lock's descriptor.

    Returns None where nobody can write: on read-only file systems, and in folders of
    others. Raises TargetBusy while points are removed.
    """
    try:
        fd = open_regular(names.READERS, root)
    except FileNotFoundError:
        try:
            fd = open_regular(names.READERS, root, flags=os.O_RDWR | os.O_CREAT)
        except OSError as exc:
            if exc.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
                return None
            raise
    return _locked(fd, fcntl.LOCK_SH, f"points of {path} are being removed")


def lock_for_removing(root: int, path: str) -> int:
    """Keep everybody from reading points, and return the lock's descriptor.

    Raises TargetBusy while somebody reads.
    """
    fd = open_regular(names.READERS, root, flags=os.O_RDWR | os.O_CREAT)
    return _locked(fd, fcntl.LOCK_EX, f"points of {path} are being read")


def _locked(fd: int, how: int, busy: str) -> int:
    try:
        if not _taken(fd, how):
            raise TargetBusy(busy)
    except BaseException:
        os.close(fd)
        raise
    return fd


def _taken(fd: int, how: int) -> bool:
    try:
        fcntl.flock(fd, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(root: int) -> str:
    """Return who has the lock of the writer, as it said itself."""
    try:
        words = read_bounded(names.LOCK, root, MOST_BYTES).decode(errors="replace").split()
    except (OSError, TargetError):
        words = []
    if len(words) != 2 or not words[0].isdecimal():
        return "another process"
    return f"process {words[0]} on host {words[1]}"
