# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCheckpointListFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainCheckpointListFlags(Flags):
    """virDomainCheckpointListFlags."""

    VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS = 1
    VIR_DOMAIN_CHECKPOINT_LIST_ROOTS = 1
    VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL = 2
    VIR_DOMAIN_CHECKPOINT_LIST_LEAVES = 4
    VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES = 8
