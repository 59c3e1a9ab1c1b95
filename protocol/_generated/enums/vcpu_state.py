# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virVcpuState."""

from __future__ import annotations

from enum import IntEnum


class VcpuState(IntEnum):
    """virVcpuState."""

    VIR_VCPU_OFFLINE = 0
    VIR_VCPU_RUNNING = 1
    VIR_VCPU_BLOCKED = 2
