"""Numbers, and sets of numbers, as libvirt reads and prints them."""

from __future__ import annotations

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.values import bits_of, format_bitmap, parse_bitmap, parse_integer


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("7", 10, 7),
        ("007", 10, 7),
        (" \t+7", 10, 7),
        ("-0", 10, 0),
        ("7 ", 10, None),
        ("", 10, None),
        ("0x10", 10, None),
        ("0x10", 0, 16),
        ("010", 0, 8),
        ("08", 0, None),
        ("ff", 16, 255),
        ("18446744073709551615", 10, 2**64 - 1),
        ("18446744073709551616", 10, None),
        ("-9223372036854775808", 10, -(2**63)),
        ("-9223372036854775809", 10, None),
        ("0" * 5000 + "3", 10, 3),
        ("9" * 5000, 10, None),
        ("\u0663", 10, None),
        ("\u00b2", 10, None),
    ],
)
def test_whole_numbers(text: str, base: int, expected: int | None) -> None:
    assert parse_integer(text, base) == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0", [0]),
        ("0-3,^1", [0, 2, 3]),
        ("^1,0-3", [0, 1, 2, 3]),
        ("3,1,3,1-2", [1, 2, 3]),
        ("1,^1,1", [1]),
        ("16383", [16383]),
        ("0" * 5000 + "7", [7]),
    ],
)
def test_sets_of_numbers(text: str, numbers: list[int]) -> None:
    assert bits_of(parse_bitmap(text)) == numbers


@pytest.mark.parametrize(
    "text", ["", "0-", "3-1", "16384", "^0-1", "9" * 5000, "0-" + "9" * 5000, "a"]
)
def test_texts_that_are_no_set_of_numbers(text: str) -> None:
    with pytest.raises(LibvirtError, match="Failed to parse bitmap"):
        parse_bitmap(text)


@pytest.mark.parametrize(
    "text", ["", "0", "5", "0-7", "0-1,3,8", "0,2,4", "100-16383", "1-2,16383"]
)
def test_sets_of_numbers_are_printed_as_ranges(text: str) -> None:
    assert format_bitmap(parse_bitmap(text) if text else 0) == text
