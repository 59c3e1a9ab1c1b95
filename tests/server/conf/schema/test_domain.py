"""Validation of domains, as clients see it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.server.conf.domain.growth import KINDS, grown
from tests.server.conf.domain.test_documents import DOCUMENTS, TEST
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.conf.schema import validation
from virtrio.server.conf.schema.library import DOMAIN, NETWORK, POOL, VOLUME
from virtrio.server.conf.schema.notation import Notation

if TYPE_CHECKING:
    from pathlib import Path

    from virtrio.server.conf.schema.grammar import Content, Definition

SCHEMAS = (DOMAIN, NETWORK, POOL, VOLUME)
FIRST_LINE = (
    "XML document failed to validate against schema: "
    "Unable to validate doc against /usr/share/libvirt/schemas/domain.rng\n"
)


def domain(section: str = "", *, attributes: str = "", devices: str = "") -> str:
    return (
        f"<domain type='test'{attributes}><name>v</name><memory>1</memory>"
        f"<os><type>hvm</type></os>{section}<devices>{devices}</devices></domain>"
    )


# What of the documents of the readers' tests libvirt's schema refuses.
INVALID = {
    "disks-other": "Invalid attribute protocol for element source",
    "filesystems": "Element filesystem has extra content: idmap",
    "graphics-spice": "Did not expect element acceleration there",
    "header": "Element domain has extra content: bogus",
    "misc": "Invalid attribute queues for element driver",
    "os-xen": "Invalid text of element type",
    "video": "Invalid attribute blob for element model",
}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents(path: Path) -> None:
    text = path.read_text()
    if path.stem in INVALID:
        with pytest.raises(LibvirtError, match=INVALID[path.stem]) as caught:
            parse_domain(text, TEST, validate=True)
        assert caught.value.message.startswith(FIRST_LINE)
        parse_domain(text, TEST)
    else:
        parse_domain(text, TEST, validate=True)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        # as libvirt says it
        (domain("<bogus/>"), "Element domain has extra content: bogus"),
        (domain("text"), "Element domain has extra content: text"),
        (
            domain("<x:a xmlns:x='http://libvirt.org/schemas/domain/qemu/1.0'/>"),
            "Element domain has extra content: a",
        ),
        (domain("<app:x xmlns:app='urn:a'/>"), "Element domain has extra content: x"),
        (domain(attributes=" foo='1'"), "Invalid attribute foo for element domain"),
        (
            domain("<devices/>"),
            "Extra element devices in interleave\nElement domain failed to validate content",
        ),
        (
            domain("<os><type foo='1'>hvm</type></os>").replace("<os><type>hvm</type></os>", ""),
            "Invalid attribute foo for element type\n"
            "Extra element os in interleave\nElement domain failed to validate content",
        ),
        (
            domain("<os/>").replace("<os><type>hvm</type></os>", ""),
            "Expecting an element type, got nothing\n"
            "Extra element os in interleave\nElement domain failed to validate content",
        ),
        (
            "<domain type='test' xmlns='urn:x'><name>v</name></domain>",
            "Expecting no namespace for element domain",
        ),
        # with more
        (
            domain().replace(" type='test'", ""),
            "Element domain lacks attribute type\nElement domain failed to validate content",
        ),
        (
            domain(devices="<bogus/>"),
            "Element devices has extra content: bogus\n"
            "Extra element devices in interleave\nElement domain failed to validate content",
        ),
        (
            domain("<vcpu>0</vcpu>"),
            "Invalid text of element vcpu\n"
            "Extra element vcpu in interleave\nElement domain failed to validate content",
        ),
        (
            domain(devices="<hub type='usb'><address type='pci' bus='1' slot='99'/></hub>"),
            "Invalid attribute slot for element address\n"
            "Extra element devices in interleave\nElement domain failed to validate content",
        ),
        (
            domain("<metadata foo='1'/>"),
            "Invalid attribute foo for element metadata\n"
            "Extra element metadata in interleave\nElement domain failed to validate content",
        ),
        # out of place
        (
            domain(
                devices="<video><model type='vga'><resolution x='1' y='1'/>"
                "<acceleration/></model></video>"
            ),
            "Did not expect element acceleration there\n"
            "Extra element devices in interleave\nElement domain failed to validate content",
        ),
    ],
)
def test_errors(text: str, complaint: str) -> None:
    with pytest.raises(LibvirtError) as caught:
        parse_domain(text, TEST, validate=True)
    assert caught.value.message == f"{FIRST_LINE}{complaint}\n"
    assert (caught.value.code, caught.value.domain) == (
        ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA,
        ErrorDomain.VIR_FROM_XML,
    )


def test_metadata_has_any_elements() -> None:
    inside = "<a xmlns='urn:a' b='c'>text<d/></a><e><devices/></e>"
    parse_domain(domain(f"<metadata>{inside}</metadata>"), TEST, validate=True)


# -- the schema itself -----------------------------------------------------------------


def _reached(definition: Definition, seen: dict[int, Definition]) -> None:
    if id(definition) in seen:
        return
    seen[id(definition)] = definition

    def enter(content: Content) -> None:
        for child in content.children.values():
            _reached(child.definition, seen)
        for choice in content.choices:
            for alternative in choice.alternatives:
                enter(alternative)

    enter(definition.content)


def test_every_line_of_the_schemas_can_be_read_and_is_used(monkeypatch) -> None:
    """A definition is read when it is needed, so mistakes would show late."""
    used = set()
    line = Notation._line

    def note(self, what, name, where):
        used.add((what, name))
        return line(self, what, name, where)

    monkeypatch.setattr(Notation, "_line", note)
    defined = set()
    for schema in SCHEMAS:
        for name in ("notation", "definition"):
            vars(schema).pop(name, None)
        _reached(schema.definition, {})
        defined |= schema.notation._lines.keys()
    assert defined - used == {("element", schema.definition.name) for schema in SCHEMAS}


def test_the_schema_is_read_when_it_is_first_wanted() -> None:
    program = (
        "import virtrio.server.conf.schema.library as library\n"
        "from virtrio.server.conf.domain.read import parse_domain\n"
        f"text = {domain()!r}\n"
        "parse_domain(text)\n"
        "assert 'notation' not in vars(library.DOMAIN)\n"
        "parse_domain(text, validate=True)\n"
        "assert 'notation' in vars(library.DOMAIN)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# -- work ------------------------------------------------------------------------------


def _entered(text: str, monkeypatch) -> int:
    """Return how many elements are looked at to validate a document."""
    entered = 0
    made = validation._Node.__init__

    def count(self, element) -> None:
        nonlocal entered
        entered += 1
        made(self, element)

    monkeypatch.setattr(validation._Node, "__init__", count)
    validation.misfit(etree.fromstring(text), DOMAIN.definition)
    return entered


def test_an_element_is_looked_at_once_where_attributes_tell_which_it_is(monkeypatch) -> None:
    disk = (
        "<disk type='block' device='lun'><source dev='/a'><reservations managed='yes'/></source>"
        "<target dev='sda'/></disk>"
    )
    text = domain(devices=disk * 50)
    assert _entered(text, monkeypatch) == text.count("<") - text.count("</")


AMBIGUOUS = """
element r
    either
        <r>?
        <a>? Any
    or
        <r>?
        <b>? Any
    or
        <r>?
        <c>? Any
