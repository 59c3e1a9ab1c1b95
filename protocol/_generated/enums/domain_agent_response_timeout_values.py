# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainAgentResponseTimeoutValues."""

from __future__ import annotations

from ...numbers import Values


class DomainAgentResponseTimeoutValues(Values):
    """virDomainAgentResponseTimeoutValues."""

    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK = -2
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT = -1
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT = 0
