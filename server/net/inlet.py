"""What a session receives: bytes for its connection, and file descriptors for who takes them."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from ...protocol.connection import FDS_MAX
from ..limits import READ_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.connection import Connection

__all__ = ["Inlet"]

_FDS_SPACE = socket.CMSG_SPACE(FDS_MAX * 4)


class Inlet:
    """The receiving half of one client's socket.

    ``receive(size)`` returns the bytes of one read, none at the end. ``size`` is how many are to be read at once.
    """

    __slots__ = ("_connection", "_sock", "receive", "size", "takes_fds")

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self.size = READ_SIZE
        self.takes_fds = False
        self.receive: Callable[[int], bytes] = sock.recv
        self._sock = sock
        self._connection = connection

    def take_fds(self) -> None:
        """Receive file descriptors from now on, which costs something for each read."""
        self.takes_fds = True
        self._connection.passes_fds = True
        self.receive = self._receive_with_fds

    def _receive_with_fds(self, size: int) -> bytes:
        data, ancillary, _, _ = self._sock.recvmsg(size, _FDS_SPACE, socket.MSG_CMSG_CLOEXEC)
        if ancillary:
            self._connection.descriptors(ancillary)
        return data

    def close(self) -> None:
        """Receive nothing more."""
        self.receive = _nothing_more


def _nothing_more(size: int) -> bytes:
    return b""
