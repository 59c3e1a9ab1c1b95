# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virVcpuHostCpuState."""

from __future__ import annotations

from ...numbers import Values


class VcpuHostCpuState(Values):
    """virVcpuHostCpuState."""

    VIR_VCPU_INFO_CPU_UNAVAILABLE = -2
    VIR_VCPU_INFO_CPU_OFFLINE = -1
