# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventSuspendedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventSuspendedDetailType(Values):
    """virDomainEventSuspendedDetailType."""

    VIR_DOMAIN_EVENT_SUSPENDED_PAUSED = 0
    VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED = 1
    VIR_DOMAIN_EVENT_SUSPENDED_IOERROR = 2
    VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG = 3
    VIR_DOMAIN_EVENT_SUSPENDED_RESTORED = 4
    VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT = 5
    VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR = 6
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY = 7
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED = 8
    VIR_DOMAIN_EVENT_SUSPENDED_GUEST_SHUTDOWN = 9
