# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainFDAssociateFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainFDAssociateFlags(IntFlag):
    """virDomainFDAssociateFlags."""

    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 2
