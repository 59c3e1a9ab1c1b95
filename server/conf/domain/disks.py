"""Disks: ``<disk>``, their order, and libvirt's checks of them."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from .. import xml
from ..addresses import BOOT_INFO, add_device_info
from ..encryption import auth
from ..kinds import ON_OFF, UNSIGNED, YES_NO, Kind, choice, number, some, string, unsigned
from ..pause import paced
from ..refusals import DOMAIN, NOBODY
from ..rules import Rule, add, attr, flag, reader, rule, take, text_rule
from ..values import words
from .drives import DriveAddress, disk_index, drive_at, drive_element, drive_for
from .storage import (
    FORMATS,
    STORAGE_TYPES,
    backing_store,
    check_auth,
    check_backing_stores,
    encryption,
    is_empty,
    max_size,
    path_of,
    source_element,
)
from .virtio import check_virtio_options

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from ....protocol.errors import LibvirtError

__all__ = [
    "DraftDisk",
    "assign_drive_address",
    "check_disks",
    "check_places",
    "check_unique",
    "order_again",
    "order_disks",
    "read_disk",
    "share_limits",
    "share_limits_of",
]

_BUSES = ("fdc", "ide", "scsi", "virtio", "xen", "usb", "uml", "sata", "sd")
_PREFIX_BUS = (("hd", "ide"), ("sd", "scsi"), ("vd", "virtio"), ("xvd", "xen"), ("ubd", "uml"))


class DraftDisk:
    """Disk of a definition that is being read.

    ``drive``, and a ``bus`` that the document leaves open, are None until the name
    decides them.
    """

    __slots__ = (
        "bus",
        "device",
        "drive",
        "element",
        "is_empty",
        "kind",
        "source",
        "target",
        "target_element",
    )

    def __init__(
        self,
        element: xml.Element,
        source: xml.Element,
        kind: str,
        device: str,
        target: str,
        target_element: xml.Element,
    ) -> None:
        self.element = element
        self.source = source
        self.kind = kind
        self.device = device
        self.target = target
        self.target_element = target_element
        self.bus: str | None = target_element.attrs.get("bus")
        self.drive: DriveAddress | None = None
        self.is_empty = False


# -- reading ---------------------------------------------------------------------------


def _format(value: str, element: str, attribute: str) -> str | None:
    if value == "aio":  # Xen's name for it
        return "raw"
    if value not in FORMATS or value == "none":
        raise DOMAIN.unsupported(f"unknown driver format value '{value}'")
    return value


def _driver(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs.get("rerror_policy") == "enospace":
        raise DOMAIN.unsupported("Invalid disk read error policy: 'enospace'")
    return element if element.attrs or element.children else None


def _max_size(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.text is None:
        return None
    return max_size(element.text, source.get("unit"), "./metadata_cache/max_size")


_METADATA_CACHE = rule("metadata_cache", rule("max_size", text=string, finish=_max_size))
_DRIVER = rule(
    "driver",
    attr("name"),
    attr("type", _format),
    attr(
        "cache",
        choice("none", "writethrough", "writeback", "directsync", "unsafe", silent=("default",)),
    ),
    attr("error_policy", choice("stop", "report", "ignore", "enospace")),
    attr("rerror_policy", choice("stop", "report", "ignore", "enospace")),
    attr("io", choice("native", "threads", "io_uring")),
    attr("ioeventfd", ON_OFF),
    attr("event_idx", ON_OFF),
    attr("copy_on_read", ON_OFF),
    attr("discard", choice("unmap", "ignore")),
    attr("iothread", unsigned(nonzero=True)),
    attr("detect_zeroes", choice("off", "on", "unmap")),
    attr("queues", unsigned(zero=False)),
    attr("queue_size", unsigned(zero=False)),
    attr("iommu", ON_OFF),
    attr("ats", ON_OFF),
    attr("packed", ON_OFF),
    attr("page_per_vq", ON_OFF),
    _METADATA_CACHE,
    finish=_driver,
)
_SIZES = ("cyls", "heads", "secs")
_GEOMETRY = rule(
    "geometry",
    *(attr(name, UNSIGNED) for name in _SIZES),
    attr("trans", choice("none", "auto", "lba")),
    finish=lambda source, element: (
        element if all(element.attrs.get(name, "0") != "0" for name in _SIZES) else None
    ),
)
_BLOCKIO = rule(
    "blockio",
    attr("logical_block_size", unsigned(zero=False)),
    attr("physical_block_size", unsigned(zero=False)),
)
_TARGET = (
    attr("dev"),
    attr("bus", choice(*_BUSES)),
    attr("tray", choice("open", silent=("closed",))),
    attr("removable", ON_OFF),
    attr("rotation_rate", unsigned(zero=False)),
)
_SHAREABLE = flag("shareable")
_TRANSIENT = rule("transient", attr("shareBacking", choice("yes", silent=("no",))), keep=True)
_ATTRS = (
    attr("type", choice(*STORAGE_TYPES), default="file"),
    attr("device", choice("disk", "cdrom", "floppy", "lun"), default="disk"),
    attr(
        "model",
        choice("virtio", "virtio-transitional", "virtio-non-transitional", silent=("default",)),
    ),
    attr("rawio", YES_NO),
    attr("sgio", choice("filtered", "unfiltered")),
    attr("snapshot", choice("no", "internal", "external", "manual")),
)
_IO_SIZES = [
    f"{scope}_{what}_sec{suffix}"
    for suffix in ("", "_max")
    for what in ("bytes", "iops")
    for scope in ("total", "read", "write")
]
_IO_LENGTHS = [
    f"{scope}_{what}_sec_max_length"
    for what in ("bytes", "iops")
    for scope in ("total", "read", "write")
]


def _check_totals(source: xml.Source, element: xml.Element) -> xml.Element | None:
    given = {child.tag for child in element.children}
    for what in ("bytes_sec", "iops_sec", "bytes_sec_max", "iops_sec_max"):
        if f"total_{what}" in given and given & {f"read_{what}", f"write_{what}"}:
            raise DOMAIN.xml_error(f"total and read/write {what} cannot be set at the same time")
    return element if given else None


def _io_limits(*names: str) -> list[Rule]:
    """Make rules for limits of I/O; 0 counts as not given."""
    return [
        text_rule(name, number(f"disk iotune field '{name}' must be an integer", zero=False))
        for name in names
    ]


_IOTUNE = rule(
    "iotune",
    *_io_limits(*_IO_SIZES, "size_iops_sec"),
    text_rule("group_name"),
    *_io_limits(*_IO_LENGTHS),
    finish=_check_totals,
)
_WWN = re.compile(r"(0x)?[0-9a-fA-F]{16}", re.ASCII)


def _wwn(value: str, element: str, attribute: str) -> str | None:
    if not _WWN.fullmatch(value):
        raise NOBODY.internal_error(f"Malformed wwn: {value}")
    return value


def _label(most: int) -> Kind:
    """Make the kind of a text that the guest sees, of ``most`` characters at most."""

    def kind(value: str, element: str, attribute: str) -> str | None:
        if len(value) > most:
            raise DOMAIN.unsupported(f"disk {element} is more than {most} characters")
        if not value.isprintable():
            raise DOMAIN.xml_error(f"disk {element} is not printable string")
        return value

    return kind


_LABELS = (
    text_rule("serial"),
    text_rule("wwn", _wwn),
    text_rule("vendor", _label(8)),
    text_rule("product", _label(16)),
)
_AUTH = reader("auth", auth)
_BACKING_STORE = reader("backingStore", backing_store)
_BACKEND_DOMAIN = rule("backenddomain", attr("name", some))
_POLICY = choice("mandatory", "requisite", "optional")


def read_disk(source: xml.Source) -> DraftDisk:
    """Read ``<disk>``; a missing bus and address are decided later, by its name."""
    element = xml.Element("disk")
    take(element, source, *_ATTRS)
    device = element.attrs["device"]
    found = source.find("source")
    if found is None:  # without a source, libvirt falls back to type file
        element.attrs["type"] = "file"
    kind = element.attrs["type"]
    policy = None if found is None else found.get("startupPolicy")
    if policy is not None:
        policy = _POLICY(policy, "source", "startupPolicy")
    origin = source_element(kind, found, policy=policy)
    if kind == "nvme":
        origin.attrs = {"type": "pci", "managed": "yes", **origin.attrs}
    target = xml.Element("target")
    if (named := source.find("target")) is not None:
        take(target, named, *_TARGET)
    if "dev" not in target.attrs:
        raise DOMAIN.no_target(path_of(kind, origin))
    target.attrs["dev"] = name = target.attrs["dev"].removeprefix("ioemu:")
    disk = DraftDisk(element, origin, kind, device, name, target)
    _fill(source, disk)
    return disk


def _fill(source: xml.Source, disk: DraftDisk) -> None:
    element, origin = disk.element, disk.source
    disk.is_empty = is_empty(disk.kind, origin)
    add(element, source, _DRIVER, _AUTH)
    if origin.find("auth") is not None and element.find("auth") is not None:
        raise DOMAIN.unsupported("an <auth> definition already found for disk source")
    if origin.attrs or origin.has_children:
        element.children.append(origin)
    add(element, source, _BACKING_STORE, _BACKEND_DOMAIN, _GEOMETRY, _BLOCKIO)
    element.children.append(disk.target_element)
    there = source.tags()
    add(element, source, _IOTUNE)
    if "readonly" in there or disk.device == "cdrom":
        element.children.append(xml.Element("readonly"))
        if element.attrs.get("snapshot") == "no":
            del element.attrs["snapshot"]
    elif disk.kind == "vhostuser":
        element.attrs.setdefault("snapshot", "no")
    add(element, source, _SHAREABLE, _TRANSIENT, *_LABELS)
    if (found := source.find("encryption")) is not None:
        if origin.find("encryption") is not None:
            raise DOMAIN.unsupported("an <encryption> definition already found for disk source")
        element.children.append(encryption(found))
    add_device_info(element, source, BOOT_INFO)


# -- names and addresses ---------------------------------------------------------------


T = TypeVar("T")


def _in_order(disks: list[T], key: Callable[[T], tuple[str | None, int]]) -> list[T]:
    """Put disks into the order in which virDomainDiskInsert keeps them.

    Buses come in the order of their first disks; within a bus the name decides.
    """
    of_bus: dict[str | None, list[tuple[int, T]]] = {}
    for disk in paced(disks):
        bus, index = key(disk)
        of_bus.setdefault(bus, []).append((index, disk))
    for group in of_bus.values():
        group.sort(key=itemgetter(0))
    return [disk for group in of_bus.values() for _, disk in group]


def order_disks(disks: list[DraftDisk]) -> list[DraftDisk]:
    """Put disks into libvirt's order, by bus and name as the document gives them."""
    return _in_order(disks, lambda disk: (disk.bus, disk_index(disk.target)))


