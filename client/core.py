"""What the trio and the blocking connection share: decoding an answer, and the errors of a connection that is gone."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING
from uuid import UUID

from ..protocol import message, xdr
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import ConnectionClosed, LibvirtError, RemoteProtocolError, invalid_arg, report

if TYPE_CHECKING:
    from ..protocol.connection import ReplyReceived
    from .calls import Call, R

KEEPALIVE_INTERVAL = 5.0
KEEPALIVE_COUNT = 5
READ_SIZE = 256 * 1024


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


def parse_uuid(text: str) -> bytes:
    """The 16 bytes of a UUID in text form. Raises LibvirtError VIR_ERR_INVALID_ARG (virDomainLookupByUUIDString)."""
    try:
        return UUID(text).bytes
    except ValueError:
        function = "virDomainLookupByUUIDString"
        detail = f"uuidstr in {function} must be a valid UUID"
        raise invalid_arg(ErrorDomain.VIR_FROM_DOMAIN, function, "uuidstr", detail) from None


def invalid_connection(function: str) -> LibvirtError:
    """What libvirt says to a connection that was closed for the last time."""
    return report(ErrorNumber.VIR_ERR_INVALID_CONN, ErrorDomain.VIR_FROM_DOMAIN, function)


class Lost:
    """Why a connection broke; makes a fresh exception for each call that it fails."""

    __slots__ = ("detail", "number")

    def __init__(self, detail: str, number: int | None = None) -> None:
        self.detail = detail
        self.number = number

    @classmethod
    def closed(cls) -> Lost:
        return cls("client socket is closed")

    @classmethod
    def eof(cls) -> Lost:
        return cls("End of file while reading data: Input/output error", errno.EIO)

    @classmethod
    def system(cls, doing: str, exc: OSError) -> Lost:
        return cls(f"{doing}: {exc.strerror}", exc.errno or errno.EIO)

    @classmethod
    def keepalive(cls) -> Lost:
        return cls("connection closed due to keepalive timeout")

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
