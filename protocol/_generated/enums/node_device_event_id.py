# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceEventID."""

from __future__ import annotations

from enum import IntEnum


class NodeDeviceEventID(IntEnum):
    """virNodeDeviceEventID."""

    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1
