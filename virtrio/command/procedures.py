"""`virtrio procedures`: list every procedure and the drivers that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .itself import GROUP
from .options import Kind, Option
from .tables import Table

if TYPE_CHECKING:
    from ..protocol.procedures import ProcedureRow
    from ..server._generated.driver import Driver
    from .options import Arguments
    from .session import Session

__all__ = ["GROUP", "known_procedures"]

# The session answers these, but with a refusal: the mechanisms that they belong to are
# not offered.
_REFUSED = frozenset(
    {
        "REMOTE_PROC_AUTH_SASL_INIT",
        "REMOTE_PROC_AUTH_SASL_START",
        "REMOTE_PROC_AUTH_SASL_STEP",
        "REMOTE_PROC_AUTH_POLKIT",
    }
)


class Procedure(TypedDict):
    """One object of the JSON list: definition, function, drivers and client method.

    `virtrio.protocol.idl.model.Procedure` explains the fields of the definition; an
    event is a procedure with a ``msg``. ``drivers`` says for each driver whether it
    answers. ``client`` is how the clients have it: the name of a method, what is called
    instead of the plain call, or the hand-written module that has it.
    """

    program: str
    number: int
    name: str
    function: str
    args: str | None
    ret: str | None
    msg: str | None
    priority: str
    readstream: int | None
    writestream: int | None
    sparseflag: str | None
    acl: list[str]
    aclfilter: list[str]
    drivers: dict[str, bool]
    client: str | None


def known_procedures() -> list[Procedure]:
    from ..client._generated.methods import METHODS
    from ..protocol.procedures import PROGRAM_NAMES, program
    from ..server.drivers.registry import DRIVER_NAMES, driver_class

    classes = {name: driver_class(name) for name in DRIVER_NAMES}
    return [
        {
            "program": program_name,
            "number": row.number,
            "name": row.name,
            "function": row.c_function,
            "args": row.args,
            "ret": row.ret,
            "msg": row.msg,
            "priority": row.priority,
            "readstream": row.readstream,
            "writestream": row.writestream,
            "sparseflag": row.sparseflag,
            "acl": list(row.acl),
            "aclfilter": list(row.aclfilter),
            "drivers": {
                name: _answers(program_name, row, driver) for name, driver in classes.items()
            },
            "client": METHODS[row.number] if program_name == "remote" else None,
        }
        for program_name in PROGRAM_NAMES
        for row in program(program_name).procedures.values()
    ]


def _answers(program_name: str, row: ProcedureRow, driver: type[Driver]) -> bool:
    from ..protocol.procedures import program
    from ..server._generated.driver import Driver
    from ..server.dispatch.own import auth, opening
    from ..server.dispatch.services import HYPERVISORS

    if program_name == "keepalive":  # answered by the session, whatever the driver
        return True
    if program_name == "remote" and (row.number in opening.ENTRIES or row.number in auth.ENTRIES):
        return row.name not in _REFUSED
    served = HYPERVISORS.program(*program(program_name)[1:3])
    if served is None or row.number not in served.entries:
        return False
    own: object = getattr(driver, row.entry_point, None)
    return own is not None and own is not getattr(Driver, row.entry_point, None)


@GROUP.command(
    "procedures",
    "list the procedures of the protocol",
    Option("json", Kind.BOOL, "print a JSON list of objects"),
    description="Print every known procedure, its structs and the drivers that answer it.",
    connects=False,
)
def procedures(session: Session, args: Arguments) -> None:
    known = known_procedures()
    if "json" in args:
        import json

        session.out(json.dumps(known, indent=2) + "\n")
        return
    table = Table("Program", "Number", "Name", "Args", "Ret", "Drivers", "Client")
    for procedure in known:
        drivers = " ".join(name for name, answers in procedure["drivers"].items() if answers)
        table.add(
            procedure["program"],
            str(procedure["number"]),
            procedure["name"],
            procedure["args"] or "-",
            procedure["ret"] or "-",
            drivers or "-",
            procedure["client"] or "-",
        )
    session.table(table)
