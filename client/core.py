"""What the trio and the blocking connection share: decoding an answer, and the errors of a connection that is gone."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..protocol import message, xdr
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.connection import FDS_MAX, ReplyWithFdsReceived
from ..protocol.errors import ConnectionClosed, LibvirtError, RemoteProtocolError, invalid_arg, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..protocol.connection import Connection, ReplyReceived
    from .calls import Call, R

KEEPALIVE_INTERVAL = 5.0
KEEPALIVE_COUNT = 5
# Below malloc's threshold for a mapping of its own (128 KiB): above it each read maps and unmaps its buffer, which takes the
# system longer than all else of a call. Something large that was freed before raises that threshold, so it is easily overlooked.
READ_SIZE = 120 * 1024
_ANCILLARY_SIZE = socket.CMSG_SPACE(FDS_MAX * 4)
# virConnectCloseReason; the enum is for those who ask.
_CLOSE_REASON_ERROR, _CLOSE_REASON_EOF, _CLOSE_REASON_KEEPALIVE, CLOSE_REASON_CLIENT = range(4)
EVENT_BYTES = 16 * 1024 * 1024  # of events that came faster than they were taken


def answer(call: Call[object, R], reply: ReplyReceived) -> R:
    """The ret struct of a reply (None for a procedure without one). Raises LibvirtError, the server's, or RemoteProtocolError."""
    if not reply.ok:
        raise message.unpack_error(reply.payload, reply.pos)
    unpack = call.unpack
    if unpack is None:
        xdr.check_end(reply.pos, len(reply.payload))
        return None  # type: ignore[return-value]
    try:
        ret, end = unpack(reply.payload, reply.pos)
    except xdr.DECODE_ERRORS as exc:
        raise RemoteProtocolError(f"the reply does not decode: {exc}") from exc
    if end != len(reply.payload):
        xdr.check_end(end, len(reply.payload))
    return ret


def answer_with_fds(call: Call[object, R], reply: ReplyReceived) -> tuple[R, list[int]]:
    """As `answer`, and the descriptors that came with it; none is left open if it raises."""
    fds = reply.fds if isinstance(reply, ReplyWithFdsReceived) else []
    try:
        return answer(call, reply), fds
    except BaseException:
        for fd in fds:
            os.close(fd)
        raise


def one_fd(fds: list[int]) -> int:
    """The one descriptor that an answer must bring. Raises LibvirtError as the C library does; none is left open then."""
    if len(fds) == 1:
        return fds[0]
    for fd in fds:
        os.close(fd)
    detail = "too many file descriptors received" if fds else "no file descriptor received"
    raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_REMOTE, detail)


class Descriptor:
    """A copy of a file descriptor, among the packets that wait to be sent."""

    __slots__ = ("_fd",)

    def __init__(self, fd: int) -> None:
        self._fd = os.dup(fd)

    def send(self, sock: socket.socket) -> None:
        """Send it with one byte of its own, without waiting, as libvirt's virNetSocketSendFD; then close the copy."""
        socket.send_fds(sock, [b"\0"], [self._fd], socket.MSG_DONTWAIT)
        self.close()

    def close(self) -> None:
        """Once or more."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


def copies(fds: Sequence[int]) -> list[Descriptor]:
    """Copies to be sent. Raises OSError, with none made, when one is no descriptor."""
    made: list[Descriptor] = []
    try:
        for fd in fds:
            made.append(Descriptor(fd))
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
    """Reads in place of ``recv``, so that file descriptors that come along are not lost."""

    __slots__ = ("_connection", "_sock")

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self._sock = sock
        self._connection = connection

    def recvmsg(self, flags: int = 0) -> tuple[Any, ...]:
        return self._sock.recvmsg(READ_SIZE, _ANCILLARY_SIZE, flags | socket.MSG_CMSG_CLOEXEC)

    def take(self, result: Any) -> bytes:
        """The data of what `recvmsg` gave, its descriptors handed on; data of a plain ``recv`` as it is."""
        if isinstance(result, bytes):
            return result
        data: bytes = result[0]
        self._connection.descriptors(result[1])
        return data

    def receive(self, result: Any) -> None:
        """Feed the connection with what a read gave."""
        self._connection.receive(self.take(result))

    def recv(self, size: int) -> bytes:
        return self.take(self.recvmsg())


def not_opened() -> LibvirtError:
    """To whoever uses a stream whose call was given up."""
    return report(
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
        ErrorDomain.VIR_FROM_STREAMS,
        "the call that opens the stream was given up",
    )


def parse_uuid(text: str, function: str, domain: ErrorDomain) -> bytes:
    """The 16 bytes of a UUID in text form. Raises LibvirtError VIR_ERR_INVALID_ARG, as ``function`` does, for another text."""
    try:
        return UUID(text).bytes
    except ValueError:
        detail = (
            "Invalid UUID" if domain is ErrorDomain.VIR_FROM_DOMAIN else f"uuidstr in {function} must be a valid UUID"
        )
        raise invalid_arg(domain, function, "uuidstr", detail) from None


def invalid_connection(function: str) -> LibvirtError:
    """What libvirt says to a connection that was closed for the last time."""
    return report(ErrorNumber.VIR_ERR_INVALID_CONN, ErrorDomain.VIR_FROM_DOMAIN, function)


class Lost:
    """Why a connection broke; makes a fresh exception for each call that it fails. ``reason``: see ConnectCloseReason."""

    __slots__ = ("detail", "number", "reason")

    def __init__(
        self,
        detail: str,
        number: int | None = None,
        reason: int = _CLOSE_REASON_ERROR,
    ) -> None:
        self.detail = detail
        self.number = number
        self.reason = reason

    @classmethod
    def closed(cls) -> Lost:
        return cls("client socket is closed", reason=CLOSE_REASON_CLIENT)

    @classmethod
    def eof(cls) -> Lost:
        detail = "End of file while reading data: Input/output error"
        return cls(detail, errno.EIO, _CLOSE_REASON_EOF)

    @classmethod
    def system(cls, doing: str, exc: OSError) -> Lost:
        return cls(f"{doing}: {exc.strerror}", exc.errno or errno.EIO)

    @classmethod
    def keepalive(cls) -> Lost:
        detail = "connection closed due to keepalive timeout"
        return cls(detail, reason=_CLOSE_REASON_KEEPALIVE)

    @classmethod
    def interrupted(cls) -> Lost:
        return cls("an exception interrupted the client while it was sending or receiving")

    @classmethod
    def forked(cls) -> Lost:
        return cls("the connection belongs to the process that opened it")

    @classmethod
    def protocol(cls, exc: RemoteProtocolError) -> Lost:
        return cls(f"the server broke the protocol: {exc}")

    def error(self) -> ConnectionClosed:
        return ConnectionClosed(self.detail, self.number)
