"""rpcgen's language, and what RFC 4506 and RFC 5531 have beyond libvirt's files."""

from __future__ import annotations

import pytest

from virtrio.protocol.idl.model import Case, Declaration, EnumType, Kind, Procedure, Struct, Union
from virtrio.protocol.idl.parser import parse


def spec_of(text, *imports):
    return parse(text, name="t", source="t.x", imports=imports)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("long", "int"),
        ("long int", "int"),
        ("unsigned long", "uint"),
        ("unsigned long int", "uint"),
        ("short int", "short"),
        ("unsigned short int", "ushort"),
        ("hyper int", "hyper"),
        ("unsigned hyper int", "uhyper"),
        ("bool_t", "bool"),
        ("u_long", "uint"),
        ("int8_t", "char"),
        ("uint16_t", "ushort"),
        ("u_longlong_t", "uhyper"),
        ("rpcprog_t", "uint"),
        ("quadruple", "quadruple"),
        ("netobj", "netobj"),
    ],
)
def test_types(written, name):
    assert spec_of(f"struct s {{ {written} a; }};").structs["s"].fields == (Declaration("a", name),)


def test_types_that_come_with_the_language():
    spec = spec_of("struct s { quadruple a<2>; netobj b; struct netbuf c; };")
    assert spec.typedefs["quadruple"] == Declaration("quadruple", "opaque", Kind.OPAQUE_FIXED, 16)
    assert spec.typedefs["netobj"] == Declaration("netobj", "opaque", Kind.OPAQUE_VAR, 1024)
    assert [field.name for field in spec.structs["netbuf"].fields] == ["maxlen", "buf"]
    again = spec_of("struct t { quadruple a; netobj b; };", spec)
    assert again.order == ("t",)
    own = spec_of("typedef opaque netobj<8>; struct s { netobj b; };")
    assert own.typedefs["netobj"].max == 8


def test_constants():
    spec = spec_of(
        'const KEY = "d4a0\\n"; const A = LAST; const B = 10UL; const A = 7; const TRUE = 1;'
        " program P { version V { void LAST(void) = 7; } = 1; } = 1;"
    )
    assert spec.texts == {"KEY": "d4a0\n"}
    assert spec.consts == {"A": 7, "B": 10, "P": 1, "V": 1, "LAST": 7}


def test_a_constant_of_rpc():
    assert spec_of("union u switch (int f) { case AUTH_SYS: void; };").unions["u"].cases[0].values


def test_names_may_begin_with_an_underscore():
    assert spec_of("struct _s { int _a; };").structs["_s"].fields[0].name == "_a"


def test_typedefs_of_types_without_a_name():
    spec = spec_of(
        "typedef struct { int x; } s; typedef enum { A, B } e;"
        "typedef union switch (e k) { case A: int a; case B: void; } u;"
        "typedef struct tag { int x; } t; typedef struct same { int x; } same;"
        "typedef struct { int x; } *p; typedef enum { C } list<3>;"
    )
    assert spec.order == ("s", "e", "u", "tag", "t", "same", "p_2", "p", "list_2", "list")
    assert spec.enums["e"] == EnumType("e", {"A": 0, "B": 1})
    assert spec.typedefs["t"] == Declaration("t", "tag")
    assert spec.typedefs["p"].kind is Kind.OPTIONAL
    assert spec.lookup(spec.typedefs["list"].type) == EnumType(spec.typedefs["list"].type, {"C": 0})


def test_types_within_declarations():
    spec = spec_of(
        """
        struct s_point { int taken; };
        struct s {
            struct { int x; struct { int y; } deeper; } point;
            enum colour { RED = 1, BLUE = 2 } colour;
            enum { ONE = 1 } several<4>;
            union switch (bool more) { case TRUE: struct { int z; } *rest; default: void; } tail;
            void;
        };
        union u switch (enum { YES, NO } kind) { case YES: struct { int a; } arm; case NO: void; };
        """
    )
    assert spec.structs["s"].fields == (
        Declaration("point", "s_point_2"),
        Declaration("colour", "colour"),
        Declaration("several", "s_several", Kind.ARRAY_VAR, 4),
        Declaration("tail", "s_tail"),
    )
    assert spec.structs["s_point_2_deeper"] == Struct(
        "s_point_2_deeper", (Declaration("y", "int"),)
    )
    assert spec.unions["s_tail"].cases == (
        Case(("TRUE",), (1,), Declaration("rest", "s_tail_rest", Kind.OPTIONAL)),
    )
    assert spec.unions["u"].discriminant == Declaration("kind", "u_kind")
    assert spec.structs["u_arm"].fields == (Declaration("a", "int"),)
    assert spec.order.index("s_point_2_deeper") < spec.order.index("s")


