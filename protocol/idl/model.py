"""Content of a `.x` file as frozen values, for the generator, interpreter and layouts.

Names are those of the file; types are given by name (a primitive of `PRIMITIVES`, or a
type that the specification defines). Nothing here parses or encodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# RFC 4506 primitives under the names that libvirt's files use. char and short travel as
# four bytes (section 4.1).
PRIMITIVES = frozenset(
    {
        "int",
        "uint",
        "hyper",
        "uhyper",
        "short",
        "ushort",
        "char",
        "uchar",
        "bool",
        "float",
        "double",
    }
)
INT32 = range(-(2**31), 2**31)  # values of int
UINT32 = range(2**32)  # and of unsigned int


class Kind(Enum):
    """Layout of a declaration around its element type."""

    SCALAR = "scalar"  # T name
    OPTIONAL = "optional"  # T *name           RFC 4506 section 4.19
    STRING = "string"  # string name<max>  section 4.11
    OPAQUE_FIXED = "opaque_fixed"  # opaque name[n]    section 4.9
    OPAQUE_VAR = "opaque_var"  # opaque name<max>  section 4.10
    ARRAY_FIXED = "array_fixed"  # T name[n]         section 4.12
    ARRAY_VAR = "array_var"  # T name<max>       section 4.13


@dataclass(frozen=True, slots=True)
class Declaration:
    """One field, typedef or union arm.

    ``type`` is "string" or "opaque" for those kinds, else the element's type name.
    ``max`` is the bound (``<>``, None when the file gives none) or the exact length
    (``[]``); ``max_name`` is the constant that it was written with. ``hints`` are the
    annotation comments after it, as written between ``/*`` and ``*/``: ``insert@1``,
    ``(const char *)``.
    """

    name: str
    type: str
    kind: Kind = Kind.SCALAR
    max: int | None = None
    max_name: str | None = None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Struct:
    name: str
    fields: tuple[Declaration, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One arm of a union; ``arm`` None is void.

    ``labels`` are as written in the file, ``values`` are their numbers.
    """

    labels: tuple[str, ...]
    values: tuple[int, ...]
    arm: Declaration | None


@dataclass(frozen=True, slots=True)
class Union:
    name: str
    discriminant: Declaration
    cases: tuple[Case, ...]
    has_default: bool = False
    default: Declaration | None = None  # the default arm; None with has_default is a void default

    def labels(self) -> dict[int, str]:
        """Return names of the discriminant's values that are not written as numbers."""
        named = (pair for case in self.cases for pair in zip(case.values, case.labels, strict=True))
        return {value: label for value, label in named if label.isidentifier()}


@dataclass(frozen=True, slots=True)
class EnumType:
    name: str
    members: Mapping[str, int]


# The meaning of a type name; a Declaration is that of a typedef.
TypeDefinition: TypeAlias = EnumType | Declaration | Struct | Union


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure of a program, with its annotations.

    ``args``, ``ret`` and ``msg`` are names of types or None. In libvirt's files they
    are structs and follow from the name: ``REMOTE_PROC_DOMAIN_CREATE`` has
    ``remote_domain_create_args``; an event (a message that the server sends by itself)
    has ``..._msg``. ``generate`` is "both", "client", "server" or "none", or None where
    the file has no annotation; ``readstream`` and ``writestream`` are positions of the
    stream parameter in the C call.
    """

    number: int
    name: str
    args: str | None = None
    ret: str | None = None
    msg: str | None = None
    generate: str | None = None
    priority: str = "low"
    readstream: int | None = None
    writestream: int | None = None
    sparseflag: str | None = None
    acl: tuple[str, ...] = ()
    aclfilter: tuple[str, ...] = ()

    @property
    def event(self) -> bool:
        return self.msg is not None


@dataclass(frozen=True, slots=True)
class Program:
    """One version of a program: its number, its version, and their constants' names."""

    name: str
    number: int
    version_name: str
    version: int
    procedures: tuple[Procedure, ...]


@dataclass(frozen=True, slots=True)
class Specification:
    """One `.x` file.

    ``name`` is "remote", "keepalive", …. A file may declare several programs, each in
    several versions; ``program``, ``version`` and ``procedures`` are those of the
    first, None and empty for a file without a program.
    """

    name: str
    source: str
    consts: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)  # constants that are texts
    enums: Mapping[str, EnumType] = field(default_factory=dict)
    typedefs: Mapping[str, Declaration] = field(default_factory=dict)
    structs: Mapping[str, Struct] = field(default_factory=dict)
    unions: Mapping[str, Union] = field(default_factory=dict)
    order: tuple[str, ...] = ()  # every enum, typedef, struct and union, as in the file
    program: int | None = None
    version: int | None = None
    procedures: tuple[Procedure, ...] = ()
    programs: tuple[Program, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)  # type -> file:line:column
    imports: tuple[Specification, ...] = ()  # files whose types this one may name

    def lookup(self, name: str) -> TypeDefinition | None:
        """Return the type of a name in this file or one that it imports, or None."""
        for spec in self.visible():
            for table in (spec.structs, spec.typedefs, spec.unions, spec.enums):
                if name in table:
                    return table[name]
        return None

    def every_procedure(self) -> Iterator[Procedure]:
        """Yield the procedures of all programs and versions."""
        if not self.programs:
            yield from self.procedures
        for program in self.programs:
            yield from program.procedures

    def types(self) -> dict[str, TypeDefinition]:
        """Return every type that can be named here, own and imported, by name."""
        found: dict[str, TypeDefinition] = {}
        for spec in self.visible():
            for table in (spec.enums, spec.typedefs, spec.structs, spec.unions):
                for name, definition in table.items():
                    found.setdefault(name, definition)
        return found

    def visible(self) -> Iterator[Specification]:
        """Yield this file and every file that it imports, nearest first."""
        yield self
        for spec in self.imports:
            yield from spec.visible()
