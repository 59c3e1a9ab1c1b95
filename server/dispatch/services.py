"""Services: the programs that a kind of server speaks, and their tables of entries.

There are two: the hypervisors' (here) and the administration's
(`virtrio.server.admin`). Programs and procedures added to the first are served by every
server of the process, from the next call on.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ...protocol import procedures as protocol_procedures
from ...protocol._generated import remote_procedures
from ...protocol._generated.enums import ErrorDomain
from ...protocol._generated.programs import PROGRAMS
from ...protocol.errors import no_support
from ...protocol.procedures import ProcedureRow
from .._generated.remote_rows import ROWS
from ..raised import NOT_DRIVERS, error_of
from . import replies
from .entries import Entry
from .own import auth, opening, registration
from .replies import rpc_error

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from ...protocol.connection import CallReceived
    from ...protocol.errors import LibvirtError
    from .client import Client

__all__ = ["HYPERVISORS", "Program", "Service", "bundled", "serve"]


class Program:
    """A program: declarations of its procedures, and the entries that answer them."""

    def __init__(
        self, procedures: Mapping[int, ProcedureRow], *tables: Mapping[int, Entry]
    ) -> None:
        self.procedures: dict[int, ProcedureRow] = {}
        self.entries: dict[int, Entry] = {}
        for table in tables:
            self.add(procedures, table)

    def add(self, procedures: Mapping[int, ProcedureRow], entries: Mapping[int, Entry]) -> None:
        """Serve these procedures as well.

        Those that are known already stay as they are.
        """
        for number, declared in procedures.items():
            self.procedures.setdefault(number, declared)
        for number, entry in entries.items():
            if number not in self.entries:
                entry.procedure = procedures[number]
                self.entries[number] = entry


class Service:
    """The programs of one kind of server.

    Most calls are of the program with ``number`` and ``version``, whose entries are
    ``entries``; `find` returns an entry for any call. ``driver`` is the driver of every
    client's calls, None where each client opens one.
    """

    def __init__(
        self,
        number: int,
        version: int,
        program: Program,
        beside: Mapping[tuple[int, int], Callable[[], Program]] | None = None,
        *,
        driver: Any = None,
    ) -> None:
        self.number = number
        self.version = version
        self.entries = program.entries
        self.driver = driver
        self.programs = {(number, version): program}
        self._beside = dict(beside or {})  # loaded with the first call

    def find(self, call: CallReceived) -> Entry:
        """Return the entry of a call of any program, or one that refuses the call."""
        try:
            program = self.program(call.program, call.version)
        except Exception as exc:  # it cannot be loaded now
            what = f"loading program {call.program:#x}"
            error = error_of("a client", what, exc, ErrorDomain.VIR_FROM_RPC)
            return _Refusal(self._unknown(call), error)
        if program is None:
            error = rpc_error(f"Cannot find program {call.program} version {call.version}")
            return _Refusal(self._unknown(call), error)
        entry = program.entries.get(call.procedure)
        if entry is not None:
            return entry
        declared = program.procedures.get(call.procedure)
        if declared is None or declared.event:
            return _Refusal(
                declared or self._unknown(call), rpc_error(f"unknown procedure: {call.procedure}")
            )
        return _Refusal(declared, no_support(declared.c_function, declared.error_domain))

    def _unknown(self, call: CallReceived) -> ProcedureRow:
        """Return a stand-in for the declaration of a procedure that has none."""
        return ProcedureRow(call.procedure, self.name(call), "", "", ErrorDomain.VIR_FROM_RPC)

    def program(self, number: int, version: int) -> Program | None:
        """Return a program that is served, or None."""
        key = (number, version)
        found = self.programs.get(key)
        if found is None and (load := self._beside.get(key)) is not None:
            found = self.programs[key] = load()
        return found

    def name(self, call: CallReceived) -> str:
        """Return the name of a call's procedure for logs, a number if it has none."""
        program = self.programs.get((call.program, call.version))
        declared = None if program is None else program.procedures.get(call.procedure)
        return (
            f"procedure {call.procedure} of program {call.program:#x}"
            if declared is None
            else declared.name
        )


class _Refusal(Entry):
    """The entry of a procedure that is not served; it answers with ``error``.

    ``declared`` is the procedure's declaration, or a stand-in.
    """

    __slots__ = ("_error",)

    needs_driver = False

    def __init__(self, declared: ProcedureRow, error: LibvirtError) -> None:
        super().__init__(declared.name, None, _nothing, None, None)
        self.procedure = declared
        self._error = error

    def answer(self, client: Client, call: CallReceived, args: Any = None) -> bytes:
        """Refuse the call after asking the guard, without decoding its arguments."""
        try:
            self.admit(client, call, None)
        except NOT_DRIVERS:
            raise
        except BaseException as exc:
            return replies.to_exception(client.peer, self.name, call, exc)
        return replies.refusal(call, self._error)


def _nothing(driver: Any, args: Any) -> None:
    """Do nothing: the ``call`` of an entry that never calls it."""


def bundled(name: str, *own: Mapping[int, Entry]) -> Program:
    """Load one of this package's own programs.

    ``own`` are tables of the entries that the server answers by itself.
    """
    rows: dict[int, Entry] = import_module(f".._generated.{name}_rows", __package__).ROWS
    return Program(protocol_procedures.program(name).procedures, *own, rows)


_REMOTE = Program(
    remote_procedures.PROCEDURES, auth.ENTRIES, opening.ENTRIES, registration.ENTRIES, ROWS
)

HYPERVISORS = Service(
    remote_procedures.PROGRAM,
    remote_procedures.VERSION,
    _REMOTE,
    {
        PROGRAMS["qemu"]: lambda: bundled("qemu", registration.QEMU_ENTRIES),
        PROGRAMS["lxc"]: lambda: bundled("lxc"),
    },
)


def serve(package: ModuleType) -> None:
    """Serve the program or procedures of a package made by ``virtrio gen --input``.

    A driver answers a procedure with a method under its entry point's name
    (``domain_new_thing`` for ``REMOTE_PROC_DOMAIN_NEW_THING``), which takes the args
    struct, then the `Stream` if it opens one, and returns the ret struct, or plain
    values where the file has no structs for them; it may be ``async``. On drivers
    without the method the answer is VIR_ERR_NO_SUPPORT. A procedure that is known
    already stays as it is.
    """
    rows: dict[int, Entry] = import_module(f"{package.__name__}.rows").ROWS
    table: Any = import_module(f"{package.__name__}.procedures")
    program = HYPERVISORS.program(table.PROGRAM, table.VERSION)
    if program is None:
        program = HYPERVISORS.programs[table.PROGRAM, table.VERSION] = Program({})
    program.add(table.PROCEDURES, rows)
