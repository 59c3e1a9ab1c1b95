"""Vital product data of a PCI device: ``<capability type='vpd'>``."""

from __future__ import annotations

import re

from .. import xml
from ..pause import paced
from .refusals import DEVICES

__all__ = ["read_vpd"]

# The second character of a keyword such as V0.
_INDEX = re.compile("[0-9A-Z]")
_READ_ONLY = ("change_level", "manufacture_id", "part_number", "serial_number")


class _Fields:
    """Fields of one access, in the order in which they are printed."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.vendor: dict[str, str] = {}
        self.system: dict[str, str] = {}

    def element(self, access: str, names: tuple[str, ...]) -> xml.Element:
        element = xml.Element("fields", {"access": access}, is_open=True)
        for name in names:
            if name in self.texts:
                element.add(name, text=xml.Raw(self.texts[name]))
        for tag, fields in (("vendor_field", self.vendor), ("system_field", self.system)):
            for index, text in fields.items():
                element.add(tag, {"index": index}, xml.Raw(text))
        return element


def _custom(source: xml.Source, tag: str, fields: dict[str, str]) -> None:
    """Read fields that the vendor or the system defines; odd ones are left out."""
    for inner in paced(source.findall(tag)):
        index = inner.own("index")
        text = inner.element.text
        if index is not None and _INDEX.fullmatch(index) and text:
            fields[index] = text


def _read_only(source: xml.Source) -> _Fields:
    fields = _Fields()
    for name in _READ_ONLY:
        if text := source.text(name):
            fields.texts[name] = text
    _custom(source, "vendor_field", fields.vendor)
    return fields


def _read_write(source: xml.Source) -> _Fields:
    fields = _Fields()
    if tag := source.text("asset_tag"):
        fields.texts["asset_tag"] = tag
    _custom(source, "vendor_field", fields.vendor)
    _custom(source, "system_field", fields.system)
    if "A" in fields.system:  # the keyword YA stands for the tag
        fields.texts["asset_tag"] = fields.system.pop("A")
    return fields


def read_vpd(source: xml.Source) -> xml.Element:
    """Read vital product data."""
    name = source.text("name")
    if not name:
        raise DEVICES.xml_error("Could not read a device name from the <name> element")
    read_only = read_write = None
    for inner in paced(source.findall("fields")):
        if inner.element.get("access") is None:
            continue
        access = inner.own("access")
        if access is None:
            raise DEVICES.xml_error("VPD fields access type parsing has failed")
        if access == "readonly":
            read_only = _read_only(inner)
        elif access == "readwrite":
            read_write = _read_write(inner)
        else:
            raise DEVICES.xml_error(f"Unsupported VPD field access type specified {access}")
    element = xml.Element("capability", {"type": "vpd"}, is_open=True)
    element.add("name", text=name)
    if read_only is not None:
        element.append(read_only.element("readonly", _READ_ONLY))
    if read_write is not None:
        element.append(read_write.element("readwrite", ("asset_tag",)))
    return element
