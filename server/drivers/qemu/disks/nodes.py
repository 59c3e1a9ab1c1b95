"""Images of a guest as nodes of QEMU: names, arguments, chains.

A layer of an image is two nodes: one for its storage, one for its format. Numbers come
from a counter of the guest, as in libvirt: ``libvirt-3-format``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .images import FileKey

__all__ = ["BlockDisk", "Layer", "Nodes", "Tuning", "chain_arguments"]

# Formats whose nodes have one for the layer below.
_LAYERED = ("qcow2", "qcow", "qed", "vmdk")

_CACHES = {
    "none": {"direct": True, "no-flush": False},
    "writeback": {"direct": False, "no-flush": False},
    "writethrough": {"direct": False, "no-flush": False},
    "directsync": {"direct": True, "no-flush": False},
    "unsafe": {"direct": False, "no-flush": True},
}


@dataclass(frozen=True, slots=True)
class Tuning:
    """Settings of the nodes of a layer, in the words of a definition.

    Those of the first line are the same for all layers of a disk; the others belong to
    the top one.
    """

    cache: str | None = None
    io: str | None = None
    discard: str | None = None
    detect_zeroes: str | None = None
    cache_size: int | None = None
    slice: tuple[int, int] | None = None
    """Offset and size of the part of a raw image that is the disk."""

    def below(self) -> Tuning:
        """Return the settings of layers below the top one."""
        return Tuning(self.cache, self.io, self.discard)


@dataclass(frozen=True, slots=True)
class Layer:
    """Layer of a disk: an image of a format, at a path, under a number.

    ``remote`` has the arguments of a storage node that is no file: its driver, and
    where the image is. ``path`` is the name of such an image, or "".
    """

    number: int
    path: str
    format: str
    is_block: bool = False
    remote: dict[str, Any] | None = None
    tuning: Tuning = Tuning()

    @classmethod
    def read(cls, said: dict[str, Any] | list[Any]) -> Layer:
        """Read what `written` gave; lists are of the first version."""
        if isinstance(said, list):
            return cls(*said)
        tuning = dict(said["tuning"])
        if tuning["slice"] is not None:
            tuning["slice"] = tuple(tuning["slice"])
        return cls(**{**said, "tuning": Tuning(**tuning)})

    def written(self) -> dict[str, Any]:
        """Return what `read` reads, as JSON has it."""
        return asdict(self)

    @property
    def is_file(self) -> bool:
        """Whether the image is a file or block device of this host."""
        return self.remote is None

    @property
    def storage(self) -> str:
        return f"libvirt-{self.number}-storage"

    @property
    def node(self) -> str:
        """Name of the node of the format, which is what devices and jobs use."""
        return f"libvirt-{self.number}-format"

    def _cache(self) -> dict[str, Any]:
        return {} if self.tuning.cache is None else {"cache": _CACHES[self.tuning.cache]}

    def storage_arguments(self) -> dict[str, Any]:
        if self.remote is not None:
            found = dict(self.remote)
        else:
            found = {
                "driver": "host_device" if self.is_block else "file",
                "filename": self.path,
            }
            if self.tuning.io is not None:
                found["aio"] = self.tuning.io
        found["node-name"] = self.storage
        return found | self._cache() | {"auto-read-only": True, "discard": "unmap"}

    def format_arguments(self, *, read_only: bool, backing: str | None) -> dict[str, Any]:
        """Return the arguments of the format's node; ``backing`` is the layer below."""
        tuning = self.tuning
        found: dict[str, Any] = {"node-name": self.node, "read-only": read_only}
        if tuning.discard is not None:
            found["discard"] = tuning.discard
        if tuning.detect_zeroes is not None:
            # zeroes can be unmapped only where unmapping is allowed at all
            may_unmap = tuning.discard == "unmap"
            is_unmap = tuning.detect_zeroes == "unmap"
            found["detect-zeroes"] = "on" if is_unmap and not may_unmap else tuning.detect_zeroes
        found |= self._cache()
        found["driver"] = self.format
        if tuning.cache_size is not None:
            found["cache-size"] = tuning.cache_size
        if tuning.slice is not None:
            found["offset"], found["size"] = tuning.slice
        found["file"] = self.storage
        # what is below an image elsewhere nobody has looked at: QEMU finds it by itself
        if self.format in _LAYERED and (self.remote is None or backing is not None):
            found["backing"] = backing
        return found


@dataclass(slots=True)
class BlockDisk:
    """Disk or drive of a guest that runs: layers, the top one first, and the device.

    A drive without a medium has no layers; ``empty`` is the number that an ejected one
    has instead. ``qdev`` is the device as commands of QEMU name it.
    """

    target: str
    layers: list[Layer]
    device: str
    read_only: bool
    bus: str = "virtio"
    has_copy_on_read: bool = False
    empty: int | None = None
    files: list[FileKey] = field(default_factory=list)
    """Files that were given to QEMU's user for it."""

    @property
    def top(self) -> Layer:
        return self.layers[0]

    @property
    def qdev(self) -> str:
        if self.bus == "virtio":
            return f"/machine/peripheral/{self.device}/virtio-backend"
        if self.bus == "usb":
            return f"/machine/peripheral/{self.device}/{self.device}.0/legacy[0]"
        return self.device

    @property
    def copy_on_read(self) -> str:
        """Name of the node that copies what is read from the layers below."""
        return f"libvirt-CoR-{self.target}"

    @property
    def drive(self) -> str:
        """Name of the node that the device uses."""
        return self.copy_on_read if self.has_copy_on_read else self.top.node

    def arguments(self) -> list[dict[str, Any]]:
        """Return the arguments of all nodes, in the order of their making."""
        if not self.layers:
            return []
        found = chain_arguments(self.layers, read_only=self.read_only)
        if self.has_copy_on_read:
            found.append(
                {
                    "driver": "copy-on-read",
                    "node-name": self.copy_on_read,
                    "file": self.top.node,
                    "discard": "unmap",
                }
            )
        return found

    def written(self) -> dict[str, Any]:
        """Return what `read` reads, as JSON has it."""
        return {**asdict(self), "layers": [layer.written() for layer in self.layers]}

    @classmethod
    def read(cls, said: dict[str, Any]) -> BlockDisk:
        layers = [Layer.read(layer) for layer in said["layers"]]
        files = [(device, number) for device, number in said["files"]]
        return cls(**{**said, "layers": layers, "files": files})


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
