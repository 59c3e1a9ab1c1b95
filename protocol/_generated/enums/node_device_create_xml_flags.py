# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceCreateXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class NodeDeviceCreateXMLFlags(Flags):
    """virNodeDeviceCreateXMLFlags."""

    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1
