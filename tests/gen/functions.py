"""Rules for the facts about functions; each yields a line of text per violation."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from virtrio.client import results as answers
from virtrio.gen import coverage, docs, main, names
from virtrio.gen.facts import Facts
from virtrio.gen.shapes import Answer
from virtrio.protocol.idl.parser import bundled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

MOST = 76  # characters of a summary, which begins a docstring in a class
FEWEST = 6  # words

# Names of parameters and results that are an amount of something, and the words of
# which one says of what.
_AMOUNT = re.compile(
    r"(^|_)(kib|size|memory|mem|bandwidth|timeout|offset|capacity|allocation|physical|length|downtime|duration|speed)$"
)
_UNIT = re.compile(
    r"\b([KMG]i?B|bytes?|milliseconds?|microseconds?|nanoseconds?|seconds?|ns|ms|unused)\b"
)

# Words that say nothing: what is left of a summary must not be in the function's name
# altogether.
_EMPTY = """
a all an and any are as at be by can each for from get given gives has have if in into is it its
list made make of on one or return returns say set show tell that the this to was what whether
which with
"""


def definitions():
    return main._ROOTS["protocol"] / "definitions"


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in words(text)} - {
        word.removesuffix("s") for word in _EMPTY.split()
    }


def about_summary(facts: Facts) -> Iterator[str]:
    """Check the form and content of a summary."""
    summary = facts.summary
    if len(words(summary)) < FEWEST:
        yield f"{facts.function}: fewer than {FEWEST} words"
    if len(summary) > MOST:
        yield f"{facts.function}: {len(summary)} characters, {MOST} at the most"
    if not summary.endswith(".") or summary.count(". "):
        yield f"{facts.function}: not one sentence that ends with a period"
    if _stems(summary) <= _stems(names.snake_case(facts.function).replace("_", " ")):
        yield f"{facts.function}: only words of the name"


def about_sharing(known: Mapping[str, Facts]) -> Iterator[str]:
    """Check that no two functions have the same summary."""
    first: dict[str, str] = {}
    for facts in known.values():
        other = first.setdefault(facts.summary.lower(), facts.function)
        if other != facts.function:
            yield f"{facts.function}: the sentence of {other}"


def about_units(facts: Facts) -> Iterator[str]:
    """Check that a value which is an amount, by its name, has a unit in its text."""
    fields = facts.returns if isinstance(facts.returns, dict) else {}
    own = (
        names.snake_case(facts.function)
        if isinstance(facts.returns, str) and "Get" in facts.function
        else ""
    )
    for name, text in [*facts.parameters.items(), *fields.items(), (own, str(facts.returns))]:
        if _AMOUNT.search(name) and not _UNIT.search(text):
            yield f"{facts.function}: {name} without a unit: {text}"


def about_parameters(
    known: Mapping[str, Facts], signatures: Mapping[str, set[str]]
) -> Iterator[str]:
    """Check that every parameter has a text, and flags their enum."""
    for function, facts in known.items():
        for name in sorted(signatures.get(function, set()) - facts.parameters.keys()):
            yield f"{function}: nothing about {name}"
        if "flags" in signatures.get(function, set()) and facts.flags is None:
            yield f"{function}: nothing about the enum of its flags"


def about_flags(facts: Facts, homes: Mapping[str, str]) -> Iterator[str]:
    """Check that constants in a parameter's text are members of its enums.

    Otherwise a type checker reports code that follows the text. ``homes`` has the enum
    of each constant.
    """
    for name, enums in [("flags", facts.flags or ()), *facts.enums.items()]:
        for constant in re.findall(r"\bVIR_\w*[A-Z]\b", facts.parameters.get(name, "")):
            if homes.get(constant, enums) not in (enums, *enums):
                known = " or ".join(enums) or "flag that it has"
                yield f"{facts.function}: {constant} is no {known}"


def results() -> dict[str, int]:
    """Return the number of fields in the answer of each function with several."""
    return {
        names.c_function(shape.procedure.name): len(shape.fields)
        for program in ("remote", "qemu", "lxc")
        for shape in coverage.covered(
            bundled(program), {**coverage.CLIENT_BY_HAND} if program == "remote" else {}
        )
        if shape.answer is Answer.FIELDS
    }


def about_results(facts: Facts, fields: Mapping[str, int], annotation: str) -> Iterator[str]:
    """Check that a result has a text, one for each field where there are several."""
    if facts.returns is None and annotation != "None":
        yield f"{facts.function}: nothing about its result"
    several = fields.get(facts.function)
    # bits of CPUs are one
    if several is None or not re.match(r"list\[(?!tuple)|tuple\[(?!bool, \.)", annotation):
        return
    if not isinstance(facts.returns, dict) or len(facts.returns) != several:
        yield f"{facts.function}: not a text for each of {several} fields"


_DEF = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _emitted() -> dict[str, str]:
    """Return all generated files, without facts."""
    return main.emitted(definitions())


@cache
def functions() -> dict[str, str]:
    """Return every C function of the clients, and the annotation of its answer.

    Functions that register callbacks are left out: `virtrio.gen.event_methods` explains
    them.
    """
    found: dict[str, str] = {}
    for path, text in _emitted().items():
        for node in ast.walk(ast.parse(text)) if path.startswith("client/") else ():
            called = re.match(
                r"vir[A-Z]\w*", (ast.get_docstring(node) or "") if isinstance(node, _DEF) else ""
            )
            if called is not None and not re.search(r"Event(Der|R)egister", called[0]):
                found[called[0]] = ast.unparse(node.returns)
    return found


Shape = str | tuple[str, frozenset["Shape"]]
_SAME = {"Mapping": "dict", "Sequence": "list", "tuple": "list"}
_PARAMS = ("Params", "PlainParams", "TypedParams")


_LEFT_OUT = {"None", "UUID", ("PathLike", frozenset({"str"}))}


def shape(annotation: ast.expr | None) -> Shape:
    """Return what a type looks like, with one name for each kind of container.

    None, what can be awaited, and what clients convert are left out of alternatives.
    """
    if isinstance(annotation, ast.BinOp):
        either = {shape(annotation.left), shape(annotation.right)} - _LEFT_OUT
        return either.pop() if len(either) == 1 else ("|", frozenset(either)) if either else "None"
    if not isinstance(annotation, ast.Subscript):
        text = ast.unparse(annotation) if annotation else "None"
        if text.startswith("results."):
            return _result_shape(getattr(answers, text.removeprefix("results.")))
        return "dict" if text in _PARAMS else text
    outer = ast.unparse(annotation.value)
    inner = annotation.slice
    items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if outer == "Awaitable":
        return "None"
    within: set[Shape] = set()
    for item in map(shape, items):
        within |= item[1] if item[0] == "|" else {item} - {"..."}
    return _SAME.get(outer, outer), frozenset(within)


def _result_shape(result: Any) -> Shape:
    """Return what a class of `virtrio.client.results` looks like: a list."""
    (items,) = get_args(result.__orig_bases__[0])
    text = items if isinstance(items, str) else items.__name__
    return shape(ast.parse(f"list[{text}]", mode="eval").body)


@cache
def _methods(*paths: str) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the methods of C functions in generated modules, without facts."""
    found = {}
    for path, text in _emitted().items():
        for node in ast.walk(ast.parse(text)) if path.startswith(paths) else ():
            if isinstance(node, _DEF):
                called = re.match(r"vir[A-Z]\w*", ast.get_docstring(node) or "")
                if called is not None:
                    found[called[0]] = node
    return found


