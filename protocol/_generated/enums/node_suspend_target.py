# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeSuspendTarget."""

from __future__ import annotations

from ...numbers import Values


class NodeSuspendTarget(Values):
    """virNodeSuspendTarget."""

    VIR_NODE_SUSPEND_TARGET_MEM = 0
    VIR_NODE_SUSPEND_TARGET_DISK = 1
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2
