"""Bytes of generated codecs, compared with those of the C code that rpcgen makes."""

from __future__ import annotations

import importlib
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gen.seeded import Seeded
from tests.protocol.generated import Generated
from virtrio.gen import fitting
from virtrio.gen.main import main
from virtrio.protocol import xdr
from virtrio.protocol.idl.parser import load
from virtrio.protocol.interpret import Interpreter

HERE = Path(__file__).parent / "dialects"
RPCSVC = Path("/usr/include/rpcsvc")
ROUNDS = 60

pytestmark = pytest.mark.peer("rpcgen", "cc", "libtirpc")

# Reads values of types, and writes what the C code makes of them.
ECHO = """
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "{name}.h"
struct row {{ xdrproc_t code; size_t size; }};
static struct row rows[] = {{ {rows} }};
int main(void) {{
    unsigned head[2], back[3];
    while (fread(head, 4, 2, stdin) == 2) {{
        struct row *row = &rows[head[0]];
        char *in = malloc(head[1] + 1), *out = malloc(head[1] + 64);
        void *value = calloc(1, row->size);
        XDR from, to;
        if (fread(in, 1, head[1], stdin) != head[1]) return 2;
        xdrmem_create(&from, in, head[1], XDR_DECODE);
        xdrmem_create(&to, out, head[1] + 60, XDR_ENCODE);
        back[0] = row->code(&from, value, 0);
        back[1] = xdr_getpos(&from);
        back[0] = back[0] && row->code(&to, value, 0);
        back[2] = xdr_getpos(&to);
        fwrite(back, 4, 3, stdout);
        fwrite(out, 1, back[2], stdout);
        free(in); free(out);
    }}
    return 0;
}}
"""


