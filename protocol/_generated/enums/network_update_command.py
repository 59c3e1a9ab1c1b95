# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkUpdateCommand."""

from __future__ import annotations

from ...numbers import Values


class NetworkUpdateCommand(Values):
    """virNetworkUpdateCommand."""

    VIR_NETWORK_UPDATE_COMMAND_NONE = 0
    VIR_NETWORK_UPDATE_COMMAND_MODIFY = 1
    VIR_NETWORK_UPDATE_COMMAND_DELETE = 2
    VIR_NETWORK_UPDATE_COMMAND_ADD_LAST = 3
    VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST = 4
