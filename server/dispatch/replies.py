"""Replies: what an entry point returned, and what was raised, as the bytes that answer a call.

All of them are made here, but for the one of a plain call that succeeded, which `Entry.answer` has in line. What a driver
raised is told as `virtrio.server.raised` says; what does not decode or encode, in libvirtd's words.
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
        """What a reply repeats of its call."""

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
# Of devices, but asked of the hypervisor.
_OF_HYPERVISOR = frozenset(
    {"virNodeDeviceDetachFlags", "virNodeDeviceDettach", "virNodeDeviceReAttach", "virNodeDeviceReset"}
)


def reply(call: Call, pack: Pack | None, value: Any) -> bytes:
    """Return the reply that says ``value``, written by ``pack`` (None: an empty one)."""
    return message.build(call.program, call.version, call.procedure, REPLY, call.serial, OK, pack, value)


def reply_with_fds(call: Call, pack: Pack | None, value: Any, count: int) -> bytes:
    """Return the reply that says ``value`` and that ``count`` descriptors follow."""
    made = reply(call, pack, value)
    return message.with_fds(made, REPLY_WITH_FDS, count) if count else made


def refusal(call: Call, error: LibvirtError) -> bytes:
    """Return the reply that says ``error``."""
    return reply_error(call.program, call.version, call.procedure, call.serial, error)


def to_exception(peer: str, name: str, call: Call, exc: BaseException) -> bytes:
    """Return the reply to a call that raised ``exc``. ``peer`` and ``name`` say in the log whose it was, and which.

    Raises what in a group of exceptions (of a driver's own nursery) is not the driver's: the session's end.
    """
    if isinstance(exc, LocalProtocolError):  # over some limit: libvirtd's own text for it
        log.warning("%s: the answer of %s cannot be encoded: %s", peer, name, exc)
        error = rpc_error("Unable to encode message payload")
    elif isinstance(exc, RemoteProtocolError):
        log.info("%s: %s does not decode: %s", peer, name, exc)
        error = rpc_error("Unable to decode message payload")
    else:
        error = error_of(peer, name, exc, ErrorDomain.VIR_FROM_RPC)
    return refusal(call, error)


def rpc_error(detail: str) -> LibvirtError:
    """Return what libvirtd's RPC layer answers by itself."""
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


def no_fd(slot: object) -> LibvirtError:
    """Return the answer to a call that came without the descriptor that it needs at ``slot``."""
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, f"No FD available at slot {slot}")


def not_open(domain: ErrorDomain = ErrorDomain.VIR_FROM_NONE, function: str = "") -> LibvirtError:
    """Return the answer to a call of ``function``, whose errors have ``domain``, before anything was opened."""
    beside = domain in _OBJECTS and function not in _OF_HYPERVISOR
    detail = "connection not open" if beside else "hypervisor connection not open"
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)
