"""Devices of the host that a guest uses: ``<hostdev>``, redirected USB devices, filesystems."""

from __future__ import annotations

import re

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from .. import xml
from ..addresses import device_info, pci_address, uuid_text
from ..rules import apply, attr, rule
from ..values import (
    ON_OFF,
    YES_NO,
    choice,
    integer,
    internal_error,
    invalid_value,
    missing_attribute,
    parse_integer,
    scaled,
    unsigned,
    unsupported,
    xml_error,
)
from .chardevs import SOURCE_TYPES, source_parts
from .interfaces import teaming
from .storage import FORMATS, SECRET_TYPES, auth

__all__ = ["read_filesystem", "read_hostdev", "read_redirdev", "read_redirfilter"]

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
                raise internal_error(f"missing {tag}")
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
                raise invalid_value(text, "address", name, " Expected non-negative integer value")
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
        raise unsupported(f"Unknown SCSI subsystem protocol '{protocol}'")
    if protocol == "iscsi":
        name = source.get("name")
        if not name:
            raise xml_error("missing iSCSI hostdev source path name")
        element.attrs = {"protocol": "iscsi", "name": name if "/" in name else f"{name}/0"}
        for host in source.iterfind("host"):
            if not host.get("name"):
                raise xml_error("missing name for host")
            element.add("host", {key: host.get(key) or "" for key in ("name", "port") if host.get(key)})
        if not element.children:
            raise xml_error("missing the host address for the iSCSI hostdev")
        initiator = source.find("initiator/iqn")
        if initiator is not None and initiator.get("name"):
            element.add("initiator").add("iqn", {"name": initiator.get("name") or ""})
        found = source.find("auth")
        if found is not None:
            printed = auth(found)
            kind = printed.get("secret", "type")
            if kind not in SECRET_TYPES:
                raise unsupported(f"invalid secret type {kind if kind is not None else '(null)'}")
            if kind != "iscsi":
                raise internal_error(f"hostdev invalid secret type '{kind}'")
            element.children.append(printed)
        return
    address = source.find("address")
    if address is None:
        raise xml_error("'address' must be specified for scsi hostdev source")
    adapter = source.find("adapter")
    if adapter is None:
        raise xml_error("'adapter' name must be specified for scsi hostdev source")
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
        raise xml_error("Missing scsi_host subsystem protocol")
    if protocol not in ("none", "vhost"):
        raise unsupported(f"Unknown scsi_host subsystem protocol '{protocol}'")
    if protocol == "none":
        raise unsupported("Invalid hostdev protocol 'none'")
    wwpn = source.get("wwpn")
    if not wwpn:
        raise xml_error("missing vhost-scsi hostdev source wwpn")
    if not wwpn.startswith("naa.") or len(wwpn) != 20:
        raise xml_error("malformed 'wwpn' value")
    element.attrs = {"protocol": protocol, "wwpn": wwpn}


def _mdev(source: xml.Source, element: xml.Element) -> None:
    address = source.find("address")
    if address is None:
        raise unsupported("Missing <address> element")
    text = address.get("uuid")
    if text is None:
        raise unsupported("Missing 'uuid' attribute for element <address>")
    uuid = uuid_text(text)
    if uuid is None:
        raise internal_error("Cannot parse uuid attribute of element <address>")
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
                raise unsupported("unfiltered sgio is no longer supported")
            if printed is not None:
                attrs["sgio"] = printed
        if (rawio := source.get("rawio")) is not None:
            attrs["rawio"] = YES_NO(rawio, "hostdev", "rawio") or ""
    elif source.get("sgio") is not None:
        raise unsupported("sgio is only supported for scsi host device")
    elif source.get("rawio") is not None:
        raise unsupported("rawio is only supported for scsi host device")
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
        raise xml_error("Missing <source> element in hostdev device")
    found = inner.find(tag)
    value = xml.string(found) if found is not None else ""
    if not value:
        raise xml_error(f"Missing <{tag}> element in hostdev {kind if kind != 'misc' else 'character'} device")
    element = xml.Element("hostdev", {"mode": "capabilities", "type": kind})
    element.add("source").add(tag, text=value)
    element.children += device_info(source)
    return element


