# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkCreateFlags."""

from __future__ import annotations

from enum import IntFlag


class NetworkCreateFlags(IntFlag):
    """virNetworkCreateFlags."""

    VIR_NETWORK_CREATE_VALIDATE = 1
