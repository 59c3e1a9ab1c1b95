"""Trees that are printed as libvirt prints documents.

`Element` is the small tree that the canonical documents are made of, and
`Element.format` prints it in libvirt's style: two spaces, single quotes, no
declaration.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..blocks import in_blocks
from ..pause import CHUNK, checkpoint, paced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "INACTIVE",
    "MIGRATABLE",
    "SECURE",
    "Element",
    "Raw",
    "Verbatim",
    "as_values",
    "escape",
    "escape_attribute",
    "format_uuid",
    "of_values",
    "text_element",
]

# Flags of printing; the numbers are those of virDomainXMLFlags.
SECURE = 1
INACTIVE = 2
MIGRATABLE = 8

# Escapes of a text; the ampersand comes first.
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;"}
# virBufferEscapeString drops the control characters that XML cannot carry. The last two
# cannot be read again either.
_UNPRINTED = "".join(char for char in map(chr, range(32)) if char not in "\t\n\r") + "\ufffe\uffff"
_ESCAPES.update(dict.fromkeys(_UNPRINTED, ""))
# In an attribute, a reader makes spaces of these.
_ATTRIBUTE_ESCAPES = {**_ESCAPES, "\t": "&#9;", "\n": "&#10;"}
_ESCAPE_TABLE = str.maketrans(_ESCAPES)
_ATTRIBUTE_TABLE = str.maketrans(_ATTRIBUTE_ESCAPES)
# `str.translate` keeps the interpreter until it is done, at up to 50 ns a character.
_LONG = 16 * 1024


# Number of characters that cost as much as a line.
_LINE = 256


class Raw(str):
    """Text that libvirt prints without escaping it, so that it may be no XML."""

    __slots__ = ()

    def translate(self, table: object, /) -> str:
        """Return the text itself: nothing in it is escaped."""
        return self


class Verbatim(NamedTuple):
    """Part of a document that is passed on unread: its text and its printed lines.

    A line may have line ends inside, which are the client's. ``again`` is the element
    that a reader makes of what is printed, unless it makes the same.
    """

    text: str
    lines: list[str]
    again: Element | None = None


def escape(value: str) -> str:
    """Escape ``value`` for a text, as libvirt does.

    What libvirt writes so that it is lost when read again, it is escaped here, too.
    """
    return _escaped(value, _ESCAPES, _ESCAPE_TABLE)


def escape_attribute(value: str) -> str:
    """Escape ``value`` for an attribute, as `escape` does for a text."""
    return _escaped(value, _ATTRIBUTE_ESCAPES, _ATTRIBUTE_TABLE)


def _escaped(value: str, escapes: dict[str, str], table: dict[int, str]) -> str:
    if len(value) < _LONG or isinstance(value, Raw):
        return value.translate(table)
    return in_blocks(partial(_replaced, escapes=escapes), value)


def _replaced(value: str, escapes: dict[str, str]) -> str:
    for character, reference in escapes.items():
        value = value.replace(character, reference)
    return value


class Element:
    """Element of a canonical document.

    Once it is part of a definition it is never changed: a twin replaces it.

    ``text`` None and no children prints ``<tag/>``; ``is_open`` prints the end tag even
    when there is nothing inside. ``verbatim`` is printed in place of this one, for what
    libvirt passes on without looking inside. Some parts are only for some readers:
    ``when`` are flags of which one must be asked for, ``unless`` flags that hide the
    element, and ``attr_when`` and ``attr_unless`` the same for single attributes.
    """

    __slots__ = (
        "_children",
        "attr_unless",
        "attr_when",
        "attrs",
        "is_open",
        "tag",
        "text",
        "unless",
        "verbatim",
        "when",
    )

    def __init__(
        self,
        tag: str,
        attrs: dict[str, str] | None = None,
        text: str | None = None,
        children: list[Element] | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        self.tag = tag
        self.attrs: dict[str, str] = {} if attrs is None else attrs
        self.text = text
        self._children = children
        self.is_open = is_open
        self.verbatim: Verbatim | None = None
        self.when = 0
        self.unless = 0
        self.attr_when: dict[str, int] | None = None
        self.attr_unless: dict[str, int] | None = None

    def __repr__(self) -> str:
        return f"Element({self.tag!r}, {self.attrs!r}, {self.text!r}, {self.children!r})"

    @property
    def children(self) -> list[Element]:
        found = self._children
        if found is None:  # most have none, and a list for each would be as large as the element
            found = self._children = []
        return found

    @children.setter
    def children(self, children: list[Element]) -> None:
        self._children = children

    @property
    def has_children(self) -> bool:
        return bool(self._children)

    def twin(
        self, *, attrs: dict[str, str] | None = None, children: list[Element] | None = None
    ) -> Element:
        """Return a copy with the given attributes or children; the rest is shared."""
        twin = Element(
            self.tag, self.attrs if attrs is None else attrs, self.text, is_open=self.is_open
        )
        twin._children = self._children if children is None else children
        twin.verbatim, twin.attr_when = self.verbatim, self.attr_when
        twin.when, twin.unless, twin.attr_unless = self.when, self.unless, self.attr_unless
        return twin

    def weight(self) -> int:
        """Estimate how many lines are printed, as a measure of the work they cost."""
        total = (
            1
            if self.verbatim is None
            else len(self.verbatim.lines) + len(self.verbatim.text) // _LINE
        )
        inner = self._children or ()
        for element in inner if len(inner) < CHUNK else paced(inner):
            if element._children or element.verbatim:
                total += element.weight()
            else:
                total += 1 if element.text is None else 1 + len(element.text) // _LINE
        return total

    def only_when(self, flags: int) -> Element:
        self.when = flags
        return self

    def append(self, child: Element) -> None:
        if self._children is None:
            self._children = [child]
        else:
            self._children.append(child)

    def add(
        self, tag: str, attrs: dict[str, str] | None = None, text: str | None = None
    ) -> Element:
        """Append a new child and return it."""
        element = Element(tag, attrs, text)
        self.append(element)
        return element

    def find(self, tag: str) -> Element | None:
        for element in self._children or ():
            if element.tag == tag:
                return element
        return None

    def get(self, tag: str, name: str) -> str | None:
        """Return the attribute of the first child with that tag, or None."""
        element = self.find(tag)
        return None if element is None else element.attrs.get(name)

    def all(self, tag: str) -> Iterator[Element]:
        return (element for element in self._children or () if element.tag == tag)

    def lines(self, out: list[str], flags: int, indent: str = "") -> None:
        """Append the printed form to ``out``, a string per line, without line ends."""
        if (self.when and not self.when & flags) or self.unless & flags:
            return
        if self.verbatim is not None:
            out += self.verbatim.lines
            return
        shown: Iterable[tuple[str, str]] = self.attrs.items()
        if self.attr_when is not None:
            needs = self.attr_when
            shown = [item for item in shown if item[0] not in needs or needs[item[0]] & flags]
        if self.attr_unless is not None:
            hides = self.attr_unless
            shown = [item for item in shown if not hides.get(item[0], 0) & flags]
        start = f"{indent}<{self.tag}" + "".join(
            [f" {name}='{escape_attribute(value)}'" for name, value in shown]
        )
        if self.text is not None:
            out.append(f"{start}>{escape(self.text)}</{self.tag}>")
            return
        if not self._children and not self.is_open:
            out.append(start + "/>")
            return
        before = len(out)
        out.append("")
        deeper = indent + "  "
        checkpoint()
        for number, element in enumerate(self._children or (), start=1):
            element.lines(out, flags, deeper)
            if not number % CHUNK:
                checkpoint()
        if len(out) > before + 1 or self.is_open:
            out[before] = start + ">"
            out.append(f"{indent}</{self.tag}>")
        else:
            out[before] = start + "/>"

    def format(self, flags: int = 0) -> str:
        lines: list[str] = []
        self.lines(lines, flags)
        lines.append("")
        return "\n".join(lines)


# Properties of an element that `as_values` keeps, where they are set.
_KEPT = ("is_open", "when", "unless", "attr_when", "attr_unless")


def as_values(element: Element) -> list[Any]:
    """Return an element as values of JSON, without parts that are passed on unread."""
    marks = {name: value for name in _KEPT if (value := getattr(element, name))}
    inside = [as_values(child) for child in element.children] if element.has_children else []
    return [element.tag, element.attrs, element.text, inside, marks]


def of_values(values: list[Any]) -> Element:
    """Return the element that `as_values` had. Raises ValueError for other values."""
    tag, attrs, text, inside, marks = values
    element = Element(tag, attrs, text, [of_values(child) for child in inside] or None)
    for name in _KEPT:
        if name in marks:
            setattr(element, name, marks[name])
    return element


def text_element(tag: str, text: str | None, level: int = 1) -> Element | None:
    """Make an element with a text that did not come in a document.

    What of it cannot be in a document is not printed. Returns None if nothing is left.
    """
    if not text:
        return None
    element = Element(tag, text=text)
    shown = text
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:  # bytes that are no text
            shown = text.encode(errors="ignore").decode()
            line = f"{'  ' * level}<{tag}>{escape(shown)}</{tag}>"
            element.verbatim = Verbatim("", [line])
    if len(shown) < _LONG and not escape(shown):
        return None
    return element


def format_uuid(uuid: bytes) -> str:
    digits = uuid.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
