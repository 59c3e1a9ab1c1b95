# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventShutdownDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventShutdownDetailType(Values):
    """virDomainEventShutdownDetailType."""

    VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED = 0
    VIR_DOMAIN_EVENT_SHUTDOWN_GUEST = 1
    VIR_DOMAIN_EVENT_SHUTDOWN_HOST = 2
