# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCheckpointXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainCheckpointXMLFlags(Flags):
    """virDomainCheckpointXMLFlags."""

    VIR_DOMAIN_CHECKPOINT_XML_SECURE = 1
    VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN = 2
    VIR_DOMAIN_CHECKPOINT_XML_SIZE = 4
