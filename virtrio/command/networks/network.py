"""Commands on networks: define, start, show, list and update."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllNetworksFlags,
    IPAddrType,
    NetworkCreateFlags,
    NetworkDefineFlags,
    NetworkUpdateCommand,
    NetworkUpdateFlags,
    NetworkUpdateSection,
    NetworkXMLFlags,
)
from ..editing import defined, edit
from ..errors import CommandError, answer, failing
from ..lookup import read_file
from ..numbers import INT_MAX, number
from ..object_events import EventKinds, event_options, watch
from ..objects import VALIDATE, file_option, find_network, yes_or_no
from ..options import Group, Kind, Option
from ..tables import Table, sort_key
from ..xmltext import XPATH_OPTIONS, given_xpath, print_xml

if TYPE_CHECKING:
    from ...blocking import Network
    from ..options import Arguments
    from ..session import Session

GROUP = Group("network", "Networking")

NETWORK = Option("network", Kind.STRING, "a network by name or UUID", required=True)
_FILE = file_option("the file with the description of the network")

_LIST = ConnectListAllNetworksFlags
_ACTIVE = int(_LIST.VIR_CONNECT_LIST_NETWORKS_ACTIVE)
_INACTIVE = int(_LIST.VIR_CONNECT_LIST_NETWORKS_INACTIVE)
_FILTERS = {
    "persistent": _LIST.VIR_CONNECT_LIST_NETWORKS_PERSISTENT,
    "transient": _LIST.VIR_CONNECT_LIST_NETWORKS_TRANSIENT,
    "autostart": _LIST.VIR_CONNECT_LIST_NETWORKS_AUTOSTART,
    "no-autostart": _LIST.VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART,
}
_EVENTS = EventKinds(
    "network",
    ("lifecycle",),
    ("Defined", "Undefined", "Started", "Stopped"),
)

# -- life ------------------------------------------------------------------------------


@GROUP.command(
    "net-autostart",
    "start a network when the host starts",
    NETWORK,
    Option("disable", Kind.BOOL, "disable autostart"),
    description="Have a persistent network started when the host starts.",
)
def net_autostart(session: Session, args: Arguments) -> None:
    network, called = find_network(session, args)
    verb = "unmark" if "disable" in args else "mark"
    with failing(f"failed to {verb} network {called} as autostarted"):
        network.set_autostart(verb == "mark")
    session.extra(f"Network {called} {verb}ed as autostarted\n")


@GROUP.command(
    "net-create",
    "define and start a transient network from a file",
    _FILE,
    VALIDATE,
    description="Start a network that disappears when it stops.",
)
def net_create(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    with failing(f"Failed to create network from {path}"):
        if "validate" in args:
            flags = int(NetworkCreateFlags.VIR_NETWORK_CREATE_VALIDATE)
            network = session.connection.network_create_xml_flags(xml, flags)
        else:
            network = session.connection.network_create_xml(xml)
    session.extra(f"Network {network.name()} created from {path}\n")


@GROUP.command(
    "net-define",
    "define a network from a file, or change its definition",
    _FILE,
    VALIDATE,
    description="Make a persistent network without starting it.",
)
def net_define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    with failing(f"Failed to define network from {path}"):
        if "validate" in args:
            flags = int(NetworkDefineFlags.VIR_NETWORK_DEFINE_VALIDATE)
            network = session.connection.network_define_xml_flags(xml, flags)
        else:
            network = session.connection.network_define_xml(xml)
    session.extra(f"Network {network.name()} defined from {path}\n")


@GROUP.command("net-destroy", "stop a network", NETWORK, description="Stop a network at once.")
def net_destroy(session: Session, args: Arguments) -> None:
    network, called = find_network(session, args)
    with failing(f"Failed to destroy network {called}"):
        network.destroy()
    session.extra(f"Network {called} destroyed\n")


@GROUP.command("net-start", "start a defined network", NETWORK, description="Start a network.")
def net_start(session: Session, args: Arguments) -> None:
    network, called = find_network(session, args)
    with failing(f"Failed to start network {called}"):
        network.create()
    session.extra(f"Network {called} started\n")


@GROUP.command(
    "net-undefine",
    "remove the definition of a network",
    NETWORK,
    description="Remove the definition of a persistent network.",
)
def net_undefine(session: Session, args: Arguments) -> None:
    network, called = find_network(session, args)
    with failing(f"Failed to undefine network {called}"):
        network.undefine()
    session.extra(f"Network {called} has been undefined\n")


# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "net-dumpxml",
    "print the XML of a network",
    NETWORK,
    Option("inactive", Kind.BOOL, "print the persistent definition, not the running network"),
    *XPATH_OPTIONS,
    description="Print the XML of a network.",
)
def net_dumpxml(session: Session, args: Arguments) -> None:
    network, _ = find_network(session, args)
    flags = args.flags({"inactive": NetworkXMLFlags.VIR_NETWORK_XML_INACTIVE})
    given_xpath(args)  # refused before the XML is asked for
    print_xml(session, args, network.xml_desc(flags), "network")


@GROUP.command(
    "net-edit",
    "edit the definition of a network",
    NETWORK,
    description="Edit the definition of a network. It is for its next start.",
)
def net_edit(session: Session, args: Arguments) -> None:
    network, _ = find_network(session, args)
    name = network.name()
    inactive = int(NetworkXMLFlags.VIR_NETWORK_XML_INACTIVE)
    edited = edit(
        session,
        lambda: defined(network.xml_desc, inactive),
        lambda xml: session.connection.network_define_xml(xml).name(),
    )
    if edited is None:
        session.extra(f"Network {name} XML configuration not changed.\n")
    else:
        session.extra(f"Network {edited} XML configuration edited.\n")


@GROUP.command(
    "net-info",
    "print information about a network",
    NETWORK,
    description="Print identity and state of a network.",
)
def net_info(session: Session, args: Arguments) -> None:
    network, _ = find_network(session, args)
    fields = {"Name:": network.name(), "UUID:": network.uuid_string()}
    if (active := answer(network.is_active)) is not None:
        fields["Active:"] = yes_or_no(active)
    persistent = answer(network.is_persistent)
    fields["Persistent:"] = "unknown" if persistent is None else yes_or_no(persistent)
    fields["Autostart:"] = _autostart(network)
    if bridge := answer(network.bridge_name):
        fields["Bridge:"] = bridge
    session.out("".join(f"{label:<15} {value}\n" for label, value in fields.items()))


def _autostart(network: Network) -> str:
    autostart = answer(network.autostart)
    return "no autostart" if autostart is None else yes_or_no(autostart)


@GROUP.command(
    "net-list",
    "list networks",
    Option("inactive", Kind.BOOL, "only networks that do not run"),
    Option("all", Kind.BOOL, "networks that run and networks that do not"),
    Option("persistent", Kind.BOOL, "only networks with a persistent definition"),
    Option("transient", Kind.BOOL, "only networks without a persistent definition"),
    Option("autostart", Kind.BOOL, "only networks that start with the host"),
    Option("no-autostart", Kind.BOOL, "only networks that do not start with the host"),
    Option("uuid", Kind.BOOL, "print UUIDs, one network a line"),
    Option("name", Kind.BOOL, "print names, one network a line"),
    Option("table", Kind.BOOL, "print a table (the default)"),
    description="List networks; without options, only those that run.",
)
def net_list(session: Session, args: Arguments) -> None:
    if sum(form in args for form in ("table", "name", "uuid")) > 1:
        raise CommandError("Only one argument from --table, --name and --uuid may be specified.")
    flags = _INACTIVE if "inactive" in args else _ACTIVE
    if "all" in args:
        flags = _ACTIVE | _INACTIVE
    with failing("Failed to list networks"):
        networks = session.connection.list_all_networks(flags | args.flags(_FILTERS))
    networks.sort(key=lambda network: sort_key(network.name()))
    if "uuid" in args:
        session.out("".join(f"{network.uuid_string()}\n" for network in networks))
    elif "name" in args:
        session.out("".join(f"{network.name()}\n" for network in networks))
    else:
        table = Table("Name", "State", "Autostart", "Persistent")
        for network in networks:
            # as in virsh, a state that cannot be had counts as a yes
            active, persistent = answer(network.is_active), answer(network.is_persistent)
            table.add(
                network.name(),
                "inactive" if active == 0 else "active",
                _autostart(network),
                yes_or_no(persistent != 0),
            )
        session.table(table)


@GROUP.command(
    "net-name",
    "name of a network",
    Option("network", Kind.STRING, "a network by UUID", required=True),
)
def net_name(session: Session, args: Arguments) -> None:
    network, _ = find_network(session, args, "uuid")
    session.out(network.name() + "\n")


@GROUP.command(
    "net-uuid",
    "UUID of a network",
    Option("network", Kind.STRING, "a network by name", required=True),
)
def net_uuid(session: Session, args: Arguments) -> None:
    network, _ = find_network(session, args, "name")
    session.out(network.uuid_string() + "\n")


@GROUP.command(
    "net-dhcp-leases",
    "list the addresses that a network's DHCP server has given out",
    NETWORK,
    Option("mac", Kind.STRING, "only those of this MAC address"),
    description="Print the DHCP leases of a network.",
)
def net_dhcp_leases(session: Session, args: Arguments) -> None:
    mac = args.string("mac")
    network, called = find_network(session, args)
    with failing(f"Failed to get leases info for {called}"):
        leases = network.dhcp_leases(mac)
    leases.sort(key=lambda lease: sort_key(lease["mac"] or ""))
    table = Table(
        "Expiry Time", "MAC address", "Protocol", "IP address", "Hostname", "Client ID or DUID"
    )
    protocols = {
        int(IPAddrType.VIR_IP_ADDR_TYPE_IPV4): "ipv4",
        int(IPAddrType.VIR_IP_ADDR_TYPE_IPV6): "ipv6",
    }
    for lease in leases:
        table.add(
            time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(lease["expirytime"])),
            lease["mac"] or "-",
            protocols.get(lease["type"], "-"),
            f"{lease['ipaddr']}/{lease['prefix']}",
            lease["hostname"] or "-",
            lease["clientid"] or "-",
        )
    session.table(table)


# -- changing --------------------------------------------------------------------------

_COMMANDS = {
    "add": NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_ADD_LAST,
    "modify": NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_MODIFY,
    "delete": NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_DELETE,
    "add-last": NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_ADD_LAST,
    "add-first": NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST,
}
_SECTIONS = {
    "bridge": NetworkUpdateSection.VIR_NETWORK_SECTION_BRIDGE,
    "domain": NetworkUpdateSection.VIR_NETWORK_SECTION_DOMAIN,
    "ip": NetworkUpdateSection.VIR_NETWORK_SECTION_IP,
    "ip-dhcp-host": NetworkUpdateSection.VIR_NETWORK_SECTION_IP_DHCP_HOST,
    "ip-dhcp-range": NetworkUpdateSection.VIR_NETWORK_SECTION_IP_DHCP_RANGE,
    "forward": NetworkUpdateSection.VIR_NETWORK_SECTION_FORWARD,
    "forward-interface": NetworkUpdateSection.VIR_NETWORK_SECTION_FORWARD_INTERFACE,
    "forward-pf": NetworkUpdateSection.VIR_NETWORK_SECTION_FORWARD_PF,
    "portgroup": NetworkUpdateSection.VIR_NETWORK_SECTION_PORTGROUP,
    "dns-host": NetworkUpdateSection.VIR_NETWORK_SECTION_DNS_HOST,
    "dns-txt": NetworkUpdateSection.VIR_NETWORK_SECTION_DNS_TXT,
    "dns-srv": NetworkUpdateSection.VIR_NETWORK_SECTION_DNS_SRV,
}


@GROUP.command(
    "net-update",
    "change a part of a network",
    NETWORK,
    Option("command", Kind.STRING, "add-first, add-last (or add), delete, modify", required=True),
    Option("section", Kind.STRING, "the part of the network to change", required=True),
    Option(
        "xml",
        Kind.STRING,
        "the file with the new element, or the element itself if it begins with <",
        required=True,
    ),
    Option("parent-index", Kind.NUMBER, "the number of the element that has the part"),
    Option("config", Kind.BOOL, "change the persistent definition"),
    Option("live", Kind.BOOL, "change the running network"),
    Option("current", Kind.BOOL, "change the running network, or the definition if none runs"),
)
def net_update(session: Session, args: Arguments) -> None:
    args.exclusive("current", "live")
    args.exclusive("current", "config")
    network, _ = find_network(session, args)
    command, section = args.required("command"), None
    if command not in _COMMANDS:
        raise CommandError(f"unrecognized command name '{command}'")
    section = args.required("section")
    if section not in _SECTIONS:
        raise CommandError(f"unrecognized section name '{section}'")
    index = number(args, "parent-index", -INT_MAX - 1, INT_MAX)
    xml = args.required("xml")
    if not xml.startswith("<"):
        xml = read_file(xml)
    flags = args.flags(
        {
            "config": NetworkUpdateFlags.VIR_NETWORK_UPDATE_AFFECT_CONFIG,
            "live": NetworkUpdateFlags.VIR_NETWORK_UPDATE_AFFECT_LIVE,
        }
    )
    with failing(f"Failed to update network {network.name()}"):
        network.update(
            int(_COMMANDS[command]),
            int(_SECTIONS[section]),
            -1 if index is None else index,
            xml,
            flags,
        )
    session.extra(f"Updated network {network.name()} {_affected(network, args)}")


def _affected(network: Network, args: Arguments) -> str:
    if "config" in args:
        return "persistent config and live state" if "live" in args else "persistent config"
    return "live state" if "live" in args or network.is_active() else "persistent config"


@GROUP.command(
    "net-event",
    "wait for events of networks",
    *event_options(Option("network", Kind.STRING, "only of this network, by name or UUID")),
    description="List the kinds of events of networks, or wait for some.",
)
def net_event(session: Session, args: Arguments) -> None:
    connection = session.connection
    watch(
        session,
        args,
        _EVENTS,
        lambda: find_network(session, args)[0] if "network" in args else None,
        connection.network_event_register_any,
        connection.network_event_deregister_any,
    )
