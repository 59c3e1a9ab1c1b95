# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectListAllNetworksFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectListAllNetworksFlags(Flags):
    """virConnectListAllNetworksFlags."""

    VIR_CONNECT_LIST_NETWORKS_INACTIVE = 1
    VIR_CONNECT_LIST_NETWORKS_ACTIVE = 2
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT = 4
    VIR_CONNECT_LIST_NETWORKS_TRANSIENT = 8
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART = 16
    VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART = 32
