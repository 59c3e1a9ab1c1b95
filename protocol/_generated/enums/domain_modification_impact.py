# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainModificationImpact."""

from __future__ import annotations

from ...numbers import Flags


class DomainModificationImpact(Flags):
    """virDomainModificationImpact."""

    VIR_DOMAIN_AFFECT_CURRENT = 0
    VIR_DOMAIN_AFFECT_LIVE = 1
    VIR_DOMAIN_AFFECT_CONFIG = 2
