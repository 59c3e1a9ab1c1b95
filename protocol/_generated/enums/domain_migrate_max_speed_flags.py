# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMigrateMaxSpeedFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainMigrateMaxSpeedFlags(Flags):
    """virDomainMigrateMaxSpeedFlags."""

    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1
