"""Emits a specification's types: one slotted class per struct, straight-line ``pack_``/``unpack_`` per type.

Runs of fixed-size fields, and the length word of the string or array behind them, go through one ``struct.Struct``. Small
structs are laid into their users instead of being called. Limits are checked before anything is sliced or appended, and a
count of elements against the bytes that are left, so that a length word alone never makes the decoder allocate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .module import Module

if TYPE_CHECKING:
    from ...protocol.idl.model import Specification


def emit(spec: Specification) -> str:
    """The module text of one specification's types."""
    return Module(spec).text()
