# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSaveImageXMLFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainSaveImageXMLFlags(IntFlag):
    """virDomainSaveImageXMLFlags."""

    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1
