"""Aliases: names of devices in a guest that runs, as libvirt gives them."""

from __future__ import annotations

from ... import xml
from ..drives import drive_of

__all__ = ["add_aliases", "with_part"]


def with_part(device: xml.Element, *parts: xml.Element) -> xml.Element:
    """Return a device with parts that come before its address, in libvirt's order."""
    kept = [part for part in device.children if part.tag != "address"]
    places = [part for part in device.children if part.tag == "address"]
    return device.twin(children=[*kept, *parts, *places])


def _controller(controller: xml.Element) -> str:
    kind, index = controller.attrs["type"], controller.attrs["index"]
    if kind == "pci":
        model = controller.attrs.get("model")
        return {"pci-root": "pci.0", "pcie-root": "pcie.0"}.get(model or "", f"pci.{index}")
    if kind == "usb" and index == "0":
        return "usb"
    if kind in ("ide", "sata") and index == "0":
        return "ide"
    return f"{kind}{index}"


def _disk(disk: xml.Element, number: int) -> str:
    bus = disk.get("target", "bus") or ""
    drive = drive_of(disk)
    if bus == "virtio" or drive is None:
        return f"{bus}-disk{number}"
    if bus == "scsi":
        return f"scsi{drive.controller}-{drive.bus}-{drive.target}-{drive.unit}"
    return f"{bus}{drive.controller}-{drive.bus}-{drive.unit}"


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
    found = []
    for device in devices:
        tag = device.tag
        if device.find("alias") is not None:
            found.append(device)
            continue
        name = None
        if tag == "controller":
            name = _controller(device)
        elif tag == "disk":
            bus = device.get("target", "bus") or ""
            name = _disk(device, numbers.setdefault(bus, 0))
            numbers[bus] += 1
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
