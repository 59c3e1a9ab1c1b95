# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virTypedParameterFlags."""

from __future__ import annotations

from ...numbers import Flags


class TypedParameterFlags(Flags):
    """virTypedParameterFlags."""

    VIR_TYPED_PARAM_STRING_OKAY = 4
