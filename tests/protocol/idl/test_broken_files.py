"""Definition files with a wrong word: parsed, or an IdlError with the place."""

from __future__ import annotations

import random
import re
from importlib import resources
from pathlib import Path

import pytest

from virtrio.gen import package
from virtrio.protocol.idl.errors import IdlError
from virtrio.protocol.idl.parser import parse

DEFINITIONS = resources.files("virtrio.protocol.definitions")
DIALECTS = Path(__file__).parents[2] / "gen" / "dialects"
TEXTS = [DEFINITIONS.joinpath(f"{name}.x").read_text() for name in ("admin", "rpc", "keepalive")]
TEXTS += [DIALECTS.joinpath(f"{name}.x").read_text() for name in ("kinds", "nested", "names")]
WORDS = re.compile(r"\w+|\S|\s+")
POOL = sorted({word for text in TEXTS for word in WORDS.findall(text)})
POOL += [
    "0",
    "-1",
    "4294967296",
    "08",
    "0x",
    "/*",
    "*/",
    "%",
    "//",
    "bool",
    "u_int",
    "self",
    "None",
    "é",
    "\0",
    "\U0001f600",
]


def broken(rnd):
    """Change, leave out, insert or repeat a few words of a definition."""
    words = WORDS.findall(rnd.choice(TEXTS))
    for _ in range(rnd.randint(1, 3)):
        at = rnd.randrange(len(words))
        match rnd.randrange(4):
            case 0:
                words[at] = rnd.choice(POOL)
            case 1:
                del words[at]
            case 2:
                words.insert(at, rnd.choice(POOL))
            case _:
                words[at:at] = words[at : at + rnd.randint(1, 30)]
    return "".join(words)


def check_place(error, lines):
    assert 1 <= error.line <= len(lines)
    assert 1 <= error.column <= len(lines[error.line - 1]) + 1
    assert str(error).startswith(f"t.x:{error.line}:{error.column}: ")


@pytest.mark.parametrize("seed", range(4))
def test_broken_files_are_parsed_or_refused_with_a_place(seed):
    rnd = random.Random(seed)
    understood = refused = 0
    for _ in range(150):
        text = broken(rnd)
        try:
            spec = parse(text, name="t", source="t.x")
        except IdlError as error:
            refused += 1
            check_place(error, text.split("\n"))
            continue
        understood += 1
        if understood % 8 == 0:
            for path, written in package.generate(spec).items():
                compile(written, path, "exec")
    assert min(understood, refused) > 15
