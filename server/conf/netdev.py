"""Parts that interfaces and networks share.

They are VLAN tags, virtual ports, bandwidth, teams, IP addresses and routes.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from . import xml
from .addresses import uuid_text
from .kinds import POSITIVE, UNSIGNED, Filled, choice, number, some, unsigned
from .refusals import DOMAIN, IP_ROUTE, NETWORK, NOBODY
from .rules import Rule, add, attr, reader, rule, take
from .sockets import format_address, parse_address
from .values import parse_integer, random_uuid, words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "TEAMING",
    "bandwidth",
    "ip_info",
    "ip_text",
    "link",
    "parse_ip",
    "read_route",
    "virtualport",
    "vlan",
]

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


_TAG = (
    attr("id", UNSIGNED, required=True),
    attr("nativeMode", choice("tagged", "untagged")),
)


def _vlan_tag(source: xml.Source) -> xml.Element:
    element = xml.Element("tag")
    take(element, source, _TAG[0])
    if int(element.attrs["id"]) > 4095:
        raise NOBODY.xml_error(f"vlan tag id {element.attrs['id']} too large (maximum 4095)")
    take(element, source, _TAG[1])
    return element


def _check_trunk(trunk: str, tags: int, *, native: bool) -> None:
    if trunk == "yes":
        return
    if tags > 1:
        detail = (
            f"invalid \"trunk='{trunk}'\" in <vlan> - "
            "trunk='yes' is required for more than one vlan tag"
        )
    elif native:
        detail = (
            "invalid configuration in <vlan> - \"trunk='no'\" is not allowed with a native vlan id"
        )
    elif trunk != "no":
        detail = f"invalid \"trunk='{trunk}'\" in <vlan> - must be yes or no"
    else:
        return
    raise NOBODY.xml_error(detail)


def vlan(source: xml.Source) -> xml.Element:
    """Read ``<vlan>``."""
    element = xml.Element("vlan")
    native = False
    for found in source.iterfind("tag"):
        tag = _vlan_tag(found)
        if "nativeMode" in tag.attrs:
            if native:
                raise NOBODY.xml_error("duplicate native vlan setting")
            native = True
        element.children.append(tag)
    tags = len(element.children)
    if not tags:
        raise NOBODY.xml_error(
            "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement"
        )
    trunk = source.own("trunk")
    if trunk is not None:
        _check_trunk(trunk, tags, native=native)
    if trunk == "yes" or tags > 1:
        element.attrs["trunk"] = "yes"
    return element


_PORT_PARAMETERS = {
    None: ("managerid", "typeid", "typeidversion", "instanceid", "interfaceid", "profileid"),
    "802.1Qbg": ("managerid", "typeid", "typeidversion", "instanceid"),
    "802.1Qbh": ("profileid",),
    "openvswitch": ("interfaceid", "profileid"),
    "midonet": ("interfaceid",),
}
_PORT_GENERATED = {
    None: ("instanceid", "interfaceid"),
    "802.1Qbg": ("instanceid",),
    "openvswitch": ("interfaceid",),
}


def _identifier(value: str, element: str, attribute: str) -> str | None:
    limit = 0xFFFFFF if attribute == "typeid" else 0xFF
    number = parse_integer(value, 0)
    if number is None:
        raise NOBODY.xml_error(f"cannot parse value of {attribute} parameter")
    if not 0 <= number <= limit:
        raise NOBODY.xml_error(f"value of {attribute} out of range")
    return str(number)


def _uuid(value: str, element: str, attribute: str) -> str | None:
    uuid = uuid_text(value)
    if uuid is None:
        raise NOBODY.xml_error(f"cannot parse {attribute} parameter as a uuid")
    return xml.format_uuid(uuid)


_MOST_PROFILE = 39  # characters that the kernel takes


def _profile(value: str, element: str, attribute: str) -> str | None:
    if len(value.encode()) > _MOST_PROFILE:
        raise NOBODY.xml_error("profileid parameter too long")
    return value or None


_PARAMETERS = {
    **{name: attr(name, _identifier) for name in ("managerid", "typeid", "typeidversion")},
    **{name: attr(name, _uuid) for name in ("instanceid", "interfaceid")},
    "profileid": attr("profileid", _profile),
}
# Parameters that a port of each type requires.
_PORT_NEEDS = {
    "802.1Qbg": ("managerid", "typeid", "typeidversion"),
    "802.1Qbh": ("profileid",),
    "midonet": ("interfaceid",),
}
_PORT_TYPE = attr(
    "type",
    choice(
        *filter(None, _PORT_PARAMETERS),
        unknown="unknown virtualport type %s",
        refuse=NOBODY.unsupported,
    ),
)


def virtualport(source: xml.Source, *, has_type: bool, complete: bool = True) -> xml.Element:
    """Read ``<virtualport>``; with ``has_type`` it is refused without a type.

    With ``complete`` it must have the parameters that its type requires, and those that
    can be are generated; in networks, interfaces complete it.
    """
    kind = source.get("type")
    if kind is None and has_type:
        raise NOBODY.xml_error("missing required virtualport type")
    element = xml.Element("virtualport")
    take(element, source, _PORT_TYPE)
    parameters = xml.Element("parameters")
    given = source.find("parameters")
    for name in _PORT_PARAMETERS[kind]:
        if given is not None:
            take(parameters, given, _PARAMETERS[name])
        if complete and name not in parameters.attrs and name in _PORT_GENERATED.get(kind, ()):
            parameters.attrs[name] = xml.format_uuid(random_uuid())
    needed = _PORT_NEEDS.get(kind or "", ()) if complete and has_type else ()
    missing = next(
        (
            name
            for name in needed
            if name not in parameters.attrs and (given is None or given.get(name) is None)
        ),
        None,
    )
    if missing is not None:
        raise NETWORK.xml_error(f"missing {missing} in <virtualport type='{kind}'>")
    if parameters.attrs:
        element.children.append(parameters)
    return element


_RATES = tuple(
    attr(name, number(f"could not convert bandwidth {name} value '%s'", refuse=NOBODY.unsupported))
    for name in ("average", "peak", "floor", "burst")
)


def _rates(source: xml.Source, element: xml.Element) -> xml.Element | None:
    attrs = element.attrs
    if "average" not in attrs and "floor" not in attrs:
        raise NOBODY.xml_detail("Missing mandatory average or floor attributes")
    if "average" not in attrs and ("peak" in attrs or "burst" in attrs):
        raise NOBODY.xml_detail("'peak' and 'burst' require 'average' attribute")
    if element.tag == "outbound" and "floor" in attrs:
        raise NOBODY.unsupported("'floor' attribute allowed only in <inbound> element")
    element.attrs = {name: value for name, value in attrs.items() if value != "0"}
    return element if element.attrs else None


_WAYS = (rule("inbound", *_RATES, finish=_rates), rule("outbound", *_RATES, finish=_rates))


def bandwidth(source: xml.Source, *, has_floor: bool = True) -> xml.Element | None:
    """Read ``<bandwidth>``; None if it has neither inbound nor outbound rates.

    A floor of the inbound rate is refused unless ``has_floor``.
    """
    element = xml.Element("bandwidth", is_open=True)
    for way in _WAYS:
        if len(source.findall(way.tag)) > 1:
            raise NOBODY.xml_detail(f"Only one child <{way.tag}> element allowed")
        add(element, source, way)
    if not has_floor and source.value("inbound", "floor") is not None:
        raise NOBODY.unsupported("floor attribute is not supported for this config")
    there = source.tags()
    return element if "inbound" in there or "outbound" in there else None


def _pair(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if "type" in element.attrs:
        return element
    if "persistent" in element.attrs:
        raise DOMAIN.unsupported("unknown teaming type '(null)'")
    return None


# The pair of a persistent and a transient device.
TEAMING = rule(
    "teaming",
    attr("type", Filled(choice("persistent", "transient", unknown="unknown teaming type '%s'"))),
    attr("persistent", some),
    finish=_pair,
)


_LINK_STATE = attr(
    "state",
    choice(
        *words("unknown notpresent down lowerlayerdown testing dormant up"),
        silent=("",),
    ),
)
_LINK_SPEED = attr("speed", unsigned(zero=False))


def link(source: xml.Source) -> xml.Element | None:
    """Read ``<link>`` of a device of the host; None if it says nothing."""
    state = xml.Element("link")
    take(state, source, _LINK_STATE)
    element = xml.Element("link")
    take(element, source, _LINK_SPEED)
    element.attrs |= state.attrs
    return element if element.attrs else None


# -- addresses and routes --------------------------------------------------------------


def parse_ip(text: str) -> IPAddress | None:
    """Parse a numeric address, as virSocketAddrParse does: ``1.2.3`` is 1.2.0.3."""
    found = parse_address(text)
    return None if found is None else ipaddress.ip_address(found)


def ip_text(address: IPAddress) -> str:
    """Print an address as the C library does."""
    return format_address(address.packed)


_PREFIXES = {
    version: attr("prefix", number("Invalid prefix value '%s' in <ip>", maximum=most, zero=False))
    for version, most in ((4, 32), (6, 128))
}


def _ip(source: xml.Source) -> xml.Element:
    text, family = source.get("address"), source.get("family")
    if text is None:
        raise DOMAIN.xml_error("Missing required address in <ip>")
    address = parse_ip(text)
    if address is None or (family in ("ipv4", "ipv6") and family != f"ipv{address.version}"):
        raise DOMAIN.xml_error(f"Invalid address '{text}' in <ip>")
    element = xml.Element("ip", {"address": ip_text(address), "family": f"ipv{address.version}"})
    take(element, source, _PREFIXES[address.version])
    if (given := source.get("peer")) is not None:
        peer = parse_ip(given)
        if peer is None or peer.version != address.version:
            raise DOMAIN.invalid_argument(f"Invalid peer '{given}' in <ip>")
        element.attrs["peer"] = ip_text(peer)
    return element


_ROUTE = (attr("family"), attr("prefix", UNSIGNED), attr("metric", POSITIVE))
_NAMES = {"address": "network", "netmask": "netmask", "gateway": "gateway"}


def read_route(source: xml.Source, whose: str) -> xml.Element:
    """Read ``<route>``, of which libvirt says ``whose`` it is in errors."""

    def refused(detail: str) -> Exception:
        return IP_ROUTE.xml_error(f"{whose}: {detail}")

    given = xml.Element("route")
    take(given, source, *_ROUTE)
    for name in ("address", "gateway"):
        if source.get(name) is None:
            raise refused(f"Missing required {name} attribute in route definition")
    parsed: dict[str, IPAddress] = {}
    for name, what in _NAMES.items():
        if (text := source.get(name)) is not None:
            address = parse_ip(text)
            if address is None:
                raise refused(f"Bad {what} address '{text}' in route definition")
            parsed[name] = address
    mask = _mask(source, given.attrs.get("family"), parsed, given.attrs.get("prefix"), refused)
    if int(parsed["address"]) & mask != int(parsed["address"]):
        text = source.get("address")
        raise refused(f"Address '{text}' in route definition is not a network address")
    found = given.attrs | {name: ip_text(address) for name, address in parsed.items()}
    order = ("family", "address", "netmask", "prefix", "gateway", "metric")
    return xml.Element("route", {name: found[name] for name in order if name in found})


def _mask(
    source: xml.Source,
    family: str | None,
    parsed: dict[str, IPAddress],
    prefix: str | None,
    refused: Callable[[str], Exception],
) -> int:
    """Check a route's family, and return its network mask."""
    text = source.get("address")
    versions = {name: address.version for name, address in parsed.items()}
    if family in (None, "ipv4"):
        said = "No family specified" if family is None else "IPv4 family specified"
        for name, version in versions.items():
            if name != "netmask" and version != 4:
                raise refused(f"{said} for non-IPv4 {name} '{text}' in route definition")
        if versions.get("netmask") == 6:
            netmask = source.get("netmask")
            raise refused(f"Invalid netmask '{netmask}' for address '{text}' (both must be IPv4)")
    elif family == "ipv6":
        if versions["address"] != 6:
            raise refused(
                f"ipv6 family specified for non-IPv6 address '{text}' in route definition"
            )
        if "netmask" in parsed:
            raise refused(
                f"Specifying netmask invalid for IPv6 address '{text}' in route definition"
            )
        if versions["gateway"] != 6:
            gateway = source.get("gateway")
            raise refused(
                f"ipv6 specified for non-IPv6 gateway address '{gateway}' in route definition"
            )
    else:
        raise refused(f"Unrecognized family '{family}' in route definition")
    bits = parsed["address"].max_prefixlen
    if prefix is not None:
        if "netmask" in parsed:
            raise refused("Route definition cannot have both a prefix and a netmask")
        if int(prefix) > bits:
            raise refused(
                f"Invalid prefix {prefix} specified in route definition, must be 0 - {bits}"
            )
    if "netmask" in parsed:
        return int(parsed["netmask"])
    return (1 << bits) - (1 << bits - int(prefix or 0))


def ip_info(whose: str) -> tuple[Rule, Rule]:
    """Make the rules for ``<ip>`` and ``<route>``; ``whose`` they are is in errors."""
    return (
        reader("ip", _ip, many=True),
        reader("route", lambda source: read_route(source, whose), many=True),
    )
