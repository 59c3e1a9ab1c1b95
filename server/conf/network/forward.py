"""How a network forwards packets: ``<forward>``."""

from __future__ import annotations

from .. import xml
from ..addresses import pci_address
from ..kinds import YES_NO
from ..pause import paced
from ..rules import attr, take
from ..sockets import check_range, format_address, parse_address
from ..values import parse_integer
from .refusals import NETWORKS

__all__ = ["BRIDGED", "ROUTED", "read_forward", "read_forward_interface"]

# Modes in which libvirt makes a bridge of its own, and others.
ROUTED = ("none", "nat", "route", "open")
BRIDGED = ("bridge", "private", "vepa", "passthrough", "hostdev")

_IPV6 = attr("ipv6", YES_NO)
_PORT_MAX = 65535
_DRIVERS = ("kvm", "vfio")


def _nat_address(source: xml.Source, network: str) -> xml.Element:
    place = f"in <nat> in <forward> in network '{network}'"
    texts = []
    for name in ("start", "end"):
        text = source.get(name)
        if not text:
            detail = f"missing '{name}' attribute in <address> element in <nat>"
            raise NETWORKS.xml_error(f"{detail} in <forward> in network {network}")
        texts.append(text)
    ends = []
    for name, text in zip(("start", "end"), texts, strict=True):
        found = parse_address(text)
        if found is None or len(found) != 4:
            raise NETWORKS.xml_error(f"Bad ipv4 {name} address '{text}' {place}")
        ends.append(found)
    check_range(ends[0], ends[1], None, 0)
    return xml.Element(
        "address", {"start": format_address(ends[0]), "end": format_address(ends[1])}
    )


def _nat_port(source: xml.Source, network: str) -> xml.Element | None:
    ends = []
    for name in ("start", "end"):
        number = parse_integer(source.get(name) or "")
        if number is None or not 0 <= number <= _PORT_MAX:
            detail = f"Missing or invalid '{name}' attribute in <port> in <nat>"
            raise NETWORKS.xml_detail(f"{detail} in <forward> in network {network}")
        ends.append(number)
    if ends[0] > ends[1]:
        detail = "Missing or invalid 'end' attribute in <port> in <nat>"
        raise NETWORKS.xml_detail(f"{detail} in <forward> in network {network}")
    if not any(ends):
        return None
    return xml.Element("port", {"start": str(ends[0]), "end": str(ends[1])})


def _nat(source: xml.Source, network: str) -> xml.Element | None:
    element = xml.Element("nat")
    take(element, source, _IPV6)
    for tag, read in (("address", _nat_address), ("port", _nat_port)):
        found = source.findall(tag)
        if len(found) > 1:
            detail = f"Only one <{tag}> element is allowed in <nat> in <forward>"
            raise NETWORKS.xml_error(f"{detail} in network {network}")
        part = read(found[0], network) if found else None
        if part is not None:
            element.append(part)
    return element if element.attrs or element.has_children else None


def read_forward_interface(source: xml.Source, network: str) -> xml.Element:
    """Read an ``<interface>`` of the host that packets leave by."""
    dev = source.get("dev")
    if dev is None:
        detail = "Missing required dev attribute in <forward> <interface> element"
        raise NETWORKS.xml_error(f"{detail} of network {network}")
    return xml.Element("interface", {"dev": dev})


def _interfaces(source: xml.Source, dev: str | None, network: str) -> list[xml.Element]:
    found = [] if dev is None else [xml.Element("interface", {"dev": dev})]
    known = set() if dev is None else {dev}
    for number, inner in enumerate(paced(source.findall("interface"))):
        element = read_forward_interface(inner, network)
        name = element.attrs["dev"]
        if number == 0 and dev is not None:
            if name != dev:
                detail = f"<forward dev='{dev}'> must match first <interface dev='{name}'/>"
                raise NETWORKS.xml_error(f"{detail} in network {network}")
            continue
        if name in known:
            raise NETWORKS.xml_error(
                f"interface '{name}' can only be listed once in network {network}"
            )
        known.add(name)
        found.append(element)
    return found


def _address(source: xml.Source, network: str) -> xml.Element:
    kind = source.get("type")
    if kind is None:
        raise NETWORKS.xml_error(f"missing address type in network {network}")
    if kind != "pci":
        raise NETWORKS.unsupported(f"unknown address type '{kind}' in network {network}")
    return xml.Element("address", {"type": "pci", **pci_address(source)})


def _devices(source: xml.Source, dev: str | None, network: str) -> list[xml.Element]:
    """Read the devices of the host that the network may use."""
    addresses, functions = source.findall("address"), source.findall("pf")
    if (addresses or functions) and dev is not None:
        # libvirt prints the text without the name
        raise NETWORKS.xml_error(
            "the <forward> 'dev' attribute cannot be used when <address> or <pf>"
            " sub-elements are present in network %s"
        )
    if len(functions) > 1:
        raise NETWORKS.xml_error(
            f"Only one <pf> element is allowed in <forward> of network {network}"
        )
    interfaces = _interfaces(source, dev, network)
    if interfaces:
        return interfaces
    if addresses:
        return [_address(found, network) for found in paced(addresses)]
    if functions:
        name = functions[0].get("dev")
        if name is None:
            raise NETWORKS.xml_error(
                f"Missing required dev attribute in <pf> element of network '{network}'"
            )
        return [xml.Element("pf", {"dev": name})]
    return []


def read_forward(source: xml.Source, network: str) -> xml.Element:
    """Read ``<forward>``; its ``mode`` is always in the result."""
    mode = source.get("mode") or "nat"
    if mode not in ROUTED and mode not in BRIDGED:
        raise NETWORKS.unsupported(f"unknown forwarding type '{mode}'")
    element = xml.Element("forward")
    driver = source.value("driver", "name")
    if driver:
        if driver not in _DRIVERS:
            raise NETWORKS.unsupported(
                f"Unknown forward <driver name='{driver}'/> in network {network}"
            )
        element.append(xml.Element("driver", {"name": driver}))
    dev = source.get("dev") or None
    nats = source.findall("nat")
    if len(nats) > 1:
        raise NETWORKS.xml_error(
            f"Only one <nat> element is allowed in <forward> of network {network}"
        )
    if nats and mode != "nat":
        detail = "The <nat> element can only be used when <forward> 'mode' is 'nat'"
        raise NETWORKS.xml_error(f"{detail} in network {network}")
    nat = _nat(nats[0], network) if nats else None
    if nat is not None:
        element.append(nat)
    devices = _devices(source, dev, network)
    for device in devices:
        element.append(device)
    if devices and devices[0].tag == "interface":
        element.attrs["dev"] = devices[0].attrs["dev"]
    element.attrs["mode"] = mode
    if mode == "hostdev":
        element.attrs["managed"] = "yes" if source.get("managed") == "yes" else "no"
    return element
