"""Devices of the host that a guest uses: ``<hostdev>``."""

from __future__ import annotations

import re

from ... import xml
from ...addresses import BOOT_AND_ROM_INFO, add_device_info, pci_address, uuid_text
from ...encryption import auth
from ...kinds import ON_OFF, YES_NO, choice, unsigned
from ...netdev import TEAMING, ip_info
from ...refusals import DOMAIN
from ...rules import Attr, add, attr, flag, rule, take
from .sources import HOST_PORT, SECRET_TYPES, add_initiator
from .virtio import VIRTIO_MODEL

__all__ = [
    "KnownHostdevs",
    "add_usb_source",
    "check_hostdev_address",
    "is_same_source",
    "read_hostdev",
]

_SUBSYSTEMS = ("usb", "pci", "scsi", "scsi_host", "mdev")
_CAPABILITIES = {"storage": "block", "misc": "char", "net": "interface"}
_VENDOR_ID, _PRODUCT_ID = (
    unsigned(base=0, nonzero=nonzero, spell=lambda number: f"0x{number:04x}")
    for nonzero in (True, False)
)
_READONLY, _SHAREABLE = flag("readonly"), flag("shareable")
_BACKEND = rule("driver", attr("name", choice("kvm", "vfio", "xen")))


_USB_SOURCE = (
    attr("startupPolicy", choice("mandatory", "requisite", "optional")),
    attr("guestReset", choice("off", "uninitialized", "on")),
)
_USB_IDS = {
    tag: rule(tag, attr("id", kind, required=True))
    for tag, kind in (("vendor", _VENDOR_ID), ("product", _PRODUCT_ID))
}
_BUS_NUMBER = unsigned(base=0)
_USB_ADDRESS = rule(
    "address", attr("bus", _BUS_NUMBER, required=True), attr("device", _BUS_NUMBER, required=True)
)


def _usb(source: xml.Source, element: xml.Element) -> None:
    take(element, source, *_USB_SOURCE)
    add_usb_source(source, element)


def add_usb_source(source: xml.Source, element: xml.Element) -> None:
    """Append what identifies a USB device: its ids, or its place."""
    there = source.tags()
    if "vendor" in there or "product" in there:
        for tag, how in _USB_IDS.items():
            if tag not in there:
                raise DOMAIN.internal_error(f"missing {tag}")
            add(element, source, how)
    add(element, source, _USB_ADDRESS)


_FILTERING = attr("writeFiltering", YES_NO)
_ZERO = {"domain": "0x0000", "bus": "0x00", "slot": "0x00", "function": "0x0"}


def _pci(source: xml.Source, element: xml.Element) -> None:
    take(element, source, _FILTERING)
    address = source.find("address")
    element.add("address", pci_address(address) if address is not None else dict(_ZERO))


_HOST = (attr("name"), HOST_PORT)


def _iscsi(source: xml.Source, element: xml.Element) -> None:
    name = source.get("name")
    if name is None:
        raise DOMAIN.xml_error("missing iSCSI hostdev source path name")
    element.attrs = {"protocol": "iscsi", "name": name if "/" in name else f"{name}/0"}
    for host in source.iterfind("host"):
        if host.get("name") is None:
            raise DOMAIN.xml_error("missing name for host")
        take(element.add("host"), host, *_HOST)
    if not element.has_children:
        raise DOMAIN.xml_error("missing the host address for the iSCSI hostdev")
    if (found := source.find("auth")) is not None:
        printed = auth(found)
        kind = printed.get("secret", "type")
        if kind not in SECRET_TYPES:
            raise DOMAIN.unsupported(
                f"invalid secret type {kind if kind is not None else '(null)'}"
            )
        if kind != "iscsi":
            raise DOMAIN.internal_error(f"hostdev invalid secret type '{kind}'")
        element.children.append(printed)
    add_initiator(element, source)


_LONG = unsigned(maximum=2**64 - 1)
_SCSI_ADDRESS = rule(
    "address", *(attr(name, _LONG, required=True) for name in ("bus", "target", "unit"))
)


def _scsi(source: xml.Source, element: xml.Element) -> None:
    protocol = source.get("protocol")
    if protocol not in (None, "adapter", "iscsi"):
        raise DOMAIN.unsupported(f"Unknown SCSI subsystem protocol '{protocol}'")
    if protocol == "iscsi":
        _iscsi(source, element)
        return
    there = source.tags()
    if "address" not in there:
        raise DOMAIN.xml_error("'address' must be specified for scsi hostdev source")
    if "adapter" not in there:
        raise DOMAIN.xml_error("'adapter' name must be specified for scsi hostdev source")
    name = source.value("adapter", "name")
    if not name:
        raise DOMAIN.xml_error("'adapter' name must be specified for scsi hostdev source")
    element.add("adapter", {"name": name})
    add(element, source, _SCSI_ADDRESS)


