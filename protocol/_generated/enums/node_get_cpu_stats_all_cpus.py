# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeGetCPUStatsAllCPUs."""

from __future__ import annotations

from ...numbers import Values


class NodeGetCPUStatsAllCPUs(Values):
    """virNodeGetCPUStatsAllCPUs."""

    VIR_NODE_CPU_STATS_ALL_CPUS = -1
