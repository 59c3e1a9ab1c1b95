# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkPortCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class NetworkPortCreateFlags(Flags):
    """virNetworkPortCreateFlags."""

    VIR_NETWORK_PORT_CREATE_RECLAIM = 1
    VIR_NETWORK_PORT_CREATE_VALIDATE = 2
