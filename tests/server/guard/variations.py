"""Values for a procedure's arguments, made from the types in its definition.

They are packed to bytes as well.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.server.guard import bases, large_documents, state
from virtrio.protocol.idl.model import PRIMITIVES, Declaration, EnumType, Kind, Struct, Union
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.procedures import ProcedureRow, program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from virtrio.protocol.idl.model import Specification

PROGRAMS = ("remote", "qemu", "lxc", "admin")
STRING_MAX = 4 * 1024 * 1024
# Labels of the long strings that are always sent. Strings that are no UTF-8 cost most
# to read, and to make errors of; names within structures, of which there are many more,
# are read by the same functions.
_LONG, _LONG_INNER = "no UTF-8", "letters"
MESSAGE_BYTES = 32 * 1024 * 1024
# Of a procedure's further tuples of arguments, only bits below the first are sent; of
# those that change the domain of 4 MiB, which costs a second each, below the second.
_COMMON_FLAGS, _GIANTS_FLAGS = 1 << 12, 1 << 2
# Permissions in rules of access that change nothing.
_READING = (
    "read",
    "getattr",
    "search",
    "mem_read",
    "block_read",
    "fs_trim",
    "inject_nmi",
    "send_",
    "screenshot",
)
HEADER = struct.Struct(">IIIiiIi")

_FORMATS = {
    "int": ">i",
    "uint": ">I",
    "hyper": ">q",
    "uhyper": ">Q",
    "short": ">i",
    "ushort": ">I",
    "char": ">i",
}
_FORMATS |= {"uchar": ">I", "bool": ">I", "float": ">f", "double": ">d"}
_PACK = {name: struct.Struct(form).pack for name, form in _FORMATS.items()}

# Sizes of documents: the ordinary one of each kind, and those that are sent at the
# limit as well.
ORDINARY = 240 * 1024
AT_LIMIT = STRING_MAX - 4096
GREATEST = {
    "domain": ("mixed devices", "metadata"),
    "metadata": ("items",),
    "checkpoint": ("a long description",),
    "snapshot": ("a long description",),
    "pool": ("devices",),
}
# The procedure of each kind that gets all documents of it. The others read with the
# same functions.
THOROUGH = {
    "DOMAIN_DEFINE_XML_FLAGS",
    "DOMAIN_CHECKPOINT_CREATE_XML",
    "DOMAIN_SNAPSHOT_CREATE_XML",
    "DOMAIN_ATTACH_DEVICE_FLAGS",
    "DOMAIN_SET_METADATA",
    "CONNECT_COMPARE_CPU",
    "STORAGE_POOL_DEFINE_XML",
    "STORAGE_VOL_CREATE_XML",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call that is to be sent."""

    program: int
    version: int
    row: ProcedureRow
    argument: str  # what was varied, "" for nothing
    value: str  # what it was replaced by, in words
    base: int  # which of the procedure's arguments of `bases`
    payload: bytes

    @property
    def procedure(self) -> str:
        return self.row.name.replace("_PROC_", " ").replace("REMOTE ", "")

    @property
    def label(self) -> str:
        others = f" ({self.base + 1})" if self.base else ""
        return (
            f"{self.procedure}{others} {self.argument}={self.value}"
            if self.argument
            else self.procedure + others
        )

    @property
    def changes(self) -> bool:
        """Whether the call may change something when it succeeds."""
        rules = [rule.partition(":")[2].partition(":")[0] for rule in self.row.acl]
        return not rules or any(not rule.startswith(_READING) for rule in rules)

    def packet(self, serial: int) -> bytes:
        size = HEADER.size + len(self.payload)
        return (
            HEADER.pack(size, self.program, self.version, self.row.number, 0, serial, 0)
            + self.payload
        )


# -- bytes -----------------------------------------------------------------------------


