"""Packages for large specifications, and the module of each type."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.protocol.examples import EVERYTHING, RFC_BYTES, RFC_FILE
from tests.protocol.generated import coded
from virtrio.gen import codec
from virtrio.gen.codec import areas
from virtrio.protocol.idl.parser import bundled, parse

REMOTE = bundled("remote")
HOMES = areas.modules(REMOTE)

SHARING = """
struct handle { int id; };
struct part { handle of; };
struct alone { int x; };
struct spare { alone inside; };
struct p_net_open_args { handle net; };
struct p_net_open_ret { part parts<>; };
struct p_dom_open_args { handle dom; };
struct p_dom_copy_args { p_net_open_args from; };
const P_PROGRAM = 7;
const P_PROTOCOL_VERSION = 1;
enum p_procedure { P_PROC_NET_OPEN = 1, P_PROC_DOM_OPEN = 2, P_PROC_DOM_COPY = 3 };
"""


@pytest.fixture
def packages(monkeypatch):
    """Threshold at which every specification is large enough for a package."""
    monkeypatch.setattr(areas, "_ONE_MODULE", 0)


def test_small_specifications_have_one_module():
    assert areas.modules(bundled("rpc")) == {}
    assert list(codec.emit(bundled("rpc"))) == ["rpc.py"]


def test_every_type_has_one_home():
    assert list(HOMES) == coded(REMOTE)


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("remote_nonnull_domain", "types"),
        ("remote_typed_param", "types"),
        ("remote_domain_lookup_by_name_args", "domain_lookup"),
        ("remote_domain_checkpoint_get_parent_ret", "domain_checkpoint"),
        ("remote_domain_suspend_args", "domain"),
        ("remote_secret_get_value_ret", "secret"),
        ("remote_node_get_cpu_stats", "node_get"),  # of one procedure only
        ("remote_domain_event_graphics_address", "domain_event"),
    ],
)
def test_module_of_a_type(name, module):
    assert HOMES[name] == module


def test_no_module_holds_most():
    sizes = [list(HOMES.values()).count(module) for module in set(HOMES.values())]
    assert max(sizes) < len(HOMES) / 5


def test_areas_import_the_shared_types_and_nothing_else():
    for path, text in codec.emit(REMOTE).items():
        if path.endswith(("__init__.py", "later.py")):
            continue
        found = {
            n.module
            for n in ast.walk(ast.parse(text))
            if isinstance(n, ast.ImportFrom) and n.level == 1
        }
        assert found <= (set() if path == "remote/types.py" else {"types"}), path


def test_modules_of_shared_and_unused_types(packages):
    spec = parse(SHARING, name="p", source="p.x")
    assert areas.modules(spec) == {
        "handle": "types",
        "part": "net",
        "alone": "types",
        "spare": "types",
        "p_net_open_args": "types",  # a struct of another area holds it
        "p_net_open_ret": "net",
        "p_dom_open_args": "dom",
        "p_dom_copy_args": "dom",
    }


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import made.{name} as package
from virtrio.protocol import xdr
loaded = [name for name in sys.modules if name.startswith("made.{name}.")]
assert not loaded, "nothing is loaded before it is used"
from made.{name} import *
data = bytes.fromhex(sys.argv[2])
print(xdr.encode(package.pack_{type}, xdr.decode(unpack_{type}, data)).hex())
"""


@pytest.mark.parametrize(
    ("spec", "type_name", "data"), [(RFC_FILE, "file", RFC_BYTES), (EVERYTHING, "chain", bytes(8))]
)
def test_a_package_elsewhere(packages, tmp_path, spec, type_name, data):
    for path, text in codec.emit(spec, "virtrio.protocol.").items():
        target = tmp_path / "made" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    program = PROGRAM.format(name=spec.name, type=type_name)
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), data.hex()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == data.hex() + "\n"


@pytest.mark.parametrize("spec", [bundled("rpc"), EVERYTHING], ids=lambda spec: spec.name)
def test_a_package_is_as_ruff_wants_it(packages, spec, ruff_problems):
    assert [ruff_problems(text) for text in codec.emit(spec).values()] == [""] * len(
        codec.emit(spec)
    )
