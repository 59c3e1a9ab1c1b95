"""Commands that show the network interfaces of domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainXMLFlags
from ..domains.monitor import GROUP
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain
from ..macs import mac_address
from ..options import Kind, Option
from ..tables import Table
from ..xmltext import elements, parse
from .blocks import attribute, devices

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_INTERFACE = Option(
    "interface", Kind.STRING, "target or MAC address of the interface", required=True
)
# by the numbers of virDomainInterfaceAddressesSource
_SOURCES = ("lease", "agent", "arp")


@GROUP.command(
    "domiflist",
    "list the network interfaces of a domain",
    DOMAIN,
    Option("inactive", Kind.BOOL, "of the persistent definition, not the running domain"),
    description="List the network interfaces of a domain.",
)
def domiflist(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    table = Table("Interface", "Type", "Source", "Model", "MAC")
    for interface in devices(domain, args, "interface"):
        source = attribute(
            interface,
            "source/@bridge",
            "source/@dev",
            "source/@network",
            "source/@name",
            "source/@path",
        )
        table.add(
            attribute(interface, "target/@dev") or "-",
            interface.get("type", ""),
            source or "-",
            attribute(interface, "model/@type") or "-",
            attribute(interface, "mac/@address") or "-",
        )
    session.table(table)


@GROUP.command(
    "domif-getlink",
    "whether the link of an interface is on",
    DOMAIN,
    _INTERFACE,
    Option("persistent", Kind.ALIAS, "config"),
    Option("config", Kind.BOOL, "in the persistent definition"),
    description="Print whether the link of an interface is on.",
)
def domif_getlink(session: Session, args: Arguments) -> None:
    wanted = args.required("interface")
    flags = args.flags({"config": DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE})
    domain, _ = find_domain(session, args)
    root = parse(domain.xml_desc(flags), "(domain_definition)")
    mac = mac_address(wanted)
    found = [
        interface
        for interface in elements(root, "/domain/devices/interface")
        if (mac is not None and attribute(interface, "mac/@address") == mac)
        or attribute(interface, "target/@dev") == wanted
    ]
    if not found:
        what = f"dev: {wanted}" if mac is None else f"mac: {mac}"
        raise CommandError(f"Interface ({what}) not found.")
    if len(found) > 1:
        raise CommandError("multiple matching interfaces found")
    session.out(f"{wanted} {attribute(found[0], 'link/@state') or 'up'}")


@GROUP.command(
    "domifstat",
    "traffic of a network interface",
    DOMAIN,
    _INTERFACE,
    description="Print what an interface of a running domain received and sent.",
)
def domifstat(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    device = args.required("interface")
    with failing(f"Failed to get interface stats {called} {device}"):
        counts = domain.interface_stats(device)
    for name, count in zip(counts._fields, counts, strict=True):
        if count >= 0:
            session.out(f"{device} {name} {count}\n")


@GROUP.command(
    "domifaddr",
    "addresses of the interfaces of a running domain",
    DOMAIN,
    Option("interface", Kind.STRING, "the interface whose addresses to print"),
    Option("full", Kind.BOOL, "repeat the interface in each line"),
    Option("source", Kind.STRING, "who knows the addresses: lease, agent or arp"),
    description="Print the addresses of the network interfaces of a running domain.",
)
def domifaddr(session: Session, args: Arguments) -> None:
    only, source = args.string("interface"), args.string("source")
    if source is not None and source not in _SOURCES:
        raise CommandError(f"Unknown data source '{source}'")
    domain, _ = find_domain(session, args)
    with failing("Failed to query for interfaces addresses"):
        interfaces = domain.interface_addresses(_SOURCES.index(source or "lease"))
    session.extra(f" {'Name':<10} {'MAC address':<20} {'Protocol':<8}     Address\n{'-' * 79}\n")
    for name, interface in interfaces.items():
        if only is not None and only != name:
            continue
        mac, addresses = interface["hwaddr"], interface["addrs"]
        if not addresses:
            session.out(f" {name:<10} {mac or 'N/A':<17}    {'N/A':<12} N/A\n")
            continue
        for at, address in enumerate(addresses):
            kind = "ipv6" if address["type"] else "ipv4"
            shown = f"{kind:<12} {address['addr']}/{address['prefix']}"
            repeated = not at or "full" in args
            head = (name, mac or "") if repeated else ("-", "-")
            session.out(f" {head[0]:<10} {head[1]:<17}    {shown}\n")
