"""Random documents that a RELAX NG schema takes, derived from the schema itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    import random
    from pathlib import Path

__all__ = ["Deriving"]

NS = "{http://relaxng.org/ns/structure/1.0}"
TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"

_PARSER = etree.XMLParser(remove_comments=True)

# Each kind of value that libvirt's schemas know takes one of these at least.
VALUES = (
    *("0", "1", "2", "7", "10", "12", "100", "500", "1000", "65536", "-1", "+5", " 3 ", "1.2"),
    *("0x0", "0x1", "0x1f", "0xffff", "0x1234", "ff", "0-3,^2", "1,5-7", "0644", "007"),
    *("a", "vda", "ioemu:hda", "some-name", "name_1.x", "a b", "/", "/a", "/a/b c.img", "C:\\x"),
    *("[pool] path", "x/y", "org.example.0", "yes", "on", "é", "", "kB", "MiB", "bytes", "sync_pt"),
    *("6695eb01-f6a4-8304-79aa-97f2502e193f", "6695eb01f6a4830479aa97f2502e193f"),
    *("52:54:00:00:00:01", "10.0.0.1", "fe80::1", "::", "1:2:3:4:5:6:7:8", "::1.2.3.4", "tcp"),
    *(
        "ipv4",
        "ipv6",
        "bridge",
        "2010-04-09T15:51:00",
        "naa.5123456789abcde0",
        "0x5123456789abcde0",
    ),
    *("GenuineIntel", "0xfe", "storage", "all", "00:03:00:01:52:54:00:00:00:01", "0x020000"),
    "00:01:00:01:4f:f1:00:00:52:54:00:00:00:01",
    "0:4:" + ":".join(["a"] * 16),
    "0:2:1:2:3:4:5",
    *("iqn.2013-06.com.example:target", "http://host:80/a?b#c", "a%20b", "a%zz", "//h:x", "[a]"),
)


class Deriving:
    """Derivations of the schema in a file.

    ``most`` bounds how often something that may repeat does, and ``depth`` the levels
    of elements below which everything optional is left out.
    """

    def __init__(
        self, path: Path, chance: random.Random, *, most: int = 2, depth: int = 12
    ) -> None:
        self._chance = chance
        self._most = most
        self._depth = depth
        self._defines: dict[str, list[etree._Element]] = {}
        self._start: etree._Element | None = None
        self._values: dict[str, list[str]] = {}
        self._include(path, {})

    def _include(self, path: Path, seen: dict[Path, None]) -> None:
        if path in seen:
            return
        seen[path] = None
        for part in etree.parse(path, _PARSER).getroot():
            if part.tag == f"{NS}include":
                self._include(path.parent / part.get("href"), seen)
            elif part.tag == f"{NS}define":
                self._defines.setdefault(part.get("name"), []).append(part)
            elif part.tag == f"{NS}start" and self._start is None:
                self._start = part

    def document(self) -> etree._Element:
        """Return a document. Where a choice came to a dead end, it is cut there."""
        holder = etree.Element("holder")
        assert self._start is not None
        self._all(self._start, holder, 0)
        root = holder[0]
        holder.remove(root)
        return root

    def _all(self, parts: etree._Element, into: etree._Element, level: int) -> None:
        for part in parts:
            self._derive(part, into, level)

    def _derive(self, part: etree._Element, into: etree._Element, level: int) -> None:
        chance = self._chance
        match str(part.tag).removeprefix(NS):
            case "ref":
                several = self._defines[part.get("name")]
                self._all(several[-1] if len(several) == 1 else self._allowed(several), into, level)
            case "optional":
                if level < self._depth and chance.random() < 0.4:
                    self._all(part, into, level)
            case "zeroOrMore" | "oneOrMore" as tag:
                least = int(tag == "oneOrMore")
                for _ in range(
                    least if level >= self._depth else chance.randint(least, self._most)
                ):
                    self._all(part, into, level)
            case "choice":
                options = [each for each in part if each.tag != f"{NS}notAllowed"]
                self._derive(chance.choice(options), into, level)
            case "interleave":
                holders = []
                for each in part:
                    holders.append(holder := etree.Element("holder"))
                    self._derive(each, holder, level)
                chance.shuffle(holders)
                for holder in holders:
                    _move(holder, into)
            case "group" | "start":
                self._all(part, into, level)
            case "element":
                self._element(part, into, level)
            case "attribute":
                holder = etree.Element("holder")
                if part.get("name") is None:
                    return
                self._all(part, holder, level)
                value = holder.text or "" if len(part) else chance.choice(VALUES)
                into.set(part.get("name"), value)
            case "text":
                _append(into, chance.choice(VALUES))
            case "value":
                _append(into, part.text or "")
            case "data":
                _append(into, chance.choice(self._of(part)))

    def _allowed(self, several: list[etree._Element]) -> etree._Element:
        """Return that of several combined definitions which is not forbidden."""
        return next(each for each in several if each[0].tag != f"{NS}notAllowed")

    def _element(self, part: etree._Element, into: etree._Element, level: int) -> None:
        name = part.get("name")
        if name is None:
            name = self._chance.choice(("any", "{urn:x}any"))
            etree.SubElement(into, name).set("a", "b")
            return
        space = next(
            (each.get("ns") for each in (part, *part.iterancestors()) if each.get("ns")), None
        )
        inner = etree.SubElement(into, name if space is None else f"{{{space}}}{name}")
        self._all(part, inner, level + 1)

    def _of(self, data: etree._Element) -> list[str]:
        """Return those of `VALUES` that a kind of data takes."""
        text = etree.tostring(data, encoding="unicode", with_tail=False)
        found = self._values.get(text)
        if found is None:
            schema = etree.RelaxNG(
                etree.fromstring(
                    f"<element name='e' xmlns='{NS[1:-1]}' datatypeLibrary='{TYPES}'>"
                    f"<attribute name='a'>{text}</attribute></element>"
                )
            )
            found = []
            for value in VALUES:
                element = etree.Element("e")
                element.set("a", value)
                if schema.validate(element):
                    found.append(value)
            assert found, text
            self._values[text] = found
        return found


def _move(source: etree._Element, target: etree._Element) -> None:
    for name, value in source.items():
        target.set(name, value)
    if source.text:
        _append(target, source.text)
    target.extend(list(source))


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
