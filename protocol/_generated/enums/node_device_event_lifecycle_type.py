# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceEventLifecycleType."""

from __future__ import annotations

from ...numbers import Values


class NodeDeviceEventLifecycleType(Values):
    """virNodeDeviceEventLifecycleType."""

    VIR_NODE_DEVICE_EVENT_CREATED = 0
    VIR_NODE_DEVICE_EVENT_DELETED = 1
    VIR_NODE_DEVICE_EVENT_DEFINED = 2
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3
