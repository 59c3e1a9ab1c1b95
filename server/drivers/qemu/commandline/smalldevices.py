"""Devices of a line or two: input, watchdog, balloon, random numbers and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .places import Places, alias_of, device, dumped, is_on, virtio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....conf import xml
    from .chardevs import Chardevs

__all__ = [
    "balloon",
    "generation_id",
    "input_device",
    "memory_module",
    "panic",
    "rng",
    "vmcoreinfo",
    "vsock",
    "watchdog",
    "watchdog_action",
]

_USB_INPUTS = {"mouse": "usb-mouse", "tablet": "usb-tablet", "keyboard": "usb-kbd"}


def input_device(element: xml.Element, places: Places) -> list[str]:
    """Return the arguments of an input device; the machine has those on PS/2 itself."""
    kind, bus = element.attrs["type"], element.attrs.get("bus")
    alias = alias_of(element)
    if bus == "usb":
        return device({"driver": _USB_INPUTS[kind], "id": alias, **places.of(element)})
    if bus != "virtio":
        return []
    made = virtio(element, kind) | {"id": alias}
    return device(made | places.of(element))


def watchdog(element: xml.Element, places: Places) -> list[str]:
    model = element.attrs["model"]
    return device({"driver": model, "id": alias_of(element), **places.of(element)})


def watchdog_action(element: xml.Element) -> list[str]:
    """Return what QEMU does when the watchdog bites; dumps are made by the server."""
    action = element.attrs["action"]
    return ["-watchdog-action", "pause" if action == "dump" else action]


def balloon(element: xml.Element, places: Places) -> list[str]:
    model = element.attrs["model"]
    if model == "none":
        return []
    made = virtio(element, "balloon", model) | {
        "id": alias_of(element),
        "deflate-on-oom": is_on(element.attrs.get("autodeflate")),
        "free-page-reporting": is_on(element.attrs.get("freePageReporting")),
    }
    return device(made | places.of(element))


def rng(element: xml.Element, places: Places, chardevs: Chardevs) -> list[str]:
    alias = alias_of(element)
    backend = element.find("backend")
    assert backend is not None
    found: list[str] = []
    behind: dict[str, Any] = {"qom-type": f"rng-{backend.attrs['model']}", "id": f"obj{alias}"}
    if backend.attrs["model"] == "random":
        behind["filename"] = backend.text or "/dev/random"
    elif backend.attrs["model"] == "egd":
        found += chardevs.backend(backend, alias)
        behind["chardev"] = f"char{alias}"
    made = virtio(element, "rng", element.attrs.get("model"))
    made |= {"rng": f"obj{alias}", "id": alias}
    rate = element.find("rate")
    if rate is not None:
        made["max-bytes"] = int(rate.attrs["bytes"])
        made["period"] = int(rate.attrs.get("period", "1000"))
    return [*found, "-object", dumped(behind), *device(made | places.of(element))]


def panic(element: xml.Element) -> list[str]:
    """Return the arguments of a panic device; that of Hyper-V is a part of the CPU."""
    if element.attrs.get("model", "isa") != "isa":
        return []
    port = element.get("address", "iobase")
    return device({"driver": "pvpanic", "ioport": None if port is None else int(port, 0)})


def vsock(element: xml.Element, places: Places, fds: Mapping[str, int]) -> list[str]:
    alias = alias_of(element)
    model = element.attrs.get("model")
    made = virtio(element, "vsock", model)
    made["driver"] = made["driver"].replace("virtio", "vhost", 1)
    cid = element.get("cid", "address")
    made |= {
        "id": alias,
        "guest-cid": None if cid is None else int(cid),
        "vhostfd": str(fds[f"{alias}-vhost"]),
    }
    return device(made | places.of(element))


def vmcoreinfo(features: xml.Element | None) -> list[str]:
    state = None if features is None else features.get("vmcoreinfo", "state")
    return device({"driver": "vmcoreinfo"}) if state == "on" else []


def generation_id(root: xml.Element) -> list[str]:
    genid = root.find("genid")
    if genid is None:
        return []
    return device({"driver": "vmgenid", "guid": genid.text, "id": "vmgenid0"})


def memory_module(element: xml.Element, places: Places) -> list[str]:
    """Return the arguments of a memory module: its memory, and the device."""
    alias = alias_of(element)
    target = element.find("target")
    assert target is not None
    size = target.find("size")
    node = target.find("node")
    assert size is not None
    behind = {
        "qom-type": "memory-backend-ram",
        "id": f"mem{alias}",
        "size": int(size.text or "0") * 1024,
    }
    made: dict[str, Any] = {
        "driver": "pc-dimm",
        "node": None if node is None else int(node.text or "0"),
        "memdev": f"mem{alias}",
        "id": alias,
    }
    return ["-object", dumped(behind), *device(made | places.of(element))]
