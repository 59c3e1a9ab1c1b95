"""What a server answers to a read-only connection that asks for a change: libvirt's refusal, at libvirt's place among its checks.

A daemon runs libvirt's public functions, each of which refuses at a point of its own: nearly always first of all, but some
look at an argument or two before, and the daemon itself looks at sizes, names of parameters and descriptors before it calls
them. Which procedures are refused, and which look at something first, is in ``protocol/definitions/readonly.json``; entries
carry it. Nothing here is on the path of a call on a connection that may write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import ErrorNumber
from ...protocol.errors import report
from .api_checks import FDS_CHECKS
from .size_checks import check_names

if TYPE_CHECKING:
    from ...protocol.connection import CallReceived
    from .entries import Entry

__all__ = ["check"]


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
    if hasattr(args, "params"):
        check_names(args)
    if entry.check_first is not None:
        entry.check_first(args)
    if (check_fds := FDS_CHECKS.get(entry.name)) is not None:
        check_fds(call)
    detail = entry.refusal or f"read only access prevents {entry.procedure.c_function}"
    raise report(ErrorNumber.VIR_ERR_OPERATION_DENIED, entry.procedure.error_domain, detail)
