"""The emitters' output against the golden files, and rules for all of it."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.gen import goldens
from virtrio.gen import methods

OUTPUTS = goldens.outputs()


@pytest.mark.parametrize("path", OUTPUTS)
def test_output_is_the_golden_file(path):
    assert OUTPUTS[path] == (goldens.FOLDER / path).read_text()


def test_every_golden_file_has_its_emitter():
    assert {str(p.relative_to(goldens.FOLDER)) for p in goldens.FOLDER.rglob("*.py")} == set(
        OUTPUTS
    )


@pytest.mark.parametrize("arguments", [["format", "--check"], ["check"]], ids=["format", "check"])
def test_output_is_as_ruff_wants_it(arguments, tmp_path):
    # A copy, so that what is emitted now is judged, by the rules in pyproject.toml.
    for path, text in OUTPUTS.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    rules = goldens.FOLDER.parents[2] / "pyproject.toml"
    command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", "--config", str(rules), "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", OUTPUTS)
def test_output_has_a_header(path):
    text = OUTPUTS[path]
    sources = {"/types.py": "types.x", "/base.py": "base.x", "/enums/": "enums.json"}
    sources["/events_events.py"] = "events.x"
    source = next((of for part, of in sources.items() if part in path), "remote.x")
    emitters = {
        "procedures.py": "procedures",
        "driver.py": "driver",
        "rows.py": "dispatch",
        "/enums/": "enums",
    }
    emitters["_events.py"] = "events"
    name = next(
        (of for part, of in emitters.items() if part in path),
        "stubs" if "client" in path else "codec",
    )
    assert text.startswith(f"# Generated from {source} by virtrio.gen.{name}; do not edit.\n")
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize(
    "path", [p.partition("/trio/")[2] for p in OUTPUTS if p.startswith("client/_generated/trio/")]
)
def test_the_two_worlds_differ_only_in_waiting(path):
    trio, blocking = (OUTPUTS[f"client/_generated/{w.name}/{path}"] for w in methods.WORLDS)
    waiting = (
        trio.replace("async def", "def")
        .replace("await ", "")
        .replace(".trio.", ".blocking.")
        .replace("trio client", "blocking client")
    )
    assert statements(waiting) == statements(blocking)


def statements(text: str) -> list[str]:
    """Return a module's lines, without what only one world has.

    That is iterators over events, and words on connections and where callbacks run.
    Imports come first, in an order of their own, which follows from names.
    """
    tree = ast.parse(text)
    for cls in tree.body:
        if isinstance(cls, ast.ClassDef) and cls.name == "Connect":
            streams = [node for node in cls.body if "-> EventStream[" in ast.unparse(node)]
            cls.body = [node for node in cls.body[1:] if node not in streams]
    ours = ("import BUFFER, EventStream", "from ..events import ")
    lines = [
        line
        for line in ast.unparse(tree).splitlines()
        if not any(text in line for text in ours)
        and not line.strip().startswith(("connection, one call", "A cancelled", "A registration"))
        and "``cb`` runs in a " not in line
    ]
    imports = [line for line in lines if line.lstrip().startswith("from ")]
    return sorted(imports) + [line for line in lines if line not in imports]
