"""Refusals that many entry points share."""

from __future__ import annotations

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report, unsupported_flags

__all__ = [
    "as_int",
    "check_flags",
    "internal_error",
    "invalid",
    "not_valid",
]


def check_flags(flags: int, known: int, function: str) -> None:
    """Refuse flags with bits beyond those ``known``, as virCheckFlags does.

    ``function`` is the name in the C driver. Raises VIR_ERR_INVALID_ARG.
    """
    if flags & ~known:
        raise unsupported_flags(ErrorDomain.VIR_FROM_TEST, function, flags & ~known)


def internal_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_TEST, detail)


def invalid(detail: str) -> LibvirtError:
    """Make the error about an argument that the driver itself refuses."""
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_TEST, detail)


def not_valid(detail: str) -> LibvirtError:
    """Make the error about a call that the present state does not allow."""
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_TEST, detail)


def as_int(value: int) -> int:
    """Convert an unsigned int to what libvirt's texts print for it with ``%d``."""
    return value - 2**32 if value >= 2**31 else value
