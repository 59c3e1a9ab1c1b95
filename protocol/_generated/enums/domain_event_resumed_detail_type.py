# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventResumedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventResumedDetailType(Values):
    """virDomainEventResumedDetailType."""

    VIR_DOMAIN_EVENT_RESUMED_UNPAUSED = 0
    VIR_DOMAIN_EVENT_RESUMED_MIGRATED = 1
    VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT = 2
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY = 3
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED = 4
