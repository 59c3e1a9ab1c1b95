"""Calls with counts and sizes at and beyond their ends.

There are some for every procedure with an integer argument. The interpreting codec
makes the bytes from the definitions, and nothing is checked: no client would send most
of them.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests import documents
from virtrio.gen import names
from virtrio.protocol.idl import parser
from virtrio.protocol.idl.model import Declaration, EnumType, Kind, Struct, Union
from virtrio.protocol.interpret import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from virtrio.protocol.idl.model import Procedure, Specification

INTEGERS = {
    "int": (-(2**31), 2**31 - 1),
    "uint": (0, 2**32 - 1),
    "hyper": (-(2**63), 2**63 - 1),
    "uhyper": (0, 2**64 - 1),
}
# Arguments of many procedures that are bits or truth values, not sizes.
SWITCHES = frozenset({"flags", "need_results"})
ARRAYS = (Kind.ARRAY_VAR, Kind.OPAQUE_VAR)
UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")
WORDS = {"path": "vda", "disk": "vda", "device": "testnet0", "to": "/nowhere/image"}

INTERFACE = (
    "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>\n"
    "<target dev='testnet0'/></interface>"
)
DOMAIN = documents.domain(
    "test",
    "6695eb01-f6a4-8304-79aa-97f2502e193f",
    memory=8388608,
    vcpus=2,
    before="<currentMemory>2097152</currentMemory>",
    devices=documents.disk() + INTERFACE,
)
NODE = f"<node>{DOMAIN}</node>"


@dataclass(frozen=True)
class Case:
    """One call; ``label`` says what is odd about it."""

    program: int
    version: int
    procedure: Procedure
    label: str
    payload: bytes

    @property
    def entry(self) -> str:
        return names.entry_point(self.procedure.name)

    def packet(self, serial: int = 1) -> bytes:
        head = (
            28 + len(self.payload),
            self.program,
            self.version,
            self.procedure.number,
            0,
            serial,
            0,
        )
        return struct.pack(">7I", *head) + self.payload


def programs() -> list[Specification]:
    """Return the programs that hypervisor connections have."""
    return [parser.bundled(name) for name in ("remote", "qemu", "lxc")]


def integers(spec: Specification, procedure: Procedure) -> list[Declaration]:
    """Return the arguments that are one integer each, without those in `SWITCHES`."""
    fields = spec.structs[procedure.args].fields if procedure.args else ()
    return [
        f for f in fields if f.kind is Kind.SCALAR and f.type in INTEGERS and f.name not in SWITCHES
    ]


def arrays(spec: Specification, struct_name: str | None) -> list[Declaration]:
    """Return the lists and opaques of a struct."""
    return [f for f in spec.structs[struct_name].fields if f.kind in ARRAYS] if struct_name else []


def value(spec: Specification, decl: Declaration, *, full: bool) -> Any:
    """Return a value of a field.

    ``full`` means one element in arrays, a value in options, and 1 for numbers.
    """
    match decl.kind:
        case Kind.OPTIONAL:
            return value(spec, replace(decl, kind=Kind.SCALAR), full=full) if full else None
        case Kind.STRING:
            return WORDS.get(decl.name, "test")
        case Kind.OPAQUE_FIXED:
            return UUID
        case Kind.OPAQUE_VAR:
            return b"\1" if full else b""
        case Kind.ARRAY_FIXED:
            return [0] * (decl.max or 0)
        case Kind.ARRAY_VAR:
            return (
                [value(spec, replace(decl, kind=Kind.SCALAR, max=None), full=full)] if full else []
            )
    if decl.type in INTEGERS or decl.type in ("char", "uchar", "short", "ushort"):
        return int(full and decl.name not in ("flags", "codeset"))
    if decl.type == "bool":
        return False
    target = spec.lookup(decl.type)
    match target:
        case Struct():
            whole = full and not decl.type.startswith("remote_nonnull")
            made = {f.name: value(spec, f, full=whole) for f in target.fields}
            return made | {"id": 1} if decl.type == "remote_nonnull_domain" else made
        case Union():
            return (3, 1)
        case EnumType():
            return next(iter(target.members.values()))
        case Declaration():
            return value(spec, replace(target, name=decl.name), full=full)
    raise TypeError(decl.type)


def extremes(decl: Declaration, limits: set[int]) -> list[int]:
    """Return values for an integer argument.

    They are the ends of its type, values around zero, and each limit with its
    neighbour.
    """
    low, high = INTEGERS[decl.type]
    wanted = {0, 1, -1, -2, low, high, 2**31, *limits, *(limit + 1 for limit in limits)}
    return [number for number in sorted(wanted) if low <= number <= high]


def limits_of(spec: Specification, procedure: Procedure) -> set[int]:
    """Return the limits of lists and opaques in an answer, and those of CPUs.

    Definitions do not have the latter.
    """
    return {16, 128} | {f.max for f in arrays(spec, procedure.ret) if f.max is not None}


def cases(spec: Specification, procedure: Procedure) -> Iterator[Case]:
    """Yield the calls of one procedure."""
    assert procedure.args is not None
    assert spec.program is not None
    assert spec.version is not None
    types = Interpreter(spec)
    fields = spec.structs[procedure.args].fields
    numbers = integers(spec, procedure)
    limits = limits_of(spec, procedure)

    def case(label: str, values: dict[str, Any]) -> Case:
        return Case(
            spec.program, spec.version, procedure, label, types.pack(procedure.args, values)
        )

    for full in (False, True):
        base = {f.name: value(spec, f, full=full) for f in fields}
        word = "full" if full else "bare"
        yield case(word, base)
        for f in numbers:
            for number in extremes(f, limits):
                yield case(f"{word} {f.name}={number}", base | {f.name: number})
    for f, g in itertools.combinations(numbers, 2):  # of the full one: what sizes together
        for one, other in itertools.product(extremes(f, limits), extremes(g, limits)):
            yield case(f"full {f.name}={one} {g.name}={other}", base | {f.name: one, g.name: other})
    for f in arrays(spec, procedure.args):
        if f.type == "remote_typed_param":
            for name in ("x" * 79, "x" * 80, "é" * 40):
                yield case(f"full {name}", base | {f.name: [{"field": name, "value": (3, 1)}]})
        most = f.max if f.max is not None and f.max <= 4096 else 2
        for count in (0, 2, most):
            several = base[f.name] * count if count else base[f.name][:0]
            yield case(f"full {f.name}*{count}", base | {f.name: several})
            for g in numbers:
                for number in extremes(g, limits):
                    if count < most:
                        yield case(
                            f"full {f.name}*{count} {g.name}={number}",
                            base | {f.name: several, g.name: number},
                        )
