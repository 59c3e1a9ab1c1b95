"""Arguments of disks: ``-device`` in JSON, with the nodes that stand behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..blockdev import chain_arguments
from .places import alias_of, dumped

if TYPE_CHECKING:
    from ....conf import xml
    from ..blockdev import BlockDisk

__all__ = ["disk"]


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


def disk(device: xml.Element, block: BlockDisk, root: str, boot: int | None) -> list[str]:
    """Return the arguments of a disk: nodes of its chain, and the device."""
    found: list[str] = []
    options = _cache(device)
    discard = device.get("driver", "discard")
    for node in chain_arguments(block.layers, read_only=block.read_only):
        is_storage = "file" not in node
        if options is not None:
            node["cache"] = options
        if discard is not None and not is_storage:
            node["discard"] = discard
        found += ["-blockdev", dumped(node)]
    made: dict[str, Any] = {"driver": "virtio-blk-pci", **_bus(device, root)}
    made |= {"drive": block.top.node, "id": alias_of(device)}
    if boot is not None:
        made["bootindex"] = boot
    if options is not None:
        made["write-cache"] = "on" if device.get("driver", "cache") != "writethrough" else "off"
    serial = device.find("serial")
    if serial is not None and serial.text is not None:
        made["serial"] = serial.text
    return [*found, "-device", dumped(made)]


_CACHES = {
    "none": (True, False),
    "writeback": (False, False),
    "writethrough": (False, False),
    "directsync": (True, False),
    "unsafe": (False, True),
}


def _cache(device: xml.Element) -> dict[str, bool] | None:
    mode = device.get("driver", "cache")
    if mode not in _CACHES:
        return None
    direct, no_flush = _CACHES[mode]
    return {"direct": direct, "no-flush": no_flush}
