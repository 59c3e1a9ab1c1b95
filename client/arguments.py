"""Arguments of a wrong type, which are found when a call cannot be packed.

Methods do not look at their arguments: the codec fails with those that do not fit, and
good calls pay for nothing. What failed comes here. `mended` and `explained` look for
the method that the user called, among the callers, and compare its arguments with its
annotations. One that does not fit is named by a TypeError. Some values stand for
others: a path for a text, a UUID for its bytes. They are converted here, and the call
is packed again.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from ..protocol import typedparams, xdr
from ..protocol.xdr import TEXT

if TYPE_CHECKING:
    from types import FrameType

    from ..protocol.errors import LocalProtocolError
    from ..protocol.typedparams import Params

__all__ = [
    "callback",
    "chars",
    "check",
    "encode",
    "explained",
    "identities",
    "identity",
    "mended",
    "parameters",
    "texts",
    "texts_too",
]

_A = TypeVar("_A")
# Modules whose functions may be between the user's call and what failed.
_OURS = re.compile(r"virtrio[.](client|protocol)\b|trio\b")
_PUBLIC = re.compile(r"virtrio[.]client[.](_generated[.](trio|blocking)[.]|\w+[.]connection$)")


def mended(args: _A, exc: LocalProtocolError) -> _A:
    """Return arguments that did not fit, with values converted that stand for others.

    Raises TypeError when one is of a wrong type, else ``exc`` when none is converted.
    """
    found = _wrong(sys._getframe(1))
    if found is not None:
        raise found from exc
    if not isinstance(args, xdr.XdrStruct):
        raise exc
    given = [getattr(args, name) for name in args.__slots__]
    types = [args.__init__.__annotations__.get(name, "") for name in args.__slots__]  # type: ignore[misc]
    values = [_converted(value, kind) for value, kind in zip(given, types, strict=True)]
    if all(new is old for new, old in zip(values, given, strict=True)):
        raise exc
    return type(args)(*values)


def explained(exc: Exception) -> NoReturn:
    """Raise TypeError when ``exc`` comes of an argument's type, else ``exc``."""
    found = _wrong(sys._getframe(1))
    if found is not None:
        raise found from exc
    raise exc


def check() -> None:
    """Raise TypeError when an argument is of a wrong type, where no call is made."""
    found = _wrong(sys._getframe(1))
    if found is not None:
        raise found


def _is_uuid(value: object) -> bool:
    from uuid import UUID  # its module loads much

    return isinstance(value, UUID)


def _converted(value: Any, kind: str) -> Any:
    """Return what ``value`` stands for in a field of a type, or itself."""
    if _is_uuid(value):
        return value.bytes if "bytes" in kind else str(value)
    if isinstance(value, os.PathLike):
        path = os.fspath(value)
        return path.decode(*TEXT) if isinstance(path, bytes) else path
    if isinstance(value, list | tuple) and any(isinstance(item, os.PathLike) for item in value):
        return [_converted(item, kind) for item in value]
    return value


# -- what generated methods do with an argument before it is packed --------------------


def encode(params: Params, hints: Mapping[str, int] | None = None) -> list[Any]:
    """Return typed parameters as `typedparams.encode` does; a path is a text."""
    try:
        return typedparams.encode(params, hints)
    except (TypeError, AttributeError, ValueError) as exc:
        if isinstance(params, Mapping):
            values = {name: _converted(value, "") for name, value in params.items()}
            if any(values[name] is not value for name, value in params.items()):
                return encode(values, hints)
            _refuse_value(params, exc)
        explained(exc)


def identity(handle: Any) -> Any:
    """Return the identity of a handle, as an argument of another handle's call."""
    try:
        return handle._use("an argument")
    except AttributeError as exc:
        explained(exc)


def identities(handles: Iterable[Any]) -> list[Any]:
    """Return the identities of several handles."""
    try:
        return [handle._use("an argument") for handle in handles]
    except (TypeError, AttributeError) as exc:
        explained(exc)


def chars(text: str, size: int) -> list[int]:
    """Return a text as a ``char`` array, as `xdr.chars` does."""
    try:
        return xdr.chars(text, size)
    except (TypeError, AttributeError) as exc:
        explained(exc)


def texts(values: Sequence[str]) -> Sequence[str]:
    """Return a list of texts; a single text would be sent letter by letter."""
    if isinstance(values, str):
        explained(TypeError("a str is not a list of texts"))
    return values


def parameters(params: Params) -> None:
    """Refuse what are no typed parameters, before the server is asked for theirs."""
    if not isinstance(params, Mapping | list | tuple):
        explained(TypeError("parameters must be a mapping"))


def texts_too(flags: int) -> int:
    """Return flags with VIR_TYPED_PARAM_STRING_OKAY: the answer may have texts."""
    try:
        return flags | typedparams.STRING_OKAY
    except TypeError as exc:
        explained(exc)


def callback(cb: object) -> None:
    """Refuse what cannot be called back, before anything is registered."""
    if not callable(cb):
        explained(TypeError("a callback must be callable"))


# -- finding the one that is wrong -----------------------------------------------------


