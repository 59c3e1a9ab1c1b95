# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virMemoryParameterType."""

from __future__ import annotations

from ...numbers import Values


class MemoryParameterType(Values):
    """virMemoryParameterType."""

    VIR_DOMAIN_MEMORY_PARAM_INT = 1
    VIR_DOMAIN_MEMORY_PARAM_UINT = 2
    VIR_DOMAIN_MEMORY_PARAM_LLONG = 3
    VIR_DOMAIN_MEMORY_PARAM_ULLONG = 4
    VIR_DOMAIN_MEMORY_PARAM_DOUBLE = 5
    VIR_DOMAIN_MEMORY_PARAM_BOOLEAN = 6
