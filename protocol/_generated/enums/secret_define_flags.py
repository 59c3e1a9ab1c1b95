# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virSecretDefineFlags."""

from __future__ import annotations

from enum import IntFlag


class SecretDefineFlags(IntFlag):
    """virSecretDefineFlags."""

    VIR_SECRET_DEFINE_VALIDATE = 1
