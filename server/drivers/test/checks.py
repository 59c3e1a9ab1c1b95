"""Refusals that many entry points share, and which definition of a domain a call is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ....protocol import errors
from ....protocol._generated.enums import DomainModificationImpact, ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report

if TYPE_CHECKING:
    from ...conf.domain.definition import DomainDef
    from .domains import Domain

__all__ = [
    "AFFECT_CONFIG",
    "AFFECT_LIVE",
    "as_int",
    "both_definitions",
    "internal_error",
    "invalid",
    "must_be_positive",
    "not_valid",
    "one_definition",
    "refuse_argument",
    "unsupported_flags",
]

AFFECT_LIVE = int(DomainModificationImpact.VIR_DOMAIN_AFFECT_LIVE)
AFFECT_CONFIG = int(DomainModificationImpact.VIR_DOMAIN_AFFECT_CONFIG)
_BOTH = AFFECT_LIVE | AFFECT_CONFIG


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


def refuse_argument(function: str, argument: str, detail: str) -> NoReturn:
    """An argument that libvirt's public ``function`` refuses before any driver sees it."""
    raise errors.invalid_arg(ErrorDomain.VIR_FROM_DOMAIN, function, argument, detail)


def as_int(value: int) -> int:
    """An unsigned int as libvirt's texts print it: with ``%d``."""
    return value - 2**32 if value >= 2**31 else value


def must_be_positive(value: int, function: str, argument: str) -> None:
    if value == 0:
        refuse_argument(function, argument, f"{argument} in {function} must not be zero")


def _impact(domain: Domain, flags: int) -> int:
    """virDomainObjUpdateModificationImpact: no flag means what counts now."""
    wanted = flags & _BOTH or (AFFECT_LIVE if domain.id != -1 else AFFECT_CONFIG)
    if wanted & AFFECT_LIVE:
        domain.check_active()
    if wanted & AFFECT_CONFIG and not domain.persistent:
        raise report(
            ErrorNumber.VIR_ERR_OPERATION_INVALID,
            ErrorDomain.VIR_FROM_DOMAIN,
            "transient domains do not have any persistent config",
        )
    return wanted


def one_definition(domain: Domain, flags: int) -> DomainDef:
    """virDomainObjGetOneDef: the running or the stored definition, not both."""
    if flags & _BOTH == _BOTH:
        detail = "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive"
        refuse_argument("virDomainObjGetOneDefState", "flags", detail)
    if _impact(domain, flags) & AFFECT_CONFIG and domain.next_definition is not None:
        return domain.next_definition
    return domain.definition


def both_definitions(domain: Domain, flags: int) -> tuple[DomainDef | None, DomainDef | None]:
    """virDomainObjGetDefs: the running and the stored definition, each if the call is about it."""
    wanted = _impact(domain, flags)
    live = domain.definition if wanted & AFFECT_LIVE else None
    config = (domain.next_definition or domain.definition) if wanted & AFFECT_CONFIG else None
    return live, config
