"""Long JSON, read and written so that other threads get their turn.

C's JSON module keeps the interpreter from the first character of a text to the last:
10 MiB of small values hold every other thread for half a second, whichever thread reads
them. Here C sees one number or one piece of a string at a time, and what is between is
Python's, which other threads can interrupt. That takes a microsecond for a value, so
short texts are better left to `json`.

`read` and `pieces` do not call themselves for what is nested. Both pass checkpoints, so
work for a caller who has left is given up.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder, JSONEncoder
from math import isfinite
from typing import TYPE_CHECKING, Any

from ...conf.pause import CHUNK, checkpoint
from ...conf.reaper import reap_nested

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONG", "MOST_DEPTH", "MOST_VALUES", "TooManyValues", "pieces", "read", "written"]

# Characters or bytes from which on a text is long.
LONG = 64 * 1024

# Most values of a long text. Real replies come nowhere near: QEMU's whole schema has
# some 16,000, and 1,000 bitmaps have 14,000. Of 10 MiB, libvirt's limit of a reply,
# anybody can make ten times as many; each can take 200 bytes of memory, and all are
# freed in one go by whoever lets go of them.
MOST_VALUES = 500_000

# Most lists and objects within each other in a long text. With more of them, what reads
# the values by calling itself would fail; `json` stops at some 900.
MOST_DEPTH = 500

_KEPT_KEYS = 4096  # of objects, so that equal keys are one string
_PIECE = 256 * 256  # characters of a string that are worked on at once

_SPACE = re.compile(r"[ \t\n\r]{0,65536}+")
# A string without anything to replace; the quote before it is passed.
_SIMPLE = re.compile(r'[^"\\\x00-\x1f]{0,65536}+"')
# A part of any other: no pair of halves of a character, nor an escape, is cut in two.
_PART = re.compile(
    r'(?:[^"\\]{1,256}+'
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.){1,256}+",
    re.DOTALL,
)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")

_ANY = JSONDecoder()
_SCALARS = JSONEncoder(ensure_ascii=False, allow_nan=False)


class TooManyValues(ValueError):
    """Error about a text with more values than `MOST_VALUES`."""

    def __init__(self, detail: str = f"the JSON has more than {MOST_VALUES} values") -> None:
        super().__init__(detail)


# -- reading ---------------------------------------------------------------------------


def read(text: str, decoder: JSONDecoder = _ANY, *, replaces_halves: bool = False) -> Any:
    """Return the value of a JSON text, as ``decoder.decode`` would.

    The decoder reads numbers and words. With ``replaces_halves``, halves of characters
    become "?". Raises what the decoder would, and TooManyValues; RecursionError from
    `MOST_DEPTH` on.
    """
    reader = _Reader(text, decoder, replaces_halves=replaces_halves)
    try:
        return reader.read()
    except BaseException:
        # What was read is not freed in one go with this frame.
        reader.opened.clear()
        reap_nested(reader.root)
        raise


class _Reader:
    """Reader of one text.

    ``root`` is the outermost list or object, and ``opened`` those around the place that
    is being read.
    """

    def __init__(self, text: str, decoder: JSONDecoder, *, replaces_halves: bool) -> None:
        self.root: Any = None
        self.opened: list[Any] = []
        self._text = text
        self._decode = decoder.raw_decode
        self._replaces_halves = replaces_halves
        self._keys: dict[str, str] = {}

    def read(self) -> Any:
        text, opened, decode = self._text, self.opened, self._decode
        key = ""
        count = 0
        place = self._after_space(0)
        while True:
            count += 1
            if not count % CHUNK:
                checkpoint()
            if count > MOST_VALUES:
                raise TooManyValues
            value: Any
            start = text[place : place + 1]
            if start == '"':
                value, place = self._string(place + 1)
            elif start == "[" or start == "{":
                value = [] if start == "[" else {}
                place += 1
            else:
                value, place = decode(text, place)
            if not opened:
                self.root = value
            elif opened[-1].__class__ is dict:
                opened[-1][key] = value
            else:
                opened[-1].append(value)
            if start == "[" or start == "{":
                place = self._after_space(place)
                if text[place : place + 1] == ("]" if start == "[" else "}"):
                    place += 1
                else:
                    if len(opened) == MOST_DEPTH:
                        raise RecursionError("the JSON is nested too deeply")
                    opened.append(value)
                    if start == "{":
                        key, place = self._key(place)
                    continue
            while opened:
                place = self._after_space(place)
                mark = text[place : place + 1]
                is_object = opened[-1].__class__ is dict
                if mark == ",":
                    place = self._after_space(place + 1)
                    if is_object:
                        key, place = self._key(place)
                    break
                if mark != ("}" if is_object else "]"):
                    raise JSONDecodeError("Expecting ',' delimiter", text, place)
                opened.pop()
                place += 1
            else:
                place = self._after_space(place)
                if place != len(text):
                    raise JSONDecodeError("Extra data", text, place)
                return self.root

    def _after_space(self, place: int) -> int:
        text = self._text
        while text[place : place + 1] in _SPACES:
            found = _SPACE.match(text, place)
            assert found is not None
            place = found.end()
        return place

    def _key(self, place: int) -> tuple[str, int]:
        """Return the key at a place, and the place of its value."""
        text = self._text
        if text[place : place + 1] != '"':
            detail = "Expecting property name enclosed in double quotes"
            raise JSONDecodeError(detail, text, place)
        key, place = self._string(place + 1)
        if len(self._keys) < _KEPT_KEYS:
            key = self._keys.setdefault(key, key)
        else:
            key = self._keys.get(key, key)
        place = self._after_space(place)
        if text[place : place + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", text, place)
        return key, self._after_space(place + 1)

    def _string(self, place: int) -> tuple[str, int]:
        """Return the string that begins at a place, and the place after it."""
        text = self._text
        found = _SIMPLE.match(text, place)
        if found is not None:
            return text[place : found.end() - 1], found.end()
        before = place - 1
        parts: list[str] = []
        while (found := _PART.match(text, place)) is not None:
            checkpoint()
            part = found.group()
            try:
                said, _ = _ANY.raw_decode(f'"{part}"')
            except JSONDecodeError as exc:
                raise JSONDecodeError(exc.msg, text, place + exc.pos - 1) from None
            if self._replaces_halves and _HALF.search(part):
                said = said.encode("utf-8", "replace").decode()
            parts.append(said)
            place = found.end()
        if text[place : place + 1] != '"':
            raise JSONDecodeError("Unterminated string starting at", text, before)
        return "".join(parts), place + 1


_SPACES = frozenset(" \t\n\r")


# -- writing ---------------------------------------------------------------------------


def written(value: object) -> bytes:
    """Return a value as JSON in UTF-8, without spaces.

    Raises TypeError or ValueError for what JSON cannot have.
    """
    return b"".join(piece.encode() for piece in pieces(value))


def pieces(value: object) -> Iterator[str]:
    """Iterate over the JSON of a value, without spaces, in pieces of a moderate length.

    Raises TypeError or ValueError for what JSON cannot have, but lets halves of
    characters be.
    """
    parts: list[str] = []
    size = 0
    for part in _parts(value):
        parts.append(part)
        size += len(part)
        if size >= _PIECE or len(parts) >= CHUNK:
            checkpoint()
            yield "".join(parts)
            parts.clear()
            size = 0
    yield "".join(parts)


def _parts(value: Any) -> Iterator[str]:
    opened: list[tuple[Iterator[Any], str]] = []  # with the marks that close them
    is_first = True
    while True:
        kind = value.__class__
        if kind is str:
            yield from _quoted(value)
        elif kind is dict or kind is list:
            marks = "{}" if kind is dict else "[]"
            if value:
                yield marks[0]
                opened.append((iter(value.items() if kind is dict else value), marks[1]))
                is_first = True
            else:
                yield marks
        elif kind is int or (kind is float and isfinite(value)):
            yield repr(value)
        else:
            yield _SCALARS.encode(value)
        while True:
            if not opened:
                return
            items, mark = opened[-1]
            item: Any = next(items, opened)
            if item is not opened:
                break
            yield mark
            opened.pop()
            is_first = False
        if not is_first:
            yield ","
        is_first = False
        if mark == "}":
            key, value = item
            yield from _quoted(key)
            yield ":"
        else:
            value = item


def _quoted(text: str) -> Iterator[str]:
    if len(text) <= _PIECE:
        yield _SCALARS.encode(text)
        return
    yield '"'
    for start in range(0, len(text), _PIECE):
        yield _SCALARS.encode(text[start : start + _PIECE])[1:-1]
    yield '"'
