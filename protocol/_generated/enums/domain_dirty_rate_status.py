# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDirtyRateStatus."""

from __future__ import annotations

from ...numbers import Values


class DomainDirtyRateStatus(Values):
    """virDomainDirtyRateStatus."""

    VIR_DOMAIN_DIRTYRATE_UNSTARTED = 0
    VIR_DOMAIN_DIRTYRATE_MEASURING = 1
    VIR_DOMAIN_DIRTYRATE_MEASURED = 2
