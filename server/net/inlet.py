"""The receiving half of a session: bytes for its connection, and file descriptors."""

from __future__ import annotations

import socket
from functools import partial
from typing import TYPE_CHECKING

from ...protocol.connection import FDS_MAX
from ..limits import READ_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.connection import CallReceived, Connection
    from ...protocol.layer import Layered

__all__ = ["Inlet"]

_FDS_SPACE = socket.CMSG_SPACE(FDS_MAX * 4)


class Inlet:
    """The receiving half of one client's socket.

    ``receive(size)`` returns the bytes of one read, none at the end, and ``feed(data)``
    hands them to the connection; ``take_call(data)`` does if they are one whole call,
    which it returns. ``size`` is the number of bytes to read at once.
    """

    __slots__ = (
        "_connection",
        "_layered",
        "_sock",
        "feed",
        "receive",
        "size",
        "take_call",
        "takes_fds",
    )

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self.size = READ_SIZE
        self.takes_fds = False
        self.receive: Callable[[int], bytes] = sock.recv
        self.feed: Callable[[bytes], None] = connection.receive
        self.take_call: Callable[[bytes], CallReceived | None] = connection.take_call
        self._sock = sock
        self._connection = connection
        self._layered: Layered | None = None

    def feed_through(self, layered: Layered) -> None:
        """Feed the bytes that a layer makes of the socket's from now on."""
        self._layered = layered
        self.feed = partial(layered.feed, receive=self._connection.receive)
        self.take_call = _no_call

    def feed_early(self) -> bool:
        """Feed the bytes of the conversation that a layer has received already.

        Returns whether there is a layer. Raises RemoteProtocolError.
        """
        layered = self._layered
        if layered is None:
            return False
        if early := layered.left_over():
            self._connection.receive(early)
        if layered.layer.ended:
            self._connection.receive(b"")
        return True

    def take_fds(self) -> None:
        """Receive file descriptors from now on, at some cost for each read."""
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
        self.feed = self._connection.receive
        self._layered = None


def _no_call(data: bytes) -> None:
    return None


def _nothing_more(size: int) -> bytes:
    return b""
