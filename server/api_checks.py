"""What libvirt's public API refuses before a driver is asked: flags that exclude or need each other.

In libvirt these checks stand in the public functions, which a daemon runs too; so they hold for every driver here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..protocol._generated.enums import (
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    ErrorDomain,
)
from ..protocol.errors import LibvirtError, invalid_arg

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import IntFlag

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
                raise self._refused(f"Flags '{first}' and '{second}' are mutually exclusive")
        for a, b, first, second in self._needs:
            if flags & a and not flags & b:
                raise self._refused(f"Flag '{second}' is required by flag '{first}'")

    def _refused(self, detail: str) -> LibvirtError:
        # "ctl" is the argument's name that libvirt's macros report, whatever the argument is called.
        return invalid_arg(self._domain, self._function, "ctl", detail)


_CREATE = DomainCheckpointCreateFlags
_DELETE = DomainCheckpointDeleteFlags

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
}
