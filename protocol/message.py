"""One message on the wire: length word, header (``virNetMessageHeader``), payload.

The header has six words. The length counts itself, so no message is shorter than 28
bytes; libvirt allows 32 MiB after the length word.
"""

from __future__ import annotations

from enum import IntEnum
from struct import Struct
from typing import TYPE_CHECKING

from . import xdr
from ._generated import rpc
from .errors import LibvirtError, LocalProtocolError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LENGTH = Struct(">I")
# length, program, version, procedure, type, serial, status
HEADER = Struct(">IIIiIIi")
HEADER_SIZE = HEADER.size  # 28
MESSAGE_MAX = rpc.VIR_NET_MESSAGE_MAX + rpc.VIR_NET_MESSAGE_LEN_MAX


class MessageType(IntEnum):
    """virNetMessageType."""

    VIR_NET_CALL = 0
    VIR_NET_REPLY = 1
    VIR_NET_MESSAGE = 2
    VIR_NET_STREAM = 3
    VIR_NET_CALL_WITH_FDS = 4
    VIR_NET_REPLY_WITH_FDS = 5
    VIR_NET_STREAM_HOLE = 6


class MessageStatus(IntEnum):
    """virNetMessageStatus."""

    VIR_NET_OK = 0
    VIR_NET_ERROR = 1
    VIR_NET_CONTINUE = 2


CALL, REPLY, MESSAGE, STREAM, CALL_WITH_FDS, REPLY_WITH_FDS, STREAM_HOLE = map(int, MessageType)
OK, ERROR, CONTINUE = map(int, MessageStatus)


def build(
    program: int,
    version: int,
    procedure: int,
    kind: int,
    serial: int,
    status: int,
    pack: Callable[[Any, Callable[[bytes], None]], None] | None = None,
    value: object = None,
) -> bytes:
    """Build the bytes of one message; ``pack(value)`` makes its payload.

    Raises LocalProtocolError when the value does not fit its type or the message would
    be over libvirt's limit.
    """
    if pack is None:
        return HEADER.pack(HEADER_SIZE, program, version, procedure, kind, serial, status)
    parts: list[bytes] = [b""]
    try:
        pack(value, parts.append)
        size = HEADER_SIZE + sum(map(len, parts))
        if size > MESSAGE_MAX:
            raise LocalProtocolError(f"message of {size} bytes is over the limit of {MESSAGE_MAX}")
        parts[0] = HEADER.pack(size, program, version, procedure, kind, serial, status)
        return b"".join(parts)  # raises TypeError if a value of opaque data is not bytes
    except xdr.ENCODE_ERRORS as exc:
        raise LocalProtocolError(str(exc)) from exc


def with_fds(data: bytes, kind: int, count: int) -> bytes:
    """Rebuild a message as one of ``kind`` that ``count`` file descriptors follow.

    Raises LocalProtocolError when these are too many, or the message is too long.
    """
    size, program, version, procedure, _, serial, status = HEADER.unpack_from(data)
    if size + 4 > MESSAGE_MAX:
        raise LocalProtocolError(f"message of {size + 4} bytes is over the limit of {MESSAGE_MAX}")
    if count > rpc.VIR_NET_MESSAGE_NUM_FDS_MAX:
        most = rpc.VIR_NET_MESSAGE_NUM_FDS_MAX
        raise LocalProtocolError(f"{count} file descriptors with one message are more than {most}")
    head = HEADER.pack(size + 4, program, version, procedure, kind, serial, status)
    return head + LENGTH.pack(count) + data[HEADER_SIZE:]


def build_error(
    program: int, version: int, procedure: int, kind: int, serial: int, error: LibvirtError
) -> bytes:
    """Build a message that carries an error.

    If the error does not fit the wire, only its code, domain, level and the beginning
    of its message are sent.
    """
    text = error.message or ""
    if isinstance(text, str) and len(text) > rpc.VIR_NET_MESSAGE_STRING_MAX:
        error = _shortened(error, text)  # before megabytes are encoded for nothing
    try:
        return build(program, version, procedure, kind, serial, ERROR, pack_error, error)
    except LocalProtocolError:
        plain = _shortened(error, text)
        return build(program, version, procedure, kind, serial, ERROR, pack_error, plain)


def _shortened(error: LibvirtError, text: str) -> LibvirtError:
    text = text[:1024].encode("ascii", "backslashreplace")[:1024].decode()
    return LibvirtError(error.code, error.domain, text, level=error.level)


def pack_error(error: LibvirtError, put: Callable[[bytes], None]) -> None:
    """Pack an exception as ``virNetMessageError``, which is also ``remote_error``."""
    rpc.pack_virNetMessageError(
        rpc.VirNetMessageError(
            int(error.code),
            int(error.domain),
            error.message,
            int(error.level),
            error.dom,  # type: ignore[arg-type]
            error.str1,
            error.str2,
            error.str3,
            error.int1,
            error.int2,
            error.net,  # type: ignore[arg-type]
        ),
        put,
    )


def unpack_error(payload: bytes, pos: int) -> LibvirtError:
    """Make the exception of an error reply, or raise RemoteProtocolError."""
    wire = xdr.decode(rpc.unpack_virNetMessageError, payload, pos)
    return LibvirtError(
        wire.code,
        wire.domain,
        wire.message,
        level=wire.level,
        str1=wire.str1,
        str2=wire.str2,
        str3=wire.str3,
        int1=wire.int1,
        int2=wire.int2,
        dom=wire.dom,
        net=wire.net,
    )
