# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventStartedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventStartedDetailType(Values):
    """virDomainEventStartedDetailType."""

    VIR_DOMAIN_EVENT_STARTED_BOOTED = 0
    VIR_DOMAIN_EVENT_STARTED_MIGRATED = 1
    VIR_DOMAIN_EVENT_STARTED_RESTORED = 2
    VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT = 3
    VIR_DOMAIN_EVENT_STARTED_WAKEUP = 4
    VIR_DOMAIN_EVENT_STARTED_RECREATED = 5
