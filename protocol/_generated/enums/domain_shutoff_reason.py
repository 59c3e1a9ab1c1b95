# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainShutoffReason."""

from __future__ import annotations

from ...numbers import Values


class DomainShutoffReason(Values):
    """virDomainShutoffReason."""

    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2
    VIR_DOMAIN_SHUTOFF_CRASHED = 3
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4
    VIR_DOMAIN_SHUTOFF_SAVED = 5
    VIR_DOMAIN_SHUTOFF_FAILED = 6
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7
    VIR_DOMAIN_SHUTOFF_DAEMON = 8
