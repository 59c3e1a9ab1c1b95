"""The parser: meaning of each construct, and place and expectation of each mistake."""

from __future__ import annotations

import subprocess
import sys

import pytest

from virtrio.protocol.idl.model import Case, Declaration, EnumType, Kind, Procedure, Struct, Union
from virtrio.protocol.idl.parser import IdlError, load, parse


def spec_of(text, *imports):
    return parse(text, name="t", source="t.x", imports=imports)


@pytest.mark.parametrize(
    ("text", "name", "kind", "type_name", "bound", "bound_name"),
    [
        ("int a", "a", Kind.SCALAR, "int", None, None),
        ("unsigned int a", "a", Kind.SCALAR, "uint", None, None),
        ("unsigned a", "a", Kind.SCALAR, "uint", None, None),
        ("hyper a", "a", Kind.SCALAR, "hyper", None, None),
        ("unsigned hyper a", "a", Kind.SCALAR, "uhyper", None, None),
        ("short a", "a", Kind.SCALAR, "short", None, None),
        ("unsigned short a", "a", Kind.SCALAR, "ushort", None, None),
        ("char a", "a", Kind.SCALAR, "char", None, None),
        ("unsigned char a", "a", Kind.SCALAR, "uchar", None, None),
        ("bool a", "a", Kind.SCALAR, "bool", None, None),
        ("float a", "a", Kind.SCALAR, "float", None, None),
        ("double a", "a", Kind.SCALAR, "double", None, None),
        ("thing a", "a", Kind.SCALAR, "thing", None, None),
        ("struct thing a", "a", Kind.SCALAR, "thing", None, None),
        ("thing *a", "a", Kind.OPTIONAL, "thing", None, None),
        ("unsigned int *a", "a", Kind.OPTIONAL, "uint", None, None),
        ("thing a[4]", "a", Kind.ARRAY_FIXED, "thing", 4, None),
        ("thing a<4>", "a", Kind.ARRAY_VAR, "thing", 4, None),
        ("thing a<>", "a", Kind.ARRAY_VAR, "thing", None, None),
        ("unsigned hyper a<LIMIT>", "a", Kind.ARRAY_VAR, "uhyper", 16, "LIMIT"),
        ("opaque a[LIMIT]", "a", Kind.OPAQUE_FIXED, "opaque", 16, "LIMIT"),
        ("opaque a<0x10>", "a", Kind.OPAQUE_VAR, "opaque", 16, None),
        ("opaque a<>", "a", Kind.OPAQUE_VAR, "opaque", None, None),
        ("string a<LIMIT>", "a", Kind.STRING, "string", 16, "LIMIT"),
        ("string a<>", "a", Kind.STRING, "string", None, None),
        ("string a<0>", "a", Kind.STRING, "string", 0, None),
        ("int program", "program", Kind.SCALAR, "int", None, None),
        ("int a<MEMBER>", "a", Kind.ARRAY_VAR, "int", 3, "MEMBER"),
    ],
)
def test_declarations(text, name, kind, type_name, bound, bound_name):
    head = "const LIMIT = 16; enum count { MEMBER = 3 }; struct thing { int x; };"
    expected = Declaration(name, type_name, kind, bound, bound_name)
    assert spec_of(f"{head} struct s {{ {text}; }};").structs["s"] == Struct("s", (expected,))
    assert spec_of(f"{head} typedef {text};").typedefs[name] == expected
    union = spec_of(
        f"{head} union u switch (int d) {{ case 0: {text}; default: {text}2; }};".replace(
            text + "2", "void"
        )
    )
    assert union.unions["u"].cases == (Case(("0",), (0,), expected),)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("10", 10),
        ("-10", -10),
        ("0x1F", 31),
        ("0X1f", 31),
        ("017", 15),
        ("-0x10", -16),
        ("4294967296", 2**32),
    ],
)
def test_numbers(written, value):
    assert spec_of(f"const A = {written};\nconst B = A;").consts == {"A": value, "B": value}


def test_enums():
    spec = spec_of(
        "const C = 7; enum e { A = -1, B = C, D = B, E, F = 0x10 }; enum plain { X, Y };"
    )
    assert spec.enums == {
        "e": EnumType("e", {"A": -1, "B": 7, "D": 7, "E": 8, "F": 16}),
        "plain": EnumType("plain", {"X": 0, "Y": 1}),
    }


