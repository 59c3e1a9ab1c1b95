"""Listeners, the transports that make them, and the endpoints of accepted clients."""

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
    """One way to be reached, under the scheme of its URIs.

    ``forms`` are examples of these URIs, for error texts.
    """

    @property
    def forms(self) -> tuple[str, ...]: ...

    def parse(self, uri: str, parts: SplitResult) -> Any:
        """Return the address that a URI names, or None if it is not of the form.

        Raises ListenError or ValueError.
        """
        ...

    def listen(self, address: Any, config: Config) -> Listener:
        """Listen on an address.

        Raises ListenError or OSError.
        """
        ...


@dataclass(frozen=True, slots=True)
class Listener:
    """A bound, listening, non-blocking socket. ``uri`` is where it really listens.

    ``endpoint(sock)`` returns the facts about a client's connected socket.
    ``is_local``: only processes of this machine can reach it.
    """

    sock: socket.socket
    uri: str
    endpoint: Callable[[socket.socket], Endpoint[socket.socket]]
    is_local: bool
    readonly: bool = False
    path: str | None = None
    admin: bool = False  # for the administration of the server itself
    # device and inode of the socket that was bound to the path
    identity: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.path is not None and self.identity is None:
            object.__setattr__(self, "identity", identity_of(self.path))

    def accept(self) -> Endpoint[socket.socket]:
        """Accept the next client and return its endpoint.

        Raises OSError; BlockingIOError when no client waits.
        """
        sock, _ = self.sock.accept()
        try:
            sock.setblocking(False)
            return self.endpoint(sock)
        except BaseException:
            sock.close()
            raise

    def close(self) -> None:
        """Stop listening, and unlink a unix socket's path.

        The path stays if something else has been put there since.
        """
        # While the socket is open, no other file can have its inode.
        if (
            self.path is not None
            and self.identity is not None
            and identity_of(self.path) == self.identity
        ):
            with contextlib.suppress(OSError):
                os.unlink(self.path)
        self.sock.close()


def identity_of(path: str) -> tuple[int, int] | None:
    """Return device and inode of the file at a path, or None where there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def backlog(number: int) -> int:
    """Return how many clients may wait to be accepted, for the setting ``number``.

    0 means libvirtd's default.
    """
    return min(number, _MOST_BACKLOG) or _DEFAULT_BACKLOG
