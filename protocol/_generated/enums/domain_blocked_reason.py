# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockedReason."""

from __future__ import annotations

from enum import IntEnum


class DomainBlockedReason(IntEnum):
    """virDomainBlockedReason."""

    VIR_DOMAIN_BLOCKED_UNKNOWN = 0
