# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class NetworkXMLFlags(Flags):
    """virNetworkXMLFlags."""

    VIR_NETWORK_XML_INACTIVE = 1
