"""Reader of schemas that are written in the notation of ``.schema`` files.

A file consists of blocks: a line that begins a block, and the lines of the block,
indented by four columns more. White space separates words, and ``#`` at the beginning
of a line makes it a comment. The blocks at the margin define things by name:

``element NAME``
    An element that ``<NAME>`` in any block refers to; ``element NAME: TAG`` one that
    ``<TAG> is NAME`` refers to.
``parts NAME``
    Lines that ``use NAME`` puts into another block.
``kind NAME VALUES``
    A kind of values; ``kind NAME ~ EXPRESSION`` the texts that match as a whole.
``namespace PREFIX URI``
    A prefix of elements' names.

Lines in the block of an element, or of parts:

``@NAME VALUES``
    An attribute, ``@NAME? VALUES`` one that may be missing. Without ``VALUES`` it is
    any text.
``<NAME>``, ``<NAME>?``, ``<NAME>*``, ``<NAME>+``, ``<NAME>{3}``
    An element that is there once, once at most, any number of times, once at least,
    three times. It is the one of that name that the schema defines; or ``is`` names
    another; or values follow, and it has a text and nothing else; or a block says what
    is inside.
``<NAME>* each @ATTRIBUTE``
    One element at most for each value of an attribute; ``in turn @ATTRIBUTE VALUES``
    says that they come in the order of these words, where ``a|b`` is either, and many
    of ``c*`` may be there.
``text VALUES``
    Text.
``either``, ``or``, ``optional``
    Blocks that are alternatives: ``either`` begins a choice, each ``or`` continues it;
    all that an ``optional`` block has is there or nothing of it.
``in order``
    A block whose lines come in their order. Elsewhere the order of elements is free.
``any elements``, ``anything``
    Elements of any name, and with anything inside; attributes and text, too.

``VALUES`` are words, kinds, whose names begin with a capital letter, and ranges of
numbers such as ``0..255`` and ``1..``; ``digits`` before them makes all their numbers
be of digits only, without sign or space.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from . import datatypes
from .grammar import Attribute, Builder, Child, Content, Definition, GrammarError, Turns

if TYPE_CHECKING:
    from .datatypes import Kind

__all__ = ["Notation", "NotationError"]


class NotationError(GrammarError):
    """A line of a schema cannot be read, or says what cannot be."""


class _Line(NamedTuple):
    """A line, where it stands, and the block under it."""

    text: str
    place: str
    block: list[_Line]

    def wrong(self, why: str) -> NotationError:
        return NotationError(f"{self.place}: {why}: {self.text}")


_INDENT = 4
_ATTRIBUTE = re.compile(r"@([\w\-]+)(\??)(?:\s+(\S.*))?")
_ELEMENT = re.compile(r"<(?:(\w+):)?([\w\-]+)>([?*+]|\{\d+\})?(?:\s+(\S.*))?")
_TURNS = re.compile(r"each @([\w\-]+)|in turn @([\w\-]+)\s+(\S.*)")
_RANGE = re.compile(r"(-?\d*)\.\.(-?\d*)")
_TIMES: dict[str, tuple[int, int | None]] = {
    "": (1, 1),
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}


class Notation:
    """Definitions of some texts, read when they are asked for."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], _Line] = {}
        self._definitions: dict[str, Definition] = {}
        self._kinds = dict(datatypes.BUILT_IN)
        self._namespaces: dict[str, str] = {}

    # -- lines -------------------------------------------------------------------------

    def add(self, text: str, name: str) -> None:
        """Read ``text``, whose lines are ``name``'s in errors."""
        for line in _blocks(text, name):
            what, _, rest = line.text.partition(" ")
            key, _, value = rest.strip().partition(" ")
            if what == "namespace":
                self._namespaces[key] = value.strip()
            elif what in ("element", "parts", "kind"):
                key = key.removesuffix(":")
                if (what, key) in self._lines:
                    raise line.wrong("defined twice")
                self._lines[what, key] = line
            else:
                raise line.wrong("no definition")

    def names(self) -> list[str]:
        """Return the names of all elements that are defined at the margin."""
        return [name for what, name in self._lines if what == "element"]

    def _line(self, what: str, name: str, where: _Line) -> _Line:
        try:
            return self._lines[what, name]
        except KeyError:
            raise where.wrong(f"no {what} {name}") from None

    # -- elements ----------------------------------------------------------------------

    def element(self, name: str) -> Definition:
        """Return the element that is defined as ``name``."""
        found = self._definitions.get(name)
        if found is None:
            line = self._lines["element", name]
            tag = line.text.partition(":")[2].strip() or name
            found = Definition(tag, partial(self._content, line))
            self._definitions[name] = found
        return found

    def _content(self, line: _Line) -> Content:
        builder = Builder()
        self._fill(builder, line.block)
        return builder.content()

    def _fill(self, builder: Builder, block: list[_Line]) -> None:
        alternatives: list[Content] = []
        for number, line in enumerate(block):
            try:
                if line.text in ("either", "or"):
                    if (line.text == "or") is not bool(alternatives):
                        raise line.wrong("a choice has one either, and then or")
                    alternatives.append(self._content(line))
                    if number + 1 == len(block) or block[number + 1].text != "or":
                        builder.add_choice(alternatives)
                        alternatives = []
                else:
                    self._add(builder, line)
            except NotationError:
                raise
            except GrammarError as exc:
                raise line.wrong(str(exc)) from exc

    def _add(self, builder: Builder, line: _Line) -> None:
        match line.text.split():
            case ["optional"]:
                builder.add_choice([self._content(line), Builder().content()])
            case ["in", "order"]:
                builder.add_order([self._step(each) for each in line.block])
            case ["any", "elements"]:
                builder.add_any(anything=False)
            case ["anything"]:
                builder.add_any(anything=True)
            case ["use", name]:
                builder.add_all(self._content(self._line("parts", name, line)))
            case ["text", *_]:
                builder.add_text(self._kind(line.text.partition(" ")[2], line))
            case _:
                self._add_named(builder, line)

    def _step(self, line: _Line) -> Content:
        builder = Builder()
        self._fill(builder, [line])
        return builder.content()

    def _add_named(self, builder: Builder, line: _Line) -> None:
        if found := _ATTRIBUTE.fullmatch(line.text):
            name, mark, values = found.groups()
            kind = datatypes.is_any if values is None else self._kind(values, line)
            builder.add_attribute(name, Attribute(kind, not mark))
        elif found := _ELEMENT.fullmatch(line.text):
            prefix, name, mark, rest = found.groups()
            count = (mark or "").strip("{}")
            least, most = (int(count), int(count)) if count.isdecimal() else _TIMES[count]
            tag = name if prefix is None else f"{{{self._namespaces[prefix]}}}{name}"
            turns = None
            if rest is not None and (apart := _TURNS.fullmatch(rest)):
                turns, rest = _turns(apart[1] or apart[2], (apart[3] or "").split()), None
            builder.add_child(tag, Child(self._inner(tag, name, rest, line), least, most, turns))
        else:
            raise line.wrong("no part of an element")

    def _inner(self, tag: str, name: str, rest: str | None, line: _Line) -> Definition:
        """Return the definition of a child: in its block, by its name, or of a text."""
        if rest is None:
            if line.block:
                return Definition(tag, partial(self._content, line))
            self._line("element", name, line)
            return self.element(name)
        if rest.startswith("is "):
            other = rest.removeprefix("is ").strip()
            self._line("element", other, line)
            return self.element(other)
        kind = self._kind(rest, line)
        builder = Builder()
        builder.add_text(kind)
        content = builder.content()
        return Definition(tag, lambda: content)

    # -- values ------------------------------------------------------------------------

    def _kind(self, values: str, line: _Line) -> Kind:
        names = values.split()
        digits = names[0] == "digits"
        kinds: list[Kind] = []
        plain: set[str] = set()
        for name in names[digits:]:
            if found := _RANGE.fullmatch(name):
                least, most = (int(end) if end else None for end in found.groups())
                kinds.append(datatypes.integer(least, most, digits=digits))
            elif name[0].isupper():
                if name not in self._kinds:
                    self._line("kind", name, line)
                kinds.append(self.kind(name))
            else:
                plain.add(name)
        if plain:
            kinds.insert(0, datatypes.words(frozenset(plain)))
        return datatypes.either(tuple(kinds))

    def kind(self, name: str) -> Kind:
        """Return the kind of values that is defined as ``name``."""
        kind = self._kinds.get(name)
        if kind is None:
            line = self._lines["kind", name]
            values = line.text.split(maxsplit=2)[2]
            if values.startswith("~"):
                kind = datatypes.pattern(values[1:].strip())
            else:
                kind = self._kind(values, line)
            self._kinds[name] = kind
        return kind


def _turns(attribute: str, words: list[str]) -> Turns:
    """Read what tells elements of one name apart, and their order if any is given."""
    if not words:
        return Turns(attribute)
    steps = {
        value: number
        for number, word in enumerate(words)
        for value in word.removesuffix("*").split("|")
    }
    repeated = frozenset(number for number, word in enumerate(words) if word.endswith("*"))
    return Turns(attribute, steps, repeated)


def _blocks(text: str, name: str) -> list[_Line]:
    """Return the lines at the margin, each with its block."""
    top: list[_Line] = []
    blocks = [top]
    for number, raw in enumerate(text.splitlines(), start=1):
        stripped = raw.strip()
        if not stripped or stripped.startswith("#"):
            continue
        line = _Line(stripped, f"{name}:{number}", [])
        depth, rest = divmod(len(raw) - len(raw.lstrip()), _INDENT)
        if rest or depth >= len(blocks):
            raise line.wrong("odd indentation")
        del blocks[depth + 1 :]
        blocks[depth].append(line)
        blocks.append(line.block)
    return top