def test_unions():
    spec = spec_of(
        """
        enum colour { RED = 1, GREEN = 2, BLUE = 3 };
        union u switch (colour c) { case RED: case BLUE: int i; case 2: void; };
        union v switch (bool b) { case TRUE: opaque data<4>; default: void; };
        union w switch (unsigned int n) { case 4294967295: void; default: string why<>; };
        """
    )
    assert spec.unions == {
        "u": Union(
            "u",
            Declaration("c", "colour"),
            (Case(("RED", "BLUE"), (1, 3), Declaration("i", "int")), Case(("2",), (2,), None)),
        ),
        "v": Union(
            "v",
            Declaration("b", "bool"),
            (Case(("TRUE",), (1,), Declaration("data", "opaque", Kind.OPAQUE_VAR, 4)),),
            has_default=True,
        ),
        "w": Union(
            "w",
            Declaration("n", "uint"),
            (Case(("4294967295",), (2**32 - 1,), None),),
            has_default=True,
            default=Declaration("why", "string", Kind.STRING),
        ),
    }


def test_order_is_that_of_the_file_and_types_may_be_named_before_they_are_declared():
    spec = spec_of(
        "struct a { b x; }; typedef c b; enum c { C1 = 1 }; union d switch (b e) { case C1: a f; };"
    )
    assert spec.order == ("a", "b", "c", "d")


def test_a_tagged_typedef_of_the_same_name_says_nothing_new():
    assert spec_of("struct a { int x; }; typedef struct a a;").order == ("a",)


def test_a_type_may_hold_itself_where_it_can_end():
    assert spec_of(
        "struct a { a *next; a more<>; b other; }; union b switch (int n) { case 0: a *back; };"
    ).order


def test_comments_and_pass_through_lines_are_skipped():
    spec = spec_of(
        """// int x;
%#include <rpc/types.h>
% struct { not ours
const /* in the /* middle */ A = 1; // behind
/** const B = 2;
%#include "nothing.h"
 **/
"""
    )
    assert spec.consts == {"A": 1}


def test_hints():
    spec = spec_of(
        """
        struct plain { /* what it is for */
            int a; /* insert@1 */
            int b; /* insert@2 */ /* unused */ // call-by-reference
            opaque c<>; /* (const char *) */
            opaque d<>; /* alloc@1@unsigned int@2 */
            int e;
            /* insert@3 */
            int f; int g; /* insert@4 */
        };
        struct hinted { /* insert@5 */ int a; };
        typedef string s<>; /* (char **) */
        """
    )
    assert {f.name: f.hints for f in spec.structs["plain"].fields} == {
        "a": ("insert@1",),
        "b": ("insert@2", "call-by-reference"),
        "c": ("(const char *)",),
        "d": ("alloc@1@unsigned int@2",),
        "e": (),
        "f": (),
        "g": ("insert@4",),
    }
    assert (spec.structs["plain"].hints, spec.structs["hinted"].hints) == ((), ("insert@5",))
    assert spec.typedefs["s"].hints == ("(char **)",)


PROGRAM = """
const X_PROGRAM = 0x20008086;
const X_PROTOCOL_VERSION = 2;
struct x_open_args { int a; };
struct x_open_ret { int a; };
struct x_event_msg { int a; };
enum x_procedure {
    /* Not an annotation: @generate: both */
    X_PROC_CLOSE = 2,

    /**
     * @generate: both
     * @priority: high
     * @readstream: 1
     * @writestream: 12
     * @sparseflag: X_SPARSE
     * @acl: domain:read
     * @acl: domain:save:!X_CONFIG|X_LIVE
     * @aclfilter: domain:getattr
     */
    /* between *//* and adjacent */
    X_PROC_OPEN = 1,
    /** @generate: none */ X_PROC_EVENT = 3
};
"""


def test_procedures():
    spec = spec_of(PROGRAM)
    assert (spec.program, spec.version) == (0x20008086, 2)
    assert spec.procedures == (
        Procedure(2, "X_PROC_CLOSE"),
        Procedure(
            1,
            "X_PROC_OPEN",
            args="x_open_args",
            ret="x_open_ret",
            generate="both",
            priority="high",
            readstream=1,
            writestream=12,
            sparseflag="X_SPARSE",
            acl=("domain:read", "domain:save:!X_CONFIG|X_LIVE"),
            aclfilter=("domain:getattr",),
        ),
        Procedure(3, "X_PROC_EVENT", msg="x_event_msg", generate="none"),
    )
    assert [procedure.event for procedure in spec.procedures] == [False, False, True]


