"""Live definitions: what the XML of a running guest has beside the stored one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....conf import xml
from ..devices.channels import with_state

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef
    from ..disks.nodes import BlockDisk, Layer
    from ..guests.guest import Guest
    from ..processes.process import Identity

__all__ = ["add_lasting_parts", "add_live_parts", "live_disk"]


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
        _add_label(definition, f"+{identity.uid}:+{identity.gid}")


def add_lasting_parts(definition: DomainDef, guest: Guest) -> None:
    """Add to a copy of the stored definition what checkpoints of a guest also keep.

    That is the partition, and which disks have no layers below their images.
    """
    resource = guest.definition.tree.find("resource")
    if resource is not None:
        definition.put(resource, "resource")
    devices = definition.tree.find("devices")
    assert devices is not None
    definition.put(
        devices.twin(children=[_ended(device, guest) for device in devices.children]), "devices"
    )


def _ended(device: xml.Element, guest: Guest) -> xml.Element:
    if device.tag != "disk":
        return device
    block = guest.nodes.disks[device.get("target", "dev") or ""]
    source = device.find("source")
    if source is None or len(block.layers) != 1 or device.find("backingStore") is not None:
        return device
    at = device.children.index(source) + 1
    parts = [*device.children[:at], xml.Element("backingStore"), *device.children[at:]]
    return device.twin(children=parts)


def _add_label(definition: DomainDef, label: str) -> None:
    """Say as which user a guest runs, unless its definition wants no label."""
    labels = list(definition.tree.all("seclabel"))
    at = next((at for at, each in enumerate(labels) if each.attrs.get("model") == "dac"), None)
    if at is None:
        at = len(labels)
        labels.append(
            xml.Element("seclabel", {"type": "dynamic", "model": "dac", "relabel": "yes"})
        )
    own = labels[at]
    if own.attrs["type"] == "none":
        return
    given = own.find("label")
    text = label if given is None else given.text
    parts = [xml.Element("label", text=text)]
    if own.attrs.get("relabel") == "yes":
        parts.append(xml.Element("imagelabel", text=text))
    labels[at] = own.twin(
        children=[*parts, *(p for p in own.children if p.tag not in ("label", "imagelabel"))]
    )
    definition.put_all(labels, "seclabel")


def _live_device(device: xml.Element, guest: Guest) -> xml.Element:
    if device.tag == "disk":
        return live_disk(device, guest.nodes.disks[device.get("target", "dev") or ""])
    if device.tag in ("serial", "parallel", "console"):
        path = guest.ptys.get(device.get("alias", "name") or "")
        if path is None:
            return device
        source = xml.Element("source", {"path": path})
        kept = [part for part in device.children if part.tag != "source"]
        attrs = dict(device.attrs)
        if device.tag == "console" and device.get("target", "port") == "0":
            attrs["tty"] = path
        return device.twin(attrs=attrs, children=[source, *kept])
    if device.tag == "channel":
        return _live_channel(device, guest)
    if device.tag == "memory":
        base = guest.memory_bases.get(device.get("alias", "name") or "")
        return device if base is None else _with_base(device, base)
    return device


def _with_base(module: xml.Element, base: int) -> xml.Element:
    """Say where in the guest's memory a module is."""
    parts = [
        part.twin(attrs={**part.attrs, "base": f"{base:#x}"}) if part.tag == "address" else part
        for part in module.children
    ]
    return module.twin(children=parts)


def _live_channel(device: xml.Element, guest: Guest) -> xml.Element:
    alias = device.get("alias", "name") or ""
    path = guest.channels.get(alias)
    found = device
    if path is not None:
        source = xml.Element("source", {"mode": "bind", "path": path})
    elif alias in guest.ptys:
        source = xml.Element("source", {"path": guest.ptys[alias]})
    else:
        source = None
    if source is not None:
        kept = [part for part in device.children if part.tag != "source"]
        found = device.twin(children=[source, *kept])
    if device.get("target", "type") != "virtio":
        return found
    return with_state(found, "connected" if alias in guest.open_channels else "disconnected")


def live_disk(device: xml.Element, block: BlockDisk) -> xml.Element:
    """Return a disk with the numbers of its images, and the layers below."""
    backing = xml.Element("backingStore")
    for layer in reversed(block.layers[1:]):
        above = xml.Element("backingStore", {"type": _kind(layer), "index": str(layer.number)})
        above.add("format", {"type": layer.format})
        above.append(_live_source(_source(layer)))
        above.append(backing)
        backing = above
    parts = []
    for part in device.children:
        if part.tag == "source" and block.layers:
            made = _live_source(part)
            parts.append(made.twin(attrs={**made.attrs, "index": str(block.top.number)}))
            parts.append(backing)
        elif part.tag != "backingStore":
            parts.append(part)
    if block.empty is not None:
        source = xml.Element("source", {"index": str(block.empty)})
        at = 1 if parts and parts[0].tag == "driver" else 0
        parts = [part for part in parts if part.tag != "source"]
        parts.insert(at, source)
    return device.twin(children=parts)


def _kind(layer: Layer) -> str:
    if layer.remote is not None:
        return "network"
    return "block" if layer.is_block else "file"


def _source(layer: Layer) -> xml.Element:
    """Return the source of a layer below the top one."""
    if layer.remote is None:
        return xml.Element("source", {"dev" if layer.is_block else "file": layer.path})
    attrs = {"protocol": "nbd"}
    if "export" in layer.remote:
        attrs["name"] = layer.remote["export"]
    source = xml.Element("source", attrs)
    server = layer.remote["server"]
    if server["type"] == "unix":
        source.add("host", {"transport": "unix", "socket": server["path"]})
    else:
        source.add("host", {"name": server["host"], "port": server["port"]})
    return source


def _live_source(source: xml.Element) -> xml.Element:
    """Return a source that says whether its connection is encrypted."""
    if source.attrs.get("protocol") != "nbd" or "tls" in source.attrs:
        return source
    return source.twin(attrs={**source.attrs, "tls": "no"})
