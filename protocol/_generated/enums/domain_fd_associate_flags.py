# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainFDAssociateFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainFDAssociateFlags(Flags):
    """virDomainFDAssociateFlags."""

    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 2
