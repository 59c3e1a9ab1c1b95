"""Names of a specification that Python code can have.

A `.x` file may name things by Python's keywords, by names that generated code uses
itself, or by two names that become one in Python. What cannot keep its name gets
another: ``_type`` behind a type's, an underscore behind any other. Nothing of that
travels, so the bytes are the same.
"""

from __future__ import annotations

import builtins
import keyword
import re
from dataclasses import replace
from enum import IntEnum
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from ..protocol.idl.model import EnumType
from . import names
from .codec import areas

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from ..protocol.idl.model import Declaration, Program, Specification, Struct, Union

_T = TypeVar("_T")

# Modules of a package beside those of its types.
OWN_MODULES = frozenset({"calls", "enums", "procedures", "rows", "types", "values"})
# Names that a module of codecs uses itself.
_USED = frozenset(
    {
        "Any",
        "Callable",
        "Known",
        "PAD",
        "PacksItself",
        "Put",
        "Sequence",
        "Struct",
        "TYPE_CHECKING",
        "XdrStruct",
        "annotations",
        "attributes",
        "invalid",
        "later",
        "pack",
        "stand_ins",
        "too_long",
        "unpack_from",
    }
)
_FUNCTIONS = (
    "pack",
    "unpack",
    "unpack_call",
    "pack_list",
    "unpack_list",
    "unpack_alike",
    "unpack_call_list",
)
_NO_MEMBERS = frozenset({"mro", "name", "value", *dir(IntEnum)})
_CONSTANTS_OF_CALLS = frozenset({"PROGRAM", "VERSION"})


def module_name(name: str) -> str:
    """Return a file's name as a module's: ``my-protocol`` -> ``my_protocol``."""
    cleaned = re.sub(r"\W", "_", name)
    if (
        not cleaned.isidentifier()
        or keyword.iskeyword(cleaned)
        or cleaned in OWN_MODULES
        or cleaned.startswith("__")
    ):
        cleaned = f"x_{cleaned}"
    return cleaned


def fitted(spec: Specification) -> Specification:
    """Return a specification, and its imports, with names fit for generated code."""
    return _Fitting(spec).part(spec)


def parts(spec: Specification) -> list[Specification]:
    """Return the specification and every file that it imports, each once."""
    return list({id(part): part for part in spec.visible()}.values())


def folders(spec: Specification) -> dict[str, Program]:
    """Return the programs of a file by the folder that has their modules.

    It is "" for the only one, else named after program and version: ``qprog_2``.
    """
    if len(spec.programs) == 1:
        return {"": spec.programs[0]}
    taken = {part.name for part in parts(spec)}
    found: dict[str, Program] = {}
    for program in spec.programs:
        wanted = module_name(f"{program.name.lower()}_{program.version}")
        name = next(name for name in _behind(wanted) if name not in taken)
        taken.add(name)
        found[name] = program
    return found


def _fit(wanted: Iterable[str], fits: Callable[[str], bool]) -> dict[str, str]:
    """Return names, each another, that fit; of those wanted, what can stay does."""
    wanted = dict.fromkeys(wanted)
    taken: set[str] = set()

    def free(candidate: str, name: str) -> bool:
        return (
            candidate not in taken
            and (candidate == name or candidate not in wanted)
            and fits(candidate)
        )

    found = {}
    for name in wanted:
        found[name] = next(candidate for candidate in _behind(name) if free(candidate, name))
        taken.add(found[name])
    return found


def _behind(name: str) -> Iterator[str]:
    """Yield a name, and others to be taken when it cannot be."""
    yield name
    bare = name.lstrip("_") or "x"
    yield f"{name}_"
    yield f"x_{bare}"
    for number in count(2):
        yield f"x_{bare}_{number}"


def _types(name: str) -> Iterator[str]:
    yield name
    bare = name.strip("_")
    yield f"{bare}_type"
    yield f"type_{bare}"
    for number in count(2):
        yield f"type_{bare}_{number}"


