# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainNostateReason."""

from __future__ import annotations

from enum import IntEnum


class DomainNostateReason(IntEnum):
    """virDomainNostateReason."""

    VIR_DOMAIN_NOSTATE_UNKNOWN = 0
