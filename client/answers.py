"""Replies as callers get them: the ret struct, or an error.

File descriptors may come beside the struct.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..protocol import message, xdr
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.connection import ReplyWithFdsReceived
from ..protocol.errors import RemoteProtocolError, report

if TYPE_CHECKING:
    from ..protocol.connection import ReplyReceived
    from .calls import Call, R


def answer(call: Call[object, R], reply: ReplyReceived) -> R:
    """Return the ret struct of a reply, None for a procedure without one.

    Raises LibvirtError, the server's own, or RemoteProtocolError when the reply does
    not decode.
    """
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
    """Return what `answer` does, and the descriptors that came with it.

    None of them is left open if it raises.
    """
    fds = reply.fds if isinstance(reply, ReplyWithFdsReceived) else []
    try:
        return answer(call, reply), fds
    except BaseException:
        for fd in fds:
            os.close(fd)
        raise


def one_fd(fds: list[int]) -> int:
    """Return the one descriptor that an answer must bring.

    Raises LibvirtError, as the C library does, when there is none or more than one; all
    are closed then.
    """
    if len(fds) == 1:
        return fds[0]
    for fd in fds:
        os.close(fd)
    detail = "too many file descriptors received" if fds else "no file descriptor received"
    raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_REMOTE, detail)
