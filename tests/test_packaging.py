"""Packaging and import rules.

They are about what pyproject.toml must name, what an import loads, and which package
may import which.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module, metadata
from pathlib import Path

import pytest

import virtrio

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SETUPTOOLS = PYPROJECT["tool"]["setuptools"]
# The repository's folders, and the packages that they install as.
FOLDERS = {
    "virtrio": "virtrio",
    "protocol": "virtrio.protocol",
    "gen": "virtrio.gen",
    "server": "virtrio.server",
    "client": "virtrio.client",
}
FILES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and "__pycache__" not in path.parts
]
SOURCES = [path for path in FILES if path.suffix == ".py"]


def package(folder: Path) -> str:
    """Return a folder's package: ``server/drivers`` -> ``virtrio.server.drivers``."""
    top, *below = folder.relative_to(ROOT).parts
    return ".".join([FOLDERS[top], *below])


def module(path: Path) -> str:
    return (
        package(path.parent) if path.stem == "__init__" else f"{package(path.parent)}.{path.stem}"
    )


MODULES = {module(path): path for path in SOURCES}


# --- pyproject.toml ---


def test_every_folder_with_modules_is_named():
    assert sorted(SETUPTOOLS["packages"]) == sorted({package(path.parent) for path in SOURCES})


def test_folders_are_mapped():
    assert SETUPTOOLS["package-dir"] == {name: folder for folder, name in FOLDERS.items()}


def test_every_other_file_is_package_data():
    data = SETUPTOOLS["package-data"]

    def named(path: Path) -> bool:
        """Return whether package data of its folder, or of one above, has a file."""
        above = [
            folder for folder in path.parents if folder.is_relative_to(ROOT) and folder != ROOT
        ]
        return any(
            path in folder.glob(pattern)
            for folder in above
            for pattern in data.get(package(folder), ())
        )

    assert [
        str(path.relative_to(ROOT)) for path in FILES if path not in SOURCES and not named(path)
    ] == []


def test_package_data_is_of_packages_that_have_some():
    folders = {package(path.parent): path.parent for path in SOURCES}
    for name, patterns in SETUPTOOLS["package-data"].items():
        assert any(True for pattern in patterns for _ in folders[name].glob(pattern)), name


def test_the_sdist_has_everything():
    """Test that who gets the source distribution can test it, and read about it."""
    named = {"MANIFEST.in", *FOLDERS}
    for line in (ROOT / "MANIFEST.in").read_text().splitlines():
        action, *words = line.split()
        if action in ("include", "graft"):
            named.update(words)
    if (ROOT / ".git").exists():  # not in an unpacked one
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        found = {line.partition("/")[0] for line in listed.stdout.splitlines()}
        assert found - named == {".git-blame-ignore-revs"}
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_package_says_what_is_inside():
    inits = [path for path in SOURCES if path.stem == "__init__"]
    inits += [
        path for path in sorted((ROOT / "tests").rglob("__init__.py")) if "golden" not in path.parts
    ]
    silent = [path for path in inits if ast.get_docstring(ast.parse(path.read_text())) is None]
    assert [str(path) for path in silent] == []


def test_the_version_is_one():
    assert virtrio.__version__ == PYPROJECT["project"]["version"] == metadata.version("virtrio")


def test_commands_exist():
    for target in PYPROJECT["project"]["scripts"].values():
        name, _, function = target.partition(":")
        assert callable(getattr(import_module(name), function))


# --- who imports whom ---


