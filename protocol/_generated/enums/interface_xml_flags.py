# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virInterfaceXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class InterfaceXMLFlags(Flags):
    """virInterfaceXMLFlags."""

    VIR_INTERFACE_XML_INACTIVE = 1
