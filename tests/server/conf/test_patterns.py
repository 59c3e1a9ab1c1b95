"""Patterns that clients' texts are matched with: none takes long, or much memory."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections import deque
from functools import cache
from typing import TYPE_CHECKING

import pytest

import virtrio.server.conf
from tests.server.conf import long_texts
from virtrio.server.conf import blocks
from virtrio.server.conf.pause import WorkGivenUp, interruptible
from virtrio.server.conf.schema import datatypes, library
from virtrio.server.conf.schema.notation import Notation

if TYPE_CHECKING:
    from collections.abc import Callable

    from virtrio.server.conf.schema.datatypes import Kind

# Schemas are read with these.
NOT_CLIENTS = (
    "virtrio.server.conf.schema.notation.",
    "virtrio.server.conf.schema.datatypes._ENDS_WITH_CLASS",
)
# Patterns that texts are searched for; the others match whole texts, or single places.
SOUGHT = {
    "virtrio.server.conf.values._ZEROS_OF_A_NUMBER",
    "virtrio.server.conf.schema.datatypes._BAD_ESCAPE",
    "virtrio.server.conf.schema.datatypes._BAD_CPU",
}


@cache
def schemas() -> tuple[library.Schema, ...]:
    return tuple(each for each in vars(library).values() if isinstance(each, library.Schema))


@cache
def kinds() -> dict[str, tuple[Kind, str | None]]:
    """Return the named kinds of all schemas, with the expressions of some."""
    found: dict[str, tuple[Kind, str | None]] = {
        name: (kind, None) for name, kind in datatypes.BUILT_IN.items()
    }
    for schema in schemas():
        for (what, name), line in schema.notation._lines.items():
            if what == "kind":
                values = line.text.split(maxsplit=2)[2]
                expression = values[1:].strip() if values.startswith("~") else None
                found[f"{line.place} {name}"] = (schema.notation.kind(name), expression)
    return found


def lines_of(block) -> list[str]:
    return [text for line in block for text in (line.text, *lines_of(line.block))]


def ranges() -> list[str]:
    """Return the ranges of numbers that schemas have, with and without signs."""
    words = {
        word
        for schema in schemas()
        for text in lines_of(schema.notation._lines.values())
        if "~" not in text
        for word in text.split()
        if re.fullmatch(r"-?\d*\.\.-?\d*", word)
    }
    return [digits + word for word in sorted(words) for digits in ("", "digits ")]


def fits(values: str) -> Kind:
    notation = Notation()
    notation.add(f"kind K {values}", "here")
    return notation.kind("K")


def patterns() -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns of the modules that read documents."""
    found = {}
    for module in pkgutil.walk_packages(virtrio.server.conf.__path__, "virtrio.server.conf."):
        for name, value in vars(importlib.import_module(module.name)).items():
            full_name = f"{module.name}.{name}"
            if isinstance(value, re.Pattern) and not full_name.startswith(NOT_CLIENTS):
                found[full_name] = value
    return found


