"""`virtrio gen --input` of other projects' files: any name, any type in a procedure."""

from __future__ import annotations

import importlib
import random
import re
import sys
from pathlib import Path

import pytest
import trio

import virtrio.blocking
import virtrio.protocol
from tests.client.kinds import KINDS
from tests.client.servers import serving
from tests.gen.seeded import Seeded
from tests.gen.test_package import run
from tests.protocol.generated import Generated
from virtrio.gen import codec, fitting, package
from virtrio.gen.codec import areas
from virtrio.gen.main import main
from virtrio.protocol import xdr
from virtrio.protocol.idl.parser import load, parse
from virtrio.protocol.interpret import Interpreter
from virtrio.server.dispatch import services
from virtrio.server.drivers.test.driver import TestDriver

HERE = Path(__file__).parent / "dialects"
ROOT = Path(__file__).parents[2]
POINTS = """
#if SIZE
const POINTS_MAX = SIZE;
#endif
struct point { int x; point *next; };
typedef point *chain;
typedef point cloud<POINTS_MAX>;
enum shade { DARK, LIGHT };
program DRAW {
    version DRAW_V1 { int ADD(int, int) = 1; } = 1;
    version DRAW_V2 {
        unsigned hyper ADD(int a, hyper b) = 1;
        string SHOUT(string<8>) = 2;
        chain REVERSE(chain) = 3;
        cloud SPREAD(cloud) = 4;
        shade MIX(shade) = 5;
        void NOTHING(void) = 6;
        point FIRST(cloud) = 7;
    } = 2;
} = 0x20004321;
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("dialects")
    sys.path.insert(0, str(made))
    yield made
    sys.path.remove(str(made))


@pytest.fixture(scope="module")
def draw(folder):
    (folder / "draw.x").write_text(POINTS)
    argv = ["--input", str(folder / "draw.x"), "--output", str(folder), "-DSIZE=4"]
    assert main(argv) == 0
    return importlib.import_module("draw")


@pytest.fixture
def served(monkeypatch):
    monkeypatch.setattr(services.HYPERVISORS, "programs", dict(services.HYPERVISORS.programs))
    return services.serve


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def client(request):
    return request.param


class Drawing(TestDriver):
    __test__ = False

    def add(self, args):
        return getattr(args, "arg1", None) or args.a + args.b

    def shout(self, text):
        return text.upper()

    def reverse(self, chain):
        found = None
        while chain is not None:
            found, chain = type(chain)(chain.x, found), chain.next
        return found

    async def spread(self, points):
        return [type(point)(2 * point.x, None) for point in points]

    def mix(self, shade):
        return 1 - shade

    def nothing(self):
        return None

    def first(self, points):
        return points[0]


async def test_plain_values_are_called_with_and_answered(client, draw, served):
    old = importlib.import_module("draw.draw_1.calls")
    calls = importlib.import_module("draw.draw_2.calls")
    served(importlib.import_module("draw.draw_1"))
    served(importlib.import_module("draw.draw_2"))
    types, shade = draw.types, draw.enums.Shade
    async with serving(Drawing()) as uri, client.connect(uri) as conn:
        assert await client(conn.call, old.ADD, types.ADDArgs(3, 4)) == 3
        assert await client(conn.call, calls.ADD, types.ADDArgs2(3, 2**40)) == 3 + 2**40
        assert await client(conn.call, calls.SHOUT, "tea") == "TEA"
        assert await client(conn.call, calls.REVERSE, None) is None
        chain = types.Point(1, types.Point(2, None))
        assert await client(conn.call, calls.REVERSE, chain) == types.Point(2, types.Point(1, None))
        assert await client(conn.call, calls.SPREAD, [types.Point(3, None)]) == [
            types.Point(6, None)
        ]
        assert await client(conn.call, calls.SPREAD, []) == []
        assert await client(conn.call, calls.MIX, shade.DARK) == shade.LIGHT
        assert await client(conn.call, calls.NOTHING, None) is None
        assert await client(conn.call, calls.FIRST, [types.Point(9, None)]) == types.Point(9, None)
        with pytest.raises(Exception, match="SHOUT_args"):
            await client(conn.call, calls.SHOUT, "more than eight")


def test_the_example_without_its_define(folder, capsys):
    (folder / "draw.x").write_text(POINTS)
    status, _, err = run(capsys, "--input", folder / "draw.x", "--output", folder / "not")
    assert (status, err) == (
        1,
        f"error: {folder}/draw.x:7:21: undefined constant 'POINTS_MAX'\n",
    )


def test_a_list_may_be_long(draw):
    chain = None
    for number in range(20000):
        chain = draw.types.Point(number, chain)
    data = xdr.encode(draw.types.pack_point, chain)
    assert data[:16].hex() == "00004e1f 00000001 00004e1e 00000001".replace(" ", "")
    assert len(data) == 20000 * 8
    again = xdr.decode(draw.types.unpack_point, data)
    assert xdr.encode(draw.types.pack_point, again) == data
    values = importlib.import_module("draw.values")
    assert values.unpack_chain(b"\0\0\0\1" + data, 0)[1] == len(data) + 4
    with pytest.raises(virtrio.RemoteProtocolError):
        xdr.decode(draw.types.unpack_point, data[:-4] + b"\0\0\0\2")
    with pytest.raises(virtrio.RemoteProtocolError):
        xdr.decode(draw.types.unpack_point, data[:-4])


# --- names ---


@pytest.fixture(scope="module")
def nasty(folder):
    assert main(["--input", str(HERE / "names.x"), "--output", str(folder)]) == 0
    return importlib.import_module("names")


def test_any_name_gets_one_that_python_can_have(nasty):
    types = nasty.types
    assert types.KEY == 'a"b\\'
    assert (types.len_, types.PAD_, types.None_, types.def_) == (2, 3, 3, 8)
    assert types.AnyType(1).any == 1
    assert types.NoneType(1).none == 1
    assert types.ABType(1) != types.AB(1)
    assert types.U(0, 3).value_ == 0
    assert types.S.__slots__[:7] == (
        "self_",
        "x_class",
        "class_",
        "x_init__",
        "x_slots__",
        "x_x",
        "None_",
    )
    assert [member.name for member in nasty.enums.Colour][:5] == [
        "RED",
        "name_",
        "value_",
        "mro_",
        "None_",
    ]
    calls = importlib.import_module("names.class_1.calls")
    assert calls.PROGRAM == 0x20000001
    assert (calls.IMPORT_.procedure, calls.GET.procedure, calls.GET_.procedure) == (1, 4, 5)
    rows = importlib.import_module("names.class_1.rows").ROWS
    assert (rows[1].name, rows[3].name, rows[8].name) == ("import_", "name_", "mro_")


def test_other_names_have_the_same_bytes(nasty):
    original = load(HERE / "names.x")
    fitted = fitting.fitted(original)
    generated = Generated(fitted, nasty.types, importlib.import_module("names.values"))
    plain, maker = Interpreter(original), Seeded(fitted, random.Random(7))
    passed = {n for p in fitted.every_procedure() for n in (p.args, p.ret) if n is not None}
    for old, new in zip(original.order, fitted.order, strict=True):
        if new not in passed and not {new} & (fitted.structs.keys() | fitted.unions.keys()):
            continue
        for _ in range(20):
            data = generated.pack(new, value := maker.value(new))
            assert generated.unpack(new, data) == value
            assert plain.pack(old, plain.unpack(old, data)) == data


@pytest.mark.parametrize("count", [104, 3])
def test_areas_named_like_keywords(tmp_path, capsys, count):
    words = ("is", "in", "not", "from", "with", "later", "types", "3d", "pack_toy", "__init__")
    text = "const TOY_PROGRAM = 0x30000001; const TOY_PROTOCOL_VERSION = 1; const is = 3;"
    for n in range(count):
        text += f"struct toy_thing_v{n}_args {{ int a; }};"
    for word in words:
        text += (
            f"struct toy_{word}_alive_args {{ int a; }}; struct toy_{word}_alive_ret {{ int b; }};"
        )
    members = [f"TOY_PROC_THING_V{n} = {n + 1}" for n in range(count)]
    members += [f"TOY_PROC_{word.upper()}_ALIVE = {200 + n}" for n, word in enumerate(words)]
    (tmp_path / "toy.x").write_text(f"{text} enum toy_procedure {{ {', '.join(members)} }};")
    status, _, err = run(capsys, "--input", tmp_path / "toy.x", "--output", tmp_path)
    assert (status, err) == (0, "")
    found = {path.stem for path in (tmp_path / "toy" / "toy").glob("*.py")}
    assert not found or {"is_", "in_", "not_", "from_", "with_", "later_", "area_3d"} <= found


def test_a_module_of_constants_beside_areas(monkeypatch):
    monkeypatch.setattr(areas, "_ONE_MODULE", 0)
    text = (
        "const T_PROGRAM = 1; const T_PROTOCOL_VERSION = 1; const net = 5;"
        "struct t_net_up_args { int a; }; enum t_procedure { T_PROC_NET_UP = 1 };"
    )
    spec = fitting.fitted(parse(text, name="t", source="t.x"))
    assert "net" in codec.emit(spec, package.RUNTIME)["t/__init__.py"]
    assert dict(spec.consts) == {"T_PROGRAM": 1, "T_PROTOCOL_VERSION": 1, "net_": 5}


def test_files_with_one_name(tmp_path, capsys):
    (tmp_path / "a_b.x").write_text("struct mine { int a; };")
    (tmp_path / "a-b.x").write_text(
        '%#include "a_b.h"\n%#include "values.h"\nstruct Mine { mine a; v b<>; };'
        " typedef Mine all<>; program P { version V { all F(w) = 1; } = 1; } = 1;"
    )
    (tmp_path / "values.x").write_text('%#include "enums.h"\nstruct v { w a; };')
    (tmp_path / "enums.x").write_text("struct w { int a; };")
    assert run(capsys, "--input", tmp_path / "a-b.x", "--output", tmp_path)[0] == 0
    assert sorted(path.name for path in (tmp_path / "a_b").iterdir()) == [
        "__init__.py",
        "a_b.py",
        "a_b_.py",
        "calls.py",
        "procedures.py",
        "rows.py",
        "values.py",
        "x_enums.py",
        "x_values.py",
    ]


def test_a_file_name_cannot_leave_its_comment(tmp_path, capsys):
    path = tmp_path / "a\nimport nothing_of_that_kind\n.x"
    path.write_text("struct s { int a; };")
    assert run(capsys, "--input", path, "--output", tmp_path)[0] == 0


def test_a_rule_cannot_leave_its_text(tmp_path, capsys):
    (tmp_path / "t.x").write_text(
        "const T_PROGRAM = 1; const T_PROTOCOL_VERSION = 1;\n"
        'enum t_procedure {\n/**\n * @acl: a:b"\\\n * @sparseflag: "\n */\nT_PROC_UP = 1 };'
    )
    assert run(capsys, "--input", tmp_path / "t.x", "--output", tmp_path)[0] == 0


# --- what was generated is tried ---


def test_code_that_does_not_compile_is_not_written(tmp_path, capsys):
    lines = ["typedef int a0<>;", *(f"typedef a{n} a{n + 1}<>;" for n in range(25))]
    (tmp_path / "deep.x").write_text("\n".join([*lines, " struct deep { a25 x; };"]))
    status, out, err = run(capsys, "--input", tmp_path / "deep.x", "--output", tmp_path / "out")
    assert (status, out) == (1, "")
    assert err.startswith(
        f"error: {tmp_path}/deep.x:27:9: the code for deep cannot be compiled: too many"
    )
    assert list((tmp_path / "out").iterdir()) == []


def test_types_that_are_too_deep(tmp_path, capsys):
    lines = ["struct s0 { int a[5]; };"]
    lines += [f"struct s{n + 1} {{ s{n} x; s{n} y; s{n} z; s{n} a; s0 b; }};" for n in range(1200)]
    (tmp_path / "deep.x").write_text("\n".join(reversed(lines)))
    status, _, err = run(capsys, "--input", tmp_path / "deep.x", "--output", tmp_path / "out")
    assert (status, err) == (
        1,
        f"error: {tmp_path}/deep.x:1:1: types are within each other too deep\n",
    )


def test_code_that_cannot_be_imported_is_not_written(tmp_path, capsys, monkeypatch):
    (tmp_path / "t.x").write_text("struct s { int a; };")
    monkeypatch.setattr(package, "RUNTIME", "virtrio.nowhere.")
    status, out, err = run(capsys, "--input", tmp_path / "t.x", "--output", tmp_path / "out")
    assert (status, out) == (1, "")
    assert "cannot be imported: ModuleNotFoundError" in err
    assert list((tmp_path / "out").iterdir()) == []
    assert not any(name.startswith("_virtrio_gen") for name in sys.modules)


# --- an installed package ---


def test_without_a_checkout_there_is_nothing_to_generate(tmp_path, capsys, monkeypatch):
    module = importlib.import_module("virtrio.gen.main")
    monkeypatch.setattr(module, "_CHECKOUT", tmp_path)
    for argv in ([], ["--check"]):
        with pytest.raises(SystemExit) as caught:
            main(argv)
        assert caught.value.code == 2
        assert "this is an installed package" in capsys.readouterr().err


# --- one construct each ---

SMALL = {
    "bool_t": """
