# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainMemoryFlags(IntFlag):
    """virDomainMemoryFlags."""

    VIR_MEMORY_VIRTUAL = 1
    VIR_MEMORY_PHYSICAL = 2