def seek(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: deque(pattern.finditer(text), maxlen=0)


def assert_light(name: str, work: Callable[[str], object], texts) -> None:
    for text in texts:
        if long_texts.is_heavy(work, text):
            shown = f"{text[:40]!r}…{text[-8:]!r}, {len(text)} characters"
            pytest.fail(f"{name} takes too long, or too much memory, with {shown}")


def test_kinds_take_a_pass_over_a_text():
    assert len(kinds()) > 100
    with long_texts.traced():
        for name, (kind, expression) in kinds().items():
            if expression is not None:
                assert_light(name, kind, long_texts.of_expression(expression))
        for name, kind in datatypes.BUILT_IN.items():
            assert_light(name, kind, long_texts.common())


def test_ranges_of_numbers_take_a_pass_over_a_text():
    assert len(ranges()) > 20
    with long_texts.traced():
        for values in ranges():
            kind = fits(values)
            for unit in ("0", "9", " ", "+"):
                for head in ("", "-1"):
                    texts = (head + unit * long_texts.COUNT + tail for tail in ("", "x", " 5"))
                    assert_light(values, kind, texts)


def test_patterns_of_documents_take_a_pass_over_a_text():
    assert patterns().keys() >= SOUGHT
    with long_texts.traced():
        for name, pattern in patterns().items():
            work = seek(pattern) if name in SOUGHT else pattern.fullmatch
            assert_light(name, work, long_texts.of_expression(pattern.pattern))


def test_expressions_of_schemas_repeat_single_characters_possessively():
    """A text's end cannot make them try anything again, however long it is."""
    for name, (_, expression) in kinds().items():
        if expression is not None:
            outside = re.sub(r"\\.", "e", re.sub(r"\[(?:[^\]\\]|\\.)+\]", "c", expression))
            assert not re.search(r"[*+](?!\+)(?<![*+]\+)|\)[*+]|,\}(?!\+)", outside), name


@pytest.mark.parametrize("length", [1, 2, 3, 7, 64])
def test_texts_that_are_matched_in_pieces_fit_as_whole_ones_do(length, monkeypatch):
    chance = random.Random(length)
    monkeypatch.setattr(datatypes, "BLOCK", 12 + length)
    for name, (_, expression) in kinds().items():
        if expression is None:
            continue
        whole, kind = re.compile(expression, re.ASCII), datatypes.pattern(expression)
        for _ in range(20):
            size = chance.choice([0, 11, 12, 13, 24, 25, 26, 40, 70])
            text = chance.choice(["", "0x", "vda", "ioemu:hda", "/", "C:\\"])
            text += "".join(
                chance.choices(["a", "1", "-", "/", " ", "\n", "é"], [50, 50, *[1] * 5], k=size)
            )
            assert kind(text) == (whole.fullmatch(text) is not None), (name, text)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        (
            "Mode",
            "0 00 7 0644 777777777 0000777777777 3777777777 04277777777 00000000000001",
            "8 4300000000 5000000000 37777777770 0x1 -1",
        ),
        ("BelowZero", "-0 -1 -000 -0001", "- 0 1 -2 -10 -11 -011 --0"),
        ("LinkSpeed", "1 123 1.5 12x34 1234567", ". 1. .1 1.. 1..2 1.2.3 1x2y"),
        ("Timestamp", "0 12. 12.5 1.123456789", ". .5 1.1234567890 1.x 1x"),
        ("Compat", "0.10 1.1", "1 1. .1 1.1.1"),
        ("CookieValue", 'a "a" "a=a" a"', '" "" a"a "a"a ä'),
    ],
)
def test_verdicts(name, good, bad):
    kind = next(kind for place, (kind, _) in kinds().items() if place.split()[-1] == name)
    assert [text for text in good.split() if not kind(text)] == []
    assert [text for text in ("", *bad.split()) if kind(text)] == []


CPU = r"([0-9]+(-[0-9]+)?|\^[0-9]+)"


@pytest.mark.parametrize("at_once", [1, 4, 64 * 1024])
def test_sets_of_cpus_are_numbers_with_commas_between(at_once, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", at_once)
    chance = random.Random(at_once)
    whole = re.compile(f"{CPU}(,{CPU})*", re.ASCII)
    verdicts = set()
    for _ in range(2000):
        text = "".join(
            chance.choices(
                ["0,", "12-3,", "^4,", "5", ",", "-", "^", "\n"], [9, 9, 9, 5, 1, 1, 1, 1], k=5
            )
        )
        verdicts.add(verdict := datatypes.BUILT_IN["CpuSet"](text))
        assert verdict == (whole.fullmatch(text) is not None), text
    assert verdicts == {True, False}


@pytest.mark.parametrize("text", ["0-3," * 100_000 + "5", "1" * 400_000, "a" * 400_000])
def test_work_on_long_values_can_be_given_up(text):
    kind = fits("~ [a-z]++") if text[0] == "a" else datatypes.BUILT_IN["CpuSet"]
    assert kind(text)
    with interruptible(lambda: True), pytest.raises(WorkGivenUp):
        kind(text)