class Packer:
    """A packer by RFC 4506 that checks nothing.

    Values over a limit, and bytes that are no text, are packed as well.
    """

    def __init__(self, spec: Specification) -> None:
        self._types = spec.types()

    def pack(self, type_name: str, value: object) -> bytes:
        parts: list[bytes] = []
        self._type(type_name, value, parts)
        return b"".join(parts)

    def _type(self, name: str, value: Any, parts: list[bytes]) -> None:
        if name in PRIMITIVES:
            parts.append(_PACK[name](value))
            return
        match self._types[name]:
            case EnumType():
                parts.append(_PACK["int"](value))
            case Declaration() as decl:
                self.declaration(decl, value, parts)
            case Struct() as struct_type:
                for field in struct_type.fields:
                    self.declaration(field, value[field.name], parts)
            case Union() as union:
                kind, content = value
                parts.append(_PACK["int"](kind))
                arm = next((case.arm for case in union.cases if kind in case.values), None)
                if arm is not None:
                    self.declaration(arm, content, parts)

    def declaration(self, decl: Declaration, value: Any, parts: list[bytes]) -> None:
        match decl.kind:
            case Kind.SCALAR:
                self._type(decl.type, value, parts)
            case Kind.OPTIONAL:
                parts.append(_PACK["bool"](value is not None))
                if value is not None:
                    self._type(decl.type, value, parts)
            case Kind.STRING | Kind.OPAQUE_VAR | Kind.OPAQUE_FIXED:
                data = value.encode() if isinstance(value, str) else value
                if decl.kind is not Kind.OPAQUE_FIXED:
                    parts.append(_PACK["uint"](len(data)))
                parts += (data, bytes(-len(data) % 4))
            case Kind.ARRAY_VAR | Kind.ARRAY_FIXED:
                if decl.kind is Kind.ARRAY_VAR:
                    parts.append(_PACK["uint"](len(value)))
                if value and all(item is value[0] for item in value):
                    once: list[bytes] = []
                    self._type(decl.type, value[0], once)
                    parts.append(b"".join(once) * len(value))
                    return
                for item in value:
                    self._type(decl.type, item, parts)


# -- values ----------------------------------------------------------------------------

_INTERESTING, _INTERESTING_ABOVE = (8, 14, 16, 23, 30), (32, 53)  # powers of two


def numbers(type_name: str, *, thorough: bool) -> list[int]:
    """Return 0, -1, both ends of the type, and powers of two with their neighbours."""
    signed = type_name in ("int", "hyper", "short", "char")
    bits = 64 if type_name.endswith("hyper") else 32
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
    found = {0, 1, -1, low, high, low + 1, high - 1, 2 ** (bits - 1), 2 ** (bits - 1) - 1}
    for power in (
        range(1, bits) if thorough else (*_INTERESTING, *(_INTERESTING_ABOVE if bits == 64 else ()))
    ):
        found |= {2**power - 1, 2**power} | ({2**power + 1, -(2**power)} if thorough else set())
    return sorted(number for number in found if low <= number <= high)


def is_flags(decl: Declaration) -> bool:
    return (
        decl.kind is Kind.SCALAR
        and decl.type in ("uint", "uhyper")
        and decl.name in ("flags", "types", "stats")
    )


def bits(type_name: str) -> list[int]:
    """Return every single bit, and all of them."""
    width = 64 if type_name == "uhyper" else 32
    return [1 << bit for bit in range(width)] + [2**width - 1]


