"""Readers of ``<address>``, ``<alias>``, ``<boot>`` and ``<rom>`` of any device."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from itertools import takewhile
from typing import TYPE_CHECKING

from . import xml
from .blocks import in_blocks
from .kinds import ON_OFF, POSITIVE, UNSIGNED, YES_NO, hexadecimal, unsigned
from .refusals import DEVICE, DOMAIN, NOBODY
from .rules import Attr, Rule, add, apply, attr, reader, rule, take
from .values import parse_integer, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "BOOT_AND_ROM_INFO",
    "BOOT_INFO",
    "DEVICE_INFO",
    "add_device_info",
    "device_info",
    "every_alias",
    "is_multicast",
    "keeps_every_alias",
    "mac_address",
    "parse_mac",
    "pci_address",
    "pci_numbers",
    "uuid_text",
    "without_made_alias",
]

# libvirt reads these without a sign and keeps and prints them with one.
_INDEX = unsigned(spell=lambda number: str(signed(number)))


_PCI_LIMITS = (("domain", 2**32 - 1, 4), ("bus", 0xFF, 2), ("slot", 0x1F, 2), ("function", 7, 1))
_MULTIFUNCTION = attr("multifunction", ON_OFF)
_ZPCI = (
    attr("uid", hexadecimal(4), default="0x0000"),
    attr("fid", hexadecimal(8), default="0x00000000"),
)


def pci_numbers(source: xml.Source, *, name: str = "address") -> dict[str, int]:
    """Read and check domain, bus, slot and function of a PCI address.

    libvirt takes it for no address if domain, bus and slot are zero, and then checks
    nothing.
    """
    numbers = {}
    for key, _, _ in _PCI_LIMITS:
        text = source.get(key)
        numbers[key] = int(unsigned(base=0)(text, name, key) or 0) if text is not None else 0
    if numbers["domain"] or numbers["bus"] or numbers["slot"]:
        for key, limit, _ in _PCI_LIMITS:
            if numbers[key] > limit:
                if key == "function":
                    raise NOBODY.xml_error(
                        f"Invalid PCI address function=0x{numbers[key]:x}, must be <= 7"
                    )
                raise NOBODY.xml_error(
                    f"Invalid PCI address {key}='0x{numbers[key]:x}', must be <= 0x{limit:X}"
                )
    return numbers


def pci_address(source: xml.Source, *, name: str = "address") -> dict[str, str]:
    """Read a PCI address as `pci_numbers` does, as it is printed.

    The numbers are in hexadecimal, padded to their widths. All are zero if domain, bus
    and slot are.
    """
    numbers = pci_numbers(source, name=name)
    if not (numbers["domain"] or numbers["bus"] or numbers["slot"]):
        numbers["function"] = 0
    return {key: f"0x{numbers[key]:0{width}x}" for key, _, width in _PCI_LIMITS}


def _pci(source: xml.Source) -> xml.Element:
    attrs = pci_address(source)
    element = xml.Element("address", {"type": "pci", **attrs})
    take(element, source, _MULTIFUNCTION)
    if set(attrs.values()) == {"0x0000", "0x00", "0x0"}:
        for name in attrs:
            del element.attrs[name]
    if found := source.findall("zpci"):  # the last counts
        zpci = xml.Element("zpci")
        take(zpci, found[-1], *_ZPCI)
        if not found[-1].given.keys().isdisjoint(zpci.attrs):
            element.append(zpci)
    return element


_DOTTED = re.compile(r"\d++(\.\d++){0,3}", re.ASCII)
_MOST_USB_PORT = 2**32 - 1


def _usb(source: xml.Source) -> xml.Element:
    port = source.get("port")
    ports = [] if port is None or not _DOTTED.fullmatch(port) else port.split(".")
    numbers = [parse_integer(part) for part in ports]
    if port is not None and (
        not numbers or any(number is None or number > _MOST_USB_PORT for number in numbers)
    ):
        raise DEVICE.internal_error("Cannot parse <address> 'port' attribute")
    bus = source.get("bus")
    attrs = {
        "type": "usb",
        "bus": UNSIGNED(bus, "address", "bus") or "0" if bus is not None else "0",
    }
    # Printed up to the first 0, which stands for none.
    if path := ".".join(map(str, takewhile(bool, numbers))):
        attrs["port"] = path
    return xml.Element("address", attrs)


_CCW = (("cssid", 1, 0xFE), ("ssid", 1, 3), ("devno", 4, 0xFFFF))


def _ccw(source: xml.Source) -> xml.Element:
    numbers = {
        key: int(unsigned(base=0)(source.get(key, "0"), "address", key) or 0) for key, _, _ in _CCW
    }
    if len({key in source.given for key in numbers}) > 1:
        raise DEVICE.internal_error("Invalid partial specification for virtio ccw address")
    attrs = {key: f"0x{numbers[key]:0{width}x}" for key, width, _ in _CCW}
    if any(numbers[key] > limit for key, _, limit in _CCW):
        place = " ".join(f"{key}='{value}'" for key, value in attrs.items())
        raise DEVICE.internal_error(f"Invalid specification for virtio ccw address: {place}")
    return xml.Element("address", {"type": "ccw", **attrs})


_BY_RULE: dict[str, tuple[Attr | Rule, ...]] = {
    "drive": tuple(
        attr(key, _INDEX, default="0") for key in ("controller", "bus", "target", "unit")
    ),
    "virtio-serial": tuple(attr(key, _INDEX, default="0") for key in ("controller", "bus", "port")),
    "ccid": (attr("controller", _INDEX, default="0"), attr("slot", _INDEX, default="0")),
    "spapr-vio": (attr("reg", hexadecimal(8, base=16, maximum=2**64 - 1)),),
    "virtio-mmio": (),
    "isa": (attr("iobase", hexadecimal(base=16)), attr("irq", hexadecimal(base=16))),
    "dimm": (
        attr("slot", UNSIGNED, required=True),
        attr("base", hexadecimal(base=16, maximum=2**64 - 1)),
    ),
    "unassigned": (),
}
_RULES = {kind: rule("address", *parts, keep=True) for kind, parts in _BY_RULE.items()}


def address(source: xml.Source) -> xml.Element | None:
    kind = source.get("type")
    if kind is None:
        raise DOMAIN.internal_error("No type specified for device address")
    if kind == "pci":
        return _pci(source)
    if kind == "usb":
        return _usb(source)
    if kind == "ccw":
        return _ccw(source)
    if kind == "virtio-s390":
        raise DOMAIN.xml_error("virtio-s390 bus doesn't have an address")
    if kind not in _RULES:
        raise DOMAIN.unsupported(f"unknown address type '{kind}'")
    printed = apply(_RULES[kind], source)
    if printed is not None:
        printed.attrs = {"type": kind, **printed.attrs}
    return printed


_LOADPARM = re.compile(r"[A-Z0-9. ]++", re.ASCII)
_ASCII_UPPER = str.maketrans({chr(code): chr(code - 32) for code in range(97, 123)} | {"-": "_"})


def _upper(text: str) -> str:
    return text.translate(_ASCII_UPPER)


def _loadparm(value: str, element: str, attribute: str) -> str | None:
    parameter = in_blocks(_upper, value)
    if not 1 <= len(parameter.encode("utf-8", "surrogateescape")) <= 8 or not parameter.strip(" "):
        raise DOMAIN.internal_error(
            f"loadparm value '{parameter}' must be between 1 and 8 characters"
        )
    if not _LOADPARM.fullmatch(parameter):
        raise DOMAIN.internal_error(
            f"invalid loadparm value '{parameter}', expecting chars in set of "
            "[a-zA-Z0-9.] and blank spaces"
        )
    return parameter


_USER_ALIAS = re.compile(r"ua-[a-zA-Z0-9_-]*+", re.ASCII)


class _Reading(threading.local):
    """Whether a thread reads devices of a guest that runs."""

    every_alias = False


_reading = _Reading()


@contextmanager
def every_alias() -> Iterator[None]:
    """Let readers in this thread keep aliases that the user did not give, too.

    They are those of a guest that runs.
    """
    _reading.every_alias = True
    try:
        yield
    finally:
        _reading.every_alias = False


def keeps_every_alias() -> bool:
    """Return whether this thread reads devices of a guest that runs."""
    return _reading.every_alias


def _own_alias(value: str, element: str, attribute: str) -> str | None:
    """Keep only names that the user gave; others are libvirt's, of an earlier run."""
    if _USER_ALIAS.fullmatch(value) or _reading.every_alias:
        return value or None
    return None


