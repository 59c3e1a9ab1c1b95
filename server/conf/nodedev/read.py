"""Reader of the XML of the host's devices, which makes a `NodeDeviceDef`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .. import xml
from ..addresses import uuid_text
from ..kinds import choice
from ..netdev import link
from ..pause import paced
from ..rules import attr, take
from ..schema import library
from ..values import words
from .channel import read_ap_card, read_ap_matrix, read_ap_queue, read_ccw, read_css
from .definition import NodeDeviceDef, ParentWwns
from .mdev import read_mdev
from .numbers import identifier, required
from .pci import read_pci
from .refusals import DEVICES
from .scsi import read_scsi, read_scsi_host, read_scsi_target, read_storage
from .texts import copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    _Reader = Callable[[xml.Source, str], xml.Element]

__all__ = ["parse_node_device", "parse_node_device_element"]


def _system(source: xml.Source, name: str) -> xml.Element:
    element = xml.Element("capability", {"type": "system"}, is_open=True)
    copy(element, source, "product")
    text = source.text("hardware/uuid")
    if not text:
        raise DEVICES.internal_error(f"no system UUID supplied for '{name}'")
    uuid = uuid_text(text)
    if uuid is None:
        raise DEVICES.internal_error(f"malformed uuid element for '{name}'")
    for tag, inner in (
        ("hardware", ("vendor", "version", "serial")),
        ("firmware", ("vendor", "version", "release_date")),
    ):
        part = element.add(tag)
        part.is_open = True
        for each in inner:
            if text := source.text(f"{tag}/{each}"):
                part.add(each, text=text)
    element.children[-2].add("uuid", text=xml.format_uuid(uuid))
    return element


def _usb_device(source: xml.Source, name: str) -> xml.Element:
    element = xml.Element("capability", {"type": "usb_device"}, is_open=True)
    element.add("bus", text=required(source, "bus", "USB bus number", name))
    element.add("device", text=required(source, "device", "USB device number", name))
    numbers = {tag: identifier(source, tag, f"USB {tag} ID", name) for tag in ("vendor", "product")}
    for tag in ("product", "vendor"):
        text = source.text(tag)
        part = element.add(tag, {"id": numbers[tag]}, text or None)
        if not text:  # libvirt prints it in a form of its own
            part.verbatim = xml.Verbatim("", [f"    <{tag} id='{numbers[tag]}' />"])
    return element


def _usb(source: xml.Source, name: str) -> xml.Element:
    element = xml.Element("capability", {"type": "usb"}, is_open=True)
    for tag in ("number", "class", "subclass", "protocol"):
        element.add(tag, text=required(source, tag, f"USB interface {tag}", name))
    copy(element, source, "description")
    return element


_FEATURES = words("rx tx sg tso gso gro lro rxvlan txvlan ntuple rxhash rdma txudptnl switchdev")
_NETWORKS = ("80203", "80211")


def _net(source: xml.Source, name: str) -> xml.Element:
    element = xml.Element("capability", {"type": "net"}, is_open=True)
    if not source.text("interface"):
        raise DEVICES.internal_error(f"no network interface supplied for '{name}'")
    copy(element, source, "interface", "address")
    features = set()
    for inner in paced(source.findall("feature")):
        feature = inner.get("name")
        if feature is None:
            raise DEVICES.xml_error("missing network device feature name")
        if feature not in _FEATURES:
            raise DEVICES.xml_error(f"unknown network device feature '{feature}'")
        features.add(feature)
    kind = source.own_of("capability", "type")
    if kind is not None and kind not in _NETWORKS:
        raise DEVICES.unsupported(f"invalid network type supplied for '{name}'")
    found = source.find("link")
    state = None if found is None else link(found)
    if state is not None:
        element.append(state)
    for feature in _FEATURES:
        if feature in features:
            element.add("feature", {"name": feature})
    if kind is not None:
        element.add("capability", {"type": kind})
    return element


_DRMS = ("primary", "control", "render")


def _drm(source: xml.Source, name: str) -> xml.Element:
    text = source.text("type")
    if text not in _DRMS:
        raise DEVICES.unsupported(f"unknown drm type '{text or '(null)'}' for '{name}'")
    element = xml.Element("capability", {"type": "drm"}, is_open=True)
    element.add("type", text=text)
    return element


# All types of capabilities, in libvirt's order: errors have their numbers.
_TYPES = words(
    "system pci usb_device usb net scsi_host scsi_target scsi storage fc_host vports scsi_generic "
    "drm mdev_types mdev ccw css vdpa ap_card ap_queue ap_matrix vpd"
)
_TYPE = attr("type", choice(*_TYPES), required=True)
# Capabilities of the other types are found on a real host only, and not read.
_READERS: dict[str, _Reader] = {
    "system": _system,
    "pci": read_pci,
    "usb_device": _usb_device,
    "usb": _usb,
    "net": _net,
    "scsi_host": read_scsi_host,
    "scsi_target": read_scsi_target,
    "scsi": read_scsi,
    "storage": read_storage,
    "drm": _drm,
    "mdev": read_mdev,
    "ccw": read_ccw,
    "css": read_css,
    "ap_card": read_ap_card,
    "ap_queue": read_ap_queue,
    "ap_matrix": read_ap_matrix,
}
_READERS_OF_NEW: dict[str, _Reader] = {
    **_READERS,
    "scsi_host": partial(read_scsi_host, is_new=True),
}


def _capability(source: xml.Source, name: str, *, is_new: bool) -> xml.Element:
    given = xml.Element("capability")
    take(given, source, _TYPE)
    kind = given.attrs["type"]
    reader = (_READERS_OF_NEW if is_new else _READERS).get(kind)
    if reader is None:
        raise DEVICES.internal_error(f"unknown capability type '{_TYPES.index(kind)}' for '{name}'")
    return reader(source, name)


_NODE_TYPE = attr("type", choice("dev", "link"), required=True)


def _nodes(root: xml.Source) -> list[xml.Element]:
    """Read the paths of a device in /dev."""
    dev: xml.Element | None = None
    links = []
    for inner in paced(root.findall("devnode")):
        element = xml.Element("devnode")
        take(element, inner, _NODE_TYPE)
        element.text = xml.string(inner)
        if element.attrs["type"] == "dev":
            dev = element
        else:
            links.append(element)
    return links if dev is None else [dev, *links]


def _parent_wwns(root: xml.Source) -> ParentWwns:
    parent = root.find("parent")
    if parent is None:
        return ParentWwns(None, None, None)
    found = ParentWwns(*(parent.own(name) for name in ParentWwns._fields))
    for one, other in (("wwnn", "wwpn"), ("wwpn", "wwnn")):
        value = getattr(found, one)
        if value is not None and getattr(found, other) is None:
            raise DEVICES.xml_error(
                f"when providing parent {one}='{value}', the {other} must also be provided"
            )
    return found


NEW = "new device"  # the name of a device that is to be made


def parse_node_device_element(element: etree._Element, *, is_new: bool = False) -> NodeDeviceDef:
    """Read a definition from a ``<device>`` element of any document.

    ``is_new``: the device is to be made; then it has neither a name nor numbers yet.
    """
    root = xml.Source.of(element)
    name = NEW if is_new else root.text("name")
    if not name:
        raise DEVICES.no_name()
    tree = xml.Element("device")
    tree.add("name", text=name)
    copy(tree, root, "path")
    tree.children += _nodes(root)
    copy(tree, root, "parent")
    parent_wwns = _parent_wwns(root)
    capabilities = root.findall("capability")
    if not capabilities:
        raise DEVICES.internal_error(f"no device capabilities for '{name}'")
    for inner in paced(capabilities):
        tree.append(_capability(inner, name, is_new=is_new))
    return NodeDeviceDef(name, tree, parent_wwns)


def parse_node_device(text: str, *, is_new: bool = False, validate: bool = False) -> NodeDeviceDef:
    """Read a definition from the text of a document.

    With ``validate``, a document that libvirt's schema refuses is refused, too.
    Raises LibvirtError for any mistake in ``text``, and `pause.WorkGivenUp` where the
    thread's work is interruptible.
    """
    root = xml.parse_root(
        text, "(node_device_definition)", ErrorDomain.VIR_FROM_NODEDEV, tag="device"
    )
    if validate:
        library.NODE_DEVICE.check(root)
    return parse_node_device_element(root, is_new=is_new)
