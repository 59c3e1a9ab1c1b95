"""Volumes of a storage pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..conf.storage.definition import VolumeDef
    from ..conf.storage.types import PoolType

__all__ = ["Volume", "VolumeList"]


class Volume:
    """Volume of the pool with the name ``pool``; it never changes."""

    __slots__ = ("definition", "key", "name", "path", "pool")

    def __init__(self, pool: str, definition: VolumeDef, key: str, path: str) -> None:
        self.pool = pool
        self.name = definition.name
        self.key = key
        self.path = path
        self.definition = definition

    def __repr__(self) -> str:
        return f"<Volume {self.path!r}>"

    def format(self, pool: PoolType) -> str:
        """Return the document of the volume in a pool of such a type."""
        return self.definition.format(self.key, self.path, pool)


class VolumeList:
    """All volumes of one pool, in the order in which they were added."""

    __slots__ = ("by_key", "by_name", "by_path")

    def __init__(self) -> None:
        self.by_name: dict[str, Volume] = {}
        self.by_key: dict[str, Volume] = {}
        self.by_path: dict[str, Volume] = {}

    def __iter__(self) -> Iterator[Volume]:
        return iter(self.by_name.values())

    def __len__(self) -> int:
        return len(self.by_name)

    def add(self, volume: Volume) -> bool:
        """Add a volume; return False if another one has its name, key or path."""
        if volume.name in self.by_name or volume.key in self.by_key or volume.path in self.by_path:
            return False
        self.by_name[volume.name] = volume
        self.by_key[volume.key] = volume
        self.by_path[volume.path] = volume
        return True

    def remove(self, volume: Volume) -> None:
        """Remove a volume."""
        del self.by_name[volume.name]
        del self.by_key[volume.key]
        del self.by_path[volume.path]

    def twin(self) -> VolumeList:
        """Return an independent list of the same volumes."""
        twin = VolumeList()
        twin.by_name = dict(self.by_name)
        twin.by_key = dict(self.by_key)
        twin.by_path = dict(self.by_path)
        return twin
