"""Devices of the host that a guest uses: ``<hostdev>``."""

from __future__ import annotations

from .. import xml
from ..addresses import BOOT_AND_ROM_INFO, BOOT_INFO, add_device_info, pci_address, uuid_text
from ..kinds import ON_OFF, YES_NO, choice, unsigned
from ..refusals import DOMAIN, invalid_attribute, missing_attribute
from ..rules import add, apply, attr, rule
from ..values import parse_integer
from .interfaces import TEAMING
from .storage import SECRET_TYPES, auth

__all__ = ["read_hostdev"]

_SUBSYSTEMS = ("usb", "pci", "scsi", "scsi_host", "mdev")
_CAPABILITIES = {"storage": "block", "misc": "char", "net": "interface"}
_HEX_ID = unsigned(base=16, maximum=0xFFFF, spell=lambda number: f"0x{number:04x}")
_BACKEND = rule("driver", attr("name", choice("kvm", "vfio", "xen", silent=("default",))))


def _usb(source: xml.Source, element: xml.Element) -> None:
    if (policy := source.get("startupPolicy")) is not None:
        known = choice("mandatory", "requisite", "optional", silent=("default",))
        printed = known(policy, "source", "startupPolicy")
        if printed is not None:
            element.attrs["startupPolicy"] = printed
    if (reset := source.get("guestReset")) is not None:
        element.attrs["guestReset"] = choice("off", "uninitialized", "on")(reset, "source", "guestReset") or ""
    vendor, product, address = source.find("vendor"), source.find("product"), source.find("address")
    if vendor is not None or product is not None:
        for tag, found in (("vendor", vendor), ("product", product)):
            if found is None:
                raise DOMAIN.internal_error(f"missing {tag}")
            identifier = found.get("id")
            if identifier is None:
                raise missing_attribute(tag, "id")
            element.add(tag, {"id": _HEX_ID(identifier, tag, "id") or ""})
    if address is not None:
        attrs = {}
        for name in ("bus", "device"):
            text = address.get(name)
            if text is None:
                raise missing_attribute("address", name)
            number = parse_integer(text, 0)
            if number is None or number < 0:
                raise invalid_attribute("address", name, text, " Expected non-negative integer value")
            attrs[name] = str(number)
        element.add("address", attrs)


def _pci(source: xml.Source, element: xml.Element) -> None:
    if (filtering := source.get("writeFiltering")) is not None:
        element.attrs["writeFiltering"] = YES_NO(filtering, "source", "writeFiltering") or ""
    address = source.find("address")
    zero = {"domain": "0x0000", "bus": "0x00", "slot": "0x00", "function": "0x0"}
    element.add("address", pci_address(address) if address is not None else zero)


def _scsi(source: xml.Source, element: xml.Element) -> None:
    protocol = source.get("protocol")
    if protocol is not None and protocol not in ("adapter", "iscsi"):
        raise DOMAIN.unsupported(f"Unknown SCSI subsystem protocol '{protocol}'")
    if protocol == "iscsi":
        name = source.get("name")
        if not name:
            raise DOMAIN.xml_error("missing iSCSI hostdev source path name")
        element.attrs = {"protocol": "iscsi", "name": name if "/" in name else f"{name}/0"}
        for host in source.iterfind("host"):
            if not host.get("name"):
                raise DOMAIN.xml_error("missing name for host")
            element.add("host", {key: host.get(key) or "" for key in ("name", "port") if host.get(key)})
        if not element.children:
            raise DOMAIN.xml_error("missing the host address for the iSCSI hostdev")
        initiator = source.find("initiator/iqn")
        if initiator is not None and initiator.get("name"):
            element.add("initiator").add("iqn", {"name": initiator.get("name") or ""})
        found = source.find("auth")
        if found is not None:
            printed = auth(found)
            kind = printed.get("secret", "type")
            if kind not in SECRET_TYPES:
                raise DOMAIN.unsupported(f"invalid secret type {kind if kind is not None else '(null)'}")
            if kind != "iscsi":
                raise DOMAIN.internal_error(f"hostdev invalid secret type '{kind}'")
            element.children.append(printed)
        return
    address = source.find("address")
    if address is None:
        raise DOMAIN.xml_error("'address' must be specified for scsi hostdev source")
    adapter = source.find("adapter")
    if adapter is None:
        raise DOMAIN.xml_error("'adapter' name must be specified for scsi hostdev source")
    name = adapter.get("name")
    if not name:
        raise missing_attribute("adapter", "name")
    element.add("adapter", {"name": name})
    attrs = {}
    for key in ("bus", "target", "unit"):
        text = address.get(key)
        if text is None:
            raise missing_attribute("address", key)
        attrs[key] = unsigned(maximum=2**64 - 1)(text, "address", key) or ""
    element.add("address", attrs)


