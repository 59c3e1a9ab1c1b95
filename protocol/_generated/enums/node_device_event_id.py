# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceEventID."""

from __future__ import annotations

from ...numbers import Values


class NodeDeviceEventID(Values):
    """virNodeDeviceEventID."""

    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1
