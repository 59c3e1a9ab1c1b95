# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkEventID."""

from __future__ import annotations

from ...numbers import Values


class NetworkEventID(Values):
    """virNetworkEventID."""

    VIR_NETWORK_EVENT_ID_LIFECYCLE = 0
    VIR_NETWORK_EVENT_ID_METADATA_CHANGE = 1
