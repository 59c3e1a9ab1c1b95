"""The programs that sessions serve: by number and version, how each procedure reaches a driver.

`session` has the remote program's rows at hand and asks here for the others. What is added is served by every server of the
process, from the next call on.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from ...protocol import procedures as protocol_procedures
from ...protocol._generated import remote, remote_procedures
from .._generated.remote_rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from ...protocol.procedures import ProcedureRow
    from .entries import Row

__all__ = ["Served", "find", "name", "procedure", "serve"]


class Served(NamedTuple):
    """One program: its procedures as they are declared, rows for those that a driver may answer, and its types' codecs."""

    procedures: dict[int, ProcedureRow]
    rows: dict[int, Row]
    types: list[ModuleType]

    def unpack(self, struct: str) -> Callable[[bytes, int], tuple[Any, int]]:
        """What reads a struct of the program."""
        found: Callable[[bytes, int], tuple[Any, int]]
        found = next(getattr(types, f"unpack_{struct}") for types in self.types if hasattr(types, f"unpack_{struct}"))
        return found


# The programs of particular hypervisors, by number and version; their rows are loaded with the first call.
_BESIDE = {(0x20008087, 1): "qemu", (0x00068000, 1): "lxc"}
_SERVED = {(remote_procedures.PROGRAM, remote_procedures.VERSION): Served(remote_procedures.PROCEDURES, ROWS, [remote])}


def find(program: int, version: int) -> Served | None:
    """A program, or None if it is not served."""
    key = (program, version)
    found = _SERVED.get(key)
    if found is None and key in _BESIDE:
        found = _SERVED[key] = bundled(_BESIDE[key])
    return found


@cache
def bundled(name: str) -> Served:
    """One of this package's own programs."""
    types = import_module(f"..protocol._generated.{name}", __package__)
    rows: dict[int, Row] = import_module(f"._generated.{name}_rows", __package__).ROWS
    return Served(dict(protocol_procedures.program(name).procedures), rows, [types])


def procedure(program: int, version: int, number: int) -> ProcedureRow:
    """What is declared of a procedure that is served."""
    return _SERVED[program, version].procedures[number]


def name(program: int, version: int, number: int) -> str:
    """A procedure's name, for logs; a number where it has none."""
    served = _SERVED.get((program, version))
    known = None if served is None else served.procedures.get(number)
    return f"procedure {number} of program {program:#x}" if known is None else known.name


def serve(package: ModuleType) -> None:
    """Serve what a package has that ``virtrio gen --input`` made: a program, or the procedures that one lacks here.

    A driver answers a procedure with a method under its entry point's name (``domain_new_thing`` for
    ``REMOTE_PROC_DOMAIN_NEW_THING``), which takes the args struct, then the `Stream` if it opens one, and gives the ret struct;
    it may be ``async``. On drivers without the method the answer is VIR_ERR_NO_SUPPORT. A procedure that is known already stays
    as it is.
    """
    rows: dict[int, Row] = import_module(f"{package.__name__}.rows").ROWS
    table: Any = import_module(f"{package.__name__}.procedures")
    served = find(table.PROGRAM, table.VERSION)
    if served is None:
        served = _SERVED[table.PROGRAM, table.VERSION] = Served({}, {}, [])
    served.types.append(package.types)
    for number, declared in table.PROCEDURES.items():
        if number not in served.procedures:
            served.procedures[number] = declared
            if number in rows:
                served.rows[number] = rows[number]
