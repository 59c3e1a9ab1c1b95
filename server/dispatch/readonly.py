"""What a server answers to a read-only connection that asks for a change: libvirt's refusal, at libvirt's place among its checks.

A daemon runs libvirt's public functions, each of which refuses at a point of its own: nearly always first of all, but some
look at an argument or two before, and the daemon itself looks at sizes, names of parameters and descriptors before it calls
them. Which procedures are refused, and which look at something first, is in ``protocol/definitions/readonly.json``; entries
carry it. Nothing here is on the path of a call on a connection that may write.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.connection import CallWithFdsReceived
from ...protocol.errors import invalid_arg, report
from ...protocol.xdr import TEXT
from . import replies

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.connection import CallReceived
    from .entries import Entry

__all__ = ["FDS_CHECKS", "check"]

_DOMAIN = ErrorDomain.VIR_FROM_DOMAIN
_PARAM_FIELD_MAX = 79  # VIR_TYPED_PARAM_FIELD_LENGTH without its NUL


def check(entry: Entry, call: CallReceived, args: Any) -> None:
    """Refuse the call of a read-only connection if ``entry`` says so: the guard of such clients.

    Raises LibvirtError VIR_ERR_OPERATION_DENIED, or what libvirt finds wrong with the arguments before it comes to that.
    """
    if not entry.write and not entry.restricted_flags:
        return
    if entry.restricted_flags and not args.flags & entry.restricted_flags:
        return
    if entry.restricted_value is not None:
        field, value = entry.restricted_value
        if getattr(args, field) != value:
            return
    _check_names(args)
    if entry.check_first and entry.check is not None:
        entry.check(args)
    if (check_fds := FDS_CHECKS.get(entry.name)) is not None:
        check_fds(call)
    detail = entry.refusal or f"read only access prevents {entry.procedure.c_function}"
    raise report(ErrorNumber.VIR_ERR_OPERATION_DENIED, entry.procedure.error_domain, detail)


def _check_names(args: Any) -> None:
    """Of typed parameters: what libvirt's structure has no room for."""
    for param in getattr(args, "params", ()):
        if len(param.field.encode(*TEXT)) > _PARAM_FIELD_MAX:
            detail = f"parameter {param.field} too big for destination"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)


def _graphics_fd(call: CallReceived) -> None:
    if not isinstance(call, CallWithFdsReceived):
        raise replies.no_fd(0)
    # None of them is here when the driver takes none: they are not received then.
    if call.fds and not stat.S_ISSOCK(os.fstat(call.fds[0]).st_mode):
        raise invalid_arg(_DOMAIN, "virDomainOpenGraphics", "fd", f"fd {call.fds[0]} must be a socket")


def _associated_fds(call: CallReceived) -> None:
    if not isinstance(call, CallWithFdsReceived):
        detail = "nfds in virDomainFDAssociate must not be zero"
        raise invalid_arg(_DOMAIN, "virDomainFDAssociate", "nfds", detail)


# Entry point -> check of the descriptors that came with a call.
FDS_CHECKS: dict[str, Callable[[CallReceived], None]] = {
    "domain_fd_associate": _associated_fds,
    "domain_open_graphics": _graphics_fd,
}
