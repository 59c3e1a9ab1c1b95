"""Domain XML against libvirt's own answers, which ``regenerate.py`` wrote down."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.server.conf.domain.regenerate import FRAGMENTS as FILES
from tests.server.conf.domain.regenerate import (
    HERE,
    INACTIVE,
    MIGRATABLE,
    SECURE,
    document,
    unfolded,
)
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import ParserConfig, parse_domain

if TYPE_CHECKING:
    from pathlib import Path

TEST = ParserConfig(default_arch="i686", interface_prefix="testnet")
DOCUMENTS = sorted((HERE / "documents").glob("*.xml"))
FRAGMENTS = [json.loads(line) for name in FILES for line in (HERE / name).read_text().splitlines()]
PLAIN = parse_domain(document({}), TEST).format(SECURE | INACTIVE).splitlines()


def error_of(text: str) -> list[object]:
    with pytest.raises(LibvirtError) as caught:
        parse_domain(text, TEST)
    return [int(caught.value.code), int(caught.value.domain), caught.value.message]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(path: Path) -> None:
    domain = parse_domain(path.read_text(), TEST)
    everything = path.with_suffix(".out").read_text()
    assert domain.format(SECURE | INACTIVE) == everything
    for suffix, flags in ((".plain", INACTIVE), (".migratable", SECURE | INACTIVE | MIGRATABLE)):
        other = path.with_suffix(suffix)
        assert domain.format(flags) == (other.read_text() if other.exists() else everything)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_printed_reads_the_same(path: Path) -> None:
    printed = path.with_suffix(".out").read_text()
    again = parse_domain(printed, TEST).copy().format(SECURE | INACTIVE)
    # disks may change places, once
    assert sorted(again.splitlines()) == sorted(printed.splitlines())
    assert parse_domain(again, TEST).format(SECURE | INACTIVE) == again


@pytest.mark.parametrize("first", range(0, len(FRAGMENTS), 100))
def test_fragments(first: int) -> None:
    for number, case in enumerate(FRAGMENTS[first : first + 100], first):
        if "error" in case:
            answer = error_of(document(case))
            assert (number, answer) == (number, case["error"])
        else:
            printed = parse_domain(document(case), TEST).format(SECURE | INACTIVE).splitlines()
            assert (number, printed) == (number, unfolded(case, PLAIN))


# -- what is not well formed -----------------------------------------------------------

BROKEN = [
    ("", "(domain_definition):1: Document is empty\n(null)\n^"),
    ("foo", "(domain_definition):1: Start tag expected, '<' not found\nfoo\n^"),
    (
        "<domain",
        "(domain_definition):1: Couldn't find end of Start Tag domain line 1\n<domain\n-------^",
    ),
    (
        "<domain>\n<a>\n</b>",
        "(domain_definition):3: Opening and ending tag mismatch: a line 2 and b\n</b>\n----^",
    ),
    (
        "<a/><b/>",
        "(domain_definition):1: Extra content at the end of the document\n<a/><b/>\n----^",
    ),
    ("<a>&foo;</a>", "(domain_definition):1: Entity 'foo' not defined\n<a>&foo;</a>\n--------^"),
    ("<a>\n<b>é<", "(domain_definition):2: StartTag: invalid element name\n<b>é<\n------^"),
    (
        "<a>\n\té</b>",
        (
            "(domain_definition):2: Opening and ending tag mismatch: a line 1 and b\n"
            "\té</b>\n\t------^"
        ),
    ),
    ("<a>\n\n", "(domain_definition):3: Premature end of data in tag a line 1\n(null)\n^"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_syntax_error(text: str, message: str) -> None:
    assert error_of(text) == [35, 20, message]


HEADERS = [
    ("<foo/>", [27, 5, "XML error: expecting root element of 'domain', not 'foo'"]),
    ("<domain type='test'/>", [21, 20, "missing name information"]),
    ("<domain type='test'><name/></domain>", [21, 20, "missing name information"]),
    ("<domain><name>a</name></domain>", [1, 20, "internal error: missing domain type attribute"]),
    (
        "<domain type='x'><name>a</name></domain>",
        [67, 20, "unsupported configuration: invalid domain type x"],
    ),
    (
        "<domain type='test'><name>a</name></domain>",
        [27, 20, "XML error: an os <type> must be specified"],
    ),
    (
        "<domain type='test'><name>a</name><uuid>x</uuid></domain>",
        [1, 20, "internal error: malformed uuid element"],
    ),
    (
        "<domain type='test'><name>a/b</name><memory>1</memory><os><type>hvm</type></os></domain>",
        [27, 20, "XML error: name a/b cannot contain '/'"],
    ),
]


@pytest.mark.parametrize(("text", "error"), HEADERS)
def test_header_error(text: str, error: list[object]) -> None:
    assert error_of(text) == error


# -- what is hostile -------------------------------------------------------------------

BODY = "<memory>1024</memory><os><type>hvm</type></os>"


def test_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("sesame")
    text = (
        f"<!DOCTYPE domain [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><domain type='test'>"
        f"<name>&x;</name>{BODY}</domain>"
    )
    assert "sesame" not in str(error_of(text))


def test_internal_entity_is_text() -> None:
    text = (
        f"<!DOCTYPE domain [<!ENTITY x 'xx'>]><domain type='test'><name>&x;</name>{BODY}</domain>"
    )
    assert parse_domain(text, TEST).name == "xx"


def test_entities_cannot_grow_without_bound() -> None:
    entities = "".join(
        f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'x' * 100}'>" for n in range(9)
    )
    text = f"<!DOCTYPE domain [{entities}]><domain type='test'><name>&e8;</name>{BODY}</domain>"
    assert error_of(text)[0] == 35


def test_depth_is_bounded() -> None:
    deep = "<a>" * 300 + "</a>" * 300
    assert "Excessive depth" in str(
        error_of(f"<domain type='test'><name>a</name>{BODY}{deep}</domain>")
    )


def test_size_is_bounded() -> None:
    assert (
        error_of(f"<domain type='test'><name>a</name>{BODY}{' ' * 4 * 1024 * 1024}</domain>")[0]
        == 27
    )


def test_four_billion_vcpus_are_refused() -> None:
    text = f"<domain type='test'><name>a</name><vcpu>4294967295</vcpu>{BODY}</domain>"
    assert error_of(text) == [27, 20, "XML error: maximum vcpus count must be an integer"]


@settings(deadline=None)
@given(seed=st.integers(0, 2**32), value=st.text(max_size=8))
def test_any_change_of_a_document_is_read_or_refused(seed: int, value: str) -> None:
    chance = random.Random(seed)
    root = etree.fromstring(chance.choice(DOCUMENTS).read_bytes())
    element = chance.choice([found for found in root.iter() if isinstance(found.tag, str)])
    parent = element.getparent()
    what = chance.randrange(4)
    try:
        if what == 0 and element.attrib:
            element.set(chance.choice(sorted(map(str, element.attrib))), value)
        elif what == 1:
            element.text = value
        elif parent is not None:
            if what == 2:
                parent.append(copy.deepcopy(element))
            else:
                parent.remove(element)
    except ValueError:  # no text that XML can carry
        return
    text = etree.tostring(root, encoding="unicode")
    try:
        printed = parse_domain(text, TEST).format(SECURE | INACTIVE)
    except LibvirtError:
        return
    etree.fromstring(printed)


# -- secrets ---------------------------------------------------------------------------


def test_a_password_is_printed_only_when_asked_for() -> None:
    domain = parse_domain(document({"devices": "<graphics type='vnc' passwd='sesame'/>"}), TEST)
    assert "sesame" not in domain.format()
    assert "passwd='sesame'" in domain.format(SECURE)


# -- a definition that changes ---------------------------------------------------------


def test_copy_is_independent() -> None:
    domain = parse_domain(document({}), TEST)
    twin = domain.copy()
    twin.set_memory(current=512)
    assert "<currentMemory unit='KiB'>512</currentMemory>" in twin.format()
    assert "<currentMemory unit='KiB'>1024</currentMemory>" in domain.format()


def test_id_is_printed_while_active() -> None:
    domain = parse_domain(document({}), TEST)
    assert domain.format(0, 7).startswith("<domain type='test' id='7'>")
    assert domain.format(INACTIVE, 7).startswith("<domain type='test'>")
    assert domain.format().startswith("<domain type='test'>")


def test_an_element_goes_where_it_belongs() -> None:
    domain = parse_domain(document({}), TEST)
    domain.set_max_vcpus(8)
    domain.set_vcpus(3)
    lines = domain.format().splitlines()
    assert (
        lines.index("  <vcpu placement='static' current='3'>8</vcpu>") == lines.index("  <os>") - 1
    )


def test_other_hypervisors_make_up_no_interface_names() -> None:
    devices = "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
    assert "<target" not in parse_domain(document({"devices": devices}), ParserConfig()).format()
