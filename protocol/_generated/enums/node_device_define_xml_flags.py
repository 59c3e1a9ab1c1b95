# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceDefineXMLFlags."""

from __future__ import annotations

from enum import IntFlag


class NodeDeviceDefineXMLFlags(IntFlag):
    """virNodeDeviceDefineXMLFlags."""

    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1
