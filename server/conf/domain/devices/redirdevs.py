"""Redirected USB devices and their filter: ``<redirdev>`` and ``<redirfilter>``."""

from __future__ import annotations

import re

from ... import xml
from ...addresses import BOOT_INFO, add_device_info
from ...kinds import YES_NO, integer
from ...refusals import DOMAIN, missing_attribute
from .chardevs import SOURCE_TYPES, source_parts

__all__ = ["read_redirdev", "read_redirfilter"]


def read_redirdev(source: xml.Source) -> xml.Element:
    bus = source.get("bus", "usb")
    if bus != "usb":
        raise DOMAIN.unsupported(f"unknown redirdev bus '{bus}'")
    kind = source.get("type")
    if kind is None:
        raise DOMAIN.internal_error("missing type in redirdev")
    if kind not in SOURCE_TYPES:
        raise DOMAIN.unsupported(f"unknown redirdev character device type '{kind}'")
    element = xml.Element("redirdev", {"bus": bus, "type": kind}, is_open=True)
    if kind == "dbus" and source.value("source", "channel") is None:
        element.add("source", {"channel": "org.qemu.usbredir"})
    else:
        element.children += source_parts(kind, source)
    add_device_info(element, source, BOOT_INFO)
    if element.get("address", "type") not in (None, "usb"):
        raise DOMAIN.xml_error("Invalid address for a USB device")
    return element


def _usb_id(source: xml.Source, name: str, width: int) -> str | None:
    text = source.get(name)
    if text is None:
        return None
    number = int(integer(base=0)(text, "usbdev", name) or 0)
    if number == -1:
        return None
    if name == "class" and not 0 <= number <= 0xFF:
        raise DOMAIN.internal_error(f"Invalid USB Class code 0x{number & 0xFFFFFFFF:x}")
    return f"0x{number:0{width}X}" if width == 4 else f"0x{number:02X}"


_USB_VERSION = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)


def read_redirfilter(source: xml.Source) -> xml.Element | None:
    element = xml.Element("redirfilter")
    for found in source.iterfind("usbdev"):
        attrs: dict[str, str] = {}
        for name, width in (("class", 2), ("vendor", 4), ("product", 4)):
            identifier = _usb_id(found, name, width)
            if identifier is not None:
                attrs[name] = identifier
        version = found.get("version")
        if version is not None and version != "-1":
            match = _USB_VERSION.fullmatch(version)
            if match is None:
                raise DOMAIN.xml_error(f"Cannot parse USB device version {version}")
            attrs["version"] = f"{int(match[1])}.{match[2]:0<2}"
        allow = found.get("allow")
        if allow is None:
            raise missing_attribute("usbdev", "allow")
        attrs["allow"] = YES_NO(allow, "usbdev", "allow") or ""
        element.add("usbdev", attrs)
    return element if element.children else None
