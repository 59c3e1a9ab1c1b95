# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDiskErrorCode."""

from __future__ import annotations

from ...numbers import Values


class DomainDiskErrorCode(Values):
    """virDomainDiskErrorCode."""

    VIR_DOMAIN_DISK_ERROR_NONE = 0
    VIR_DOMAIN_DISK_ERROR_UNSPEC = 1
    VIR_DOMAIN_DISK_ERROR_NO_SPACE = 2
