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


def load(
    path: str | Path,
    *,
    constants: Mapping[str, int] | None = None,
    macros: Mapping[str, str] | None = None,
    program: str | int | None = None,
    version: str | int | None = None,
) -> Protocol:
    """Read the protocol that a `.x` file declares, to be used without generating code.

    The file may be one of libvirt's or any other; files beside it that it includes are
    read too. ``constants`` are those of its C headers other than libvirt's public ones,
    ``macros`` are defined as by a ``#define``. Of several programs and versions it is
    the first, or the one with the number or name that is given. The result packs,
    unpacks, builds and parses.

    Raises OSError, `virtrio.protocol.idl.errors.IdlError` with file, line and column of
    a mistake in the file, and LookupError when it has no such program.
    """
    from .idl import parser
    from .loaded import Protocol, chosen

    spec = parser.load(path, constants=constants or {}, macros=macros or {})
    return Protocol(chosen(spec, program, version))
