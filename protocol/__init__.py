"""libvirt's protocol without sockets and event loops: messages, types, definitions.

Importing this package loads nothing else; `load` imports the parser of `.x` files when
it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .loaded import Protocol

__all__ = ["load"]


def load(path: str | Path, *, constants: Mapping[str, int] | None = None) -> Protocol:
    """Read the protocol that a `.x` file declares, to be used without generating code.

    The file may be one of libvirt's or any other; files beside it that it includes are
    read too. ``constants`` are those of its C headers other than libvirt's public ones.
    The result packs, unpacks, builds and parses.

    Raises OSError, and `virtrio.protocol.idl.errors.IdlError` with file, line and
    column of a mistake in the file.
    """
    from .idl import parser
    from .loaded import Protocol

    return Protocol(parser.load(path, constants=constants or {}))
