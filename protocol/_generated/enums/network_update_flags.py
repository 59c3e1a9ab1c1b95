# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkUpdateFlags."""

from __future__ import annotations

from ...numbers import Flags


class NetworkUpdateFlags(Flags):
    """virNetworkUpdateFlags."""

    VIR_NETWORK_UPDATE_AFFECT_CURRENT = 0
    VIR_NETWORK_UPDATE_AFFECT_LIVE = 1
    VIR_NETWORK_UPDATE_AFFECT_CONFIG = 2
