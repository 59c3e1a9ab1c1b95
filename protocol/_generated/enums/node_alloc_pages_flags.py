# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeAllocPagesFlags."""

from __future__ import annotations

from ...numbers import Flags


class NodeAllocPagesFlags(Flags):
    """virNodeAllocPagesFlags."""

    VIR_NODE_ALLOC_PAGES_ADD = 0
    VIR_NODE_ALLOC_PAGES_SET = 1
