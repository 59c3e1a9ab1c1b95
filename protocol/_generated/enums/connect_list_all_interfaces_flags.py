# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectListAllInterfacesFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectListAllInterfacesFlags(Flags):
    """virConnectListAllInterfacesFlags."""

    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 2