def run(*command, cwd, data=None):
    done = subprocess.run(command, cwd=cwd, input=data, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def compiled(folder, path, program, *, name="x"):
    """Compile a C program with what rpcgen makes of a definition; return its path."""
    target = folder / f"{name}.x"
    target.write_bytes(path.read_bytes())
    run("rpcgen", "-N", "-h", "-o", f"{name}.h", target.name, cwd=folder)
    run("rpcgen", "-N", "-c", "-o", f"{name}_xdr.c", target.name, cwd=folder)
    (folder / "main.c").write_text(program)
    run(
        *("gcc", "-w", "-O0", "-I/usr/include/tirpc", "-o", "main"),
        *("main.c", f"{name}_xdr.c", "-ltirpc"),
        cwd=folder,
    )
    return folder / "main"


def echoed(folder, path, types, values):
    """Return (bytes read, bytes written) by C of each pair of type and bytes.

    ``types`` has C's function and type of each type.
    """
    rows = ", ".join(f"{{(xdrproc_t) {code}, sizeof({of})}}" for code, of in types.values())
    program = compiled(folder, path, ECHO.format(name="x", rows=rows))
    names = list(types)
    data = b"".join(struct.pack("II", names.index(n), len(d)) + d for n, d in values)
    answer, found = run(str(program), cwd=folder, data=data), []
    while answer:
        ok, used, size = struct.unpack_from("III", answer)
        found.append((used if ok else None, answer[12 : 12 + size]))
        answer = answer[12 + size :]
    return found


def made(path, folder):
    """Generate the package of a definition; return its fitted names and its codecs."""
    name = f"rpc_{path.stem}"
    argv = ["--input", str(path), "--output", str(folder), "--package", name]
    assert main(argv) == 0
    sys.path.insert(0, str(folder))
    try:
        package = importlib.import_module(name)
        spec = fitting.fitted(load(path))
        modules = [importlib.import_module(f"{name}.{part.name}") for part in fitting.parts(spec)]
        if (folder / name / "values.py").exists():
            modules.append(importlib.import_module(f"{name}.values"))
    finally:
        sys.path.remove(str(folder))
    assert package.types is not None
    return spec, Generated(spec, *modules)


def seeded(spec, generated, names, seed=0):
    """Return values of types as generated codecs pack them."""
    rnd = random.Random(seed)
    maker, reference, found = Seeded(spec, rnd), Interpreter(spec), []
    for name in names:
        for _ in range(ROUNDS):
            value = maker.value(name)
            data = generated.pack(name, value)
            assert data == reference.pack(name, value)
            assert generated.unpack(name, data) == value
            found.append((name, data))
    return found


def agrees(folder, c_source, spec, generated, types):
    values = seeded(spec, generated, types)
    answers = echoed(folder, c_source, types, values)
    assert len(answers) == len(values)
    for (name, data), answer in zip(values, answers, strict=True):
        assert answer == (len(data), data), name


def structs(spec):
    return {
        name: (f"xdr_{name}", name)
        for name in spec.order
        if (name in spec.structs or name in spec.unions) and not name.endswith(("_args", "_ret"))
    }


def test_every_kind(tmp_path):
    spec, generated = made(HERE / "kinds.x", tmp_path)
    types = structs(spec) | {
        "int": ("xdr_int", "int"),
        "bool": ("xdr_bool", "bool_t"),
        "chain": ("xdr_chain", "chain"),
        "pairs": ("xdr_pairs", "pairs"),
        "ECHO_args": ("xdr_wrapstring", "char *"),
        "ECHO_ret": ("xdr_wrapstring", "char *"),
        "ADD_args": ("xdr_add_1_argument", "add_1_argument"),
        "MIX_args": ("xdr_mix_2_argument", "mix_2_argument"),
    }
    passed = {n for p in spec.every_procedure() for n in (p.args, p.ret) if n is not None}
    assert passed <= types.keys()
    agrees(tmp_path, HERE / "kinds.x", spec, generated, types)


def test_types_within_declarations(tmp_path):
    spec, generated = made(HERE / "nested.x", tmp_path)
    agrees(tmp_path, HERE / "flat.x", spec, generated, structs(spec))


FILLED = """
#include <stdio.h>
#include <string.h>
#include "x.h"
static unsigned state = 2024;
static unsigned next(void) { return (state = state * 1664525u + 1013904223u) >> 8; }
int main(void) {
    for (int round = 0; round < 50; round++) {
        record it;
        node nodes[2];
        char words[4][2] = {"a", "b", "c", "d"};
        char *lines[2] = {words[0], words[1]};
        pair rows[2][3];
        char out[4096];
        XDR to;
        memset(&it, 0, sizeof it);
        numbers *all = &it.all;
        all->a = -(int) next(); all->b = next(); all->c = next(); all->d = -(long) next();
        all->e = next(); all->f = next(); all->g = next();
        all->h = -(short) (next() & 0x7fff); all->i = next(); all->j = next();
        all->k = -(char) (next() & 0x7f); all->l = next(); all->m = next();
        all->n = -((quad_t) next() << 20); all->o = (u_quad_t) next() << 40;
        all->p = next() & 1; all->q = next() & 1;
        all->r = next() / 4.0f; all->s = next() / 1024.0;
        all->t = next(); all->u = next(); all->v = next(); all->w = next(); all->x = next();
        all->y = next(); all->z = next();
        it.colour = GREEN;
        it.title.title_len = 2; it.title.title_val = lines;
        it.nick = words[2];
        for (int i = 0; i < 7; i++) it.when[i] = next();
        it.data.blob_len = 2; it.data.blob_val = words[3];
        for (int i = 0; i < 3; i++) it.three[i] = next();
        for (int i = 0; i < 8; i++) it.letters[i] = next() & 0x7f;
        for (int i = 0; i < 3; i++) it.flags[i] = next() & 1;
        for (int i = 0; i < 2; i++) {
            int n = it.cells[i].pairs_len = next() % 4;
            it.cells[i].pairs_val = rows[i];
            for (int j = 0; j < n; j++) { rows[i][j][0] = next(); rows[i][j][1] = -(int) next(); }
        }
        it.what.kind = BLUE; it.what.found_u.why = words[0];
        it.state.code = 9;
        it.set.on = TRUE; it.set.flag_u.since = next();
        nodes[0].value = next(); nodes[0].next = &nodes[1];
        nodes[1].value = next(); nodes[1].next = NULL;
        it.links = nodes;
        xdrmem_create(&to, out, sizeof out, XDR_ENCODE);
        if (!xdr_record(&to, &it)) return 1;
        for (unsigned i = 0; i < xdr_getpos(&to); i++) printf("%02x", out[i] & 255);
        printf("\\n");
    }
    return 0;
}
"""


def filled(types, following):
    """Return what the C program above fills a record with."""
    n = following
    numbers = [-n(), n(), n(), -n(), n(), n(), n(), -(n() & 0x7FFF)]
    numbers += [n() & 0xFFFF, n() & 0xFFFF, -(n() & 0x7F), n() & 0xFF, n() & 0xFF]
    numbers += [-(n() << 20), n() << 40, n() & 1, n() & 1, n() / 4, n() / 1024]
    numbers += [n(), n(), n(), n()]
    numbers += [(n() + 2**15) % 2**16 - 2**15, n() & 0xFF, n()]
    when = bytes(n() & 0xFF for _ in range(7))
    three = bytes(n() & 0xFF for _ in range(3))
    letters = [n() & 0x7F for _ in range(8)]
    flags = [n() & 1 for _ in range(3)]
    cells = [[[n(), -n()] for _ in range(n() % 4)] for _ in range(2)]
    what, state = types.Found(6, "a"), types.Status(9, None)
    flag = types.Flag(1, n())
    first, second = n(), n()
    links = types.Node(first, types.Node(second, None))
    return types.Record(
        *(types.Numbers(*numbers), 5, ["a", "b"], "c", when, b"d\0", three, b"", letters, []),
        *(flags, [], cells, [], what, state, flag, [], links, None, b"", []),
    )


def test_fields_are_where_c_has_them(tmp_path):
    made(HERE / "kinds.x", tmp_path)
    types = sys.modules["rpc_kinds.kinds"]
    state = 2024

    def following():
        nonlocal state
        state = (state * 1664525 + 1013904223) % 2**32
        return state >> 8

    program = compiled(tmp_path, HERE / "kinds.x", FILLED)
    lines = run(str(program), cwd=tmp_path).decode().split()
    assert len(lines) == 50
    for line in lines:
        assert xdr.encode(types.pack_record, filled(types, following)).hex() == line


@pytest.mark.parametrize(
    "name",
    ["mount", "nfs_prot", "rquota", "spray", "sm_inter", "yppasswd", "rusers", "nlm_prot", "yp"],
)
def test_files_of_rpcsvc(tmp_path, name):
    path = RPCSVC / f"{name}.x"
    spec, generated = made(path, tmp_path)
    agrees(tmp_path, path, spec, generated, structs(spec))


@pytest.mark.parametrize(
    "path",
    sorted([*RPCSVC.glob("*.x"), *Path("/usr/include/tirpc").rglob("*.x")]),
    ids=lambda path: path.stem,
)
def test_every_file_of_the_system(tmp_path, capsys, path):
    assert main(["--input", str(path), "--output", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""