def order_again(disks: list[xml.Element]) -> list[xml.Element]:
    """Put disks into the order that they have once they are printed and read again.

    It may be another one, because every disk names its bus by then. Without a source
    their type is file.
    """
    return _in_order(
        [_typed(disk) for disk in disks],
        lambda disk: (disk.get("target", "bus"), disk_index(disk.get("target", "dev") or "")),
    )


def _typed(disk: xml.Element) -> xml.Element:
    if disk.attrs["type"] == "file" or disk.find("source") is not None:
        return disk
    return disk.twin(attrs={**disk.attrs, "type": "file"})


def assign_drive_address(disk: DraftDisk, taken: Container[DriveAddress]) -> None:
    """Decide bus and address by the name, where the document leaves them open.

    Devices of the host that are ``taken`` on SCSI controllers must not be in the way.
    """
    if disk.bus is None:
        disk.bus = "fdc" if disk.device == "floppy" else "ide"
        if disk.device != "floppy":
            for prefix, bus in _PREFIX_BUS:
                if disk.target.startswith(prefix):
                    disk.bus = bus
                    break
        target = disk.target_element
        target.attrs = {"dev": disk.target, "bus": disk.bus, **target.attrs}
    if "fdgroup" in disk.source.attrs:
        raise DOMAIN.unsupported(f"driver does not support FD passing for disk '{disk.target}'")
    if (place := disk.element.find("address")) is not None:
        disk.drive = drive_at(place)
        return
    index = disk_index(disk.target)
    if index < 0:
        raise DOMAIN.xml_error(f"Unknown disk name '{disk.target}' and no address specified")
    drive = drive_for(index, disk.bus)
    if drive is None:
        return
    if disk.bus == "scsi" and drive in taken:
        raise DOMAIN.unsupported(
            f"using disk target name '{disk.target}' conflicts with SCSI host device address "
            f"{drive.spelt()[:-1]}"  # libvirt leaves the last quote out
        )
    disk.drive = drive
    disk.element.children.append(drive_element(drive))


