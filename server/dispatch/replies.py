"""Replies: what an entry point returned, and what was raised, as the bytes that answer a call.

The one ladder from an exception to a reply. A `LibvirtError` is the answer itself; everything else is logged, and told in
general terms.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ...protocol import message
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.connection import reply_error
from ...protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError, report
from ...protocol.message import OK, REPLY

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.connection import CallReceived

__all__ = ["no_fd", "not_open", "reply", "rpc_error", "to_exception"]

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


def reply(call: CallReceived, pack: Callable[[Any, Callable[[bytes], None]], None] | None, value: Any) -> bytes:
    """Return the reply that says ``value``, written by ``pack`` (None: an empty one)."""
    return message.build(call.program, call.version, call.procedure, REPLY, call.serial, OK, pack, value)


def to_exception(peer: str, name: str, call: CallReceived, exc: BaseException) -> bytes:
    """Return the reply to a call that raised ``exc``. ``peer`` and ``name`` say in the log whose it was, and which.

    Raises what in a group of exceptions (of a driver's own nursery) is not the driver's: the session's end.
    """
    if isinstance(exc, BaseExceptionGroup):
        _, rest = exc.split((Exception, SystemExit))
        if rest is not None:
            raise rest from None
    if isinstance(exc, LibvirtError):
        error = exc
    elif isinstance(exc, LocalProtocolError):  # over some limit: libvirtd's own text for it
        log.warning("%s: the answer of %s cannot be encoded: %s", peer, name, exc)
        error = rpc_error("Unable to encode message payload")
    elif isinstance(exc, RemoteProtocolError):
        log.info("%s: %s does not decode: %s", peer, name, exc)
        error = rpc_error("Unable to decode message payload")
    else:
        log.error("%s: %s failed", peer, name, exc_info=exc)
        detail = "the driver failed; see the server's log"
        error = report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)
    return reply_error(call.program, call.version, call.procedure, call.serial, error)


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
