"""Addresses of a network: ``<ip>`` with its DHCP, and ``<route>``."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import xml
from ..addresses import is_multicast, parse_mac
from ..kinds import UNSIGNED, YES_NO, Choice, choice, unsigned
from ..pause import paced
from ..rules import attr, take
from ..sockets import (
    address_of,
    check_range,
    format_address,
    mask_bits,
    natural_prefix,
    network_of,
    parse_address,
)
from .refusals import NETWORKS

__all__ = [
    "Net",
    "check_gateways",
    "net_of",
    "read_dhcp_host",
    "read_dhcp_range",
    "read_ip",
]

_PREFIX = attr("prefix", UNSIGNED)
_LOCAL_PTR = attr("localPtr", YES_NO)
_EXPIRY = unsigned(maximum=2**64 - 1)
_UNIT: Choice = choice("seconds", "minutes", "hours")
# Seconds in the units of a lease, and the shortest lease.
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_SHORTEST = 120

_NOT_IN_ID = re.compile(r"[^0-9a-fA-F:]", re.ASCII)


class Net(NamedTuple):
    """Address of the host on a network, and the prefix of the network."""

    address: bytes
    prefix: int


def net_of(ip: xml.Element) -> Net:
    """Return the address and prefix of an ``<ip>`` that was read."""
    address = parse_address(ip.attrs["address"])
    assert address is not None
    if "prefix" in ip.attrs:
        return Net(address, int(ip.attrs["prefix"]))
    netmask = ip.attrs.get("netmask")
    if netmask is not None and (mask := parse_address(netmask)) is not None:
        return Net(address, mask_bits(mask))
    return Net(address, natural_prefix(address))


# -- DHCP ------------------------------------------------------------------------------


def _lease(source: xml.Source) -> xml.Element | None:
    found = source.find("lease")
    if found is None:
        return None
    unit = found.get("unit")
    expiry = found.get("expiry")
    if expiry is None:
        return None
    value = _EXPIRY(expiry, "lease", "expiry") or "0"
    unit = "minutes" if unit is None else _UNIT(unit, "lease", "unit") or "minutes"
    if value == "0":
        return xml.Element("lease", {"expiry": "0"})
    if int(value) * _SECONDS[unit] < _SHORTEST:
        raise NETWORKS.unsupported("The minimum lease time should be greater than 2 minutes")
    return xml.Element("lease", {"expiry": value, "unit": unit})


def read_dhcp_range(source: xml.Source, network: str, net: Net) -> xml.Element:
    """Read a ``<range>`` of addresses that DHCP gives out in ``net``."""
    ends = []
    for name in ("start", "end"):
        text = source.get(name)
        if text is None:
            raise NETWORKS.xml_error(
                f"Missing '{name}' attribute in dhcp range for network '{network}'"
            )
        ends.append(address_of(text))
    check_range(ends[0], ends[1], net.address, net.prefix)
    element = xml.Element(
        "range", {"start": format_address(ends[0]), "end": format_address(ends[1])}
    )
    lease = _lease(source)
    if lease is not None:
        element.append(lease)
    return element


def _host_mac(text: str, network: str, *, is_ipv6: bool) -> str:
    if is_ipv6:
        place = f"in network '{network}' IPv6 static host definition"
        raise NETWORKS.xml_error(f"Invalid to specify MAC address '{text}' {place}")
    mac = parse_mac(text)
    if mac is None:
        raise NETWORKS.xml_error(f"Cannot parse MAC address '{text}' in network '{network}'")
    if is_multicast(mac):
        raise NETWORKS.xml_error(
            f"expected unicast mac address, found multicast '{text}' in network '{network}'"
        )
    return text


def read_dhcp_host(
    source: xml.Source, network: str, net: Net, *, partial: bool = False
) -> xml.Element:
    """Read a ``<host>``: an address that DHCP keeps for one guest.

    ``partial``: the address, or what tells the guest, may be missing.
    """
    is_ipv6 = len(net.address) == 16
    attrs: dict[str, str] = {}
    if (mac := source.get("mac")) is not None:
        attrs["mac"] = _host_mac(mac, network, is_ipv6=is_ipv6)
    if (guest := source.get("id")) is not None:
        odd = _NOT_IN_ID.search(guest)
        if odd is not None:
            raise NETWORKS.xml_error(
                f"Invalid character '{odd[0]}' in id '{guest}' of network '{network}'"
            )
        attrs["id"] = guest
    if (name := source.get("name")) is not None:
        if not (name[:1].isascii() and name[:1].isalnum()):
            raise NETWORKS.xml_error(f"Cannot use host name '{name}' in network '{network}'")
        attrs["name"] = xml.Raw(name)
    address = source.get("ip")
    if address is None:
        if not partial:
            _check_told(attrs, network, is_ipv6=is_ipv6)
            raise NETWORKS.xml_error(
                f"Missing IP address in static host definition for network '{network}'"
            )
        if not attrs:
            raise NETWORKS.xml_error(
                f"At least one of name, mac, or ip attribute must be specified for static host"
                f" definition in network '{network}' "
            )
    else:
        found = parse_address(address)
        if found is None:
            raise NETWORKS.xml_error(
                f"Invalid IP address in static host definition for network '{network}'"
            )
        if not partial:
            _check_told(attrs, network, is_ipv6=is_ipv6)
        attrs["ip"] = format_address(found)
    element = xml.Element("host", attrs)
    lease = _lease(source)
    if lease is not None:
        element.append(lease)
    return element


def _check_told(attrs: dict[str, str], network: str, *, is_ipv6: bool) -> None:
    """Refuse a host of which nothing tells which guest it is."""
    place = f"network '{network}' must have"
    if is_ipv6 and not ("id" in attrs or "name" in attrs):
        raise NETWORKS.xml_error(f"Static host definition in IPv6 {place} id or name attribute")
    if not is_ipv6 and not ("mac" in attrs or "name" in attrs):
        raise NETWORKS.xml_error(f"Static host definition in IPv4 {place} mac or name attribute")


def _bootp(source: xml.Source) -> xml.Element | None:
    file, server = source.get("file"), source.get("server")
    if not file:
        return None
    element = xml.Element("bootp", {"file": file})
    if server is not None:
        element.attrs["server"] = format_address(address_of(server))
    return element


def _dhcp(source: xml.Source, network: str, net: Net) -> xml.Element:
    ranges = [read_dhcp_range(found, network, net) for found in paced(source.findall("range"))]
    hosts = [read_dhcp_host(found, network, net) for found in paced(source.findall("host"))]
    boot = None
    if len(net.address) == 4:
        for found in source.iterfind("bootp"):
            boot = _bootp(found)
            break
    element = xml.Element("dhcp", children=[*ranges, *hosts])
    if boot is not None:
        element.append(boot)
    return element


# -- addresses -------------------------------------------------------------------------


def _check_family(family: str | None, address: str, network: str, *, is_ipv4: bool) -> None:
    place = f"address '{address}' in network '{network}'"
    if family is None:
        if not is_ipv4:
            raise NETWORKS.unsupported(f"no family specified for non-IPv4 {place}")
    elif family == "ipv4":
        if not is_ipv4:
            raise NETWORKS.unsupported(f"ipv4 family specified for non-IPv4 {place}")
    elif family == "ipv6":
        if is_ipv4:
            raise NETWORKS.unsupported(f"Family 'ipv6' specified for non-IPv6 {place}")
    else:
        raise NETWORKS.xml_error(f"Unrecognized family '{family}' in network '{network}'")


def read_ip(source: xml.Source, network: str) -> xml.Element:
    """Read ``<ip>``: an address of the host on the network, with its DHCP."""
    held = xml.Element("ip")
    take(held, source, _PREFIX, _LOCAL_PTR)
    prefix = int(held.attrs.get("prefix", "0"))
    address, family, netmask = source.get("address"), source.get("family"), source.get("netmask")
    if not address:
        raise NETWORKS.xml_error(f"Missing required address attribute in network '{network}'")
    found = parse_address(address)
    if found is None:
        raise NETWORKS.xml_error(f"Invalid address '{address}' in network '{network}'")
    is_ipv4 = len(found) == 4
    _check_family(family or None, address, network, is_ipv4=is_ipv4)
    element = xml.Element("ip", is_open=True)
    if family:
        element.attrs["family"] = family
    element.attrs["address"] = format_address(found)
    if netmask:
        element.attrs["netmask"] = _netmask(netmask, address, prefix, network, is_ipv4=is_ipv4)
    if prefix > len(found) * 8:
        kind = "IPv4" if is_ipv4 else "IPv6"
        raise NETWORKS.unsupported(f"Invalid {kind} prefix '{prefix}' in network '{network}'")
    if prefix:
        element.attrs["prefix"] = str(prefix)
    if "localPtr" in held.attrs:
        element.attrs["localPtr"] = held.attrs["localPtr"]
    _services(element, source, network)
    return element


def _netmask(text: str, address: str, prefix: int, network: str, *, is_ipv4: bool) -> str:
    mask = parse_address(text)
    if mask is None:
        raise NETWORKS.xml_error(f"Invalid netmask '{text}' in network '{network}'")
    if not is_ipv4:
        raise NETWORKS.unsupported(
            f"netmask not allowed for IPv6 address '{address}' in network '{network}'"
        )
    if prefix:
        raise NETWORKS.unsupported(
            f"Network '{network}' IP address cannot have both a prefix and a netmask"
        )
    if len(mask) != 4:
        raise NETWORKS.unsupported(
            f"Invalid netmask '{text}' for address '{address}' in network '{network}'"
            " (both must be IPv4)"
        )
    return format_address(mask)


def _services(element: xml.Element, source: xml.Source, network: str) -> None:
    """Read what the host serves on an address: DHCP and TFTP."""
    net = net_of(element)
    dhcp = source.find("dhcp")
    read = None if dhcp is None else _dhcp(dhcp, network, net)
    tftp = source.find("tftp")
    if tftp is not None:
        if len(net.address) == 16:
            raise NETWORKS.unsupported(
                f"Unsupported <tftp> element in an IPv6 element in network '{network}'"
            )
        root = tftp.get("root")
        if root:
            element.append(xml.Element("tftp", {"root": root}))
    if read is not None and any(inner.tag != "bootp" for inner in read.children):
        element.append(read)


# -- routes ----------------------------------------------------------------------------


def check_gateways(routes: list[xml.Element], nets: list[Net], network: str) -> None:
    """Refuse a route whose gateway is on none of the ``nets``.

    One whose netmask is none, or whose address is of no class, reaches nothing.
    """
    reached = {
        (len(net.address), net.prefix, network_of(net.address, net.prefix))
        for net in nets
        if net.prefix >= 0
    }
    prefixes = {(length, prefix) for length, prefix, _ in reached}
    for route in paced(routes):
        gateway = parse_address(route.attrs["gateway"])
        assert gateway is not None
        size = len(gateway)
        if not any(
            (size, prefix, network_of(gateway, prefix)) in reached
            for length, prefix in prefixes
            if length == size
        ):
            shown = route.attrs["gateway"]
            raise NETWORKS.unsupported(
                f"unreachable static route gateway '{shown}' specified for network '{network}'"
            )
