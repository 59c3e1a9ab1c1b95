# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSnapshotRevertFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSnapshotRevertFlags(Flags):
    """virDomainSnapshotRevertFlags."""

    VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING = 1
    VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED = 2
    VIR_DOMAIN_SNAPSHOT_REVERT_FORCE = 4
    VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM = 8