@cache
def statements(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """Return the import statements of a file, wherever they are in it."""
    nodes = ast.walk(ast.parse(path.read_text()))
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


@cache
def imports(path: Path) -> set[str]:
    """Return every module, or name in one, that a file imports anywhere.

    Relative names are made absolute.
    """
    found = set()
    for node in statements(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        else:
            base = node.module or ""
            if node.level:
                parents = package(path.parent).split(".")
                base = ".".join(
                    [*parents[: len(parents) - node.level + 1], *base.split(".")]
                ).rstrip(".")
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return found


def is_in(name: str, *packages: str) -> bool:
    return any(name == p or name.startswith(f"{p}.") for p in packages)


def within_server(*names: str) -> tuple[str, ...]:
    """Return the names of packages and modules of the server, and of the protocol."""
    return "virtrio.protocol", *(f"virtrio.server.{name}" for name in names)


# Package -> parts of virtrio that its modules may import. The nearest package that is a
# key has the rule.
MAY_IMPORT = {
    # Parts that know no client: documents, then their objects, then stores of these.
    "virtrio.server.conf": within_server("conf"),
    # A store says in its file which version wrote it.
    "virtrio.server.store": (*within_server("store", "threads"), "virtrio.__version__"),
    "virtrio.server.moments": within_server("moments", "conf", "_generated"),
    "virtrio.server.objects": within_server(
        "objects", "moments", "conf", "store", "offload", "_generated"
    ),
    # Drivers see nothing of how their clients are served, but for events, streams, who
    # calls, and work in a thread.
    "virtrio.server.drivers.test": within_server(
        "drivers.test",
        "objects",
        "moments",
        "conf",
        "store",
        "offload",
        "threads",
        "file_threads",
        "events",
        "streams",
        "caller",
        "_generated",
    ),
    "virtrio.server.drivers.qemu": within_server(
        "drivers.qemu",
        "conffile",
        "objects",
        "moments",
        "conf",
        "store",
        "offload",
        "threads",
        "file_threads",
        "events",
        "streams",
        "counted",
        "caller",
        "_generated",
    ),
    # The way of a call: sessions know entries; entries know no session and no driver.
    "virtrio.server.net": within_server(
        "net", "dispatch", "caller", "common", "config", "limits", "totals", "turns"
    ),
    "virtrio.server.dispatch": within_server(
        *(
            "dispatch",
            "net.inlet",
            "net.outlet",
            "drivers.life",
            "caller",
            "counted",
            "common",
            "events",
            "kept",
            "limits",
        ),
        *("offload", "raised", "streams", "totals", "turns", "_generated"),
    ),
    "virtrio.server._generated": within_server(
        "_generated", "dispatch", "drivers.life", "events", "streams"
    ),
    "virtrio.protocol.idl": ("virtrio.protocol.idl",),
    "virtrio.protocol._generated": ("virtrio.protocol",),
    "virtrio.protocol": ("virtrio.protocol",),
    "virtrio.gen": ("virtrio.gen", "virtrio.protocol.idl"),
    "virtrio.server": ("virtrio.server", "virtrio.protocol"),
    "virtrio.client": ("virtrio.client", "virtrio.protocol"),
    "virtrio": ("virtrio",),
}


def test_imports_point_one_way():
    wrong = {}
    for name, path in MODULES.items():
        allowed = next(rule for key, rule in MAY_IMPORT.items() if is_in(name, key))
        if found := {i for i in imports(path) if is_in(i, "virtrio") and not is_in(i, *allowed)}:
            wrong[name] = found
    assert wrong == {}


def edges(path: Path) -> set[str]:
    """Return the modules of ours that a file imports anywhere, for types alone too.

    Imports are left out where a comment says why they make a circle.
    """
    found = set()
    lines = path.read_text().splitlines()
    for node in statements(path):
        if isinstance(node, ast.ImportFrom) and "# a circle: " not in lines[node.lineno - 1]:
            base = node.module or ""
            if node.level:
                parents = package(path.parent).split(".")
                base = ".".join(
                    [*parents[: len(parents) - node.level + 1], *base.split(".")]
                ).rstrip(".")
            found |= {
                name if (name := f"{base}.{alias.name}") in MODULES else base
                for alias in node.names
            }
    return found & MODULES.keys()


def test_no_module_leads_back_to_itself():
    graph = {name: edges(path) - {name} for name, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as exc:
        pytest.fail(f"modules import each other in a circle: {' <- '.join(exc.args[1])}")


def test_imports_of_our_own_are_relative():
    wrong = []
    for name, path in MODULES.items():
        for node in statements(path):
            if isinstance(node, ast.Import):
                wrong += [(name, alias.name) for alias in node.names if is_in(alias.name, *FOLDERS)]
            elif not node.level and is_in(str(node.module), *FOLDERS):
                wrong.append((name, node.module))
    assert wrong == []


# Third-party packages, and the parts of virtrio that may import each.
THIRD_PARTY = {
    "construct": ("virtrio.protocol.layout",),
    "dpkt": ("virtrio.traffic.files",),
    "lark": ("virtrio.protocol.idl",),
    "lxml": ("virtrio.server", "virtrio.command"),
    "outcome": ("virtrio.client.trio",),
    "trio": ("virtrio.server", "virtrio.client", "virtrio.command", "virtrio.testing"),
    "xdrlib3": ("virtrio.protocol.interpret",),
}
# Modules that are loaded only by whoever asks for the module that imports them.
OPTIONAL = {
    "pytest": ("virtrio.testing.plugin",),
    "nbd": ("virtrio.backup.reading.libnbd", "virtrio.backup.reading.links"),
}


def test_third_parties_are_imported_only_where_they_may_be():
    wrong = []
    for name, path in MODULES.items():
        tops = (
            {found.partition(".")[0] for found in imports(path)}
            - set(sys.stdlib_module_names)
            - {"virtrio"}
        )
        wrong += [
            (name, top) for top in tops if not is_in(name, *(THIRD_PARTY | OPTIONAL).get(top, ()))
        ]
    assert wrong == []


def test_what_is_imported_is_required():
    required = {
        requirement.partition(">")[0] for requirement in PYPROJECT["project"]["dependencies"]
    }
    assert set(THIRD_PARTY) == required


def test_the_protocol_knows_no_sockets_and_no_threads():
    worlds = (
        "socket",
        "select",
        "selectors",
        "ssl",
        "threading",
        "asyncio",
        "trio",
        "signal",
        "subprocess",
    )
    pure = [
        path for name, path in MODULES.items() if is_in(name, "virtrio.protocol", "virtrio.gen")
    ]
    # The generator has ruff lay out what it made.
    allowed = [(MODULES["virtrio.gen.formatting"], "subprocess")]
    assert [
        (path, found) for path in pure for found in imports(path) if is_in(found, *worlds)
    ] == allowed


# --- what an import loads ---

HEAVY = ("construct", "dpkt", "lark", "lxml", "pytest", "trio", "xdrlib3")


def loaded(statement: str) -> set[str]:
    """Return the modules that are loaded after a statement in a fresh interpreter."""
    program = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import virtrio", set()),
        ("from virtrio import LibvirtError, ConnectionClosed, ProtocolError", set()),
        ("import virtrio.enums", set()),
        ("import virtrio.server", set()),
        ("import virtrio.testing", set()),
        ("import virtrio.blocking; virtrio.blocking.connect", set()),
        ("import virtrio.protocol.connection, virtrio.protocol._generated.remote", set()),
        ("import virtrio.protocol.idl.parser", set()),
        ("import virtrio.gen.main", set()),
        ("import virtrio; virtrio.connect", {"trio"}),
        ("import virtrio.command.registry", set()),
        ("import virtrio.server.server", {"trio", "lxml"}),
        (
            "from virtrio.testing import check_driver, check_checkpoint_driver, serving",
            {"trio", "lxml"},
        ),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(statement, allowed):
    assert loaded(statement) & set(HEAVY) <= allowed


def parts_loaded(package: str, statement: str) -> set[str]:
    """Return the modules of a generated package that are loaded after a statement."""
    prefix = f"virtrio.protocol._generated.{package}."
    return {name.removeprefix(prefix) for name in loaded(statement) if name.startswith(prefix)} - {
        "later"
    }


@pytest.mark.parametrize(
    "statement",
    ["import virtrio", "import virtrio.enums", "import virtrio.protocol", "import virtrio.server"],
)
def test_no_enum_is_made_before_it_is_needed(statement):
    assert parts_loaded("enums", statement) == set()


def test_a_client_makes_only_the_enums_of_errors():
    assert parts_loaded("enums", "import virtrio.blocking") == {
        "error_domain",
        "error_level",
        "error_number",
    }


@pytest.mark.parametrize(
    "statement",
    [
        "import virtrio.protocol.connection, virtrio.protocol._generated.remote",
        "import virtrio.blocking",
        "import virtrio; virtrio.connect",
    ],
)
def test_no_codec_is_loaded_before_it_is_needed(statement):
    assert parts_loaded("remote", statement) == set()


def test_a_server_loads_codecs_with_their_first_call():
    assert parts_loaded("remote", "import virtrio.server.server") == {"types"}


def test_a_call_loads_its_codecs():
    statement = (
        "from virtrio.client._generated import calls; "
        "calls.DOMAIN_LOOKUP_BY_ID.unpack(bytes(28), 0)"
    )
    assert parts_loaded("remote", statement) == {"domain_lookup", "types"}


def test_every_module_can_be_imported_first():
    # Without a circle of imports it does not matter which module is first. So only
    # those are tried that could be in one: packages, and modules in a circle of types.
    # To save time, the largest modules are loaded before.
    program = """
import importlib, os, sys
import construct, lark, lxml.etree, trio, xdrlib3
import virtrio.protocol._generated.remote
for name in sys.argv[1:]:
    if not os.fork():
        try:
            importlib.import_module(name)
        except BaseException as exc:
            print(name, repr(exc))
        sys.stdout.flush()
        os._exit(0)
    os.wait()
"""
    names = [
        name
        for name, path in MODULES.items()
        if path.name == "__init__.py" or "# a circle: " in path.read_text()
    ]
    done = subprocess.run([sys.executable, "-c", program, *names], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("world", ["trio", "blocking"])
def test_a_world_has_the_types_to_annotate_with(world):
    front = import_module(f"virtrio.{world}")
    handles = import_module(f"virtrio.client._generated.{world}.handles")
    assert {*handles.__all__, "Stream", "connect"} <= set(front.__all__)
    for name in front.__all__:
        assert getattr(front, name) is not None
    for name in virtrio.events.__all__:
        assert getattr(front, name) is getattr(virtrio.events, name)
    with pytest.raises(
        AttributeError, match=f"module 'virtrio.{world}' has no attribute 'nothing'"
    ):
        front.nothing  # noqa: B018


def test_every_public_name_is_there():
    for name in virtrio.__all__:
        assert getattr(virtrio, name) is not None
    with pytest.raises(AttributeError, match="module 'virtrio' has no attribute 'nothing'"):
        virtrio.nothing  # noqa: B018
