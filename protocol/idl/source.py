"""Text of one definition file: positions, comments and pass-through lines.

Annotations are in comments, which the grammar skips, so they are found by their
position: hints after a field or an opening brace on the same line, a ``/** */`` block
right before a procedure.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .cpp import error_at, preprocess

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .cpp import Reader
    from .errors import IdlError

_SKIPPED = re.compile(
    r"(?P<comment>/\*.*?\*/|//[^\n]*)"
    r"""|^%(?:[ \t]*\#[ \t]*include[ \t]*[<"](?P<include>[^>"\n]+)"""
    r"""|[ \t]*\#[ \t]*define[ \t]+(?P<define>[A-Za-z_]\w*)[ \t](?P<value>[^\\\n]*$))?"""
    r"""(?:\\\r?\n|[^\n])*""",
    re.DOTALL | re.MULTILINE,
)
_COMMENT = re.compile(r"/\*.*?\*/|/\*.*|//.*")

_HINT = re.compile(r"insert@\d+|alloc@\d+@[\w *]+@\d+|call-by-reference|\([\w ]+\*+\)")
_ANNOTATION = re.compile(r"@(?P<key>\w+)[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t]*(?=\n|\*/)")


def _one_of(*words: str) -> Callable[[str], str | None]:
    return lambda value: value if value in words else None


def _word(value: str) -> str | None:
    return value if re.fullmatch(r"\S+", value) else None


def _position(value: str) -> int | None:
    return int(value) if value.isdecimal() else None


_SINGLE: Mapping[str, Callable[[str], str | int | None]] = {
    "generate": _one_of("both", "client", "server", "none"),
    "priority": _one_of("low", "high"),
    "readstream": _position,
    "writestream": _position,
    "sparseflag": _word,
}
_REPEATED = frozenset({"acl", "aclfilter"})
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class SourceText:
    """Text of one file; ``file`` is its name in error messages.

    ``text`` is what the preprocessor makes of it: ``macros`` are defined beside the
    file's own, ``values`` are known to conditions, ``read`` finds included files.
    """

    def __init__(
        self,
        file: str,
        text: str,
        macros: Mapping[str, str] = _NOTHING,
        values: Mapping[str, int] = _NOTHING,
        read: Reader | None = None,
    ) -> None:
        self.file = file
        self._made = preprocess(file, text, macros, values, read)
        self.text = text = self._made.text
        self.includes: list[tuple[int, str]] = []  # (offset, name) of every ``%#include``
        self.defines: dict[str, str] = {}  # what ``%#define`` lines pass on to C
        self._comment_ends: dict[int, int] = {}
        self._comment_starts: dict[int, int] = {}
        for match in _SKIPPED.finditer(text):
            if match["comment"]:
                self._comment_ends[match.start()] = match.end()
                self._comment_starts[match.end()] = match.start()
            elif match["include"]:
                self.includes.append((match.start(), match["include"]))
            elif match["define"]:
                self.defines[match["define"]] = _COMMENT.sub(" ", match["value"])

    def error(self, offset: int, message: str) -> IdlError:
        return error_at(*self._made.place(offset), message)

    def file_at(self, offset: int) -> str:
        """Return the name of the file that a piece of the text comes from."""
        return self._made.place(offset)[0]

    def hints_after(self, offset: int) -> tuple[str, ...]:
        """Return annotations in comments on the rest of the line, without ``/*``."""
        hints: list[str] = []
        while True:
            start = self._skip_blanks(offset)
            if start not in self._comment_ends:
                return tuple(hints)
            offset = self._comment_ends[start]
            words = (
                self.text[start:offset]
                .removeprefix("/*")
                .removeprefix("//")
                .removesuffix("*/")
                .strip()
            )
            if _HINT.fullmatch(words):
                hints.append(words)

    def annotations_before(self, offset: int) -> dict[str, Any]:
        """Return the annotations right before ``offset``, as arguments of `Procedure`.

        They are those of the ``/** */`` comment there.
        """
        found: dict[str, Any] = {}
        comment = self._doc_comment_before(offset)
        if comment is None:
            return found
        for match in _ANNOTATION.finditer(self.text, *comment):
            key, written = match["key"], match["value"]
            if key in _REPEATED:
                if _word(written) is None:
                    raise self.error(
                        match.start("value"), f"@{key} takes one rule, object:permission"
                    )
                found[key] = (*found.get(key, ()), written)
                continue
            if key not in _SINGLE:  # an annotation for the generator of another libvirt release
                continue
            if key in found:
                raise self.error(match.start(), f"@{key} is given twice")
            value = _SINGLE[key](written)
            if value is None:
                raise self.error(match.start("value"), f"{written!r} is not a value for @{key}")
            found[key] = value
        return found

    def _skip_blanks(self, offset: int) -> int:
        while self.text[offset : offset + 1] in (" ", "\t"):
            offset += 1
        return offset

    def _doc_comment_before(self, offset: int) -> tuple[int, int] | None:
        while True:
            while offset > 0 and self.text[offset - 1].isspace():
                offset -= 1
            start = self._comment_starts.get(offset)
            if start is None:
                return None
            if self.text.startswith("/**", start):
                return start, offset
            offset = start
