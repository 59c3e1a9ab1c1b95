"""Docstrings of methods, made of the facts about functions (`virtrio.gen.facts`).

Emitters begin the docstring of a method with its C function. `Docs.dressed` puts the
text of the facts in its place, and the enums of flags into the signature.
"""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from . import names, source
from .facts import Facts, FactsError
from .shapes import HANDLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

PROSE = 88  # columns


def docstring(
    facts: Facts,
    parameters: Iterable[tuple[str, str]],
    *,
    of_driver: bool = False,
    returns: bool = True,
) -> list[str]:
    """Return the lines of a method's docstring, without quotes and indentation.

    ``parameters`` are the names in the signature, each with its name in the facts.
    """
    lines = [facts.summary, ""]
    for paragraph in (*facts.details, *facts.client):
        lines += [*_wrapped(paragraph), ""]
    described = [line for shown, name in parameters for line in _parameter(facts, shown, name)]
    lines += ["Args:", *described, ""] if described else []
    lines += ["Returns:", *_returns(facts.returns), ""] if returns and facts.returns else []
    if errors := [
        item for item in facts.errors.items() if not of_driver or item[0] not in _BEFORE_DRIVERS
    ]:
        lines += ["Raises:", "    LibvirtError: among others"]
        lines += [
            line for code, when in errors for line in _wrapped(f"{code}: {when}", " " * 8, " " * 12)
        ]
        lines.append("")
    if facts.answered_by:
        lines += _wrapped(f"Answered by: {', '.join(facts.answered_by)}.")
    return [*lines, f"{facts.function}."]


# What a driver does not refuse itself: the abstract one does, or the server before it
# asks.
_BEFORE_DRIVERS = frozenset({"VIR_ERR_NO_SUPPORT", "VIR_ERR_OPERATION_DENIED"})


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
    return [
        line
        for name, text in returns.items()
        for line in _wrapped(f"{name}: {text}", "    ", "        ")
    ]


class EntryPoints:
    """Names of a driver's entry points, by the clients' methods that reach them."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the methods of generated modules, the clients' and the drivers'."""
        methods = [method for text in texts for method in _methods(text)]
        entries = {m.function: m.node.name for m in methods if m.of_driver}
        self._names: dict[str, dict[str, str]] = {}  # class -> method -> entry point
        self._classes: dict[str, str] = {}
        for method in methods:
            if not method.of_driver and method.function in entries:
                named = self._names.setdefault(method.cls, {})
                named[method.node.name] = entries[method.function]
                self._classes[method.function] = method.cls

    def renamed(self, facts: Facts, kept: Collection[str]) -> Facts:
        """Return the facts with entry points in place of the clients' methods.

        ``kept`` are names that stand for themselves. So does one word in ``returns``,
        where it is a field: ``state``.
        """
        own = self._classes.get(facts.function, "")
        known = [self._names.get(cls, {}) for cls in dict.fromkeys((own, "Connect", *self._names))]

        def renamed(text: str, pattern: str = r"(?<=``)[a-z]\w*(?=``)") -> str:
            return re.sub(pattern, entry_point, text)

        def entry_point(found: re.Match[str]) -> str:
            name = found[0]
            if name in kept:
                return name
            return next((methods[name] for methods in known if name in methods), name)

        several = r"(?<=``)[a-z]+_\w+(?=``)"
        returns = facts.returns
        if isinstance(returns, str):
            returns = renamed(returns, several)
        elif returns is not None:
            returns = {name: renamed(text, several) for name, text in returns.items()}
        return replace(
            facts,
            summary=renamed(facts.summary),
            details=tuple(map(renamed, facts.details)),
            parameters={name: renamed(text) for name, text in facts.parameters.items()},
            returns=returns,
        )


