# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainCreateFlags(Flags):
    """virDomainCreateFlags."""

    VIR_DOMAIN_NONE = 0
    VIR_DOMAIN_START_PAUSED = 1
    VIR_DOMAIN_START_AUTODESTROY = 2
    VIR_DOMAIN_START_BYPASS_CACHE = 4
    VIR_DOMAIN_START_FORCE_BOOT = 8
    VIR_DOMAIN_START_VALIDATE = 16
    VIR_DOMAIN_START_RESET_NVRAM = 32
