# Generated from enums.json by virtrio.gen.enums; do not edit.
"""virErrorNumber."""

from __future__ import annotations

from ...numbers import Values


class ErrorNumber(Values):
    """virErrorNumber."""

    VIR_ERR_OK = 0
    VIR_ERR_RPC = 39
