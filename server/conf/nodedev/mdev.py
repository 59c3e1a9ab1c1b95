"""Mediated devices, and the types of them that a device offers."""

from __future__ import annotations

from .. import xml
from ..addresses import uuid_text
from ..pause import paced
from .numbers import natural
from .refusals import DEVICES

__all__ = ["MdevTypes", "read_mdev"]


class MdevTypes:
    """Types of mediated devices that the capabilities of one device name."""

    def __init__(self) -> None:
        self._types: list[xml.Element] = []
        self.is_there = False

    def read(self, source: xml.Source) -> None:
        """Read one more ``<capability type='mdev_types'>``."""
        self._types += [_type(inner) for inner in paced(source.findall("type"))]
        self.is_there = True

    def element(self) -> xml.Element:
        """Return what is printed of them, which is nothing without a type."""
        element = xml.Element("capability", {"type": "mdev_types"}, children=self._types)
        element.when = 0 if self._types else _NEVER
        return element


# A flag of printing that nobody asks for.
_NEVER = 1 << 30


def _type(source: xml.Source) -> xml.Element:
    name = source.own("id")
    if name is None:
        raise DEVICES.xml_error("missing 'id' attribute for mediated device's <type> element")
    api = source.text("deviceAPI")
    if not api:
        raise DEVICES.xml_error(f"missing device API for mediated device type '{name}'")
    count = natural(source.text("availableInstances") or "-")
    if count is None:
        raise DEVICES.xml_error(
            f"missing number of available instances for mediated device type '{name}'"
        )
    element = xml.Element("type", {"id": name})
    if text := source.text("name"):
        element.add("name", text=text)
    element.add("deviceAPI", text=api)
    element.add("availableInstances", text=str(count))
    return element


def _uuid(text: str) -> str:
    uuid = uuid_text(text)
    if uuid is None:
        raise DEVICES.internal_error(f"Invalid uuid '{text}' for new mdev device")
    return xml.format_uuid(uuid)


def read_mdev(source: xml.Source, name: str) -> xml.Element:
    """Read a mediated device."""
    element = xml.Element("capability", {"type": "mdev"}, is_open=True)
    found = source.find("type")
    kind = None if found is None else found.own("id")
    if kind is None:
        raise DEVICES.unsupported(f"missing type id attribute for '{name}'")
    element.add("type", {"id": kind})
    if uuid := source.text("uuid"):
        element.add("uuid", text=_uuid(uuid))
    group = source.find("iommuGroup")
    text = None if group is None else group.own("number")
    number = 0 if text is None else natural(text)
    if number is None:
        raise DEVICES.internal_error(f"invalid iommuGroup number attribute for '{name}'")
    element.add("iommuGroup", {"number": str(number)})
    for inner in paced(source.findall("attr")):
        key, value = inner.own("name"), inner.own("value")
        if key is not None and value is not None:  # libvirt leaves out others
            element.add("attr", {"name": xml.Raw(key), "value": xml.Raw(value)})
    return element
