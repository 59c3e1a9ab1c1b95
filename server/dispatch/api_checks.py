"""What libvirt's public API refuses before a driver is asked: flags that exclude or need each other, arguments that are missing.

In libvirt these checks stand in the public functions, which a daemon runs too; so they hold for every driver here. Most come
behind the check for read-only connections, some before: `readonly`. Counts and sizes are in `size_checks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import (
    DomainAuthorizedSSHKeysSetFlags,
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainSaveRestoreFlags,
    ErrorDomain,
)
from ...protocol.errors import LibvirtError, exclusive_flags, invalid_arg

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import IntFlag

_DOMAIN = ErrorDomain.VIR_FROM_DOMAIN
_CHECKPOINT = ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT


class _Flags:
    """The rules of one public function: ``exclusive`` pairs, and ``needs`` pairs (a flag, and the one it requires)."""

    __slots__ = ("_domain", "_exclusive", "_function", "_needs")

    def __init__(
        self,
        domain: ErrorDomain,
        function: str,
        exclusive: tuple[tuple[IntFlag, IntFlag], ...] = (),
        needs: tuple[tuple[IntFlag, IntFlag], ...] = (),
    ) -> None:
        self._domain = domain
        self._function = function
        self._exclusive = [(int(a), int(b), a.name, b.name) for a, b in exclusive]
        self._needs = [(int(a), int(b), a.name, b.name) for a, b in needs]

    def __call__(self, args: Any) -> None:
        """Raises LibvirtError VIR_ERR_INVALID_ARG when a rule is broken."""
        flags = args.flags
        if not flags:
            return
        for a, b, first, second in self._exclusive:
            if flags & a and flags & b:
                raise exclusive_flags(self._domain, self._function, str(first), str(second))
        for a, b, first, second in self._needs:
            if flags & a and not flags & b:
                raise self._refused(f"Flag '{second}' is required by flag '{first}'")

    def _refused(self, detail: str) -> LibvirtError:
        # "ctl" is the argument's name that libvirt's macros report, whatever the argument is called.
        return invalid_arg(self._domain, self._function, "ctl", detail)


def _missing(domain: ErrorDomain, function: str, argument: str, what: str = "NULL") -> LibvirtError:
    return invalid_arg(domain, function, argument, f"{argument} in {function} must not be {what}")


def _rename(args: Any) -> None:
    function = "virDomainRename"
    if args.new_name is None:
        raise _missing(_DOMAIN, function, "new_name")
    if not args.new_name:
        raise invalid_arg(_DOMAIN, function, "new_name", f"string new_name in {function} must not be empty")


def _qemu_attach(args: Any) -> None:
    if args.pid_value == 0:
        raise _missing(ErrorDomain.VIR_FROM_NONE, "virDomainQemuAttach", "pid_value", "zero")


def _ssh_keys(args: Any) -> None:
    if args.flags & _CHANGING_KEYS and not args.keys:
        raise _missing(_DOMAIN, "virDomainAuthorizedSSHKeysSet", "keys")
    _ssh_keys_flags(args)


_CREATE = DomainCheckpointCreateFlags
_DELETE = DomainCheckpointDeleteFlags
_SAVE = DomainSaveRestoreFlags
_KEYS = DomainAuthorizedSSHKeysSetFlags
_CHANGING_KEYS = int(_KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND | _KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE)
_ssh_keys_flags = _Flags(
    _DOMAIN,
    "virDomainAuthorizedSSHKeysSet",
    exclusive=((_KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND, _KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE),),
)

# Entry point -> check of its decoded arguments.
CHECKS: dict[str, Callable[[Any], None]] = {
    "domain_checkpoint_create_xml": _Flags(
        _CHECKPOINT,
        "virDomainCheckpointCreateXML",
        exclusive=((_CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, _CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE),),
        needs=(
            (_CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE, _CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE),
        ),
    ),
    "domain_checkpoint_delete": _Flags(
        _CHECKPOINT,
        "virDomainCheckpointDelete",
        exclusive=(
            (_DELETE.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN, _DELETE.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY),
        ),
    ),
    "domain_authorized_ssh_keys_set": _ssh_keys,
    "domain_managed_save_define_xml": _Flags(
        _DOMAIN,
        "virDomainManagedSaveDefineXML",
        exclusive=((_SAVE.VIR_DOMAIN_SAVE_RUNNING, _SAVE.VIR_DOMAIN_SAVE_PAUSED),),
    ),
    "domain_qemu_attach": _qemu_attach,
    "domain_rename": _rename,
}
