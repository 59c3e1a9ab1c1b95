"""What rpcgen leaves to cpp: conditions, macros, files that are included."""

from __future__ import annotations

import pytest

from virtrio.protocol.idl.expression import evaluate
from virtrio.protocol.idl.parser import IdlError, load, parse


def consts(text, **macros):
    return dict(parse(text, name="t", source="t.x", macros=macros).consts)


def refused(text, **macros):
    with pytest.raises(IdlError) as caught:
        consts(text, **macros)
    return str(caught.value).removeprefix("t.x:")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#ifdef A\nconst X = 1;\n#else\nconst X = 2;\n#endif", 2),
        ("#ifndef A\nconst X = 1;\n#endif", 1),
        ("#define A\n#ifdef A\nconst X = 1;\n#endif", 1),
        ("#define A\n#undef A\n#ifdef A\nconst X = 1;\n#endif\nconst X = 3;", 3),
        ("#if 0\nconst X = 1;\n#elif 1\nconst X = 2;\n#elif 1\nconst X = 3;\n#endif", 2),
        ("#if 0\n#if 1\nconst X = 1;\n#else\nconst X = 4;\n#endif\n#endif\nconst X = 2;", 2),
        ("#if 0\n'\n#error no\n#nonsense\n#endif\nconst X = 2;", 2),
        ("  #  define\tA 7 /* seven\n */\nconst X = A;", 7),
        ("#define A \\\n 7\nconst X = A;", 7),
        ("#define A B\n#define B 8\nconst X = A;", 8),
        ("#define A A\nconst A = 4; const X = A;", 4),
        ("#define HEAD const X =\nHEAD 9;", 9),
        ("#define F(a, b) const a = b\nF(X, 9);", 9),
        ("#define F(a) a\n#define G() F(F(5))\nconst X = G();", 5),
        ("#define F(a) a\nconst F = 1; const X = F;", 1),
        ("#if RPC_HDR && !defined(RPC_XDR)\nconst X = 1;\n#endif", 1),
        ("#ifdef RPC_XDR\n%#include <x>\n#endif\nconst X = 1;", 1),
        ("#pragma x\n#ident \"x\"\n# 12 \"other.x\"\n#\nconst X = 1;", 1),
        ("/*\n#if\n*/ // #if\n%#if\nconst X = 1;", 1),
        ("%#define A (1 << 3) /* eight */\n%#define B A + 1\nconst X = B;", 9),
        ("%#define A 1\\\n const X = 3;\nconst X = 4;", 4),
    ],
)  # fmt: skip
def test_what_is_left(text, found):
    assert consts(text)["X"] == found


def test_definitions_from_outside():
    text = "#if SIZE > 3\nconst X = SIZE;\n#else\nconst X = 0;\n#endif"
    assert consts(text, SIZE="4")["X"] == 4
    assert consts(text, SIZE="2")["X"] == 0
    assert consts(text)["X"] == 0
    spec = parse("struct s { num a; };", name="t", source="t.x", macros={"num": "unsigned hyper"})
    assert spec.structs["s"].fields[0].type == "uhyper"
    spec = parse("#if N\nconst X = N;\n#endif", name="t", source="t.x", constants={"N": 6})
    assert spec.consts == {"X": 6}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n #if 1\nconst X = 1;", "2:2: this condition has no #endif"),
        ("#else", "1:1: #else without a condition before it"),
        ("#if 1\n#else\n#elif 1\n#endif", "3:1: #elif after #else"),
        ("#ifdef 3\n#endif", "1:1: #ifdef needs a name"),
        ("#if 1 +\n#endif", "1:1: this condition cannot be evaluated: it ends too early"),
        ("#if (1\n#endif", "1:1: this condition cannot be evaluated: ')' is missing"),
        ("#if 1 1\n#endif", "1:1: this condition cannot be evaluated: unexpected '1'"),
        ("#if 1 / 0\n#endif", "1:1: this condition cannot be evaluated: a division by zero"),
        ("#if 08\n#endif", "1:1: this condition cannot be evaluated: "),
        ("#define", "1:1: #define needs a name and what it stands for"),
        ("#define F(1) 2", "1:1: 'F' has a parameter that is not a name"),
        ("#define F(a) a\nconst X = F(1, 2);", "2:11: F takes 1 arguments, not 2"),
        ("#error not\n", "1:1: #error not"),
        ("#wrong", "1:1: unknown directive #wrong"),
        ("#include", '1:1: #include needs a file: #include "name.x"'),
        ("#include <a.h>", "1:1: <a.h> is a header of C; a definition passes it on with %#incl"),
        ('#include "a.x"', "1:1: a.x cannot be included: this text is not a file's"),
        # the place is that in the file, not in what is left of it
        ("#define A 5\n#if 0\n#endif\nconst X = A; oops", "4:14: unexpected 'oops'"),
        ("#define A 5\nconst X = A; const Y = A; const Z = no;", "2:37: undefined constant 'no'"),
        ("#define A no\nconst Y =\n  A;", "3:3: undefined constant 'no'"),
        ("#define A 1\n/* no end", "2:1: this comment never ends"),
        ("#define A 1\nconst X = A ", "2:11: unexpected end of file"),
    ],
)
def test_mistakes(text, message):
    assert refused(text).startswith(message)


