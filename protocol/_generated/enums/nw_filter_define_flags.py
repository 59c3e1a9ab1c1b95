# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNWFilterDefineFlags."""

from __future__ import annotations

from ...numbers import Flags


class NWFilterDefineFlags(Flags):
    """virNWFilterDefineFlags."""

    VIR_NWFILTER_DEFINE_VALIDATE = 1
