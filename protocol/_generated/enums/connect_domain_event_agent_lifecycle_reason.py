# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainEventAgentLifecycleReason."""

from __future__ import annotations

from ...numbers import Values


class ConnectDomainEventAgentLifecycleReason(Values):
    """virConnectDomainEventAgentLifecycleReason."""

    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN = 0
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED = 1
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL = 2
