# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMigrateMaxSpeedFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainMigrateMaxSpeedFlags(IntFlag):
    """virDomainMigrateMaxSpeedFlags."""

    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1