def _shared_limits(disks: list[xml.Element]) -> list[tuple[int, list[xml.Element]]]:
    """Give disks that only name a group the limits of its first disk with any.

    Returns the places of these disks, with their new children.
    """
    limits: dict[str | None, xml.Element] = {}
    without: list[tuple[str | None, int]] = []
    for place, disk in enumerate(paced(disks)):
        tune = disk.find("iotune")
        group = None if tune is None else tune.find("group_name")
        if tune is None or group is None:
            continue
        if len(tune.children) > 1:
            limits.setdefault(group.text, tune)
        else:
            without.append((group.text, place))
    return [
        (
            place,
            [limits[name] if part.tag == "iotune" else part for part in disks[place].children],
        )
        for name, place in without
        if name in limits
    ]


def share_limits(disks: list[DraftDisk]) -> None:
    """Give disks that only name a group the limits of its first disk with any."""
    for place, parts in _shared_limits([disk.element for disk in disks]):
        disks[place].element.children = parts


def share_limits_of(disks: list[xml.Element]) -> list[xml.Element]:
    """Return disks of a definition as `share_limits` makes them."""
    shared = list(disks)
    for place, parts in _shared_limits(disks):
        shared[place] = disks[place].twin(children=parts)
    return shared


# -- checks ----------------------------------------------------------------------------


