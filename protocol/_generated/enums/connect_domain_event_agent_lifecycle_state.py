# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainEventAgentLifecycleState."""

from __future__ import annotations

from ...numbers import Values


class ConnectDomainEventAgentLifecycleState(Values):
    """virConnectDomainEventAgentLifecycleState."""

    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED = 1
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED = 2
