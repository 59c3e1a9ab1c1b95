"""`virtrio procedures`: list every procedure and the drivers that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ..itself import GROUP
from ..options import Kind, Option
from ..tables import Table

if TYPE_CHECKING:
    from collections.abc import Collection

    from ...protocol.event_messages import Family
    from ...protocol.procedures import ProcedureRow
    from ...server._generated.driver import Driver
    from ..options import Arguments
    from ..session import Session

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


class Known(TypedDict):
    """How it is known that libvirt's test driver answers a procedure.

    ``how`` is "asked" if a libvirtd of that version answered, "read" if the source of
    that version has it; ``since`` is the release that the source names.
    """

    how: str
    version: str
    since: str | None


class Procedure(TypedDict):
    """One object of the JSON list: definition, function, drivers and client method.

    `virtrio.protocol.idl.model.Procedure` explains the fields of the definition; an
    event is a procedure with a ``msg``. ``drivers`` says for each driver whether it
    answers, ``libvirt_test`` how it is known that libvirt's test driver does, None if
    it does not. ``client`` is how the clients have it: the name of a method, what is
    called instead of the plain call, or the hand-written module that has it.
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
    libvirt_test: Known | None
    client: str | None


def libvirts_test_driver() -> dict[str, Known]:
    """Return how it is known of procedures that libvirt's test driver answers them."""
    import json
    import pkgutil

    data = pkgutil.get_data("virtrio.protocol.definitions", "test_driver.json")
    assert data is not None
    file = json.loads(data)
    asked, read = file["asked"], file["read"]
    return {
        name: {"how": "asked", "version": asked["version"], "since": None}
        for name in asked["procedures"]
    } | {
        name: {"how": "read", "version": read["version"], "since": since}
        for name, since in read["procedures"].items()
    }


def known_procedures() -> list[Procedure]:
    from ...client._generated.methods import METHODS
    from ...protocol.procedures import PROGRAM_NAMES, program
    from ...server.drivers.registry import DRIVER_NAMES, driver_class

    classes = {name: driver_class(name) for name in DRIVER_NAMES}
    families = {name: made().events.families for name, made in classes.items()}
    libvirts = libvirts_test_driver()
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
                name: _answers(program_name, row, driver, families[name])
                for name, driver in classes.items()
            },
            "libvirt_test": libvirts.get(row.name),
            "client": METHODS[row.number] if program_name == "remote" else None,
        }
        for program_name in PROGRAM_NAMES
        for row in program(program_name).procedures.values()
    ]


def _answers(
    program_name: str, row: ProcedureRow, driver: type[Driver], families: Collection[Family]
) -> bool:
    from ...protocol.procedures import program
    from ...server._generated.driver import Driver
    from ...server.dispatch.own import auth, opening, registration
    from ...server.dispatch.services import HYPERVISORS

    if program_name == "keepalive":  # answered by the session, whatever the driver
        return True
    if program_name == "remote" and (row.number in opening.ENTRIES or row.number in auth.ENTRIES):
        return row.name not in _REFUSED
    served = HYPERVISORS.program(*program(program_name)[1:3])
    if served is None or row.number not in served.entries:
        return False
    entry = served.entries[row.number]
    if entry.own:
        family = registration.FAMILIES.get(entry.name)
        return family is None or family in families
    own: object = getattr(driver, row.entry_point, None)
    return own is not None and own is not getattr(Driver, row.entry_point, None)


def _shown(known: Known | None) -> str:
    if known is None:
        return "-"
    return "test" if known["since"] is None else f"test since {known['since']}"


@GROUP.command(
    "procedures",
    "list the procedures of the protocol",
    Option("json", Kind.BOOL, "print a JSON list of objects"),
    description="Print every known procedure, its structs, and the drivers that answer it: ours, "
    "and libvirt's test driver.",
    connects=False,
)
def procedures(session: Session, args: Arguments) -> None:
    known = known_procedures()
    if "json" in args:
        import json

        session.out(json.dumps(known, indent=2) + "\n")
        return
    table = Table("Program", "Number", "Name", "Args", "Ret", "Drivers", "libvirt's", "Client")
    for procedure in known:
        drivers = " ".join(name for name, answers in procedure["drivers"].items() if answers)
        table.add(
            procedure["program"],
            str(procedure["number"]),
            procedure["name"],
            procedure["args"] or "-",
            procedure["ret"] or "-",
            drivers or "-",
            _shown(procedure["libvirt_test"]),
            procedure["client"] or "-",
        )
    session.table(table)
