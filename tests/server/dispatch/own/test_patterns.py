"""Patterns for names of events, compared with Python's own, and how long they take."""

from __future__ import annotations

import os
import random
import re
import time
import warnings

import pytest

from virtrio.server.dispatch.own.patterns import (
    LONGEST_NAME,
    Malformed,
    Pattern,
    TooComplex,
    compiled,
)

SEED = int(os.environ.get("VIRTRIO_SEED", "1"))

ONES = [
    *("a", "b", "A", "B", "_", "1", ".", r"\d", r"\w", r"\s", r"\D", r"\W", r"\S", r"\.", r"\x41"),
    *("[ab]", "[^a]", "[a-cB]", "[^A-Z_]", r"[\d_]", "[]a]", "[^]a]", "[a-]", r"[\w-]", r"[^\W1]"),
    *("^", "$", r"\b", r"\B", r"\A"),
]
COUNTS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{,2}", "{2,}", "{0}", "{"]


def made(chosen, depth=4):
    """Make a pattern."""
    kind = chosen.randrange(8 if depth else 3)
    if kind < 3:
        return chosen.choice(ONES)
    parts = [made(chosen, depth - 1) for _ in range(3)]
    return {
        3: parts[0] + parts[1],
        4: "".join(parts),
        5: f"({parts[0]}|{parts[1]})",
        6: f"(?:{parts[0]}){chosen.choice(COUNTS)}",
        7: f"(|{parts[0]}|){parts[1]}",
    }[kind]


def noise(chosen):
    return "".join(chosen.choice(r"ab(|)*+?{}[]^$\12-.") for _ in range(chosen.randrange(1, 8)))


@pytest.mark.parametrize("seed", range(SEED, SEED + 4))
def test_they_match_what_pythons_match(seed):
    chosen = random.Random(seed)
    counted = matched = 0
    for _ in range(2000):
        text = made(chosen) if chosen.random() < 0.9 else noise(chosen)
        ignore_case = chosen.random() < 0.3
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reference = re.compile(text, re.ASCII | (re.IGNORECASE if ignore_case else 0))
        except re.error:
            with pytest.raises((Malformed, TooComplex)):
                Pattern(text, ignore_case=ignore_case)
            continue
        try:
            pattern = Pattern(text, ignore_case=ignore_case)
        except TooComplex:
            continue
        for _ in range(5):
            name = "".join(chosen.choice("abAB_1 .") for _ in range(chosen.randrange(1, 8)))
            expected = reference.search(name) is not None
            assert pattern.is_in(name) == expected, (text, ignore_case, name)
            counted += 1
            matched += expected
    assert counted > 5000
    assert counted // 5 < matched < counted


NAME = "A" * (LONGEST_NAME - 1) + "B"


@pytest.mark.parametrize(
    "text",
    [
        "(" + ".|" * 90 + ".)" + ("(" + ".|" * 90 + ".)") * 4 + "!",
        "(a+)+$",
        "[\x01-\uffff]" * 190,
        "[" + "".join(f"{chr(1 + i % 3)}-{chr(0xFFFF - i)}" for i in range(330)) + "]",
        "a" * 1000,
        "." * 1000,
        "A?" * 500,
        "(?:A?B?){333}$",
        "(a|b|c|d)*" * 99,
        "A?" * 320 + "$" + r"\b|^" * 20 + "A?" * 100,
        "(" * 100 + "A" + ")*" * 100,
        "^" * 1000,
        "|" * 999,
        r"\bA?" * 230 + "$",
    ],
)
@pytest.mark.parametrize("ignore_case", [False, True])
def test_none_takes_long(text, ignore_case):
    took = []
    for _ in range(5):
        began = time.thread_time()
        Pattern(text, ignore_case=ignore_case).is_in(NAME)
        took.append(time.thread_time() - began)
    assert min(took) < 0.03  # most take one or two milliseconds


@pytest.mark.parametrize(
    "text",
    [
        *("(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(?>a)", "(?P=x)", "(?#x)", "(?R)", "(?(1)a)"),
        *(r"(a)\1", r"\p{Lu}", r"\Qa\E", r"\G", "a*+", "a++", "a?+", "a{2}+", "(*UTF)a", "a(?i)b"),
        *("a{2001}", "(a{50}){50}", "(a{600}){0}" * 80, "(" * 101 + ")" * 101, "a" * 1001),
        *("[[.a.]]", "[[=a=]]"),
    ],
)
def test_what_is_not_searched_for(text):
    with pytest.raises(TooComplex):
        Pattern(text, ignore_case=False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(", "missing ), unterminated subpattern at position 0"),
        ("(?", "unexpected end of pattern"),
        ("a)", "unbalanced parenthesis at position 1"),
        ("[a", "unterminated character set at position 0"),
        ("[]", "unterminated character set at position 0"),
        ("*a", "nothing to repeat at position 0"),
        ("^*", "nothing to repeat at position 1"),
        ("{2}", "nothing to repeat at position 0"),
        ("a**", "multiple repeat at position 2"),
        ("a{3,2}", "min repeat greater than max repeat at position 1"),
        ("[b-a]", "bad character range at position 1"),
        (r"[\d-a]", "bad character range at position 1"),
        ("\\", "bad escape (end of pattern)"),
        ("a{65536}", "number too big in {} quantifier"),
        ("a{1234567890}", "number too big in {} quantifier"),
        ("(?P<a>b)(?P<a>c)", "redefinition of group name 'a'"),
        ("[[:letter:]]", "unknown POSIX class name"),
    ],
)
def test_what_is_no_pattern(text, why):
    with pytest.raises(Malformed) as raised:
        Pattern(text, ignore_case=False)
    assert str(raised.value) == why


@pytest.mark.parametrize(
    ("text", "name", "matches"),
    [
        ("[[:upper:]_]+$", "BLOCK_JOB", True),
        ("^[[:^digit:]]$", "1", False),
        ("[[:xdigit:]]{3}", "xbEe", True),
        ("(?i)stop", "STOP", True),
        ("(?<what>ST)(?P<more>OP)", "STOP", True),
        ("STOP\\z", "STOP", True),
        ("é?STOP", "STOP", True),
        ("[é-ÿ]", "STOP", False),
        ("[^é]TOP", "STOP", True),
        ("{STOP", "{STOP", True),
        ("S{x}", "S{x}", True),
        (r"[\b\n\t]", "STOP", False),
        (r"[\x53]", "STOP", True),
        (r"[\x50-\x53]TO", "STOP", True),
    ],
)
def test_what_pythons_do_not_have_or_see_otherwise(text, name, matches):
    assert Pattern(text, ignore_case=False).is_in(name) == matches


@pytest.mark.parametrize("name", ["A" * (LONGEST_NAME + 1), "Ä", "A\n", "\x7f"])
def test_names_that_no_qemu_sends(name):
    assert not Pattern("", ignore_case=False).is_in(name)


def test_answers_are_remembered_up_to_a_bound():
    pattern = Pattern("^A1", ignore_case=True)
    for number in range(1000):
        assert pattern.is_in(f"a{number}") == str(number).startswith("1")
        assert len(pattern._answers) <= 100
    assert pattern.size > 5000


def test_those_of_one_text_share_one():
    first = compiled("^STOP|X", ignore_case=True)
    assert compiled("^STOP|X", ignore_case=True) is first
    assert compiled("^STOP|X", ignore_case=False) is not first
