"""Definition of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reaper import Bulky

if TYPE_CHECKING:
    from .. import xml

__all__ = ["NetworkDef"]


# Parts of a document that come first, in their order.
_FIRST = ("name", "uuid", "title", "description", "metadata")


class NetworkDef(Bulky):
    """Network as its document says it; nothing in it is changed once it is made.

    ``weight`` is about the number of lines that are printed.
    """

    __slots__ = ("name", "tree", "uuid", "weight")

    def __init__(
        self, name: str, uuid: bytes, tree: xml.Element, weight: int | None = None
    ) -> None:
        self.name = name
        self.uuid = uuid
        self.tree = tree
        self.weight = tree.weight() if weight is None else weight

    @property
    def mode(self) -> str:
        """How packets are forwarded (``nat``); ``none`` for an isolated network."""
        return self.tree.get("forward", "mode") or "none"

    @property
    def bridge(self) -> str | None:
        """Name of the bridge on the host, None if the document names none."""
        return self.tree.get("bridge", "name")

    def with_part(self, tag: str, part: xml.Element | None) -> NetworkDef:
        """Return a copy with ``part`` as its title, description or metadata."""
        kept, weight = [], self.weight
        for child in self.tree.children:
            if child.tag == tag:
                weight -= child.weight()
            else:
                kept.append(child)
        if part is not None:
            weight += part.weight()
            before = _FIRST[: _FIRST.index(tag)]
            kept.insert(sum(child.tag in before for child in kept), part)
        return NetworkDef(self.name, self.uuid, self.tree.twin(children=kept), weight)

    def format(self, flags: int = 0) -> str:
        """Return the document."""
        return self.tree.format(flags)
