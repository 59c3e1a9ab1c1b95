"""Checks of all entry points: those a driver lacks, those that get a domain."""

from __future__ import annotations

import functools
import inspect
import re
import uuid
from typing import TYPE_CHECKING, Any

from ..client.calls import Call
from ..enums import ErrorDomain, ErrorNumber
from ..protocol._generated import remote
from ..protocol.errors import LibvirtError
from ..protocol.procedures import program
from ..protocol.typedparams import encode
from ..server._generated.driver import Driver
from .checking import Suite, World, expect, named
from .server_thread import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..protocol.procedures import ProcedureRow

__all__ = ["SUITE"]

SUITE = Suite()


@SUITE.check()
def missing_entry_points(world: World) -> None:
    """An entry point that a driver does not override answers VIR_ERR_NO_SUPPORT."""
    expected = _bare_answers()
    wrong = []
    for row in _rows():
        if world.has(row.entry_point):
            continue
        got = _code(world, row)
        if got != expected[row.entry_point]:
            wrong.append(f"{row.entry_point}: expected {expected[row.entry_point]}, got {got}")
    expect(not wrong, "\n".join(wrong))


@functools.cache
def _bare_answers() -> dict[str, str]:
    """Return what each entry point of a driver without any answers.

    It is VIR_ERR_NO_SUPPORT, or a refusal of arguments before the driver is asked.
    """
    with serving(Driver) as served:
        world = World(served, served.uri, None, 60.0)
        try:
            return {row.entry_point: _code(world, row) for row in _rows()}
        finally:
            world.close()


def _code(world: World, row: ProcedureRow) -> str:
    """Return the name of the code that a call is refused with."""
    try:
        _call(world, row)
    except LibvirtError as error:
        is_plain = error.code == ErrorNumber.VIR_ERR_NO_SUPPORT
        return ErrorNumber.VIR_ERR_NO_SUPPORT.name if is_plain else named(error)
    return "an answer"


@SUITE.check()
def calls_on_unknown_domains(world: World) -> None:
    """Every call on a domain that does not exist is refused."""
    wrong = []
    for row in _rows():
        if (
            world.has(row.entry_point)
            and row.entry_point not in _IGNORE_THE_DOMAIN
            and _is_of_domain(row)
        ):
            try:
                _call(world, row)
            except LibvirtError as error:
                is_drivers = error.domain != ErrorDomain.VIR_FROM_RPC
                if not is_drivers or error.code == ErrorNumber.VIR_ERR_NO_SUPPORT:
                    wrong.append(
                        f"{row.entry_point}: expected a refusal of the domain, got {named(error)}"
                    )
            else:
                wrong.append(f"{row.entry_point}: expected VIR_ERR_NO_DOMAIN, got an answer")
    expect(not wrong, "\n".join(wrong))
    for row in _rows():
        if row.entry_point in _PLAIN and world.has(row.entry_point):
            try:
                _call(world, row)
            except LibvirtError as error:
                is_right = error.code == ErrorNumber.VIR_ERR_NO_DOMAIN
                expect(
                    is_right, f"{row.entry_point}: expected VIR_ERR_NO_DOMAIN, got {named(error)}"
                )


# Calls that libvirt's own drivers answer without looking up the domain.
_IGNORE_THE_DOMAIN = frozenset(
    {
        "domain_get_os_type",
        "domain_get_scheduler_type",
        "domain_get_security_label_list",
        "domain_is_updated",
        "domain_screenshot",
    }
)
# Calls whose other arguments, as made here, are valid: only the domain can be refused.
_PLAIN = frozenset(
    {
        "domain_create",
        "domain_create_with_flags",
        "domain_destroy",
        "domain_destroy_flags",
        "domain_get_autostart",
        "domain_get_info",
        "domain_get_max_memory",
        "domain_get_state",
        "domain_get_xml_desc",
        "domain_is_active",
        "domain_is_persistent",
        "domain_list_all_checkpoints",
        "domain_list_all_snapshots",
        "domain_resume",
        "domain_shutdown",
        "domain_suspend",
        "domain_undefine",
    }
)


def _rows() -> Iterator[ProcedureRow]:
    """Procedures that reach a driver and need no file descriptors."""
    for row in program("remote").procedures.values():
        if hasattr(Driver, row.entry_point) and not _passes_fds(row):
            yield row


def _passes_fds(row: ProcedureRow) -> bool:
    return row.entry_point.endswith(("_with_files", "_fd", "_fd_associate", "graphics"))


def _is_of_domain(row: ProcedureRow) -> bool:
    if row.args is None:
        return False
    fields = inspect.signature(_class(row.args)).parameters.values()
    return any(_of_domain.match(str(field.annotation)) for field in fields)


_of_domain = re.compile("RemoteNonnullDomain($|Checkpoint|Snapshot)")


def _call(world: World, row: ProcedureRow) -> Any:
    pack = None if row.args is None else getattr(remote, f"pack_{row.args}")
    unpack = None if row.ret is None else getattr(remote, f"unpack_{row.ret}")
    args = None if row.args is None else _value(_class(row.args))
    call: Call[Any, Any] = Call(row.number, pack, unpack)
    if row.readstream is None and row.writestream is None:
        return world.conn.call(call, args)
    stream = world.conn.new_stream()
    result = world.conn.call(call, args, stream)
    stream.abort()
    return result


def _class(struct: str) -> Any:
    return getattr(remote, "".join(word.capitalize() for word in struct.split("_")))


def _value(cls: Any) -> Any:
    """Make arguments of one struct: an unknown UUID, short texts, ones and zeros."""
    fields = inspect.signature(cls).parameters.values()
    return cls(*(_field(field.name, str(field.annotation)) for field in fields))


def _field(name: str, annotation: str) -> Any:
    if name in ("key", "uri") and annotation.endswith(" | None"):
        return None  # of metadata that has none
    annotation = annotation.removesuffix(" | None")
    if (item := _item.match(annotation)) is not None:
        if "TypedParam" in item[1]:
            return encode({"check": 1})
        return [_field(name, item[1])]
    if annotation == "str":
        return "check"
    if annotation == "bytes":
        return uuid.uuid4().bytes if name == "uuid" else b"\1"
    if annotation in ("int", "float"):
        return int(name in _NEVER_ZERO)
    return _value(getattr(remote, annotation))


# What is refused before a driver is asked, if it is zero.
_NEVER_ZERO = frozenset(
    {
        "capacity",
        "cellCount",
        "iothread_id",
        "maplen",
        "maxStats",
        "maxcells",
        "maxinfo",
        "memory",
        "ncpumaps",
        "ncpus",
        "nparams",
        "nvcpus",
        "pid_value",
    }
)
_item = re.compile(r"(?:list|Sequence)\[(.*)\]$")
