"""Preprocessor of `.x` files, for what rpcgen leaves to cpp.

Conditions, macros and ``#include`` of a file beside. Every piece of the result knows
where it comes from, so that errors name the place in the file as it was written. Lines
that begin with ``%`` and comments stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from .errors import IdlError
from .expression import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    # (name of the file with the #include, name in it) -> (name, text) of the file
    Reader = Callable[[str, str], tuple[str, str]]

# Defined by rpcgen when it writes the header: the types that others see.
PREDEFINED = {"RPC_HDR": "1"}

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)
    |(?P<open>/\*)
    |(?P<passed>^%(?:\\\r?\n|[^\n])*)
    |(?P<directive>^[ \t]*\#(?:\\\r?\n|/\*.*?\*/|//[^\n]*|[^\n])*)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<name>[A-Za-z_]\w*)
    |(?P<number>\d\w*)
    |(?P<other>.)""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_NEEDED = re.compile(r"^[ \t]*#", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_DIRECTIVE = re.compile(r"#\s*(?P<word>\w*)\s*(?P<rest>.*)", re.DOTALL)
_DEFINE = re.compile(
    r"(?P<name>[A-Za-z_]\w*)(?:\((?P<parameters>[^()]*)\))?(?P<body>(?:\s.*)?)", re.DOTALL
)
_INCLUDE = re.compile(r'"(?P<beside>[^"\n]+)"|<(?P<system>[^>\n]+)>')
_DEFINED = re.compile(r"\bdefined\s*(?:\(\s*(\w+)\s*\)|(\w+))")
_NAME = re.compile(r"[A-Za-z_]\w*")
_IGNORED = frozenset({"", "pragma", "ident", "sccs", "line", "warning"})
_DEEPEST = 30  # files that include each other
_LONGEST = 1 << 20  # characters that a macro may become


@dataclass(frozen=True, slots=True)
class Macro:
    """What a name stands for; ``parameters`` is None for one without parentheses."""

    body: str
    parameters: tuple[str, ...] | None = None


@dataclass
class _Condition:
    start: int
    outer: bool  # whether the text around it counts
    active: bool
    taken: bool  # whether a branch was chosen
    final: bool = False  # after #else


@dataclass
class Preprocessed:
    """Text of a definition without directives, and the origin of its pieces."""

    text: str = ""
    _starts: list[int] = field(default_factory=list)
    _origins: list[tuple[str, str, int, bool]] = field(default_factory=list)

    def place(self, offset: int) -> tuple[str, str, int]:
        """Return (file, its text, offset in it) of an offset in this text."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        file, text, start, replaced = self._origins[index]
        return file, text, start if replaced else start + offset - self._starts[index]


def preprocess(
    file: str,
    text: str,
    macros: Mapping[str, str],
    values: Mapping[str, int],
    read: Reader | None,
) -> Preprocessed:
    """Carry out the directives of a text.

    ``macros`` are replaced everywhere, ``values`` are known to conditions only.
    ``read`` finds files that are included. Raises `IdlError`.
    """
    if not macros and not _NEEDED.search(text):
        return Preprocessed(text, [0], [(file, text, 0, False)])
    return _Preprocessor(macros, values, read).run(file, text)


def error_at(file: str, text: str, offset: int, message: str) -> IdlError:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return IdlError(file, line, column, message)


