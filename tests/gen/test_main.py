"""`virtrio gen`: the files it writes, and what ``--check`` finds in a copy of them."""

from __future__ import annotations

import shutil
import sys

import pytest

from virtrio.command.main import main as virtrio
from virtrio.gen import main as gen

ROOTS = dict(gen._ROOTS)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Copy of the definitions and the generated files, for tests that change it."""
    for name, root in ROOTS.items():
        shutil.copytree(
            root / "_generated",
            tmp_path / name / "_generated",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    shutil.copytree(ROOTS["protocol"] / "definitions", tmp_path / "protocol" / "definitions")
    monkeypatch.setattr(gen, "_ROOTS", {name: tmp_path / name for name in ROOTS})
    return tmp_path


@pytest.fixture(scope="module")
def files():
    return gen.generate(ROOTS["protocol"] / "definitions")


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_committed_files_are_current(files):
    assert gen.check(files) == []


@pytest.fixture
def generated(files, monkeypatch):
    """Have the generator answer at once, as for unchanged definitions."""
    monkeypatch.setattr(gen, "generate", lambda definitions: files)


def test_it_is_a_command(generated, capsys):
    assert virtrio(["gen", "--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_without_ruff_it_says_what_needs_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ruff", None)
    assert virtrio(["gen", "--check"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("error: laying out the project's own code needs ruff, one of the dev")


def test_an_unchanged_copy_is_current(copy, files):
    assert gen.check(files) == []
    assert gen.write(files) == []


def test_check_reports_every_difference_and_changes_nothing(copy, generated, capsys):
    with (copy / "protocol/_generated/rpc.py").open("ab") as file:
        file.write(b"\n")
    text = (copy / "client/_generated/trio/handles/domain.py").read_bytes()
    (copy / "client/_generated/trio/handles/domain.py").write_bytes(text.replace(b"\n", b"\r\n"))
    (copy / "server/_generated/driver.py").unlink()
    (copy / "client/_generated/left_over.py").write_text("")
    before = contents(copy)
    assert gen.main(["--check"]) == 1
    assert capsys.readouterr() == (
        "",
        "error: protocol/_generated/rpc.py: stale\n"
        "error: server/_generated/driver.py: missing\n"
        "error: client/_generated/trio/handles/domain.py: stale\n"
        "error: client/_generated/left_over.py: orphan\n",
    )
    assert contents(copy) == before


def test_writing_corrects_every_difference(copy, generated, capsys, files):
    before = contents(copy)
    (copy / "protocol/_generated/rpc.py").write_text("old")
    (copy / "server/_generated/driver.py").unlink()
    (copy / "client/_generated/left_over.py").write_text("")
    assert gen.main([]) == 0
    assert capsys.readouterr() == (
        "protocol/_generated/rpc.py\nserver/_generated/driver.py\n"
        "client/_generated/left_over.py (removed)\n",
        "",
    )
    assert contents(copy) == before
    assert gen.check(files) == []


def test_a_definition_that_changed_makes_its_files_stale(copy, capsys):
    definition = copy / "protocol/definitions/rpc.x"
    definition.write_text(
        definition.read_text().replace(
            "VIR_NET_MESSAGE_NUM_FDS_MAX = 32", "VIR_NET_MESSAGE_NUM_FDS_MAX = 33"
        )
    )
    assert gen.main(["--check"]) == 1
    assert capsys.readouterr().err == "error: protocol/_generated/rpc.py: stale\n"


def test_an_error_in_a_definition_is_shown_with_its_place(copy, capsys):
    definition = copy / "protocol/definitions/remote.x"
    definition.write_text("struct s {\n    unknown thing;\n};\n" + definition.read_text())
    before = contents(copy)
    assert gen.main([]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"error: {definition}:2:5: unknown type 'unknown'\n"
    assert contents(copy) == before


def test_generated_text_names_no_place_and_no_time(files):
    for path, text in files.items():
        assert str(ROOTS["protocol"]) not in text, path
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
