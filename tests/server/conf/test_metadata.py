"""Elements of applications: the work that they cost is in proportion to their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.growing import LARGE, SMALL, assert_linear
from tests.server.guard import large_documents
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf import markup
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.conf.metadata import (
    find_metadata,
    metadata_again,
    read_application,
    replace_metadata,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def _repeated(part: str, size: int) -> str:
    return part * (size // len(part))


def _declared(size: int) -> str:
    """Declare namespaces in one tag, and use each."""
    count = size // 40
    declared = "".join(f" xmlns:p{n}='urn:{n}'" for n in range(count))
    return f"<a{declared}>{''.join(f'<p{n}:b/>' for n in range(count))}</a>"


def _inside(part: str) -> Callable[[int], str]:
    return lambda size: f"<a>{_repeated(part, size)}</a>"


def _attributes(size: int) -> str:
    given = "".join(f" b{n}='\u6838'" for n in range(size // 12))
    return f"<a{given}/>"


KINDS: dict[str, Callable[[int], str]] = {
    "elements": _inside("<b/>"),
    "white space": _inside(" <b> <c/> </b>"),
    "mixed": _inside("x<b>y<c/></b>"),
    "comments": _inside("<!-- <b> --><?p >?><![CDATA[<]]>"),
    "instructions": _inside("<?p?>"),
    "comments alone": _inside("<!---->"),
    "other prefixes": _inside("<p:b q:c=''/>"),
    "namespaces": _inside("<p:b xmlns:p='urn:p'/>"),
    "namespaces at once": _declared,
    "attributes": _attributes,
    "one text": _inside("\u6838&lt;"),
    "one attribute": lambda size: f"<a b='{_repeated('&#10;', size)}'/>",
    "one attribute beyond ASCII": lambda size: f"<a b='{_repeated(chr(0x6838), size)}'/>",
}


def _set_and_get(text: str) -> None:
    kept = None
    for uri in ("urn:a", "urn:b", "urn:a"):
        kept = replace_metadata(kept, uri, read_application(text, "k", uri))
        assert find_metadata(kept, uri) is not None
        metadata_again(kept)


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_as_much_takes_four_times_as_long(kind: str) -> None:
    assert_linear(_set_and_get, KINDS[kind](SMALL // 8), KINDS[kind](LARGE // 8))


def test_many_applications_of_elements_within_their_own_kind() -> None:
    def cut(count: int) -> None:
        one = '<p:b xmlns:p="urn:{}"><p:b/></p:b>'
        children = [one.format(number) for number in range(count)]
        found = markup.contents(f"<metadata>{''.join(children)}</metadata>").children
        assert [child.text for child in found] == children

    assert_linear(cut, SMALL // 8, LARGE // 8)


@pytest.mark.parametrize(
    "inside",
    [
        "<k:a><k:a/></k:a><k:a>text</k:a>",
        "<k:ab>text</k:ab>",
        "<!-- </k:a> -->",
        "<![CDATA[</k:a>]]>",
        "<?target </k:a>?>",
        '<b c="/">text</b>',
        "a<b>c</b>d",
    ],
)
def test_what_looks_like_the_end_is_not_the_end(inside: str) -> None:
    first, second = f'<k:a xmlns:k="urn:k">{inside}</k:a>', '<l:a xmlns:l="urn:l">end</l:a>'
    found = markup.contents(f"<metadata><!-- > -->{first}\n{second}</metadata>").children
    assert found == [markup.Child(first, "urn:k"), markup.Child(second, "urn:l")]


@pytest.mark.parametrize("piece", ["<b>c</b>", "<!-- <b> -->", "c<b/>", "<?d e>f?>"])
def test_texts_are_cut_at_no_wrong_place(piece: str) -> None:
    """Test lengths around those of the blocks in which texts are cut."""
    for more in range(1, len(piece) + 2):
        inside = "x" * more + piece * (20_000 // len(piece))
        assert markup.printed(f"<a>{inside}</a>", 0) == [f"<a>{inside}</a>"]
        renamed = markup.renamed(f"<a>{inside}</a>", lambda name, uri: f"k:{name}")
        assert renamed.replace("k:", "") == f"<a>{inside}</a>"
        assert renamed.count("k:") == 2 + inside.count("<b>c") * 2 + inside.count("<b/>")


def test_a_long_namespace_and_a_long_key() -> None:
    long = "\u6838&<" * 50_000
    kept = replace_metadata(None, long, read_application("<a><b/></a>", "k" * 50_000, long))
    assert find_metadata(kept, long) == "<a>\n  <b/>\n</a>"
    assert find_metadata(metadata_again(kept), long) == "<a>\n  <b/>\n</a>"


@pytest.mark.parametrize("uri", ["a\x01b", "\ufffe", "a\udcff", "\0" + "x" * 100_000 + "\x1f"])
def test_a_namespace_that_no_document_can_hold_is_refused(uri: str) -> None:
    with pytest.raises(LibvirtError, match="failed to create a new XML namespace") as caught:
        read_application("<a/>", "k", uri)
    assert caught.value.code == ErrorNumber.VIR_ERR_INTERNAL_ERROR


def test_white_space_around_a_prefix_does_not_count() -> None:
    assert read_application("<a/>", " k\n", "urn:u") == '<k:a xmlns:k="urn:u"/>'


@pytest.mark.parametrize(
    ("uri", "printed"),
    [
        ("a<b", '"a&lt;b"'),
        ("a&b", '"a&amp;b"'),
        ("&amp;", '"&amp;amp;"'),
        ("a\nb\t\r", '"a&#10;b&#9;&#13;"'),
        ('a"b>', "'a\"b>'"),
        ("a'\"b", '"a\'&quot;b"'),
    ],
)
def test_namespaces_are_printed_so_that_they_can_be_read(uri: str, printed: str) -> None:
    text = read_application("<a/>", "k", uri)
    assert markup.printed(text, 0) == [f"<k:a xmlns:k={printed}/>"]


# -- what is long when it is printed ---------------------------------------------------

_MOST = 16 * 1024 * 1024


def _deep(lines: int, text: str = "") -> str:
    """Make an element whose lines are nearly 500 characters long, and short in it."""
    inner = "<b/>" * lines
    return f"<a>{'<a>' * 240}{text}{inner}{'</a>' * 240}</a>"


@pytest.mark.parametrize("lines", [40_000, 1_000_000])
def test_metadata_whose_lines_are_too_long_is_refused(lines: int) -> None:
    with pytest.raises(LibvirtError, match="has over 16777216 characters when it is") as caught:
        replace_metadata(None, "urn:u", read_application(_deep(lines), "k", "urn:u"))
    assert caught.value.code == ErrorNumber.VIR_ERR_XML_ERROR


def test_a_document_with_metadata_whose_lines_are_too_long_is_refused() -> None:
    inner = _deep(40_000).replace("<a>", "<a xmlns='urn:u'>", 1)
    document = large_documents.domain("long", large_documents.DOCUMENT_UUID)
    document = document.replace("</name>", f"</name><metadata>{inner}</metadata>")
    with pytest.raises(LibvirtError, match="has over 16777216 characters when it is printed"):
        parse_domain(document)


def test_metadata_is_printed_up_to_the_limit() -> None:
    kept = replace_metadata(None, "urn:u", read_application(_deep(33_000), "k", "urn:u"))
    found = find_metadata(kept, "urn:u")
    assert found is not None
    assert _MOST * 0.9 < len(found) < _MOST


def test_elements_within_text_are_not_indented_and_not_long() -> None:
    kept = replace_metadata(None, "urn:u", read_application(_deep(40_000, "t"), "k", "urn:u"))
    found = find_metadata(kept, "urn:u")
    assert found is not None
    assert len(found) < 300_000


# -- attributes with the prefix that is gone -------------------------------------------


@pytest.mark.parametrize(
    ("element", "printed"),
    [
        ("<p:a xmlns:p='urn:u' p:x='1' y=' p:z'/>", '<a x="1" y=" p:z"/>'),
        ("<p:a xmlns:p='urn:u'><p:b p:x='1'/> p:y</p:a>", '<a><b x="1"/> p:y</a>'),
        ("<p:a xmlns:p='urn:u'><p:b p:x='1'>t</p:b></p:a>", '<a>\n  <b x="1">t</b>\n</a>'),
        (
            "<p:a xmlns:p='urn:u'><b xmlns:p='urn:v' p:x='1'><c p:x='2'/></b><b p:x='3'/></p:a>",
            '<a>\n  <b xmlns:p="urn:v" p:x="1">\n    <c p:x="2"/>\n  </b>\n  <b x="3"/>\n</a>',
        ),
        (
            "<p:a xmlns:p='urn:u' xmlns:q='urn:u' q:x='1' p:y='2'/>",
            '<a xmlns:q="urn:u" q:x="1" y="2"/>',
        ),
        ("<a xmlns='urn:u' xmlns:p='urn:u' p:x='1'/>", '<a xmlns:p="urn:u" p:x="1"/>'),
    ],
)
def test_attributes_lose_the_prefix_as_well(element: str, printed: str) -> None:
    """Test what libvirtd 9.0.0 answers."""
    document = large_documents.domain("g", large_documents.DOCUMENT_UUID)
    document = document.replace("</name>", f"</name><metadata>{element}</metadata>")
    metadata = parse_domain(document).tree.find("metadata")
    assert find_metadata(metadata, "urn:u") == printed
