# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkDefineFlags."""

from __future__ import annotations

from ...numbers import Flags


class NetworkDefineFlags(Flags):
    """virNetworkDefineFlags."""

    VIR_NETWORK_DEFINE_VALIDATE = 1
