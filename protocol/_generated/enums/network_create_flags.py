# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class NetworkCreateFlags(Flags):
    """virNetworkCreateFlags."""

    VIR_NETWORK_CREATE_VALIDATE = 1
