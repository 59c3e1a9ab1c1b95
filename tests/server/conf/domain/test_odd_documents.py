"""Odd definitions: a client gets a domain or libvirt's error."""

from __future__ import annotations

import contextlib
import json
import sys
import threading

import pytest
from lxml import etree

from tests.server.conf.domain.odd import odd_document
from tests.server.conf.domain.regenerate import HERE, INACTIVE, SECURE, document
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import ParserConfig, parse_domain
from virtrio.server.moments.checkpoint_xml import parse_checkpoint, parse_redefinition

TEST = ParserConfig(default_arch="i686", interface_prefix="testnet")
CASES = [json.loads(line) for line in (HERE / "fragments.jsonl").read_text().splitlines()]
DOCUMENTS = [path.read_bytes() for path in sorted((HERE / "documents").glob("*.xml"))]
DOCUMENTS += [document(case).encode() for case in CASES if "error" not in case]


def read(text: str) -> None:
    """Read, print, and read the printed text; only libvirt's errors may be raised."""
    try:
        domain = parse_domain(text, TEST)
        domain.copy().format(SECURE)
        parse_domain(domain.format(SECURE | INACTIVE), TEST)
    except LibvirtError as error:
        error.message.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("seed", range(20))
def test_odd_documents(seed: int) -> None:
    for number in range(50):
        read(odd_document(DOCUMENTS, 1000 * seed + number))


@pytest.mark.parametrize("seed", range(5))
def test_odd_documents_within_a_checkpoint(seed: int) -> None:
    for number in range(50):
        inner = odd_document(DOCUMENTS, 50_000 + 1000 * seed + number)
        text = (
            "<domaincheckpoint><name>a</name>"
            f"<creationTime>1</creationTime>{inner}</domaincheckpoint>"
        )
        for reader in (parse_redefinition, lambda text: parse_checkpoint(text, 1)):
            with contextlib.suppress(LibvirtError):
                reader(text)


# -- numbers that Python does not read -------------------------------------------------

HUGE = "9" * 5000
PLACES: dict[tuple[str, str | None], bytes] = {}
for text in DOCUMENTS:
    for found in etree.fromstring(text).iter():
        if isinstance(found.tag, str):
            for name in (*map(str, found.attrib), None):
                PLACES.setdefault((found.tag, name), text)


@pytest.mark.parametrize("value", [HUGE, f"0-{HUGE}", f"{HUGE}/1/1", "0" * 5000 + "3", "\u0663"])
def test_numbers_of_any_length_anywhere(value: str) -> None:
    for (tag, name), text in PLACES.items():
        root = etree.fromstring(text)
        place = (
            next(root.iter(tag))
            if name is None
            else next(found for found in root.iter(tag) if name in found.attrib)
        )
        if name is None:
            place.text = value
        else:
            place.set(name, value)
        read(etree.tostring(root, encoding="unicode"))


def test_zeros_in_front_do_not_count() -> None:
    domain = parse_domain(document({"memory": f"<memory>{'0' * 5000}1024</memory>"}), TEST)
    assert domain.memory.total == 1024


def test_a_time_of_any_length() -> None:
    text = f"<domaincheckpoint><name>a</name><creationTime>{HUGE}</creationTime></domaincheckpoint>"
    with pytest.raises(LibvirtError, match="Extra element creationTime in interleave"):
        parse_redefinition(text)


# -- text and depth --------------------------------------------------------------------


def test_a_document_ends_at_a_nul() -> None:
    assert parse_domain(document({}) + "\0<what/>", TEST).name == "v"
    with pytest.raises(LibvirtError, match="Premature end of data"):
        parse_domain(document({}).replace("<devices>", "\0"), TEST)


@pytest.mark.parametrize("number", [0xD800, 0xDFFF, 0xDC80, 0xDCFF, 0xFFFE, 1])
def test_characters_that_xml_does_not_have_are_refused(number: int) -> None:
    with pytest.raises(LibvirtError) as caught:
        parse_domain(document({"top": f"<title>{chr(number)}</title>"}), TEST)
    assert int(caught.value.code) == 35


def nested(tag: str, inside: str, depth: int, *, around: str) -> str:
    return around.replace("%s", f"<{tag}>{inside}" * depth + f"</{tag}>" * depth)


BACKING = "<format type='raw'/><source file='/b'/>"
DISK = "<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/>%s</disk>"


@pytest.mark.parametrize("frames", [0, 300])
def test_documents_may_be_as_deep_as_libxml2_reads(frames: int) -> None:
    """Test 250 levels, also from deep in the stack."""
    disk = DISK.replace(
        "%s", f"<backingStore type='file'>{BACKING}" * 250 + "</backingStore>" * 250
    )
    texts = [
        document({"devices": disk}),
        document(
            {
                "top": nested("x:a", "", 250, around="<metadata>%s</metadata>").replace(
                    "<x:a>", "<x:a xmlns:x='u'>", 1
                )
            }
        ),
        document({"top": nested("a", "", 250, around="<description>%s</description>")}),
    ]

    def call(more: int, text: str) -> str:
        return (
            call(more - 1, text)
            if more
            else parse_domain(text, TEST).copy().format(SECURE | INACTIVE)
        )

    printed = [call(frames, text) for text in texts]
    assert printed[0].count("<backingStore type='file'>") == 250
    assert printed[1].count("<x:a") == 250


def test_readers_work_in_a_thread_with_its_own_stack() -> None:
    found: list[str] = []
    text = document(
        {
            "devices": DISK.replace(
                "%s", f"<backingStore type='file'>{BACKING}" * 200 + "</backingStore>" * 200
            )
        }
    )
    thread = threading.Thread(target=lambda: found.append(parse_domain(text, TEST).format()))
    thread.start()
    thread.join()
    assert found == [parse_domain(text, TEST).format()]
    assert sys.getrecursionlimit() == 1000
