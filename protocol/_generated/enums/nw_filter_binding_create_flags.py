# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNWFilterBindingCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class NWFilterBindingCreateFlags(Flags):
    """virNWFilterBindingCreateFlags."""

    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1
