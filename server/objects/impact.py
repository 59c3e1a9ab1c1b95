"""Choice of a domain's running or stored definition, or both, by flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainModificationImpact, ErrorDomain, ErrorNumber
from ...protocol.errors import exclusive_flags, report

if TYPE_CHECKING:
    from ..conf.domain.definition import DomainDef
    from .domains import Domain

__all__ = [
    "AFFECT_CONFIG",
    "AFFECT_LIVE",
    "IMPACT",
    "both_definitions",
    "impact",
    "one_definition",
]

AFFECT_LIVE = int(DomainModificationImpact.VIR_DOMAIN_AFFECT_LIVE)
AFFECT_CONFIG = int(DomainModificationImpact.VIR_DOMAIN_AFFECT_CONFIG)
IMPACT = AFFECT_LIVE | AFFECT_CONFIG


def impact(domain: Domain, flags: int) -> int:
    """Return ``flags`` with those of the definitions that a call is about.

    Without a flag it is the one in force, as for virDomainObjUpdateModificationImpact.
    Raises VIR_ERR_OPERATION_INVALID if the domain has no such definition.
    """
    wanted = flags
    if not flags & IMPACT:
        wanted |= AFFECT_LIVE if domain.id != -1 else AFFECT_CONFIG
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
    """Return the running or the stored definition, as virDomainObjGetOneDef does."""
    if flags & IMPACT == IMPACT:
        both = "VIR_DOMAIN_AFFECT_LIVE", "VIR_DOMAIN_AFFECT_CONFIG"
        raise exclusive_flags(
            ErrorDomain.VIR_FROM_DOMAIN, "virDomainObjGetOneDefState", *both, "flags"
        )
    if impact(domain, flags) & AFFECT_CONFIG and domain.next_definition is not None:
        return domain.next_definition
    return domain.definition


def both_definitions(domain: Domain, flags: int) -> tuple[DomainDef | None, DomainDef | None]:
    """Return the running and the stored definition, as virDomainObjGetDefs does.

    Each is None if the call is not about it.
    """
    wanted = impact(domain, flags)
    live = domain.definition if wanted & AFFECT_LIVE else None
    config = (domain.next_definition or domain.definition) if wanted & AFFECT_CONFIG else None
    return live, config
