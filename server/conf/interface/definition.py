"""Definition of an interface of the host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import xml
from ..pause import checkpoint
from ..reaper import Bulky

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["InterfaceDef"]

# Characters that an attribute cannot have without being escaped.
_ODD = re.compile(r"[&<'\t\r\n]")


def _unescaped(element: xml.Element) -> Iterator[str]:
    """Iterate over the values inside that are printed without being escaped."""
    checkpoint()
    for value in element.attrs.values():
        if isinstance(value, xml.Raw):
            yield value
    for inner in element.children if element.has_children else ():
        yield from _unescaped(inner)


class InterfaceDef(Bulky):
    """Interface as its document says it; nothing in it is changed once it is made.

    ``mac`` is None if the document names no address, or the interface has none.
    ``is_plain``: what is printed is read as the same again. libvirt does not escape
    every value, so that it may be read as another one, or be no XML. ``weight`` is
    about the number of lines that are printed.
    """

    __slots__ = ("is_plain", "mac", "name", "tree", "weight")

    def __init__(self, name: str, mac: str | None, tree: xml.Element) -> None:
        self.name = name
        self.mac = mac
        self.tree = tree
        self.weight = tree.weight()
        self.is_plain = not any(map(_ODD.search, _unescaped(tree)))

    def format(self) -> str:
        """Return the document."""
        return self.tree.format()
