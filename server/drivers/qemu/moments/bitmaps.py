"""Dirty bitmaps of a guest's images: what QEMU says, and which are whole.

A checkpoint's bitmap records in the top layer of a disk. When a layer was added above
(by an external snapshot), the bitmap goes on under the same name in the new one. So the
bitmap of a disk is the union of those in its layers, from the top on without a gap. It
can be trusted if each of them is persistent, records, and is consistent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import LibvirtError, report
from ..refusals import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..disks.nodes import BlockDisk, Layer

__all__ = ["Bitmap", "Bitmaps", "add", "broken", "merge", "read_bitmaps", "remove", "valid_layers"]


class Bitmap(NamedTuple):
    """Bitmap of a node; ``marked`` is the number of bytes that changed."""

    name: str
    granularity: int
    marked: int
    is_recording: bool
    is_persistent: bool
    is_inconsistent: bool


Bitmaps = dict[str, dict[str, Bitmap]]
"""Bitmaps by the names of their nodes, and their own."""


def read_bitmaps(nodes: Sequence[dict[str, Any]]) -> Bitmaps:
    """Read the bitmaps in the reply to ``query-named-block-nodes``."""
    with Answer("block nodes have"):
        return {
            node["node-name"]: {
                said["name"]: _bitmap(said)
                for said in node.get("dirty-bitmaps", ())
                if "name" in said
            }
            for node in nodes
        }


def _bitmap(said: dict[str, Any]) -> Bitmap:
    return Bitmap(
        str(said["name"]),
        int(said["granularity"]),
        int(said["count"]),
        said["recording"] is True,
        said.get("persistent") is True,
        said.get("inconsistent") is True,
    )


def valid_layers(disk: BlockDisk, name: str, bitmaps: Bitmaps) -> list[Layer]:
    """Return the layers that together have the bitmap of a disk, the top one first.

    Raises VIR_ERR_CHECKPOINT_INCONSISTENT, with the layer and the reason, if it cannot
    be trusted.
    """
    found: list[Layer] = []
    for layer in disk.layers:
        bitmap = bitmaps.get(layer.node, {}).get(name)
        if bitmap is None:
            continue
        if len(found) < disk.layers.index(layer):
            missing = disk.layers[len(found)]
            raise broken(
                name, disk.target, f"it is absent in '{missing.path}', above '{layer.path}'"
            )
        if bitmap.is_inconsistent:
            raise broken(name, disk.target, f"it is inconsistent in '{layer.path}'")
        if not bitmap.is_persistent:
            raise broken(name, disk.target, f"it is not persistent in '{layer.path}'")
        if not bitmap.is_recording:
            raise broken(name, disk.target, f"it is not recording in '{layer.path}'")
        found.append(layer)
    if not found:
        raise broken(name, disk.target, f"it is absent in '{disk.top.path}'")
    return found


def broken(name: str, target: str, why: str) -> LibvirtError:
    """Make the error about a bitmap that cannot be trusted: libvirt's text, and why."""
    return report(
        ErrorNumber.VIR_ERR_CHECKPOINT_INCONSISTENT,
        ErrorDomain.VIR_FROM_QEMU,
        f"missing or broken bitmap '{name}' for disk '{target}': {why}",
    )


# -- actions of a transaction ----------------------------------------------------------


def add(node: str, name: str, granularity: int | None = None) -> dict[str, Any]:
    """Return the action that adds a bitmap.

    It is persistent and records; with a ``granularity`` it is neither, but takes what
    is merged into it.
    """
    data: dict[str, Any] = {"node": node, "name": name}
    if granularity is None:
        data |= {"persistent": True, "disabled": False}
    else:
        data |= {"persistent": False, "disabled": True, "granularity": granularity}
    return {"type": "block-dirty-bitmap-add", "data": data}


def merge(node: str, target: str, layers: Sequence[Layer], name: str) -> dict[str, Any]:
    """Return the action that merges a disk's bitmap into the one of ``node``."""
    sources = [{"node": layer.node, "name": name} for layer in layers]
    data = {"node": node, "target": target, "bitmaps": sources}
    return {"type": "block-dirty-bitmap-merge", "data": data}


def remove(node: str, name: str) -> dict[str, Any]:
    return {"type": "block-dirty-bitmap-remove", "data": {"node": node, "name": name}}
