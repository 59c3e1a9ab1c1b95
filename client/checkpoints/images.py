"""Bitmaps in the images of a domain, by disk and layer.

Of a guest that runs, QEMU's monitor knows them: ``query-named-block-nodes``. Those of a
domain that is shut off are in its images, and qemu-img reads them. Each layer is opened
by itself, with the format that the definition or the layer above names for it: no image
makes qemu-img open another one, and none is probed.

What QEMU and images say is checked: it may be of any form, and names may be anything.
"""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any, NamedTuple

from ..programs import ProgramError, run
from .documents import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..scripts.steps import Stop
    from .documents import Disk

__all__ = [
    "BLOCKS",
    "NODES",
    "STATUS",
    "Bitmap",
    "SeenDisk",
    "SeenLayer",
    "answer",
    "from_images",
    "from_monitor",
    "has_sent_state",
    "of_a_layer",
    "remove_from_image",
]

NODES = json.dumps({"execute": "query-named-block-nodes", "arguments": {"flat": True}})
BLOCKS = json.dumps({"execute": "query-block"})
STATUS = json.dumps({"execute": "query-status"})
MOST = 65535
"""Bitmaps that an image may have."""


class Bitmap(NamedTuple):
    """Bitmap of a layer, with the flags that QEMU has for it.

    ``marked`` is the number of bytes that it marks, None where that is not known.
    """

    name: str
    is_recording: bool
    is_persistent: bool
    is_inconsistent: bool
    is_busy: bool
    marked: int | None


class SeenLayer(NamedTuple):
    """Image of a disk with its bitmaps.

    ``node`` is QEMU's, None without a guest; ``size`` is that of the disk in it, in
    bytes, None where it is not known.
    """

    path: str
    node: str | None
    bitmaps: dict[str, Bitmap]
    size: int | None = None


class SeenDisk(NamedTuple):
    """Layers of a disk, the top one first; ``problem`` says why they were not seen."""

    layers: tuple[SeenLayer, ...]
    problem: str | None = None

    def having(self, name: str) -> list[SeenLayer]:
        """Return the layers with a bitmap of that name."""
        return [layer for layer in self.layers if name in layer.bitmaps]

    def marked(self, name: str) -> int | None:
        """Return how many bytes a bitmap marks in all layers, None if unknown."""
        found = [layer.bitmaps[name].marked for layer in self.having(name)]
        known = [number for number in found if number is not None]
        return sum(known) if found and len(known) == len(found) else None


# -- QEMU's monitor --------------------------------------------------------------------


def _returned(text: str) -> object:
    try:
        said = json.loads(text)
    except RecursionError as exc:
        raise ValueError("QEMU's answer is nested too deeply") from exc
    return said.get("return") if isinstance(said, dict) else None


def has_sent_state(text: str) -> bool:
    """Return whether the status that QEMU answered is that of a guest sent elsewhere.

    Then QEMU has let go of its images, and knows none of their bitmaps.
    Raises ValueError for an answer of another form.
    """
    result = _returned(text)
    return isinstance(result, dict) and result.get("status") == "postmigrate"


def answer(text: str) -> list[Any]:
    """Return the list that QEMU answered. Raises ValueError for anything else."""
    result = _returned(text)
    if not isinstance(result, list):
        raise ValueError(f"QEMU answered no list: {text[:200]!r}")
    return result


def from_monitor(disks: Iterable[Disk], nodes: list[Any], blocks: list[Any]) -> dict[str, SeenDisk]:
    """Find the disks of a definition among QEMU's block nodes, by target.

    ``nodes`` and ``blocks`` are what QEMU answers to `NODES` and `BLOCKS`. Nodes have
    libvirt's numbers for names. Where a definition has none, the top node is that of
    the device with the disk's alias, and lower ones are found by their files.
    """
    known = {node["node-name"]: node for node in nodes if _is_node(node)}
    return {disk.target: _disk(disk, known, blocks) for disk in disks}


def _is_node(node: Any) -> bool:
    return (
        isinstance(node, dict)
        and isinstance(node.get("node-name"), str)
        and isinstance(node.get("drv"), str)
        and isinstance(node.get("file"), str)
    )


