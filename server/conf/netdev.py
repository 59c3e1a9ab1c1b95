"""VLAN tags, virtual ports and bandwidth, which interfaces and networks share."""

from __future__ import annotations

from . import xml
from .addresses import uuid_text
from .kinds import UNSIGNED, choice, number, some
from .refusals import NETWORK, NOBODY
from .rules import add, attr, rule, take
from .values import parse_integer, random_uuid

__all__ = ["bandwidth", "virtualport", "vlan"]


_TAG = (
    attr("id", UNSIGNED, required=True),
    attr("nativeMode", choice("tagged", "untagged", silent=("default",))),
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


_PARAMETERS = {
    **{name: attr(name, _identifier) for name in ("managerid", "typeid", "typeidversion")},
    **{name: attr(name, _uuid) for name in ("instanceid", "interfaceid")},
    "profileid": attr("profileid", some),
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


def virtualport(source: xml.Source, *, has_type: bool) -> xml.Element:
    """Read ``<virtualport>``; with ``has_type`` it is refused without a type."""
    kind = source.get("type")
    if kind is None and has_type:
        raise NETWORK.xml_error("missing required virtualport type")
    element = xml.Element("virtualport")
    take(element, source, _PORT_TYPE)
    parameters = xml.Element("parameters")
    given = source.find("parameters")
    for name in _PORT_PARAMETERS[kind]:
        if given is not None:
            take(parameters, given, _PARAMETERS[name])
        if name not in parameters.attrs and name in _PORT_GENERATED.get(kind, ()):
            parameters.attrs[name] = xml.format_uuid(random_uuid())
    missing = next(
        (
            name
            for name in _PORT_NEEDS.get(kind or "", ())
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
        raise NOBODY.xml_detail("'floor' attribute allowed only in <inbound> element")
    element.attrs = {name: value for name, value in attrs.items() if value != "0"}
    return element if element.attrs else None


_WAYS = (rule("inbound", *_RATES, finish=_rates), rule("outbound", *_RATES, finish=_rates))


def bandwidth(source: xml.Source) -> xml.Element | None:
    """Read ``<bandwidth>``; None if it has neither inbound nor outbound rates."""
    element = xml.Element("bandwidth", is_open=True)
    for way in _WAYS:
        if len(source.findall(way.tag)) > 1:
            raise NOBODY.xml_detail(f"Only one child <{way.tag}> element allowed")
        add(element, source, way)
    there = source.tags()
    return element if "inbound" in there or "outbound" in there else None
