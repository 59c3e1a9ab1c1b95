"""Refusals that many entry points share, with libvirt's texts."""

from __future__ import annotations

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report

__all__ = ["invalid_arg", "unsupported_flags"]


def unsupported_flags(unknown: int, function: str) -> LibvirtError:
    """virCheckFlags: ``unknown`` are the bits that ``function`` (as the C driver names it) does not take."""
    return LibvirtError(
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_TEST,
        f"unsupported flags (0x{unknown:x}) in function {function}",
        str1=function,
        str2="flags",
    )


def invalid_arg(detail: str) -> LibvirtError:
    """An argument that libvirt's public API refuses before any driver sees it."""
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE, detail)
