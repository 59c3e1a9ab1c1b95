"""What interfaces of guests and networks have in common: VLAN tags, virtual ports, bandwidth."""

from __future__ import annotations

import os

from . import xml
from .addresses import uuid_text
from .kinds import choice, unsigned
from .refusals import DOMAIN, NETWORK, NOBODY, missing_attribute
from .values import parse_integer

__all__ = ["bandwidth", "virtualport", "vlan"]


def vlan(interface: xml.Source) -> xml.Element | None:
    source = interface.find("vlan")
    if source is None:
        return None
    element = xml.Element("vlan")
    native = False
    for found in source.iterfind("tag"):
        identifier = found.get("id")
        if identifier is None:
            raise missing_attribute("tag", "id")
        number = int(unsigned()(identifier, "tag", "id") or 0)
        if number > 4095:
            raise NOBODY.xml_error(f"vlan tag id {number} too large (maximum 4095)")
        attrs = {"id": str(number)}
        if (mode := found.get("nativeMode")) is not None:
            printed = choice("tagged", "untagged", silent=("default",))(mode, "tag", "nativeMode")
            if printed is not None:
                if native:
                    raise NOBODY.xml_error("duplicate native vlan setting")
                native = True
                attrs["nativeMode"] = printed
        element.add("tag", attrs)
    if not element.children:
        detail = "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement"
        raise NOBODY.xml_error(detail)
    trunk = source.get("trunk")
    if trunk is not None and trunk != "yes":
        detail = ""
        if len(element.children) > 1:
            detail = f"invalid \"trunk='{trunk}'\" in <vlan> - trunk='yes' is required for more than one vlan tag"
        elif native:
            detail = "invalid configuration in <vlan> - \"trunk='no'\" is not allowed with a native vlan id"
        elif trunk != "no":
            detail = f"invalid \"trunk='{trunk}'\" in <vlan> - must be yes or no"
        if detail:
            raise NOBODY.xml_error(detail)
    if trunk == "yes" or len(element.children) > 1:
        element.attrs["trunk"] = "yes"
    return element


def _generated_uuid() -> str:
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    return xml.format_uuid(bytes(raw))


_PORT_PARAMETERS = {
    None: ("managerid", "typeid", "typeidversion", "instanceid", "interfaceid", "profileid"),
    "802.1Qbg": ("managerid", "typeid", "typeidversion", "instanceid"),
    "802.1Qbh": ("profileid",),
    "openvswitch": ("interfaceid", "profileid"),
    "midonet": ("interfaceid",),
}
_PORT_GENERATED = {None: ("instanceid", "interfaceid"), "802.1Qbg": ("instanceid",), "openvswitch": ("interfaceid",)}


def virtualport(interface_kind: str, interface: xml.Source) -> xml.Element | None:
    source = interface.find("virtualport")
    if source is None:
        return None
    if interface_kind not in ("network", "bridge", "direct", "hostdev"):
        raise DOMAIN.unsupported(f"<virtualport> element unsupported for <interface type='{interface_kind}'>")
    kind = source.get("type")
    if kind is None and interface_kind != "network":
        raise NETWORK.xml_error("missing required virtualport type")
    if kind is not None and kind not in _PORT_PARAMETERS:
        raise NOBODY.unsupported(f"unknown virtualport type {kind}")
    element = xml.Element("virtualport", {} if kind is None else {"type": kind})
    parameters = source.find("parameters")
    values: dict[str, str] = {}
    for name in _PORT_PARAMETERS[kind]:
        value = parameters.get(name) if parameters is not None else None
        if value is None:
            if name in _PORT_GENERATED.get(kind, ()):
                values[name] = _generated_uuid()
            continue
        if name in ("managerid", "typeid", "typeidversion"):
            number = parse_integer(value, 0)
            limit = 0xFFFFFF if name == "typeid" else 0xFF
            if number is None or not 0 <= number <= limit:
                problem = "cannot parse value of" if number is None else "value of"
                tail = "parameter" if number is None else "out of range"
                raise NOBODY.xml_error(f"{problem} {name} {tail}")
            value = str(number)
        elif name in ("instanceid", "interfaceid"):
            uuid = uuid_text(value)
            if uuid is None:
                raise NOBODY.xml_error(f"cannot parse {name} parameter as a uuid")
            value = xml.format_uuid(uuid)
        values[name] = value
    if kind == "802.1Qbg" and not {"managerid", "typeid", "typeidversion"} <= set(values):
        missing = next(name for name in ("managerid", "typeid", "typeidversion") if name not in values)
        raise NETWORK.xml_error(f"missing {missing} in <virtualport type='802.1Qbg'>")
    if kind == "802.1Qbh" and "profileid" not in values:
        raise NETWORK.xml_error("missing profileid in <virtualport type='802.1Qbh'>")
    if kind == "midonet" and "interfaceid" not in values:
        raise NETWORK.xml_error("missing interfaceid in <virtualport type='midonet'>")
    if values:
        element.add("parameters", values)
    return element


def bandwidth(interface: xml.Source) -> xml.Element | None:
    source = interface.find("bandwidth")
    if source is None:
        return None
    element = xml.Element("bandwidth", is_open=True)
    for tag in ("inbound", "outbound"):
        if len(source.findall(tag)) > 1:
            raise NOBODY.xml_detail(f"Only one child <{tag}> element allowed")
        found = source.find(tag)
        if found is None:
            continue
        attrs: dict[str, str] = {}
        for name in ("average", "peak", "floor", "burst"):
            text = found.get(name)
            if text is None:
                continue
            number = parse_integer(text)
            if number is None or number < 0:
                raise NOBODY.unsupported(f"could not convert bandwidth {name} value '{text}'")
            attrs[name] = str(number)
        if "average" not in attrs and "floor" not in attrs:
            raise NOBODY.xml_detail("Missing mandatory average or floor attributes")
        if "average" not in attrs and ("peak" in attrs or "burst" in attrs):
            raise NOBODY.xml_detail("'peak' and 'burst' require 'average' attribute")
        if tag == "outbound" and "floor" in attrs:
            raise NOBODY.xml_detail("'floor' attribute allowed only in <inbound> element")
        attrs = {name: value for name, value in attrs.items() if value != "0"}
        if attrs:
            element.add(tag, attrs)
    return element if source.find("inbound") is not None or source.find("outbound") is not None else None
