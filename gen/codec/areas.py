"""Division of a large specification's types into modules.

A program thereby loads the codecs of the procedures that it uses, not of all. An area
is the first word of the procedures (``domain``, ``network``), or the first two
(``domain_migrate``) where an area is large and enough of its types share them. A type
that procedures of several areas use is in ``types``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...protocol.idl.model import Declaration, Struct, Union
from .. import names
from .module import coded, offered

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ...protocol.idl.model import Specification, TypeDefinition

_ONE_MODULE = 100  # number of types up to which a specification is one module
_LARGE_AREA = 40
_OWN_MODULE = 5
_SHARED = "types"


def modules(spec: Specification) -> dict[str, str]:
    """Assign each type to a module of the package; empty when one module is enough.

    Modules import only `types` from each other: it contains each of its types with all
    types inside.
    """
    types = coded(spec)
    if len(types) <= _ONE_MODULE:
        return {}
    roots = _of_procedures(spec)
    within = {name: _inside(spec, name) for name in types}
    reached = {inner for root in roots for inner in within[root]}
    roots |= {name: _SHARED for name in types if name not in reached and name not in roots}
    users: dict[str, set[str]] = {name: set() for name in types}
    for root, module in roots.items():
        for name in (root, *within[root]):
            users[name].add(module)
    return {name: found.pop() if len(found) == 1 else _SHARED for name, found in users.items()}


def _of_procedures(spec: Specification) -> dict[str, str]:
    """Assign procedures' own structs: a module per area, and per large enough part."""
    words: dict[str, list[str]] = {}
    for procedure in spec.every_procedure():
        _, found, name = procedure.name.partition("_PROC_")
        if not found:  # of a `program` block, where names have no form
            continue
        stem = name.lower().split("_")
        words.update(
            {
                name: stem
                for name in (procedure.args, procedure.ret, procedure.msg)
                if name is not None and (name in spec.structs or name in spec.unions)
            }
        )
    areas = Counter(stem[0] for stem in words.values())
    parts = Counter(tuple(stem[:2]) for stem in words.values())

    def module(stem: list[str]) -> str:
        own = areas[stem[0]] > _LARGE_AREA and parts[tuple(stem[:2])] >= _OWN_MODULE
        return _free("_".join(stem[:2]) if own else stem[0], taken)

    taken = {"later", *(name for type_name in coded(spec) for name in offered(type_name))}
    return {name: module(stem) for name, stem in words.items()}


def _free(area: str, taken: Container[str]) -> str:
    """Return the module of an area: its name, changed if no module can have it."""
    name = names.identifier(area)
    name = name if name.isidentifier() and not name.startswith("__") else f"area_{name}"
    while name in taken:
        name += "_"
    return name


def _inside(spec: Specification, name: str) -> set[str]:
    """Return the specification's own types with codecs inside a type, at any depth."""
    types = spec.types()
    found: set[str] = set()
    pending = [name]
    while pending:
        for inner in _named(types.get(pending.pop())):
            if inner not in found:
                found.add(inner)
                pending.append(inner)
    return {inner for inner in found if inner in spec.structs or inner in spec.unions}


def _named(definition: TypeDefinition | None) -> Iterator[str]:
    """Yield the types that a definition names itself."""
    match definition:
        case Declaration():
            yield definition.type
        case Struct():
            yield from (field.type for field in definition.fields)
        case Union():
            arms = [*(case.arm for case in definition.cases), definition.default]
            yield from (arm.type for arm in arms if arm is not None)