struct a { bool_t b; u_long l; u_long m<>; };
""",
    "cpp_define": """
#define SIZE 64
struct a { opaque b[SIZE]; };
""",
    "cpp_ifdef": """
#ifdef RPC_HDR
%#include "x.h"
#endif
struct a { int b; };
""",
    "long": """
struct link { long id; unsigned long timeout; };
""",
    "proc_int": """
program MP { version MV { int M_ADD(int) = 1; } = 1; } = 100005;
""",
    "proc_pointer": """
struct groupnode { int x; groupnode *next; };
typedef groupnode *groups;
program MP { version MV { groups M_GET(void) = 1; } = 1; } = 100005;
""",
    "proc_typedef": """
typedef string dirpath<1024>;
struct q { int a; };
program MP { version MV { void M_NULL(void) = 0; q M_MNT(dirpath) = 1; } = 1; } = 100005;
""",
    "two_programs": """
struct q { int a; };
program PA { version PAV { q PA_GET(q) = 1; } = 1; } = 100011;
program PB { version PBV { q PB_GET(q) = 1; } = 1; } = 100012;
""",
    "two_versions": """
struct q { int a; };
program QPROG {
    version QV1 { q Q_GET(q) = 1; } = 1;
    version QV2 { q Q_GET2(q) = 1; } = 2;
} = 100011;
""",
    "typedef_enum": """
