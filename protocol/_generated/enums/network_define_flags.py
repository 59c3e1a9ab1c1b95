# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkDefineFlags."""

from __future__ import annotations

from enum import IntFlag


class NetworkDefineFlags(IntFlag):
    """virNetworkDefineFlags."""

    VIR_NETWORK_DEFINE_VALIDATE = 1
