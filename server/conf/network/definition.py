"""Definition of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import xml

__all__ = ["NetworkDef"]


# Parts of a document that come first, in their order.
_FIRST = ("name", "uuid", "title", "description", "metadata")


class NetworkDef:
    """Network as its document says it; nothing in it is changed once it is made."""

    __slots__ = ("name", "tree", "uuid")

    def __init__(self, name: str, uuid: bytes, tree: xml.Element) -> None:
        self.name = name
        self.uuid = uuid
        self.tree = tree

    @property
    def mode(self) -> str:
        """How packets are forwarded (``nat``); ``none`` for an isolated network."""
        return self.tree.get("forward", "mode") or "none"

    @property
    def bridge(self) -> str | None:
        """Name of the bridge on the host, None if the document names none."""
        return self.tree.get("bridge", "name")

    @property
    def weight(self) -> int:
        """Estimate of how many lines are printed."""
        return self.tree.weight()

    def with_part(self, tag: str, part: xml.Element | None) -> NetworkDef:
        """Return a copy with ``part`` as its title, description or metadata."""
        kept = [child for child in self.tree.children if child.tag != tag]
        if part is not None:
            before = _FIRST[: _FIRST.index(tag)]
            kept.insert(sum(child.tag in before for child in kept), part)
        return NetworkDef(self.name, self.uuid, self.tree.twin(children=kept))

    def format(self, flags: int = 0) -> str:
        """Return the document."""
        return self.tree.format(flags)
