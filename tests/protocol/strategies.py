"""Small values of any type, in the form of `virtrio.protocol.interpret`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from virtrio.protocol.idl.model import Declaration, EnumType, Kind, Struct, Union
from virtrio.protocol.xdr import TEXT

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from virtrio.protocol.idl.model import Specification
    from virtrio.protocol.interpret import Value

ELEMENTS = 3  # most elements of an array
BYTES = 9  # most bytes or characters, enough for every kind of padding

PRIMITIVES: dict[str, SearchStrategy[Value]] = {
    "int": st.integers(-(2**31), 2**31 - 1),
    "uint": st.integers(0, 2**32 - 1),
    "hyper": st.integers(-(2**63), 2**63 - 1),
    "uhyper": st.integers(0, 2**64 - 1),
    "short": st.integers(-(2**15), 2**15 - 1),
    "ushort": st.integers(0, 2**16 - 1),
    "char": st.integers(-(2**7), 2**7 - 1),
    "uchar": st.integers(0, 2**8 - 1),
    "bool": st.booleans(),
    "float": st.floats(width=32, allow_nan=False),
    "double": st.floats(allow_nan=False),
}

_makers: dict[int, _Values] = {}


def values(spec: Specification, type_name: str) -> SearchStrategy[Value]:
    """Return a strategy for a type's values.

    NaN is left out, because it does not equal itself.
    """
    if id(spec) not in _makers:
        _makers[id(spec)] = _Values(spec)
    return _makers[id(spec)].type(type_name)


def type_names(spec: Specification) -> list[str]:
    """Return the types that the specification itself declares, and the primitives."""
    return [*spec.order, *PRIMITIVES]


class _Values:
    def __init__(self, spec: Specification) -> None:
        self.spec = spec
        self.made: dict[str, SearchStrategy[Value]] = {}

    def type(self, name: str) -> SearchStrategy[Value]:
        if name in PRIMITIVES:
            return PRIMITIVES[name]
        if name not in self.made:
            self.made[name] = st.deferred(lambda: self.made[name])  # where a type names itself
            self.made[name] = self.define(name)
        return self.made[name]

    def define(self, name: str) -> SearchStrategy[Value]:
        match self.spec.lookup(name):
            case EnumType() as enum:
                return st.sampled_from(sorted(set(enum.members.values())))
            case Declaration() as decl:
                return self.declaration(decl)
            case Struct() as struct:
                return st.fixed_dictionaries(
                    {field.name: self.declaration(field) for field in struct.fields}
                )
            case Union() as union:
                return self.union(union)
        raise LookupError(name)

    def declaration(self, decl: Declaration) -> SearchStrategy[Value]:
        most = 2**32 - 1 if decl.max is None else decl.max
        match decl.kind:
            case Kind.SCALAR:
                return self.type(decl.type)
            case Kind.OPTIONAL:
                return st.none() | self.type(decl.type)
            case Kind.STRING:
                words = st.text(max_size=min(most, BYTES)).filter(
                    lambda text: len(text.encode()) <= most
                )
                return words | st.binary(max_size=min(most, BYTES)).map(
                    lambda data: data.decode(*TEXT)
                )
            case Kind.OPAQUE_FIXED:
                return st.binary(min_size=most, max_size=most)
            case Kind.OPAQUE_VAR:
                return st.binary(max_size=min(most, BYTES))
            case Kind.ARRAY_FIXED:
                return st.lists(self.type(decl.type), min_size=most, max_size=most)
            case Kind.ARRAY_VAR:
                return st.lists(self.type(decl.type), max_size=min(most, ELEMENTS))

    def union(self, union: Union) -> SearchStrategy[Value]:
        void = st.none()
        arms = [
            st.tuples(
                st.sampled_from(case.values), self.declaration(case.arm) if case.arm else void
            )
            for case in union.cases
        ]
        if union.has_default:
            taken = {value for case in union.cases for value in case.values}
            others = self.type(union.discriminant.type).filter(lambda value: value not in taken)
            arms.append(
                st.tuples(others, self.declaration(union.default) if union.default else void)
            )
        return st.one_of(arms)
