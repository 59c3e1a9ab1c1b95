# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainShutdownReason."""

from __future__ import annotations

from ...numbers import Values


class DomainShutdownReason(Values):
    """virDomainShutdownReason."""

    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0
    VIR_DOMAIN_SHUTDOWN_USER = 1
