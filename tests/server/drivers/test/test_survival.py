"""A domain survives its own document, whatever was accepted.

Whatever a setter or a definition was accepted with, the printed document is read again
by a definition and by a checkpoint, and prints the same. Inputs are made from seeds.
"""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests import documents
from tests.server.conf.domain.odd import odd_document
from tests.server.conf.domain.regenerate import HERE, document
from tests.server.drivers.test.test_texts import now
from tests.server.drivers.test.texts import ELEMENTS, KEYS, TEXTS, TOPS, URIS
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver

if TYPE_CHECKING:
    from types import SimpleNamespace

SECURE, INACTIVE = 1, 2
DESCRIPTION, TITLE, ELEMENT = range(3)
CHECKPOINT = "<domaincheckpoint><name>c</name></domaincheckpoint>"

PIECES = (
    *("", " ", "\n", "\t", "\r", "\r\n", "x", "é", "\u6838", "\U0001f600", "\x01", "\x1f", "\x7f"),
    *("\x85", "\u2028", "\ufeff", "\ufffe", "\uffff", "\udcff", "\udc80", "<", ">", "&", "'", '"'),
    *("]]>", "&amp;", "&#10;", "&e;", "<!--", "-->", "<a>", "</description>", "<?p?>", ":", "{u}"),
    *("%zz", "urn:", "xmlns", "xml", "k", " \n ", "\n  <b/>"),
)
# Namespaces that no document can declare: what has one is gone once it is read, as in
# libvirt. So is an element that brings the namespace of another one along, or whose
# name begins with a colon.
UNDECLARABLE = (*("", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"),)
_LOST = re.compile("xmlns|<:")
# Parts of documents that libvirt prints in another way than it read them: it drops what
# it requires, or puts things into another order once.
_LIBVIRTS_OWN = re.compile(
    r"<size unit='M'>0<|<cache level='.'(?! associativity)|<source protocol='(?!nbd)\w+'>"
    r"|<console |ich9-|<bandwidth>\n|device='cdrom'"
)
DOCUMENTS = [path.read_bytes() for path in sorted((HERE / "documents").glob("*.xml"))]
DOCUMENTS += [
    document(case).encode()
    for line in (HERE / "fragments.jsonl").read_text().splitlines()
    if "error" not in (case := json.loads(line))
]
_ATTRIBUTE = re.compile(r"='[^'<]*'")


def a_text(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return chance.choice(TEXTS)
    return "".join(chance.choices(PIECES, k=chance.randrange(6)))


def an_element(chance: random.Random) -> str:
    """Return an element of an application, which need not be well formed."""
    if chance.random() < 0.4:
        return chance.choice(ELEMENTS)
    inside = "".join(
        chance.choice(("", " ", "\n", "<b/>", "<p:c/>", "<c>\n <d/></c>", "<![CDATA[<]]>", "&#13;"))
        for _ in range(4)
    )
    value = chance.choice(PIECES)
    declared = chance.choice(("", " xmlns='urn:d'", " xmlns:p='urn:p'", " xmlns:p='%'"))
    return f"<a{declared} b='{value}'>{inside}{chance.choice(('', chance.choice(PIECES)))}</a>"


class Survivor:
    """A driver with one domain, and the ways in which its document is read again."""

    def __init__(self, text: str) -> None:
        self.driver = TestDriver()
        self.domain: SimpleNamespace = now(self.driver.domain_define_xml(text))

    def printed(self, flags: int = SECURE | INACTIVE) -> str:
        return now(self.driver.domain_get_xml_desc(self.domain, flags))

    def set(self, *args: object) -> bool:
        try:
            now(self.driver.domain_set_metadata(self.domain, *args, INACTIVE))
        except LibvirtError:
            return False
        return True

    def of_a_checkpoint(self) -> str:
        """Return the domain in the document of a new checkpoint, as it is alone."""
        driver = self.driver
        now(driver.domain_create(self.domain))
        found = now(driver.domain_checkpoint_create_xml(self.domain, CHECKPOINT, 0))
        text = now(driver.domain_checkpoint_get_xml_desc(found, SECURE))
        return plain(text[text.index("  <domain ") : text.index("</domaincheckpoint>")])


def again(text: str) -> str:
    return Survivor(text).printed()


def plain(text: str) -> bytes:
    """Return a document without the white space between its elements."""
    parser = etree.XMLParser(remove_blank_text=True, recover=True, strip_cdata=False)
    texts, devices, rest = etree.tostring(etree.fromstring(text.encode(), parser)).partition(
        b"<devices>"
    )
    # libvirt prints some elements with nothing but a line end inside
    return texts + devices + re.sub(rb"\s*\n\s*</", b"</", rest)


def check(survivor: Survivor, *, declarable: bool = True) -> None:
    first = survivor.printed()
    second = again(first)
    assert again(second) == second
    if declarable:
        assert plain(second) == plain(first)
    if "<disk " in first:
        # a domain without disks has no checkpoints
        assert survivor.of_a_checkpoint() == plain(second)
        assert plain(survivor.printed()) == plain(second)


@pytest.mark.parametrize("seed", range(12))
def test_what_setters_were_given(seed: int) -> None:
    accepted = 0
    for number in range(15):
        chance = random.Random(100 * seed + number)
        survivor = Survivor(documents.domain("v", behind="", devices=documents.disk()))
        declarable = True
        for _ in range(chance.choice((1, 1, 2, 5))):
            kind = chance.choice((DESCRIPTION, TITLE, ELEMENT, ELEMENT))
            if kind == ELEMENT:
                uri = chance.choice((chance.choice(URIS), a_text(chance)))
                key = chance.choice(("k", "k", chance.choice(KEYS), a_text(chance)))
                text = an_element(chance)
                done = survivor.set(kind, text, key, uri)
                if done and (uri in UNDECLARABLE or key == "xmlns" or _LOST.search(text)):
                    declarable = False
            else:
                text = a_text(chance)
                if kind == TITLE and "\n" in text:
                    continue  # refused before a driver sees it
                done = survivor.set(kind, text, None, None)
            accepted += done
        check(survivor, declarable=declarable)
    assert accepted > 8


# Characters that a reader changes unless they are escaped. A name and a title may have
# no line ends.
CHARACTERS = [
    (place, character)
    for place in ("<source file='/i", "<title>", "<description>", "<name>")
    for character in ("&#9;", "&#13;", "&lt;", "&apos;", "&#xFFFD;")
]
CHARACTERS += [("<source file='/i", "&#10;"), ("<description>", "&#10;")]


@pytest.mark.parametrize(("place", "character"), CHARACTERS)
def test_characters_that_readers_change(place: str, character: str) -> None:
    text = documents.domain(
        "v",
        before="<title>t</title><description>d</description>",
        devices=documents.disk(source="/i/a"),
    )
    survivor = Survivor(text.replace(place, place + character, 1))
    first = survivor.printed()
    assert again(first) == first
    check(survivor)


@pytest.mark.parametrize("seed", range(8))
def test_what_documents_say(seed: int) -> None:
    """Test documents with odd characters in attributes and texts, and odd elements."""
    accepted = 0
    for number in range(25):
        chance = random.Random(5000 + 100 * seed + number)
        text = odd_document(DOCUMENTS, 700_000 + 1000 * seed + number)
        if chance.random() < 0.7:
            value = chance.choice(
                ("&#10;", "&#9;", "&#13;", "&#x6838;", "&amp;&lt;", "\n", "\u00e9", "&quot;&apos;")
            )
            places = list(_ATTRIBUTE.finditer(text))
            if places:
                end = chance.choice(places).end() - 1
                text = f"{text[:end]}{value}{text[end:]}"
        if chance.random() < 0.5:
            text = text.replace("<os>", f"{chance.choice(TOPS)}<os>", 1)
        try:
            survivor = Survivor(text)
        except LibvirtError:
            continue
        if not _LIBVIRTS_OWN.search(survivor.printed()):
            accepted += 1
            check(survivor)
    assert accepted > 3
