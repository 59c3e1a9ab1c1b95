"""JSON of QEMU and of guests' agents, and commands for QEMU that words make.

The texts come from servers and guests. Numbers stay as they are written there.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NoReturn

from .errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["indented", "indented_or_same", "member", "qmp_command"]


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


_ESCAPED = re.compile(r'["\\\x00-\x1f]')
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}


def indented(text: str) -> str:
    """Return JSON with an indentation, as libvirt prints it.

    Raises `CommandError` for what is no JSON.
    """
    return "".join(_pieces(_parse(text), "\n"))


def indented_or_same(text: str) -> str:
    """Return JSON with an indentation and a line end, any other text as it is."""
    try:
        return f"{indented(text)}\n"
    except CommandError:
        return text


def member(text: str, name: str) -> str:
    """Return one member of a JSON object, as JSON in one line."""
    value = _parse(text)
    if not isinstance(value, dict) or name not in value:
        raise CommandError(f"'{name}' member missing")
    return _compact(value[name])


def qmp_command(words: Sequence[str]) -> str:
    """Return what words mean: a JSON object, or a command's name and its arguments.

    Arguments are a JSON object, or members of one.
    """
    whole = " ".join(words)
    if _is_object(whole):
        return whole
    name, *rest = words
    command: dict[str, object] = {"execute": name}
    given = " ".join(rest)
    if given:
        text = given if _is_object(given) else f"{{{','.join(rest)}}}"
        try:
            command["arguments"] = _parse(text)
        except CommandError as exc:
            reason = f"failed to wrap arguments '{given}' into a QMP command wrapper"
            raise CommandError(reason) from exc
    return _compact(command)


def _is_object(text: str) -> bool:
    try:
        return isinstance(_parse(text), dict)
    except CommandError:
        return False


def _parse(text: str) -> object:
    try:
        return json.loads(
            text, parse_int=_Number, parse_float=_Number, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as exc:
        raise CommandError(f"internal error: cannot parse json {text}: {exc}") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _compact(value: object) -> str:
    return "".join(_pieces(value, ""))


def _pieces(value: object, newline: str) -> Iterator[str]:
    """Cut a value into pieces of text.

    ``newline`` begins a line with its indentation; it is empty for a single line.
    """
    if isinstance(value, _Number):
        yield value
    elif isinstance(value, str):
        yield _string(value)
    elif isinstance(value, dict):
        yield from _collection("{}", ((_string(k), v) for k, v in value.items()), newline)
    elif isinstance(value, list):
        yield from _collection("[]", (("", item) for item in value), newline)
    else:
        yield "null" if value is None else "true" if value else "false"


def _collection(brackets: str, items: Iterator[tuple[str, object]], newline: str) -> Iterator[str]:
    deeper = newline and f"{newline}  "
    yield brackets[0] + newline[:1]
    for number, (key, value) in enumerate(items):
        if number:
            yield "," + newline[:1]
        yield deeper[1:]
        if key:
            yield f"{key}: " if newline else f"{key}:"
        yield from _pieces(value, deeper)
    yield newline + brackets[1]


def _string(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
