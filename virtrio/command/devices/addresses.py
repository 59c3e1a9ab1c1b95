"""Addresses of devices on the command line, such as ``pci:0000.00.0x0a.0``."""

from __future__ import annotations

import re

from ..numbers import UINT_MAX, ULLONG_MAX

__all__ = ["element", "kind_of"]

_HEX = r"\s*\+?(?:0[xX])?([0-9a-fA-F]+)"
_DECIMAL = r"\s*\+?([0-9]+)"
# Any one character parts two numbers.
_PCI = re.compile(rf"{_HEX}.{_HEX}.{_HEX}.{_HEX}", re.ASCII | re.DOTALL)
_CCW = re.compile(rf"{_HEX}.{_HEX}.{_HEX}", re.ASCII | re.DOTALL)
_DRIVE = re.compile(rf"{_DECIMAL}.{_DECIMAL}.{_DECIMAL}", re.ASCII | re.DOTALL)
_USB = re.compile(rf"{_DECIMAL}.{_DECIMAL}", re.ASCII | re.DOTALL)
_FORMS = {"pci": _PCI, "ccw": _CCW, "scsi": _DRIVE, "ide": _DRIVE, "sata": _DRIVE, "usb": _USB}


def kind_of(address: str) -> str:
    """Return the word before the colon; "" if there is none."""
    kind, colon, _ = address.partition(":")
    return kind if colon and kind in _FORMS else ""


def element(address: str, *, multifunction: bool = False) -> str | None:
    """Return an address as an ``<address>`` element, None if it is none."""
    kind = kind_of(address)
    found = _FORMS[kind].fullmatch(address.partition(":")[2]) if kind else None
    if found is None:
        return None
    numbers = [int(text, 16 if kind in ("pci", "ccw") else 10) for text in found.groups()]
    highest = ULLONG_MAX if kind == "scsi" else UINT_MAX
    if max(numbers[:2]) > UINT_MAX or max(numbers) > highest:
        return None
    match kind:
        case "pci":
            domain, bus, slot, function = numbers
            more = " multifunction='on'" if multifunction else ""
            return (
                f"<address type='pci' domain='0x{domain:04x}' bus='0x{bus:02x}'"
                f" slot='0x{slot:02x}' function='0x{function:x}'{more}/>"
            )
        case "ccw":
            cssid, ssid, devno = numbers
            return (
                f"<address type='ccw' cssid='0x{cssid:02x}' ssid='0x{ssid:01x}'"
                f" devno='0x{devno:04x}'/>"
            )
        case "usb":
            return f"<address type='usb' bus='{numbers[0]}' port='{numbers[1]}'/>"
        case _:
            controller, bus, unit = numbers
            return f"<address type='drive' controller='{controller}' bus='{bus}' unit='{unit}'/>"
