# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCheckpointCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainCheckpointCreateFlags(Flags):
    """virDomainCheckpointCreateFlags."""

    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE = 1
    VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE = 2
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE = 4
