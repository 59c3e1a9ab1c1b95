# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainEventDiskChangeReason."""

from __future__ import annotations

from ...numbers import Values


class ConnectDomainEventDiskChangeReason(Values):
    """virConnectDomainEventDiskChangeReason."""

    VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START = 0
    VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START = 1
