"""Preparation of a guest's disks: their images looked at, their nodes numbered.

All of this touches disks that may be slow: it is called in threads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ConnectDomainEventDiskChangeReason
from .....protocol.errors import LibvirtError
from ....conf.domain.hardware.running import running_disk
from ....conf.domain.views import Disk
from ..refusals import unsupported_config
from .nodes import BlockDisk, Layer, Tuning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from .images import FileKey, Image, Inspector
    from .nodes import Nodes

__all__ = ["Prepared", "new_disk", "number_disks", "prepare"]

_EJECTED = int(ConnectDomainEventDiskChangeReason.VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START)
_DROPPED = int(ConnectDomainEventDiskChangeReason.VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START)

# Files that a guest only reads, by elements of <os>.
_SHARED = ("loader", "kernel", "initrd", "dtb")


@dataclass(slots=True)
class Prepared:
    """What a guest that starts needs on the host.

    ``files`` are to be given to QEMU's user. ``dropped`` are disks that it goes
    without: path, alias, and the reason in virConnectDomainEventDiskChangeReason.
    """

    files: list[tuple[str, FileKey]] = field(default_factory=list)
    dropped: list[tuple[str, str, int]] = field(default_factory=list)


def prepare(definition: DomainDef, nodes: Nodes, inspector: Inspector) -> Prepared:
    """Look at the images of a guest that is about to start, and number its nodes.

    ``definition`` is the live one, which loses what is missing and may be.
    """
    prepared = Prepared()
    _drop_missing(definition, inspector, prepared)
    prepared.files += number_disks(definition, nodes, inspector)
    os_element = definition.tree.find("os")
    if os_element is not None:
        parts = [os_element.find(tag) for tag in _SHARED]
        paths = [part.text for part in parts if part is not None and part.text]
        prepared.files += inspector.check_shared(paths)
    return prepared


def number_disks(
    definition: DomainDef, nodes: Nodes, inspector: Inspector
) -> list[tuple[str, FileKey]]:
    """Give numbers to the nodes of all disks of a definition; return the disks' files.

    As in libvirt numbers go backwards, those of all top layers before those below.
    """
    files = []
    disks = list(reversed(definition.disks))
    numbers = {disk.target: nodes.next() for disk in disks}
    for disk in disks:
        images = [] if disk.is_empty else inspector.chain(disk.element)
        nodes.disks[disk.target] = _block_disk(disk, images, numbers[disk.target], nodes)
        files += _files_of(disk.element, images)
    return files


def _drop_missing(definition: DomainDef, inspector: Inspector, prepared: Prepared) -> None:
    """Go without images that may be missing, and are."""
    devices = definition.tree.find("devices")
    assert devices is not None
    found = []
    for device in devices.children:
        if device.tag != "disk":
            found.append(device)
            continue
        disk = Disk(device)
        policy = device.get("source", "startupPolicy")
        if policy == "optional" and disk.path is not None and _is_missing(disk.path, inspector):
            is_drive = disk.device in ("cdrom", "floppy")
            reason = _EJECTED if is_drive else _DROPPED
            prepared.dropped.append((disk.path, device.get("alias", "name") or "", reason))
            if not is_drive:
                continue
            device = running_disk(_without_source(device))
        found.append(device)
    definition.put(devices.twin(children=found), "devices")


def _is_missing(path: str, inspector: Inspector) -> bool:
    try:
        inspector.check(path)
    except LibvirtError as exc:
        if isinstance(exc.__cause__, OSError):
            return True
        raise
    return False


def _without_source(disk: xml.Element) -> xml.Element:
    """Return a drive without its medium."""
    gone = ("source", "backingStore")
    return disk.twin(children=[part for part in disk.children if part.tag not in gone])


def _tuning_of(disk: xml.Element) -> Tuning:
    """Return what a disk's definition says about its nodes."""
    driver = disk.find("driver")
    attrs = {} if driver is None else driver.attrs
    cache = None if driver is None else driver.find("metadata_cache")
    size = None if cache is None else cache.find("max_size")
    source = disk.find("source")
    slices = None if source is None else source.find("slices")
    part = None if slices is None else slices.find("slice")
    return Tuning(
        cache=attrs.get("cache"),
        io=attrs.get("io"),
        discard=attrs.get("discard"),
        detect_zeroes=attrs.get("detect_zeroes"),
        cache_size=int(size.text) if size is not None and size.text else None,
        slice=None if part is None else (int(part.attrs["offset"]), int(part.attrs["size"])),
    )


def new_disk(
    disk: Disk, nodes: Nodes, inspector: Inspector
) -> tuple[BlockDisk, list[tuple[str, FileKey]]]:
    """Return a disk, or medium, of a guest that runs, and its files.

    As in libvirt, the layers below the top one use up numbers twice.
    """
    images = [] if disk.is_empty else inspector.chain(disk.element)
    for _ in images[1:]:
        nodes.next()
    number = nodes.next()
    block = _block_disk(disk, images, number, nodes)
    if not images:
        block.empty = number
    return block, _files_of(disk.element, images)


def _block_disk(disk: Disk, images: Sequence[Image], number: int, nodes: Nodes) -> BlockDisk:
    """Return a disk as QEMU will know it.

    ``number`` is that of its top layer; others are the next ones.
    """
    _check_labels(disk.element)
    tuning = _tuning_of(disk.element)
    layers = [
        Layer(
            number if place == 0 else nodes.next(),
            image.path,
            image.format,
            image.is_block,
            image.remote,
            tuning if place == 0 else tuning.below(),
        )
        for place, image in enumerate(images)
    ]
    return BlockDisk(
        disk.target,
        layers,
        disk.element.get("alias", "name") or "",
        disk.is_readonly,
        disk.bus,
        disk.element.get("driver", "copy_on_read") == "on",
        files=[key for _, key in _files_of(disk.element, images)],
    )


def _check_labels(disk: xml.Element) -> None:
    for label in _labels(disk):
        if label.find("label") is not None:
            raise unsupported_config(
                f"a user of its own for the image of disk '{disk.get('target', 'dev')}' is not "
                "supported"
            )


def _labels(disk: xml.Element) -> Iterable[xml.Element]:
    source = disk.find("source")
    return () if source is None else source.all("seclabel")


def _files_of(disk: xml.Element, images: Iterable[Image]) -> list[tuple[str, FileKey]]:
    """Return the files of a disk that are to be given to QEMU's user."""
    if any(label.attrs.get("relabel") == "no" for label in _labels(disk)):
        return []
    return [(image.path, image.key) for image in images if image.key is not None]