def test_procedures_of_the_helper_daemons():
    spec = spec_of(
        """
        const VIR_LOCK_PROTOCOL_PROGRAM = 7;
        const VIR_LOCK_PROTOCOL_PROGRAM_VERSION = 1;
        struct virLockProtocolCreateLockSpaceArgs { int a; };
        struct virLockProtocolExitEventMsg { int a; };
        enum virLockProtocolProcedure {
            VIR_LOCK_PROTOCOL_PROC_CREATE_LOCKSPACE = 1,
            VIR_LOCK_PROTOCOL_PROC_EXIT_EVENT = 2
        };
        """
    )
    assert (spec.program, spec.version) == (7, 1)
    assert spec.procedures == (
        Procedure(
            1, "VIR_LOCK_PROTOCOL_PROC_CREATE_LOCKSPACE", args="virLockProtocolCreateLockSpaceArgs"
        ),
        Procedure(2, "VIR_LOCK_PROTOCOL_PROC_EXIT_EVENT", msg="virLockProtocolExitEventMsg"),
    )


def test_program_block():
    spec = spec_of(
        """
        struct question { int a; };
        typedef string answer<>;
        program ASK {
            version ASK_V3 {
                void ASK_NULL(void) = 0;
                /** @priority: high */
                answer ASK_ONE(question) = 1;
            } = 3;
        } = 0x40000000;
        """
    )
    assert (spec.program, spec.version) == (0x40000000, 3)
    assert spec.consts == {"ASK": 0x40000000, "ASK_V3": 3, "ASK_NULL": 0, "ASK_ONE": 1}
    assert spec.procedures == (
        Procedure(0, "ASK_NULL"),
        Procedure(1, "ASK_ONE", args="question", ret="answer", priority="high"),
    )


def test_constants_of_libvirts_headers_come_with_an_include():
    text = "typedef opaque uuid[VIR_UUID_BUFLEN];"
    assert spec_of(f'%#include "internal.h"\n{text}').typedefs["uuid"].max == 16
    with pytest.raises(IdlError, match=r"t\.x:1:21: undefined constant 'VIR_UUID_BUFLEN'"):
        spec_of(text)


def test_a_constant_of_any_public_header_of_libvirt():
    spec = spec_of(
        "%#include <libvirt/libvirt.h>\n"
        "const A = VIR_DOMAIN_SCHED_FIELD_LLONG; const B = VIR_DOMAIN_SEND_KEY_MAX_KEYS;"
    )
    assert spec.consts == {"A": 3, "B": 16}


def test_constants_of_other_headers_are_given():
    spec = parse(
        "struct s { char file[PATH_MAX]; };", name="t", source="t.x", constants={"PATH_MAX": 4096}
    )
    assert spec.structs["s"].fields == (
        Declaration("file", "char", Kind.ARRAY_FIXED, 4096, "PATH_MAX"),
    )


def test_types_of_c_as_rpcgen_knows_them():
    spec = spec_of("struct s { u_int a; u_char b<4>; int64_t c; u_int *d; };")
    assert [field.type for field in spec.structs["s"].fields] == ["uint", "uchar", "hyper", "uint"]
    own = spec_of("struct s { u_int a; }; typedef hyper u_int;")
    assert own.structs["s"].fields[0].type == "u_int"
    assert own.lookup("u_int").type == "hyper"
    assert spec_of("struct t { u_int a; };", own).structs["t"].fields[0].type == "u_int"
    with pytest.raises(IdlError, match="unknown type 'u_int'"):
        spec_of("struct s { struct u_int a; };")


