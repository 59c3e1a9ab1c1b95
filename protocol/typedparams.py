"""Typed parameters (libvirt's virTypedParameter) as Python values.

On the wire a typed parameter is a name, one of seven types, and a value of that type.
In Python a set of them is a dict of str to int, float, bool and str. The class of an
int tells which of the four integer types it has (`Int`, `UInt`, `LLong`, `ULLong`, all
of them ints); a plain int is sent as in libvirt-python, as ULLong, or as LLong below
zero. A name that occurs more than once (``migrate_disks``) has a list of its values.

There are two ways of reading: `plain` for clients, with plain ints and, as in
libvirt-python, the last of several values; `typed` for drivers, which may have to check
types, with the classes above and lists. Both programs that have typed parameters
(remote and admin) declare them alike, so the functions here read either's, by
attribute. Their number is limited by the codecs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from operator import itemgetter
from struct import Struct
from typing import TYPE_CHECKING, Any, TypeAlias

from ._generated.enums import ErrorDomain, ErrorNumber
from .errors import report
from .xdr import PAD, TEXT, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = [
    "STRING_OKAY",
    "Int",
    "LLong",
    "ParamValue",
    "Params",
    "PlainParams",
    "Type",
    "TypedParam",
    "TypedParams",
    "TypedValue",
    "UInt",
    "ULLong",
    "check_types",
    "encode",
    "packed",
    "plain",
    "typed",
    "types_of",
]


# A member of TypedParameterFlags, which callers of a client never pass. libvirt's own
# client sets it wherever values may be texts; without it, drivers leave texts out.
STRING_OKAY = 4


class Type(IntEnum):
    """Discriminants of the union on the wire (virTypedParameterType)."""

    VIR_TYPED_PARAM_INT = 1
    VIR_TYPED_PARAM_UINT = 2
    VIR_TYPED_PARAM_LLONG = 3
    VIR_TYPED_PARAM_ULLONG = 4
    VIR_TYPED_PARAM_DOUBLE = 5
    VIR_TYPED_PARAM_BOOLEAN = 6
    VIR_TYPED_PARAM_STRING = 7


class Int(int):
    """An int of type VIR_TYPED_PARAM_INT: 32 bits, signed."""


class UInt(int):
    """An int of type VIR_TYPED_PARAM_UINT: 32 bits, unsigned."""


class LLong(int):
    """An int of type VIR_TYPED_PARAM_LLONG: 64 bits, signed."""


class ULLong(int):
    """An int of type VIR_TYPED_PARAM_ULLONG: 64 bits, unsigned."""


ParamValue: TypeAlias = int | float | str | bool
# Parameters to send: a mapping, in which a list stands for a name that occurs more than
# once.
Params: TypeAlias = Mapping[str, "ParamValue | Sequence[ParamValue]"]
# Parameters as a client gets them.
PlainParams: TypeAlias = dict[str, ParamValue]
# Parameters as a driver gets them.
TypedParams: TypeAlias = dict[str, "ParamValue | list[ParamValue]"]


class TypedValue:
    """The union on the wire, for any program's codec."""

    __slots__ = ("type", "value")

    def __init__(self, type: int, value: ParamValue) -> None:
        self.type = type
        self.value = value

    def __repr__(self) -> str:
        return f"TypedValue({self.type}, {self.value!r})"


class TypedParam:
    """One parameter on the wire, for any program's codec."""

    __slots__ = ("field", "value")

    def __init__(self, field: str, value: TypedValue) -> None:
        self.field = field
        self.value = value

    def __repr__(self) -> str:
        return f"TypedParam({self.field!r}, {self.value!r})"


_INT, _UINT, _LLONG, _ULLONG, _DOUBLE, _BOOLEAN, _STRING = (int(kind) for kind in Type)
_CLASSES: dict[int, type[ParamValue]] = {
    _INT: Int,
    _UINT: UInt,
    _LLONG: LLong,
    _ULLONG: ULLong,
    _DOUBLE: float,
    _BOOLEAN: bool,
    _STRING: str,
}
_TYPES: dict[type, int] = {cls: number for number, cls in _CLASSES.items()}
# How libvirt's error texts name the types.
_NAMES = {
    _INT: "int",
    _UINT: "uint",
    _LLONG: "llong",
    _ULLONG: "ullong",
    _DOUBLE: "double",
    _BOOLEAN: "boolean",
    _STRING: "string",
}


# -- writing ---------------------------------------------------------------------------


def encode(
    params: Params | Iterable[tuple[str, ParamValue]], hints: Mapping[str, int] | None = None
) -> list[Any]:
    """Return the values to pack for ``params``, a mapping or (name, value) pairs.

    The class of a value tells its type if it is one of this module's, or float, bool or
    str. ``hints`` are the types of plain ints, and the types that other values are
    converted to. A plain int without a hint is ULLong, or LLong below zero, as in
    libvirt-python.

    Raises TypeError for a value of another class, or that does not convert to the type
    of its hint. A number out of range, and more parameters than the procedure takes,
    are found by the codec (LocalProtocolError).
    """
    out: list[Any] = []
    # a driver's values say their type: a table is all it takes
    known = _TYPES if hints is None else {}
    for field, value in params.items() if isinstance(params, Mapping) else params:
        number = known.get(value.__class__)
        if number is not None:
            out.append(TypedParam(field, TypedValue(number, value)))  # type: ignore[arg-type]
        elif isinstance(value, list | tuple):
            out += [_param(field, item, hints) for item in value]
        else:
            out.append(_param(field, value, hints))  # type: ignore[arg-type]
    return out


