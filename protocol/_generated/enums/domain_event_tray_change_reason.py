# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventTrayChangeReason."""

from __future__ import annotations

from ...numbers import Values


class DomainEventTrayChangeReason(Values):
    """virDomainEventTrayChangeReason."""

    VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN = 0
    VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE = 1
