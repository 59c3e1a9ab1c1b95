"""Aliases: names of devices in a guest that runs, as libvirt gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ..drives import disk_index, drive_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "add_aliases",
    "controller_alias",
    "disk_alias",
    "next_alias",
    "scsi_models",
    "with_part",
]


def with_part(device: xml.Element, *parts: xml.Element) -> xml.Element:
    """Return a device with parts that come before its address, in libvirt's order."""
    kept = [part for part in device.children if part.tag != "address"]
    places = [part for part in device.children if part.tag == "address"]
    return device.twin(children=[*kept, *parts, *places])


def controller_alias(controller: xml.Element) -> str:
    """Return the alias of a controller."""
    kind, index = controller.attrs["type"], controller.attrs["index"]
    if kind == "pci":
        model = controller.attrs.get("model")
        return {"pci-root": "pci.0", "pcie-root": "pcie.0"}.get(model or "", f"pci.{index}")
    if kind == "usb" and index == "0":
        return "usb"
    if kind in ("ide", "sata") and index == "0":
        return "ide"
    return f"{kind}{index}"


def disk_alias(disk: xml.Element, scsi_model: str | None = None) -> str:
    """Return the alias of a disk, whose controller has a model if it is on scsi."""
    bus = disk.get("target", "bus") or ""
    drive = drive_of(disk)
    if drive is None:
        return f"{bus}-disk{disk_index(disk.get('target', 'dev') or '')}"
    if bus == "scsi" and scsi_model != "lsilogic":
        return f"scsi{drive.controller}-{drive.bus}-{drive.target}-{drive.unit}"
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


_NUMBERED = {
    "interface": "net",
    "serial": "serial",
    "parallel": "parallel",
    "channel": "channel",
    "input": "input",
    "sound": "sound",
    "video": "video",
    "memballoon": "balloon",
    "rng": "rng",
    "watchdog": "watchdog",
}


def add_aliases(devices: list[xml.Element]) -> list[xml.Element]:
    """Return devices with an alias each, where they have none.

    A console that stands for the first serial port has its alias.
    """
    numbers: dict[str, int] = {}
    models = scsi_models(device for device in devices if device.tag == "controller")
    found = []
    for device in devices:
        tag = device.tag
        if device.find("alias") is not None:
            found.append(device)
            continue
        name = None
        if tag == "controller":
            name = controller_alias(device)
        elif tag == "disk":
            drive = drive_of(device)
            name = disk_alias(device, None if drive is None else models.get(drive.controller))
        elif tag == "console":
            is_mirror = device.get("target", "type") == "serial"
            name = f"{'serial' if is_mirror else 'console'}{device.get('target', 'port') or 0}"
        elif tag in _NUMBERED:
            name = f"{_NUMBERED[tag]}{numbers.setdefault(tag, 0)}"
            numbers[tag] += 1
        found.append(
            device if name is None else with_part(device, xml.Element("alias", {"name": name}))
        )
    return found
