# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDirtyRateCalcFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainDirtyRateCalcFlags(Flags):
    """virDomainDirtyRateCalcFlags."""

    VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING = 0
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP = 1
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING = 2
