# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainEventChannelLifecycleState."""

from __future__ import annotations

from enum import IntEnum


class ConnectDomainEventChannelLifecycleState(IntEnum):
    """virConnectDomainEventChannelLifecycleState."""

    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_CONNECTED = 1
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_DISCONNECTED = 2
