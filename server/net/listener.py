"""What a transport of the server's makes: listeners, and the endpoints of the clients that they accept."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from urllib.parse import SplitResult

    from ...protocol.endpoint import Endpoint
    from ..config import Config

__all__ = ["Listener", "Transport", "backlog", "identity_of"]

_DEFAULT_BACKLOG = 30  # libvirtd's, where a configuration says 0
_MOST_BACKLOG = 2**31 - 1


class Transport(Protocol):
    """One way to be reached, under the scheme of its URIs. ``forms`` are what these look like, for people."""

    @property
    def forms(self) -> tuple[str, ...]: ...

    def parse(self, uri: str, parts: SplitResult) -> Any:
        """Return the address that a URI names, None if it is not of the form. Raises ListenError, ValueError."""
        ...

    def listen(self, address: Any, config: Config) -> Listener:
        """Listen on an address. Raises ListenError, OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Listener:
    """A bound, listening, non-blocking socket. ``uri`` is where it really listens.

    ``endpoint(sock)`` tells the facts about a client's connected socket. ``is_local``: only processes of this machine can
    reach it.
    """

    sock: socket.socket
    uri: str
    endpoint: Callable[[socket.socket], Endpoint[socket.socket]]
    is_local: bool
    readonly: bool = False
    path: str | None = None
    admin: bool = False  # for the administration of the server itself
    identity: tuple[int, int] | None = None  # device and inode of the socket that was bound to the path

    def __post_init__(self) -> None:
        if self.path is not None and self.identity is None:
            object.__setattr__(self, "identity", identity_of(self.path))

    def accept(self) -> Endpoint[socket.socket]:
        """Return the next client's end. Raises OSError; BlockingIOError when there is none."""
        sock, _ = self.sock.accept()
        try:
            sock.setblocking(False)
            return self.endpoint(sock)
        except BaseException:
            sock.close()
            raise

    def close(self) -> None:
        """Stop listening. A unix socket's path goes too, unless somebody else has put something there since."""
        # While the socket is open, its inode cannot be another one's.
        if self.path is not None and self.identity is not None and identity_of(self.path) == self.identity:
            with contextlib.suppress(OSError):
                os.unlink(self.path)
        self.sock.close()


def identity_of(path: str) -> tuple[int, int] | None:
    """Device and inode of what is at a path, or None where nothing is."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def backlog(number: int) -> int:
    """Return how many clients may wait to be accepted, where settings say ``number``."""
    return min(number, _MOST_BACKLOG) or _DEFAULT_BACKLOG
