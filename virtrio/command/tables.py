"""Tables and trees as virsh prints them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from .terminal import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Table", "sort_key", "tree"]

# Categories that a terminal cannot show: controls, surrogates, unassigned, and the line
# and paragraph separators.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
# Categories of zero width: marks that combine with the character before, and format
# characters.
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def _utf8_locale() -> bool:
    import locale

    return locale.getencoding().lower().replace("-", "") in ("utf8", "")


def _columns(char: str) -> int:
    if char == "\N{SOFT HYPHEN}":
        return 1
    if unicodedata.category(char) in _ZERO_WIDTH or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _escaped(char: str) -> str:
    if char.isascii():
        return f"\\x{ord(char):02x}"
    # virsh formats the byte as a signed char and keeps two digits, which are always
    # these.
    return "\\xff" * len(char.encode("utf-8", "surrogateescape"))


def _shown(text: str, terminal: bool) -> tuple[str, int]:
    """Return the text to print for ``text``, and its width in terminal columns."""
    if terminal:
        text = escaped(text)
    if text.isascii() and text.isprintable():
        return text, len(text)
    utf8 = _utf8_locale()
    shown: list[str] = []
    width = 0
    for char in text:
        if unicodedata.category(char) in _UNPRINTABLE or not (char.isascii() or utf8):
            char = _escaped(char)
            width += len(char)
        else:
            width += _columns(char)
        shown.append(char)
    return "".join(shown), width


class Table:
    """Rows under a heading, each column as wide as its widest cell."""

    def __init__(self, *heading: str) -> None:
        self._heading = heading
        self._rows: list[tuple[str, ...]] = []

    def add(self, *cells: str) -> None:
        if len(cells) != len(self._heading):
            raise ValueError(f"{len(cells)} cells in a table of {len(self._heading)} columns")
        self._rows.append(cells)

    def text(self, *, heading: bool = True, terminal: bool = False) -> str:
        """Format the table, with what would be escaped on a terminal if it is for one.

        A heading that is left out does not widen columns.
        """
        rows = [
            [_shown(cell, terminal) for cell in row]
            for row in ([self._heading, *self._rows] if heading else self._rows)
        ]
        widths = [max(width for _, width in column) for column in zip(*rows, strict=True)]
        lines = [_line(row, widths) for row in rows]
        if heading:
            lines.insert(1, "-" * sum(width + 3 for width in widths))
        return "".join(line + "\n" for line in lines)


def _line(row: Sequence[tuple[str, int]], widths: Sequence[int]) -> str:
    *padded, last = zip(row, widths, strict=True)
    cells = [f" {shown}{' ' * (column - width)}  " for (shown, width), column in padded]
    return "".join([*cells, " ", last[0][0]])


def tree(nodes: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """Yield the lines of a forest given as (name, parent) pairs.

    Children keep the order of the pairs; a node whose parent is not among them is a
    root. Of nodes with the same name, which no honest server has, the first one has all
    children: a walk in a circle would not end. The walk keeps its own stack, because
    chains of checkpoints may be longer than Python's recursion limit.
    """
    pairs = list(nodes)
    names = {name for name, _ in pairs}
    children: dict[str | None, list[str]] = {}
    for name, parent in pairs:
        children.setdefault(parent if parent in names else None, []).append(name)
    # (name, indentation of its line, whether it is the last child; None for a root)
    stack: list[tuple[str, str, bool | None]] = [
        (name, "", None) for name in reversed(children.get(None, ()))
    ]
    while stack:
        name, indent, last = stack.pop()
        yield indent + name if last is None else f"{indent}+- {name}"
        below = children.pop(name, None)
        if below:
            indent += "  " if last is None else "    " if last else "|   "
            yield indent + "|"
            stack += [(child, indent, i == 0) for i, child in enumerate(reversed(below))]
        elif last is None:
            yield ""
        elif last:
            yield indent + "  "


def sort_key(name: str) -> bytes:
    """Return a key for virsh's order of names: by bytes, ignoring ASCII case."""
    return name.encode("utf-8", "surrogateescape").lower()
