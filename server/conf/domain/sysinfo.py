"""``<sysinfo>``: SMBIOS tables and firmware files that the guest sees."""

from __future__ import annotations

import re

from .. import xml
from ..addresses import uuid_text
from ..kinds import choice
from ..refusals import DOMAIN, missing_attribute

__all__ = ["read_sysinfo"]

_SYSINFO = {
    "bios": ("vendor", "version", "date", "release"),
    "system": ("manufacturer", "product", "version", "serial", "uuid", "sku", "family"),
    "baseBoard": ("manufacturer", "product", "version", "serial", "asset", "location"),
    "chassis": ("manufacturer", "version", "serial", "asset", "sku"),
}
_DATE = re.compile(r"\s*+(?=\d)0*+(\d{0,9})/(?=\d)0*+(\d{0,9})/(?=\d)0*+(\d{0,9})", re.ASCII)


def _check_date(date: str) -> None:
    match = _DATE.fullmatch(date)
    if match is not None:
        month, day, year = (int(match[part] or "0") for part in (1, 2, 3))
        if 1 <= month <= 12 and 1 <= day <= 31 and (year < 100 or year >= 1900):
            return
    raise DOMAIN.xml_detail("Invalid BIOS 'date' format")


def _table(source: xml.Source, names: tuple[str, ...], uuid: bytes) -> xml.Element | None:
    element = xml.Element(str(source.tag))
    entries: dict[str | None, xml.Source] = {}
    for entry in source.iterfind("entry"):
        entries.setdefault(entry.get("name"), entry)
    for name in names:
        found = entries.get(name)
        value = xml.string(found) if found is not None else ""
        if not value:
            continue
        if name == "date":
            _check_date(value)
        if name == "uuid":
            parsed = uuid_text(value)
            if parsed is None:
                raise DOMAIN.xml_detail("malformed <sysinfo> uuid element")
            if parsed != uuid:
                raise DOMAIN.xml_detail("UUID mismatch between <uuid> and <sysinfo>")
            value = xml.format_uuid(parsed)
        element.add("entry", {"name": name}, value)
    return element if element.children else None


def _fwcfg(source: xml.Source) -> xml.Element:
    element = xml.Element("sysinfo", {"type": "fwcfg"})
    for entry in source.iterfind("entry"):
        name, file, value = entry.get("name"), entry.get("file"), xml.string(entry)
        if name is None:
            raise DOMAIN.xml_error("Firmware entry is missing 'name' attribute")
        if not value and file is None:
            raise DOMAIN.xml_error("Firmware entry must have either value or 'file' attribute")
        if file is not None:  # which counts where there is a value as well
            element.add("entry", {"name": name, "file": file})
        else:
            element.add("entry", {"name": name}, value)
    return element


def read_sysinfo(root: xml.Source, uuid: bytes) -> list[xml.Element]:
    elements = []
    for source in root.iterfind("sysinfo"):
        kind = source.get("type")
        if kind is None:
            raise missing_attribute("sysinfo", "type")
        if choice("smbios", "fwcfg")(kind, "sysinfo", "type") == "fwcfg":
            elements.append(_fwcfg(source))
            continue
        element = xml.Element("sysinfo", {"type": "smbios"})
        for tag, names in _SYSINFO.items():
            for found in source.iterfind(tag):
                table = _table(found, names, uuid)
                if table is not None:
                    element.children.append(table)
                if tag != "baseBoard":
                    break
        strings = [
            xml.Element("entry", text=xml.string(found))
            for found in source.iterfind("oemStrings/entry")
        ]
        if strings:
            element.children.append(xml.Element("oemStrings", children=strings))
        elements.append(element)
    return elements
