"""Rules of libvirt's qemu driver about the disks of a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...pause import paced
from ...refusals import QEMU
from ..drives import drive_of
from ..views import Disk

if TYPE_CHECKING:
    from collections.abc import Callable

    from ... import xml
    from ..definition import DomainDef

__all__ = ["check_disk", "check_disks"]

_SAFE_SERIAL = re.compile(r"[A-Za-z0-9_ .+-]*", re.ASCII)
_DRIVER_NAMES = (None, "qemu")
_HARD_BUSES = ("ide", "sata", "scsi")
_WITH_GEOMETRY = ("ide", "fdc", "scsi", "virtio", "sata")
_SHARED_FORMATS = (None, "raw")
_CACHES_OF_NATIVE = ("none", "directsync")
_LSI = ("lsilogic", "am53c974", "dc390", "ncr53c90")


def check_disks(definition: DomainDef) -> None:
    """Check the disks of a definition whose controllers are complete.

    Raises VIR_ERR_CONFIG_UNSUPPORTED, or VIR_ERR_INTERNAL_ERROR where libvirt does.
    """
    for disk in paced(definition.devices("disk")):
        check_disk(definition, disk)


def check_disk(definition: DomainDef, element: xml.Element) -> None:
    """Check one disk, in the order of qemuValidateDomainDeviceDefDisk."""
    disk = Disk(element)
    for rule in _RULES:
        rule(definition, disk)


def _name(disk: Disk) -> str:
    return f"'{disk.target}'"


def _iothread(definition: DomainDef, disk: Disk) -> None:
    if disk.iothread is None:
        return
    if disk.bus != "virtio":
        raise QEMU.unsupported(f"IOThreads not available for bus {disk.bus} target {disk.target}")
    if disk.iothread not in _iothreads(definition):
        raise QEMU.unsupported(f"Disk iothread '{disk.iothread}' not defined in iothreadid")


def _iothreads(definition: DomainDef) -> set[int]:
    tree = definition.tree
    ids = tree.find("iothreadids")
    named = {int(part.attrs["id"]) for part in ids.all("iothread")} if ids is not None else set()
    count = tree.find("iothreads")
    free = (number for number in range(1, 2**16) if number not in named)
    for _ in range(int((count and count.text) or 0) - len(named)):
        named.add(next(free))
    return named


def _geometry(definition: DomainDef, disk: Disk) -> None:
    geometry = disk.element.find("geometry")
    if geometry is None:
        return
    if disk.bus not in _WITH_GEOMETRY:
        raise QEMU.unsupported(f"CHS geometry can not be set for '{disk.bus}' bus")
    if "trans" in geometry.attrs and disk.bus != "ide":
        raise QEMU.unsupported(
            f"CHS translation mode can only be set for 'ide' bus not '{disk.bus}'"
        )


def _serial(definition: DomainDef, disk: Disk) -> None:
    if disk.serial is not None and not _SAFE_SERIAL.fullmatch(disk.serial):
        raise QEMU.internal_error(f"driver serial '{disk.serial}' contains unsafe characters")


def _rotation(definition: DomainDef, disk: Disk) -> None:
    if disk.element.get("target", "rotation_rate") is None:
        return
    if disk.bus not in _HARD_BUSES:
        raise QEMU.internal_error("rotation rate is only valid for SCSI/IDE/SATA bus")
    if disk.device != "disk":
        raise QEMU.internal_error("rotation rate is only valid for disk device")


def _identity(definition: DomainDef, disk: Disk) -> None:
    if disk.element.find("wwn") is not None and disk.bus not in ("ide", "scsi"):
        raise QEMU.unsupported("Only ide and scsi disk support wwn")
    has_names = any(disk.element.find(tag) is not None for tag in ("vendor", "product"))
    if has_names and disk.bus != "scsi":
        raise QEMU.unsupported("Only scsi disk supports vendor and product")


def _read_only(definition: DomainDef, disk: Disk) -> None:
    if disk.element.get("driver", "copy_on_read") == "on" and disk.is_readonly:
        raise QEMU.unsupported(f"copy_on_read is not compatible with read-only disk {_name(disk)}")
    if disk.device == "disk" and disk.is_readonly and disk.bus in ("ide", "sata"):
        raise QEMU.unsupported(f"readonly {disk.bus} disks are not supported")
    if disk.device == "cdrom" and disk.bus == "virtio":
        raise QEMU.unsupported(f"disk type of {_name(disk)} does not support ejectable media")


def _format(definition: DomainDef, disk: Disk) -> None:
    form = disk.format
    if (name := disk.element.get("driver", "name")) not in _DRIVER_NAMES:
        raise QEMU.unsupported(f"unsupported driver name '{name}' for disk {_name(disk)}")
    if form == "iso":
        raise QEMU.unsupported(
            "storage format 'iso' is not directly supported by QEMU, use 'raw' instead"
        )
    if form == "dir":
        raise QEMU.unsupported(
            "'directory' storage format is not directly supported by QEMU, use 'dir' disk type "
            "instead"
        )
    if form == "fat" and disk.type not in ("dir", "volume"):
        raise QEMU.unsupported("storage format 'fat' is supported only with 'dir' storage type")
    if disk.type == "dir" and form != "fat":
        raise QEMU.unsupported("storage type 'dir' requires use of storage format 'fat'")
    if form == "fat" and not disk.is_readonly:
        raise QEMU.unsupported("virtual FAT storage can't be accessed in read-write mode")
    driver = disk.element.find("driver")
    cache = None if driver is None else driver.find("metadata_cache")
    if cache is not None and form != "qcow2":
        raise QEMU.unsupported(
            "metadata cache max size control is supported only with qcow2 images"
        )


def _modes(definition: DomainDef, disk: Disk) -> None:
    if disk.is_shareable and not disk.is_readonly and disk.format not in _SHARED_FORMATS:
        raise QEMU.unsupported(
            f"shared access for disk {_name(disk)} requires use of supported storage format"
        )
    native = disk.element.get("driver", "io") == "native"
    if native and disk.cache not in _CACHES_OF_NATIVE and not disk.is_empty:
        raise QEMU.unsupported("io='native' needs either no disk cache or directsync cache mode")


def _place(definition: DomainDef, disk: Disk) -> None:
    if disk.device == "lun" and disk.bus not in ("virtio", "scsi"):
        raise QEMU.unsupported(f"disk device='lun' is not supported for bus='{disk.bus}'")
    if disk.bus != "scsi":
        return
    drive = drive_of(disk.element)
    if drive is None:
        return
    models = {
        int(controller.attrs["index"]): controller.attrs.get("model")
        for controller in definition.devices("controller")
        if controller.attrs["type"] == "scsi"
    }
    model = models.get(drive.controller)
    if model in _LSI and drive.target:
        raise QEMU.unsupported(f"target must be 0 for controller model '{model}'")


_RULES: tuple[Callable[[DomainDef, Disk], None], ...] = (
    _format,
    _geometry,
    _serial,
    _rotation,
    _identity,
    _read_only,
    _iothread,
    _modes,
    _place,
)
