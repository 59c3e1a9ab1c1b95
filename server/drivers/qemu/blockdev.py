"""Images of a guest as nodes of QEMU: names, arguments, chains.

A layer of an image is two nodes: one for its storage, one for its format. Numbers come
from a counter of the guest, as in libvirt: ``libvirt-3-format``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BlockDisk", "Layer", "Nodes", "chain_arguments"]


@dataclass(frozen=True, slots=True)
class Layer:
    """Layer of a disk: an image of a format, at a path, under a number."""

    number: int
    path: str
    format: str
    is_block: bool = False

    @property
    def storage(self) -> str:
        return f"libvirt-{self.number}-storage"

    @property
    def node(self) -> str:
        """Name of the node of the format, which is what devices and jobs use."""
        return f"libvirt-{self.number}-format"

    def storage_arguments(self) -> dict[str, Any]:
        return {
            "driver": "host_device" if self.is_block else "file",
            "filename": self.path,
            "node-name": self.storage,
            "auto-read-only": True,
            "discard": "unmap",
        }

    def format_arguments(self, *, read_only: bool, backing: str | None) -> dict[str, Any]:
        """Return the arguments of the format's node; ``backing`` is the layer below."""
        arguments: dict[str, Any] = {
            "node-name": self.node,
            "read-only": read_only,
            "driver": self.format,
            "file": self.storage,
        }
        if self.format in ("qcow2", "qed"):
            arguments["backing"] = backing
        return arguments


@dataclass(slots=True)
class BlockDisk:
    """Disk of a guest that runs: its layers, the top one first, and its device."""

    target: str
    layers: list[Layer]
    device: str
    read_only: bool

    @property
    def top(self) -> Layer:
        return self.layers[0]


@dataclass(slots=True)
class Nodes:
    """Disks of a guest that runs, by their targets, and its counter of nodes."""

    last: int = 0
    disks: dict[str, BlockDisk] = field(default_factory=dict)

    def next(self) -> int:
        """Return the next number."""
        self.last += 1
        return self.last


def chain_arguments(layers: Sequence[Layer], *, read_only: bool) -> list[dict[str, Any]]:
    """Return the arguments of all nodes of a chain, in the order of their making.

    Layers below the top are read-only.
    """
    found = []
    below: str | None = None
    for layer in reversed(layers):
        is_top = layer is layers[0]
        found.append(layer.storage_arguments())
        found.append(layer.format_arguments(read_only=read_only or not is_top, backing=below))
        below = layer.node
    return found
