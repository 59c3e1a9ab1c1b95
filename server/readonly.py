"""What a server answers to a read-only connection that asks for a change: libvirt's refusal, at libvirt's place among its checks.

A daemon runs libvirt's public functions, each of which refuses at a point of its own: nearly always first of all, but some
look at an argument or two before, and the daemon itself looks at sizes, names of parameters and descriptors before it calls
them. Which procedures are refused, and which look at something first, is in ``protocol/definitions/readonly.json``; rows
carry it. Nothing here is on the path of a call on a connection that may write.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from ..protocol._generated import remote
from ..protocol._generated.enums import (
    DomainAuthorizedSSHKeysSetFlags,
    DomainSaveRestoreFlags,
    ErrorDomain,
    ErrorNumber,
)
from ..protocol.connection import CallWithFdsReceived
from ..protocol.errors import invalid_arg, report
from ..protocol.xdr import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..protocol.connection import CallReceived
    from ..protocol.errors import LibvirtError
    from .rows import Row

__all__ = ["FIRST", "FIRST_WITH_FDS", "check"]

_DOMAIN = ErrorDomain.VIR_FROM_DOMAIN
_PARAM_FIELD_MAX = 79  # VIR_TYPED_PARAM_FIELD_LENGTH without its NUL


def check(row: Row, function: str, domain: ErrorDomain, args: Any, call: CallReceived) -> None:
    """Refuse the call of a read-only connection if ``row`` says so.

    ``function`` is the public function behind the procedure and ``domain`` the one of its errors. Raises LibvirtError
    VIR_ERR_OPERATION_DENIED, or what libvirt finds wrong with the arguments before it comes to that.
    """
    if row.restricted_flags and not args.flags & row.restricted_flags:
        return
    if row.restricted_value is not None:
        field, value = row.restricted_value
        if getattr(args, field) != value:
            return
    _check_names(args)
    if (first := FIRST.get(row.entry)) is not None:
        first(args)
    if (first_with_fds := FIRST_WITH_FDS.get(row.entry)) is not None:
        first_with_fds(call)
    raise report(ErrorNumber.VIR_ERR_OPERATION_DENIED, domain, row.refusal or f"read only access prevents {function}")


def _check_names(args: Any) -> None:
    """Of typed parameters: what libvirt's structure has no room for."""
    for param in getattr(args, "params", ()):
        if len(param.field.encode(*TEXT)) > _PARAM_FIELD_MAX:
            detail = f"parameter {param.field} too big for destination"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)


# -- checks of arguments that come before it; they hold for every connection -------------------------------------------


def _null(domain: ErrorDomain, function: str, argument: str) -> LibvirtError:
    return invalid_arg(domain, function, argument, f"{argument} in {function} must not be NULL")


def _zero(domain: ErrorDomain, function: str, argument: str) -> LibvirtError:
    return invalid_arg(domain, function, argument, f"{argument} in {function} must not be zero")


def _exclusive(function: str, first: str, second: str) -> LibvirtError:
    # "ctl" is the argument's name that libvirt's macros report, whatever the argument is called.
    return invalid_arg(_DOMAIN, function, "ctl", f"Flags '{first}' and '{second}' are mutually exclusive")


def _peek(most: int) -> Callable[[Any], None]:
    def check_size(args: Any) -> None:
        if args.size > most:
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, "size > maximum buffer size")

    return check_size


def _signal(args: Any) -> None:
    if args.pid_value == 0:
        raise _zero(_DOMAIN, "virDomainSendProcessSignal", "pid_value")


def _qemu_attach(args: Any) -> None:
    if args.pid_value == 0:
        raise _zero(ErrorDomain.VIR_FROM_NONE, "virDomainQemuAttach", "pid_value")


def _rename(args: Any) -> None:
    function = "virDomainRename"
    if args.new_name is None:
        raise _null(_DOMAIN, function, "new_name")
    if not args.new_name:
        raise invalid_arg(_DOMAIN, function, "new_name", f"string new_name in {function} must not be empty")


_RUNNING, _PAUSED = DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_RUNNING, DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_PAUSED
_SAVED_IN_BOTH = int(_RUNNING | _PAUSED)


def _managed_save_define(args: Any) -> None:
    if args.flags & _SAVED_IN_BOTH == _SAVED_IN_BOTH:
        raise _exclusive("virDomainManagedSaveDefineXML", "VIR_DOMAIN_SAVE_RUNNING", "VIR_DOMAIN_SAVE_PAUSED")


def _baseline(args: Any) -> None:
    if not args.xmlCPUs:
        raise _null(_DOMAIN, "virConnectBaselineHypervisorCPU", "xmlCPUs")


_APPEND = int(DomainAuthorizedSSHKeysSetFlags.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND)
_REMOVE = int(DomainAuthorizedSSHKeysSetFlags.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE)


def _ssh_keys(args: Any) -> None:
    function = "virDomainAuthorizedSSHKeysSet"
    if args.flags & (_APPEND | _REMOVE) and not args.keys:
        raise _null(_DOMAIN, function, "keys")
    if args.flags & _APPEND and args.flags & _REMOVE:
        raise _exclusive(
            function, "VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND", "VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE"
        )


def _launch_state(args: Any) -> None:
    if not args.params:
        raise _null(_DOMAIN, "virDomainSetLaunchSecurityState", "params")


# Entry point -> check of its decoded arguments.
FIRST: dict[str, Callable[[Any], None]] = {
    "connect_baseline_hypervisor_cpu": _baseline,
    "domain_authorized_ssh_keys_set": _ssh_keys,
    "domain_block_peek": _peek(remote.REMOTE_DOMAIN_BLOCK_PEEK_BUFFER_MAX),
    "domain_managed_save_define_xml": _managed_save_define,
    "domain_memory_peek": _peek(remote.REMOTE_DOMAIN_MEMORY_PEEK_BUFFER_MAX),
    "domain_qemu_attach": _qemu_attach,
    "domain_rename": _rename,
    "domain_send_process_signal": _signal,
    "domain_set_launch_security_state": _launch_state,
}


# -- the same of descriptors, for read-only connections ----------------------------------------------------------------


def _graphics_fd(call: CallReceived) -> None:
    if not isinstance(call, CallWithFdsReceived):
        detail = "No FD available at slot 0"
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)
    # None of them is here when the driver takes no descriptors: they are not received then.
    if call.fds and not stat.S_ISSOCK(os.fstat(call.fds[0]).st_mode):
        raise invalid_arg(_DOMAIN, "virDomainOpenGraphics", "fd", f"fd {call.fds[0]} must be a socket")


def _associated_fds(call: CallReceived) -> None:
    if not isinstance(call, CallWithFdsReceived):
        raise _zero(_DOMAIN, "virDomainFDAssociate", "nfds")


# Entry point -> check of the call, for what descriptors came with it.
FIRST_WITH_FDS: dict[str, Callable[[CallReceived], None]] = {
    "domain_fd_associate": _associated_fds,
    "domain_open_graphics": _graphics_fd,
}
