# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectCloseReason."""

from __future__ import annotations

from ...numbers import Values


class ConnectCloseReason(Values):
    """virConnectCloseReason."""

    VIR_CONNECT_CLOSE_REASON_ERROR = 0
    VIR_CONNECT_CLOSE_REASON_EOF = 1
    VIR_CONNECT_CLOSE_REASON_KEEPALIVE = 2
    VIR_CONNECT_CLOSE_REASON_CLIENT = 3
