"""Devices of a mainframe: channel devices, and cryptographic adapters."""

from __future__ import annotations

from .. import xml
from ..pause import paced
from .mdev import MdevTypes
from .numbers import natural
from .refusals import DEVICES

__all__ = ["read_ap_card", "read_ap_matrix", "read_ap_queue", "read_ccw", "read_css"]

_PLACE = (("cssid", 0, 1), ("ssid", 0, 1), ("devno", 16, 4))
_MOST_DOMAIN = 255


def _number(source: xml.Source, tag: str, name: str, base: int = 0) -> int:
    text = source.text(tag)
    if not text:
        raise DEVICES.unsupported(f"missing {tag} value for '{name}'")
    number = natural(text, base)
    if number is None:
        raise DEVICES.unsupported(f"invalid {tag} value '{text}' for '{name}'")
    return number


def _add_place(element: xml.Element, source: xml.Source, name: str) -> None:
    for tag, base, width in _PLACE:
        element.add(tag, text=f"0x{_number(source, tag, name, base):0{width}x}")


def read_ccw(source: xml.Source, name: str) -> xml.Element:
    """Read a channel device."""
    element = xml.Element("capability", {"type": "ccw"}, is_open=True)
    _add_place(element, source, name)
    return element


def _mdev_types(source: xml.Source) -> MdevTypes:
    types = MdevTypes()
    for inner in paced(source.findall("capability")):
        kind = inner.get("type")
        if kind is None:
            raise DEVICES.xml_error("Missing capability type")
        if kind == "mdev_types":
            types.read(inner)
    return types


def read_css(source: xml.Source, name: str) -> xml.Element:
    """Read a subchannel, with the address of its device and its mediated devices."""
    element = xml.Element("capability", {"type": "css"}, is_open=True)
    _add_place(element, source, name)
    types = _mdev_types(source)
    found = source.find("channel_dev_addr")
    if found is not None:
        _add_place(element.add("channel_dev_addr"), found, name)
    if types.is_there:
        element.append(types.element())
    return element


def read_ap_card(source: xml.Source, name: str) -> xml.Element:
    """Read a cryptographic adapter."""
    element = xml.Element("capability", {"type": "ap_card"}, is_open=True)
    element.add("ap-adapter", text=f"0x{_number(source, 'ap-adapter', name):02x}")
    return element


def read_ap_queue(source: xml.Source, name: str) -> xml.Element:
    """Read a queue of a cryptographic adapter, of one domain."""
    element = xml.Element("capability", {"type": "ap_queue"}, is_open=True)
    element.add("ap-adapter", text=f"0x{_number(source, 'ap-adapter', name):02x}")
    number = _number(source, "ap-domain", name)
    if number > _MOST_DOMAIN:
        text = source.text("ap-domain")
        raise DEVICES.unsupported(f"ap-domain value '{text}' is out of range for '{name}'")
    element.add("ap-domain", text=f"0x{number:04x}")
    return element


def read_ap_matrix(source: xml.Source, name: str) -> xml.Element:
    """Read a matrix of adapters and domains."""
    element = xml.Element("capability", {"type": "ap_matrix"}, is_open=True)
    types = _mdev_types(source)
    if types.is_there:
        element.append(types.element())
    return element
