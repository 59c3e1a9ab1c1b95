# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virClientTransport."""

from __future__ import annotations

from ...numbers import Values


class ClientTransport(Values):
    """virClientTransport."""

    VIR_CLIENT_TRANS_UNIX = 0
    VIR_CLIENT_TRANS_TCP = 1
    VIR_CLIENT_TRANS_TLS = 2
