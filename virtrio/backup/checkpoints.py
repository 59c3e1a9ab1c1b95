"""Checkpoints of backups at the server: taken away with their bitmaps.

A checkpoint whose bitmap is missing in one of its disks cannot be deleted as it is:
the server refuses, and its other bitmaps stay. `delete` then does it disk by disk.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from ..protocol._generated.enums import (
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainCheckpointXMLFlags,
    ErrorNumber,
)
from ..protocol.errors import LibvirtError
from . import xml
from .errors import BackupError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..client.scripts.steps import Steps

__all__ = ["are_apart", "delete", "disks", "find", "purge", "sizes"]

_NO_DOMAIN = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN)
_SIZE = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SIZE)
_REDEFINE = int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)
_METADATA = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY)


def find(domain: Any, name: str) -> Steps[Any]:
    """Return a checkpoint of a domain; None if there is none of that name."""
    try:
        return (yield domain.checkpoint_lookup_by_name, name, 0)
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT:
            raise
        return None


def description(checkpoint: Any) -> Steps[str]:
    """Return the XML of a checkpoint, without its domain."""
    text: str = yield checkpoint.get_xml_desc, _NO_DOMAIN
    return text


def sizes(checkpoint: Any) -> Steps[tuple[str, dict[str, int] | str]]:
    """Return a checkpoint's XML, and the disks in which its bitmaps are sound.

    These have about the number of bytes that have changed since. In place of them there
    is the reason if QEMU cannot merge the bitmaps of some disk: libvirtd then tells
    nothing of the others either. The domain has to be running.
    """
    try:
        text: str = yield checkpoint.get_xml_desc, _NO_DOMAIN | _SIZE
    except LibvirtError as exc:
        if not are_apart(exc):
            raise
        return (yield from description(checkpoint)), str(exc)
    # servers print a size for sound ones only
    disks = _read(text).iterfind("./disks/disk")
    sizes = {disk.get("name", ""): disk.get("size", "") for disk in disks}
    return text, {disk: int(size) for disk, size in sizes.items() if size.isdecimal()}


def are_apart(exc: LibvirtError) -> bool:
    """Tell whether QEMU refused to merge bitmaps of layers of different sizes.

    They are, when a disk has been resized after a layer was added to it.
    """
    return exc.code == ErrorNumber.VIR_ERR_INTERNAL_ERROR and "can't be merged" in str(exc)


def disks(text: str) -> list[str]:
    """Return the disks that a checkpoint has bitmaps of, by its XML."""
    found = _read(text).iterfind("./disks/disk[@checkpoint='bitmap']")
    return [disk.get("name", "") for disk in found]


def _read(text: str) -> ET.Element:
    try:
        return ET.fromstring(text)
    except ET.ParseError as exc:
        raise BackupError(f"the server's XML of a checkpoint cannot be read: {exc}") from exc


def delete(domain: Any, name: str) -> Steps[bool]:
    """Delete a checkpoint with its bitmaps, also where some are missing.

    Returns whether there was one. The domain has to be running.
    """
    checkpoint = yield from find(domain, name)
    if checkpoint is None:
        return False
    try:
        yield checkpoint.delete, 0
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_INTERNAL_ERROR:  # "bitmap not found in …"
            raise
        text = yield from description(checkpoint)
        parent = _read(text).findtext("./parent/name")
        yield from purge(domain, name, disks(text), parent=parent)
    return True


def purge(
    domain: Any, name: str, disks: Iterable[str], *, parent: str | None = None
) -> Steps[bool]:
    """Delete the bitmaps of that name from disks, and the checkpoint if there is one.

    There need be no checkpoint: it is defined for one disk after the other, and deleted
    with that disk's bitmap. Disks that have none are no error. Returns whether one had.
    """
    had = False
    for disk in disks:
        text = xml.checkpoint(name, disks=[disk], parent=parent, creation_time=int(time.time()))
        checkpoint = yield domain.checkpoint_create_xml, text, _REDEFINE
        try:
            yield checkpoint.delete, 0
        except LibvirtError as exc:
            if exc.code != ErrorNumber.VIR_ERR_INTERNAL_ERROR:
                raise
        else:
            had = True
    checkpoint = yield from find(domain, name)
    if checkpoint is not None:
        yield checkpoint.delete, _METADATA
    return had