@cache
def strings(limit: int) -> tuple[tuple[str, bytes], ...]:
    most = min(limit, STRING_MAX)
    mixed = b"\xc3\xa9\xff\xfea"
    return (
        ("empty", b""),
        (f"{most} letters", b"a" * most),
        (f"{most} bytes, no UTF-8", mixed * (most // len(mixed))),
        (f"{most} zeros", bytes(most)),
        ("a NUL inside", b"te\0st"),
        ("no UTF-8", b"\xff\xfe"),
        ("of lines", b"\n" * min(most, 65536)),
        ("one more than the limit", b"a" * (most + 1)),
    )


class Variations:
    """All calls of one program."""

    def __init__(self, name: str, *, thorough: bool = False) -> None:
        self.program = program(name)
        self.spec = bundled(name)
        self._types = self.spec.types()
        self._packer = Packer(self.spec)
        self._thorough = thorough

    def calls(self, row: ProcedureRow) -> Iterator[Call]:
        """Yield the calls of one procedure. Raises KeyError where `bases` lacks it."""
        if row.event:  # only a server sends it; a call of it is refused
            yield self._call(row, "", "", 0, b"")
            return
        fields = self._fields(row)
        short = row.name.partition("_PROC_")[2]
        for number, base in enumerate(bases.of(self.program.name, short)):
            if len(base) != len(fields):
                raise AssertionError(f"{row.name} has {len(fields)} arguments, not {len(base)}")
            packed = [self._packed(field, value) for field, value in zip(fields, base, strict=True)]
            plain = self._call(row, "", "", number, b"".join(packed))
            yield plain
            is_costly = bool(number) and state.GIANT in base and plain.changes
            for position, field in enumerate(fields):
                before, after = b"".join(packed[:position]), b"".join(packed[position + 1 :])
                for argument, label, data in self._varied(
                    short, field, base[position], first=not number, is_costly=is_costly
                ):
                    yield self._call(row, argument, label, number, before + data + after)
            if not number:
                yield self._call(row, "payload", "cut", 0, b"".join(packed)[:-4] if packed else b"")
                yield self._call(
                    row, "payload", "64 KiB too long", 0, b"".join(packed) + bytes(65536)
                )

    def base_calls(self, row: ProcedureRow) -> list[Call]:
        if row.event:
            return list(self.calls(row))
        fields = self._fields(row)
        short = row.name.partition("_PROC_")[2]
        return [
            self._call(row, "", "", number, b"".join(map(self._packed, fields, base)))
            for number, base in enumerate(bases.of(self.program.name, short))
        ]

    def _fields(self, row: ProcedureRow) -> tuple[Declaration, ...]:
        return self.spec.structs[row.args].fields if row.args else ()

    def _call(
        self, row: ProcedureRow, argument: str, value: str, base: int, payload: bytes
    ) -> Call:
        return Call(self.program.number, self.program.version, row, argument, value, base, payload)

    def _packed(self, decl: Declaration, value: object) -> bytes:
        parts: list[bytes] = []
        self._packer.declaration(decl, value, parts)
        return b"".join(parts)

    def _varied(
        self, procedure: str, decl: Declaration, value: Any, *, first: bool, is_costly: bool
    ) -> Iterator[tuple[str, str, bytes]]:
        """Yield argument, label and bytes of each varied argument."""
        for path, label, varied in self._values(procedure, decl, value, first=first):
            if is_costly and is_flags(decl) and varied >= _GIANTS_FLAGS and not self._thorough:
                continue
            yield path, label, self._packed(decl, varied)

    def _strings(self, limit: int, *, inner: bool) -> list[tuple[str, bytes]]:
        """Return labels and texts, of which long ones cost time to send.

        Of a structure's strings, which are names, there is one long one.
        """
        found = list(strings(limit))
        if self._thorough:
            return found
        return [
            (label, text)
            for label, text in found
            if len(text) < STRING_MAX // 2 or label.endswith(_LONG_INNER if inner else _LONG)
        ]

    def _values(
        self, procedure: str, decl: Declaration, value: Any, *, first: bool, inner: bool = False
    ) -> Iterator[tuple[str, str, Any]]:
        """Yield path, label and whole value of each variation of a value."""
        name = decl.name
        resolved = self._types.get(decl.type)
        if decl.kind is Kind.OPTIONAL:
            if not first:
                return
            yield name, "none", None
            inner = Declaration(name, decl.type)
            yield from self._values(
                procedure, inner, self._some(decl.type) if value is None else value, first=first
            )
        elif decl.kind is Kind.SCALAR and isinstance(resolved, Declaration):
            yield from self._values(
                procedure,
                Declaration(name, resolved.type, resolved.kind, resolved.max, resolved.max_name),
                value,
                first=first,
                inner=inner,
            )
        elif decl.kind is Kind.SCALAR and isinstance(resolved, Struct):
            if first:
                yield from self._structs(procedure, decl, resolved, value)
        elif decl.kind is Kind.SCALAR and isinstance(resolved, Union):
            yield from self._typed(name)
        elif is_flags(decl):
            for bit in bits(decl.type):
                if first or self._thorough or bit < _COMMON_FLAGS:
                    yield name, f"{bit:#x}", bit
        elif decl.kind is Kind.SCALAR:
            type_name = "int" if isinstance(resolved, EnumType) else decl.type
            if type_name in ("float", "double"):
                for number in (0.0, -1.0, float("inf"), float("nan"), 1e308):
                    yield name, str(number), number
            elif type_name == "bool":
                yield name, "1", 1
            else:
                for number in numbers(type_name, thorough=self._thorough):
                    yield name, str(number), number
        elif first and decl.kind is Kind.STRING:
            for label, text in self._strings(
                STRING_MAX if decl.max is None else decl.max, inner=inner
            ):
                yield name, label, text
            kind = bases.document_kind(procedure, name)
            if kind is not None:
                for label, document in self._documents(procedure, kind):
                    yield name, label, document
        elif first and decl.kind is Kind.OPAQUE_FIXED:
            length = decl.max or 0
            for label, data in (("zeros", bytes(length)), ("ones", b"\xff" * length)):
                yield name, label, data
        elif first and decl.kind is Kind.OPAQUE_VAR:
            most = MESSAGE_BYTES // 2 if decl.max is None else decl.max
            for label, data in (
                ("empty", b""),
                (f"{most} zeros", bytes(most)),
                (f"{most} ones", b"\xff" * most),
                ("one more than the limit", bytes(most + 1)),
            ):
                yield name, label, data
        elif first and decl.kind is Kind.ARRAY_VAR:
            yield from self._arrays(procedure, decl, value)

    def _structs(
        self, procedure: str, decl: Declaration, struct_type: Struct, value: dict[str, Any]
    ) -> Iterator[tuple[str, str, Any]]:
        if struct_type.name == "remote_nonnull_domain":
            for other in bases.ALTERNATIVES:
                yield decl.name, str(other["name"]), other
        for field in struct_type.fields:
            for path, label, varied in self._values(
                procedure, field, value[field.name], first=True, inner=True
            ):
                yield f"{decl.name}.{path}", label, value | {field.name: varied}

    def _typed(self, name: str) -> Iterator[tuple[str, str, Any]]:
        """Yield values of a typed parameter."""
        for kind, type_name in ((1, "int"), (2, "uint"), (3, "hyper"), (4, "uhyper"), (6, "int")):
            for number in (
                numbers(type_name, thorough=self._thorough)
                if self._thorough or kind == 4
                else (0, -1, 2**30)
            ):
                yield (
                    name,
                    f"{number} of type {kind}",
                    (kind, number if number >= 0 or kind in (1, 3, 6) else 2**32 - 1),
                )
        for number in (0.0, -1.0, float("inf"), float("nan")):
            yield name, f"{number} of type 5", (5, number)
        for label, text in strings(STRING_MAX)[:4]:
            yield name, label, (7, text)
        yield name, "a cpuset of 240 KiB", (7, large_documents._cpuset(ORDINARY))
        yield (
            name,
            "devices of 240 KiB",
            (7, large_documents.repeated(lambda n: f"/dev/{n},{n},", ORDINARY)),
        )
        yield name, "of no type", (77, None)

    def _arrays(
        self, procedure: str, decl: Declaration, value: list[Any]
    ) -> Iterator[tuple[str, str, Any]]:
        name = decl.name
        item = value[0] if value else self._some(decl.type)
        parts: list[bytes] = []
        self._packer.declaration(Declaration(name, decl.type), item, parts)
        size = max(4, sum(map(len, parts)))
        room = (MESSAGE_BYTES - 65536) // size
        most = min(room, room if decl.max is None else decl.max)
        yield name, "empty", []
        yield name, f"{most} items", [item] * most
        if most < room:
            yield name, "one more than the limit", [item] * (most + 1)
        inner = Declaration(name, decl.type)
        for path, label, varied in self._values(procedure, inner, item, first=True):
            yield path, label, [varied]
        long = self._longest(decl.type)
        if long is not None and most > 1:
            count = min(most, 7)
            yield name, f"{count} items of 4 MiB", [long] * count

    def _longest(self, type_name: str) -> Any:
        text = strings(STRING_MAX)[2 if self._thorough else 1][1]
        match self._types.get(type_name):
            case Declaration(kind=Kind.STRING):
                return text
            case Struct(name=("remote_typed_param" | "admin_typed_param")):
                return {"field": "some", "value": (7, text)}
        return None

    def _some(self, type_name: str) -> Any:
        """Return any value of a type."""
        match self._types.get(type_name):
            case None | EnumType():
                return 0
            case Declaration(kind=Kind.STRING):
                return "some"
            case Declaration(kind=Kind.OPAQUE_FIXED) as decl:
                return bytes(decl.max or 0)
            case Declaration() as decl:
                return self._some(decl.type)
            case Struct() as struct_type:
                return {field.name: self._some(field.type) for field in struct_type.fields}
            case Union():
                return (1, 0)

    def _documents(self, procedure: str, kind: str) -> Iterator[tuple[str, str]]:
        all_of_them = self._thorough or procedure in THOROUGH
        for number, (label, document) in enumerate(
            large_documents.of_kind(kind, ORDINARY, thorough=self._thorough)
        ):
            if all_of_them or number < 2:
                yield f"{label}, 240 KiB", document
        if kind == "any":
            yield "nested, 4 MiB", large_documents.nested(AT_LIMIT)
        elif all_of_them:
            makers = large_documents.KINDS[kind]
            for label in makers if self._thorough else GREATEST.get(kind, ()):
                yield f"{label}, 4 MiB", makers[label](AT_LIMIT)
