# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainShutdownReason."""

from __future__ import annotations

from enum import IntEnum


class DomainShutdownReason(IntEnum):
    """virDomainShutdownReason."""

    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0
    VIR_DOMAIN_SHUTDOWN_USER = 1
