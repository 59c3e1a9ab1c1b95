"""DNS of a network: ``<dns>`` with its forwarders, records and hosts."""

from __future__ import annotations

import re

from .. import xml
from ..kinds import YES_NO
from ..pause import paced
from ..rules import attr, take
from ..sockets import format_address, parse_address
from ..values import parse_integer
from .refusals import NETWORKS

__all__ = ["read_dns", "read_dns_host", "read_dns_srv", "read_dns_txt"]

_ATTRS = (attr("enable", YES_NO), attr("forwardPlainNames", YES_NO))
_UINT_MAX = 2**32 - 1


def _forwarder(source: xml.Source, network: str) -> xml.Element:
    element = xml.Element("forwarder")
    domain, address = source.get("domain"), source.get("addr")
    if address is not None and (found := parse_address(address)) is None:
        raise NETWORKS.xml_error(f"Invalid forwarder IP address '{address}' in network '{network}'")
    if address is None and domain is None:
        raise NETWORKS.xml_error(
            "Invalid forwarder element, must contain at least one of addr or domain"
        )
    if domain is not None:
        element.attrs["domain"] = domain
    if address is not None and found is not None:
        element.attrs["addr"] = format_address(found)
    return element


# -- records ---------------------------------------------------------------------------


def read_dns_host(source: xml.Source, network: str, *, partial: bool = False) -> xml.Element:
    """Read a ``<host>``: an address and its names.

    ``partial``: one of the two may be missing, as in a description of what to remove.
    """
    place = f"in network '{network}' DNS HOST record"
    address = source.get("ip")
    if not address and not partial:
        raise NETWORKS.xml_detail(f"Missing IP address {place}")
    element = xml.Element("host")
    if address:
        found = parse_address(address)
        if found is None:
            raise NETWORKS.xml_detail(f"Invalid IP address {place}")
        element.attrs["ip"] = format_address(found)
    for inner in paced(source.findall("hostname")):
        name = xml.string(inner)
        if not name:
            raise NETWORKS.xml_detail(f"Missing hostname {place}")
        element.append(xml.Element("hostname", text=name))
    if not element.has_children and not partial:
        raise NETWORKS.xml_detail(f"Missing hostname {place}")
    if not element.has_children and not element.attrs:
        raise NETWORKS.xml_detail(f"Missing ip and hostname {place}")
    element.is_open = True
    return element


def read_dns_txt(source: xml.Source, network: str, *, partial: bool = False) -> xml.Element:
    """Read a ``<txt>``: a name and its value, which a ``partial`` one may lack."""
    name, value = source.get("name"), source.get("value")
    if name is None:
        raise NETWORKS.xml_detail(
            f"missing required name attribute in DNS TXT record of network {network}"
        )
    if " " in name or "," in name:
        raise NETWORKS.xml_detail(
            f"prohibited character in DNS TXT record name '{name}' of network {network}"
        )
    if value is None and not partial:
        detail = f"missing required value attribute in DNS TXT record named '{name}'"
        raise NETWORKS.xml_detail(f"{detail} of network {network}")
    element = xml.Element("txt", {"name": name})
    if value is not None:
        element.attrs["value"] = value
    return element


def _small(source: xml.Source, name: str, lowest: int) -> int | None:
    """Return a number of 16 bits; None if it is missing, -1 if it is bad."""
    text = source.get(name)
    if not text:
        return None
    number = parse_integer(text)
    if number is None or not lowest <= number % (_UINT_MAX + 1) <= 65535:
        return -1
    return number


# Characters that the names of services and protocols may not have.
_NOT_IN_SERVICE = re.compile(r"[^a-zA-Z0-9_*+/-]")
_NOT_IN_PROTOCOL = re.compile(r"[^a-zA-Z0-9+/-]")


def _check_word(text: str | None, name: str, bad: re.Pattern[str], network: str) -> None:
    if text is not None and bad.search(text):
        place = f"in DNS SRV record of network '{network}'"
        raise NETWORKS.xml_detail(f"invalid character in {name} attribute '{text}' {place}")


def read_dns_srv(source: xml.Source, network: str, *, partial: bool = False) -> xml.Element:
    """Read a ``<srv>``; a ``partial`` one needs neither service nor protocol."""
    service, protocol = source.get("service"), source.get("protocol")
    if service is None and not partial:
        raise NETWORKS.xml_detail(
            f"missing required service attribute in DNS SRV record of network '{network}'"
        )
    _check_word(service, "service", _NOT_IN_SERVICE, network)
    if protocol is None and not partial:
        detail = f"missing required protocol attribute in DNS SRV record '{service}'"
        raise NETWORKS.xml_detail(f"{detail} of network '{network}'")
    _check_word(protocol, "protocol", _NOT_IN_PROTOCOL, network)
    shown = "(null)" if service is None else service
    place = f"for service '{shown}' in network '{network}'"
    element = xml.Element("srv")
    for name in ("service", "protocol", "domain", "target"):
        value = source.get(name)
        if value is not None:
            element.attrs[name] = value
    has_target = "target" in element.attrs
    for name, lowest, complaint in (
        ("port", 1, "invalid DNS SRV port attribute"),
        ("priority", 0, "Invalid DNS SRV priority attribute"),
        ("weight", 0, "invalid DNS SRV weight attribute"),
    ):
        number = _small(source, name, lowest)
        if number is None:
            continue
        if not has_target:
            raise NETWORKS.xml_detail(
                f"DNS SRV {name} attribute not permitted without target {place}"
            )
        if number < 0:
            raise NETWORKS.xml_detail(f"{complaint} {place}")
        if number:
            element.attrs[name] = str(number)
    return element


def read_dns(source: xml.Source, network: str) -> xml.Element | None:
    """Read ``<dns>``; None if nothing is in it."""
    element = xml.Element("dns")
    take(element, source, *_ATTRS)
    for tag, read in (
        ("forwarder", _forwarder),
        ("host", read_dns_host),
        ("srv", read_dns_srv),
        ("txt", read_dns_txt),
    ):
        for inner in paced(source.findall(tag)):
            element.append(read(inner, network))
    if element.attrs.get("enable") == "no" and element.has_children:
        raise NETWORKS.xml_error(f"Extra data in disabled network '{network}'")
    element.children.sort(key=lambda inner: _ORDER.index(inner.tag))
    return element if element.attrs or element.has_children else None


_ORDER = ("forwarder", "txt", "srv", "host")
