"""Addresses of an interface of the host: ``<protocol>``."""

from __future__ import annotations

from .. import xml
from ..kinds import YES_NO, integer
from ..pause import paced
from ..rules import attr, take
from .refusals import INTERFACES

__all__ = ["read_protocol"]

_PEER_DNS = attr("peerdns", YES_NO)
_PREFIX = attr("prefix", integer(base=0, zero=False))


def _ip(source: xml.Source) -> xml.Element | None:
    address = source.get("address")
    if address is None:
        return None
    element = xml.Element("ip", {"address": xml.Raw(address)})
    take(element, source, _PREFIX)
    return element


def read_protocol(source: xml.Source) -> xml.Element:
    """Read ``<protocol>``: the addresses and the route of one family."""
    family = source.get("family")
    if family is None:
        raise INTERFACES.xml_error("protocol misses the family attribute")
    if family not in ("ipv4", "ipv6"):
        raise INTERFACES.xml_error(f"unsupported protocol family '{family}'")
    element = xml.Element("protocol", {"family": family}, is_open=True)
    if family == "ipv6" and source.find("autoconf") is not None:
        element.add("autoconf")
    if (found := source.find("dhcp")) is not None:
        take(element.add("dhcp"), found, _PEER_DNS)
    for inner in paced(source.findall("ip")):
        if (ip := _ip(inner)) is not None:
            element.append(ip)
    route = source.find("route")
    gateway = None if route is None else route.own("gateway")
    if gateway is not None:
        element.add("route", {"gateway": xml.Raw(gateway)})
    return element
