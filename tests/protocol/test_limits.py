"""Every limit of libvirt's protocol, just within and just over, in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.protocol.generated import Generated, coded
from tests.protocol.programs import SPECS, modules
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl.model import Declaration, EnumType, Kind, Struct, Union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from virtrio.protocol.idl.model import Specification

SIZES = {"hyper": 8, "uhyper": 8, "double": 8}
COUNTED = (Kind.STRING, Kind.OPAQUE_VAR, Kind.ARRAY_VAR)
ENOUGH = bytes(400)  # behind a count, so that it is not refused for want of bytes


class Smallest:
    """The smallest encoding of each type, and places of counts with a limit in it."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec

    def counts(self, type_name: str) -> list[tuple[bytes, int]]:
        """Return (bytes before the count, its limit) for every count in a type."""
        found: list[tuple[bytes, int]] = []
        self._type(type_name, b"", found)
        return found

    def _type(self, name: str, before: bytes, found: list[tuple[bytes, int]]) -> bytes:
        match self.spec.lookup(name):
            case Declaration() as decl:
                return self._declaration(decl, before, found)
            case Struct() as struct:
                for field in struct.fields:
                    before = self._declaration(field, before, found)
                return before
            case Union() as union:
                for case in union.cases:
                    end = before + case.values[0].to_bytes(4, "big", signed=True)
                    if case.arm is not None:
                        end = self._declaration(case.arm, end, found)
                return end
            case EnumType() as enum:
                return before + min(enum.members.values()).to_bytes(4, "big", signed=True)
        return before + bytes(SIZES.get(name, 4))

    def _declaration(
        self, decl: Declaration, before: bytes, found: list[tuple[bytes, int]]
    ) -> bytes:
        if decl.kind in COUNTED and decl.max is not None:
            found.append((before, decl.max))
        match decl.kind:
            case Kind.SCALAR:
                return self._type(decl.type, before, found)
            case Kind.OPTIONAL:
                return self._type(decl.type, before + b"\0\0\0\1", found)
            case Kind.OPAQUE_FIXED:
                return before + bytes(((decl.max or 0) + 3) & ~3)
            case Kind.ARRAY_FIXED:
                for _ in range(decl.max or 0):
                    before = self._type(decl.type, before, found)
                return before
            case Kind.ARRAY_VAR:
                return self._type(decl.type, before + b"\0\0\0\1", found)
            case _:
                return before + bytes(4)


def over_limit(codec: Generated, type_name: str, data: bytes) -> bool:
    try:
        codec.unpack(type_name, data)
    except RemoteProtocolError as error:
        return "over the limit of" in str(error)
    return False


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_limits_of_what_is_received(spec):
    codec = Generated(spec, *modules(spec))
    smallest = Smallest(spec)
    wrong = [
        (type_name, len(before), limit)
        for type_name in coded(spec)
        for before, limit in smallest.counts(type_name)
        if over_limit(codec, type_name, before + limit.to_bytes(4, "big") + ENOUGH)
        or not over_limit(codec, type_name, before + (limit + 1).to_bytes(4, "big") + ENOUGH)
    ]
    assert wrong == []


def counted_fields(spec: Specification) -> Iterator[tuple[Struct, int, Declaration]]:
    """Return (struct, place, resolved field) for every field with a limit."""
    for struct in spec.structs.values():
        for place, field in enumerate(struct.fields):
            decl = field
            while decl.kind in (Kind.SCALAR, Kind.OPTIONAL) and isinstance(
                spec.lookup(decl.type), Declaration
            ):
                decl = spec.lookup(decl.type)
            if decl.kind in COUNTED and decl.max is not None:
                yield struct, place, decl


def content(decl: Declaration, size: int) -> object:
    return (
        "x" * size
        if decl.kind is Kind.STRING
        else bytes(size)
        if decl.kind is Kind.OPAQUE_VAR
        else [None] * size
    )


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_limits_of_what_is_sent(spec):
    codec = Generated(spec, *modules(spec))
    wrong = []
    for struct, place, decl in counted_fields(spec):
        for size in (decl.max, decl.max + 1):
            made = codec.made(struct.name, _least(spec, struct))
            setattr(made, made.__slots__[place], content(decl, size))
            try:
                codec.encode(struct.name, made)
                message = ""
            except LocalProtocolError as error:
                message = str(error)
            if ("over the limit of" in message) is (size == decl.max):
                wrong.append((struct.name, struct.fields[place].name, size, message))
    assert wrong == []


ANYTHING = [
    None,
    object(),
    1.5,
    1 << 70,
    -(1 << 70),
    "text",
    "\ud800",
    b"bytes",
    [],
    [object()],
    {},
    {"a": 1},
    (),
]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_whatever_is_sent_is_encoded_or_refused(spec):
    codec = Generated(spec, *modules(spec))
    refused = 0
    for struct in spec.structs.values():
        for place in range(len(struct.fields)):
            for anything in ANYTHING:
                made = codec.made(struct.name, _least(spec, struct))
                setattr(made, made.__slots__[place], anything)
                try:
                    data = codec.encode(struct.name, made)
                except LocalProtocolError:
                    refused += 1
                else:
                    codec.unpack(struct.name, data)
        for anything in ANYTHING:
            with pytest.raises(LocalProtocolError):
                codec.encode(struct.name, anything)
    assert refused > 10 * sum(len(struct.fields) for struct in spec.structs.values())


def _least(spec: Specification, struct: Struct) -> dict[str, object]:
    """Return the smallest value of a type."""
    return {field.name: _least_content(spec, field) for field in struct.fields}


def _least_content(spec: Specification, decl: Declaration) -> object:
    match decl.kind:
        case Kind.OPTIONAL:
            return None
        case Kind.STRING:
            return ""
        case Kind.OPAQUE_FIXED:
            return bytes(decl.max or 0)
        case Kind.OPAQUE_VAR:
            return b""
        case Kind.ARRAY_VAR:
            return []
        case Kind.ARRAY_FIXED:
            return [_least_content(spec, Declaration(decl.name, decl.type))] * (decl.max or 0)
    match spec.lookup(decl.type):
        case Declaration() as typedef:
            return _least_content(spec, typedef)
        case Struct() as struct:
            return _least(spec, struct)
        case Union() as union:
            arm = union.cases[0].arm
            return union.cases[0].values[0], arm and _least_content(spec, arm)
        case EnumType() as enum:
            return min(enum.members.values())
    return 0