_WWPN = re.compile(r"naa\.[0-9a-fA-F]{16}", re.ASCII)


def _scsi_host(source: xml.Source, element: xml.Element) -> None:
    protocol = source.get("protocol")
    if protocol is None:
        raise DOMAIN.xml_error("Missing scsi_host subsystem protocol")
    if protocol not in ("none", "vhost"):
        raise DOMAIN.unsupported(f"Unknown scsi_host subsystem protocol '{protocol}'")
    if protocol == "none":
        raise DOMAIN.unsupported("Invalid hostdev protocol 'none'")
    wwpn = source.get("wwpn")
    if wwpn is None:
        raise DOMAIN.xml_error("missing vhost-scsi hostdev source wwpn")
    if not _WWPN.fullmatch(wwpn):
        raise DOMAIN.xml_error("malformed 'wwpn' value")
    element.attrs = {"protocol": protocol, "wwpn": wwpn}


def _mdev(source: xml.Source, element: xml.Element) -> None:
    address = source.find("address")
    if address is None:
        raise DOMAIN.unsupported("Missing <address> element")
    text = address.get("uuid")
    if text is None:
        raise DOMAIN.unsupported("Missing 'uuid' attribute for element <address>")
    uuid = uuid_text(text)
    if uuid is None:
        raise DOMAIN.internal_error("Cannot parse uuid attribute of element <address>")
    element.add("address", {"uuid": xml.format_uuid(uuid)})


_READERS = {"usb": _usb, "pci": _pci, "scsi": _scsi, "scsi_host": _scsi_host, "mdev": _mdev}


def _sgio(value: str, element: str, attribute: str) -> str | None:
    if value == "unfiltered":
        raise DOMAIN.unsupported("unfiltered sgio is no longer supported")
    return _FILTERED(value, element, attribute)


_FILTERED = choice("filtered")
# Further attributes of some types.
_ATTRS: dict[str, tuple[Attr, ...]] = {
    "scsi": (attr("sgio", _sgio), attr("rawio", YES_NO)),
    "scsi_host": (attr("model", VIRTIO_MODEL),),
    "mdev": (
        attr("model", choice("vfio-pci", "vfio-ccw", "vfio-ap"), required=True),
        attr("display", ON_OFF),
        attr("ramfb", ON_OFF),
    ),
}


def _subsystem(source: xml.Source, kind: str) -> xml.Element:
    managed = "yes" if source.get("managed") == "yes" else "no"
    element = xml.Element(
        "hostdev", {"mode": "subsystem", "type": kind, "managed": managed}, is_open=True
    )
    if kind != "scsi":
        for name in ("sgio", "rawio"):
            if source.get(name) is not None:
                raise DOMAIN.xml_error(f"{name} is only supported for scsi host device")
    take(element, source, *_ATTRS.get(kind, ()))
    return element


_IP = ip_info("Domain hostdev device")


def _capability(source: xml.Source, kind: str) -> xml.Element:
    tag = _CAPABILITIES[kind]
    inner = source.find("source")
    if inner is None:
        raise DOMAIN.xml_error("Missing <source> element in hostdev device")
    value = inner.text(tag)
    if not value:
        raise DOMAIN.xml_error(
            f"Missing <{tag}> element in hostdev {kind if kind != 'misc' else 'character'} device"
        )
    element = xml.Element("hostdev", {"mode": "capabilities", "type": kind})
    element.add("source").add(tag, text=value)
    if kind == "net":
        add(element, source, *_IP)
    add(element, source, TEAMING)
    add_device_info(element, source, BOOT_AND_ROM_INFO)
    _check_teaming(element)
    return element


# Types of addresses in the guest that devices of each type may have.
_PLACES = {
    "pci": ("pci", "unassigned"),
    "scsi": ("drive",),
    "scsi_host": ("pci", "ccw"),
    "usb": ("usb",),
}
_MEDIATED = {"vfio-pci": "pci", "vfio-ccw": "ccw"}


