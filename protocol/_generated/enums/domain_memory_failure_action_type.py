# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryFailureActionType."""

from __future__ import annotations

from ...numbers import Values


class DomainMemoryFailureActionType(Values):
    """virDomainMemoryFailureActionType."""

    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE = 0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT = 1
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL = 2
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET = 3
