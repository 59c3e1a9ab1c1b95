# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectListAllSecretsFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectListAllSecretsFlags(Flags):
    """virConnectListAllSecretsFlags."""

    VIR_CONNECT_LIST_SECRETS_EPHEMERAL = 1
    VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL = 2
    VIR_CONNECT_LIST_SECRETS_PRIVATE = 4
    VIR_CONNECT_LIST_SECRETS_NO_PRIVATE = 8
