"""Virtual ports of Fibre Channel adapters, made as libvirt's test driver makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..pause import paced
from ..values import signed
from .definition import NodeDeviceDef
from .read import parse_node_device

if TYPE_CHECKING:
    from .. import xml
    from .definition import FibreChannel

__all__ = ["ported"]


def ported(pattern: NodeDeviceDef, name: str, names: FibreChannel) -> NodeDeviceDef:
    """Return a copy of an adapter with another name and other world wide names.

    It is printed and read, as in libvirt. Raises LibvirtError if it cannot be read.
    """
    copy = pattern.read_again
    if copy is None:
        copy = pattern.read_again = parse_node_device(pattern.format())
    children = []
    for element in paced(copy.tree.children):
        if element.tag == "name":
            element = element.twin()
            element.text = name
        elif element.tag == "capability" and element.attrs["type"] == "scsi_host":
            element = _adapter(element, names)
        children.append(element)
    return NodeDeviceDef(name, copy.tree.twin(children=children), copy.parent_wwns)


def _adapter(element: xml.Element, names: FibreChannel) -> xml.Element:
    """Return a SCSI host with these names, or with the next numbers if it has none."""
    has_names = any(found.attrs["type"] == "fc_host" for found in element.all("capability"))
    children = []
    for inner in element.children:
        if inner.tag == "capability" and inner.attrs["type"] == "fc_host":
            inner = _named(inner, names)
        elif inner.tag in ("host", "unique_id") and not has_names:
            inner = _next(inner)
        children.append(inner)
    if not has_names and element.find("unique_id") is None:
        number = element.children[0].twin()
        number.tag, number.text = "unique_id", "0"
        children.insert(1, number)
    return element.twin(children=children)


def _named(element: xml.Element, names: FibreChannel) -> xml.Element:
    children = []
    for inner in element.children:
        if inner.tag in ("wwnn", "wwpn"):
            text = names.wwnn if inner.tag == "wwnn" else names.wwpn
            if text is None:  # the adapter of a pool may have neither
                continue
            inner = inner.twin()
            inner.text = text
        children.append(inner)
    return element.twin(children=children)


def _next(element: xml.Element) -> xml.Element:
    following = element.twin()
    following.text = str(signed(int(element.text or "0") + 1))
    return following
