"""Schemas in the notation of `.schema` files, against documents."""

from __future__ import annotations

import pytest
from lxml import etree

from virtrio.server.conf.schema.notation import Notation, NotationError
from virtrio.server.conf.schema.validation import misfit


def complaint(schema: str, document: str) -> str | None:
    """Return what is wrong with a document whose root is the schema's ``r``."""
    notation = Notation()
    notation.add(schema, "here")
    found = misfit(etree.fromstring(document), notation.element("r"))
    return None if found is None else found.complaint


ATTRIBUTES = "element r\n    @a on off\n    @b?\n    @c? 1.. none\n"
TIMES = (
    "element r\n    <one> Any\n    <few>? Any\n    <many>* Any\n    <some>+ Any\n    <two>{2} Any\n"
)
BAD_HOST = "Invalid attribute host for element r"
CHOICE = """
element r
    either
        @type           file
        <path>          Name
        <common>?       Any
    or
        @type?          net
        optional
            @host
            @port
        <common>?       Any
    or
        @type           text
        text            Name
    <always>?           Empty
kind Name   ~ [a-z]+
"""
ORDER = """
element r
    in order
        <first>?        Any
        use middle
        <last>*         Any
    <free>*             Any
parts middle
    <left>?             Any
    <right>?            Any
"""
TURNS = """
element r
    <each>* each @of
        @of             a b
    <turn>* in turn @of a|b c* d
        @of             Any
"""
FOREIGN = """
namespace x urn:x
element r
    <x:a>?              Any
    <open>?
        any elements
    <free>?
        anything
"""


@pytest.mark.parametrize(
    ("schema", "document", "expected"),
    [
        (ATTRIBUTES, "<r a='on'/>", None),
        (ATTRIBUTES, "<r a=' off ' b='' c='5'> <!-- c --><?p?>\n</r>", None),
        (ATTRIBUTES, "<r a='on' c='none'/>", None),
        (ATTRIBUTES, "<r/>", "Element r lacks attribute a"),
        (ATTRIBUTES, "<r a='x'/>", "Invalid attribute a for element r"),
        (ATTRIBUTES, "<r a='on' c='0'/>", "Invalid attribute c for element r"),
        (ATTRIBUTES, "<r a='on' d='1'/>", "Invalid attribute d for element r"),
        (ATTRIBUTES, "<r a='on' xmlns:x='u' x:b='1'/>", "Invalid attribute b for element r"),
        (ATTRIBUTES, "<r a='on'>text</r>", "Element r has extra content: text"),
        (ATTRIBUTES, "<r a='on'><!-- c -->text</r>", "Element r has extra content: text"),
        (ATTRIBUTES, "<r a='on'>&#160;</r>", "Element r has extra content: text"),
        (TIMES, "<r><one/><some/><two/><two/></r>", None),
        (TIMES, "<r><two/><many/><some>x</some><one/><two/><some/><many/><few/></r>", None),
        (TIMES, "<r><some/><two/><two/></r>", "Expecting an element one, got nothing"),
        (TIMES, "<r><one/><two/><two/></r>", "Expecting an element some, got nothing"),
        (TIMES, "<r><one/><some/><two/></r>", "Expecting an element two, got nothing"),
        (TIMES, "<r><one/><some/><two/><two/><two/></r>", "Extra element two in interleave"),
        (TIMES, "<r><one/><one/><some/><two/><two/></r>", "Extra element one in interleave"),
        (TIMES, "<r><one/><some/><two/><two/><x/></r>", "Element r has extra content: x"),
        (TIMES, "<r><one><x/></one><some/><two/><two/></r>", "Element one has extra content: x"),
        (CHOICE, "<r type='file'><path>a</path><always/></r>", None),
        (CHOICE, "<r type='file'><path>A</path></r>", "Invalid text of element path"),
        (CHOICE, "<r type='file'/>", "Expecting an element path, got nothing"),
        (CHOICE, "<r type='file' host='h'><path>a</path></r>", BAD_HOST),
        (CHOICE, "<r/>", None),
        (CHOICE, "<r type='net' host='h' port='p'><common/></r>", None),
        (CHOICE, "<r type='net' host='h'/>", "Element r lacks attribute port"),
        (CHOICE, "<r type='net'><path>a</path></r>", "Did not expect element path there"),
        (CHOICE, "<r type='text'>a<!-- c -->b</r>", None),
        (CHOICE, "<r type='text'/>", "Invalid text of element r"),
        (CHOICE, "<r type='net'>a</r>", "Element r has extra content: text"),
        (ORDER, "<r><free/><first/><free/><right/><left/><last/><last/><free/></r>", None),
        (ORDER, "<r><left/><first/></r>", "Did not expect element first there"),
        (ORDER, "<r><last/><right/></r>", "Did not expect element right there"),
        (TURNS, "<r><each of='b'/><turn of='b'/><turn of='c'/><turn of='c'/></r>", None),
        (TURNS, "<r><each of='b'/><each of='b'/></r>", "Extra element each in interleave"),
        (TURNS, "<r><turn of='a'/><turn of='b'/></r>", "Extra element turn in interleave"),
        (TURNS, "<r><turn of='d'/><turn of='c'/></r>", "Extra element turn in interleave"),
        (FOREIGN, "<r xmlns:y='urn:x'><y:a/><open><b c='d'>e</b></open></r>", None),
        (FOREIGN, "<r xmlns:y='urn:x'><y:b/></r>", "Element r has extra content: b"),
        (FOREIGN, "<r><a/></r>", "Element r has extra content: a"),
        (FOREIGN, "<r><open b='1'/></r>", "Invalid attribute b for element open"),
        (FOREIGN, "<r><open>text</open></r>", "Element open has extra content: text"),
        (FOREIGN, "<r><free b='1'>text<c/></free></r>", None),
    ],
)  # fmt: skip
def test_documents(schema: str, document: str, expected: str | None) -> None:
    assert complaint(schema, document) == expected


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        ("elemen r", "here:1: no definition: elemen r"),
        ("element r\n  @a", "here:2: odd indentation: @a"),
        ("element r\n        @a", "here:2: odd indentation: @a"),
        ("element r\nelement r", "here:2: defined twice: element r"),
        ("element r\n    a", "here:2: no part of an element: a"),
        ("element r\n    @a\n    @a?", "here:3: two parts for a: @a?"),
        (
            "element r\n    <a> Any\n    use p\nparts p\n    <a>* Any",
            "here:3: two parts for a: use p",
        ),
        ("element r\n    text Any\n    text Any", "here:3: two parts for text: text Any"),
        ("element r\n    <a>", "here:2: no element a: <a>"),
        ("element r\n    <a> is b", "here:2: no element b: <a> is b"),
        ("element r\n    use p", "here:2: no parts p: use p"),
        ("element r\n    @a Kind", "here:2: no kind Kind: @a Kind"),
        ("element r\n    or\n        @a", "here:2: a choice has one either, and then or: or"),
        (
            "element r\n    either\n        any elements\n    or\n        @a",
            "here:4: elements of any name are no alternative: or",
        ),
    ],
)
def test_mistakes_in_a_schema_are_refused_with_their_place(schema: str, why: str) -> None:
    with pytest.raises(NotationError) as caught:
        complaint(schema, "<r/>")
    assert str(caught.value) == why
