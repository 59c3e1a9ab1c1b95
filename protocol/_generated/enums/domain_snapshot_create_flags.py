# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSnapshotCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSnapshotCreateFlags(Flags):
    """virDomainSnapshotCreateFlags."""

    VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE = 1
    VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT = 2
    VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA = 4
    VIR_DOMAIN_SNAPSHOT_CREATE_HALT = 8
    VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY = 16
    VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT = 32
    VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE = 64
    VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC = 128
    VIR_DOMAIN_SNAPSHOT_CREATE_LIVE = 256
    VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE = 512