def read_hostdev(source: xml.Source) -> xml.Element:
    mode = source.get("mode", "subsystem")
    if mode not in ("subsystem", "capabilities"):
        raise unsupported(f"unknown hostdev mode '{mode}'")
    kind = source.get("type")
    if kind is None:
        raise xml_error("missing source address type")
    if kind not in (_SUBSYSTEMS if mode == "subsystem" else _CAPABILITIES):
        raise unsupported(f"unknown host device source address type '{kind}'")
    if mode == "capabilities":
        return _capability(source, kind)
    inner = source.find("source")
    if inner is None:
        raise xml_error("Missing <source> element in hostdev device")
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
    team = teaming(source)
    if team is not None:
        element.children.append(team)
    if kind == "scsi":
        element.children += [xml.Element(tag) for tag in ("readonly", "shareable") if source.find(tag) is not None]
    place = device_info(source, boot=True, rom=kind == "pci")
    for address in place:
        if address.tag == "address" and kind == "scsi" and address.attrs["type"] != "drive":
            raise unsupported("SCSI host device must use 'drive' address type")
    element.children += place
    return element


# -- redirection -------------------------------------------------------------------------------------------------------------


def read_redirdev(source: xml.Source) -> xml.Element:
    bus = source.get("bus", "usb")
    if bus != "usb":
        raise unsupported(f"unknown redirdev bus '{bus}'")
    kind = source.get("type")
    if kind is None:
        raise internal_error("missing type in redirdev")
    if kind not in SOURCE_TYPES:
        raise unsupported(f"unknown redirdev character device type '{kind}'")
    element = xml.Element("redirdev", {"bus": bus, "type": kind}, is_open=True)
    element.children += source_parts(kind, source)
    element.children += device_info(source, boot=True)
    return element


def _usb_id(source: xml.Source, name: str, width: int) -> str | None:
    text = source.get(name)
    if text is None:
        return None
    number = int(integer(base=0)(text, "usbdev", name) or 0)
    if number == -1:
        return None
    if name == "class" and not 0 <= number <= 0xFF:
        raise internal_error(f"Invalid USB Class code 0x{number & 0xFFFFFFFF:x}")
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
                raise xml_error(f"Cannot parse USB device version {version}")
            attrs["version"] = f"{int(match[1])}.{match[2]:0<2}"
        allow = found.get("allow")
        if allow is None:
            raise missing_attribute("usbdev", "allow")
        attrs["allow"] = YES_NO(allow, "usbdev", "allow") or ""
        element.add("usbdev", attrs)
    return element if element.children else None


# -- filesystems -------------------------------------------------------------------------------------------------------------

_FS_SOURCES = {
    "mount": "dir",
    "bind": "dir",
    "file": "file",
    "block": "dev",
    "template": "name",
    "ram": "usage",
    "volume": "volume",
}


def _thread_pool(value: str, element: str, attribute: str) -> str | None:
    number = parse_integer(value)
    if number is None or not -(2**31) <= number < 2**31:
        raise xml_error(f"cannot parse thread pool size '{value}' for virtiofs")
    return str(number) if number >= 0 else None