def check_hostdev_address(element: xml.Element, kind: str) -> None:
    """Refuse an address in the guest that does not fit the ``kind`` of device."""
    place = element.get("address", "type")
    if place is None:
        return
    if kind == "mdev":
        model = element.attrs["model"]
        if place != _MEDIATED.get(model, place):
            raise DOMAIN.xml_error(
                f"Unsupported address type '{place}' with mediated device model '{model}'"
            )
    elif place not in _PLACES[kind]:
        if kind == "pci":
            raise DOMAIN.internal_error(
                "PCI host devices must use 'pci' or 'unassigned' address type"
            )
        what = {"scsi": "SCSI", "scsi_host": "SCSI_host", "usb": "USB"}[kind]
        allowed = " or ".join(f"'{name}'" for name in _PLACES[kind])
        raise DOMAIN.unsupported(f"{what} host device must use {allowed} address type")


def _check_teaming(element: xml.Element) -> None:
    teaming = element.find("teaming")
    if teaming is None:
        return
    if teaming.attrs["type"] != "transient":
        raise DOMAIN.unsupported("teaming hostdev devices must have type='transient'")
    if "persistent" not in teaming.attrs:
        raise DOMAIN.unsupported("missing required persistent attribute in hostdev teaming element")
    if element.attrs["mode"] != "subsystem" or element.attrs["type"] != "pci":
        raise DOMAIN.unsupported("teaming is only supported for pci hostdev devices")


class KnownHostdevs:
    """Devices of the host that a guest has."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: set[tuple[object, ...]] = set()

    def add(self, device: xml.Element) -> None:
        """Add a ``<hostdev>``, or ``<interface>`` of that type, unless it is there."""
        keys = _keys(device)
        if not self._known.isdisjoint(keys):
            raise DOMAIN.xml_error("Hostdev already exists in the domain configuration")
        self._known.add(keys[0])


def is_same_source(wanted: xml.Element, other: xml.Element) -> bool:
    """Return whether ``other`` is the host's device that ``wanted`` names.

    The rule is virDomainHostdevMatch's.
    """
    return _keys(wanted)[0] in _keys(other)


def _keys(device: xml.Element) -> list[tuple[object, ...]]:
    """Return what identifies a device, first, and what else finds it."""
    source = device.find("source") or xml.Element("source")
    place = source.find("address")
    attrs = {} if place is None else place.attrs
    if device.tag == "interface":
        kind = attrs.get("type", "usb")
    elif device.attrs["mode"] == "capabilities":
        return [(device.attrs["type"], source.children[0].text)]
    else:
        kind = device.attrs["type"]
    if kind == "usb":
        ids = tuple(int(source.get(tag, "id") or "0", 16) for tag in ("vendor", "product"))
        at = tuple(int(attrs.get(name, 0)) for name in ("bus", "device"))
        keys: list[tuple[object, ...]] = [("usb at", *at), ("usb", *ids)]
        return keys if all(at) else keys[::-1]
    if kind == "scsi" and "protocol" in source.attrs:
        host = source.children[0].attrs
        return [("iscsi", source.attrs["name"], host.get("name"), host.get("port"))]
    named = tuple(value for name, value in sorted(attrs.items()) if name != "type")
    return [(kind, source.get("adapter", "name"), source.attrs.get("wwpn"), *named)]


def read_hostdev(source: xml.Source) -> xml.Element:
    mode = source.get("mode", "subsystem")
    if mode not in ("subsystem", "capabilities"):
        raise DOMAIN.unsupported(f"unknown hostdev mode '{mode}'")
    kind = source.get("type")
    if kind is None:
        raise DOMAIN.xml_error("missing source address type")
    if kind not in (_SUBSYSTEMS if mode == "subsystem" else _CAPABILITIES):
        raise DOMAIN.unsupported(f"unknown host device source address type '{kind}'")
    if mode == "capabilities":
        return _capability(source, kind)
    inner = source.find("source")
    if inner is None:
        raise DOMAIN.xml_error("Missing <source> element in hostdev device")
    element = _subsystem(source, kind)
    if kind != "usb" and inner.get("startupPolicy") is not None:
        raise DOMAIN.unsupported("Setting startupPolicy is only allowed for USB devices")
    origin = xml.Element("source")
    _READERS[kind](inner, origin)
    if kind == "pci":
        add(element, source, _BACKEND)
    if origin.attrs or origin.has_children:
        element.children.append(origin)
    add(element, source, TEAMING)
    if kind == "scsi":
        add(element, source, _READONLY, _SHAREABLE)
    add_device_info(element, source, BOOT_AND_ROM_INFO)
    check_hostdev_address(element, kind)
    _check_teaming(element)
    return element
