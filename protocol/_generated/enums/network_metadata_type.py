# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkMetadataType."""

from __future__ import annotations

from ...numbers import Values


class NetworkMetadataType(Values):
    """virNetworkMetadataType."""

    VIR_NETWORK_METADATA_DESCRIPTION = 0
    VIR_NETWORK_METADATA_TITLE = 1
    VIR_NETWORK_METADATA_ELEMENT = 2
