# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectFlags(Flags):
    """virConnectFlags."""

    VIR_CONNECT_RO = 1
    VIR_CONNECT_NO_ALIASES = 2
