# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventUndefinedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventUndefinedDetailType(Values):
    """virDomainEventUndefinedDetailType."""

    VIR_DOMAIN_EVENT_UNDEFINED_REMOVED = 0
    VIR_DOMAIN_EVENT_UNDEFINED_RENAMED = 1
