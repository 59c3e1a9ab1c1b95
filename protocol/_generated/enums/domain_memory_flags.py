# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainMemoryFlags(Flags):
    """virDomainMemoryFlags."""

    VIR_MEMORY_VIRTUAL = 1
    VIR_MEMORY_PHYSICAL = 2
