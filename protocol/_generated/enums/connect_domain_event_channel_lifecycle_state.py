# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainEventChannelLifecycleState."""

from __future__ import annotations

from ...numbers import Values


class ConnectDomainEventChannelLifecycleState(Values):
    """virConnectDomainEventChannelLifecycleState."""

    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_CONNECTED = 1
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_DISCONNECTED = 2
