"""Aliases: names of devices in a guest that runs, as libvirt gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ..devices.drives import disk_index, drive_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "add_aliases",
    "controller_alias",
    "disk_alias",
    "next_alias",
    "scsi_models",
    "with_alias",
]

# Parts of devices that come after the alias.
_AFTER_ALIAS = ("rom", "acpi", "address")
_AFTER_ADDRESS = {
    "controller": ("master", "pcihole64"),
    "filesystem": ("space_hard_limit", "space_soft_limit"),
    "memballoon": ("driver",),
    "vsock": ("driver",),
}


def with_alias(device: xml.Element, name: str) -> xml.Element:
    """Return a device with an alias, where libvirt prints it."""
    after = (*_AFTER_ALIAS, *_AFTER_ADDRESS.get(device.tag, ()))
    parts = device.children
    at = next((at for at, part in enumerate(parts) if part.tag in after), len(parts))
    alias = xml.Element("alias", {"name": name})
    return device.twin(children=[*parts[:at], alias, *parts[at:]])


def controller_alias(controller: xml.Element, *, is_q35: bool = True) -> str:
    """Return the alias of a controller."""
    kind, index = controller.attrs["type"], controller.attrs["index"]
    if kind == "pci":
        is_express = controller.attrs.get("model") == "pcie-root"
        return f"{'pcie' if is_express else 'pci'}.{index}"
    if index == "0":
        if kind == "usb":
            return "usb"
        if kind == "ide" or (kind == "sata" and is_q35):
            return "ide"
    return f"{kind}{index}"


def disk_alias(disk: xml.Element, scsi_model: str | None = None) -> str:
    """Return the alias of a disk, whose controller has a model if it is on scsi."""
    target = disk.find("target")
    assert target is not None
    bus, drive = target.attrs["bus"], drive_of(disk)
    if drive is None:
        return f"{bus}-disk{disk_index(target.attrs['dev'])}"
    if bus == "scsi" and scsi_model != "lsilogic":
        return f"{bus}{drive.controller}-{drive.bus}-{drive.target}-{drive.unit}"
    return f"{bus}{drive.controller}-{drive.bus}-{drive.unit}"


def scsi_models(controllers: Iterable[xml.Element]) -> dict[int, str | None]:
    """Return the models of scsi controllers, by their numbers."""
    return {
        int(controller.attrs["index"]): controller.attrs.get("model")
        for controller in controllers
        if controller.attrs["type"] == "scsi"
    }


def next_alias(devices: Iterable[xml.Element], prefix: str) -> str:
    """Return an alias with the number after the highest one of these devices."""
    found = [device.get("alias", "name") or "" for device in devices]
    numbers = [alias.removeprefix(prefix) for alias in found if alias.startswith(prefix)]
    taken = [int(number) for number in numbers if number.isascii() and number.isdigit()]
    return f"{prefix}{max(taken, default=-1) + 1}"


# Kinds whose aliases have the place among all of the kind, beginning with 0.
_PLACED = {
    "sound": "sound",
    "redirdev": "redir",
    "video": "video",
    "input": "input",
    "parallel": "parallel",
    "serial": "serial",
    "channel": "channel",
    "console": "console",
    "hub": "hub",
    "shmem": "shmem",
    "smartcard": "smartcard",
    "tpm": "tpm",
    "watchdog": "watchdog",
    "vsock": "vsock",
    "iommu": "iommu",
}
# Kinds that count those alone that get an alias here.
_COUNTED = {"interface": "net", "filesystem": "fs", "rng": "rng"}
_MODULES = {
    "dimm": "dimm",
    "nvdimm": "nvdimm",
    "virtio-pmem": "virtiopmem",
    "virtio-mem": "virtiomem",
}


class _Aliases:
    """Aliases of the devices of one guest while they are given."""

    def __init__(self, devices: list[xml.Element]) -> None:
        self._counts: dict[str, int] = {}
        controllers = [device for device in devices if device.tag == "controller"]
        self._models = scsi_models(controllers)
        self._is_q35 = any(each.attrs.get("model") == "pcie-root" for each in controllers)
        self._special: dict[str, Callable[[xml.Element], str | None]] = {
            "controller": lambda device: controller_alias(device, is_q35=self._is_q35),
            "disk": self._disk,
            "memballoon": lambda device: None if device.attrs["model"] == "none" else "balloon0",
            "memory": self._module,
            "hostdev": lambda device: self._next("hostdev"),
        }

    def _disk(self, disk: xml.Element) -> str:
        drive = drive_of(disk)
        return disk_alias(disk, None if drive is None else self._models.get(drive.controller))

    def _next(self, name: str) -> str:
        number = self._counts.get(name, 0)
        self._counts[name] = number + 1
        return f"{name}{number}"

    def _module(self, module: xml.Element) -> str | None:
        model = module.attrs["model"]
        if model in ("dimm", "nvdimm"):
            return f"{_MODULES[model]}{module.get('address', 'slot') or 0}"
        return self._next(_MODULES[model]) if model in _MODULES else None

    def name(self, device: xml.Element, place: int) -> str | None:
        """Return the alias of a device, which is at ``place`` of its kind."""
        tag = device.tag
        if tag == "interface" and device.attrs["type"] == "hostdev":
            return self._next("hostdev")
        if tag in _COUNTED:
            return self._next(_COUNTED[tag])
        if tag in _PLACED:
            return f"{_PLACED[tag]}{place}"
        special = self._special.get(tag)
        return None if special is None else special(device)


def add_aliases(devices: list[xml.Element]) -> list[xml.Element]:
    """Return the devices of a guest with an alias each, where they have none.

    A console that stands for the first serial port has its alias.
    """
    aliases = _Aliases(devices)
    places: dict[str, int] = {}
    found: list[xml.Element] = []
    first_serial: str | None = None
    for device in paced(devices):
        place = places.get(device.tag, 0)
        places[device.tag] = place + 1
        given = device.get("alias", "name")
        is_mirror = device.tag == "console" and device.get("target", "type") == "serial"
        if is_mirror and first_serial is not None:
            kept = [part for part in device.children if part.tag != "alias"]
            found.append(with_alias(device.twin(children=kept), first_serial))
            continue
        name = given or aliases.name(device, place)
        if device.tag == "serial" and place == 0:
            first_serial = name
        if name is None or given is not None:
            found.append(device)
        else:
            found.append(with_alias(device, name))
    return found
