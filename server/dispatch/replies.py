"""Replies: the bytes that answer a call, made of a result or of an exception.

All replies are made here, except the one of a plain call that succeeded, which
`Entry.answer` makes in line. `virtrio.server.raised` turns a driver's exceptions into
errors; messages that do not decode or encode are refused in libvirtd's words.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

from ...protocol import message
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.connection import reply_error
from ...protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError, report
from ...protocol.message import OK, REPLY, REPLY_WITH_FDS
from ..raised import error_of

if TYPE_CHECKING:
    from collections.abc import Callable

    class Call(Protocol):
        """The fields of a call that its reply repeats."""

        program: int
        version: int
        procedure: int
        serial: int

    Pack = Callable[[Any, Callable[[bytes], None]], None]

__all__ = ["no_fd", "not_open", "refusal", "reply", "reply_with_fds", "rpc_error", "to_exception"]

log = logging.getLogger("virtrio.server")

# libvirtd has a connection for each of these kinds of object beside the hypervisor's.
_OBJECTS = frozenset(
    {
        ErrorDomain.VIR_FROM_INTERFACE,
        ErrorDomain.VIR_FROM_NETWORK,
        ErrorDomain.VIR_FROM_NODEDEV,
        ErrorDomain.VIR_FROM_NWFILTER,
        ErrorDomain.VIR_FROM_SECRET,
        ErrorDomain.VIR_FROM_STORAGE,
    }
)
# Functions about devices that ask the hypervisor's connection.
_OF_HYPERVISOR = frozenset(
    {
        "virNodeDeviceDetachFlags",
        "virNodeDeviceDettach",
        "virNodeDeviceReAttach",
        "virNodeDeviceReset",
    }
)


def reply(call: Call, pack: Pack | None, value: Any) -> bytes:
    """Return the reply that carries ``value``, written by ``pack`` (None: empty)."""
    return message.build(
        call.program, call.version, call.procedure, REPLY, call.serial, OK, pack, value
    )


def reply_with_fds(call: Call, pack: Pack | None, value: Any, count: int) -> bytes:
    """Return the reply that carries ``value`` and that ``count`` descriptors follow."""
    made = reply(call, pack, value)
    return message.with_fds(made, REPLY_WITH_FDS, count) if count else made


def refusal(call: Call, error: LibvirtError) -> bytes:
    """Return the reply that carries ``error``."""
    return reply_error(call.program, call.version, call.procedure, call.serial, error)


def to_exception(peer: str, name: str, call: Call, exc: BaseException) -> bytes:
    """Return the reply to a call that raised ``exc``.

    ``peer`` and ``name`` are the client and the procedure, for the log. Raises again
    what is not a driver's failure, such as the session's end (`error_of`). An error
    whose fields have wrong types is a failure of the driver too.
    """
    if isinstance(exc, LocalProtocolError):  # over some limit: libvirtd's own text for it
        log.warning("%s: the answer of %s cannot be encoded: %s", peer, name, exc)
        error = rpc_error("Unable to encode message payload")
    elif isinstance(exc, RemoteProtocolError):
        log.info("%s: %s does not decode: %s", peer, name, exc)
        error = rpc_error("Unable to decode message payload")
    else:
        error = error_of(peer, name, exc, ErrorDomain.VIR_FROM_RPC)
    try:
        return refusal(call, error)
    except Exception as failure:
        return refusal(call, error_of(peer, name, failure, ErrorDomain.VIR_FROM_RPC))


def rpc_error(detail: str) -> LibvirtError:
    """Return an error of libvirtd's RPC layer."""
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


def no_fd(slot: object) -> LibvirtError:
    """Return the error for a call that came without the descriptor at ``slot``."""
    return report(
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        ErrorDomain.VIR_FROM_RPC,
        f"No FD available at slot {slot}",
    )


def not_open(domain: ErrorDomain = ErrorDomain.VIR_FROM_NONE, function: str = "") -> LibvirtError:
    """Return the error for a call of ``function`` before anything was opened.

    ``domain`` is the error domain of that function.
    """
    beside = domain in _OBJECTS and function not in _OF_HYPERVISOR
    detail = "connection not open" if beside else "hypervisor connection not open"
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)
