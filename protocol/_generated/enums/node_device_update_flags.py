# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceUpdateFlags."""

from __future__ import annotations

from ...numbers import Flags


class NodeDeviceUpdateFlags(Flags):
    """virNodeDeviceUpdateFlags."""

    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 2