def test_imports_lend_types_constants_and_enum_members():
    base = spec_of("const SIZE = 4; enum e { A = 2 }; struct s { int x; };")
    middle = spec_of("typedef s t;", base)
    spec = spec_of("struct mine { t a[SIZE]; s b<A>; e c; };", middle)
    assert [field.max for field in spec.structs["mine"].fields] == [4, 2, None]
    assert spec.lookup("s") is base.structs["s"]
    assert set(spec.types()) == {"mine", "t", "s", "e"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # what the grammar does not have
        (
            "foo",
            (
                "1:1: unexpected 'foo', expected 'const', 'enum', 'program', 'struct', 'typedef', "
                "'union' or end of file"
            ),
        ),
        ("string a<>;", "1:1: unexpected 'string', expected 'const', "),
        ("const A = 1", "1:12: unexpected end of file, expected ';'"),
        ("const A = ;", "1:11: unexpected ';', expected a name, a number or a text"),
        ("const A = 10abc;", "1:11: unexpected '10abc', expected a name, a number or a text"),
        ('const A = "x', "1:11: unexpected '\"', expected a name, a number or a text"),
        ('const A = "x"; typedef int b<A>;', "1:30: 'A' is a text, not a number"),
        ("const int = 1;", "1:7: unexpected 'int', expected a name"),
        ("const A 1;", "1:9: unexpected '1', expected '='"),
        ("enum e { A = 1, };", "1:17: unexpected '}', expected a name"),
        ("enum e { };", "1:10: unexpected '}', expected a name"),
        ("struct s {\n  int a\n};", "3:1: unexpected '}', expected ';', '<' or '['"),
        ("struct s { };", "1:12: unexpected '}', expected a type, 'opaque', 'string' or 'void'"),
        ("struct s { int a[]; };", "1:18: unexpected ']', expected a name or a number"),
        ("struct s { int int; };", "1:16: unexpected 'int', expected '*' or a name"),
        ("struct s { int *a<>; };", "1:18: unexpected '<', expected ';'"),
        ("struct s { int **a; };", "1:17: unexpected '*', expected a name"),
        ("struct s { opaque a; };", "1:20: unexpected ';', expected '<' or '['"),
        ("struct s { string a; };", "1:20: unexpected ';', expected '<'"),
        ("struct s { string a[4]; };", "1:20: unexpected '[', expected '<'"),
        ("struct s { void; };", "1:8: 's' has no field but void"),
        ("const quadruple = 1;", "1:7: unexpected 'quadruple', expected a name"),
        ("struct s { struct { } b; };", "1:21: unexpected '}', expected a type, "),
        ("union u switch (int a) { };", "1:26: unexpected '}', expected 'case'"),
        (
            "union u switch (int a) { default: void; };",
            "1:26: unexpected 'default', expected 'case'",
        ),
        ("union u { int a; };", "1:9: unexpected '{', expected 'switch'"),
        ("typedef void;", "1:9: unexpected 'void', expected a type, "),
        ("/* no end", "1:1: this comment never ends"),
        ("const A = 1;\n /* no end", "2:2: this comment never ends"),
        ("const A = 1; % x", "1:14: unexpected '%', expected 'const', "),
        ("#include <x>", "1:1: <x> is a header of C; a definition passes it on with %#include"),
        # numbers
        ("const A = 08;", "1:11: '08' is not an octal number"),
        ("enum e { A = 2147483648 };", "1:10: an enum member has 32 bits, 2147483648 does not fit"),
        ("struct s { int a<-1>; };", "1:18: -1 is not an unsigned number of 32 bits"),
        (
            "struct s { int a<4294967296>; };",
            "1:18: 4294967296 is not an unsigned number of 32 bits",
        ),
        ("struct s { int a[0]; };", "1:18: a fixed length must be at least 1"),
        ("typedef opaque a[0];", "1:18: a fixed length must be at least 1"),
        # names
        ("const A = B;", "1:11: undefined constant 'B'"),
        ("const A = B; const B = A;", "1:11: undefined constant 'B'"),
        ("enum e { A = A };", "1:14: undefined constant 'A'"),
        ("struct s { int a<B>; };", "1:18: undefined constant 'B'"),
        ("union u switch (int a) { case B: void; };", "1:31: undefined constant 'B'"),
        ("struct s {\n    int a;\n    t b;\n};", "3:5: unknown type 't'"),
        ("struct s { uint a; };", "1:12: unknown type 'uint'"),
        ("struct s { longer a; };", "1:12: unknown type 'longer'"),
        ("const C = 1; struct s { C a; };", "1:25: unknown type 'C'"),
        ("typedef struct a a;", "1:16: unknown type 'a'"),
        ("enum e { A }; struct s { struct e x; };", "1:33: 'e' is no struct"),
        ("const A = 1;\nconst A = 2;", "2:7: 'A' is already declared in line 1"),
        ("const A = 1;\nstruct A { int a; };", "2:8: 'A' is already declared in line 1"),
        ("enum e { A = 1 };\nenum f { A = 1 };", "2:10: 'A' is already declared in line 1"),
        ("struct s { int a; };\ntypedef int s;", "2:13: 's' is already declared in line 1"),
        ("struct s { int a; int a; };", "1:23: 'a' is already declared here"),
        (
            "union u switch (int a) { case 0: int b; case 1: int b; };",
            "1:53: 'b' is already declared here",
        ),
        ("union u switch (int a) { case 0: int a; };", "1:38: 'a' is already declared here"),
        ("typedef int uint;", "1:13: 'uint' is a reserved name"),
        ("const TRUE = 2;", "1:7: 'TRUE' is a reserved name"),
        # types that cannot be
        (
            "struct a { b x; };\nstruct b { a y; };",
            "1:8: 'a' contains itself, so it would never end",
        ),
        ("typedef a b; typedef b a;", "1:11: 'b' contains itself, so it would never end"),
        ("typedef a *b; typedef b *a;", "1:12: 'b' stands for nothing but itself"),
        ("struct a { a x[2]; };", "1:8: 'a' contains itself"),
        ("union u switch (int n) { case 0: u x; };", "1:7: 'u' contains itself"),
        # unions
        (
            "union u switch (hyper a) { case 0: void; };",
            "1:17: the discriminant of a union must be int, unsigned int, bool or an enum",
        ),
        (
            "typedef int *p; union u switch (p a) { case 0: void; };",
            "1:33: the discriminant of a union must be int",
        ),
        ("union u switch (unsigned a) { case -1: void; };", "1:36: -1 is not a value of uint"),
        ("union u switch (bool a) { case 2: void; };", "1:32: 2 is not a value of bool"),
        (
            "enum e { A = 1 }; union u switch (e a) { case 2: void; };",
            "1:47: 2 is not a value of e",
        ),
        (
            "union u switch (int a) { case 1: case 0x1: void; };",
            "1:39: there is already a case for 1",
        ),
        # programs
        (
            "enum x_procedure { X_PROC_A = 1 };",
            "1:6: procedures need exactly one constant .._PROGRAM",
        ),
        (
            "const X_PROGRAM = 1; enum x_procedure { X_PROC_A = 1 };",
            "1:27: procedures need exactly one constant .._PROTO",
        ),
        (
            "enum x_procedure { X_PROC_A = 1 }; enum y_procedure { Y_PROC_A = 1 };",
            "1:41: a file can have only one enum of procedures",
        ),
        (
            (
                "program P { version V { void A(void) = 1; } = 1; } = 1;\n"
                "program Q { version W { void B(void) = 1; } = 1; } = 1;"
            ),
            "2:21: V is version 1 already",
        ),
        (
            "program P { version V { opaque A(void) = 1; } = 1; } = 1;",
            "1:25: unexpected 'opaque', expected a type, 'string' or 'void'",
        ),
        ("program P { version V { a B(void) = 1; } = 1; } = 1;", "1:25: unknown type 'a'"),
        (
            (
                "program P { version V { void A(void) = 1; } = 1;"
                " version V { void A(void) = 1; } = 2; } = 1;"
            ),
            "1:58: 'V' is already declared here",
        ),
        (
            (
                "program P { version V { void A(void) = 1; } = 1;"
                " version W { void A(void) = 1; } = 1; } = 1;"
            ),
            "1:58: V is version 1 already",
        ),
        (
            "program P { version V { void A(void) = 1; void A(void) = 2; } = 1; } = 1;",
            "1:48: 'A' is already declared here",
        ),
        ("program P { version V { int A(int a, int a) = 1; } = 1; } = 1;", "1:42: 'a' is already"),
        (
            "program P { version V { int A(int a, void) = 1; } = 1; } = 1;",
            "1:38: unexpected 'void'",
        ),
        ("program P { version V { void A(void) = -1; } = 1; } = 1;", "1:40: -1 is not an unsigned"),
        (
            "program P { version V { void A(void) = 1; void B(void) = 1; } = 1; } = 1;",
            "1:48: A has number 1 already",
        ),
    ],
)
def test_errors(text, message):
    with pytest.raises(IdlError) as caught:
        spec_of(text)
    assert str(caught.value).startswith(f"t.x:{message}")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "@generate: both\n     * @priority",
            "@generate: maybe\n     * @priority",
            "12:19: 'maybe' is not a value for @generate",
        ),
        ("@priority: high", "@priority: highest", "13:19: 'highest' is not a value for @priority"),
        ("@readstream: 1", "@readstream: one", "14:21: 'one' is not a value for @readstream"),
        ("@writestream: 12", "@readstream: 2", "15:8: @readstream is given twice"),
        ("@sparseflag: X_SPARSE", "@sparseflag:", "16:20: '' is not a value for @sparseflag"),
        ("@acl: domain:read", "@acl: domain read", "17:14: @acl takes one rule, object:permission"),
        ("X_PROC_OPEN = 1", "X_PROC_OPEN = 2", "22:5: X_PROC_CLOSE has number 2 already"),
        (
            "X_PROC_OPEN = 1",
            "X_OPEN = 1",
            "22:5: the name of a procedure must have the form PREFIX_PROC_NAME",
        ),
        (
            "const X_PROGRAM",
            "const Y_PROGRAM = 1; const X_PROGRAM",
            "7:6: procedures need exactly one constant .._PROGRAM",
        ),
    ],
)
def test_errors_in_procedures(old, new, message):
    assert old in PROGRAM
    with pytest.raises(IdlError) as caught:
        spec_of(PROGRAM.replace(old, new, 1))
    assert str(caught.value) == f"t.x:{message}"