def about_shapes(known: Mapping[str, Facts]) -> Iterator[str]:
    """Check that a driver has its own texts where it takes or answers another shape."""
    drivers = _methods("server/_generated/driver", "server/_generated/admin_driver")
    for function, client in _methods("client/_generated/blocking").items():
        facts, driver = known.get(function), drivers.get(function)
        if facts is None or driver is None:
            continue
        answer = shape(driver.returns)
        if answer not in ("None", shape(client.returns)) and "returns" not in facts.driver:
            yield f"{function}: nothing about a driver's {ast.unparse(driver.returns or driver)}"
        taken = {a.arg: shape(a.annotation) for a in client.args.args}
        own = facts.driver.get("parameters", {})
        for a in driver.args.args[1:]:
            name = names.snake_case(a.arg)
            if name not in own and shape(a.annotation) != taken.get(name, shape(a.annotation)):
                yield f"{function}: nothing about a driver's {a.arg}"


def about_names(
    driver: type, method: str, clients: Collection[str], parameters: Collection[str]
) -> Iterator[str]:
    """Check that a driver's text calls no method by the name that only clients have.

    One word in what it returns is a field: ``state``.
    """
    text, _, returned = (inspect.getdoc(getattr(driver, method)) or "").partition("\nReturns:\n")
    for name in re.findall(r"``(\w+)``", text) + re.findall(r"``(\w+_\w+)``", returned):
        if name in clients and name not in parameters and not hasattr(driver, name):
            yield f"{method}: ``{name}`` is a method of clients"


def about_clients(driver: type, method: str, words: str) -> Iterator[str]:
    """Check that a driver's text has none of the words, but in what it quotes."""
    text = re.sub(r"``.*?``", "", inspect.getdoc(getattr(driver, method)) or "", flags=re.DOTALL)
    for word in re.findall(rf"\b(?:{words})\b", text, re.IGNORECASE):
        yield f"{method}: {word}"


def signatures(known: Mapping[str, Facts]) -> dict[str, set[str]]:
    """Return each C function's parameters, in both clients and the drivers."""
    seen = docs.Docs({**{name: Facts(name, "", "") for name in functions()}, **known})
    for path, text in _emitted().items():
        if path.startswith(("client/", "server/")):
            seen.dressed(text)
    return seen.seen
