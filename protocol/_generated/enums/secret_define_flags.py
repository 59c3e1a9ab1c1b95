# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virSecretDefineFlags."""

from __future__ import annotations

from ...numbers import Flags


class SecretDefineFlags(Flags):
    """virSecretDefineFlags."""

    VIR_SECRET_DEFINE_VALIDATE = 1
