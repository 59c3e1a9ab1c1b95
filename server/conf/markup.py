"""Elements that are passed on as text: cut apart, put into namespaces, and printed.

Theory of operation. libvirt keeps an application's element as libxml2's tree, whose
names and namespaces need not be what lxml makes elements of: a name with an undeclared
prefix, a namespace that is no URI. So such an element is kept as text instead, in the
form in which libxml2 writes an element without indenting it: start tags have double
quotes around values, one space before each attribute, declarations of namespaces first,
and no unescaped ``<`` or ``>`` within. Everything here walks over the pieces of such a
text in one pass, and takes time in proportion to it.

`printed` makes the lines that libvirt prints. They differ from the kept text in white
space, in characters beyond ASCII within attributes, and in quotes around namespaces.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from .blocks import in_blocks
from .pause import checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "XML_NAMESPACE",
    "Child",
    "Contents",
    "TooLong",
    "attribute_text",
    "contents",
    "name_of",
    "prefix_of",
    "printed",
    "renamed",
    "start_tag",
    "with_declaration",
    "with_used",
    "without_declaration",
]

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

_START, _EMPTY, _LEAF, _END, _TEXT, _OTHER = range(6)
_STARTS = (_START, _EMPTY, _LEAF)

_BLOCK = 16 * 1024
"""Characters that are cut into pieces before work may be given up."""

# A leaf, a tag, or a text.
_PIECE = re.compile(r"<([^ />]++)(?=[ >])[^>]*+(?<!/)>[^<]++</\1>|<[^>]*+>|[^<]++")
_ODD = re.compile("<[!?]")

# What stands for a character in an attribute; the ampersand comes first. For long texts
# `str.replace` takes a tenth of the time of `str.translate`, which keeps the
# interpreter for all of it.
_IN_ATTRIBUTE = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    ("\n", "&#10;"),
    ("\r", "&#13;"),
    ("\t", "&#9;"),
)


def attribute_text(value: str) -> str:
    """Escape ``value`` as kept texts have it within quotes."""
    return in_blocks(_escaped, value)


def _escaped(value: str) -> str:
    for character, reference in _IN_ATTRIBUTE:
        value = value.replace(character, reference)
    return value


# -- pieces ----------------------------------------------------------------------------


def _pieces(text: str, at: int = 0) -> Iterator[tuple[int, str]]:
    """Iterate over leaves, tags, texts and the rest: kind of each, and itself.

    A leaf is an element in which there is text and nothing else.
    """
    find = text.find
    length = len(text)
    while at < length:
        checkpoint()
        # Blocks end before a tag, and before what may have a "<" or ">" in it.
        end = find("<", at + _BLOCK)
        if end < 0:
            end = length
        odd = _odd(text, at, end)
        if odd == at:
            kind, at = _end_of_odd(text, odd)
            yield kind, text[odd:at]
            continue
        if odd >= 0:
            end = odd
        for match in _PIECE.finditer(text, at, end):
            piece = match[0]
            if match.lastindex:
                yield _LEAF, piece
            elif piece[0] != "<":
                yield _TEXT, piece
            elif piece[1] == "/":
                yield _END, piece
            else:
                yield _EMPTY if piece[-2] == "/" else _START, piece
        at = end


def _odd(text: str, at: int, end: int) -> int:
    """Return where a comment, CDATA or instruction begins; -1 if none does."""
    match = _ODD.search(text, at, end)
    return -1 if match is None else match.start()


def _end_of_odd(text: str, at: int) -> tuple[int, int]:
    """Return the kind and the end of a comment, CDATA or instruction."""
    if text.startswith("<?", at):
        return _OTHER, text.find("?>", at) + 2
    if text.startswith("<!--", at):
        return _OTHER, text.find("-->", at + 4) + 3
    return _TEXT, text.find("]]>", at) + 3


def name_of(tag: str) -> str:
    """Return the name in a start tag."""
    end = tag.find(" ")
    return tag[1:end] if end > 0 else tag[1:].rstrip("/>")


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    """Iterate over the names and the escaped values of a start tag."""
    at = tag.find(" ")
    while at > 0:
        equals = tag.find('="', at)
        if equals < 0:
            return
        end = tag.find('"', equals + 2)
        yield tag[at + 1 : equals], tag[equals + 2 : end]
        at = end + 1


def _declared(tag: str) -> dict[str, str]:
    """Return the namespaces, escaped, that a start tag declares, by prefix."""
    found: dict[str, str] = {}
    for name, value in _attributes(tag):
        if name == "xmlns":
            found[""] = value
        elif name.startswith("xmlns:"):
            found[name[6:]] = value
        else:
            break
    return found


def prefix_of(name: str) -> str:
    """Return the prefix in a name; "" if it has none."""
    prefix, _, local = name.partition(":")
    return prefix if local else ""


class _Scope:
    """Namespaces in force while start tags are entered and left, by prefix."""

    def __init__(self) -> None:
        self._uris = {"xml": XML_NAMESPACE}
        self._hidden: list[dict[str, str | None]] = []

    def enter(self, tag: str) -> None:
        hidden: dict[str, str | None] = {}
        if " xmlns" in tag:
            for prefix, uri in _declared(tag).items():
                hidden[prefix] = self._uris.get(prefix)
                self._uris[prefix] = uri
        self._hidden.append(hidden)

    def leave(self) -> None:
        for prefix, uri in self._hidden.pop().items():
            if uri is None:
                del self._uris[prefix]
            else:
                self._uris[prefix] = uri

    def knows(self, prefix: str) -> bool:
        return prefix in self._uris

    def uri(self, name: str) -> str:
        """Return the escaped namespace of an element with that name; "" for none."""
        prefix = prefix_of(name)
        if not prefix:
            return self._uris.get("", "")
        # An undeclared prefix is a part of the name, which is in no namespace then, not
        # even in the default one.
        return self._uris.get(prefix, "")


# -- what is in an element -------------------------------------------------------------


class Child(NamedTuple):
    """Element within another: its text, and its namespace, escaped."""

    text: str
    uri: str

    @property
    def is_namespaced(self) -> bool:
        """Whether a reader of the text finds the namespace: not for ``a::b``."""
        name = name_of(start_tag(self.text))
        return ":" not in name or name.partition(":")[2][:1].isidentifier()


class Contents(NamedTuple):
    """Start tag of an element, without its end, and the elements in it."""

    start: str
    children: list[Child]

    def joined(self) -> str:
        """Return the text of the element again, without all that is no element."""
        if not self.children:
            return f"{self.start}/>"
        inside = "".join([child.text for child in self.children])
        return f"{self.start}>{inside}</{name_of(self.start)}>"


def start_tag(text: str) -> str:
    """Return the start tag of an element, without its end."""
    return text[: text.find(">")].removesuffix("/")


def contents(text: str) -> Contents:
    """Return what is directly in the element ``text``."""
    start = start_tag(text)
    children: list[Child] = []
    if text.startswith("/", len(start)):
        return Contents(start, children)
    scope = _Scope()
    scope.enter(start)
    at = text.find("<", len(start) + 1)
    while not text.startswith("</", at):
        if text.startswith(("<!", "<?"), at):
            _, end = _end_of_odd(text, at)
        else:
            checkpoint()
            tag = text[at : text.find(">", at) + 1]
            scope.enter(tag)
            uri = scope.uri(name_of(tag))
            scope.leave()
            end = _end_of_element(text, at, tag)
            children.append(Child(text[at:end], uri))
        at = text.find("<", end)
    return Contents(start, children)


def _end_of_element(text: str, at: int, tag: str) -> int:
    """Return the end of an element that begins with the start tag ``tag``."""
    begin = at + len(tag)
    if tag.endswith("/>"):
        return begin
    name = name_of(tag)
    closing = f"</{name}>"
    end = text.find(closing, begin)
    if text.find(f"<{name}", begin, end) < 0 and _odd(text, begin, end) < 0:
        return end + len(closing)
    # It may have elements of its own name inside, or what only looks like its end.
    depth, end = 1, begin
    for kind, piece in _pieces(text, begin):
        end += len(piece)
        depth += (kind == _START) - (kind == _END)
        if not depth:
            break
    return end


# -- changes ---------------------------------------------------------------------------


def renamed(text: str, new_name: Callable[[str, str], str]) -> str:
    """Give elements other names: ``new_name(name, uri)``, with escaped URIs."""
    scope = _Scope()
    names: list[str] = []
    parts: list[str] = []
    for kind, piece in _pieces(text):
        if kind in _STARTS:
            tag = piece[: piece.find(">") + 1]
            old = name_of(tag)
            scope.enter(tag)
            new = new_name(old, scope.uri(old))
            if new is old:
                parts.append(piece)
            elif kind == _LEAF:
                parts.append(f"<{new}{piece[1 + len(old) : -1 - len(old)]}{new}>")
            else:
                parts.append(f"<{new}{piece[1 + len(old) :]}")
            if kind == _START:
                names.append(new)
            else:
                scope.leave()
        elif kind == _END:
            scope.leave()
            parts.append(f"</{names.pop()}>")
        else:
            parts.append(piece)
    return "".join(parts)


def with_declaration(text: str, prefix: str, uri: str) -> str:
    """Declare one more namespace, escaped, in the start tag of the element ``text``."""
    tag = start_tag(text)
    end = len(name_of(tag)) + 1
    for name, value in _attributes(tag):
        if name != "xmlns" and not name.startswith("xmlns:"):
            break
        end += len(name) + len(value) + 4  # a space, an equals sign, two quotes
    declaration = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'{text[:end]} {declaration}="{uri}"{text[end:]}'


def with_used(text: str, around: str) -> str:
    """Declare what the element ``text`` uses of the namespaces of a start tag.

    They follow its own in the order of their first use, as after xmlCopyNode().
    """
    outer = _declared(around) if " xmlns" in around else None
    if not outer:
        return text
    scope = _Scope()
    used: dict[str, str] = {}
    for kind, piece in _pieces(text):
        if kind in _STARTS:
            tag = piece[: piece.find(">") + 1]
            scope.enter(tag)
            prefixes = [prefix_of(name_of(tag))]
            prefixes += [prefix for name, _ in _attributes(tag) if (prefix := prefix_of(name))]
            for prefix in prefixes:
                if prefix in outer and not scope.knows(prefix):
                    used.setdefault(prefix, outer[prefix])
        if kind in (_EMPTY, _LEAF, _END):
            scope.leave()
    for prefix, uri in used.items():
        text = with_declaration(text, prefix, uri)
    return text


def without_declaration(text: str, prefix: str) -> str:
    """Drop the declaration of ``prefix``, "" for the default, from the start tag.

    Attributes lose the prefix, as those that libvirt prints do.
    """
    uri = _declared(start_tag(text)).get(prefix)
    if uri is None:
        return text
    if not prefix:
        return text.replace(f' xmlns="{uri}"', "", 1)
    return _unprefixed(text.replace(f' xmlns:{prefix}="{uri}"', "", 1), prefix)


def _unprefixed(text: str, prefix: str) -> str:
    """Take a prefix from attributes, but where an element declares it anew."""
    mark, declaration = f" {prefix}:", f' xmlns:{prefix}="'
    if mark not in text or prefix == "xmlns":  # all that begins with this is declarations
        return text
    parts: list[str] = []
    around: list[bool] = []  # whether each element around declares it
    hidden = 0
    for kind, piece in _pieces(text):
        if kind in _STARTS:
            end = piece.find(">") + 1
            tag = piece[:end]
            declares = declaration in tag
            if mark in tag and not hidden and not declares:
                piece = _with_plain_attributes(tag, f"{prefix}:") + piece[end:]
            if kind == _START:
                around.append(declares)
                hidden += declares
        elif kind == _END:
            hidden -= around.pop()
        parts.append(piece)
    return "".join(parts)


def _with_plain_attributes(tag: str, prefix: str) -> str:
    given = [f' {name.removeprefix(prefix)}="{value}"' for name, value in _attributes(tag)]
    return f"<{name_of(tag)}{''.join(given)}{'/>' if tag.endswith('/>') else '>'}"


# -- printing --------------------------------------------------------------------------


class TooLong(Exception):
    """Raised for an element that is too long when it is printed."""


def printed(text: str, level: int, most: float = math.inf) -> list[str]:
    """Print the element ``text`` as libxml2 does ``level`` levels deep.

    Each entry of the list is a line with its indentation, without the line end; line
    ends within an entry are the application's. Elements with text are not indented
    inside. Raises `TooLong` for more than ``most`` characters: many elements deep
    inside others have lines that are much longer than themselves.
    """
    mixed = _mixed(text)
    left = most
    lines: list[str] = []
    line: list[str] = []  # of an element with text, whose parts share a line
    open_inside = number = 0
    for kind, piece in _pieces(text):
        if kind in _STARTS and (not piece.isascii() or " xmlns" in piece):
            end = piece.find(">") + 1
            piece = _printed_tag(piece[:end]) + piece[end:]
        if kind == _START:
            number += 1
            if open_inside or mixed[number - 1]:
                line.append(piece if open_inside else "  " * level + piece)
                open_inside += 1
                continue
            printed_line = "  " * level + piece
            level += 1
        elif open_inside:
            line.append(piece)
            if kind == _END:
                open_inside -= 1
            if open_inside:
                continue
            printed_line = "".join(line)
            line = []
        else:
            if kind == _END:
                level -= 1
            printed_line = "  " * level + piece
        left -= len(printed_line) + 1
        if left < 0:
            raise TooLong
        lines.append(printed_line)
    return lines


def _mixed(text: str) -> bytearray:
    """Say of each element, in the order of start tags, if text is directly in it."""
    mixed = bytearray()
    around: list[int] = []
    for kind, _ in _pieces(text):
        if kind == _START:
            around.append(len(mixed))
            mixed.append(0)
        elif kind == _END:
            around.pop()
        elif kind == _TEXT:
            mixed[around[-1]] = 1
    return mixed


def _printed_tag(tag: str) -> str:
    if tag.isascii() and " xmlns" not in tag:
        return tag
    parts = [f"<{name_of(tag)}"]
    for name, value in _attributes(tag):
        if name == "xmlns" or name.startswith("xmlns:"):
            parts.append(f" {name}={_quoted(value)}")
        else:
            parts.append(f' {name}="{_in_ascii(value)}"')
    parts.append("/>" if tag.endswith("/>") else ">")
    return "".join(parts)


def _quoted(uri: str) -> str:
    """Put quotes around an escaped namespace, as xmlBufWriteQuotedString() does.

    libvirt escapes nothing else, and cannot read the document again that it printed if
    there is a ``<`` or ``&``; so these stay escaped, and white space, too.
    """
    uri = uri.replace("&gt;", ">")
    if "'" in uri or "&quot;" not in uri:
        return f'"{uri}"'
    uri = uri.replace("&quot;", '"')
    return f"'{uri}'"


def _in_ascii(value: str) -> str:
    return value if value.isascii() else in_blocks(_referring, value)


def _referring(value: str) -> str:
    return "".join([char if char.isascii() else f"&#x{ord(char):X};" for char in value])
