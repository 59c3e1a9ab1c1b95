"""Reader of network XML, which makes and checks a `NetworkDef`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .. import xml
from ..addresses import is_multicast, parse_mac, uuid_text
from ..kinds import YES_NO
from ..metadata import read_metadata
from ..netdev import bandwidth, read_route, virtualport, vlan
from ..pause import paced
from ..refusals import NOBODY, XML
from ..rules import attr, take
from ..schema import library
from ..values import parse_integer, random_uuid
from .definition import NetworkDef
from .dns import read_dns
from .forward import BRIDGED, ROUTED, read_forward
from .ip import check_gateways, net_of, read_ip
from .refusals import NETWORKS

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["parse_network", "parse_network_element", "read_portgroup"]

_ULONG_MAX = 2**64 - 1
_LONG_MAX = 2**63 - 1
_UINT_MAX = 2**32 - 1
_TRUST = attr("trustGuestRxFilters", YES_NO)
_LOCAL_ONLY = attr("localOnly", YES_NO)
_ISOLATED = attr("isolated", YES_NO)
_TABLES = ("kernel", "libvirt")


def _uuid(root: xml.Source) -> bytes:
    text = root.text("uuid")
    if not text:
        return random_uuid()
    uuid = uuid_text(text)
    if uuid is None:
        raise NETWORKS.internal_error("malformed uuid element")
    return uuid


def _bandwidth(source: xml.Source) -> xml.Element | None:
    found = source.find("bandwidth")
    if found is None:
        return None
    read = bandwidth(found)
    if read is not None and read.get("inbound", "floor") is not None:
        raise NOBODY.unsupported("floor attribute is not supported for this config")
    return read


def _domain(root: xml.Source) -> xml.Element | None:
    source = root.find("domain")
    if source is None:
        return None
    element = xml.Element("domain")
    name = source.get("name")
    if name is not None:
        element.attrs["name"] = xml.Raw(name)
    take(element, source, _LOCAL_ONLY)
    if name is None:
        return None
    return element


class _Bridge:
    """What a document says of the bridge on the host."""

    def __init__(self, source: xml.Source | None, network: str) -> None:
        get = xml.Source.empty("bridge").get if source is None else source.get
        self.name = get("name") or None
        self.zone = get("zone") or None
        self.stp = get("stp") or None
        self.delay = 0
        if text := get("delay"):
            number = parse_integer(text)
            if number is None or "-" in text or number > _ULONG_MAX:
                raise NETWORKS.xml_error(f"Invalid delay value in network '{network}'")
            self.delay = number - (_ULONG_MAX + 1) * (number > _LONG_MAX)  # it is printed signed
        self.table = get("macTableManager") or None
        if self.table is not None and self.table not in _TABLES:
            raise NETWORKS.xml_error(
                f"Invalid macTableManager setting '{self.table}' in network '{network}'"
            )

    def element(self, mode: str) -> xml.Element | None:
        """Return what is printed of it where packets are forwarded in ``mode``."""
        attrs = {}
        if self.name is not None:
            attrs["name"] = self.name
        if mode in ROUTED:
            if self.zone is not None:
                attrs["zone"] = self.zone
            attrs["stp"] = "off" if self.stp == "off" else "on"
            attrs["delay"] = str(self.delay)
        elif mode != "bridge":
            return None
        if self.table is not None:
            attrs["macTableManager"] = self.table
        return xml.Element("bridge", attrs) if attrs else None

    def check(self, mode: str, network: str) -> None:
        """Refuse what a bridge cannot have where packets are forwarded in ``mode``."""
        if mode not in BRIDGED:
            return
        if mode != "bridge":
            for what, given in (
                ("bridge name", self.name),
                ("bridge zone", self.zone),
                ("bridge macTableManager setting", self.table),
            ):
                if given is not None:
                    raise NETWORKS.xml_error(
                        f"{what} not allowed in {mode} mode (network '{network}')"
                    )
        if self.delay or self.stp is not None or self.zone is not None:
            detail = "bridge delay/stp/zone options only allowed in route, nat, and isolated mode"
            raise NETWORKS.xml_error(f"{detail}, not in {mode} (network '{network}')")


def _mtu(root: xml.Source, network: str) -> xml.Element | None:
    text = next(
        (text for found in root.iterfind("mtu") if (text := found.get("size")) is not None), None
    )
    if not text:
        return None
    number = parse_integer(text)
    if number is None or not -_UINT_MAX <= number <= _UINT_MAX:
        raise NETWORKS.xml_error(f"Invalid mtu size '{text}' in network '{network}'")
    number &= _UINT_MAX
    return xml.Element("mtu", {"size": str(number)}) if number else None


def _mac(root: xml.Source, network: str) -> xml.Element | None:
    text = root.value("mac", "address")
    if not text:
        return None
    mac = parse_mac(text)
    if mac is None:
        raise NETWORKS.xml_error(f"Invalid bridge mac address '{text}' in network '{network}'")
    if is_multicast(mac):
        raise NETWORKS.xml_error(
            f"Invalid multicast bridge mac address '{text}' in network '{network}'"
        )
    return xml.Element("mac", {"address": mac})


def read_portgroup(source: xml.Source) -> xml.Element:
    """Read ``<portgroup>``: settings for the interfaces that name it."""
    name = source.get("name")
    if not name:
        raise NETWORKS.xml_error("Missing required name attribute in portgroup")
    element = xml.Element("portgroup", {"name": xml.Raw(name)}, is_open=True)
    if (source.get("default") or "").lower() == "yes":
        element.attrs["default"] = "yes"
    take(element, source, _TRUST)
    port = source.find("virtualport")
    read_port = None if port is None else virtualport(port, has_type=False, complete=False)
    rates = _bandwidth(source)
    tags = source.find("vlan")
    parts = (None if tags is None else vlan(tags), read_port, rates)
    for part in (parts[0], parts[2], parts[1]):
        if part is not None and (part.attrs or part.has_children):
            element.append(part)
    return element


def parse_network_element(element: etree._Element) -> NetworkDef:
    """Read a definition from a ``<network>`` element of any document."""
    root = xml.Source.of(element)
    name = root.text("name")
    if not name:
        raise NETWORKS.no_name()
    if "/" in name:
        raise XML.xml_detail("invalid char in name: /")
    uuid = _uuid(root)
    tree = xml.Element("network")
    ipv6 = root.get("ipv6")
    if ipv6:
        if ipv6 not in ("yes", "no"):
            raise NETWORKS.xml_error(f"Invalid ipv6 setting '{ipv6}' in network '{name}'")
        if ipv6 == "yes":
            tree.attrs["ipv6"] = "yes"
    take(tree, root, _TRUST)
    domain = _domain(root)
    rates = _bandwidth(root)
    source = root.find("vlan")
    tags = None if source is None else vlan(source)
    options = xml.Element("port")
    if (source := root.find("port")) is not None:
        take(options, source, _ISOLATED)
    bridge = _Bridge(root.find("bridge"), name)
    mac = _mac(root, name)
    mtu = _mtu(root, name)
    source = root.find("dns")
    dns = None if source is None else read_dns(source, name)
    source = root.find("virtualport")
    port = None if source is None else virtualport(source, has_type=True, complete=False)
    groups = [read_portgroup(found) for found in paced(root.findall("portgroup"))]
    ips = [read_ip(found, name) for found in paced(root.findall("ip"))]
    routes = [read_route(found, name) for found in paced(root.findall("route"))]
    check_gateways(routes, [net_of(ip) for ip in ips], name)
    source = root.find("forward")
    forward = None if source is None else read_forward(source, name)
    mode = "none" if forward is None else forward.attrs["mode"]
    _check(name, forward, bridge, mtu, has_ips=bool(ips))
    parts = (
        read_metadata(root),
        forward if mode != "none" else None,
        bridge.element(mode),
        mtu,
        mac,
        domain,
        dns,
        tags,
        rates,
        options if options.attrs else None,
        *ips,
        *routes,
        port,
        *groups,
    )
    tree.children = [
        xml.Element("name", text=name),
        xml.Element("uuid", text=xml.format_uuid(uuid)),
        *(part for part in parts if part is not None),
    ]
    return NetworkDef(name, uuid, tree)


def _check(
    name: str,
    forward: xml.Element | None,
    bridge: _Bridge,
    mtu: xml.Element | None,
    *,
    has_ips: bool,
) -> None:
    """Refuse parts that do not fit the way in which packets are forwarded."""
    if forward is None:
        return
    mode = forward.attrs["mode"]
    if mode in ("nat", "route", "open"):
        if not has_ips:
            raise NETWORKS.xml_error(
                f"{mode} forwarding requested, but no IP address provided for network '{name}'"
            )
        if sum(1 for _ in forward.all("interface")) > 1:
            detail = f"multiple forwarding interfaces specified for network '{name}'"
            raise NETWORKS.xml_error(f"{detail}, only one is supported")
        if mode == "open" and "dev" in forward.attrs:
            raise NETWORKS.xml_error(
                f"forward dev not allowed for network '{name}' with forward mode='open'"
            )
    bridge.check(mode, name)
    if mtu is not None and mode in BRIDGED:
        detail = "mtu size only allowed in open, route, nat, and isolated mode"
        raise NETWORKS.xml_error(f"{detail}, not in {mode} (network '{name}')")


def parse_network(text: str, *, validate: bool = False) -> NetworkDef:
    """Read a definition from the text of a document.

    With ``validate``, a document that libvirt's schema refuses is refused, too.
    Raises LibvirtError for any mistake in ``text``, and `pause.WorkGivenUp` where the
    thread's work is interruptible.
    """
    root = xml.parse_root(text, "(network_definition)", ErrorDomain.VIR_FROM_NETWORK, tag="network")
    if validate:
        library.NETWORK.check(root)
    return parse_network_element(root)
