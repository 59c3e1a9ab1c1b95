# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainPMSuspendedReason."""

from __future__ import annotations

from ...numbers import Values


class DomainPMSuspendedReason(Values):
    """virDomainPMSuspendedReason."""

    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0
