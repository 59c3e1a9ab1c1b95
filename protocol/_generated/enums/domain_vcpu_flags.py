# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainVcpuFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainVcpuFlags(Flags):
    """virDomainVcpuFlags."""

    VIR_DOMAIN_VCPU_CURRENT = 0
    VIR_DOMAIN_VCPU_LIVE = 1
    VIR_DOMAIN_VCPU_CONFIG = 2
    VIR_DOMAIN_VCPU_MAXIMUM = 4
    VIR_DOMAIN_VCPU_GUEST = 8
    VIR_DOMAIN_VCPU_HOTPLUGGABLE = 16
    VIR_DOMAIN_VCPU_ASYNC_UNPLUG = 32