class _Fitting:
    def __init__(self, spec: Specification) -> None:
        self._parts = parts(spec)
        self._made: dict[int, Specification] = {}
        self._modules: dict[int, str] = {}
        for part in self._parts:
            taken = self._modules.values()
            wanted = _behind(module_name(part.name))
            self._modules[id(part)] = next(name for name in wanted if name not in taken)
        self._classes: set[str] = set()
        self._functions: set[str] = set()
        self._renamed: dict[int, dict[str, str]] = {}  # types by part
        known = {name for part in self._parts for name in part.order}
        for part in self._parts:
            self._renamed[id(part)] = {
                name: self._type(name, known, coded=name in part.structs or name in part.unions)
                for name in part.order
            }

    def _type(self, name: str, known: Container[str], *, coded: bool) -> str:
        def fits(candidate: str) -> bool:
            cls = names.class_name(candidate)
            functions = {f"{verb}_{candidate}" for verb in _FUNCTIONS}
            return (
                (candidate == name or candidate not in known)
                and self._functions.isdisjoint(functions)
                and (
                    not coded
                    or (
                        cls.isidentifier()
                        and not keyword.iskeyword(cls)
                        and cls not in _USED
                        and cls not in self._classes
                    )
                )
            )

        found = next(filter(fits, _types(name)))
        self._functions.update(f"{verb}_{found}" for verb in _FUNCTIONS)
        if coded:
            self._classes.add(names.class_name(found))
        return found

    def part(self, part: Specification) -> Specification:
        if id(part) in self._made:
            return self._made[id(part)]
        own = self._renamed[id(part)]
        names_of_types = {
            name: self._renamed[id(home)][name]
            for home in reversed(list(part.visible()))
            for name in home.order
        }

        def decl(declaration: Declaration) -> Declaration:
            return replace(declaration, type=names_of_types.get(declaration.type, declaration.type))

        made = replace(
            part,
            name=self._modules[id(part)],
            source="".join(letter if letter.isprintable() else "?" for letter in part.source),
            consts=_constants(part.consts, self._unusable),
            texts=_constants(part.texts, self._unusable),
            enums={
                own[name]: EnumType(own[name], enum.members) for name, enum in part.enums.items()
            },
            typedefs={
                own[name]: replace(decl(definition), name=own[name])
                for name, definition in part.typedefs.items()
            },
            structs={
                own[name]: _struct(struct, own[name], decl) for name, struct in part.structs.items()
            },
            unions={
                own[name]: _union(union, own[name], decl) for name, union in part.unions.items()
            },
            order=tuple(own[name] for name in part.order),
            places={own[name]: part.places.get(name, "") for name in part.order},
            programs=tuple(_program(program, names_of_types) for program in part.programs),
            imports=tuple(map(self.part, part.imports)),
        )
        if made.programs:
            made = replace(made, procedures=made.programs[0].procedures)
        homes = set(areas.modules(made).values())
        if homes:
            made = replace(
                made,
                consts=_constants(made.consts, homes.__contains__),
                texts=_constants(made.texts, homes.__contains__),
            )
        self._made[id(part)] = made
        return made

    def _unusable(self, name: str) -> bool:
        """Return whether a module of codecs has another use for a constant's name."""
        return (
            name.startswith("_")
            or keyword.iskeyword(name)
            or hasattr(builtins, name)
            or name in _USED
            or name in self._classes
            or name in self._functions
        )


def _constants(values: Mapping[str, _T], unusable: Callable[[str], bool]) -> dict[str, _T]:
    found = _fit(values, lambda name: not unusable(name))
    return {found[name]: value for name, value in values.items()}


def _struct(struct: Struct, name: str, decl: Callable[[Declaration], Declaration]) -> Struct:
    fields = _attributes([field.name for field in struct.fields])
    return replace(
        struct,
        name=name,
        fields=tuple(replace(decl(field), name=fields[field.name]) for field in struct.fields),
    )


def _union(union: Union, name: str, decl: Callable[[Declaration], Declaration]) -> Union:
    def arm(declaration: Declaration | None) -> Declaration | None:
        return None if declaration is None else decl(declaration)

    (discriminant,) = _attributes([union.discriminant.name], {"value"}).values()
    return replace(
        union,
        name=name,
        discriminant=replace(decl(union.discriminant), name=discriminant),
        cases=tuple(replace(case, arm=arm(case.arm)) for case in union.cases),
        default=arm(union.default),
    )


def _attributes(wanted: Iterable[str], others: Container[str] = ()) -> dict[str, str]:
    """Return the attributes of a class for its fields."""

    def fits(name: str) -> bool:
        bad = keyword.iskeyword(name) or name == "self" or name.startswith("__")
        return not bad and name not in others

    return _fit(wanted, fits)


def members(wanted: Iterable[str]) -> dict[str, str]:
    """Return the members of an enum for names."""
    return _fit(wanted, _is_member)


def _is_member(name: str) -> bool:
    private = name.startswith("__") or (name.startswith("_") and name.endswith("_"))
    return not keyword.iskeyword(name) and name not in _NO_MEMBERS and not private


def _program(program: Program, types: Mapping[str, str]) -> Program:
    entries: set[str] = set()

    def fits(name: str) -> bool:
        """Return whether a name, and an entry point after it, can be."""
        entry = names.entry_point(name)
        found = (
            _is_member(name) and entry not in entries and entry.upper() not in _CONSTANTS_OF_CALLS
        )
        if found:
            entries.add(entry)
        return found

    def passed(name: str | None) -> str | None:
        return None if name is None else types.get(name, name)

    found = _fit([procedure.name for procedure in program.procedures], fits)
    procedures = tuple(
        replace(
            procedure,
            name=found[procedure.name],
            args=passed(procedure.args),
            ret=passed(procedure.ret),
            msg=passed(procedure.msg),
        )
        for procedure in program.procedures
    )
    return replace(program, procedures=procedures)
