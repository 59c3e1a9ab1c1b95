"""Parser of `.x` files: RFC 4506's language, with libvirt's annotations.

lark is imported when the first text is parsed, so that a program which only speaks the
protocol never loads it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .build import build
from .errors import IdlError
from .source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

    from .model import Specification

__all__ = ["IdlError", "bundled", "load", "parse"]

_DEFINITIONS = resources.files(f"{__package__.rpartition('.')[0]}.definitions")
_BUNDLED: dict[Path, Specification] = {}
_NOTHING: Mapping[str, int] = MappingProxyType({})
_NO_MACROS: Mapping[str, str] = MappingProxyType({})
_CLASSES = {"NAME": "a name", "NUMBER": "a number", "TEXT": "a text", "$END": "end of file"}
_WORD = re.compile(r"\w+|.", re.DOTALL)
_TYPE_WORDS = frozenset(
    {
        "UNSIGNED",
        "INT",
        "HYPER",
        "SHORT",
        "CHAR",
        "LONG",
        "BOOL",
        "QUADRUPLE",
        "FLOAT",
        "DOUBLE",
        "STRUCT",
        "UNION",
        "ENUM",
        "NAME",
    }
)


def parse(
    text: str,
    *,
    name: str,
    source: str,
    imports: Iterable[Specification] = (),
    constants: Mapping[str, int] = _NOTHING,
    macros: Mapping[str, str] = _NO_MACROS,
) -> Specification:
    """Parse a text to its specification.

    ``source`` is the name of the text in errors; ``imports`` are files whose names it
    may use. ``constants`` are those of C headers that it needs beside libvirt's public
    ones. ``macros`` are defined as by a ``#define`` before the text. Raises `IdlError`
    at the first mistake.
    """
    content = SourceText(source, text, macros, constants)
    tree = _tree(content)
    return build(tree, content, name, tuple(imports), constants)


def load(
    path: str | Path,
    read: dict[Path, Specification] | None = None,
    constants: Mapping[str, int] = _NOTHING,
    macros: Mapping[str, str] = _NO_MACROS,
) -> Specification:
    """Read a file, and the definitions beside it named in ``%#include "..."`` lines.

    ``remote_protocol.h`` stands for ``remote_protocol.x`` or ``remote.x`` in the same
    folder; a header without such a file is one of C's, and skipped. The specification
    is named after the file, without ``_protocol``. Files that ``read`` contains are not
    read again; files that are read are added to it. A file beside it may also be
    included as a text, with ``#include "..."``. ``constants`` and ``macros`` are as for
    `parse`. Raises OSError and `IdlError`.
    """
    return _Loader({} if read is None else read, constants, macros).load(Path(path), ())


@cache
def bundled(name: str) -> Specification:
    """Return one of our definitions: rpc, keepalive, remote, qemu, lxc or admin."""
    with resources.as_file(_DEFINITIONS) as folder:
        return load(folder / f"{name}.x", _BUNDLED)


class _Loader:
    """Loader of files that include each other; ``read`` has those loaded so far."""

    def __init__(
        self,
        read: dict[Path, Specification],
        constants: Mapping[str, int],
        macros: Mapping[str, str],
    ) -> None:
        self._read = read
        self._constants = constants
        self._macros = macros

    def load(self, path: Path, inside: tuple[Path, ...]) -> Specification:
        if path in self._read:
            return self._read[path]
        content = SourceText(str(path), _text(path), self._macros, self._constants, _beside)
        tree = _tree(content)
        imports = []
        imported: set[Path] = set()
        for offset, header in content.includes:
            sibling = _sibling(Path(content.file_at(offset)), header)
            if sibling is None or sibling == path or sibling in imported:
                continue  # a header of C, of this very file, or one that was read
            imported.add(sibling)
            if sibling in (*inside, path):
                raise content.error(offset, f"{header} includes this file again")
            imports.append(self.load(sibling, (*inside, path)))
        spec = build(
            tree, content, path.stem.removesuffix("_protocol"), tuple(imports), self._constants
        )
        self._read[path] = replace(spec, source=path.name)
        return self._read[path]


def _beside(file: str, name: str) -> tuple[str, str]:
    path = Path(file).parent / name
    return str(path), _text(path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        raise IdlError(str(path), line, column, "this byte is not valid UTF-8") from None


def _sibling(path: Path, header: str) -> Path | None:
    stem = Path(header).stem
    for name in (stem, stem.removesuffix("_protocol")):
        candidate = path.with_name(f"{name}.x")
        if candidate.is_file():
            return candidate
    return None


@cache
def _lark() -> Lark:
    from lark import Lark

    grammar = resources.files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=False, propagate_positions=True)


def _tree(content: SourceText) -> Tree[Token]:
    from lark.exceptions import UnexpectedInput

    parser = _lark()
    try:
        return parser.parse(content.text)
    except UnexpectedInput as error:
        raise _syntax_error(parser, content, error) from None


def _syntax_error(parser: Lark, content: SourceText, error: UnexpectedInput) -> IdlError:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    expected: Iterable[str] = ()
    if isinstance(error, UnexpectedToken):
        expected = error.accepts or error.expected
    elif isinstance(error, UnexpectedCharacters):
        expected = error.allowed
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        offset = len(content.text.rstrip())
        found = _CLASSES["$END"]
    else:
        offset = error.pos_in_stream or 0
        if content.text.startswith("/*", offset):
            return content.error(offset, "this comment never ends")
        found = _quoted(_WORD.match(content.text, offset)[0])  # type: ignore[index]
    return content.error(offset, f"unexpected {found}, expected {_readable(parser, set(expected))}")


def _readable(parser: Lark, terminals: set[str]) -> str:
    words = []
    if terminals >= _TYPE_WORDS:
        terminals -= _TYPE_WORDS
        words.append("a type")
    patterns = {terminal.name: terminal.pattern.value for terminal in parser.terminals}
    words += sorted(_CLASSES.get(name) or _quoted(patterns[name]) for name in terminals)
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _quoted(word: str) -> str:
    return f"'{word}'"