def without_made_alias(device: xml.Element) -> xml.Element:
    """Return a device without an alias that its user did not give."""
    parts = device.children
    for place, part in enumerate(parts):
        if part.tag == "alias" and not _USER_ALIAS.fullmatch(part.attrs.get("name", "")):
            return device.twin(children=[*parts[:place], *parts[place + 1 :]])
    return device


_BOOT = rule("boot", attr("order", POSITIVE, required=True), attr("loadparm", _loadparm))
_ALIAS = rule("alias", attr("name", _own_alias))


def _rom(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs.get("enabled") == "no" and len(element.attrs) > 1:
        raise DOMAIN.unsupported("ROM tuning is not supported when ROM is disabled")
    return element if element.attrs else None


_ROM = rule("rom", attr("enabled", YES_NO), attr("bar", ON_OFF), attr("file"), finish=_rom)
_ACPI = rule("acpi", attr("index", POSITIVE))
_ADDRESS = reader("address", address)
# The last children that any device may have, in the order libvirt prints them.
DEVICE_INFO = (_ALIAS, _ACPI, _ADDRESS)
BOOT_INFO = (_BOOT, *DEVICE_INFO)
BOOT_AND_ROM_INFO = (_BOOT, _ALIAS, _ROM, _ACPI, _ADDRESS)
_TAGS = frozenset(how.tag for how in BOOT_AND_ROM_INFO)


def add_device_info(
    element: xml.Element, source: xml.Source, info: tuple[Rule, ...] = DEVICE_INFO
) -> None:
    """Append the alias, address and so on of ``source`` to ``element``."""
    if not _TAGS.isdisjoint(source.tags()):
        add(element, source, *info)


def device_info(source: xml.Source) -> list[xml.Element]:
    """Read the alias, ACPI index and address of a device."""
    if _TAGS.isdisjoint(source.tags()):
        return []
    holder = xml.Element("")
    add(holder, source, *DEVICE_INFO)
    return holder.children


_MAC = re.compile(r"[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}", re.ASCII)


def parse_mac(text: str) -> str | None:
    """Return a MAC address as six pairs of lower-case digits; None for other text."""
    if not _MAC.fullmatch(text):
        return None
    return ":".join(f"{int(part, 16):02x}" for part in text.split(":"))


def is_multicast(mac: str) -> bool:
    """Return whether a MAC address of pairs of digits is one of a group."""
    return bool(int(mac[:2], 16) & 1)


def mac_address(text: str) -> str:
    """Return a unicast MAC address as six pairs of lower-case digits.

    Raises libvirt's error for other text and for a multicast address.
    """
    mac = parse_mac(text)
    if mac is None:
        raise DOMAIN.xml_error(f"unable to parse mac address '{text}'")
    if is_multicast(mac):
        raise DOMAIN.xml_error(f"expected unicast mac address, found multicast '{text}'")
    return mac


_PAIRS = re.compile("(?:[- ]*+[0-9a-fA-F]{2}){16}")


def uuid_text(text: str) -> bytes | None:
    """Parse 16 pairs of hex digits, as virUUIDParse does.

    There may be dashes and spaces before each pair, and white space around all.
    Returns the 16 bytes, or None if ``text`` is no UUID.
    """
    text = text.strip(" \t\n\r\f")
    return bytes.fromhex(text.replace("-", "")) if _PAIRS.fullmatch(text) else None
