"""Long texts: the same as in one go, with checkpoints, and in time in proportion."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest

from virtrio.protocol._generated.enums import ErrorDomain
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.addresses import uuid_text
from virtrio.server.conf.blocks import BLOCK, in_blocks, line, parts, slices
from virtrio.server.conf.domain.devices.drives import disk_index
from virtrio.server.conf.markup import attribute_text
from virtrio.server.conf.pause import WorkGivenUp, interruptible
from virtrio.server.conf.sockets import parse_address
from virtrio.server.conf.storage.paths import sanitized
from virtrio.server.conf.values import parse_bitmap, parse_integer
from virtrio.server.conf.xml import escape, escape_attribute, parse_root

MOST = 4 * 1024 * 1024  # of a string on the wire


def checkpoints(work) -> int:
    """Call ``work()``, which may raise LibvirtError, and count its checkpoints."""
    asked = 0

    def is_over() -> bool:
        nonlocal asked
        asked += 1
        return False

    with interruptible(is_over), suppress(LibvirtError):
        work()
    return asked


SIZES = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 7]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pattern", ["a", ",", "a,", ",,b", "a" * (BLOCK - 1) + ","])
def test_texts_are_taken_apart_as_in_one_go(pattern: str, size: int) -> None:
    text = (pattern * (size // len(pattern) + 1))[:size]
    assert list(parts(text, ",")) == text.split(",")
    assert "".join(slices(text)) == text
    assert in_blocks(str.upper, text) == text.upper()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pattern", ["a", "\n", "ab\n", "a" * (BLOCK - 1) + "\n"])
def test_a_line_is_found_by_its_number(pattern: str, size: int) -> None:
    text = (pattern * (size // len(pattern) + 1))[:size]
    lines = text.split("\n")
    for number in (-1, 0, 1, 2, 3, len(lines) - 1, len(lines), len(lines) + 1, 10**6):
        assert line(text, number) == (lines[number - 1] if 0 < number <= len(lines) else "")


@pytest.mark.parametrize(
    "work",
    [
        lambda: parse_root("<a>" + "\n" * (MOST - 9) + "<", "(test)", ErrorDomain.VIR_FROM_XML),
        lambda: sanitized("/" * MOST),
        lambda: sanitized("/a" * (MOST // 2)),
        lambda: escape("&" * MOST),
        lambda: escape_attribute("\n" * MOST),
        lambda: attribute_text("<" * MOST),
    ],
    ids=["a fault", "slashes", "a path", "a text", "an attribute", "a kept text"],
)
def test_long_texts_are_worked_on_with_checkpoints(work) -> None:
    assert checkpoints(work) >= MOST // BLOCK - 1


def test_a_set_of_numbers_is_taken_apart_with_checkpoints() -> None:
    class Whole(str):
        __slots__ = ()

        def split(self, *_args: object, **_kwargs: object) -> list[str]:
            raise AssertionError("it is split at once")

    asked = 0

    def is_over() -> bool:
        nonlocal asked
        asked += 1
        return asked == 3

    with interruptible(is_over), pytest.raises(WorkGivenUp):
        parse_bitmap(Whole("0," * MOST + "0"))
    assert asked == 3


@pytest.mark.parametrize(
    ("read", "before", "letter", "behind", "found"),
    [
        (parse_address, "", "1", "x", None),
        (parse_address, "1.", "1", "x", None),
        (disk_index, "hd", "a", "!", -1),
        (parse_integer, "", " ", "", None),
        (parse_integer, "", "1", "x", None),
        (uuid_text, "", "-", "", None),
    ],
    ids=["address", "addresses", "disk", "spaces", "digits", "uuid"],
)
def test_long_texts_that_are_none(read, before, letter, behind, found) -> None:
    assert read(before + letter * MOST + behind) == found


def test_the_letters_of_a_disk_overflow_as_before() -> None:
    name = "z" * 100
    expected = 0
    for letter in name:
        expected = (expected * 26 + ord(letter) - ord("a") + 1) % 2**32
    assert disk_index("vd" + name) == (expected - 1 + 2**31) % 2**32 - 2**31


@pytest.mark.parametrize(
    ("path", "clean"),
    [
        ("", ""),
        ("/", "/"),
        ("//", "//"),
        ("///", "/"),
        ("//a//b/", "//a/b"),
        ("a//b", "a/b"),
        ("nbd://a//b", "nbd://a//b"),
        ("/" * BLOCK + "a", "/a"),
        ("/a" + "/" * 3 * BLOCK + "b/", "/a/b"),
        ("a" * (BLOCK - 1) + "//b", "a" * (BLOCK - 1) + "/b"),
        ("/" + "a" * (BLOCK - 1) + "//b", "/" + "a" * (BLOCK - 1) + "/b"),
    ],
)
def test_needless_slashes(path: str, clean: str) -> None:
    assert sanitized(path) == clean


def test_a_fault_far_down_is_shown_with_its_line() -> None:
    text = "<a>" + "\n" * 100_000 + "  <b></a>\n"
    with pytest.raises(LibvirtError) as caught:
        parse_root(text, "(test)", ErrorDomain.VIR_FROM_XML)
    assert re.search(r"\(test\):100001: .*\n  <b></a>\n-+\^$", caught.value.message)
