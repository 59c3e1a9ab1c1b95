# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNodeDeviceXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class NodeDeviceXMLFlags(Flags):
    """virNodeDeviceXMLFlags."""

    VIR_NODE_DEVICE_XML_INACTIVE = 1
