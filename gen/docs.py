"""Facts about libvirt's functions, and the docstrings that are made of them.

``protocol/definitions/functions/`` has the facts: a TOML file for each kind of object with
a table for each C function; ``hypervisors.json`` says which of libvirt's drivers answer a
function, and ``errors.json`` which errors it was seen to refuse with and when::

    {"functions": {"virDomainCreate": {"VIR_ERR_NO_DOMAIN": "the domain is gone"}}}

Emitters begin the docstring of a method with its C function. `Docs.dressed` puts the text
of the facts in its place, and the enums of flags into the signature.
"""

from __future__ import annotations

import ast
import json
import re
import textwrap
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import enums, names, source
from .shapes import HANDLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

PROSE = 88  # columns

_KEYS: dict[str, tuple[type, ...]] = {
    "summary": (str,),
    "details": (str,),
    "flags": (str,),
    "enums": (dict,),
    "parameters": (dict,),
    "returns": (str, dict),
}
# One character beyond Latin-1 doubles the memory of a docstring.
_PLAIN = str.maketrans({"\u2026": "...", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


class FactsError(Exception):
    """What is wrong with the facts, and where."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one C function.

    ``flags`` are the names of its flags' enums: none if no flag is defined, None if it has no flags at all. ``enums`` has
    those of its other parameters. ``returns`` is a text, or a text for each field. ``errors`` says of each error code when
    it was seen, ``answered_by`` which drivers of libvirt have the function. ``where`` is the file.
    """

    function: str
    where: str
    summary: str
    details: tuple[str, ...] = ()
    flags: tuple[str, ...] | None = None
    enums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    returns: str | Mapping[str, str] | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    answered_by: tuple[str, ...] = ()

    def enums_of(self, parameter: str) -> tuple[str, ...]:
        """The enums whose members a parameter takes, as classes of `virtrio.enums`."""
        found = (self.flags or ()) if parameter == "flags" else self.enums.get(parameter, ())
        return tuple(enums.class_name(name) for name in found)


# -- reading -----------------------------------------------------------------------------------------------------------


def load(folder: Path, known_enums: Mapping[str, Collection[str]]) -> dict[str, Facts]:
    """The facts in a folder, by C function. Raises FactsError when they do not have the form of facts.

    ``known_enums`` are libvirt's enums with their members.
    """
    hypervisors = _json(folder / "hypervisors.json").get("functions", {})
    errors = _json(folder / "errors.json").get("functions", {})
    for function, codes in errors.items():
        for code in codes:
            if code not in known_enums["virErrorNumber"]:
                raise FactsError(f"functions/errors.json: {function}: unknown error code {code!r}")
    found: dict[str, Facts] = {}
    for path in sorted(folder.glob("*.toml")):
        for function, table in _toml(path).items():
            where = f"functions/{path.name}: {function}"
            if function in found:
                raise FactsError(f"{where}: another table has this function")
            found[function] = _facts(
                where, function, table, known_enums, errors.get(function, {}), hypervisors.get(function, ())
            )
    return found


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as exc:
        raise FactsError(f"functions/{path.name}: {exc}") from exc


def _json(path: Path) -> dict[str, Any]:
    """What a file has; nothing if there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        read: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as exc:
        raise FactsError(f"functions/{path.name}: {exc}") from exc
    return read


def _facts(
    where: str,
    function: str,
    table: Any,
    known_enums: Collection[str],
    errors: Mapping[str, str],
    hypervisors: Sequence[str],
) -> Facts:
    if not isinstance(table, dict):
        raise FactsError(f"{where}: not a table")
    for key, value in table.items():
        if key not in _KEYS:
            raise FactsError(f"{where}: unknown key {key!r}; there are {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise FactsError(f"{where}: {key} is of the wrong type")
    if "summary" not in table:
        raise FactsError(f"{where}: no summary")
    returns = table.get("returns")
    return Facts(
        function,
        where.partition(": ")[0],
        _text(where, table["summary"]),
        tuple(_text(where, part) for part in re.split(r"\n\s*\n", table.get("details", "")) if part.strip()),
        _enums(where, table["flags"], known_enums) if "flags" in table else None,
        {name: _enums(where, value, known_enums) for name, value in table.get("enums", {}).items()},
        _texts(where, table.get("parameters", {})),
        _texts(where, returns) if isinstance(returns, dict) else None if returns is None else _text(where, returns),
        {code: _text(where, condition) for code, condition in errors.items()},
        tuple(hypervisors),
    )


def _text(where: str, value: Any) -> str:
    """One paragraph on one line."""
    if not isinstance(value, str):
        raise FactsError(f"{where}: {value!r} is no text")
    if "\\" in value or '"""' in value:
        raise FactsError(f"{where}: backslashes and triple quotes do not fit into a docstring")
    return " ".join(value.translate(_PLAIN).split())


def _texts(where: str, table: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(f"{where}: {name}", value) for name, value in table.items()}


def _enums(where: str, value: Any, known: Collection[str]) -> tuple[str, ...]:
    found = tuple(filter(None, _text(where, value).split("|")))
    for name in found:
        if name not in known:
            raise FactsError(f"{where}: unknown enum {name!r}")
    return found


# -- writing -----------------------------------------------------------------------------------------------------------


def docstring(facts: Facts, parameters: Iterable[tuple[str, str]], *, returns: bool = True) -> list[str]:
    """The lines of a method's docstring, without quotes and indentation.

    ``parameters`` are the names in the signature, each with its name in the facts.
    """
    lines = [facts.summary, ""]
    for paragraph in facts.details:
        lines += [*_wrapped(paragraph), ""]
    described = [line for shown, name in parameters for line in _parameter(facts, shown, name)]
    lines += ["Args:", *described, ""] if described else []
    lines += ["Returns:", *_returns(facts.returns), ""] if returns and facts.returns else []
    if facts.errors:
        seen = ", ".join(f"{code} ({condition})" for code, condition in facts.errors.items())
        lines += ["Raises:", *_wrapped(f"LibvirtError: {seen}", "    ", "        "), ""]
    if facts.answered_by:
        lines += _wrapped(f"Answered by: {', '.join(facts.answered_by)}.")
    return [*lines, f"{facts.function}."]


def _wrapped(text: str, first: str = "", others: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        PROSE - 8,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _parameter(facts: Facts, shown: str, name: str) -> list[str]:
    text = facts.parameters.get(name)
    if text is None:
        return []
    of = " | ".join(facts.enums_of(name))
    return _wrapped(f"{shown}: {text}" + (f" ({of})" if of else ""), "    ", "        ")


def _returns(returns: str | Mapping[str, str]) -> list[str]:
    if isinstance(returns, str):
        return _wrapped(returns, "    ", "    ")
    return [line for name, text in returns.items() for line in _wrapped(f"{name}: {text}", "    ", "        ")]


@dataclass(slots=True)
class Docs:
    """Facts, and what they were used for: ``seen`` are the parameters of each function that was written."""

    facts: Mapping[str, Facts]
    seen: dict[str, set[str]] = field(default_factory=dict)

    def dressed(self, text: str) -> str:
        """A generated module with the docstrings of the facts, where it has methods that begin theirs with a C function."""
        lines = text.splitlines()
        methods = [method for method in _methods(text) if method.function in self.facts]
        typed = False
        for method in reversed(methods):  # from the end, for the numbers of lines to hold
            self._dress(method, lines)
            if not method.of_driver:  # a driver gets plain numbers
                typed |= self._type(method, lines)
        return source.text(_with_types(lines) if typed else lines)

    def _type(self, method: Method, lines: list[str]) -> bool:
        """Put enums into the signature; whether there were any."""
        facts = self.facts[method.function]
        node = method.node
        typed = {a.arg: facts.enums_of(a.arg) for a in node.args.args if a.annotation and facts.enums_of(a.arg)}
        items = []
        without = [None] * (len(node.args.args) - len(node.args.defaults))
        for argument, default in zip(node.args.args, [*without, *node.args.defaults], strict=True):
            annotation = ast.unparse(argument.annotation) if argument.annotation else ""
            if argument.arg in typed and annotation == "int":
                annotation = " | ".join([*(f"enums.{name}" for name in typed[argument.arg]), "PlainInt"])
            item = f"{argument.arg}: {annotation}" if annotation else argument.arg
            items.append(item if default is None else f"{item} = {ast.unparse(default)}")
        if not typed:
            return False
        define = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
        answer = f") -> {ast.unparse(node.returns)}:" if node.returns else "):"
        header = source.bracket_lines(f"{define} {node.name}(", items, answer, "    ")
        lines[node.lineno - 1 : method.first - 1] = header
        return True

    def _dress(self, method: Method, lines: list[str]) -> None:
        facts = self.facts[method.function]
        parameters = method.parameters()
        self.seen.setdefault(method.function, set()).update(name for _, name in parameters)
        written = docstring(facts, parameters, returns=method.answers)
        written[0] = f'"""{written[0]}'
        written.append('"""')
        indent = " " * 8
        lines[method.first - 1 : method.last] = [f"{indent}{line}" if line else "" for line in written]

    def check(self) -> None:
        """Raise FactsError for a function or a parameter of the facts that nothing was written for."""
        for function, facts in self.facts.items():
            if function not in self.seen:
                raise FactsError(f"{facts.where}: {function}: no method is this function")
            for name in [*facts.parameters, *facts.enums]:
                if name not in self.seen[function]:
                    raise FactsError(f"{facts.where}: {function}: unknown parameter {name!r}")


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a generated module: its C function, and the first and last line of its docstring."""

    function: str
    cls: str
    node: ast.FunctionDef | ast.AsyncFunctionDef
    first: int
    last: int

    @property
    def of_driver(self) -> bool:
        """It is an entry point, which is called on a driver and gets the object as its first argument."""
        return self.cls in ("Driver", "AdminDriver")

    @property
    def answers(self) -> bool:
        """It gives something else than None."""
        return ast.unparse(self.node.returns) not in ("None", "Awaitable[None] | None") if self.node.returns else False

    def parameters(self) -> list[tuple[str, str]]:
        """Those that need a word, as in the signature and as in the facts."""
        given = self.node.args.args[1:]
        kind = given[0].annotation if self.of_driver and given else None
        if kind is not None and ast.unparse(kind) in HANDLES.values():
            del given[0]
        return [(a.arg, names.snake_case(a.arg) if self.of_driver else a.arg) for a in given]


def _with_types(lines: list[str]) -> list[str]:
    """With the imports that the signatures need, for type checkers alone.

    What is sent is packed as ints, which a `PlainInt` is not to a type checker.
    """
    at = lines.index("if TYPE_CHECKING:") + 1
    if lines[at].startswith("    from collections.abc"):
        at += 2
    after = next(n for n, line in enumerate(lines[at:], at) if not line.startswith("    from ...protocol._generated"))
    return [
        lines[0],
        "# mypy: disable-error-code=arg-type",
        *lines[1:at],
        "    from ...protocol._generated import enums",
        *lines[at:after],
        "    from ...protocol.numbers import PlainInt",
        *lines[after:],
    ]


def _methods(text: str) -> Iterator[Method]:
    for cls in ast.parse(text).body:
        if not isinstance(cls, ast.ClassDef):
            continue
        for node in cls.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            doc = ast.get_docstring(node)
            function = re.match(r"vir[A-Z]\w*", doc or "")
            if function is not None:
                yield Method(function[0], cls.name, node, node.body[0].lineno, node.body[0].end_lineno or 0)
