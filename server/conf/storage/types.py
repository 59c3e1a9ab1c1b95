"""Types of storage pools: what each says of its source, and of its volumes."""

from __future__ import annotations

from enum import Flag, auto
from typing import NamedTuple

from ..domain.devices.sources import FORMATS as IMAGES
from ..values import words

__all__ = ["TYPES", "Part", "PoolType"]


class Part(Flag):
    """Parts of a pool's ``<source>`` that are kept."""

    HOST = auto()
    DEVICE = auto()
    DIR = auto()
    ADAPTER = auto()
    NAME = auto()
    INITIATOR = auto()
    NETWORK = auto()  # no part: the pool is on another host and has no target


class Formats(NamedTuple):
    """Formats that may be named, and the one of a document that names none.

    ``refused`` is one that libvirt knows and does not take.
    """

    names: tuple[str, ...] = ()
    default: str = ""
    refused: str | None = None

    def has(self, name: str) -> bool:
        return name in self.names and name != self.refused


class PoolType(NamedTuple):
    """Type of pools.

    ``parts`` are kept of the source, ``formats`` are those of the source, and
    ``volume_formats`` those of volumes; there are none where nothing is said of them.
    ``volume_kind`` is a StorageVolType.
    """

    name: str
    parts: Part
    volume_kind: int
    formats: Formats = Formats()
    volume_formats: Formats = Formats()

    @property
    def has_target(self) -> bool:
        return Part.NETWORK not in self.parts


_NONE = Part(0)
_FILE, _BLOCK, _NETWORK = 0, 1, 3
_IMAGES = Formats(IMAGES, "raw", "none")
_FILE_SYSTEMS = Formats(
    words("auto ext2 ext3 ext4 ufs iso9660 udf gfs gfs2 vfat hfs+ xfs ocfs2 vmfs"), "auto"
)
_SHARES = Formats(("auto", "nfs", "glusterfs", "cifs"), "auto")
_TABLES = Formats(words("unknown dos dvh gpt mac bsd pc98 sun lvm2"), "unknown")
_PARTITIONS = Formats(
    words("none linux fat16 fat32 linux-swap linux-lvm linux-raid extended"), "none"
)

TYPES = {
    type.name: type
    for type in (
        PoolType("dir", _NONE, _FILE, volume_formats=_IMAGES),
        PoolType("fs", Part.DEVICE, _FILE, _FILE_SYSTEMS, _IMAGES),
        PoolType("netfs", Part.HOST | Part.DIR, _FILE, _SHARES, _IMAGES),
        PoolType("logical", Part.NAME | Part.DEVICE, _BLOCK, Formats(("unknown", "lvm2"), "lvm2")),
        PoolType("disk", Part.DEVICE, _BLOCK, _TABLES, _PARTITIONS),
        PoolType("iscsi", Part.HOST | Part.DEVICE | Part.INITIATOR, _BLOCK),
        PoolType("iscsi-direct", Part.HOST | Part.DEVICE | Part.NETWORK | Part.INITIATOR, _NETWORK),
        PoolType("scsi", Part.ADAPTER, _BLOCK),
        PoolType("mpath", _NONE, _BLOCK),
        PoolType("rbd", Part.HOST | Part.NETWORK | Part.NAME, _NETWORK, volume_formats=_IMAGES),
        PoolType("sheepdog", Part.HOST | Part.NETWORK | Part.NAME, _NETWORK),
        PoolType(
            "gluster",
            Part.HOST | Part.NETWORK | Part.NAME | Part.DIR,
            _NETWORK,
            volume_formats=_IMAGES,
        ),
        PoolType("zfs", Part.NAME | Part.DEVICE, _BLOCK),
        PoolType("vstorage", Part.NAME, _FILE, volume_formats=_IMAGES),
    )
}
