"""Checks of disks, each by itself and beside the others, in libvirt's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ...refusals import DOMAIN
from ...values import words
from .sources import check_auth, check_backing_stores, path_of
from .virtio import check_virtio_options

if TYPE_CHECKING:
    from .....protocol.errors import LibvirtError
    from .disks import DraftDisk
    from .drives import DriveAddress

__all__ = ["check_disks", "check_places", "check_unique"]

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