def test_annotations_of_another_release_are_left_to_it():
    spec = spec_of(PROGRAM.replace("@aclfilter: domain:getattr", "@novel: something else", 1))
    assert spec.procedures[1].aclfilter == ()
    assert spec.procedures[1].acl == ("domain:read", "domain:save:!X_CONFIG|X_LIVE")


def test_an_error_knows_its_place():
    with pytest.raises(IdlError) as caught:
        spec_of("const A = 1;\n  oops;")
    error = caught.value
    assert (error.file, error.line, error.column) == ("t.x", 2, 3)
    assert str(error) == f"t.x:2:3: {error.message}"


def test_a_name_of_an_import_is_taken():
    with pytest.raises(IdlError, match=r"t\.x:2:8: 's' is already declared in base\.x"):
        spec_of(
            "\nstruct s { int a; };", parse("struct s { int x; };", name="base", source="base.x")
        )


class TestLoad:
    def write(self, folder, **files):
        for name, text in files.items():
            (folder / f"{name}.x").write_text(text, encoding="utf-8")

    def test_includes_name_the_definitions_beside(self, tmp_path):
        self.write(
            tmp_path,
            main_protocol=(
                '%#include "base_protocol.h"\n%#include <stdio.h>\n'
                '%#include "other.h"\nstruct m { b x; o y; };'
            ),
            base="struct b { int x; };",
            other="struct o { int x; };",
        )
        spec = load(tmp_path / "main_protocol.x")
        assert (spec.name, spec.source) == ("main", "main_protocol.x")
        assert [(part.name, part.source) for part in spec.imports] == [
            ("base", "base.x"),
            ("other", "other.x"),
        ]

    def test_a_name_with_protocol_comes_before_one_without(self, tmp_path):
        self.write(
            tmp_path,
            a='%#include "b_protocol.h"\nstruct m { n x; };',
            b="const A = 1;",
            b_protocol="typedef int n;",
        )
        assert load(tmp_path / "a.x").imports[0].source == "b_protocol.x"

    def test_a_circle_is_an_error(self, tmp_path):
        self.write(tmp_path, a='%#include "b.h"', b='\n%#include "a.h"')
        with pytest.raises(IdlError) as caught:
            load(tmp_path / "a.x")
        assert str(caught.value) == f"{tmp_path / 'b.x'}:2:1: a.h includes this file again"

    def test_errors_say_which_file(self, tmp_path):
        self.write(tmp_path, a='%#include "b.h"', b="oops")
        with pytest.raises(IdlError) as caught:
            load(tmp_path / "a.x")
        assert caught.value.file == str(tmp_path / "b.x")

    def test_not_utf8(self, tmp_path):
        (tmp_path / "a.x").write_bytes(b"const A = 1;\n/* \xff */")
        with pytest.raises(IdlError, match=":2:4: this byte is not valid UTF-8"):
            load(tmp_path / "a.x")

    def test_no_file(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            load(tmp_path / "a.x")


def test_the_protocol_does_not_load_what_only_definitions_need():
    code = (
        "import sys, virtrio.protocol, virtrio.protocol.message; "
        "print({'lark', 'xdrlib3', 'construct'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
        == "set()\n"
    )
