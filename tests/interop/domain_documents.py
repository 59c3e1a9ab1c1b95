"""Documents made from every element and attribute of domain XML.

``domain_format.txt`` lists these with plausible values, and describes its own form.
`documents` makes the same documents for the same seed. A name that few of them have yet
is taken more often than the file says, so that each occurs in several.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["COUNT", "SEED", "Document", "documents", "names", "read_format"]

FORMAT = Path(__file__).with_name("domain_format.txt")
COUNT, SEED = 300, 9
# Chances of what is marked so; anything else is always there.
CHANCES = {"?": 0.5, "!": 0.1}
# A name that is in less than one of so many documents is taken more often.
RARITY, CHANCE_OF_RARE = 30, 0.85


class Attribute(NamedTuple):
    name: str
    mark: str
    values: tuple[str, ...]


@dataclass(slots=True)
class Line:
    """Element of the inventory; ``path`` are the tags from the root, with slashes."""

    tag: str
    mark: str
    conditions: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    texts: tuple[str, ...]
    path: str = ""
    children: list[Line] = field(default_factory=list)

    def names(self) -> Iterator[str]:
        yield self.path
        for attribute in self.attributes:
            yield f"{self.path}@{attribute.name}"
        for child in self.children:
            yield from child.names()

    def locate(self, above: str) -> None:
        self.path = f"{above}/{self.tag}"
        for child in self.children:
            child.locate(self.path)


Block = list[Line]


class Section(NamedTuple):
    place: str
    chance: float
    most: int
    blocks: list[Block]


class Facts(NamedTuple):
    """Facts of which a document has one."""

    names: tuple[str, ...]
    weights: tuple[int, ...]


class Format(NamedTuple):
    facts: list[Facts]
    sections: list[Section]


class Document(NamedTuple):
    """Text of a document, and what of the inventory it has, as `names` spells it."""

    text: str
    names: frozenset[str]


# -- reading the inventory -------------------------------------------------------------

_ATTRIBUTE = re.compile(r"([^=]*?)([?!]?)=(.*)")
_TAG = re.compile(r"(.*?)([?!*]?)")


def _values(text: str) -> tuple[str, ...]:
    return tuple(text.replace("~", " ").split("|"))


def _matched(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    assert match is not None, text
    return match.groups()


def _line(text: str) -> Line:
    head, colon, rest = text.partition(" : ")
    first, *words = shlex.split(head)
    tag, mark = _matched(_TAG, first)
    conditions = tuple(word[1:] for word in words if word.startswith("@"))
    parts = [_matched(_ATTRIBUTE, word) for word in words if not word.startswith("@")]
    attributes = tuple(Attribute(name, mark, _values(text)) for name, mark, text in parts)
    return Line(tag, mark, conditions, attributes, _values(rest) if colon else ())


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _block(text: str, macros: dict[str, list[str]]) -> Block:
    roots: Block = []
    above: list[tuple[int, Line]] = []
    waiting = text.splitlines()[::-1]
    while waiting:
        text = waiting.pop()
        depth = _depth(text)
        if text.startswith("& ", depth):
            waiting += [" " * depth + inner for inner in reversed(macros[text.strip()[2:]])]
            continue
        line = _line(text.strip())
        while above and above[-1][0] >= depth:
            above.pop()
        (above[-1][1].children if above else roots).append(line)
        above.append((depth, line))
    return roots


def read_format() -> Format:
    """Read the inventory."""
    form = Format([], [])
    macros: dict[str, list[str]] = {}
    text = re.sub(r"^#.*\n", "", FORMAT.read_text(), flags=re.MULTILINE)
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        kind, *words = head.split()
        if kind == "@":
            pairs = [word.split(":") for word in words]
            form.facts.append(
                Facts(tuple(name for name, _ in pairs), tuple(int(weight) for _, weight in pairs))
            )
        elif kind == "&":
            macros[words[0]] = body.split("\n\n")[0].splitlines()
        else:
            chance, most, _, place = words
            blocks = [_block(block, macros) for block in re.split(r"\n\n+", body.strip("\n"))]
            for block in blocks:
                for line in block:
                    line.locate(place)
            form.sections.append(Section(place, float(chance), int(most), blocks))
    return form


def names(form: Format) -> list[str]:
    """List every element as its path, and every attribute as ``path@name``, once."""
    found = (
        name
        for section in form.sections
        for block in section.blocks
        for line in block
        for name in line.names()
    )
    return list(dict.fromkeys(found))


# -- making documents ------------------------------------------------------------------


class _Maker:
    """One document while it is made."""

    def __init__(self, number: int, rng: Random, facts: list[str], seen: Counter[str]) -> None:
        self.number = number
        self.names: set[str] = set()
        self._rng = rng
        self._facts = facts
        self._seen = seen
        self._counters: defaultdict[str, int] = defaultdict(int)

    def _value(self, name: str, place: int) -> str:
        """Return the value of ``{name}``; ``place`` is that among equal elements."""
        if name == "i":
            return str(place)
        if name == "arch":
            return self._facts[0]
        if name == "number":
            return f"{self.number:012}"
        kind, width = _matched(_PLACEHOLDER_NAME, name)
        count = self._counters[kind]
        self._counters[kind] += 1
        if kind in ("dev", "floppy"):
            return ascii_lowercase[count]
        if kind == "unit":
            return str(count)
        return f"0x{count + 1:02x}" if kind == "slot" else f"{count + 1:0{width or 1}}"

    def _chosen(self, values: tuple[str, ...], place: int) -> str:
        text = self._rng.choice(values)
        return _PLACEHOLDER.sub(lambda match: self._value(match[1], place), text)

    def fits(self, line: Line) -> bool:
        return all(
            (condition.lstrip("!") in self._facts) != condition.startswith("!")
            for condition in line.conditions
        )

    def _takes(self, mark: str, *names: str) -> bool:
        if mark not in CHANCES:
            return True
        rare = any(self._seen[name] < self.number / RARITY for name in names)
        return self._rng.random() < (CHANCE_OF_RARE if rare else CHANCES[mark])

    def printed(self, line: Line) -> str:
        """Return the XML of ``line``, which may be none, or several elements."""
        if not self.fits(line) or not self._takes(line.mark, *line.names()):
            return ""
        count = self._rng.randint(1, 3) if line.mark == "*" else 1
        return "".join(self._element(line, place) for place in range(count))

    def _element(self, line: Line, place: int) -> str:
        self.names.add(line.path)
        start = tag = line.tag
        if tag.startswith("{"):
            space, _, name = tag[1:].rpartition("}")
            tag = f"x:{name}"
            start = f"{tag} xmlns:x={quoteattr(self._chosen((space,), place))}"
        for attribute in line.attributes:
            name = f"{line.path}@{attribute.name}"
            if self._takes(attribute.mark, name):
                self.names.add(name)
                start += f" {attribute.name}={quoteattr(self._chosen(attribute.values, place))}"
        inner = escape(self._chosen(line.texts, place)) if line.texts else ""
        inner += "".join(map(self.printed, line.children))
        return f"<{start}>{inner}</{tag}>" if inner else f"<{start}/>"


_PLACEHOLDER = re.compile(r"\{([a-z]+[0-9]*)\}")
_PLACEHOLDER_NAME = re.compile(r"([a-z]+)([0-9]*)")


def _next_block(waiting: list[Block], maker: _Maker) -> Block:
    """Return the first block that fits, and put it at the end."""
    for block in waiting:
        if maker.fits(block[0]):
            waiting.remove(block)
            waiting.append(block)
            return block
    return []


def documents(count: int = COUNT, seed: int = SEED) -> Iterator[Document]:
    """Make documents; the first ones are the same whatever the ``count``."""
    form = read_format()
    rng = Random(seed)
    seen: Counter[str] = Counter()
    waiting = [rng.sample(section.blocks, len(section.blocks)) for section in form.sections]
    for number in range(count):
        facts = [rng.choices(each.names, each.weights)[0] for each in form.facts]
        maker = _Maker(number, rng, facts, seen)
        parts = {"domain": "", "domain/devices": ""}
        for section, blocks in zip(form.sections, waiting, strict=True):
            if rng.random() >= section.chance:
                continue
            for _ in range(rng.randint(1, section.most)):
                parts[section.place] += "".join(map(maker.printed, _next_block(blocks, maker)))
        seen.update(maker.names)
        yield Document(
            f"<domain type='test'><name>made{number}</name>"
            f"<uuid>11111111-2222-4333-8444-{number:012}</uuid>{parts['domain']}"
            f"<devices>{parts['domain/devices']}</devices></domain>",
            frozenset(maker.names),
        )
