"""Values of any type, made from a seed, in the form of `virtrio.protocol.interpret`."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from virtrio.protocol.idl.model import Declaration, EnumType, Kind, Struct, Union

if TYPE_CHECKING:
    import random

    from virtrio.protocol.idl.model import Specification

_BITS = {"int": 32, "uint": 32, "hyper": 64, "uhyper": 64}
_BITS |= {"short": 16, "ushort": 16, "char": 8, "uchar": 8}
_LETTERS = "abcxyzäß€"


class Seeded:
    """Maker of values; texts have no NUL, because C's end at one."""

    def __init__(self, spec: Specification, rnd: random.Random) -> None:
        self.types = spec.types()
        self.rnd = rnd

    def value(self, name: str, depth: int = 0) -> Any:
        if name in _BITS:
            return self._number(_BITS[name], signed=not name.startswith("u"))
        match name:
            case "bool":
                return self.rnd.random() < 0.5
            case "float":
                (value,) = struct.unpack(">f", struct.pack(">f", self.rnd.uniform(-1e30, 1e30)))
                return value
            case "double":
                return self.rnd.uniform(-1e300, 1e300)
        match self.types[name]:
            case EnumType() as enum:
                return self.rnd.choice(list(enum.members.values()))
            case Declaration() as decl:
                return self.declared(decl, depth)
            case Struct() as found:
                return {field.name: self.declared(field, depth + 1) for field in found.fields}
            case Union() as union:
                return self._union(union, depth)

    def declared(self, decl: Declaration, depth: int) -> Any:
        most = 5 if decl.max is None else decl.max
        size = self.rnd.randint(0, min(most, 9 if depth < 8 else 0))
        match decl.kind:
            case Kind.SCALAR:
                return self.value(decl.type, depth)
            case Kind.OPTIONAL:
                empty = depth > 8 or self.rnd.random() < 0.3
                return None if empty else self.value(decl.type, depth + 1)
            case Kind.STRING:
                text = "".join(self.rnd.choice(_LETTERS) for _ in range(size))
                return text.encode()[:size].decode(errors="ignore")
            case Kind.OPAQUE_FIXED:
                return self.rnd.randbytes(most)
            case Kind.OPAQUE_VAR:
                return self.rnd.randbytes(size)
            case Kind.ARRAY_FIXED:
                return [self.value(decl.type, depth + 1) for _ in range(most)]
            case Kind.ARRAY_VAR:
                return [self.value(decl.type, depth + 1) for _ in range(min(size, 4))]

    def _number(self, bits: int, *, signed: bool) -> int:
        low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
        return self.rnd.choice((low, high, 0, 1, self.rnd.randint(low, high)))

    def _union(self, union: Union, depth: int) -> Any:
        arms = [(value, case.arm) for case in union.cases for value in case.values]
        if union.has_default:
            taken = [value for value, _ in arms]
            others = [self.value(union.discriminant.type) for _ in range(20)]
            arms += [(value, union.default) for value in others if value not in taken][:1]
        kind, arm = self.rnd.choice(arms)
        return kind, None if arm is None else self.declared(arm, depth + 1)
