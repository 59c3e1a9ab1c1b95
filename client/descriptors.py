"""File descriptors: copies that wait to be sent, and reads that lose none."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

from ..protocol.connection import FDS_MAX
from .arguments import explained
from .limits import READ_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..protocol.connection import Connection

_ANCILLARY_SIZE = socket.CMSG_SPACE(FDS_MAX * 4)


class Descriptor:
    """A copy of a file descriptor, among the packets that wait to be sent."""

    __slots__ = ("_fd",)

    def __init__(self, fd: int) -> None:
        self._fd = os.dup(fd)

    def send(self, sock: socket.socket) -> None:
        """Send the copy with one byte of its own, without waiting; then close it.

        libvirt's virNetSocketSendFD does the same.
        """
        socket.send_fds(sock, [b"\0"], [self._fd], socket.MSG_DONTWAIT)
        self.close()

    def close(self) -> None:
        """Close the copy. Safe to call twice."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


def copies(fds: Sequence[int]) -> list[Descriptor]:
    """Return copies of descriptors, to be sent.

    Raises OSError when one is no descriptor; no copy is left open then.
    """
    made: list[Descriptor] = []
    try:
        for fd in fds:
            made.append(Descriptor(fd))
    except TypeError as exc:
        close_all(made)
        explained(exc)
    except BaseException:
        close_all(made)
        raise
    return made


def close_all(packets: Iterable[bytes | Descriptor]) -> None:
    """Close the copies of descriptors that are not sent any more."""
    for packet in packets:
        if isinstance(packet, Descriptor):
            packet.close()


class FdReceiver:
    """Receiver in place of ``recv`` that keeps file descriptors that come along."""

    __slots__ = ("_connection", "_sock")

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self._sock = sock
        self._connection = connection

    def recvmsg(self, flags: int = 0) -> tuple[Any, ...]:
        return self._sock.recvmsg(READ_SIZE, _ANCILLARY_SIZE, flags | socket.MSG_CMSG_CLOEXEC)

    def take(self, result: Any) -> bytes:
        """Return the data of what `recvmsg` returned, and hand its descriptors on.

        Data of a plain ``recv`` is returned as it is.
        """
        if isinstance(result, bytes):
            return result
        data: bytes = result[0]
        self._connection.descriptors(result[1])
        return data

    def receive(self, result: Any) -> None:
        """Feed the connection with the result of a read."""
        self._connection.receive(self.take(result))

    def recv(self, size: int) -> bytes:
        return self.take(self.recvmsg())
