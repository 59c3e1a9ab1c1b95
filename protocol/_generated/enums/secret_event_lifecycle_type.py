# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virSecretEventLifecycleType."""

from __future__ import annotations

from ...numbers import Values


class SecretEventLifecycleType(Values):
    """virSecretEventLifecycleType."""

    VIR_SECRET_EVENT_DEFINED = 0
    VIR_SECRET_EVENT_UNDEFINED = 1
