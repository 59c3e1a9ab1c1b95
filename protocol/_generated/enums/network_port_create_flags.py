# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkPortCreateFlags."""

from __future__ import annotations

from enum import IntFlag


class NetworkPortCreateFlags(IntFlag):
    """virNetworkPortCreateFlags."""

    VIR_NETWORK_PORT_CREATE_RECLAIM = 1
    VIR_NETWORK_PORT_CREATE_VALIDATE = 2
