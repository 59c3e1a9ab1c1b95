# Generated from enums.json by virtrio.gen.enums; do not edit.
"""virErrorNumber."""

from __future__ import annotations

from enum import IntEnum


class ErrorNumber(IntEnum):
    """virErrorNumber."""

    VIR_ERR_OK = 0
    VIR_ERR_RPC = 39