class _Preprocessor:
    def __init__(
        self, macros: Mapping[str, str], values: Mapping[str, int], read: Reader | None
    ) -> None:
        self.macros = {name: Macro(body) for name, body in {**PREDEFINED, **macros}.items()}
        self.values = values
        self.read = read
        self.size = 0
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.origins: list[tuple[str, str, int, bool]] = []

    def run(self, file: str, text: str) -> Preprocessed:
        self._file(file, text, 0)
        self._put("", file, text, len(text))  # the end of the text has a place too
        return Preprocessed("".join(self.pieces), self.starts, self.origins)

    def _put(
        self, piece: str, file: str, text: str, offset: int, *, replaced: bool = False
    ) -> None:
        self.starts.append(self.size)
        self.origins.append((file, text, offset, replaced))
        self.pieces.append(piece)
        self.size += len(piece)

    def _file(self, file: str, text: str, depth: int) -> None:
        stack: list[_Condition] = []
        offset = begun = 0  # of what is not yet copied
        while offset < len(text):
            match = _TOKEN.match(text, offset)
            assert match is not None
            kind, start, end = match.lastgroup, offset, match.end()
            active = not stack or stack[-1].active
            if kind == "directive":
                if active:
                    self._put(text[begun:start], file, text, begun)
                self._directive(file, text, match[0], start, stack, depth)
                offset = begun = end
                continue
            if kind == "open":  # the parser says that it never ends
                end = len(text)
            elif active and kind == "name" and match[0] in self.macros:
                found = self._call(text, start, match[0], frozenset(), file, text, start)
                if found is not None:
                    body, end = found
                    self._put(text[begun:start], file, text, begun)
                    self._put(f" {body} ", file, text, start, replaced=True)
                    begun = end
            offset = end
        if stack:
            raise error_at(file, text, stack[-1].start, "this condition has no #endif")
        self._put(text[begun:], file, text, begun)

    # Directives

    def _directive(
        self, file: str, text: str, written: str, start: int, stack: list[_Condition], depth: int
    ) -> None:
        start += len(written) - len(written.lstrip(" \t"))

        def refuse(message: str) -> NoReturn:
            raise error_at(file, text, start, message)

        joined = _COMMENT.sub(" ", re.sub(r"\\\r?\n", "", written)).strip()
        match = _DIRECTIVE.match(joined)
        assert match is not None
        word, rest = match["word"], match["rest"].strip()
        active = not stack or stack[-1].active
        if word in ("if", "ifdef", "ifndef"):
            chosen = active and self._holds(word, rest, refuse)
            stack.append(_Condition(start, active, chosen, chosen))
        elif word in ("elif", "else", "endif"):
            if not stack:
                refuse(f"#{word} without a condition before it")
            self._branch(word, rest, stack, refuse)
        elif not active or word in _IGNORED or word.isdigit():
            return
        elif word == "define":
            self._define(rest, refuse)
        elif word == "undef":
            self.macros.pop(rest, None)
        elif word == "include":
            self._include(file, rest, depth, refuse)
        elif word == "error":
            refuse(f"#error {rest}".rstrip())
        else:
            refuse(f"unknown directive #{word}")

    def _holds(self, word: str, rest: str, refuse: Callable[[str], NoReturn]) -> bool:
        if word == "if":
            return self._condition(rest, refuse)
        if not _NAME.fullmatch(rest):
            refuse(f"#{word} needs a name")
        return (rest in self.macros or rest in self.values) == (word == "ifdef")

    def _branch(
        self, word: str, rest: str, stack: list[_Condition], refuse: Callable[[str], NoReturn]
    ) -> None:
        condition = stack[-1]
        if word == "endif":
            stack.pop()
            return
        if condition.final:
            refuse(f"#{word} after #else")
        condition.final = word == "else"
        condition.active = (
            condition.outer
            and not condition.taken
            and (word == "else" or self._condition(rest, refuse))
        )
        condition.taken = condition.taken or condition.active

    def _condition(self, rest: str, refuse: Callable[[str], NoReturn]) -> bool:
        def known(match: re.Match[str]) -> str:
            name = match[1] or match[2]
            return "1" if name in self.macros or name in self.values else "0"

        try:
            expanded = self._expanded(_DEFINED.sub(known, rest), frozenset(), "", rest, 0)
            return evaluate(expanded, self.values) != 0
        except (ValueError, IdlError) as error:
            message = error.message if isinstance(error, IdlError) else str(error)
            refuse(f"this condition cannot be evaluated: {message}")

    def _define(self, rest: str, refuse: Callable[[str], NoReturn]) -> None:
        match = _DEFINE.fullmatch(rest)
        if match is None:
            refuse("#define needs a name and what it stands for")
        parameters = None
        if match["parameters"] is not None:
            words = [word.strip() for word in match["parameters"].split(",")]
            parameters = tuple(words) if words != [""] else ()
            if not all(map(_NAME.fullmatch, parameters)):
                refuse(f"{match['name']!r} has a parameter that is not a name")
        self.macros[match["name"]] = Macro(match["body"].strip(), parameters)

    def _include(self, file: str, rest: str, depth: int, refuse: Callable[[str], NoReturn]) -> None:
        match = _INCLUDE.fullmatch(rest)
        if match is None:
            refuse('#include needs a file: #include "name.x"')
        if match["system"]:
            refuse(
                f"<{match['system']}> is a header of C; a definition passes it on"
                f" with %#include <{match['system']}>"
            )
        name = match["beside"]
        if depth == _DEEPEST:
            refuse(f"{name} is included within {_DEEPEST} other files")
        if self.read is None:
            refuse(f"{name} cannot be included: this text is not a file's")
        try:
            found, text = self.read(file, name)
        except OSError as error:
            refuse(f"{name} cannot be included: {error.strerror or error}")
        self._file(found, text, depth + 1)
        self._put("\n", found, text, len(text), replaced=True)

    # Macros

    def _call(
        self,
        text: str,
        start: int,
        name: str,
        hidden: frozenset[str],
        file: str,
        origin: str,
        place: int,
    ) -> tuple[str, int] | None:
        """Return what the macro at ``start`` becomes, and the offset after it.

        None if it takes arguments, and none follow.
        """
        macro, end = self.macros[name], start + len(name)
        body = macro.body
        if macro.parameters is not None:
            written = _arguments(text, end)
            if written is None:
                return None
            values, end = written
            values = values if macro.parameters or values != [""] else []
            if len(values) != len(macro.parameters):
                raise error_at(
                    file,
                    origin,
                    place,
                    f"{name} takes {len(macro.parameters)} arguments, not {len(values)}",
                )
            bound = {
                parameter: self._expanded(value, hidden, file, origin, place)
                for parameter, value in zip(macro.parameters, values, strict=True)
            }
            body = _substituted(body, bound)
        return self._expanded(body, hidden | {name}, file, origin, place), end

    def _expanded(
        self, text: str, hidden: frozenset[str], file: str, origin: str, place: int
    ) -> str:
        out, offset, size = [], 0, 0
        while offset < len(text):
            match = _TOKEN.match(text, offset)
            assert match is not None
            piece, offset = match[0], match.end()
            if match.lastgroup == "name" and piece in self.macros and piece not in hidden:
                found = self._call(text, match.start(), piece, hidden, file, origin, place)
                if found is not None:
                    piece, offset = f" {found[0]} ", found[1]
            out.append(piece)
            size += len(piece)
            if size > _LONGEST:
                raise error_at(file, origin, place, "this macro becomes too long")
        return "".join(out).strip()


def _arguments(text: str, offset: int) -> tuple[list[str], int] | None:
    """Return the arguments in parentheses at ``offset``, and the offset after them."""
    match = re.compile(r"\s*\(").match(text, offset)
    if match is None:
        return None
    values, begun, depth = [], match.end(), 0
    for token in _tokens(text, begun):
        match token[0]:
            case "(":
                depth += 1
            case ")" if depth:
                depth -= 1
            case ")":
                values.append(text[begun : token.start()].strip())
                return values, token.end()
            case "," if not depth:
                values.append(text[begun : token.start()].strip())
                begun = token.end()
    return None


def _tokens(text: str, offset: int) -> Iterator[re.Match[str]]:
    while (match := _TOKEN.match(text, offset)) is not None:
        yield match
        offset = match.end()


def _substituted(body: str, values: Mapping[str, str]) -> str:
    return "".join(values.get(token[0], token[0]) for token in _tokens(body, 0))