def _check_driver(disk: DraftDisk) -> None:
    if disk.bus == "virtio":
        return
    if "model" in disk.element.attrs:
        raise DOMAIN.unsupported(
            f"disk model '{disk.element.attrs['model']}' not supported for bus '{disk.bus}'"
        )
    driver = disk.element.find("driver")
    if driver is not None:
        if "queues" in driver.attrs:
            raise DOMAIN.unsupported(
                "queues attribute in disk driver element is only supported by virtio-blk"
            )
        for name in ("event_idx", "ioeventfd"):
            if name in driver.attrs:
                raise DOMAIN.unsupported(f"disk {name} mode supported only for virtio bus")
        check_virtio_options(driver)


def _check_lun(disk: DraftDisk) -> None:
    attrs = disk.element.attrs
    if attrs.get("sgio") == "unfiltered":
        raise DOMAIN.unsupported("unfiltered sgio is no longer supported")
    if disk.device == "lun":
        _check_lun_source(disk)
    elif disk.source.find("reservations") is not None:
        raise DOMAIN.unsupported("<reservations/> allowed only for lun devices")
    elif "rawio" in attrs:
        raise DOMAIN.unsupported("rawio can be used only with device='lun'")
    elif "sgio" in attrs:
        raise DOMAIN.unsupported("sgio can be used only with device='lun'")


def _check_lun_source(disk: DraftDisk) -> None:
    protocol = disk.source.attrs.get("protocol")
    if disk.kind == "network" and protocol != "iscsi":
        raise DOMAIN.unsupported(f"disk device='lun' is not supported for protocol='{protocol}'")
    if disk.kind not in ("block", "network", "volume"):
        raise DOMAIN.unsupported("disk device='lun' is only valid for block type disk source")
    if disk.element.get("driver", "type") not in (None, "raw"):
        raise DOMAIN.unsupported("disk device 'lun' must use 'raw' format")
    if disk.source.find("slices") is not None:
        raise DOMAIN.unsupported("disk device 'lun' doesn't support storage slice")
    encrypted = disk.source.find("encryption") or disk.element.find("encryption")
    if encrypted is not None and encrypted.attrs["format"] != "default":
        raise DOMAIN.unsupported("disk device 'lun' doesn't support encryption")


def _check_name(disk: DraftDisk) -> None:
    if disk.device in ("disk", "lun"):
        if not disk.target.startswith(_HARD_DISKS):
            raise DOMAIN.internal_error(f"Invalid harddisk device name: {disk.target}")
    elif disk.device == "floppy" and not disk.target.startswith("fd"):
        raise DOMAIN.internal_error(f"Invalid floppy device name: {disk.target}")


def _check_bus(disk: DraftDisk) -> None:
    if disk.device == "floppy" and disk.bus != "fdc":
        raise DOMAIN.internal_error(f"Invalid bus type '{disk.bus}' for floppy disk")
    if disk.device != "floppy" and disk.bus == "fdc":
        raise DOMAIN.internal_error(f"Invalid bus type '{disk.bus}' for disk")
    if "removable" in disk.target_element.attrs and disk.bus != "usb":
        raise DOMAIN.xml_error("removable is only valid for usb disks")


def _check_policy(disk: DraftDisk) -> None:
    policy = disk.source.attrs.get("startupPolicy")
    if policy is None:
        return
    if disk.kind not in ("file", "block", "dir", "volume"):
        raise DOMAIN.xml_error(
            f"disk startupPolicy '{policy}' is not allowed for disk of '{disk.kind}' type"
        )
    if policy == "requisite" and disk.device not in ("cdrom", "floppy"):
        raise DOMAIN.xml_error("disk startupPolicy 'requisite' is allowed only for cdrom or floppy")