def _disk(disk: Disk, nodes: Mapping[str, Any], blocks: list[Any]) -> SeenDisk:
    layers = []
    for layer in disk.layers:
        node = _numbered(layer.number, nodes)
        if node is None:
            return _by_device(disk, nodes, blocks)
        layers.append(_layer(layer.path, node))
    return SeenDisk(tuple(layers))


def _numbered(number: int | None, nodes: Mapping[str, Any]) -> Any:
    names = (f"libvirt-{number}-format", f"libvirt-{number}-storage")
    return next((nodes[name] for name in names if name in nodes), None)


def _by_device(disk: Disk, nodes: Mapping[str, Any], blocks: list[Any]) -> SeenDisk:
    node = next((nodes.get(name) for name in _tops(disk.alias, blocks)), None)
    if node is None:
        return SeenDisk((), "QEMU names no block node of it")
    # what a job puts above an image has the same file
    layers: list[SeenLayer] = []
    while node is not None and len(layers) < DEEPEST:
        node = _of_image(node["file"], nodes) or node
        layers.append(_layer(node["file"], node))
        below = node.get("backing_file")
        seen = {layer.path for layer in layers}
        node = _of_image(below, nodes) if isinstance(below, str) and below not in seen else None
    return SeenDisk(tuple(layers))


def _tops(alias: str, blocks: list[Any]) -> Iterable[str]:
    for block in blocks:
        if not isinstance(block, dict) or not alias:
            continue
        place, inserted = block.get("qdev"), block.get("inserted")
        if isinstance(place, str) and isinstance(inserted, dict) and alias in place.split("/"):
            name = inserted.get("node-name")
            if isinstance(name, str):
                yield name


def _of_image(path: str, nodes: Mapping[str, Any]) -> Any:
    """Return the node of an image's format, above the one of its file."""
    return next(
        (node for node in nodes.values() if node["file"] == path and node["drv"] in _FORMATS),
        None,
    )


_FORMATS = frozenset({"qcow2", "raw", "qed", "qcow", "vmdk", "vdi", "vpc", "vhdx"})


def _layer(path: str, node: Any) -> SeenLayer:
    said = node.get("dirty-bitmaps")
    found = [_bitmap(one) for one in said[:MOST]] if isinstance(said, list) else []
    named = {one.name: one for one in found if one is not None}
    return SeenLayer(path, node["node-name"], named, _length(node.get("image")))


def _length(said: Any) -> int | None:
    size = said.get("virtual-size") if isinstance(said, dict) else None
    return size if isinstance(size, int) else None


def _bitmap(said: Any) -> Bitmap | None:
    """Return a bitmap, None for those of jobs that have no name."""
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        return None
    marked = said.get("count")
    return Bitmap(
        said["name"],
        said.get("recording") is True,
        said.get("persistent") is True,
        said.get("inconsistent") is True,
        said.get("busy") is True,
        marked if isinstance(marked, int) and marked >= 0 else None,
    )


# -- qemu-img --------------------------------------------------------------------------


def from_images(stop: Stop, disks: Iterable[tuple[Disk, int | None]]) -> dict[str, SeenDisk]:
    """Read the bitmaps in images of this host, by target; blocks.

    Each disk comes with the size of its top image as the server sees it, in bytes, or
    None. An image of another size is another one, of another host. What cannot be read
    is the `SeenDisk.problem` of its disk, and no error.
    """
    return {disk.target: _read(stop, disk, size) for disk, size in disks}


def _read(stop: Stop, disk: Disk, size: int | None) -> SeenDisk:
    if not disk.layers:
        return SeenDisk(())
    if not disk.is_local:
        return SeenDisk((), f"'{disk.top.path}' is no file of this host")
    path, form = disk.top.path, disk.top.format
    layers: list[SeenLayer] = []
    try:
        if size is not None and (found := _size(path)) is not None and found != size:
            why = f"the server sees {size} bytes at '{path}', and this host {found}"
            return SeenDisk((), f"{why}: it is another host's image")
        while path and len(layers) < DEEPEST:
            if path in (layer.path for layer in layers):
                return SeenDisk((), f"the layers lead in a circle to '{path}'")
            if form != "qcow2":  # no bitmaps, and nothing below that could have some
                layers.append(SeenLayer(path, None, {}))
                break
            said = _info(stop, path)
            layers.append(SeenLayer(path, None, _bitmaps(said), _length(said)))
            path, form = _below(path, said)
    except (ProgramError, OSError, ValueError) as exc:
        return SeenDisk((), _problem(path, exc))
    return SeenDisk(tuple(layers))


