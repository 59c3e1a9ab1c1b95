# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virTypedParameterType."""

from __future__ import annotations

from ...numbers import Values


class TypedParameterType(Values):
    """virTypedParameterType."""

    VIR_TYPED_PARAM_INT = 1
    VIR_TYPED_PARAM_UINT = 2
    VIR_TYPED_PARAM_LLONG = 3
    VIR_TYPED_PARAM_ULLONG = 4
    VIR_TYPED_PARAM_DOUBLE = 5
    VIR_TYPED_PARAM_BOOLEAN = 6
    VIR_TYPED_PARAM_STRING = 7
