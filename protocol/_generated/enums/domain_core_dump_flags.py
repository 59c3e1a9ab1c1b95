# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCoreDumpFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainCoreDumpFlags(Flags):
    """virDomainCoreDumpFlags."""

    VIR_DUMP_CRASH = 1
    VIR_DUMP_LIVE = 2
    VIR_DUMP_BYPASS_CACHE = 4
    VIR_DUMP_RESET = 8
    VIR_DUMP_MEMORY_ONLY = 16
