# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSaveRestoreFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSaveRestoreFlags(Flags):
    """virDomainSaveRestoreFlags."""

    VIR_DOMAIN_SAVE_BYPASS_CACHE = 1
    VIR_DOMAIN_SAVE_RUNNING = 2
    VIR_DOMAIN_SAVE_PAUSED = 4
    VIR_DOMAIN_SAVE_RESET_NVRAM = 8
