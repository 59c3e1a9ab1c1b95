"""Disks: ``<disk>``, their order, and their places."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from ... import xml
from ...addresses import BOOT_INFO, add_device_info
from ...encryption import auth
from ...kinds import ON_OFF, UNSIGNED, YES_NO, Kind, choice, number, some, string, unsigned
from ...pause import paced
from ...refusals import DOMAIN, NOBODY
from ...rules import Rule, add, attr, flag, reader, rule, take, text_rule
from .drives import DriveAddress, disk_index, drive_at, drive_element, drive_for
from .sources import (
    FORMATS,
    STORAGE_TYPES,
    backing_store,
    encryption,
    is_empty,
    max_size,
    path_of,
    source_element,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container

__all__ = [
    "DraftDisk",
    "assign_drive_address",
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
