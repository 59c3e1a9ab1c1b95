# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virVcpuState."""

from __future__ import annotations

from ...numbers import Values


class VcpuState(Values):
    """virVcpuState."""

    VIR_VCPU_OFFLINE = 0
    VIR_VCPU_RUNNING = 1
    VIR_VCPU_BLOCKED = 2
