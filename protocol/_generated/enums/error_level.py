# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virErrorLevel."""

from __future__ import annotations

from ...numbers import Values


class ErrorLevel(Values):
    """virErrorLevel."""

    VIR_ERR_NONE = 0
    VIR_ERR_WARNING = 1
    VIR_ERR_ERROR = 2
