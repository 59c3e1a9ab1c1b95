# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockedReason."""

from __future__ import annotations

from ...numbers import Values


class DomainBlockedReason(Values):
    """virDomainBlockedReason."""

    VIR_DOMAIN_BLOCKED_UNKNOWN = 0
