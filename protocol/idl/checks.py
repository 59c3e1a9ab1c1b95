"""Rules of RFC 4506 about a whole file: types are known, end, and unions are legal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import INT32, UINT32, Declaration, EnumType, Kind, Struct, Union

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lark import Token

    from .errors import IdlError
    from .model import Specification

    Error = Callable[[Token, str], IdlError]

__all__ = ["check_labels", "check_references", "check_sizes"]

_TAGS = {"struct": Struct, "union": Union, "enum": EnumType}
_SMALL = {
    "short": range(-(2**15), 2**15),
    "ushort": range(2**16),
    "char": range(-(2**7), 2**7),
    "uchar": range(2**8),
}


def check_references(
    spec: Specification, references: Iterable[tuple[Token, str]], error: Error
) -> None:
    """Refuse names that are no type, or not of the kind that their tag says."""
    for name, tag in references:
        found = spec.lookup(name)
        if found is None:
            raise error(name, f"unknown type {name.value!r}")
        if tag and not isinstance(found, _TAGS[tag]):
            raise error(name, f"{name.value!r} is no {tag}")


def check_sizes(spec: Specification, declared: Mapping[str, Token], error: Error) -> None:
    """Refuse a type that contains itself, except in an optional or a counted array.

    Those may be empty.
    """
    done: set[str] = set()

    def visit(name: str, inside: tuple[str, ...]) -> None:
        if name in inside:
            raise error(declared[name], f"{name!r} contains itself, so it would never end")
        if name in done or name not in declared:
            return
        for part in _parts(spec, name):
            if part.kind in (Kind.SCALAR, Kind.ARRAY_FIXED):
                visit(part.type, (*inside, name))
        done.add(name)

    for name in spec.order:
        visit(name, ())
    for name in spec.typedefs:
        inside = {name}
        while (inner := spec.typedefs.get(name)) is not None:
            name = inner.type
            if name in inside:
                raise error(declared[name], f"{name!r} stands for nothing but itself")
            inside.add(name)


def check_labels(
    spec: Specification, union: Union, discriminant: Token, labels: list[Token], error: Error
) -> None:
    """Refuse labels of a union that are no value of its discriminant, and doubles."""
    legal = _legal_values(spec, union.discriminant.type)
    if legal is None:
        raise error(
            discriminant,
            "the discriminant of a union must be int, unsigned int, bool or an enum",
        )
    seen: set[int] = set()
    values = [value for case in union.cases for value in case.values]
    for label, value in zip(labels, values, strict=True):
        if value not in legal:
            raise error(label, f"{label.value} is not a value of {union.discriminant.type}")
        if value in seen:
            raise error(label, f"there is already a case for {value}")
        seen.add(value)


def _parts(spec: Specification, name: str) -> Iterator[Declaration]:
    if name in spec.structs:
        yield from spec.structs[name].fields
    elif name in spec.typedefs:
        yield spec.typedefs[name]
    elif name in spec.unions:
        union = spec.unions[name]
        yield from (
            arm for arm in (*(case.arm for case in union.cases), union.default) if arm is not None
        )


def _legal_values(spec: Specification, type_name: str) -> Iterable[int] | None:
    """Return the legal discriminants of a union by their type (section 6.4 note 5).

    None means that no union can be switched by it.
    """
    match type_name:
        case "int":
            return INT32
        case "uint":
            return UINT32
        case "bool":
            return range(2)
    if type_name in _SMALL:
        return _SMALL[type_name]
    found = spec.lookup(type_name)
    if isinstance(found, EnumType):
        return set(found.members.values())
    if isinstance(found, Declaration) and found.kind is Kind.SCALAR:
        return _legal_values(spec, found.type)
    return None
