# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNWFilterBindingCreateFlags."""

from __future__ import annotations

from enum import IntFlag


class NWFilterBindingCreateFlags(IntFlag):
    """virNWFilterBindingCreateFlags."""

    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1
