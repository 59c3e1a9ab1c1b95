"""Codec that walks a `Specification`.

It is the reference for generated codecs, and the codec for `.x` files loaded at run
time. Values are plain Python: a struct is a dict of its fields by name, a union the
pair (discriminant, value of the arm or None if it is void), an optional the value or
None, an array a list, an enum its int, a string a str (`xdr.TEXT`), opaque data bytes.
Strings in the arguments of a call end at a NUL, as C's do (`until_nul`).

xdrlib3 moves the primitives; it accepts much that RFC 4506 does not, so every rule is
checked around it. Bytes that are no value raise `RemoteProtocolError`, values that do
not fit their type `LocalProtocolError`; both name the field.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from xdrlib3 import Packer, Unpacker

from .errors import LocalProtocolError, ProtocolError, RemoteProtocolError
from .idl.model import PRIMITIVES, Declaration, EnumType, Kind, Struct, Union
from .xdr import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .idl.model import Specification, TypeDefinition

_T = TypeVar("_T")

Value: TypeAlias = (
    "int | float | str | bytes | list[Value] | dict[str, Value] | tuple[int, Value] | None"
)

_UINT32_MAX = 2**32 - 1
_RANGES = {
    "int": range(-(2**31), 2**31),
    "uint": range(2**32),
    "hyper": range(-(2**63), 2**63),
    "uhyper": range(2**64),
    "short": range(-(2**15), 2**15),
    "ushort": range(2**16),
    "char": range(-(2**7), 2**7),
    "uchar": range(2**8),
}
_SMALLEST = 4  # bytes of the shortest possible value, to compare a count with the bytes left
_DEEPEST = 100  # a recursive type must not be able to exhaust the stack


class Interpreter:
    """Codec of the types of a specification, of its imports, and of primitives."""

    def __init__(self, spec: Specification) -> None:
        self._name = spec.name
        self._types = spec.types()
        self._calls = {p.args for p in spec.every_procedure()}

    def pack(self, type_name: str, value: object) -> bytes:
        """Pack a value; raise LocalProtocolError if it is not a value of the type."""
        self._check(type_name)
        encoder = _Encoder(self._types, type_name)
        encoder.type(type_name, value)
        return encoder.packer.get_buffer()

    def unpack(self, type_name: str, data: bytes) -> Value:
        """Unpack the value that fills all of ``data``, or raise RemoteProtocolError."""
        value, end = self.unpack_from(type_name, data)
        if end != len(data):
            raise RemoteProtocolError(
                f"{type_name}: {len(data) - end} bytes after its end at byte {end}"
            )
        return value

    def unpack_from(self, type_name: str, data: bytes, offset: int = 0) -> tuple[Value, int]:
        """Return the value at ``offset``, and the offset after it."""
        self._check(type_name)
        if not 0 <= offset <= len(data):
            raise LocalProtocolError(f"offset {offset} is outside of the {len(data)} bytes")
        decoder = _Decoder(self._types, type_name, data, offset)
        value = decoder.type(type_name)
        return until_nul(
            value
        ) if type_name in self._calls else value, decoder.unpacker.get_position()

    def _check(self, type_name: str) -> None:
        if type_name not in self._types and type_name not in PRIMITIVES:
            raise LocalProtocolError(f"{self._name} has no type {type_name!r}")


def until_nul(value: Value) -> Value:
    """Cut every string within a value at its first NUL."""
    match value:
        case str():
            return value.partition("\0")[0]
        case list():
            return [until_nul(item) for item in value]
        case dict():
            return {name: until_nul(item) for name, item in value.items()}
        case (int() as kind, arm):
            return kind, until_nul(arm)
    return value


class _Walker:
    """Position of a codec within a value, for its error messages."""

    def __init__(self, types: Mapping[str, TypeDefinition], root: str) -> None:
        self.types = types
        self.path = [root]

    @contextmanager
    def inside(self, step: str) -> Iterator[None]:
        if len(self.path) > _DEEPEST:
            raise self.error(f"nested deeper than {_DEEPEST}")
        self.path.append(step)
        yield
        self.path.pop()

    def error(self, message: str) -> ProtocolError:
        raise NotImplementedError

    def check_length(self, decl: Declaration, length: int) -> None:
        limit = _UINT32_MAX if decl.max is None else decl.max
        if length > limit:
            raise self.error(f"length {length} is over the limit of {limit}")

    def arm(self, union: Union, discriminant: int) -> Declaration | None:
        for case in union.cases:
            if discriminant in case.values:
                return case.arm
        if not union.has_default:
            raise self.error(f"there is no case {discriminant} in {union.name}")
        return union.default


class _Encoder(_Walker):
    def __init__(self, types: Mapping[str, TypeDefinition], root: str) -> None:
        super().__init__(types, root)
        self.packer = Packer()

    def error(self, message: str) -> LocalProtocolError:
        return LocalProtocolError(f"{''.join(self.path)}: {message}")

    def type(self, name: str, value: object) -> None:
        if name in PRIMITIVES:
            self.primitive(name, value)
            return
        match self.types[name]:
            case EnumType() as enum:
                self.primitive("int", value)
                if value not in enum.members.values():
                    raise self.error(f"{value} is not a member of {name}")
            case Declaration() as decl:
                self.declaration(decl, value)
            case Struct() as struct:
                self.struct(struct, value)
            case Union() as union:
                self.union(union, value)

    def primitive(self, name: str, value: object) -> None:
        match name:
            case "bool":
                if not isinstance(value, int):
                    raise self.wrong("a bool", value)
                if value not in (0, 1):
                    raise self.error(f"{value} is not a bool")
                self.packer.pack_bool(value == 1)
            case "float" | "double":
                if not isinstance(value, float | int):
                    raise self.wrong("a number", value)
                pack = self.packer.pack_float if name == "float" else self.packer.pack_double
                try:
                    pack(value)
                except OverflowError:
                    raise self.error(f"{value!r} does not fit {name}") from None
            case _:
                if not isinstance(value, int):
                    raise self.wrong("an int", value)
                if value not in _RANGES[name]:
                    raise self.error(f"{value} does not fit {name}")
                if name in ("hyper", "uhyper"):
                    self.packer.pack_uhyper(value)
                else:
                    (self.packer.pack_uint if name.startswith("u") else self.packer.pack_int)(value)

    def declaration(self, decl: Declaration, value: object) -> None:
        match decl.kind:
            case Kind.SCALAR:
                self.type(decl.type, value)
            case Kind.OPTIONAL:
                self.packer.pack_bool(value is not None)
                if value is not None:
                    with self.inside("*"):
                        self.type(decl.type, value)
            case Kind.STRING:
                self.string(decl, value)
            case Kind.OPAQUE_FIXED | Kind.OPAQUE_VAR:
                self.opaque(decl, value)
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                self.array(decl, value)

    def string(self, decl: Declaration, value: object) -> None:
        if not isinstance(value, str):
            raise self.wrong("a str", value)
        try:
            data = value.encode(*TEXT)
        except UnicodeEncodeError as error:
            raise self.error(f"it cannot be encoded as UTF-8: {error.reason}") from None
        self.check_length(decl, len(data))
        self.packer.pack_string(data)

    def opaque(self, decl: Declaration, value: object) -> None:
        if not isinstance(value, bytes | bytearray | memoryview):
            raise self.wrong("bytes", value)
        data = bytes(value)
        self.check_length(decl, len(data))
        if decl.kind is Kind.OPAQUE_VAR:
            self.packer.pack_opaque(data)
            return
        self.check_exact(decl, len(data))
        self.packer.pack_fopaque(len(data), data)

    def array(self, decl: Declaration, value: object) -> None:
        if not isinstance(value, list | tuple):
            raise self.wrong("a list", value)
        self.check_length(decl, len(value))
        if decl.kind is Kind.ARRAY_VAR:
            self.packer.pack_uint(len(value))
        else:
            self.check_exact(decl, len(value))
        for index, item in enumerate(value):
            with self.inside(f"[{index}]"):
                self.type(decl.type, item)

    def struct(self, struct: Struct, value: object) -> None:
        if not isinstance(value, dict):
            raise self.wrong(f"a dict for {struct.name}", value)
        if unknown := value.keys() - {field.name for field in struct.fields}:
            raise self.error(f"{struct.name} has no field {sorted(map(str, unknown))[0]!r}")
        for field in struct.fields:
            if field.name not in value:
                raise self.error(f"field {field.name!r} is missing")
            with self.inside(f".{field.name}"):
                self.declaration(field, value[field.name])

    def union(self, union: Union, value: object) -> None:
        if not isinstance(value, tuple) or len(value) != 2:
            raise self.wrong(f"the pair (discriminant, value) for {union.name}", value)
        discriminant, content = value
        self.type(union.discriminant.type, discriminant)
        arm = self.arm(union, discriminant)
        if arm is not None:
            with self.inside(f".{arm.name}"):
                self.declaration(arm, content)
        elif content is not None:
            raise self.wrong(f"None for the void case {discriminant}", content)

    def wrong(self, expected: str, value: object) -> LocalProtocolError:
        return self.error(f"expected {expected}, not {type(value).__name__}")

    def check_exact(self, decl: Declaration, length: int) -> None:
        if length != decl.max:
            raise self.error(f"length {length} must be exactly {decl.max}")


class _Decoder(_Walker):
    def __init__(
        self, types: Mapping[str, TypeDefinition], root: str, data: bytes, offset: int
    ) -> None:
        super().__init__(types, root)
        self.data = data
        self.unpacker = Unpacker(data)
        self.unpacker.set_position(offset)
        self.started = offset  # of the primitive being read

    def error(self, message: str) -> RemoteProtocolError:
        return RemoteProtocolError(f"{''.join(self.path)} at byte {self.started}: {message}")

    def read(self, unpack: Callable[[], _T]) -> _T:
        self.started = self.unpacker.get_position()
        try:
            return unpack()
        except EOFError:
            raise self.error("the bytes end here") from None

    def type(self, name: str) -> Value:
        if name in PRIMITIVES:
            return self.primitive(name)
        match self.types[name]:
            case EnumType() as enum:
                value = self.read(self.unpacker.unpack_enum)
                if value not in enum.members.values():
                    raise self.error(f"{value} is not a member of {name}")
                return value
            case Declaration() as decl:
                return self.declaration(decl)
            case Struct() as struct:
                return self.struct(struct)
            case Union() as union:
                return self.union(union)

    def primitive(self, name: str) -> int | float:
        match name:
            case "bool":
                return self.flag()
            case "float":
                return self.read(self.unpacker.unpack_float)
            case "double":
                return self.read(self.unpacker.unpack_double)
            case "hyper":
                return self.read(self.unpacker.unpack_hyper)
            case "uhyper":
                return self.read(self.unpacker.unpack_uhyper)
        value = self.read(
            self.unpacker.unpack_uint if name.startswith("u") else self.unpacker.unpack_int
        )
        if value not in _RANGES[name]:
            raise self.error(f"{value} does not fit {name}")
        return value

    def flag(self) -> bool:
        """Read a bool, or the presence of an optional: 0 or 1 (sections 4.4, 4.19)."""
        value = self.read(self.unpacker.unpack_uint)
        if value > 1:
            raise self.error(f"expected 0 or 1, not {value}")
        return value == 1

    def declaration(self, decl: Declaration) -> Value:
        match decl.kind:
            case Kind.SCALAR:
                return self.type(decl.type)
            case Kind.OPTIONAL:
                if not self.flag():
                    return None
                with self.inside("*"):
                    return self.type(decl.type)
            case Kind.STRING:
                return self.string(decl)
            case Kind.OPAQUE_FIXED | Kind.OPAQUE_VAR:
                return self.opaque(decl)
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                return self.array(decl)

    def length(self, decl: Declaration) -> int:
        if decl.kind in (Kind.OPAQUE_FIXED, Kind.ARRAY_FIXED):
            return decl.max or 0
        length = self.read(self.unpacker.unpack_uint)
        self.check_length(decl, length)
        return length

    def string(self, decl: Declaration) -> str:
        return self.opaque(decl).decode(*TEXT)

    def opaque(self, decl: Declaration) -> bytes:
        length = self.length(decl)
        data = self.read(lambda: self.unpacker.unpack_fopaque(length))
        padding = self.data[self.started + length : self.unpacker.get_position()]
        if any(padding):
            raise self.error(f"padding is not zero: {padding.hex()}")
        return data

    def array(self, decl: Declaration) -> list[Value]:
        length = self.length(decl)
        if length * _SMALLEST > len(self.data) - self.unpacker.get_position():
            raise self.error(f"the bytes end before {length} elements")
        items = []
        for index in range(length):
            with self.inside(f"[{index}]"):
                items.append(self.type(decl.type))
        return items

    def struct(self, struct: Struct) -> dict[str, Value]:
        fields = {}
        for field in struct.fields:
            with self.inside(f".{field.name}"):
                fields[field.name] = self.declaration(field)
        return fields

    def union(self, union: Union) -> tuple[int, Value]:
        discriminant = self.type(union.discriminant.type)
        assert isinstance(discriminant, int)
        arm = self.arm(union, discriminant)
        if arm is None:
            return discriminant, None
        with self.inside(f".{arm.name}"):
            return discriminant, self.declaration(arm)
