"""Parser of libvirt's configuration files, which gives settings as plain values.

A file has settings ``key = value`` in lines, or separated by ``;``. A value is a
decimal number, a string in single, double or three double quotes, without escapes, or a
list of these. A comment goes from ``#`` to the end of a line and may not stand within a
list. It is libvirtd's own grammar (src/util/virconf.c), but mistakes that libvirtd
accepts are refused: a key that is set twice (the first holds there), lists of lists,
NUL bytes in strings, and text that is not UTF-8.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_BYTES = 1024 * 1024

Value = int | str | tuple[int | str, ...]

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"(?:#[^\r\n]*)?")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NUMBER = re.compile(r"[+-]?[0-9]+")
_STRING = re.compile(r'"""(.*?)"""' + r'|"([^"\r\n]*)"' + r"|'([^'\r\n]*)'", re.DOTALL)
_LONGEST_NUMBER = 20  # digits of any number that has a use


class SyntaxProblem(ValueError):
    """Syntax error in a file; the text begins with the number of the line."""


def read(path: Path) -> str:
    """Return the text of a regular file of at most `MOST_BYTES`.

    Raises OSError or UnicodeDecodeError.
    """
    # opening a FIFO or a device may wait, or do something
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise _not_regular(os.stat(path).st_mode)
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        mode = os.fstat(fd).st_mode
        if not stat.S_ISREG(mode):
            raise _not_regular(mode)
        data = bytearray()
        while len(data) <= MOST_BYTES and (part := os.read(fd, MOST_BYTES + 1 - len(data))):
            data += part
    finally:
        os.close(fd)
    if len(data) > MOST_BYTES:
        raise OSError(errno.EFBIG, f"larger than {MOST_BYTES // 1024} KiB")
    return data.decode()


def _not_regular(mode: int) -> OSError:
    if stat.S_ISDIR(mode):
        return OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    return OSError(errno.EINVAL, "not a regular file")


def parse(text: str) -> Mapping[str, Value]:
    """Return the settings in the order of the text.

    Raises SyntaxProblem.
    """
    parser = _Parser(text)
    return parser.settings()


class _Parser:
    """Parser of one text, whose time is linear in its length."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pos = 0

    def settings(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        self._skip(_GAP)
        while self._pos < len(self._text):
            if self._text[self._pos] != "#":
                start = self._pos
                name = self._take(_NAME)
                if not name:
                    raise self._problem("the name of a setting was expected")
                self._skip(_BLANK)
                if not self._accept("="):
                    raise self._problem(f"'=' was expected after {name[:60]}")
                self._skip(_BLANK)
                value = self._value()
                if name in found:
                    self._pos = start
                    raise self._problem(f"{name[:60]} is set twice")
                found[name] = value
                self._skip(_BLANK)
            self._skip(_COMMENT)
            if self._pos < len(self._text) and self._text[self._pos] not in "\r\n;":
                raise self._problem("the end of the line was expected")
            self._accept(";")
            self._skip(_GAP)
        return found

    def _value(self) -> Value:
        if not self._accept("["):
            return self._plain()
        items: list[int | str] = []
        self._skip(_GAP)
        while not self._accept("]"):
            items.append(self._plain())
            self._skip(_GAP)
            if not self._accept(","):
                if not self._accept("]"):
                    raise self._problem("',' or ']' was expected in a list")
                break
            self._skip(_GAP)
        return tuple(items)

    def _plain(self) -> int | str:
        number = self._take(_NUMBER)
        if number:
            digits = number.lstrip("+-0")[: _LONGEST_NUMBER + 1] or "0"
            return -int(digits) if number[0] == "-" else int(digits)
        match = _STRING.match(self._text, self._pos)
        if match is None:
            if self._text[self._pos : self._pos + 1] in ('"', "'"):
                raise self._problem("a string has no end")
            raise self._problem("a number, a string or a list was expected")
        string = next(group for group in match.groups() if group is not None)
        if "\0" in string:
            raise self._problem("a NUL byte in a string")
        self._pos = match.end()
        return string

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._pos)
        if match is not None:
            self._pos = match.end()

    def _take(self, pattern: re.Pattern[str]) -> str:
        start = self._pos
        self._skip(pattern)
        return self._text[start : self._pos]

    def _accept(self, character: str) -> bool:
        if self._text.startswith(character, self._pos):
            self._pos += 1
            return True
        return False

    def _problem(self, detail: str) -> SyntaxProblem:
        return SyntaxProblem(f"line {self._text.count(chr(10), 0, self._pos) + 1}: {detail}")
