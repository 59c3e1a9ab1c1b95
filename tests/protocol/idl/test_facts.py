"""Our own definitions are libvirt's, item by item and in the same order."""

from __future__ import annotations

import pytest

from tests.protocol.facts import FILES, facts
from virtrio.protocol.idl.model import EnumType, Kind, Struct, Union
from virtrio.protocol.idl.parser import bundled

each = pytest.mark.parametrize("name", FILES)


def wire(spec, decl):
    """Resolve the typedefs in a declaration, to compare its bytes."""
    match decl.kind:
        case Kind.STRING | Kind.OPAQUE_VAR:
            return f"{decl.type}<{decl.max}>"
        case Kind.OPAQUE_FIXED:
            return f"opaque[{decl.max}]"
    found = spec.lookup(decl.type)
    inner = decl.type
    if found is not None and not isinstance(found, EnumType | Struct | Union):
        inner = wire(spec, found)
        if (
            decl.kind is not Kind.SCALAR
            and inner.endswith((">", "]"))
            and decl.kind is not Kind.OPTIONAL
        ):
            inner = f"({inner})"
    match decl.kind:
        case Kind.OPTIONAL:
            return f"?{inner}"
        case Kind.ARRAY_FIXED:
            return f"{inner}[{decl.max}]"
        case Kind.ARRAY_VAR:
            return f"{inner}<{decl.max}>"
    return inner


def described(spec, decl):
    if decl is None:
        return None
    found = {
        "name": decl.name,
        "type": decl.type,
        "kind": decl.kind.value,
        "wire": wire(spec, decl),
    }
    optional = {"max": decl.max, "max_name": decl.max_name, "hint": list(decl.hints)}
    return found | {key: value for key, value in optional.items() if value}


@each
def test_program(name):
    spec = bundled(name)
    assert facts(name)["program"] == [{"number": spec.program, "version": spec.version}]


@each
def test_constants(name):
    ours = bundled(name).consts
    from_headers = {
        c: n for c, n in ours.items() if c.startswith(("VIR_TYPED_PARAM_", "VIR_UUID_"))
    }
    expected = {const["name"]: const["value"] for const in facts(name)["const"]}
    assert list(expected.items()) == [
        (c, n) for c, n in ours.items() if c in expected or c not in from_headers
    ]


@each
def test_enums(name):
    expected = [(enum["name"], list(enum["members"].items())) for enum in facts(name)["enum"]]
    assert [
        (enum.name, list(enum.members.items())) for enum in bundled(name).enums.values()
    ] == expected


@each
def test_typedefs(name):
    spec = bundled(name)
    assert [described(spec, decl) for decl in spec.typedefs.values()] == facts(name)["typedef"]


@each
def test_structs(name):
    spec = bundled(name)
    expected = facts(name)["struct"]
    assert list(spec.structs) == [struct["name"] for struct in expected]
    for struct in expected:
        ours = spec.structs[struct["name"]]
        assert [described(spec, decl) for decl in ours.fields] == struct["fields"], ours.name
        assert list(ours.hints) == struct.get("hint", []), ours.name


@each
def test_unions(name):
    spec = bundled(name)
    assert [
        {
            "name": union.name,
            "discriminant": {"name": union.discriminant.name, "type": union.discriminant.type},
            "cases": [
                {"label": label, "value": value, "arm": described(spec, case.arm)}
                for case in union.cases
                for label, value in zip(case.labels, case.values, strict=True)
            ],
        }
        for union in spec.unions.values()
    ] == facts(name)["union"]
    assert not any(union.has_default for union in spec.unions.values())


@each
def test_procedures(name):
    ours = bundled(name).procedures
    expected = facts(name)["procedure"]
    assert [procedure.name for procedure in ours] == [fact["name"] for fact in expected]
    for procedure, fact in zip(ours, expected, strict=True):
        for key in (
            "number",
            "args",
            "ret",
            "msg",
            "event",
            "generate",
            "priority",
            "readstream",
            "writestream",
        ):
            assert getattr(procedure, key) == fact[key], (procedure.name, key)
        assert procedure.sparseflag == fact.get("sparseflag"), procedure.name
        for key in ("acl", "aclfilter"):
            assert list(getattr(procedure, key)) == fact[key], (procedure.name, key)


def test_there_are_485_procedures():
    counts = {name: len(bundled(name).procedures) for name in FILES}
    assert counts == {"rpc": 0, "remote": 456, "qemu": 7, "lxc": 1, "admin": 19, "keepalive": 2}
    assert sum(counts.values()) == 485