"""


def test_alternatives_that_stay_open_at_every_level_are_compared_once(monkeypatch) -> None:
    notation = Notation()
    notation.add(AMBIGUOUS, "here")
    entered = 0
    made = validation._Node.__init__

    def count(self, element) -> None:
        nonlocal entered
        entered += 1
        made(self, element)

    monkeypatch.setattr(validation._Node, "__init__", count)
    depth = 120
    document = etree.fromstring("<r>" * depth + "<r><b/><c/></r>" + "</r>" * depth)
    assert validation.misfit(document, notation.element("r")) is not None
    assert entered <= depth + 1


@pytest.mark.parametrize("depth", [80, 240])
def test_backing_chains_of_any_depth(depth: int) -> None:
    inner = "<backingStore type='file'><format type='raw'/><source file='/a'/>"
    disk = f"<disk type='file'><target dev='vda'/>{inner * depth}{'</backingStore>' * depth}</disk>"
    DOMAIN.check(etree.fromstring(domain(devices=disk)))
    with pytest.raises(LibvirtError, match="Invalid attribute type for element format"):
        DOMAIN.check(etree.fromstring(domain(devices=disk[::-1].replace("war", "waw", 1)[::-1])))


@pytest.mark.parametrize("kind", KINDS)
def test_documents_that_grow_are_only_looked_through(kind: str, monkeypatch) -> None:
    """The work is in proportion: there are no more steps than elements."""
    text = grown(kind, 20_000)
    try:
        root = etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        return  # nothing to validate
    assert _entered(text, monkeypatch) <= 2 * sum(1 for _ in root.iter())