def _refuse_value(params: Mapping[Any, Any], exc: Exception) -> None:
    """Raise TypeError for a typed parameter's name or value that has no type."""
    method = next((_name(frame) for frame in _methods(sys._getframe(2))), None)
    if method is None:
        return
    for name, value in params.items():
        values = value if isinstance(value, list | tuple) else [value]
        for item in values:
            if not isinstance(item, int | float | str):
                kind = type(item).__name__
                raise TypeError(
                    f"{method} parameter {name!r} must be int, float, bool or str, not {kind}"
                ) from exc
    if isinstance(exc, TypeError):  # the type that a parameter has at the server
        raise TypeError(f"{method} {exc}") from exc


def _methods(frame: FrameType | None) -> Iterable[FrameType]:
    """Yield the methods among the callers, from the inner ones to the user's call."""
    while frame is not None and _OURS.match(frame.f_globals.get("__name__", "")):
        name = frame.f_code.co_name
        if _PUBLIC.match(frame.f_globals["__name__"]) and name[0] not in "_<":
            yield frame
        frame = frame.f_back


def _name(frame: FrameType) -> str:
    return f"{type(frame.f_locals['self']).__name__}.{frame.f_code.co_name}()"


def _wrong(frame: FrameType) -> TypeError | None:
    """Return the error for an argument of a wrong type, None when all fit."""
    error = None
    for method in _methods(frame):
        given = method.f_locals
        function = getattr(type(given["self"]), method.f_code.co_name, None)
        for name, kind in getattr(function, "__annotations__", {}).items():
            if name in given and name != "return":
                complaint = _complaint(kind, given[name])
                if complaint is not None:
                    error = TypeError(f"{_name(method)} argument {name!r} must be {complaint}")
                    break
    return error


def _complaint(kind: str, value: object) -> str | None:
    """Return what a value of another type would have to be, None for one that fits."""
    kinds = _alternatives(kind)
    if any(_fits(each, value) for each in kinds):
        return None
    if "Params" in kinds and isinstance(value, Mapping):
        name = next(name for name in value if not isinstance(name, str))
        return f"a mapping of parameters: the name {name!r} is {type(name).__name__}"
    for each in kinds:
        if each.startswith("Sequence[") and isinstance(value, list | tuple):
            for at, item in enumerate(value):
                complaint = _complaint(each[9:-1], item)
                if complaint is not None:
                    return f"{_said(each)}: item {at} is {type(item).__name__}"
    return f"{_listed(kinds)}, not {type(value).__name__}"


def _listed(kinds: Iterable[str]) -> str:
    """Return types as messages have them."""
    shown = list(dict.fromkeys(map(_said, kinds)))
    last = shown.pop()
    return f"{', '.join(shown)} or {last}" if shown else last


def _alternatives(kind: str) -> list[str]:
    """Return the members of a union, those of its own level."""
    found, depth = [""], 0
    for char in kind:
        depth += (char == "[") - (char == "]")
        if char == "|" and not depth:
            found.append("")
        else:
            found[-1] += char
    return [each.strip() for each in found]


def _fits(kind: str, value: object) -> bool:
    """Tell whether a value is of one type, as an annotation names it."""
    name, _, inner = kind.removesuffix("]").partition("[")
    if name.startswith("enums."):
        name = "int"
    match name:
        case "None":
            return value is None
        case "str":
            return isinstance(value, str)
        case "int" | "PlainInt" | "bool":
            return hasattr(type(value), "__index__")
        case "float":
            return isinstance(value, int | float)
        case "bytes":
            return isinstance(value, bytes | bytearray | memoryview)
        case "UUID":
            return _is_uuid(value)
        case "PathLike":
            return isinstance(value, os.PathLike)
        case "Params":
            return isinstance(value, list | tuple) or (
                isinstance(value, Mapping) and all(isinstance(name, str) for name in value)
            )
        case "Mapping":
            key, _, item = inner.partition(", ")
            return isinstance(value, Mapping) and all(
                _fits(key, k) and _fits(item, v) for k, v in value.items()
            )
        case "Sequence":
            return (
                isinstance(value, Sequence)
                and not isinstance(value, (str, bytes) if inner == "bool" else str)
                and all(_complaint(inner, item) is None for item in value)
            )
        case "Callable" | "Callback":
            return callable(value)
        case "Literal":
            return isinstance(value, str) and repr(value) in inner.split(", ")
        case _ if re.fullmatch(r"[A-Z]\w+", name) and name != "Any":
            return any(cls.__name__ == name for cls in type(value).__mro__)
    return True


def _said(kind: str) -> str:
    """Return one type as messages have it."""
    name, _, inner = kind.removesuffix("]").partition("[")
    if name == "PlainInt" or name.startswith("enums."):
        return "int"
    if name == "Sequence":
        return f"a sequence of {_listed(_alternatives(inner))}"
    if name == "Literal":
        return f"one of {inner}"
    return {
        "PathLike": "os.PathLike",
        "Params": "a mapping of parameters",
        "Mapping": "a mapping",
        "Callable": "callable",
        "Callback": "callable",
    }.get(name, name)
