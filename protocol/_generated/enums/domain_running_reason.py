# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainRunningReason."""

from __future__ import annotations

from ...numbers import Values


class DomainRunningReason(Values):
    """virDomainRunningReason."""

    VIR_DOMAIN_RUNNING_UNKNOWN = 0
    VIR_DOMAIN_RUNNING_BOOTED = 1
    VIR_DOMAIN_RUNNING_MIGRATED = 2
    VIR_DOMAIN_RUNNING_RESTORED = 3
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4
    VIR_DOMAIN_RUNNING_UNPAUSED = 5
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7
    VIR_DOMAIN_RUNNING_WAKEUP = 8
    VIR_DOMAIN_RUNNING_CRASHED = 9
    VIR_DOMAIN_RUNNING_POSTCOPY = 10
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11
