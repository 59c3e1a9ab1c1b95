# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectCredentialType."""

from __future__ import annotations

from ...numbers import Values


class ConnectCredentialType(Values):
    """virConnectCredentialType."""

    VIR_CRED_USERNAME = 1
    VIR_CRED_AUTHNAME = 2
    VIR_CRED_LANGUAGE = 3
    VIR_CRED_CNONCE = 4
    VIR_CRED_PASSPHRASE = 5
    VIR_CRED_ECHOPROMPT = 6
    VIR_CRED_NOECHOPROMPT = 7
    VIR_CRED_REALM = 8
    VIR_CRED_EXTERNAL = 9
