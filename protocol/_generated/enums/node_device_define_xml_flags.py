# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceDefineXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class NodeDeviceDefineXMLFlags(Flags):
    """virNodeDeviceDefineXMLFlags."""

    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1
