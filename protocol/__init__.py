"""libvirt's protocol: its messages, its types, and the files that declare them. No sockets, no event loop.

Importing this loads nothing else; `load` brings the parser of `.x` files when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .loaded import Protocol

__all__ = ["load"]


def load(path: str | Path, *, constants: Mapping[str, int] | None = None) -> Protocol:
    """The protocol that a `.x` file declares, libvirt's own among them, to pack, unpack, build and parse without generating.

    Files beside it that it includes are read too. ``constants`` are what it takes from C headers other than libvirt's public
    ones. Raises OSError, and `virtrio.protocol.idl.errors.IdlError` with file, line and column for what is wrong in it.
    """
    from .idl import parser
    from .loaded import Protocol

    return Protocol(parser.load(path, constants=constants or {}))
