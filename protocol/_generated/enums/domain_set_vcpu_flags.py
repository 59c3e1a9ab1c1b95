# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSetVcpuFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSetVcpuFlags(Flags):
    """virDomainSetVcpuFlags."""

    VIR_DOMAIN_SETVCPU_AFFECT_CURRENT = 0
    VIR_DOMAIN_SETVCPU_AFFECT_LIVE = 1
    VIR_DOMAIN_SETVCPU_AFFECT_CONFIG = 2
    VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG = 4
