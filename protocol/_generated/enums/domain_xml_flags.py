# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainXMLFlags(Flags):
    """virDomainXMLFlags."""

    VIR_DOMAIN_XML_SECURE = 1
    VIR_DOMAIN_XML_INACTIVE = 2
    VIR_DOMAIN_XML_UPDATE_CPU = 4
    VIR_DOMAIN_XML_MIGRATABLE = 8
