# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventStoppedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventStoppedDetailType(Values):
    """virDomainEventStoppedDetailType."""

    VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN = 0
    VIR_DOMAIN_EVENT_STOPPED_DESTROYED = 1
    VIR_DOMAIN_EVENT_STOPPED_CRASHED = 2
    VIR_DOMAIN_EVENT_STOPPED_MIGRATED = 3
    VIR_DOMAIN_EVENT_STOPPED_SAVED = 4
    VIR_DOMAIN_EVENT_STOPPED_FAILED = 5
    VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT = 6
    VIR_DOMAIN_EVENT_STOPPED_RECREATED = 7
