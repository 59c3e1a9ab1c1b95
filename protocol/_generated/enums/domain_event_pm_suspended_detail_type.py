# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventPMSuspendedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventPMSuspendedDetailType(Values):
    """virDomainEventPMSuspendedDetailType."""

    VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY = 0
    VIR_DOMAIN_EVENT_PMSUSPENDED_DISK = 1
