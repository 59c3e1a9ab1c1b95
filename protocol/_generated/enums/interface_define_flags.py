# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virInterfaceDefineFlags."""

from __future__ import annotations

from enum import IntFlag


class InterfaceDefineFlags(IntFlag):
    """virInterfaceDefineFlags."""

    VIR_INTERFACE_DEFINE_VALIDATE = 1