def _fs_driver(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if "type" not in element.attrs:
        for name in ("format", "wrpolicy", "queue"):
            element.attrs.pop(name, None)
    return element if element.attrs else None


def _fs_format(value: str, element: str, attribute: str) -> str | None:
    if value not in FORMATS or value == "none":
        raise unsupported(f"unknown driver format value '{value}'")
    return value


_FS_DRIVER = rule(
    "driver",
    attr("type", choice("path", "handle", "loop", "nbd", "ploop", "virtiofs", "mtp", silent=("default",))),
    attr("format", _fs_format),
    attr("wrpolicy", choice("immediate", silent=("default",))),
    attr("queue", unsigned(zero=False, maximum=2**64 - 1)),
    attr("iommu", ON_OFF),
    attr("ats", ON_OFF),
    attr("packed", ON_OFF),
    attr("page_per_vq", ON_OFF),
    finish=_fs_driver,
)
_BINARY = rule(
    "binary",
    attr("path"),
    attr("xattr", ON_OFF),
    rule("cache", attr("mode", choice("none", "always", silent=("default",)))),
    rule("sandbox", attr("mode", choice("namespace", "chroot", silent=("default",)))),
    rule("lock", attr("posix", ON_OFF), attr("flock", ON_OFF)),
    rule("thread_pool", attr("size", _thread_pool)),
)
_MODE = unsigned(base=8)


def _fs_source(kind: str, source: xml.Source | None, target: str) -> xml.Element:
    element = xml.Element("source")
    if source is None and kind == "ram":
        raise xml_error("missing 'usage' attribute for RAM filesystem")
    if source is not None:
        if kind == "volume":
            pool, volume = source.get("pool"), source.get("volume")
            if pool or volume:
                if not pool or not volume:
                    raise xml_error("'pool' and 'volume' must be specified together for 'pool' type source")
                element.attrs = {"pool": pool, "volume": volume}
        elif kind == "ram":
            usage = source.get("usage")
            if usage is None:
                raise xml_error("missing 'usage' attribute for RAM filesystem")
            number = parse_integer(usage)
            if number is None or number < 0:
                raise xml_error(f"cannot parse usage '{usage}' for RAM filesystem")
            size = scaled(usage, source.get("units"), where="./source/@usage")
            element.attrs = {"usage": str(size // 1024), "units": "KiB"}
        elif value := source.get(_FS_SOURCES[kind]):
            element.attrs[_FS_SOURCES[kind]] = value
        elif kind == "mount" and (socket := source.get("socket")) is not None:
            element.attrs["socket"] = socket
    if not element.attrs and kind != "ram":
        raise report(ErrorNumber.VIR_ERR_NO_SOURCE, ErrorDomain.VIR_FROM_DOMAIN, target)
    return element


def _fs_modes(source: xml.Source, attrs: dict[str, str]) -> None:
    for name in ("fmode", "dmode"):
        text = source.get(name)
        if text is None:
            continue
        number = int(_MODE(text, "filesystem", name) or 0)
        if number > 0o777:
            raise xml_error(f"invalid {name}: '0{number:o}'")
        attrs[name] = f"{number:04o}"


def read_filesystem(source: xml.Source) -> xml.Element:
    kind = choice(*_FS_SOURCES)(source.get("type", "mount"), "filesystem", "type") or "mount"
    attrs = {"type": kind}
    access = source.get("accessmode")
    if access is not None:
        access = choice("passthrough", "mapped", "squash", silent=("default",))(access, "filesystem", "accessmode")
    target = source.find("target")
    place = (target.get("dir") if target is not None else None) or ""
    origin = _fs_source(kind, source.find("source"), place)
    if not place:
        path = "" if kind in ("volume", "ram") else next(iter(origin.attrs.values()), "")
        raise report(ErrorNumber.VIR_ERR_NO_TARGET, ErrorDomain.VIR_FROM_DOMAIN, path)
    if access is None and "socket" not in origin.attrs:
        access = "passthrough"
    if access is not None:
        attrs["accessmode"] = access
    for name, known in (
        ("model", ("virtio", "virtio-transitional", "virtio-non-transitional")),
        ("multidevs", ("remap", "forbid", "warn")),
    ):
        if (value := source.get(name)) is not None:
            printed = choice(*known, silent=("default",))(value, "filesystem", name)
            if printed is not None:
                attrs[name] = printed
    _fs_modes(source, attrs)
    element = xml.Element("filesystem", attrs)
    driver = source.find("driver")
    printed_driver = apply(_FS_DRIVER, driver) if driver is not None else None
    if printed_driver is not None:
        element.children.append(printed_driver)
    virtiofs = printed_driver is not None and printed_driver.attrs.get("type") == "virtiofs"
    binary = source.find("binary")
    if virtiofs and binary is not None and (part := apply(_BINARY, binary)) is not None:
        element.children.append(part)
    if origin.attrs:
        element.children.append(origin)
    element.add("target", {"dir": place})
    if source.find("readonly") is not None:
        element.add("readonly")
    for tag in ("space_hard_limit", "space_soft_limit"):
        found = source.find(tag)
        if found is not None and (text := xml.string(found)):
            size = scaled(text, found.get("unit"), default_unit=1, where=f"./{tag}[1]")
            element.add(tag, {"unit": "bytes"}, str(size))
    element.children += device_info(source)
    return element
