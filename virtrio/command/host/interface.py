"""Commands on interfaces of the host: define, start, show, and transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllInterfacesFlags,
    InterfaceDefineFlags,
    InterfaceXMLFlags,
)
from ..editing import edit
from ..errors import answer, failing
from ..lookup import read_file
from ..objects import VALIDATE, file_option, find_interface
from ..options import Group, Kind, Option
from ..tables import Table, sort_key
from ..xmltext import XPATH_OPTIONS, given_xpath, print_xml

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

GROUP = Group("interface", "Interface")

_INTERFACE = Option("interface", Kind.STRING, "an interface by name or MAC address", required=True)

_ACTIVE = int(ConnectListAllInterfacesFlags.VIR_CONNECT_LIST_INTERFACES_ACTIVE)
_INACTIVE = int(ConnectListAllInterfacesFlags.VIR_CONNECT_LIST_INTERFACES_INACTIVE)

# -- life ------------------------------------------------------------------------------


@GROUP.command(
    "iface-define",
    "define an interface of the host from a file, or change its definition",
    file_option("the file with the description of the interface"),
    VALIDATE,
    description="Make a persistent interface of the host without starting it.",
)
def iface_define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags({"validate": InterfaceDefineFlags.VIR_INTERFACE_DEFINE_VALIDATE})
    with failing(f"Failed to define interface from {path}"):
        interface = session.connection.interface_define_xml(xml, flags)
    session.extra(f"Interface {interface.name()} defined from {path}\n")


@GROUP.command(
    "iface-edit",
    "edit the definition of an interface of the host",
    _INTERFACE,
    description="Edit the definition of an interface of the host.",
)
def iface_edit(session: Session, args: Arguments) -> None:
    interface, _ = find_interface(session, args)
    name = interface.name()
    inactive = int(InterfaceXMLFlags.VIR_INTERFACE_XML_INACTIVE)
    edited = edit(
        session,
        lambda: interface.xml_desc(inactive),
        lambda xml: session.connection.interface_define_xml(xml).name(),
    )
    if edited is None:
        session.extra(f"Interface {name} XML configuration not changed.\n")
    else:
        session.extra(f"Interface {edited} XML configuration edited.\n")


@GROUP.command(
    "iface-destroy",
    "stop an interface of the host",
    _INTERFACE,
    description="Stop an interface of the host at once.",
)
def iface_destroy(session: Session, args: Arguments) -> None:
    interface, called = find_interface(session, args)
    with failing(f"Failed to destroy interface {called}"):
        interface.destroy()
    session.extra(f"Interface {called} destroyed\n")


@GROUP.command(
    "iface-start",
    "start an interface of the host",
    _INTERFACE,
    description="Start an interface of the host.",
)
def iface_start(session: Session, args: Arguments) -> None:
    interface, called = find_interface(session, args)
    with failing(f"Failed to start interface {called}"):
        interface.create()
    session.extra(f"Interface {called} started\n")


@GROUP.command(
    "iface-undefine",
    "remove the definition of an interface of the host",
    _INTERFACE,
    description="Remove the definition of an interface of the host.",
)
def iface_undefine(session: Session, args: Arguments) -> None:
    interface, called = find_interface(session, args)
    with failing(f"Failed to undefine interface {called}"):
        interface.undefine()
    session.extra(f"Interface {called} undefined\n")


# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "iface-dumpxml",
    "print the XML of an interface of the host",
    _INTERFACE,
    Option("inactive", Kind.BOOL, "print the persistent definition, not the running interface"),
    *XPATH_OPTIONS,
    description="Print the XML of an interface of the host.",
)
def iface_dumpxml(session: Session, args: Arguments) -> None:
    flags = args.flags({"inactive": InterfaceXMLFlags.VIR_INTERFACE_XML_INACTIVE})
    interface, _ = find_interface(session, args)
    given_xpath(args)  # refused before the XML is asked for
    print_xml(session, args, interface.xml_desc(flags), "interface")


@GROUP.command(
    "iface-list",
    "list interfaces of the host",
    Option("inactive", Kind.BOOL, "only interfaces that do not run"),
    Option("all", Kind.BOOL, "interfaces that run and interfaces that do not"),
    description="List interfaces of the host; without options, only those that run.",
)
def iface_list(session: Session, args: Arguments) -> None:
    args.exclusive("all", "inactive")
    flags = _INACTIVE if "inactive" in args else _ACTIVE
    if "all" in args:
        flags = _ACTIVE | _INACTIVE
    with failing("Failed to list interfaces"):
        interfaces = session.connection.list_all_interfaces(flags)
    interfaces.sort(key=lambda interface: sort_key(interface.name()))
    table = Table("Name", "State", "MAC Address")
    for interface in interfaces:
        # as in virsh, a state that cannot be had counts as active
        state = "inactive" if answer(interface.is_active) == 0 else "active"
        table.add(interface.name(), state, interface.mac_string())
    session.table(table)


@GROUP.command(
    "iface-mac",
    "MAC address of an interface of the host",
    Option("interface", Kind.STRING, "an interface by name", required=True),
)
def iface_mac(session: Session, args: Arguments) -> None:
    interface, _ = find_interface(session, args, "name")
    session.out(interface.mac_string() + "\n")


@GROUP.command(
    "iface-name",
    "name of an interface of the host",
    Option("interface", Kind.STRING, "an interface by MAC address", required=True),
)
def iface_name(session: Session, args: Arguments) -> None:
    interface, _ = find_interface(session, args, "mac")
    session.out(interface.name() + "\n")


# -- transactions ----------------------------------------------------------------------


@GROUP.command(
    "iface-begin",
    "begin changes of interfaces that can be taken back",
    description="Keep the definitions of the host's interfaces, to commit or roll back changes.",
)
def iface_begin(session: Session, args: Arguments) -> None:
    with failing("Failed to begin network config change transaction"):
        session.connection.change_begin()
    session.extra("Network config change transaction started\n")


@GROUP.command(
    "iface-commit",
    "keep the changes of interfaces since iface-begin",
    description="Keep the changes of interfaces since iface-begin.",
)
def iface_commit(session: Session, args: Arguments) -> None:
    with failing("Failed to commit network config change transaction"):
        session.connection.change_commit()
    session.extra("Network config change transaction committed\n")


@GROUP.command(
    "iface-rollback",
    "take back the changes of interfaces since iface-begin",
    description="Take back the changes of interfaces since iface-begin.",
)
def iface_rollback(session: Session, args: Arguments) -> None:
    with failing("Failed to rollback network config change transaction"):
        session.connection.change_rollback()
    session.extra("Network config change transaction rolled back\n")