def test_macros_that_grow():
    lines = ["#define A0 aaaaaaaaaa"]
    lines += [f"#define A{n + 1} A{n} A{n} A{n} A{n}" for n in range(20)]
    assert refused("\n".join([*lines, "A20"])).endswith("this macro becomes too long")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("-7 / 2", -3),
        ("-7 % 2", -1),
        ("1 << 4 | 0x0f", 31),
        ("010 + 1UL", 9),
        ("~0 & 6", 6),
        ("!A && B == 2", 1),
        ("unknown", 0),
        ("A ? 1 : B ? 2 : 3", 2),
        ("7 ^ 2 > 1", 6),
        ("3 >= 3 && 2 <= 1 || 4 != 4", 0),
    ],
)
def test_expressions(text, value):
    assert evaluate(text, {"A": 0, "B": 2}) == value


@pytest.mark.parametrize("text", ["", "$", "1 << 64", "1 << -1", "(" * 200, "1 ? 2", "a b"])
def test_no_expressions(text):
    with pytest.raises(ValueError, match=r"^(it|a|unexpected|':')"):
        evaluate(text, {})


class TestIncludedFiles:
    def test_they_are_read_as_a_part(self, tmp_path):
        (tmp_path / "parts").mkdir()
        (tmp_path / "parts" / "b.x").write_text('#ifndef B\n#define B\n#include "c.x"\n#endif')
        (tmp_path / "parts" / "c.x").write_text('const N = 3;\n%#include "d.h"')
        (tmp_path / "parts" / "d.x").write_text("struct d { int x; };")
        (tmp_path / "a.x").write_text(
            '#include "parts/b.x"\n#include "parts/b.x"\nstruct s { d m<N>; };'
        )
        spec = load(tmp_path / "a.x")
        assert list(spec.consts) == ["N"]
        assert [part.source for part in spec.imports] == ["d.x"]

    def test_mistakes_are_where_they_were_made(self, tmp_path):
        (tmp_path / "b.x").write_text("const N = 3;\n  oops\n")
        (tmp_path / "a.x").write_text('#include "b.x"')
        with pytest.raises(IdlError) as caught:
            load(tmp_path / "a.x")
        assert (caught.value.file, caught.value.line, caught.value.column) == (
            str(tmp_path / "b.x"),
            2,
            3,
        )

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("a.x", "a.x is included within 30 other files"),
            ("no.x", "no.x cannot be included: No such file or directory"),
            (".", ". cannot be included: Is a directory"),
        ],
    )
    def test_files_that_cannot_be_read(self, tmp_path, name, message):
        (tmp_path / "a.x").write_text(f'\n#include "{name}"')
        with pytest.raises(IdlError) as caught:
            load(tmp_path / "a.x")
        assert str(caught.value) == f"{tmp_path / 'a.x'}:2:1: {message}"

    def test_a_file_may_include_its_own_header(self, tmp_path):
        (tmp_path / "a.x").write_text('%#include "a.h"\nconst N = 1;')
        assert load(tmp_path / "a.x").consts == {"N": 1}
