"""Refusals that many entry points share."""

from __future__ import annotations

from ....protocol import errors
from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report

__all__ = [
    "as_int",
    "internal_error",
    "invalid",
    "not_valid",
    "unsupported_flags",
]


def unsupported_flags(unknown: int, function: str) -> LibvirtError:
    """virCheckFlags: ``unknown`` are the bits that ``function`` (as the C driver names it) does not take."""
    return errors.unsupported_flags(ErrorDomain.VIR_FROM_TEST, function, unknown)


def internal_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_TEST, detail)


def invalid(detail: str) -> LibvirtError:
    """An argument that the driver itself refuses."""
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_TEST, detail)


def not_valid(detail: str) -> LibvirtError:
    """Right in itself, but not now."""
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_TEST, detail)


def as_int(value: int) -> int:
    """An unsigned int as libvirt's texts print it: with ``%d``."""
    return value - 2**32 if value >= 2**31 else value
