"""Commands on ports of networks, the interfaces that are plugged into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import NetworkPortCreateFlags
from ..errors import CommandError, answer, failing
from ..lookup import read_file
from ..objects import VALIDATE, file_option, find_network, named
from ..options import Kind, Option
from ..tables import Table
from ..xmltext import XPATH_OPTIONS, print_xml
from .network import GROUP, NETWORK

if TYPE_CHECKING:
    from ...blocking import NetworkPort
    from ..options import Arguments
    from ..session import Session

_PORT = Option("port", Kind.STRING, "a port by UUID", required=True)


def _find(session: Session, args: Arguments) -> NetworkPort:
    """Find a port. As in virsh, libvirt's own error is not told."""
    try:
        network, _ = find_network(session, args)
    except CommandError as exc:
        raise CommandError(*exc.args) from None
    wanted = named(session, args, "port")
    session.debug("<port> trying as network UUID")
    port = answer(lambda: network.port_lookup_by_uuid_string(wanted))
    if port is None:
        raise CommandError(f"failed to get network port '{wanted}'")
    return port


@GROUP.command(
    "net-port-list",
    "list the ports of a network",
    NETWORK,
    Option("uuid", Kind.BOOL, "print UUIDs, one port a line"),
    Option("table", Kind.BOOL, "print a table (the default)"),
    description="List the ports of a network.",
)
def net_port_list(session: Session, args: Arguments) -> None:
    if "uuid" in args and "table" in args:
        raise CommandError("Only one argument from --table and --uuid may be specified.")
    network, _ = find_network(session, args)
    found = sorted(port.uuid_string() for port in network.list_all_ports())
    if "uuid" in args:
        session.out("".join(f"{uuid}\n" for uuid in found))
        return
    table = Table("UUID")
    for uuid in found:
        table.add(uuid)
    session.table(table)


@GROUP.command(
    "net-port-create",
    "make a port of a network from a file",
    NETWORK,
    file_option("the file with the description of the port"),
    VALIDATE,
    description="Plug an interface into a network.",
)
def net_port_create(session: Session, args: Arguments) -> None:
    network, _ = find_network(session, args)
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags({"validate": NetworkPortCreateFlags.VIR_NETWORK_PORT_CREATE_VALIDATE})
    with failing(f"Failed to create network from {path}"):
        port = network.port_create_xml(xml, flags)
    session.extra(f"Network port {port.uuid_string()} created from {path}\n")


@GROUP.command(
    "net-port-dumpxml",
    "print the XML of a port of a network",
    NETWORK,
    _PORT,
    *XPATH_OPTIONS,
    description="Print the XML of a port of a network.",
)
def net_port_dumpxml(session: Session, args: Arguments) -> None:
    print_xml(session, args, _find(session, args).xml_desc(), "network-port")


@GROUP.command(
    "net-port-delete",
    "delete a port of a network",
    NETWORK,
    _PORT,
    description="Unplug an interface from a network.",
)
def net_port_delete(session: Session, args: Arguments) -> None:
    port = _find(session, args)
    uuid = port.uuid_string()
    with failing(f"Failed to delete network port {uuid}"):
        port.delete()
    session.extra(f"Network port {uuid} deleted\n")
