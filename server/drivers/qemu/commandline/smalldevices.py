"""Devices of a line or two: input, watchdog, balloon, random numbers and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .places import Places, alias_of, device, dumped, is_on, quoted, virtio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....conf import xml
    from .chardevs import Chardevs

__all__ = [
    "balloon",
    "filesystem",
    "generation_id",
    "input_device",
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


def filesystem(element: xml.Element, places: Places) -> list[str]:
    """Return the arguments of a folder of the host that the guest mounts over 9p."""
    alias, attrs = alias_of(element), element.attrs
    source, target = element.find("source"), element.find("target")
    assert source is not None
    assert target is not None
    model = "none" if attrs["accessmode"] == "squash" else attrs["accessmode"]
    said = f"local,security_model={model}"
    said += "".join(
        f",{name}={attrs[name]}" for name in ("multidevs", "fmode", "dmode") if name in attrs
    )
    if element.get("driver", "wrpolicy") is not None:
        said += ",writeout=immediate"
    said += f",id=fsdev-{quoted(alias)},path={quoted(source.attrs['dir'])}"
    if element.find("readonly") is not None:
        said += ",readonly"
    made = virtio(element, "9p", attrs.get("model"))
    made |= {"id": alias, "fsdev": f"fsdev-{alias}", "mount_tag": target.attrs["dir"]}
    return ["-fsdev", said, *device(made | places.of(element))]
