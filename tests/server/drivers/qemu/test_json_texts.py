"""Long JSON: read and written as by `json`, with turns for others in between."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.server.drivers.qemu.turns import counted
from virtrio.server.conf.pause import WorkGivenUp, interruptible
from virtrio.server.drivers.qemu.agent import calls
from virtrio.server.drivers.qemu.agent.protocol import parse
from virtrio.server.drivers.qemu.json_texts import (
    LONG,
    MOST_DEPTH,
    MOST_VALUES,
    TooManyValues,
    pieces,
    read,
    written,
)
from virtrio.server.drivers.qemu.qmp.protocol import read_hmp, read_json, read_passed

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)
# Parts of texts that are nearly JSON.
TOKENS = [*'[]{},:" \t\n\r-0\\x\x01', "[]", "{}", '"a":', "é"]
TOKENS += ['"\\u00e9"', '"\\ud83d\\ude00"', '"\\ud8"', '"\\n\\"\\\\"', '"\x02"']
TOKENS += ["true", "nul", "null", "-1.5e3", "01", "NaN", "-Infinity"]


def outcome(work, *args):
    """Return what work returns, or its error as a text."""
    try:
        return work(*args)
    except ValueError as exc:
        return f"{exc.__class__.__name__}: {exc}"


def same(found, wanted) -> bool:
    return repr(found) == repr(wanted)  # NaN as well, and the order of keys


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_values_are_read_and_written_as_by_json(value, indent, ensure_ascii):
    text = json.dumps(value, indent=indent, ensure_ascii=ensure_ascii)
    assert same(read(text), json.loads(text))
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert "".join(pieces(value)) == plain
    assert outcome(written, value) == outcome(plain.encode)


@given(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join))
def test_errors_are_those_of_json(text):
    found, wanted = outcome(read, text), outcome(json.loads, text)
    if str(wanted).startswith("JSONDecodeError: Illegal trailing comma"):  # since Python 3.13
        assert str(found).startswith("JSONDecodeError: ")
    else:
        assert same(found, wanted)


UNITS = ["a", "\\n", "a\\n", "\\\\", '\\"', "\\ud83d\\ude00", "é\\u00e9", "\\ud83d"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("before", ["", "b", "\\t"])
def test_long_strings_are_whole(unit, before):
    text = f'["{before}{unit * 70_000}","{unit * 300}x"]'
    value = json.loads(text)
    assert read(text) == value
    assert "".join(pieces(value)) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for end in ("", '"', "\x01", "\\x", "\\u1", "\\"):
        broken = text[:-4] + end
        assert outcome(read, broken) == outcome(json.loads, broken)


def test_halves_of_characters_of_long_lines():
    text = '{"\\ud800": "\\udc00\\ud83d\\ude00 \\\\ud800", "x": "%s"}' % ("x" * LONG)
    assert read_json(text.encode()) == {"?": "?😀 \\ud800", "x": "x" * LONG}


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
def test_numbers_that_are_no_json_in_long_lines(number):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own, as for short lines
        read_json(f'[{number},"{"x" * LONG}"]'.encode())


def test_nesting_is_limited_without_calls_of_itself():
    text = "[" * MOST_DEPTH + "]" * MOST_DEPTH
    value = read(text)
    assert "".join(pieces(value)) == text
    for mark, close in (("[", "]"), ('{"a":', "}")):
        with pytest.raises(RecursionError):
            read(mark * 200_000 + "1" + close * 200_000)
    deep: list = []
    for _ in range(10 * sys.getrecursionlimit()):
        deep = [deep]
    assert len("".join(pieces(deep))) == 2 + 20 * sys.getrecursionlimit()


@pytest.mark.parametrize("unit", ["0", "[]", '{"a":""}'])
def test_values_are_limited(unit):
    with pytest.raises(TooManyValues, match=f"more than {MOST_VALUES} values"):
        read(f"[{','.join([unit] * MOST_VALUES)}]")


def test_no_value_is_no_json():
    for value in (object(), {1: 2}, float("inf"), b""):
        with pytest.raises((TypeError, ValueError)):
            written([value])


# -- turns -----------------------------------------------------------------------------

COUNT = 40_000
LONG_TEXTS = {
    "numbers": "0," * COUNT + "0",
    "lists": "[]," * COUNT + "0",
    "objects": '{"a":0},' * COUNT + "0",
    "strings": '"x",' * COUNT + "0",
    "a string": '"' + "a\\n" * (16 * COUNT) + '"',
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_others_have_turns_while_long_json_is_read_or_written(text):
    reply = f'{{"return":[{text}]}}'
    asked = f'{{"execute":"x","arguments":[{text}]}}'
    least = COUNT // 256
    value = json.loads(reply)
    works = {
        "QEMU's": (lambda: read_json(reply.encode()), least),
        "the agent's": (lambda: parse(reply.encode()), least),
        "a client's for QEMU": (lambda: read_passed(asked), least),
        "a client's for the agent": (lambda: calls._read(asked), least),
        "for a client": (lambda: calls._printed(value), 16),
    }
    for name, (work, wanted) in works.items():
        assert counted(work) >= wanted, name


def test_others_have_turns_while_a_command_for_humans_is_written():
    assert counted(lambda: read_hmp("\x01" * 4 * 1024 * 1024)) >= 64


def test_what_is_passed_on_is_what_it_was():
    text = f'{{"execute":"x","arguments":{{"é":["{"x" * LONG}",1.5]}},"id":"mine"}}'
    passed = read_passed(text)
    assert passed.members == {"execute": "x", "id": "mine"}
    assert passed.data.decode() == text.replace(',"id":"mine"', "")
    assert calls._read(text) == ("x", text.encode() + b"\n")
    assert calls._printed(json.loads(text)) == (text, len(text) + 1)


def test_work_for_nobody_is_given_up():
    text = f"[{LONG_TEXTS['objects']}]"
    with interruptible(lambda: True):
        for work in (lambda: read(text), lambda: written(json.loads(text))):
            with pytest.raises(WorkGivenUp):
                work()
