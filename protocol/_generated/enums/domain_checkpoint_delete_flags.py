# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCheckpointDeleteFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainCheckpointDeleteFlags(Flags):
    """virDomainCheckpointDeleteFlags."""

    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN = 1
    VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY = 2
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY = 4
