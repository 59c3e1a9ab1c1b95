"""Rows of generated procedure tables, and the way to find a program's table.

Nothing is decoded here: a row names its structs, and the codecs are found by that name
in the program's types module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ._generated.programs import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._generated.enums import ErrorDomain

# Programs by the name of their definition, in the order `virtrio procedures` lists
# them.
PROGRAM_NAMES = tuple(PROGRAMS)


class ProcedureRow(NamedTuple):
    """One procedure as its definition declares it.

    `virtrio.protocol.idl.model.Procedure` explains the fields of the definition.
    ``c_function`` is the public API function that the procedure carries
    (``virDomainCheckpointCreateXML``), ``entry_point`` the method of a driver that
    answers it, ``error_domain`` the domain of refusals by libvirt's public API layer.
    """

    number: int
    name: str
    c_function: str
    entry_point: str
    error_domain: ErrorDomain
    args: str | None = None
    ret: str | None = None
    msg: str | None = None
    priority: str = "low"
    readstream: int | None = None
    writestream: int | None = None
    sparseflag: str | None = None
    acl: tuple[str, ...] = ()
    aclfilter: tuple[str, ...] = ()

    @property
    def event(self) -> bool:
        """Whether the server sends it by itself."""
        return self.msg is not None


class Program(NamedTuple):
    """One RPC program: its numbers and its procedures by number."""

    name: str
    number: int
    version: int
    procedures: Mapping[int, ProcedureRow]


def program(name: str) -> Program:
    """Return the program of a definition ("remote"), or raise KeyError."""
    if name not in PROGRAM_NAMES:
        raise KeyError(name)
    table = import_module(f"._generated.{name}_procedures", __package__)
    return Program(name, table.PROGRAM, table.VERSION, table.PROCEDURES)
