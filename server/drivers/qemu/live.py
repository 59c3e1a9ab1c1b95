"""Live definitions: what the XML of a running guest has beside the stored one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...conf import xml
from .labels import add_label

if TYPE_CHECKING:
    from ...conf.domain.definition import DomainDef
    from .blockdev import BlockDisk
    from .guest import Guest
    from .process import Identity

__all__ = ["add_live_parts"]


def add_live_parts(definition: DomainDef, guest: Guest, identity: Identity | None) -> None:
    """Add to the definition of a guest what only one that runs has.

    That is numbers of images and their layers, paths of terminals, and the user that
    QEMU runs as.
    """
    devices = definition.tree.find("devices")
    assert devices is not None
    parts = [_live_device(device, guest) for device in devices.children]
    definition.put(devices.twin(children=parts), "devices")
    if identity is not None:
        add_label(definition, identity)


def _live_device(device: xml.Element, guest: Guest) -> xml.Element:
    if device.tag == "disk":
        return _live_disk(device, guest.nodes.disks[device.get("target", "dev") or ""])
    if device.tag in ("serial", "parallel", "console", "channel"):
        path = guest.ptys.get(device.get("alias", "name") or "")
        if path is None:
            return device
        source = xml.Element("source", {"path": path})
        kept = [part for part in device.children if part.tag != "source"]
        attrs = dict(device.attrs)
        if device.tag == "console":
            attrs["tty"] = path
        return device.twin(attrs=attrs, children=[source, *kept])
    return device


def _live_disk(device: xml.Element, block: BlockDisk) -> xml.Element:
    backing = xml.Element("backingStore")
    for layer in reversed(block.layers[1:]):
        kind = "block" if layer.is_block else "file"
        above = xml.Element("backingStore", {"type": kind, "index": str(layer.number)})
        above.add("format", {"type": layer.format})
        above.add("source", {"dev" if layer.is_block else "file": layer.path})
        above.append(backing)
        backing = above
    parts = []
    for part in device.children:
        if part.tag == "source":
            parts.append(part.twin(attrs={**part.attrs, "index": str(block.top.number)}))
            parts.append(backing)
        elif part.tag != "backingStore":
            parts.append(part)
    return device.twin(children=parts)
