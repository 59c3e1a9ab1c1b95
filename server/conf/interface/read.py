"""Reader of the XML of the host's interfaces, which makes an `InterfaceDef`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .. import xml
from ..kinds import choice
from ..netdev import link
from ..pause import paced
from ..refusals import unexplained
from ..rules import attr, take
from ..schema import library
from ..values import parse_integer
from .bond import read_mode, read_monitor
from .definition import InterfaceDef
from .protocol import read_protocol
from .refusals import INTERFACES

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["copied", "parse_interface", "parse_interface_element"]

_TYPE = attr("type", choice("ethernet", "bridge", "bond", "vlan"), required=True)
# What may be inside of an interface of each type.
_INSIDE = {"bridge": ("ethernet", "bond", "vlan"), "bond": ("ethernet",)}
_START_MODES = ("none", "onboot", "hotplug")
_MOST_MTU = 100_000
_UINT_MAX = 2**32 - 1


def _start(source: xml.Source) -> xml.Element | None:
    mode = source.own_of("start", "mode")
    if mode is None:
        return None
    if mode not in _START_MODES:
        raise INTERFACES.xml_error(f"unknown interface startmode {mode}")
    return xml.Element("start", {"mode": mode})


def _mtu(source: xml.Source) -> xml.Element | None:
    text = source.own_of("mtu", "size")
    if text is None:
        return None
    number = parse_integer(text)
    if number is None or not 0 <= number <= _UINT_MAX:
        raise unexplained()
    if number > _MOST_MTU:
        raise INTERFACES.xml_error(
            f"value of the 'size' attribute of 'mtu' element must be at most {_MOST_MTU}"
        )
    return xml.Element("mtu", {"size": str(number)}) if number else None


def _bridge(source: xml.Source) -> xml.Element:
    element = xml.Element("bridge", is_open=True)
    stp, delay = source.get("stp"), source.get("delay")
    if stp is not None:
        if stp not in ("on", "off"):  # libvirt reads no further, and refuses nothing
            return element
        element.attrs["stp"] = stp
    if delay is not None:
        element.attrs["delay"] = xml.Raw(delay)
    for inner in paced(source.findall("interface")):
        element.append(_interface(inner, "bridge"))
    return element


def _bond(source: xml.Source) -> xml.Element:
    element = xml.Element("bond", read_mode(source), is_open=True)
    interfaces = [_interface(inner, "bond") for inner in paced(source.findall("interface"))]
    monitor = read_monitor(source)
    element.children = interfaces if monitor is None else [monitor, *interfaces]
    return element


def _vlan(source: xml.Source) -> xml.Element:
    tag = source.own("tag")
    if tag is None:
        raise INTERFACES.xml_error("vlan interface misses the tag attribute")
    name = source.own_of("interface", "name")
    if name is None:
        raise INTERFACES.xml_error("vlan interface misses name attribute")
    element = xml.Element("vlan", {"tag": xml.Raw(tag)})
    element.add("interface", {"name": xml.Raw(name)})
    return element


_READERS = {"bridge": _bridge, "bond": _bond, "vlan": _vlan}


def _interface(source: xml.Source, parent: str | None) -> xml.Element:
    """Read an interface, which may be inside of one of type ``parent``."""
    element = xml.Element("interface", is_open=True)
    take(element, source, _TYPE)
    kind = element.attrs["type"]
    if parent is not None and kind not in _INSIDE[parent]:
        raise INTERFACES.xml_error(f"interface has unsupported type '{kind}'")
    name = source.get("name")
    if name is None:
        raise INTERFACES.xml_error("interface has no name")
    element.attrs["name"] = name
    if parent is None:
        for part in (_start(source), _mtu(source)):
            if part is not None:
                element.append(part)
        for inner in paced(source.findall("protocol")):
            element.append(read_protocol(inner))
    found = source.find("link")
    if kind != "bridge" and found is not None:
        state = link(found)
        if state is not None:
            element.append(state)
    if kind == "ethernet":
        mac = source.own_of("mac", "address")
        if mac is not None:
            element.add("mac", {"address": xml.Raw(mac)})
        return element
    found = source.find(kind)
    if found is None:
        raise INTERFACES.xml_error(f"{kind} interface misses the {kind} element")
    element.append(_READERS[kind](found))
    return element


def parse_interface_element(element: etree._Element) -> InterfaceDef:
    """Read a definition from an ``<interface>`` element of any document."""
    tree = _interface(xml.Source.of(element), None)
    return InterfaceDef(tree.attrs["name"], tree.get("mac", "address"), tree)


def parse_interface(text: str, *, validate: bool = False) -> InterfaceDef:
    """Read a definition from the text of a document.

    With ``validate``, a document that libvirt's schema refuses is refused, too.
    Raises LibvirtError for any mistake in ``text``, and `pause.WorkGivenUp` where the
    thread's work is interruptible.
    """
    root = xml.parse_root(
        text, "(interface_definition)", ErrorDomain.VIR_FROM_INTERFACE, tag="interface"
    )
    if validate:
        library.INTERFACE.check(root)
    return parse_interface_element(root)


def copied(definition: InterfaceDef) -> InterfaceDef:
    """Return what libvirt makes of a definition that it copies: prints and reads again.

    Raises LibvirtError if what is printed cannot be read.
    """
    return definition if definition.is_plain else parse_interface(definition.format())
