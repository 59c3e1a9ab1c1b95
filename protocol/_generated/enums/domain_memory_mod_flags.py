# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryModFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainMemoryModFlags(Flags):
    """virDomainMemoryModFlags."""

    VIR_DOMAIN_MEM_CURRENT = 0
    VIR_DOMAIN_MEM_LIVE = 1
    VIR_DOMAIN_MEM_CONFIG = 2
    VIR_DOMAIN_MEM_MAXIMUM = 4
