"""Facts about a specification's types: resolved form, sizes, and Python types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol.idl.model import Declaration, EnumType, Kind, Specification, Struct, Union
from .. import names

if TYPE_CHECKING:
    from collections.abc import Iterator

# struct codes; char and short take four bytes on the wire (RFC 4506 section 4.1, like
# rpcgen's xdr_char and xdr_short).
CODES = {
    "int": "i",
    "uint": "I",
    "short": "i",
    "ushort": "I",
    "char": "i",
    "uchar": "I",
    "hyper": "q",
    "uhyper": "Q",
    "float": "f",
    "double": "d",
}
SIZES = {"i": 4, "I": 4, "q": 8, "Q": 8, "f": 4, "d": 8}
RANGES = {"short": (-32768, 32767), "ushort": (0, 65535), "char": (-128, 127), "uchar": (0, 255)}
_PYTHON = {"float": "float", "double": "float", "bool": "bool"}
UNBOUNDED = 0xFFFFFFFF
_INLINE_FIELDS = 4


class Types:
    """The types that one specification declares and imports."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec

    def resolve(self, decl: Declaration) -> Declaration:
        """Replace a declaration's type by what its typedefs stand for.

        Typedefs are followed as long as they only rename a type or give it a shape.
        """
        while decl.kind is Kind.SCALAR:
            target = self.spec.lookup(decl.type)
            if not isinstance(target, Declaration):
                break
            decl = Declaration(
                decl.name, target.type, target.kind, target.max, target.max_name, decl.hints
            )
        return decl

    def element(self, decl: Declaration) -> Declaration:
        """Return the element of an optional or array, as a declaration of its own."""
        return self.resolve(Declaration(decl.name, decl.type))

    def min_size(self, decl: Declaration) -> int:
        """Return the least number of bytes of a value; 4 or more for array elements."""
        decl = self.resolve(decl)
        match decl.kind:
            case Kind.OPAQUE_FIXED:
                return (most(decl) + 3) & ~3
            case Kind.ARRAY_FIXED:
                return most(decl) * self.min_size(self.element(decl))
            case Kind.SCALAR:
                if decl.type in CODES:
                    return SIZES[CODES[decl.type]]
                target = self.spec.lookup(decl.type)
                if isinstance(target, Struct):
                    return sum(self.min_size(f) for f in target.fields)
                return 4
            case _:
                return 4

    def annotation(self, decl: Declaration) -> str:
        """Return the Python type of a declaration."""
        decl = self.resolve(decl)
        match decl.kind:
            case Kind.STRING:
                return "str"
            case Kind.OPAQUE_FIXED | Kind.OPAQUE_VAR:
                return "bytes"
            case Kind.OPTIONAL:
                return f"{self.annotation(self.element(decl))} | None"
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                return f"Sequence[{self.annotation(self.element(decl))}]"
            case Kind.SCALAR:
                if decl.type in CODES or decl.type == "bool":
                    return _PYTHON.get(decl.type, "int")
                target = self.spec.lookup(decl.type)
                return "int" if isinstance(target, EnumType) else names.class_name(decl.type)

    def inlined(self, struct: Struct) -> bool:
        """Return whether a struct is small and flat; such are written out in users."""
        return len(struct.fields) <= _INLINE_FIELDS and all(self._flat(f) for f in struct.fields)

    def _flat(self, decl: Declaration) -> bool:
        decl = self.resolve(decl)
        if decl.kind in (Kind.STRING, Kind.OPAQUE_FIXED, Kind.OPAQUE_VAR):
            return True
        if decl.kind is not Kind.SCALAR:
            return False
        target = self.spec.lookup(decl.type)
        return (
            isinstance(target, Struct) and self.inlined(target)
            if isinstance(target, Struct | Union)
            else True
        )

    def has_text(self, decl: Declaration, within: frozenset[str] = frozenset()) -> bool:
        """Return whether values of a declaration contain strings."""
        decl = self.resolve(decl)
        if decl.kind in (Kind.STRING, Kind.OPAQUE_FIXED, Kind.OPAQUE_VAR):
            return decl.kind is Kind.STRING
        if decl.kind is not Kind.SCALAR:
            return self.has_text(self.element(decl), within)
        target = self.spec.lookup(decl.type)
        if decl.type in within or not isinstance(target, Struct | Union):
            return False
        fields = (
            target.fields
            if isinstance(target, Struct)
            else [arm for _, arm in self.arms(target) if arm]
        )
        return any(self.has_text(f, within | {decl.type}) for f in fields)

    def listed(self) -> set[str]:
        """Return the structs and unions in arrays of the specification's types.

        Those have list codecs.
        """
        found = set()
        for decl in self._declarations():
            decl = self.resolve(decl)
            while decl.kind in (Kind.ARRAY_FIXED, Kind.ARRAY_VAR, Kind.OPTIONAL):
                array, decl = decl.kind is not Kind.OPTIONAL, self.element(decl)
                if (
                    array
                    and decl.kind is Kind.SCALAR
                    and isinstance(self.spec.lookup(decl.type), Struct | Union)
                ):
                    found.add(decl.type)
        return found

    def _declarations(self) -> Iterator[Declaration]:
        for procedure in self.spec.every_procedure():
            for name in (procedure.args, procedure.ret):
                if name is not None:
                    yield Declaration("value", name)
        for struct in self.spec.structs.values():
            yield from struct.fields
        for union in self.spec.unions.values():
            yield from (arm for _, arm in self.arms(union) if arm is not None)

    def repeated(self, struct: Struct) -> list[str]:
        """Return the structs of which each small item of a list has one.

        In libvirt's lists that is the same identity over and over (the domain of each
        checkpoint): it is coded once, and the result is used again while the same
        object, or the same bytes, recur.
        """
        if not self.inlined(struct):
            return []
        fields = [self.resolve(f) for f in struct.fields]
        held = [self.spec.lookup(f.type) for f in fields if f.kind is Kind.SCALAR]
        # Two of one type would share a local.
        return [s.name for s in held if isinstance(s, Struct) and held.count(s) == 1]

    def owned(self, struct: Struct) -> Struct | None:
        """Return the owner in a struct that is a name and its owner, else None.

        As a rule, all items of a list have the same one.
        """
        if len(struct.fields) != 2 or self.resolve(struct.fields[0]).kind is not Kind.STRING:
            return None
        owner = self.spec.lookup(self.resolve(struct.fields[1]).type)
        return (
            owner if isinstance(owner, Struct) and self.repeated(struct) == [owner.name] else None
        )

    def keyed(self, struct: Struct) -> Union | None:
        """Return the union in a struct that is a name and a small union, else None.

        Typed parameters are such structs.
        """
        if len(struct.fields) != 2:
            return None
        key, value = map(self.resolve, struct.fields)
        union = self.spec.lookup(value.type) if value.kind is Kind.SCALAR else None
        return (
            union
            if key.kind is Kind.STRING and isinstance(union, Union) and self.plain(union)
            else None
        )

    def plain(self, union: Union) -> bool:
        """Return whether every arm is one value, which can be written out in loops."""
        return all(arm is None or self._plain(self.resolve(arm)) for _, arm in self.arms(union))

    def _plain(self, decl: Declaration) -> bool:
        if decl.kind is Kind.SCALAR:
            return not isinstance(self.spec.lookup(decl.type), Struct | Union)
        return decl.kind in (Kind.STRING, Kind.OPAQUE_FIXED, Kind.OPAQUE_VAR)

    def arms(self, union: Union) -> list[tuple[str, Declaration | None]]:
        """Return (condition on the discriminant, arm) of every case.

        A default is last, and its condition is empty.
        """
        arms: list[tuple[str, Declaration | None]] = []
        for case in union.cases:
            values = ", ".join(str(v) for v in case.values)
            arms.append((f"== {values}" if len(case.values) == 1 else f"in ({values})", case.arm))
        if union.has_default:
            arms.append(("", union.default))
        return arms

    def discriminant(self, union: Union) -> tuple[str, str]:
        """Return (struct code, condition of illegal values) of a union's discriminant.

        The condition is empty without a default, because the cases cover all legal
        values.
        """
        decl = self.resolve(union.discriminant)
        if decl.type in CODES:
            low, high = RANGES.get(decl.type, (0, 0))
            illegal = f"not in range({low}, {high + 1})"
            return CODES[decl.type], illegal if union.has_default and decl.type in RANGES else ""
        if decl.type == "bool":
            return "I", "not in (0, 1)" if union.has_default else ""
        return "i", f"not in _E_{decl.type}" if union.has_default else ""


def most(decl: Declaration) -> int:
    return UNBOUNDED if decl.max is None else decl.max


def code_size(code: str) -> int:
    """Return the size of a struct code, or of a string code with padding (``3s1x``)."""
    if code in SIZES:
        return SIZES[code]
    size, _, rest = code.partition("s")
    return int(size) + (int(rest[:-1]) if rest else 0)
