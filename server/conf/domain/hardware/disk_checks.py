"""Disks that guests on QEMU cannot have: libvirt's refusals, with its texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...refusals import QEMU
from ..devices.drives import drive_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from ... import xml

__all__ = ["check_disk"]

_SAFE = re.compile(r"[A-Za-z0-9_ .+-]*+", re.ASCII)
_REMOVABLE = ("cdrom", "floppy")
_NEVER_REMOVABLE = ("virtio", "sd")
_NO_GEOMETRY = ("usb", "sd")
_ROTATING = ("ide", "scsi", "sata")
_LUN_BUSES = ("virtio", "scsi")
_READABLE_ONLY = ("ide", "sata")
_MOST_LIMIT = 1_000_000_000_000_000
_SHAREABLE_FORMATS = ("raw",)


def check_disk(
    disk: xml.Element,
    scsi_model: str | None,
    iothreads: Collection[int],
    *,
    shares_memory: bool,
) -> None:
    """Refuse a disk that QEMU cannot have.

    ``scsi_model`` is that of the controller that it names, ``iothreads`` are the
    numbers of the guest's. ``shares_memory``: whether other processes can use its
    memory.
    """
    target = disk.find("target")
    assert target is not None
    bus, name = target.attrs["bus"], target.attrs["dev"]
    _check_parts(disk, target, bus)
    _check_bus(disk, bus, name, scsi_model)
    _check_image(disk, name)
    _check_driver(disk, bus, name, iothreads)
    if disk.attrs["type"] == "vhostuser" and not shares_memory:
        raise QEMU.unsupported("'vhostuser' requires shared memory")
    if name[-1].isdigit():
        raise QEMU.unsupported(
            f"invalid disk target '{name}', partitions can't appear in disk targets"
        )


def _check_parts(disk: xml.Element, target: xml.Element, bus: str) -> None:
    parts = {part.tag: part for part in disk.children}
    geometry = parts.get("geometry")
    if geometry is not None:
        if bus in _NO_GEOMETRY:
            raise QEMU.unsupported(f"CHS geometry can not be set for '{bus}' bus")
        if "trans" in geometry.attrs and bus != "ide":
            raise QEMU.unsupported(
                f"CHS translation mode can only be set for 'ide' bus not '{bus}'"
            )
    serial = parts.get("serial")
    if serial is not None and not _SAFE.fullmatch(serial.text or ""):
        raise QEMU.internal_error(f"driver serial '{serial.text}' contains unsafe characters")
    if serial is not None and bus == "sd":
        raise QEMU.internal_error(f"Serial property not supported for drive bus '{bus}'")
    if "wwn" in parts and bus not in ("ide", "scsi"):
        raise QEMU.unsupported("Only ide and scsi disk support wwn")
    if ("vendor" in parts or "product" in parts) and bus != "scsi":
        raise QEMU.unsupported("Only scsi disk supports vendor and product")
    if disk.attrs["device"] == "lun":
        if bus not in _LUN_BUSES:
            raise QEMU.unsupported(f"disk device='lun' is not supported for bus='{bus}'")
        if "wwn" in parts:
            raise QEMU.unsupported("Setting wwn is not supported for lun device")
        if "vendor" in parts or "product" in parts:
            raise QEMU.unsupported("Setting vendor or product is not supported for lun device")
    if "rotation_rate" in target.attrs:
        if bus not in _ROTATING:
            raise QEMU.internal_error("rotation rate is only valid for SCSI/IDE/SATA bus")
        if disk.attrs["device"] != "disk":
            raise QEMU.internal_error("rotation rate is only valid for disk device")


def _check_bus(disk: xml.Element, bus: str, name: str, scsi_model: str | None) -> None:
    device = disk.attrs["device"]
    if bus in _NEVER_REMOVABLE and device in _REMOVABLE:
        raise QEMU.unsupported(f"disk type of '{name}' does not support ejectable media")
    if bus in _READABLE_ONLY and device == "disk" and disk.find("readonly") is not None:
        raise QEMU.unsupported(f"readonly {bus} disks are not supported")
    if bus == "usb" and disk.get("address", "type") not in (None, "usb"):
        raise QEMU.internal_error("unexpected address type for usb disk")
    drive = drive_of(disk)
    if drive is None:
        return
    if bus == "scsi":
        if drive.bus:
            raise QEMU.internal_error("SCSI controller only supports 1 bus")
        if scsi_model == "lsilogic" and drive.target:
            raise QEMU.unsupported("target must be 0 for controller model 'lsilogic'")
    elif bus == "ide":
        if drive.controller:
            raise QEMU.internal_error("Only 1 IDE controller is supported")
        if drive.target:
            raise QEMU.unsupported("target must be 0 for ide controller")
    elif bus == "sata":
        if drive.bus:
            raise QEMU.unsupported("bus must be 0 for sata controller")
        if drive.target:
            raise QEMU.unsupported("target must be 0 for sata controller")
    elif bus == "fdc":
        if drive.controller:
            raise QEMU.internal_error("Only 1 fdc controller is supported")
        if drive.bus:
            raise QEMU.internal_error("Only 1 fdc bus is supported")
        if drive.target:
            raise QEMU.unsupported("target must be 0 for controller fdc")


def _check_image(disk: xml.Element, name: str) -> None:
    driver = disk.find("driver")
    form = None if driver is None else driver.attrs.get("type")
    is_folder = disk.attrs["type"] == "dir"
    if form == "cow":
        raise QEMU.unsupported("'cow' storage format is not supported")
    if form == "iso":
        raise QEMU.unsupported(
            "storage format 'iso' is not directly supported by QEMU, use 'raw' instead"
        )
    if form == "dir":
        raise QEMU.unsupported(
            "'directory' storage format is not directly supported by QEMU, "
            "use 'dir' disk type instead"
        )
    if form == "fat" and not is_folder:
        raise QEMU.unsupported("storage format 'fat' is supported only with 'dir' storage type")
    if is_folder and form != "fat":
        raise QEMU.unsupported("storage type 'dir' requires use of storage format 'fat'")
    if driver is not None and driver.find("metadata_cache") is not None and form != "qcow2":
        raise QEMU.unsupported(
            "metadata cache max size control is supported only with qcow2 images"
        )
    origin = disk.find("source")
    if origin is None:
        return
    if origin.attrs.get("protocol") == "tftp":
        raise QEMU.unsupported("'tftp' protocol is not supported with this QEMU binary")
    encryption = origin.find("encryption") or disk.find("encryption")
    if encryption is not None and encryption.attrs.get("format") in ("qcow", "default"):
        raise QEMU.unsupported("old qcow/qcow2 encryption is not supported")
    if encryption is not None and encryption.attrs.get("format") == "luks2":
        raise QEMU.unsupported("luks2 is currently not supported by the qemu encryption engine")
    if "tlsHostname" in origin.attrs and origin.attrs.get("protocol") != "nbd":
        raise QEMU.unsupported("'tlsHostname' field is supported only with NBD disks")


def _check_driver(disk: xml.Element, bus: str, name: str, iothreads: Collection[int]) -> None:
    driver = disk.find("driver")
    given = {} if driver is None else driver.attrs
    device = disk.attrs["device"]
    is_readonly = disk.find("readonly") is not None
    if given.get("name", "qemu") != "qemu":
        raise QEMU.unsupported(f"unsupported driver name '{given['name']}' for disk '{name}'")
    if given.get("copy_on_read") == "on":
        if is_readonly:
            raise QEMU.unsupported(f"copy_on_read is not compatible with read-only disk '{name}'")
        if device in _REMOVABLE:
            raise QEMU.unsupported(f"copy_on_read is not supported with removable disk '{name}'")
    if given.get("io") == "native" and given.get("cache") not in ("none", "directsync"):
        raise QEMU.unsupported("io='native' needs either no disk cache or directsync cache mode")
    is_shared = disk.find("shareable") is not None and not is_readonly
    if is_shared and given.get("type") not in _SHAREABLE_FORMATS:
        raise QEMU.unsupported(
            f"shared access for disk '{name}' requires use of supported storage format"
        )
    if disk.find("transient") is not None:
        _check_transient(disk, name, is_readonly=is_readonly)
    if "iothread" in given:
        _check_iothread(int(given["iothread"]), bus, name, iothreads)
    _check_limits(disk)


def _check_transient(disk: xml.Element, name: str, *, is_readonly: bool) -> None:
    if disk.find("source") is None:
        raise QEMU.unsupported(f"transient disk '{name}' must not be empty")
    if is_readonly:
        raise QEMU.unsupported(f"transient disk '{name}' must not be read-only")
    if disk.attrs["device"] != "disk":
        raise QEMU.unsupported(f"transient disk supported only with 'disk' device ({name})")
    if disk.attrs["type"] != "file":
        raise QEMU.unsupported(f"transient disk supported only with 'file' type ({name})")


def _check_iothread(number: int, bus: str, name: str, iothreads: Collection[int]) -> None:
    if bus != "virtio":
        raise QEMU.unsupported(f"IOThreads not available for bus {bus} target {name}")
    if number not in iothreads:
        raise QEMU.unsupported(f"Disk iothread '{number}' not defined in iothreadid")


def _check_limits(disk: xml.Element) -> None:
    tune = disk.find("iotune")
    if tune is None:
        return
    if all(part.tag == "group_name" for part in tune.children):
        raise QEMU.unsupported("group_name can be configured only together with settings")
    for part in tune.children:
        if part.tag != "group_name" and int(part.text or 0) > _MOST_LIMIT:
            raise QEMU.argument_unsupported(
                f"block I/O throttle limit must be no more than {_MOST_LIMIT} using QEMU"
            )
