"""Definitions of a storage pool and of a volume in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import xml

if TYPE_CHECKING:
    from .claims import Claims
    from .types import PoolType

__all__ = ["PoolDef", "Space", "VolumeDef"]


class Space(NamedTuple):
    """Sizes of a pool, in bytes."""

    capacity: int
    allocation: int
    available: int


def _size(tag: str, size: int) -> xml.Element:
    return xml.Element(tag, {"unit": "bytes"}, str(size))


class PoolDef:
    """Pool as its document says it; nothing in it is changed once it is made.

    ``target`` is the folder of its volumes, None for a pool of another host.
    ``claims`` is what no other pool may use, ``vport`` the WWNN and the WWPN of the
    virtual host bus adapter that it is made for.
    """

    __slots__ = ("claims", "name", "target", "tree", "type", "uuid", "vport")

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
        self.vport: tuple[str | None, str | None] | None = None

    @property
    def weight(self) -> int:
        """Estimate of how many lines are printed."""
        return self.tree.weight()

    def path_of(self, volume: str) -> str:
        """Return the path of a new volume with that name."""
        return f"{'(null)' if self.target is None else self.target}/{volume}"

    def format(self, space: Space) -> str:
        """Return the document of the pool while it has these sizes."""
        sizes = [_size(name, size) for name, size in zip(Space._fields, space, strict=True)]
        children = self.tree.children
        return self.tree.twin(children=[*children[:2], *sizes, *children[2:]]).format()


class VolumeDef:
    """Volume as its document says it; nothing in it is changed once it is made.

    ``key`` and ``path`` are None if the document has none. ``tree`` has neither name,
    key nor path. Sizes are in bytes.
    """

    __slots__ = ("allocation", "capacity", "key", "name", "path", "tree")

    def __init__(
        self,
        name: str,
        capacity: int,
        allocation: int,
        tree: xml.Element,
        *,
        key: str | None = None,
        path: str | None = None,
    ) -> None:
        self.name = name
        self.capacity = capacity
        self.allocation = allocation
        self.tree = tree
        self.key = key
        self.path = path

    @property
    def weight(self) -> int:
        """Estimate of how many lines are printed."""
        return self.tree.weight()

    def format(self, key: str, path: str) -> str:
        """Return the document of the volume that has this key and this path."""
        target, *others = self.tree.children
        tree = self.tree.twin(
            children=[
                xml.Element("name", text=self.name),
                xml.Element("key", text=key),
                _size("capacity", self.capacity),
                _size("allocation", self.allocation),
                target.twin(children=[xml.Element("path", text=path), *target.children]),
                *others,
            ]
        )
        return tree.format()
