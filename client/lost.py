"""Why a connection is over, and the errors that calls get then."""

from __future__ import annotations

import errno
import select
from typing import TYPE_CHECKING

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import ConnectionClosed, LibvirtError, report

if TYPE_CHECKING:
    import socket

    from ..protocol.errors import RemoteProtocolError

# virConnectCloseReason; the enum is for those who ask.
_CLOSE_REASON_ERROR, _CLOSE_REASON_EOF, _CLOSE_REASON_KEEPALIVE, CLOSE_REASON_CLIENT = range(4)

# What a user of a blocking connection is told who takes it for trio's.
ASYNC_WITH = "a blocking connection needs 'with', not 'async with'; with trio, use `{}`"

# Linux tells it apart from data that waits to be read.
_HANGS_UP = getattr(select, "POLLRDHUP", select.POLLHUP)


class Lost:
    """Why a connection broke; makes a fresh exception for each call that it fails.

    ``reason`` is a ConnectCloseReason. ``is_interrupt`` tells that an exception in this
    process came in the midst of a message: nothing is wrong with the server.
    """

    __slots__ = ("detail", "is_interrupt", "number", "reason")

    def __init__(
        self,
        detail: str,
        number: int | None = None,
        reason: int = _CLOSE_REASON_ERROR,
    ) -> None:
        self.detail = detail
        self.number = number
        self.reason = reason
        self.is_interrupt = False

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
        lost = cls("an exception interrupted the client while it was sending or receiving")
        lost.is_interrupt = True
        return lost

    @classmethod
    def forked(cls) -> Lost:
        return cls("the connection belongs to the process that opened it")

    @classmethod
    def protocol(cls, exc: RemoteProtocolError) -> Lost:
        return cls(f"the server broke the protocol: {exc}")

    def error(self) -> ConnectionClosed:
        return ConnectionClosed(self.detail, self.number)


def invalid_connection(function: str) -> LibvirtError:
    """Return libvirt's error for a connection that was closed for the last time."""
    return report(ErrorNumber.VIR_ERR_INVALID_CONN, ErrorDomain.VIR_FROM_DOMAIN, function)


def timed_out() -> LibvirtError:
    """Return the error of a call that was not answered before its deadline."""
    return report(
        ErrorNumber.VIR_ERR_OPERATION_TIMEOUT,
        ErrorDomain.VIR_FROM_RPC,
        "the server did not answer in time",
    )


def hung_up(sock: socket.socket) -> bool:
    """Tell whether the other side has closed or reset a socket that we have open.

    What has arrived before may still be unread.
    """
    poller = select.poll()
    try:
        poller.register(sock, _HANGS_UP)
        return bool(poller.poll(0))
    except (OSError, ValueError):  # closed on this side meanwhile
        return True


def not_opened() -> LibvirtError:
    """Return the error for the user of a stream whose call was given up."""
    return report(
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
        ErrorDomain.VIR_FROM_STREAMS,
        "the call that opens the stream was given up",
    )