typedef enum { A = 0, B = 1 } e;
struct a { e x; };
""",
    "typedef_struct_anon": """
typedef struct { int x; } s;
struct a { s x; };
""",
}


@pytest.mark.parametrize("name", SMALL)
def test_small_files(tmp_path, capsys, name):
    (tmp_path / f"{name}.x").write_text(SMALL[name])
    status, out, err = run(capsys, "--input", tmp_path / f"{name}.x", "--output", tmp_path)
    assert (status, out, err) == (0, f"{tmp_path}/{name}\n", "")


# --- the page ---


@pytest.fixture
def page(tmp_path, monkeypatch, capsys):
    """Python of the page's example, in the folder of its package."""
    page = (ROOT / "docs" / "protocol.md").read_text().partition("## Files of other projects")[2]
    (definition,) = re.findall(r"^```c\n(.*?)^```$", page, re.M | re.S)
    caller, driver = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    (command,) = re.findall(r"^    \$ virtrio gen (.*)\n    tally$", page, re.M)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    Path("tally.x").write_text(definition)
    assert run(capsys, *command.split()) == (0, "tally\n", "")
    return caller, driver


async def test_the_example_of_the_page(page, served, capsys):
    caller, driver = page
    names = {}
    exec(compile(driver, "protocol.md", "exec"), names)
    async with serving(names["Driver"]()) as uri:

        def call():
            with virtrio.blocking.connect(uri) as conn:
                exec(compile(caller, "protocol.md", "exec"), {"conn": conn})

        await trio.to_thread.run_sync(call)
    assert capsys.readouterr().out == "41\n3\n"
    protocol = virtrio.protocol.load("tally.x", program="TALLY", version=2)
    assert (protocol.version, sorted(protocol.procedures)) == (2, [1, 2])
    assert virtrio.protocol.load("tally.x").version == 1
    assert virtrio.protocol.load("tally.x", version="TALLY_V2", macros={"A": "1"}).version == 2
    with pytest.raises(LookupError, match="no program 'TALLY' of version 3"):
        virtrio.protocol.load("tally.x", program="TALLY", version=3)