def _param(field: str, value: ParamValue, hints: Mapping[str, int] | None) -> TypedParam:
    hint = None if hints is None else hints.get(field)
    if hint is not None:
        return TypedParam(field, TypedValue(hint, _converted(field, value, hint)))
    number = _TYPES.get(value.__class__)
    if number is None:
        number, value = _fallback(field, value)
    return TypedParam(field, TypedValue(number, value))


def _converted(field: str, value: ParamValue, hint: int) -> ParamValue:
    """Convert a value to the type ``hint``, without parsing or cutting off."""
    if hint == _BOOLEAN:
        return bool(value)
    if isinstance(value, str) is (hint == _STRING):
        if hint == _STRING:
            return value
        if hint == _DOUBLE:
            return float(value)
        if isinstance(value, int):
            return int(value)
    raise TypeError(f'"{field}" must be {_NAMES[hint]}, not {type(value).__name__}')


def _fallback(field: str, value: ParamValue) -> tuple[int, ParamValue]:
    """Return type and value for a value whose class is not in `_TYPES`.

    It may be a plain int, an enum member or of any subclass.
    """
    if isinstance(value, str):
        return _STRING, str(value)
    if isinstance(value, int):
        number = next(
            (_TYPES[cls] for cls in (Int, UInt, LLong, ULLong) if isinstance(value, cls)), None
        )
        return number or (_LLONG if value < 0 else _ULLONG), int(value)
    if isinstance(value, float):
        return _DOUBLE, float(value)
    raise TypeError(f'Unknown type of "{field}" field')


_LENGTH = Struct(">I").pack
_STRING_MAX = 4 * 1024 * 1024  # REMOTE_STRING_MAX, ADMIN_STRING_MAX


def _text(text: str) -> bytes:
    data = text.encode(*TEXT)
    size = len(data)
    if size > _STRING_MAX:
        raise too_long("typed parameter", size, _STRING_MAX)
    return _LENGTH(size) + data + PAD[size & 3]


_VALUES: dict[int, Callable[[Any], bytes]] = {
    _INT: Struct(">i").pack,
    _UINT: Struct(">I").pack,
    _LLONG: Struct(">q").pack,
    _ULLONG: Struct(">Q").pack,
    _DOUBLE: Struct(">d").pack,
    _BOOLEAN: Struct(">i").pack,
    _STRING: _text,
}
# The wire's beginning of a parameter (name and type), and the function that packs its
# value: by name and class.
_heads: dict[tuple[str, type], tuple[bytes, Callable[[Any], bytes]]] = {}
_MOST_HEADS, _LONGEST_HEAD = 4096, 64


def packed(params: Params) -> tuple[int, bytes]:
    """Return the number of parameters, and the bytes that a codec makes of `encode`.

    Makes no object for each parameter: for statistics of many domains, in which the
    same names recur. Raises the errors of `encode`, and one of `xdr.ENCODE_ERRORS` for
    a value that does not fit its type.
    """
    parts: list[bytes] = []
    for field, value in params.items():
        head = _heads.get((field, value.__class__))
        if head is not None:
            parts.append(head[0] + head[1](value))
            continue
        for param in encode({field: value}):
            typed_value = param.value
            head = _text(field) + _LENGTH(typed_value.type), _VALUES[typed_value.type]
            parts.append(head[0] + head[1](typed_value.value))
            if value.__class__ in _TYPES and len(field) <= _LONGEST_HEAD:
                if len(_heads) >= _MOST_HEADS:
                    _heads.clear()
                _heads[field, value.__class__] = head
    return len(parts), b"".join(parts)


# -- reading ---------------------------------------------------------------------------


def plain(params: Iterable[Any]) -> PlainParams:
    """Return the parameters of a reply as a client gets them.

    Of several parameters with one name, the last one counts.
    """
    out: PlainParams = {}
    for param in params:
        value = param.value
        out[param.field] = bool(value.value) if value.type == _BOOLEAN else value.value
    return out


def typed(params: Iterable[Any]) -> TypedParams:
    """Return the parameters of a call as a driver gets them.

    Every value is of the class of its type; several with one name are a list.
    """
    out: TypedParams = {}
    for param in params:
        value = _CLASSES[param.value.type](param.value.value)
        field = param.field
        if field not in out:
            out[field] = value
            continue
        known = out[field]
        if isinstance(known, list):
            known.append(value)
        else:
            out[field] = [known, value]
    return out


def types_of(params: Iterable[Any]) -> dict[str, int]:
    """Return the type of each parameter of a reply, as hints for writing them back."""
    return {param.field: param.value.type for param in params}


# -- checking --------------------------------------------------------------------------


def check_types(
    params: TypedParams,
    known: Mapping[str, type[ParamValue]],
    *,
    several: frozenset[str] = frozenset(),
    domain: ErrorDomain = ErrorDomain.VIR_FROM_NONE,
) -> None:
    """Check names and types of a driver's parameters, as virTypedParamsValidate does.

    ``known`` has the class of each parameter that is allowed, ``several`` the names
    that may occur more than once. Raises LibvirtError VIR_ERR_INVALID_ARG, or
    VIR_ERR_ARGUMENT_UNSUPPORTED for an unknown name; the first in alphabetic order
    counts.
    """
    for field, value in sorted(params.items(), key=itemgetter(0)):
        expected = known.get(field)
        if expected is None:
            detail = f"parameter '{field}' not supported"
            raise report(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, domain, detail)
        values = value if isinstance(value, list) else [value]
        for item in values:
            if item.__class__ is not expected:
                got, wanted = _NAMES[_TYPES[item.__class__]], _NAMES[_TYPES[expected]]
                detail = f"invalid type '{got}' for parameter '{field}', expected '{wanted}'"
                raise report(ErrorNumber.VIR_ERR_INVALID_ARG, domain, detail)
        if len(values) > 1 and field not in several:
            detail = f"parameter '{field}' occurs multiple times"
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, domain, detail)