@dataclass(slots=True)
class Docs:
    """Facts, and the parameters of each function that was written (``seen``).

    ``entry_points`` has the names that a driver's texts call methods by.
    """

    facts: Mapping[str, Facts]
    entry_points: EntryPoints | None = None
    seen: dict[str, set[str]] = field(default_factory=dict)

    def dressed(self, text: str) -> str:
        """Return a generated module with docstrings of facts instead of C names."""
        if '    """vir' not in text:
            return text
        lines = text.splitlines()
        methods = [method for method in _methods(text) if method.function in self.facts]
        typed = False
        for method in reversed(methods):  # from the end, for the numbers of lines to hold
            self._dress(method, lines)
            if not method.of_driver:  # a driver gets plain numbers
                typed |= self._type(method, lines)
        return source.text(_with_types(lines) if typed else lines)

    def _type(self, method: Method, lines: list[str]) -> bool:
        """Put enums into the signature. Return whether there were any."""
        facts = self.facts[method.function]
        node = method.node
        typed = {
            a.arg: facts.enums_of(a.arg)
            for a in node.args.args
            if a.annotation and facts.enums_of(a.arg)
        }
        items = []
        without = [None] * (len(node.args.args) - len(node.args.defaults))
        for argument, default in zip(node.args.args, [*without, *node.args.defaults], strict=True):
            annotation = ast.unparse(argument.annotation) if argument.annotation else ""
            if argument.arg in typed and annotation == "int":
                annotation = " | ".join(
                    [*(f"enums.{name}" for name in typed[argument.arg]), "PlainInt"]
                )
            item = f"{argument.arg}: {annotation}" if annotation else argument.arg
            items.append(item if default is None else f"{item} = {ast.unparse(default)}")
        if not typed:
            return False
        define = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
        answer = f") -> {ast.unparse(node.returns)}:" if node.returns else "):"
        header = f"    {define} {node.name}({', '.join(items)}{answer}"
        lines[node.lineno - 1 : method.first - 1] = [header]
        return True

    def _dress(self, method: Method, lines: list[str]) -> None:
        facts = self.facts[method.function]
        parameters = method.parameters()
        self.seen.setdefault(method.function, set()).update(name for _, name in parameters)
        if method.of_driver:
            facts = facts.of_driver()
            if self.entry_points is not None:
                facts = self.entry_points.renamed(facts, {a.arg for a in method.node.args.args})
        written = docstring(facts, parameters, of_driver=method.of_driver, returns=method.answers)
        written[0] = f'"""{written[0]}'
        written.append('"""')
        indent = " " * 8
        lines[method.first - 1 : method.last] = [
            f"{indent}{line}" if line else "" for line in written
        ]

    def check(self) -> None:
        """Raise FactsError for a function or parameter that no method has."""
        for function, facts in self.facts.items():
            if function not in self.seen:
                raise FactsError(f"{facts.where}: {function}: no method is this function")
            for name in [*facts.of_driver().parameters, *facts.enums]:
                if name not in self.seen[function]:
                    raise FactsError(f"{facts.where}: {function}: unknown parameter {name!r}")


@dataclass(frozen=True, slots=True)
class Method:
    """Method of a generated module; its docstring is in lines ``first`` to ``last``."""

    function: str
    cls: str
    node: ast.FunctionDef | ast.AsyncFunctionDef
    first: int
    last: int

    @property
    def of_driver(self) -> bool:
        """Whether it is an entry point, with the object as its first argument."""
        return self.cls in ("Driver", "AdminDriver")

    @property
    def answers(self) -> bool:
        """Whether it returns something else than None."""
        return (
            ast.unparse(self.node.returns) not in ("None", "Awaitable[None] | None")
            if self.node.returns
            else False
        )

    def parameters(self) -> list[tuple[str, str]]:
        """Return those to explain: each name in the signature, and in the facts."""
        given = self.node.args.args[1:]
        kind = given[0].annotation if self.of_driver and given else None
        if kind is not None and ast.unparse(kind) in HANDLES.values():
            del given[0]
        return [(a.arg, names.snake_case(a.arg) if self.of_driver else a.arg) for a in given]


def _with_types(lines: list[str]) -> list[str]:
    """Add the imports that the signatures need, for type checkers alone.

    What is sent is packed as ints, which a `PlainInt` is not to a type checker.
    """
    up = next(found[1] for line in lines if (found := re.match(r"\s*from (\.+)protocol\b", line)))
    at = lines.index("if TYPE_CHECKING:") + 1
    if lines[at].startswith("    from collections.abc"):
        at = lines.index("", at) + 1
    generated = f"    from {up}protocol._generated"
    after = next(n for n, line in enumerate(lines[at:], at) if not line.startswith(generated))
    modules = [line for line in lines if line.startswith(f"{generated} import ")]
    events = any("remote_events" in line for line in modules)
    plain_int = f"    from {up}protocol.numbers import PlainInt"
    return [
        lines[0],
        "# mypy: disable-error-code=arg-type",
        *lines[1:at],
        f"{generated} import {'enums, remote_events' if events else 'enums'}",
        *(line for line in lines[at:after] if line not in modules),
        *([] if plain_int in lines else [plain_int]),
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
                yield Method(
                    function[0], cls.name, node, node.body[0].lineno, node.body[0].end_lineno or 0
                )
