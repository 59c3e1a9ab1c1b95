"""Arguments of devices: ``-device`` in JSON, with what stands behind each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....conf import xml

__all__ = [
    "balloon",
    "channel",
    "controller",
    "dumped",
    "graphics",
    "interface",
    "panic",
    "quoted",
    "rng",
    "serial",
    "video",
    "watchdog",
]


def quoted(text: str) -> str:
    """Double commas, which separate options."""
    return text.replace(",", ",,")


def dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def alias_of(device: xml.Element) -> str:
    return device.get("alias", "name") or ""


def _bus(device: xml.Element, root: str) -> dict[str, Any]:
    """Return bus and address of a device on PCI; ``root`` is the name of bus 0."""
    place = device.find("address")
    if place is None:
        return {}
    bus, slot, function = (
        int(place.attrs.get(name, "0"), 0) for name in ("bus", "slot", "function")
    )
    found: dict[str, Any] = {"bus": f"pci.{bus}" if bus else root}
    if place.attrs.get("multifunction") == "on":
        found["multifunction"] = True
    found["addr"] = f"0x{slot:x}" + (f".0x{function:x}" if function else "")
    return found


_USB = {"qemu-xhci": "qemu-xhci", "piix3-uhci": "piix3-usb-uhci", "nec-xhci": "nec-usb-xhci"}


def controller(device: xml.Element, root: str) -> list[str]:
    """Return the arguments of a controller; those of the machine itself have none."""
    kind, model = device.attrs["type"], device.attrs.get("model")
    target = device.find("target")
    made: dict[str, Any]
    if kind == "pci" and model == "pcie-root-port" and target is not None:
        made = {
            "driver": model,
            "port": int(target.attrs["port"], 0),
            "chassis": int(target.attrs["chassis"], 0),
        }
    elif kind == "usb" and model in _USB:
        made = {"driver": _USB[model]}
    elif kind == "virtio-serial":
        made = {"driver": "virtio-serial-pci"}
    else:
        return []
    return ["-device", dumped(made | {"id": alias_of(device)} | _bus(device, root))]


def serial(device: xml.Element) -> list[str]:
    alias = alias_of(device)
    chardev = f"{device.attrs['type']},id=char{alias}"
    port = int(device.get("target", "port") or "0")
    made = {"driver": "isa-serial", "chardev": f"char{alias}", "id": alias, "index": port}
    return ["-chardev", chardev, "-device", dumped(made)]


def channel(device: xml.Element, fds: Mapping[str, int]) -> list[str]:
    """Return the arguments of a channel on virtio, maybe on a socket of ours."""
    alias = alias_of(device)
    place = device.find("address")
    assert place is not None
    chardev = f"{device.attrs['type']},id=char{alias}"
    if alias in fds:
        chardev = f"socket,id=char{alias},fd={fds[alias]},server=on,wait=off"
    made: dict[str, Any] = {
        "driver": "virtserialport",
        "bus": f"virtio-serial{place.attrs['controller']}.{place.attrs['bus']}",
        "nr": int(place.attrs["port"]),
        "chardev": f"char{alias}",
        "id": alias,
        "name": device.get("target", "name"),
    }
    return ["-chardev", chardev, "-device", dumped(made)]


def watchdog(device: xml.Element, root: str) -> list[str]:
    made = {"driver": device.attrs["model"], "id": alias_of(device), **_bus(device, root)}
    action = device.attrs.get("action", "reset")
    return ["-device", dumped(made), "-watchdog-action", action]


def panic(device: xml.Element) -> list[str]:
    return ["-device", dumped({"driver": "pvpanic", "ioport": 1285})]


def interface(device: xml.Element, root: str) -> list[str]:
    alias = alias_of(device)
    host = f"host{alias}"
    model = device.get("model", "type") or "rtl8139"
    driver = "virtio-net-pci" if model == "virtio" else model
    made = {"driver": driver, "netdev": host, "id": alias, "mac": device.get("mac", "address")}
    return [
        *("-netdev", dumped({"type": "user", "id": host})),
        *("-device", dumped(made | _bus(device, root))),
    ]


def graphics(device: xml.Element, address: str, port: int) -> list[str]:
    shown = quoted(f"[{address}]" if ":" in address else address)
    return ["-vnc", f"{shown}:{port - 5900},audiodev=audio1"]


_VIDEOS = {"vga": "VGA", "cirrus": "cirrus-vga", "virtio": "virtio-vga"}


def video(device: xml.Element, root: str) -> list[str]:
    model = device.get("model", "type") or ""
    if model not in _VIDEOS:
        return []
    made: dict[str, Any] = {"driver": _VIDEOS[model], "id": alias_of(device)}
    if model == "virtio":
        made["max_outputs"] = int(device.get("model", "heads") or 1)
    elif model == "vga":
        made["vgamem_mb"] = int(device.get("model", "vram") or 16384) // 1024
    return ["-device", dumped(made | _bus(device, root))]


def balloon(device: xml.Element, root: str) -> list[str]:
    if device.attrs["model"] == "none":
        return []
    made = {"driver": "virtio-balloon-pci", "id": alias_of(device), **_bus(device, root)}
    return ["-device", dumped(made)]


def rng(device: xml.Element, root: str) -> list[str]:
    alias = alias_of(device)
    backend = device.find("backend")
    behind: dict[str, Any] = {"qom-type": "rng-builtin", "id": f"obj{alias}"}
    if backend is not None and backend.attrs["model"] == "random":
        path = backend.text or "/dev/urandom"
        behind = {"qom-type": "rng-random", "id": f"obj{alias}", "filename": path}
    made = {"driver": "virtio-rng-pci", "rng": f"obj{alias}", "id": alias, **_bus(device, root)}
    return ["-object", dumped(behind), "-device", dumped(made)]