def of_a_layer(stop: Stop, path: str) -> SeenDisk:
    """Read the bitmaps in a lower layer of a guest that runs; blocks.

    QEMU writes to the top layer alone, and has stored the bitmaps of others. What
    cannot be read is the `SeenDisk.problem`, and no error.
    """
    try:
        said = _info(stop, path, "--force-share")
    except (ProgramError, OSError, ValueError) as exc:
        return SeenDisk((), _problem(path, exc))
    return SeenDisk((SeenLayer(path, None, _bitmaps(said), _length(said)),))


def _problem(path: str, exc: Exception) -> str:
    """Return what a failure to read an image means for who wants to know bitmaps."""
    if isinstance(exc, PermissionError):
        return f"this user may not read '{path}'; root may"
    if isinstance(exc, OSError):
        return f"'{path}' cannot be read: {exc.strerror}"
    if isinstance(exc, ProgramError):
        if exc.said.startswith("cannot be started"):
            return f"the images cannot be read without {exc.program}, which {exc.said}"
        if "Failed to get" in exc.said and "lock" in exc.said:
            return f"another program uses '{path}', as a guest does that runs elsewhere ({exc})"
    return f"'{path}' cannot be read: {exc}"


def _size(path: str) -> int | None:
    found = os.stat(path)
    if stat.S_ISREG(found.st_mode):
        return found.st_size
    if stat.S_ISBLK(found.st_mode):
        return None
    raise ValueError("it is neither a file nor a block device")


# Among the incompatible features in a header of version 3, whose last byte is at 79.
_DATA_FILE = 4


def _info(stop: Stop, path: str, *more: str) -> dict[str, Any]:
    if not path.startswith("/"):
        raise ValueError("its path is not absolute")
    _size(path)
    with open(path, "rb") as file:
        header = file.read(80)
    if header[:4] != b"QFI\xfb":
        raise ValueError("it is no qcow2 image")
    if len(header) == 80 and int.from_bytes(header[4:8], "big") >= 3 and header[79] & _DATA_FILE:
        raise ValueError("its data is in another file")
    output = run(stop, "qemu-img", "info", *more, "--output=json", "-f", "qcow2", path)
    try:
        said = json.loads(output.out)
    except RecursionError as exc:
        raise ValueError("what qemu-img says is nested too deeply") from exc
    if not isinstance(said, dict):
        raise ValueError("qemu-img has another form of output")
    return said


def _bitmaps(said: dict[str, Any]) -> dict[str, Bitmap]:
    data: Any = said
    for key in ("format-specific", "data", "bitmaps"):
        data = data.get(key) if isinstance(data, dict) else None
    found = {}
    for one in data[:MOST] if isinstance(data, list) else ():
        flags = one.get("flags") if isinstance(one, dict) else None
        if isinstance(flags, list) and isinstance(name := one.get("name"), str):
            found[name] = Bitmap(name, "auto" in flags, True, "in-use" in flags, False, None)
    return found


def _below(path: str, said: dict[str, Any]) -> tuple[str, str]:
    """Return path and format of the layer below, both empty if there is none."""
    name, full = said.get("backing-filename"), said.get("full-backing-filename")
    if not isinstance(name, str) or not name:
        return "", ""
    form = said.get("backing-filename-format")
    place = full if isinstance(full, str) else name
    place = os.path.join(os.path.dirname(path), place.removeprefix("file:"))
    if not os.path.exists(place):
        raise ValueError(f"what is below it is no file of this host: '{name}'")
    return place, form if isinstance(form, str) else "raw"


def remove_from_image(stop: Stop, path: str, name: str) -> None:
    """Remove a bitmap from a qcow2 image that nobody uses; blocks.

    Raises `ProgramError` if qemu-img fails, as it does for an image in use.
    """
    run(stop, "qemu-img", "bitmap", "-f", "qcow2", "--remove", path, name)
