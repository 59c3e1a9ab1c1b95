# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventCrashedDetailType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventCrashedDetailType(Values):
    """virDomainEventCrashedDetailType."""

    VIR_DOMAIN_EVENT_CRASHED_PANICKED = 0
    VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED = 1