def _check_address(disk: DraftDisk) -> None:
    kind = disk.element.get("address", "type")
    if kind not in (None, "drive") and disk.bus in ("ide", "scsi", "sata", "fdc"):
        where = f"the disk '{disk.target}' with the bus type '{disk.bus}'"
        raise DOMAIN.unsupported(f"Invalid address type '{kind}' for {where}")


_HARD_DISKS = ("hd", "sd", "vd", "xvd", "ubd")


# What disks of vhost-user processes may not have: attributes of <driver>, and elements.
_NOT_VHOSTUSER = (
    ("cache", "cache"),
    ("error_policy", "error_policy"),
    ("rerror_policy", "error_policy"),
    ("io", "io"),
    ("ioeventfd", "ioeventfd"),
    ("copy_on_read", "copy_on_read"),
    ("discard", "discard"),
    ("iothread", "iothread"),
    ("detect_zeroes", "detect_zeroes"),
)
_NEVER_VHOSTUSER = words(
    "iotune backingStore encryption readonly shareable transient serial wwn vendor product auth "
    "geometry blockio"
)


def _check_vhostuser(disk: DraftDisk) -> None:
    if disk.bus != "virtio":
        raise DOMAIN.unsupported("vhostuser disk supports only virtio bus")
    if disk.element.attrs.get("snapshot") != "no" and disk.element.find("readonly") is None:
        raise DOMAIN.unsupported("only snapshot=no is supported with vhostuser disk")
    driver = disk.element.find("driver")
    given = {} if driver is None else driver.attrs
    found = [what for name, what in _NOT_VHOSTUSER if name in given]
    if driver is not None and driver.find("metadata_cache") is not None:
        found.append("metadata_cache")
    found += [tag for tag in _NEVER_VHOSTUSER if disk.element.find(tag) or disk.source.find(tag)]
    if found:
        raise DOMAIN.unsupported(f"{found[0]} is not supported with vhostuser disk")


def _check_disk(disk: DraftDisk) -> None:
    """Check one disk, in the order of virDomainDiskDefValidate."""
    given = disk.element.find("auth") or disk.source.find("auth")
    if disk.kind == "network" and given is not None:
        check_auth(disk.source, given)
    check_backing_stores(disk.element.find("backingStore"))
    _check_lun(disk)
    _check_address(disk)
    _check_driver(disk)
    if disk.kind == "vhostuser":
        _check_vhostuser(disk)
    if disk.source.attrs.get("namespace") == "0":
        raise DOMAIN.unsupported("NVMe namespace can't be zero")
    if "tray" in disk.target_element.attrs and disk.device not in ("cdrom", "floppy"):
        raise DOMAIN.unsupported("tray is only valid for cdrom and floppy")
    _check_bus(disk)
    _check_policy(disk)
    _check_name(disk)
    if disk.is_empty and disk.device == "disk":
        raise DOMAIN.no_source(disk.target)


def check_disks(disks: list[DraftDisk]) -> None:
    for disk in paced(disks):
        _check_disk(disk)


def check_unique(disks: list[xml.Element], new: xml.Element) -> None:
    """Refuse a disk with the name of one of a definition's."""
    name = new.get("target", "dev")
    for disk in paced(disks):
        if disk.get("target", "dev") == name:
            raise _duplicate(disk, new)


def _duplicate(disk: xml.Element, new: xml.Element) -> LibvirtError:
    paths = [
        path_of(each.attrs["type"], each.find("source") or xml.Element("source")) or "<null>"
        for each in (disk, new)
    ]
    return DOMAIN.xml_error(
        f"target '{new.get('target', 'dev')}' duplicated for disk sources '{paths[0]}' "
        f"and '{paths[1]}'"
    )


def check_places(disks: list[DraftDisk]) -> None:
    """Check that no two disks have the same name or address."""
    named: dict[str, int] = {}
    placed: dict[tuple[str | None, DriveAddress], int] = {}
    for place, disk in enumerate(paced(disks)):
        drive = disk.drive
        namesake = named.setdefault(disk.target, place)
        neighbour = place if drive is None else placed.setdefault((disk.bus, drive), place)
        if namesake == neighbour == place:
            continue
        other = disks[min(namesake, neighbour)]
        if namesake <= neighbour:
            raise _duplicate(other.element, disk.element)
        assert drive is not None
        raise DOMAIN.unsupported(
            f"Found duplicate drive address for disk with target name '{other.target}' "
            f"controller='{drive.controller}' bus='{drive.bus}' target='{drive.target}' "
            f"unit='{drive.unit}'"
        )
