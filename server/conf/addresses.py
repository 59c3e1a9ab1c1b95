"""Readers of ``<address>``, ``<alias>``, ``<boot>`` and ``<rom>`` of any device."""

from __future__ import annotations

import re

from . import xml
from .kinds import ON_OFF, POSITIVE, UNSIGNED, YES_NO, hexadecimal, unsigned
from .refusals import DEVICE, DOMAIN, NOBODY
from .rules import Attr, Rule, add, apply, attr, reader, rule, take
from .values import signed

__all__ = [
    "BOOT_AND_ROM_INFO",
    "BOOT_INFO",
    "DEVICE_INFO",
    "add_device_info",
    "device_info",
    "mac_address",
    "pci_address",
    "uuid_text",
]

# libvirt reads these without a sign and keeps and prints them with one.
_INDEX = unsigned(spell=lambda number: str(signed(number)))


_PCI_LIMITS = (("domain", 0xFFFF, 4), ("bus", 0xFF, 2), ("slot", 0x1F, 2), ("function", 7, 1))
_MULTIFUNCTION = attr("multifunction", ON_OFF)
_ZPCI = rule("zpci", attr("uid", hexadecimal(4)), attr("fid", hexadecimal(8)))


def pci_address(source: xml.Source, *, name: str = "address") -> dict[str, str]:
    """Read and check domain, bus, slot and function of a PCI address.

    Returns them in hexadecimal, padded to their widths. All are zero if domain, bus and
    slot are.
    """
    numbers = {}
    for key, _, _ in _PCI_LIMITS:
        text = source.get(key)
        numbers[key] = int(unsigned(base=0)(text, name, key) or 0) if text is not None else 0
    if not (numbers["domain"] or numbers["bus"] or numbers["slot"]):
        # libvirt takes this for no address, whatever function it names.
        numbers["function"] = 0
    else:
        for key, limit, _ in _PCI_LIMITS:
            if numbers[key] > limit:
                most = f"0x{limit:X}" if limit > 7 else str(limit)
                raise NOBODY.xml_error(
                    f"Invalid PCI address {key}='0x{numbers[key]:x}', must be <= {most}"
                )
    return {key: f"0x{numbers[key]:0{width}x}" for key, _, width in _PCI_LIMITS}


def _pci(source: xml.Source) -> xml.Element:
    attrs = pci_address(source)
    element = xml.Element("address", {"type": "pci", **attrs})
    take(element, source, _MULTIFUNCTION)
    if set(attrs.values()) == {"0x0000", "0x00", "0x0"}:
        element.attrs = {"type": "pci"}
    add(element, source, _ZPCI)
    return element


_DOTTED = re.compile(r"\d+(\.\d+){0,3}", re.ASCII)


def _usb(source: xml.Source) -> xml.Element:
    port = source.get("port")
    if port is not None and not _DOTTED.fullmatch(port):
        raise DEVICE.internal_error("Cannot parse <address> 'port' attribute")
    bus = source.get("bus")
    attrs = {
        "type": "usb",
        "bus": UNSIGNED(bus, "address", "bus") or "0" if bus is not None else "0",
    }
    if port is not None:
        attrs["port"] = port
    return xml.Element("address", attrs)


def _ccw(source: xml.Source) -> xml.Element:
    attrs = {"type": "ccw"}
    given = 0
    for key, width, limit in (("cssid", 1, 0xFE), ("ssid", 1, 3), ("devno", 4, 0xFFFF)):
        text = source.get(key)
        if text is None:
            continue
        given += 1
        number = int(unsigned(base=0)(text, "address", key) or 0)
        if number > limit:
            raise DOMAIN.internal_error(
                f"Invalid specification for virtio ccw address: cssid='{source.get('cssid')}' "
                f"ssid='{source.get('ssid')}' devno='{source.get('devno')}'"
            )
        attrs[key] = f"0x{number:0{width}x}"
    if given not in (0, 3):
        raise DOMAIN.internal_error("Invalid partial specification for virtio ccw address")
    return xml.Element("address", attrs)


_BY_RULE: dict[str, tuple[Attr | Rule, ...]] = {
    "drive": tuple(
        attr(key, _INDEX, default="0") for key in ("controller", "bus", "target", "unit")
    ),
    "virtio-serial": tuple(attr(key, _INDEX, default="0") for key in ("controller", "bus", "port")),
    "ccid": (attr("controller", _INDEX, default="0"), attr("slot", _INDEX, default="0")),
    "spapr-vio": (attr("reg", hexadecimal(8, base=16, maximum=2**64 - 1)),),
    "virtio-s390": (),
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
    if kind not in _RULES:
        raise DOMAIN.unsupported(f"unknown address type '{kind}'")
    printed = apply(_RULES[kind], source)
    if printed is not None:
        printed.attrs = {"type": kind, **printed.attrs}
    return printed


_LOADPARM = re.compile(r"[A-Z0-9. ]+", re.ASCII)


def _loadparm(value: str, element: str, attribute: str) -> str | None:
    name = "".join([char.upper() if char.isascii() else char for char in value])
    if not 1 <= len(name.encode("utf-8", "surrogateescape")) <= 8:
        raise DOMAIN.internal_error(f"loadparm value '{name}' must be between 1 and 8 characters")
    if not _LOADPARM.fullmatch(name):
        raise DOMAIN.internal_error(
            f"invalid loadparm value '{name}', "
            "expecting chars in set of [a-zA-Z0-9.] and blank spaces"
        )
    return value.upper()


def _own_alias(value: str, element: str, attribute: str) -> str | None:
    """Keep only names that the user gave; others are libvirt's, of an earlier run."""
    return value if value.startswith("ua-") else None


_BOOT = rule("boot", attr("order", POSITIVE, required=True), attr("loadparm", _loadparm))
_ALIAS = rule("alias", attr("name", _own_alias))
_ROM = rule("rom", attr("enabled", YES_NO), attr("bar", ON_OFF), attr("file"))
_ACPI = rule("acpi", attr("index", unsigned(zero=False)))
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


def mac_address(text: str) -> str:
    """Return a unicast MAC address as six pairs of lower-case digits.

    Raises libvirt's error for other text and for a multicast address.
    """
    if not _MAC.fullmatch(text):
        raise DOMAIN.xml_error(f"unable to parse mac address '{text}'")
    mac = ":".join(f"{int(part, 16):02x}" for part in text.split(":"))
    if int(mac[:2], 16) & 1:
        raise DOMAIN.xml_error(f"expected unicast mac address, found multicast '{text}'")
    return mac


_HEX_32 = re.compile(r"[0-9a-fA-F]{32}", re.ASCII)


def uuid_text(text: str) -> bytes | None:
    """Parse 32 hex digits, with dashes or blanks between them, as virUUIDParse does.

    Returns the 16 bytes, or None if ``text`` is no UUID.
    """
    bare = text.replace("-", "")
    if not _HEX_32.fullmatch(bare):
        bare = re.sub(r"\s", "", bare)
        if not _HEX_32.fullmatch(bare):
            return None
    return bytes.fromhex(bare)