def _scsi_host(source: xml.Source, element: xml.Element) -> None:
    protocol = source.get("protocol")
    if protocol is None:
        raise DOMAIN.xml_error("Missing scsi_host subsystem protocol")
    if protocol not in ("none", "vhost"):
        raise DOMAIN.unsupported(f"Unknown scsi_host subsystem protocol '{protocol}'")
    if protocol == "none":
        raise DOMAIN.unsupported("Invalid hostdev protocol 'none'")
    wwpn = source.get("wwpn")
    if not wwpn:
        raise DOMAIN.xml_error("missing vhost-scsi hostdev source wwpn")
    if not wwpn.startswith("naa.") or len(wwpn) != 20:
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
_MODELS = {
    "mdev": choice("vfio-pci", "vfio-ccw", "vfio-ap"),
    "scsi_host": choice("virtio", "virtio-transitional", "virtio-non-transitional", silent=("default",)),
}


def _subsystem_attrs(source: xml.Source, kind: str) -> dict[str, str]:
    attrs = {"mode": "subsystem", "type": kind, "managed": "yes" if source.get("managed") == "yes" else "no"}
    if kind == "scsi":
        if (sgio := source.get("sgio")) is not None:
            printed = choice("filtered", "unfiltered", silent=("default",))(sgio, "hostdev", "sgio")
            if printed == "unfiltered":
                raise DOMAIN.unsupported("unfiltered sgio is no longer supported")
            if printed is not None:
                attrs["sgio"] = printed
        if (rawio := source.get("rawio")) is not None:
            attrs["rawio"] = YES_NO(rawio, "hostdev", "rawio") or ""
    elif source.get("sgio") is not None:
        raise DOMAIN.unsupported("sgio is only supported for scsi host device")
    elif source.get("rawio") is not None:
        raise DOMAIN.unsupported("rawio is only supported for scsi host device")
    model = source.get("model")
    if kind in _MODELS:
        if model is not None:
            printed = _MODELS[kind](model, "hostdev", "model")
            if printed is not None:
                attrs["model"] = printed
        elif kind == "mdev":
            raise missing_attribute("hostdev", "model")
    if kind == "mdev":
        for name in ("display", "ramfb"):
            if (switch := source.get(name)) is not None:
                attrs[name] = ON_OFF(switch, "hostdev", name) or ""
    return attrs


def _capability(source: xml.Source, kind: str) -> xml.Element:
    tag = _CAPABILITIES[kind]
    inner = source.find("source")
    if inner is None:
        raise DOMAIN.xml_error("Missing <source> element in hostdev device")
    found = inner.find(tag)
    value = xml.string(found) if found is not None else ""
    if not value:
        raise DOMAIN.xml_error(f"Missing <{tag}> element in hostdev {kind if kind != 'misc' else 'character'} device")
    element = xml.Element("hostdev", {"mode": "capabilities", "type": kind})
    element.add("source").add(tag, text=value)
    add_device_info(element, source)
    return element


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
    attrs = _subsystem_attrs(source, kind)
    origin = xml.Element("source")
    _READERS[kind](inner, origin)
    element = xml.Element("hostdev", attrs, is_open=True)
    if kind == "pci" and (driver := source.find("driver")) is not None:
        printed = apply(_BACKEND, driver)
        if printed is not None:
            element.children.append(printed)
    if origin.attrs or origin.children:
        element.children.append(origin)
    add(element, source, TEAMING)
    if kind == "scsi":
        element.children += [xml.Element(tag) for tag in ("readonly", "shareable") if source.find(tag) is not None]
    info = xml.Element("")
    add_device_info(info, source, BOOT_AND_ROM_INFO if kind == "pci" else BOOT_INFO)
    place = info.children
    for address in place:
        if address.tag == "address" and kind == "scsi" and address.attrs["type"] != "drive":
            raise DOMAIN.unsupported("SCSI host device must use 'drive' address type")
    element.children += place
    return element
