"""Arguments of disks: the nodes of their images, and their devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....conf.domain.devices.drives import drive_of
from .places import Places, alias_of, dumped, virtio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ....conf.domain.devices.drives import DriveAddress
    from ..disks.nodes import BlockDisk, Nodes

__all__ = ["Buses", "disk_device", "disks"]


class Buses:
    """Buses of a guest that disks are on, by the aliases of their controllers."""

    def __init__(self, definition: DomainDef) -> None:
        self._places = Places(definition)
        self._controllers = {
            (controller.attrs["type"], controller.attrs["index"]): controller
            for controller in definition.devices("controller")
        }

    def _alias(self, kind: str, index: str) -> str:
        controller = self._controllers.get((kind, index))
        if controller is None:
            # a pc machine has that of IDE by itself
            return "ide" if (kind, index) == ("ide", "0") else f"{kind}{index}"
        return alias_of(controller)

    def of(self, disk: xml.Element) -> dict[str, Any]:
        """Return the properties that place a disk."""
        drive = drive_of(disk)
        if drive is None:
            return self._places.of(disk)
        return self._drive(disk.get("target", "bus") or "", drive)

    def _drive(self, bus: str, drive: DriveAddress) -> dict[str, Any]:
        if bus == "fdc":
            return {"unit": drive.unit}
        index = str(drive.controller)
        alias = self._alias(bus, index)
        if bus == "ide":
            return {"bus": f"{alias}.{drive.bus}", "unit": drive.unit}
        if bus == "sata":
            return {"bus": f"{alias}.{drive.unit}"}
        controller = self._controllers.get(("scsi", index))
        model = None if controller is None else controller.attrs.get("model")
        if model in _ONE_DISK_A_TARGET:
            return {"bus": f"{alias}.0", "scsi-id": drive.unit}
        return {
            "bus": f"{alias}.0",
            "channel": drive.bus,
            "scsi-id": drive.target,
            "lun": drive.unit,
        }


_ONE_DISK_A_TARGET = ("lsilogic", "auto", "am53c974", "dc390", "ncr53c90")
_QUEUES = {
    "ioeventfd": "ioeventfd",
    "event_idx": "event_idx",
    "queues": "num-queues",
    "queue_size": "queue-size",
}
_WITHOUT_WRITE_CACHE = ("writethrough", "directsync")


def _value(text: str) -> bool | int:
    return text == "on" if text in ("on", "off") else int(text)


def _driver(disk: xml.Element) -> dict[str, Any]:
    bus, device = disk.get("target", "bus"), disk.attrs["device"]
    if bus == "virtio":
        attrs = {} if (driver := disk.find("driver")) is None else driver.attrs
        found = virtio(disk, "blk", disk.attrs.get("model"))
        if "iothread" in attrs:
            found["iothread"] = f"iothread{attrs['iothread']}"
        return found | {name: _value(attrs[key]) for key, name in _QUEUES.items() if key in attrs}
    if bus == "usb":
        return {"driver": "usb-storage"}
    if bus == "fdc":
        return {"driver": "floppy"}
    family = "scsi" if bus == "scsi" else "ide"
    return {"driver": f"{family}-cd" if device == "cdrom" else f"{family}-hd"}


def disk_device(
    disk: xml.Element, block: BlockDisk, buses: Buses, boot: int | None
) -> dict[str, Any]:
    """Return the properties of a disk's device, in libvirt's order.

    ``boot`` is its place in the order of booting.
    """
    alias, bus = block.device, disk.get("target", "bus")
    found = {**_driver(disk), **buses.of(disk)}
    serial = disk.find("serial")
    text = None if serial is None else serial.text
    if bus == "scsi":
        found["device_id"] = text or f"drive-{alias}"
    if disk.find("shareable") is not None:
        found["share-rw"] = True
    if block.layers:
        found["drive"] = block.drive
    found["id"] = alias
    if boot is not None and bus != "fdc":
        found["bootindex"] = boot
    found |= _shape(disk)
    if bus == "usb":
        found["removable"] = disk.get("target", "removable") == "on"
    cache = disk.get("driver", "cache")
    if cache is not None:
        found["write-cache"] = "off" if cache in _WITHOUT_WRITE_CACHE else "on"
    found |= _geometry(disk)
    if text is not None:
        found["serial"] = text.replace(" ", "\\ ")
    return found | _policies(disk)


def _shape(disk: xml.Element) -> dict[str, Any]:
    """Return the properties that the guest sees of a disk."""
    found: dict[str, Any] = {}
    for name in ("logical_block_size", "physical_block_size"):
        if (size := disk.get("blockio", name)) is not None:
            found[name] = int(size)
    wwn = disk.find("wwn")
    if wwn is not None and wwn.text:
        found["wwn"] = int(wwn.text, 16)
    if (rate := disk.get("target", "rotation_rate")) is not None:
        found["rotation_rate"] = int(rate)
    for name in ("vendor", "product"):
        part = disk.find(name)
        if part is not None and part.text:
            found[name] = part.text
    return found


def _geometry(disk: xml.Element) -> dict[str, Any]:
    geometry = disk.find("geometry")
    if geometry is None:
        return {}
    found: dict[str, Any] = {name: int(geometry.attrs[name]) for name in ("cyls", "heads", "secs")}
    if "trans" in geometry.attrs:
        found["bios-chs-trans"] = geometry.attrs["trans"]
    return found


def _policies(disk: xml.Element) -> dict[str, Any]:
    """Return what QEMU does about errors of writing and reading.

    A policy for both is the one for writing; out of space is no error of reading.
    """
    write = disk.get("driver", "error_policy")
    read = disk.get("driver", "rerror_policy")
    if read is None and write != "enospace":
        read = write
    found = {"werror": "enospc" if write == "enospace" else write, "rerror": read}
    return {name: policy for name, policy in found.items() if policy is not None}


def _boot_orders(definition: DomainDef) -> dict[str, int]:
    """Return the places of disks in the order of booting, by their targets."""
    own = {disk.target: disk.boot_order for disk in definition.disks if disk.boot_order}
    os_element = definition.tree.find("os")
    if os_element is None or own:
        return own
    found: dict[str, int] = {}
    for number, boot in enumerate(os_element.all("boot"), start=1):
        kinds = _BOOTED.get(boot.attrs["dev"], ())
        first = next((disk for disk in definition.disks if disk.device in kinds), None)
        if first is not None:
            found[first.target] = number
    return found


_BOOTED = {"hd": ("disk", "lun"), "cdrom": ("cdrom",), "fd": ("floppy",)}


def disks(definition: DomainDef, nodes: Nodes, *, has_floppies: bool) -> Iterator[str]:
    """Return the arguments of all disks.

    ``has_floppies``: the machine has a floppy controller by itself.
    """
    orders, buses = _boot_orders(definition), Buses(definition)
    yield from _floppy_controller(definition, orders, has_floppies=has_floppies)
    for disk in definition.disks:
        block = nodes.disks[disk.target]
        for node in block.arguments():
            yield from ("-blockdev", dumped(node))
        yield from (
            "-device",
            dumped(disk_device(disk.element, block, buses, orders.get(disk.target))),
        )


def _floppy_controller(
    definition: DomainDef, orders: dict[str, int], *, has_floppies: bool
) -> Iterator[str]:
    floppies = [disk for disk in definition.disks if disk.bus == "fdc"]
    boot = {
        f"bootindex{'AB'[disk.drive.unit]}": orders[disk.target]
        for disk in floppies
        if disk.target in orders and disk.drive is not None
    }
    if has_floppies:
        for name, order in boot.items():
            yield from ("-global", f"isa-fdc.{name}={order}")
    elif floppies:
        yield from ("-device", dumped({"driver": "isa-fdc", **boot}))
