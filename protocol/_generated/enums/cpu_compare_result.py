# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virCPUCompareResult."""

from __future__ import annotations

from ...numbers import Values


class CPUCompareResult(Values):
    """virCPUCompareResult."""

    VIR_CPU_COMPARE_ERROR = -1
    VIR_CPU_COMPARE_INCOMPATIBLE = 0
    VIR_CPU_COMPARE_IDENTICAL = 1
    VIR_CPU_COMPARE_SUPERSET = 2
