"""Definitions of a storage pool and of a volume in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import xml
from ..reaper import Bulky, reap
from ..refusals import STORAGE

if TYPE_CHECKING:
    from ..nodedev.definition import FibreChannel
    from .claims import Claims
    from .types import PoolType

__all__ = ["Image", "PoolDef", "Space", "VolumeDef"]


class Space(NamedTuple):
    """Sizes of a pool, in bytes."""

    capacity: int
    allocation: int
    available: int


def _size(tag: str, size: int) -> xml.Element:
    return xml.Element(tag, {"unit": "bytes"}, str(size))


class PoolDef(Bulky):
    """Pool as its document says it; nothing in it is changed once it is made.

    ``target`` is the folder of its volumes, None for a pool of another host.
    ``claims`` is what no other pool may use, ``adapter`` the names of the virtual Fibre
    Channel adapter that the pool is on. ``weight`` is about the number of lines that
    are printed.
    """

    __slots__ = ("adapter", "claims", "name", "target", "tree", "type", "uuid", "weight")

    def __init__(
        self,
        name: str,
        uuid: bytes,
        type: PoolType,
        target: str | None,
        claims: Claims,
        tree: xml.Element,
    ) -> None:
        self.name = name
        self.uuid = uuid
        self.type = type
        self.target = target
        self.claims = claims
        self.tree = tree
        self.weight = tree.weight()
        self.adapter: FibreChannel | None = None

    def __del__(self) -> None:
        super().__del__()
        if not self._is_ending():
            keys = [*self.claims.alone]
            del self.claims
            reap(keys)

    def path_of(self, volume: str) -> str:
        """Return the path of a new volume with that name."""
        return f"{'(null)' if self.target is None else self.target}/{volume}"

    def format(self, space: Space) -> str:
        """Return the document of the pool while it has these sizes."""
        sizes = [_size(name, size) for name, size in zip(Space._fields, space, strict=True)]
        children = self.tree.children
        return self.tree.twin(children=[*children[:2], *sizes, *children[2:]]).format()


class Image(NamedTuple):
    """Image of a volume, or the one below it.

    ``path`` is None if the document has none. ``format`` is a number in the formats
    that the type of the volume's pool has: as in libvirt, it means another one when the
    pool gets another type. ``parts`` are the further elements.
    """

    path: str | None
    format: int
    parts: list[xml.Element]

    def element(self, tag: str, path: str | None, formats: tuple[str, ...]) -> xml.Element:
        """Return what is printed where there are these formats."""
        element = xml.Element(tag, is_open=True)
        if path is not None:
            element.add("path", text=path)
        if formats:
            if self.format >= len(formats):
                raise STORAGE.internal_error(f"unknown volume format number {self.format}")
            element.add("format", {"type": formats[self.format]})
        element.children += self.parts
        return element


class VolumeDef:
    """Volume as its document says it; nothing in it is changed once it is made.

    ``key`` is None if the document has none. ``kind`` is the one that the document
    says, which nobody checks. Sizes are in bytes.
    """

    __slots__ = ("allocation", "backing_store", "capacity", "key", "kind", "name", "target")

    def __init__(
        self,
        name: str,
        key: str | None,
        kind: str,
        capacity: int,
        allocation: int,
        target: Image,
        backing_store: Image | None,
    ) -> None:
        self.name = name
        self.key = key
        self.kind = kind
        self.capacity = capacity
        self.allocation = allocation
        self.target = target
        self.backing_store = backing_store

    def weight(self, path: str) -> int:
        """Estimate how many lines are printed if this is the path and the key."""
        texts = len(self.name) + 2 * len(path)
        if self.backing_store is not None:
            texts += len(self.backing_store.path or "")
        return _LINES + texts // _LINE + sum(part.weight() for part in self.target.parts)

    def format(self, key: str, path: str, pool: PoolType) -> str:
        """Return the document of the volume, with this key and path in such a pool."""
        formats = pool.volume_formats.names
        tree = xml.Element("volume", {"type": self.kind})
        tree.children = [
            xml.Element("name", text=self.name),
            xml.Element("key", text=key),
            _size("capacity", self.capacity),
            _size("allocation", self.allocation),
            self.target.element("target", path, formats),
        ]
        if self.backing_store is not None:
            tree.append(
                self.backing_store.element("backingStore", self.backing_store.path, formats)
            )
        return tree.format()


# Most lines of a volume's document, all but those of its target's parts.
_LINES = 20
# Number of characters that cost as much as a line.
_LINE = 256
