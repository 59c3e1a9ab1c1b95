"""Numbers and sizes of options, by C's rules and libvirt's."""

from __future__ import annotations

import pytest

from virtrio.command.errors import CommandError, error_lines
from virtrio.command.numbers import INT_MAX, UINT_MAX, ULLONG_MAX, number, wrapped_number
from virtrio.command.options import Arguments
from virtrio.command.sizes import pretty, size


def given(text):
    return Arguments({"n": [text]})


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("7", 7), (" \t+7", 7), ("-7", -7), ("0" * 50 + "7", 7), (str(INT_MAX), INT_MAX)],
)
def test_numbers(text, value):
    assert number(given(text), "n", -INT_MAX - 1, INT_MAX) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "7x",
        "7 ",
        "0x7",
        "1e3",
        "- 7",
        "--7",
        "\N{ARABIC-INDIC DIGIT SEVEN}",
        str(INT_MAX + 1),
        "9" * 5000,
    ],
)
def test_malformed_numbers(text):
    with pytest.raises(CommandError) as caught:
        number(given(text), "n", -INT_MAX - 1, INT_MAX)
    assert str(caught.value) == (
        f"Numeric value '{text}' for <n> option is malformed or out of range"
    )


@pytest.mark.parametrize("text", ["-1", "-0"])
def test_a_sign_where_none_may_be(text):
    with pytest.raises(CommandError):
        number(given(text), "n", 0, UINT_MAX)


def test_no_number():
    assert number(Arguments({}), "n", 0, 1) is None
    assert wrapped_number(Arguments({}), "n") is None


def test_numbers_that_wrap():
    assert wrapped_number(given("-1"), "n") == ULLONG_MAX
    assert wrapped_number(given(str(ULLONG_MAX)), "n") == ULLONG_MAX
    with pytest.raises(CommandError):
        wrapped_number(given(str(ULLONG_MAX + 1)), "n")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("10", 10),
        ("+10", 10),
        ("10b", 10),
        ("10Bytes", 10),
        ("10k", 10240),
        ("10KiB", 10240),
        ("10kB", 10000),
        ("1g", 2**30),
        ("15E", 15 * 2**60),
        ("0E", 0),
    ],
)
def test_sizes(text, count):
    assert size(text) == count


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("", ()),
        ("-1", ()),
        ("x", ()),
        ("k", ()),
        ("18446744073709551616", ()),
        ("1x", ("invalid argument: unknown suffix 'x'",)),
        ("1 k", ("invalid argument: unknown suffix ' k'",)),
        ("1Mi", ("invalid argument: unknown suffix 'Mi'",)),
        ("16E", ("numerical overflow: value too large: 16E",)),
    ],
)
def test_malformed_sizes(text, detail):
    with pytest.raises(CommandError) as caught:
        size(text)
    assert error_lines(caught.value) == [f"Malformed size {text}", *detail]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0.00 B"),
        (1023, "1023.00 B"),
        (1024, "1.00 KiB"),
        (1024**2 - 1, "1024.00 KiB"),
        (1024**2, "1.00 MiB"),
        (107374182400, "100.00 GiB"),
        (ULLONG_MAX, "16.00 EiB"),
    ],
)
def test_sizes_for_people(count, text):
    assert pretty(count) == text
