# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeGetMemoryStatsAllCells."""

from __future__ import annotations

from ...numbers import Values


class NodeGetMemoryStatsAllCells(Values):
    """virNodeGetMemoryStatsAllCells."""

    VIR_NODE_MEMORY_STATS_ALL_CELLS = -1
