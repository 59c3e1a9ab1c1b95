"""Kinds of values against libxml2, whose they are in libvirt."""

from __future__ import annotations

import pytest
from lxml import etree

from virtrio.server.conf.schema.library import DOMAIN
from virtrio.server.conf.schema.notation import Notation

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"

NUMBERS = (
    *(
        "",
        "0",
        "5",
        " 5 ",
        "\t5\n",
        "+5",
        "-5",
        "-0",
        "+0",
        "007",
        "0" * 30 + "5",
        "5.0",
        "0x5",
        "\u0665",
    ),
    *("-1", " -1", "- 5", "+", "-", "1e3", "9" * 24, "99", "100", "255", "256", "32767", "32768"),
    *("-32768", "-32769", "65535", "65536", "2147483647", "2147483648", "-2147483648"),
    *("-2147483649", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808"),
    *("-9223372036854775808", "-9223372036854775809", "18446744073709551615", str(2**64)),
)
MOMENTS = (
    *(
        "2010-04-09T15:51:00",
        "2010-04-09T15:51:00Z",
        " 2010-04-09T15:51:00 ",
        "2010-04-09",
        "x",
        "",
    ),
    *("2010-13-09T15:51:00", "2010-02-30T15:51:00", "2012-02-29T00:00:00", "2011-02-29T00:00:00"),
    *("2010-04-09T24:00:00", "2010-04-09T24:00:01", "2010-04-09T15:51:60", "2010-04-09T15:51:00.5"),
    *("2010-04-09T15:51:00+01:00", "2010-04-09T15:51:00-14:00", "2010-04-09T15:51:00+14:01"),
    *(
        "-2010-04-09T15:51:00",
        "0000-04-09T15:51:00",
        "12010-04-09T15:51:00",
        "02010-04-09T15:51:00",
    ),
    *(
        "2010-04-09T15:51",
        "2010-04-09t15:51:00",
        "2010-04-09T15:51:00.",
        "2010-04-09T15:51:00+1:00",
    ),
)
NAMES = ("a", " a ", "a:b", "1a", "é", "_a-.", "", "a b", ".a", "a1", "-", "a\u00b7", "日本")


def fits(values: str, value: str) -> bool:
    """Say whether an attribute with these values of a schema may be ``value``."""
    notation = Notation()
    notation.add(f"element e\n    @a {values}", "here")
    return notation.element("e").content.attributes["a"].kind(value)


def libxml2(data: str) -> etree.RelaxNG:
    return etree.RelaxNG(
        etree.fromstring(
            f"<element name='e' xmlns='{RELAX_NG}' datatypeLibrary='{TYPES}'>"
            f"<attribute name='a'>{data}</attribute></element>"
        )
    )


def element(value: str) -> etree._Element:
    made = etree.Element("e")
    made.set("a", value)
    return made


DIGITS = "<param name='pattern'>[0-9]+</param>"


@pytest.mark.parametrize(
    ("values", "data", "tried"),
    [
        ("digits 0..4294967295", f"<data type='unsignedInt'>{DIGITS}</data>", NUMBERS),
        ("digits 1..", f"<data type='positiveInteger'>{DIGITS}</data>", NUMBERS),
        ("0..4294967295", "<data type='unsignedInt'/>", NUMBERS),
        ("0..18446744073709551615", "<data type='unsignedLong'/>", NUMBERS),
        ("-32768..32767", "<data type='short'/>", NUMBERS),
        ("-2147483648..2147483647", "<data type='int'/>", NUMBERS),
        ("-9223372036854775808..9223372036854775807", "<data type='long'/>", NUMBERS),
        ("..", "<data type='integer'/>", NUMBERS),
        (
            "on off",
            "<choice><value>on</value><value>off</value></choice>",
            ("on", " on\n", "On", ""),
        ),
        ("NCName", "<data type='NCName'/>", NAMES),
        ("DateTime", "<data type='dateTime'/>", MOMENTS),
    ],
)
def test_values(values: str, data: str, tried: tuple[str, ...]) -> None:
    schema = libxml2(data)
    for value in tried:
        assert fits(values, value) == schema.validate(element(value)), value


@pytest.mark.parametrize(
    ("value", "is_valid"),
    [
        ("6695eb01-f6a4-8304-79aa-97f2502e193f", True),
        ("6695eb01f6a4830479aa97f2502e193f", True),
        ("6695eb01-f6a48304-79aa-97f2502e193f", False),
        (" 6695eb01f6a4830479aa97f2502e193f", False),
        ("", False),
    ],
)
def test_kinds_of_the_schemas_match_the_whole_value(value: str, is_valid: bool) -> None:
    uuid = DOMAIN.definition.content.children["uuid"].definition
    assert uuid.content.text is not None
    assert uuid.content.text(value) == is_valid


def test_numbers_of_any_length_are_compared_quickly() -> None:
    assert fits("..", "9" * 1_000_000)
    assert fits("digits 0..5", "0" * 1_000_000 + "5")
    assert not fits("0..5", "9" * 1_000_000)
