# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virInterfaceDefineFlags."""

from __future__ import annotations

from ...numbers import Flags


class InterfaceDefineFlags(Flags):
    """virInterfaceDefineFlags."""

    VIR_INTERFACE_DEFINE_VALIDATE = 1
