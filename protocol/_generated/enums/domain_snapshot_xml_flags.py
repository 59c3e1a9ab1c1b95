# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSnapshotXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSnapshotXMLFlags(Flags):
    """virDomainSnapshotXMLFlags."""

    VIR_DOMAIN_SNAPSHOT_XML_SECURE = 1
