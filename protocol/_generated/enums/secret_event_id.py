# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virSecretEventID."""

from __future__ import annotations

from ...numbers import Values


class SecretEventID(Values):
    """virSecretEventID."""

    VIR_SECRET_EVENT_ID_LIFECYCLE = 0
    VIR_SECRET_EVENT_ID_VALUE_CHANGED = 1
