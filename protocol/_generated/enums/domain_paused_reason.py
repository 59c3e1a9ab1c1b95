# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainPausedReason."""

from __future__ import annotations

from ...numbers import Values


class DomainPausedReason(Values):
    """virDomainPausedReason."""

    VIR_DOMAIN_PAUSED_UNKNOWN = 0
    VIR_DOMAIN_PAUSED_USER = 1
    VIR_DOMAIN_PAUSED_MIGRATION = 2
    VIR_DOMAIN_PAUSED_SAVE = 3
    VIR_DOMAIN_PAUSED_DUMP = 4
    VIR_DOMAIN_PAUSED_IOERROR = 5
    VIR_DOMAIN_PAUSED_WATCHDOG = 6
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9
    VIR_DOMAIN_PAUSED_CRASHED = 10
    VIR_DOMAIN_PAUSED_STARTING_UP = 11
    VIR_DOMAIN_PAUSED_POSTCOPY = 12
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13
    VIR_DOMAIN_PAUSED_API_ERROR = 14
