# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventDefinedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventDefinedDetailType(Values):
    """virDomainEventDefinedDetailType."""

    VIR_DOMAIN_EVENT_DEFINED_ADDED = 0
    VIR_DOMAIN_EVENT_DEFINED_UPDATED = 1
    VIR_DOMAIN_EVENT_DEFINED_RENAMED = 2
    VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT = 3
