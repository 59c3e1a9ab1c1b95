"""PCI devices: ``<capability type='pci'>``."""

from __future__ import annotations

from .. import xml
from ..addresses import pci_numbers
from ..kinds import ON_OFF, choice, integer, unsigned
from ..pause import paced
from ..rules import attr, take
from ..values import parse_integer, signed
from .mdev import MdevTypes
from .numbers import identifier, natural, optional, required
from .refusals import DEVICES
from .vpd import read_vpd

__all__ = ["read_pci"]

# What is printed without a sign.
_PLACE = (("bus", "PCI bus ID"), ("slot", "PCI slot ID"), ("function", "PCI function ID"))
_BRIDGES = ("pci-bridge", "cardbus-bridge")
_MOST_CLASS = 0xFFFFFF


def _class(source: xml.Source, name: str) -> str | None:
    text = source.text("class")
    if not text:
        return None
    number = parse_integer(text, 16)
    if number is None or not -(2**31) <= number <= _MOST_CLASS:
        raise DEVICES.internal_error(f"invalid PCI class supplied for '{name}'")
    return f"0x{number:06x}" if number >= 0 else None


def _product(source: xml.Source, tag: str, what: str, name: str) -> xml.Element:
    """Read ``<vendor>`` or ``<product>``: a number and a name."""
    return xml.Element(
        tag, {"id": identifier(source, tag, what, name)}, text=source.text(tag) or None
    )


_MULTIFUNCTION = attr("multifunction", ON_OFF)


def _address(source: xml.Source) -> xml.Element:
    numbers = pci_numbers(source)
    take(xml.Element("address"), source, _MULTIFUNCTION)  # it is checked and not printed
    return xml.Element(
        "address",
        {
            "domain": f"0x{numbers['domain']:04x}",
            "bus": f"0x{numbers['bus']:02x}",
            "slot": f"0x{numbers['slot']:02x}",
            "function": f"0x{signed(numbers['function'])}",  # of one digit, unless it is wrong
        },
    )


class _Functions:
    """What a device is to the functions of its card: ``phys_function`` and so on."""

    def __init__(self) -> None:
        self.physical: xml.Element | None = None
        self.virtual: xml.Element | None = None

    def read_physical(self, source: xml.Source) -> None:
        found = source.find("address")
        if found is None:
            raise DEVICES.xml_error("Missing address in 'phys_function' capability")
        self.physical = xml.Element("capability", {"type": "phys_function"})
        self.physical.append(_address(found))

    def read_virtual(self, source: xml.Source) -> None:
        if self.virtual is None:
            self.virtual = xml.Element("capability", {"type": "virt_functions"})
        text = source.own("maxCount")
        if text is not None:
            number = natural(text)
            if number is None:
                raise DEVICES.xml_error("Malformed 'maxCount' parameter")
            self.virtual.attrs.pop("maxCount", None)
            if number:
                self.virtual.attrs["maxCount"] = str(number)
        for inner in paced(source.findall("address")):
            self.virtual.append(_address(inner))


def _capabilities(source: xml.Source) -> list[xml.Element]:
    functions, types = _Functions(), MdevTypes()
    bridge = vpd = None
    for inner in paced(source.findall("capability")):
        kind = inner.get("type")
        if kind is None:
            raise DEVICES.xml_error("Missing capability type")
        if kind == "phys_function":
            functions.read_physical(inner)
        elif kind == "virt_functions":
            functions.read_virtual(inner)
        elif kind == "mdev_types":
            types.read(inner)
        elif kind == "vpd":
            vpd = read_vpd(inner)
        elif kind in _BRIDGES and bridge is None:
            bridge = xml.Element("capability", {"type": kind})
    mdev_types = types.element() if types.is_there else None
    parts = (functions.physical, functions.virtual, bridge, mdev_types, vpd)
    return [part for part in parts if part is not None]


def _with_sign(number: int) -> str:
    """Print a number without a sign as libvirt does: with one."""
    return str(signed(number))


_GROUP_NUMBER = attr("number", unsigned(spell=_with_sign), required=True)


def _group(source: xml.Source) -> xml.Element | None:
    element = xml.Element("iommuGroup")
    take(element, source, _GROUP_NUMBER)
    for inner in paced(source.findall("address")):
        element.append(_address(inner))
    return element if element.has_children else None


_WIDTH = attr("width", unsigned(base=0, spell=_with_sign), required=True)
_SPEED = attr("speed", choice("2.5", "5", "8", "16", "32", "64", silent=("",)))
_PORT = attr("port", integer())


def _link(source: xml.Source, validity: str) -> xml.Element | None:
    found = next(
        (link for link in source.iterfind("link") if link.element.get("validity") == validity), None
    )
    if found is None:
        return None
    given = xml.Element("link")
    take(given, found, _WIDTH, _SPEED, _PORT)
    attrs = {"validity": validity}
    for name in ("port", "speed", "width"):
        if name in given.attrs:
            attrs[name] = given.attrs[name]
    if attrs.get("port", "").startswith("-"):
        del attrs["port"]
    return xml.Element("link", attrs)


def _express(source: xml.Source) -> xml.Element:
    element = xml.Element("pci-express")
    for validity in ("cap", "sta"):
        if (link := _link(source, validity)) is not None:
            element.append(link)
    return element


def read_pci(source: xml.Source, name: str) -> xml.Element:
    """Read a PCI device."""
    element = xml.Element("capability", {"type": "pci"}, is_open=True)
    kind = _class(source, name)
    if kind is not None:
        element.add("class", text=kind)
    element.add("domain", text=required(source, "domain", "PCI domain ID", name))
    for tag, what in _PLACE:
        element.add(tag, text=required(source, tag, what, name, sign=False))
    vendor = _product(source, "vendor", "PCI vendor ID", name)
    element.append(_product(source, "product", "PCI product ID", name))
    element.append(vendor)
    element.children += _capabilities(source)
    found = source.find("iommuGroup")
    group = None if found is None else _group(found)
    if group is not None:
        element.append(group)
    found = source.find("numa")
    node = optional(None if found is None else found.own("node"), "NUMA node ID", name)
    if node is not None and node >= 0:
        element.add("numa", {"node": str(node)})
    found = source.find("pci-express")
    if found is not None:
        element.append(_express(found))
    return element
