"""Commands on network filters, and on their bindings to interfaces."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ErrorNumber,
    NWFilterBindingCreateFlags,
    NWFilterDefineFlags,
)
from ...protocol.errors import LibvirtError
from ..editing import edit
from ..errors import answer, failing
from ..lookup import read_file
from ..objects import VALIDATE, file_option, first_found, is_uuid, named
from ..options import Group, Kind, Option
from ..tables import Table, sort_key
from ..xmltext import XPATH_OPTIONS, print_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...blocking import NWFilter, NWFilterBinding
    from ..options import Arguments
    from ..session import Session

GROUP = Group("filter", "Network Filter")

_FILTER = Option("nwfilter", Kind.STRING, "a network filter by name or UUID", required=True)
_BINDING = Option("binding", Kind.STRING, "a binding by the device of its interface", required=True)

# -- filters ---------------------------------------------------------------------------


def _find(session: Session, args: Arguments) -> tuple[NWFilter, str]:
    wanted = named(session, args, "nwfilter")
    connection = session.connection
    ways: list[tuple[str, Callable[[str], NWFilter]]] = []
    if is_uuid(wanted):
        look_up = connection.nwfilter_lookup_by_uuid_string
        ways.append(("<nwfilter> trying as nwfilter UUID", look_up))
    ways.append(("<nwfilter> trying as nwfilter NAME", connection.nwfilter_lookup_by_name))
    return first_found(session, f"failed to get nwfilter '{wanted}'", wanted, *ways), wanted


@GROUP.command(
    "nwfilter-define",
    "define a network filter from a file, or change it",
    file_option("the file with the description of the network filter"),
    VALIDATE,
    description="Make a network filter, or change one.",
)
def nwfilter_define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    with failing(f"Failed to define network filter from {path}"):
        if "validate" in args:
            flags = int(NWFilterDefineFlags.VIR_NWFILTER_DEFINE_VALIDATE)
            found = session.connection.nwfilter_define_xml_flags(xml, flags)
        else:
            found = session.connection.nwfilter_define_xml(xml)
    session.extra(f"Network filter {found.name()} defined from {path}\n")


@GROUP.command(
    "nwfilter-dumpxml",
    "print the XML of a network filter",
    _FILTER,
    *XPATH_OPTIONS,
    description="Print the XML of a network filter.",
)
def nwfilter_dumpxml(session: Session, args: Arguments) -> None:
    found, _ = _find(session, args)
    print_xml(session, args, found.xml_desc(), "network-filter")


@GROUP.command(
    "nwfilter-edit",
    "edit the XML of a network filter",
    _FILTER,
    description="Edit a network filter.",
)
def nwfilter_edit(session: Session, args: Arguments) -> None:
    found, _ = _find(session, args)
    name = found.name()
    edited = edit(
        session, found.xml_desc, lambda xml: session.connection.nwfilter_define_xml(xml).name()
    )
    if edited is None:
        session.extra(f"Network filter {name} XML configuration not changed.\n")
    else:
        session.extra(f"Network filter {edited} XML configuration edited.\n")


@GROUP.command("nwfilter-list", "list network filters", description="List network filters by name.")
def nwfilter_list(session: Session, args: Arguments) -> None:
    filters = _filters(session)
    filters.sort(key=lambda found: sort_key(found.name()))
    table = Table("UUID", "Name")
    for found in filters:
        table.add(found.uuid_string(), found.name())
    session.table(table)


def _filters(session: Session) -> list[NWFilter]:
    """List all filters, by their names where the server cannot list them itself."""
    connection = session.connection
    try:
        return connection.list_all_nw_filters()
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
    with failing("Failed to count network filters"):
        count = connection.num_of_nw_filters()
    if not count:
        return []
    with failing("Failed to list network filters"):
        names = connection.list_nw_filters()
    found = [answer(partial(connection.nwfilter_lookup_by_name, name)) for name in names]
    return [each for each in found if each is not None]


@GROUP.command(
    "nwfilter-undefine",
    "remove a network filter",
    _FILTER,
    description="Remove a network filter that nothing uses.",
)
def nwfilter_undefine(session: Session, args: Arguments) -> None:
    found, called = _find(session, args)
    with failing(f"Failed to undefine network filter {called}"):
        found.undefine()
    session.extra(f"Network filter {called} undefined\n")


# -- bindings --------------------------------------------------------------------------


def _find_binding(session: Session, args: Arguments) -> tuple[NWFilterBinding, str]:
    wanted = named(session, args, "binding")
    session.debug("<binding> trying as nwfilter binding port dev")
    with failing(f"failed to get nwfilter binding '{wanted}'"):
        return session.connection.nwfilter_binding_lookup_by_port_dev(wanted), wanted


@GROUP.command(
    "nwfilter-binding-create",
    "bind a network filter to an interface, as a file describes",
    file_option("the file with the description of the binding"),
    VALIDATE,
    description="Bind a network filter to an interface.",
)
def nwfilter_binding_create(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags(
        {"validate": NWFilterBindingCreateFlags.VIR_NWFILTER_BINDING_CREATE_VALIDATE}
    )
    with failing(f"Failed to create network filter from {path}"):
        binding = session.connection.nwfilter_binding_create_xml(xml, flags)
    session.extra(f"Network filter binding on {binding.port_dev()} created from {path}\n")


@GROUP.command(
    "nwfilter-binding-delete",
    "take a network filter from an interface",
    _BINDING,
    description="Delete the binding of a network filter to an interface.",
)
def nwfilter_binding_delete(session: Session, args: Arguments) -> None:
    binding, called = _find_binding(session, args)
    with failing(f"Failed to delete network filter binding on {called}"):
        binding.delete()
    session.extra(f"Network filter binding on {called} deleted\n")


@GROUP.command(
    "nwfilter-binding-dumpxml",
    "print the XML of a binding of a network filter",
    _BINDING,
    *XPATH_OPTIONS,
    description="Print the XML of a binding of a network filter.",
)
def nwfilter_binding_dumpxml(session: Session, args: Arguments) -> None:
    binding, _ = _find_binding(session, args)
    print_xml(session, args, binding.xml_desc(), "network-filter-binding")


@GROUP.command(
    "nwfilter-binding-list",
    "list the bindings of network filters",
    description="List the interfaces that have network filters.",
)
def nwfilter_binding_list(session: Session, args: Arguments) -> None:
    with failing("Failed to list network filter bindings"):
        bindings = session.connection.list_all_nw_filter_bindings()
    bindings.sort(key=lambda binding: sort_key(binding.port_dev()))
    table = Table("Port Dev", "Filter")
    for binding in bindings:
        table.add(binding.port_dev(), binding.filter_name())
    session.table(table)