def test_unions_by_small_numbers():
    spec = spec_of("union u switch (short s) { case -2: void; };")
    assert spec.unions["u"] == Union("u", Declaration("s", "short"), (Case(("-2",), (-2,), None),))


def test_a_pointer_to_a_pointer_is_a_list_of_at_most_one():
    spec = spec_of("typedef int *p; typedef p q; struct s { q *x; p y; };")
    assert spec.structs["s"].fields == (
        Declaration("x", "q", Kind.ARRAY_VAR, 1),
        Declaration("y", "p"),
    )


def test_procedures_over_any_type():
    spec = spec_of(
        """
        struct node { int x; node *next; };
        typedef node *nodes;
        program P { version V {
            int ADD(int, unsigned hyper) = 1;
            nodes GET(void) = 2;
            string ECHO(string<64>) = 3;
            struct node *FIRST(nodes *) = 4;
            bool NAMED(string what<>, node *which, long) = 5;
            void NAMED_args(bool flag) = 6;
            void INNER(struct { int a; }) = 7;
        } = 2; } = 1;
        """
    )
    assert spec.procedures == (
        Procedure(1, "ADD", "ADD_args", "int"),
        Procedure(2, "GET", None, "nodes"),
        Procedure(3, "ECHO", "ECHO_args", "ECHO_ret"),
        Procedure(4, "FIRST", "FIRST_args", "FIRST_ret"),
        Procedure(5, "NAMED", "NAMED_args", "bool"),
        Procedure(6, "NAMED_args", "bool"),
        Procedure(7, "INNER", "INNER_args"),
    )
    assert spec.structs["ADD_args"].fields == (
        Declaration("arg1", "int"),
        Declaration("arg2", "uhyper"),
    )
    assert spec.typedefs["ECHO_args"] == Declaration("ECHO_args", "string", Kind.STRING, 64)
    assert spec.typedefs["ECHO_ret"] == Declaration("ECHO_ret", "string", Kind.STRING)
    assert spec.typedefs["FIRST_args"] == Declaration("FIRST_args", "nodes", Kind.ARRAY_VAR, 1)
    assert spec.typedefs["FIRST_ret"] == Declaration("FIRST_ret", "node", Kind.OPTIONAL)
    assert spec.structs["NAMED_args"].fields == (
        Declaration("what", "string", Kind.STRING),
        Declaration("which", "node", Kind.OPTIONAL),
        Declaration("arg3", "int"),
    )


def test_programs_and_versions():
    spec = spec_of(
        """
        program P {
            version V1 { void NULL(void) = 0; int GET(void) = 1; } = 1;
            version V2 { void NULL(void) = 0; hyper GET(void) = 3; } = 2;
        } = 100;
        program Q { version V1 { void NULL(void) = 9; } = 1; } = 101;
        """
    )
    assert [(p.name, p.number, p.version_name, p.version) for p in spec.programs] == [
        ("P", 100, "V1", 1),
        ("P", 100, "V2", 2),
        ("Q", 101, "V1", 1),
    ]
    assert (spec.program, spec.version) == (100, 1)
    assert spec.procedures == spec.programs[0].procedures
    assert [(p.name, p.number) for p in spec.every_procedure()] == [
        ("NULL", 0),
        ("GET", 1),
        ("NULL", 0),
        ("GET", 3),
        ("NULL", 9),
    ]
    assert spec.consts["GET"] == 1


def test_an_enum_of_procedures_of_another_project():
    spec = spec_of("enum my_procedure { A = 1 };")
    assert (spec.program, spec.procedures) == (None, ())


def test_places_of_types():
    spec = spec_of("struct s { int a; };\n  typedef int t;")
    assert (spec.places["s"], spec.places["t"]) == ("t.x:1:8", "t.x:2:15")
