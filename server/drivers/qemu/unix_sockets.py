"""Unix sockets by their paths, which may be longer than a socket's address."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import trio

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["connected", "is_own_socket", "reachable"]

_LONGEST = 107  # bytes
_RETRY_SECONDS = 0.02
_LISTENS = 0x10000  # flag of a socket in /proc/net/unix


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


async def connected(path: str, seconds: float) -> socket.socket:
    """Connect to a socket; wait while the queue of those that want to is full.

    Returns a socket that does not block. Raises OSError, and BlockingIOError for a
    queue that is full for ``seconds``.
    """
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    deadline = trio.current_time() + seconds
    try:
        sock.setblocking(False)
        with reachable(path) as where:
            while True:
                try:
                    sock.connect(where)
                except BlockingIOError:
                    if trio.current_time() >= deadline:
                        raise
                    await trio.sleep(_RETRY_SECONDS)
                else:
                    return sock
    except BaseException:
        sock.close()
        raise


def is_own_socket(path: str) -> bool:
    """Return whether this process listens on the unix socket at a path."""
    try:
        found = os.stat(path)
    except OSError:
        return False
    if not stat.S_ISSOCK(found.st_mode):
        return False
    mine = _own_sockets()
    lines = Path("/proc/net/unix").read_bytes().splitlines()
    for line in lines[1:]:
        words = line.split(maxsplit=7)
        if len(words) < 8 or int(words[6]) not in mine or not int(words[3], 16) & _LISTENS:
            continue
        with contextlib.suppress(OSError, ValueError):
            if os.path.samestat(os.stat(words[7]), found):
                return True
    return False


def _own_sockets() -> set[int]:
    """Return the numbers of the sockets that this process has."""
    found = set()
    for fd in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):  # closed meanwhile
            status = os.stat(int(fd))
            if stat.S_ISSOCK(status.st_mode):
                found.add(status.st_ino)
    return found
