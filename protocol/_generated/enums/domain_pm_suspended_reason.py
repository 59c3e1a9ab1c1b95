# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainPMSuspendedReason."""

from __future__ import annotations

from enum import IntEnum


class DomainPMSuspendedReason(IntEnum):
    """virDomainPMSuspendedReason."""

    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0
