# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSnapshotXMLFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainSnapshotXMLFlags(IntFlag):
    """virDomainSnapshotXMLFlags."""

    VIR_DOMAIN_SNAPSHOT_XML_SECURE = 1
