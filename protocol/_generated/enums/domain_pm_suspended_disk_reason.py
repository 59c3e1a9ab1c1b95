# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainPMSuspendedDiskReason."""

from __future__ import annotations

from ...numbers import Values


class DomainPMSuspendedDiskReason(Values):
    """virDomainPMSuspendedDiskReason."""

    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0
