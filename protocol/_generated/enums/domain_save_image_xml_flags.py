# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSaveImageXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSaveImageXMLFlags(Flags):
    """virDomainSaveImageXMLFlags."""

    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1
