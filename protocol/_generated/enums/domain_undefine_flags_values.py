# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainUndefineFlagsValues."""

from __future__ import annotations

from ...numbers import Flags


class DomainUndefineFlagsValues(Flags):
    """virDomainUndefineFlagsValues."""

    VIR_DOMAIN_UNDEFINE_MANAGED_SAVE = 1
    VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA = 2
    VIR_DOMAIN_UNDEFINE_NVRAM = 4
    VIR_DOMAIN_UNDEFINE_KEEP_NVRAM = 8
    VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA = 16
    VIR_DOMAIN_UNDEFINE_TPM = 32
    VIR_DOMAIN_UNDEFINE_KEEP_TPM = 64
