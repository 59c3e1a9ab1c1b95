# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSnapshotDeleteFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSnapshotDeleteFlags(Flags):
    """virDomainSnapshotDeleteFlags."""

    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN = 1
    VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY = 2
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY = 4
