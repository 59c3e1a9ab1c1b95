# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryFailureRecipientType."""

from __future__ import annotations

from ...numbers import Values


class DomainMemoryFailureRecipientType(Values):
    """virDomainMemoryFailureRecipientType."""

    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR = 0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST = 1
