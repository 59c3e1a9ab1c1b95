# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMetadataType."""

from __future__ import annotations

from ...numbers import Values


class DomainMetadataType(Values):
    """virDomainMetadataType."""

    VIR_DOMAIN_METADATA_DESCRIPTION = 0
    VIR_DOMAIN_METADATA_TITLE = 1
    VIR_DOMAIN_METADATA_ELEMENT = 2
