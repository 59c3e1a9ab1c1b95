"""Commands that attach, detach and switch network interfaces of domains."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainXMLFlags
from ..domains.domain import GROUP
from ..errors import CommandError, failing
from ..impact import AFFECT_CONFIG, AFFECT_LIVE, CONFIG, also_live, lasting_impact
from ..lookup import DOMAIN, find_domain
from ..macs import mac_address
from ..options import Kind, Option
from ..xmltext import elements, node_text, parse
from . import addresses
from .devices import LASTING, attach, detach
from .throttling import Rate, parse_rate

if TYPE_CHECKING:
    from lxml import etree

    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

_INACTIVE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_PRINT_XML = Option("print-xml", Kind.BOOL, "print the XML and change nothing")
_KNOWN_TYPES = (
    "user",
    "ethernet",
    "vhostuser",
    "server",
    "client",
    "mcast",
    "network",
    "bridge",
    "internal",
    "direct",
    "hostdev",
    "udp",
    "vdpa",
    "null",
    "vds",
)


@GROUP.command(
    "attach-interface",
    "attach a network interface",
    DOMAIN,
    Option("type", Kind.STRING, "kind of interface, such as network or bridge", required=True),
    Option("source", Kind.STRING, "what it is connected to", required=True),
    Option("target", Kind.STRING, "its name on the host"),
    Option("mac", Kind.STRING, "its MAC address"),
    Option("script", Kind.STRING, "a script that connects it"),
    Option("model", Kind.STRING, "the model that the guest sees"),
    Option("alias", Kind.STRING, "its alias"),
    Option("inbound", Kind.STRING, "limits of what comes in: AVERAGE,PEAK,BURST,FLOOR"),
    Option("outbound", Kind.STRING, "limits of what goes out: AVERAGE,PEAK,BURST"),
    *LASTING,
    _PRINT_XML,
    Option("managed", Kind.BOOL, "have a device of the host taken from its driver"),
    Option("source-mode", Kind.STRING, "server or client, for vhostuser"),
    description="Attach a network interface.",
)
def attach_interface(session: Session, args: Arguments) -> None:
    flags = lasting_impact(args)
    xml = _interface_xml(args)
    if "print-xml" in args:
        session.out(xml)
        return
    domain, _ = find_domain(session, args)
    flags = also_live(args, domain, flags)
    with failing("Failed to attach interface"):
        attach(args, domain, xml, flags)
    session.extra("Interface attached successfully\n")


def _interface_xml(args: Arguments) -> str:
    kind, source = args.required("type"), args.required("source")
    texts = {
        name: args.string(name)
        for name in ("target", "mac", "script", "model", "alias", "inbound", "outbound")
    }
    mode = args.string("source-mode")
    if kind not in _KNOWN_TYPES:
        raise CommandError(f"No support for {kind} in command 'attach-interface'")
    if mode is not None and mode not in ("server", "client"):
        raise CommandError(f"Invalid source mode: {mode}")
    bandwidth = _bandwidth(texts["inbound"], texts["outbound"])
    managed = " managed='yes'" if "managed" in args else ""
    lines = [f"<interface type='{kind}'{managed}>", *_source(kind, source, mode)]
    for name, line in (
        ("target", "<target dev='{}'/>"),
        ("mac", "<mac address='{}'/>"),
        ("script", "<script path='{}'/>"),
        ("model", "<model type='{}'/>"),
        ("alias", "<alias name='{}'/>"),
    ):
        if texts[name] is not None:
            lines.append("  " + line.format(texts[name]))
    lines += [*bandwidth, "</interface>"]
    return "".join(f"{line}\n" for line in lines)


def _source(kind: str, source: str, mode: str | None) -> list[str]:
    match kind:
        case "network" | "bridge":
            return [f"  <source {kind}='{source}'/>"]
        case "direct":
            return [f"  <source dev='{source}'/>"]
        case "hostdev":
            address = addresses.element(f"pci:{source}")
            if address is None:
                raise CommandError(f"cannot parse pci address '{source}' for network interface")
            return ["  <source>", f"    {address}", "  </source>"]
        case "vhostuser":
            if mode is None:
                raise CommandError("source-mode is mandatory")
            return [f"  <source type='unix' path='{source}' mode='{mode}'/>"]
    raise CommandError(f"No support for {kind} in command 'attach-interface'")


def _bandwidth(inbound: str | None, outbound: str | None) -> list[str]:
    lines = []
    if inbound is not None:
        rate = parse_rate(inbound)
        if not rate.average and not rate.floor:
            raise CommandError("either inbound average or floor is mandatory")
        lines.append(_limits("inbound", rate))
    if outbound is not None:
        rate = parse_rate(outbound)
        if not rate.average:
            raise CommandError("outbound average is mandatory")
        if rate.floor:
            raise CommandError("outbound floor is unsupported yet")
        lines.append(_limits("outbound", rate))
    return ["  <bandwidth>", *lines, "  </bandwidth>"] if lines else []


def _limits(direction: str, rate: Rate) -> str:
    limits = "".join(f" {name}='{value}'" for name, value in rate._asdict().items() if value)
    return f"    <{direction}{limits}/>"


# -- detaching -------------------------------------------------------------------------


@GROUP.command(
    "detach-interface",
    "detach a network interface",
    DOMAIN,
    Option("type", Kind.STRING, "kind of interface, such as network or bridge", required=True),
    Option("mac", Kind.STRING, "its MAC address, if there are several"),
    *LASTING,
    _PRINT_XML,
    description="Detach a network interface.",
)
def detach_interface(session: Session, args: Arguments) -> None:
    flags = lasting_impact(args)
    domain, _ = find_domain(session, args)
    kind, mac = args.required("type"), args.string("mac")
    _detach(session, args, domain, flags, kind, mac)
    if "print-xml" not in args:
        session.extra("Interface detached successfully\n")


def _detach(
    session: Session, args: Arguments, domain: Domain, flags: int, kind: str, mac: str | None
) -> None:
    """Detach an interface from the definition, the running domain or both."""
    live = bool(flags & AFFECT_LIVE) or also_live(args, domain, 0) != 0
    steps = []
    if flags & AFFECT_CONFIG:
        steps.append((_INACTIVE, AFFECT_CONFIG))
    if live or not flags & AFFECT_CONFIG:
        steps.append((0, AFFECT_LIVE if live else 0))
    failed = "Failed to detach interface"
    for xml_flags, step_flags in steps:
        try:
            with failing(failed):
                xml = domain.xml_desc(xml_flags)
                found = node_text(_find_interface(xml, kind, mac))
                if "print-xml" in args:
                    session.out(found)
                else:
                    detach(args, domain, found, step_flags)
        except CommandError as exc:
            quiet = "print-xml" in args and step_flags != AFFECT_CONFIG
            if exc.args == (failed,) or quiet:
                raise
            raise CommandError(*exc.args, failed) from None


def _find_interface(xml: str, kind: str, mac: str | None) -> etree._Element:
    try:
        root = parse(xml, "(domain_definition)", keep_blanks=True)
    except CommandError as exc:
        raise CommandError("Failed to get interface information") from exc
    found = [
        interface
        for interface in elements(root, "/domain/devices/interface")
        if interface.get("type") == kind
    ]
    if not found:
        raise CommandError(f"No interface found whose type is {kind}")
    if mac is None:
        if len(found) > 1:
            raise CommandError(
                f"Domain has {len(found)} interfaces. Please specify which one to detach"
                " using --mac"
            )
        return deepcopy(found[0])
    wanted = mac_address(mac)
    matching = [
        interface
        for interface in found
        for child in interface.iter("mac")
        if mac_address(child.get("address", "")) == wanted
    ]
    if len(matching) > 1:
        raise CommandError(
            f"Domain has multiple interfaces matching MAC address {mac}. You must use"
            " detach-device and specify the device pci address to remove it."
        )
    if not matching:
        raise CommandError(f"No interface with MAC address {mac} was found")
    return deepcopy(matching[0])


# -- the link --------------------------------------------------------------------------


@GROUP.command(
    "domif-setlink",
    "switch the link of an interface on or off",
    DOMAIN,
    Option("interface", Kind.STRING, "target or MAC address of the interface", required=True),
    Option("state", Kind.STRING, "up or down", required=True),
    Option("persistent", Kind.ALIAS, "config"),
    CONFIG,
    _PRINT_XML,
    description="Switch the link of an interface on or off.",
)
def domif_setlink(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    wanted, state = args.required("interface"), args.required("state")
    if state not in ("up", "down"):
        raise CommandError(f"invalid link state '{state}'")
    flags = AFFECT_CONFIG if "config" in args or domain.is_active() == 0 else AFFECT_LIVE
    xml = domain.xml_desc(_INACTIVE if "config" in args else 0)
    root = parse(xml, "(domain_definition)", keep_blanks=True)
    interfaces = elements(root, "/domain/devices/interface")
    if not interfaces:
        raise CommandError("Failed to extract interface information or no interfaces found")
    tag, key = ("mac", "address") if mac_address(wanted) else ("target", "dev")
    for interface in interfaces:
        if any(child.get(key, "").lower() == wanted.lower() for child in interface.iter(tag)):
            break
    else:
        raise CommandError(f"interface '{wanted}' not found")
    changed = _with_link(interface, state)
    if "print-xml" in args:
        session.out(changed)
        return
    with failing("Failed to update interface link state"):
        domain.update_device_flags(changed, flags)
    session.extra("Device updated successfully\n")


def _with_link(interface: etree._Element, state: str) -> str:
    from lxml import etree

    link = interface.find("link")
    if link is None:
        link = etree.SubElement(interface, "link")
    link.set("state", state)
    return node_text(interface)
