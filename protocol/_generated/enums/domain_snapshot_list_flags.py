# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSnapshotListFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSnapshotListFlags(Flags):
    """virDomainSnapshotListFlags."""

    VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS = 1
    VIR_DOMAIN_SNAPSHOT_LIST_ROOTS = 1
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA = 2
    VIR_DOMAIN_SNAPSHOT_LIST_LEAVES = 4
    VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES = 8
    VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA = 16
    VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE = 32
    VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE = 64
    VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY = 128
    VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL = 256
    VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL = 512
    VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL = 1024
