"""Editing: what the editor gets, and what follows where a server refuses the result."""

from __future__ import annotations

import contextlib
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.peers.on_terminal import OnTerminal
from tests.peers.scripted import environment, run_script
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def uri() -> Iterator[str]:
    with serving(TestDriver) as server:
        yield server.uri


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that the editor is; it keeps the names of files in the file ``seen``."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(tmp_path / "editor"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    return tmp_path / "editor"


def writes(editor: Path, script: str) -> None:
    editor.write_text(f'#!/bin/sh\necho "$1 $(stat -c %a "$1")" >>seen\n{script}\n')
    editor.chmod(0o755)


def run(uri: str, script: str, folder: Path) -> list[str]:
    return [text for _, text in run_script(peers.virtrio_command(), uri, script, folder)]


def test_the_text_is_a_file_of_the_users_own_and_gone_afterwards(
    uri: str, editor: Path, tmp_path: Path
) -> None:
    writes(editor, "sed -i 's/2<.vcpu>/3<\\/vcpu>/' \"$1\"")
    script = "edit test\ndumpxml test --inactive --xpath //vcpu\n"
    told, vcpus = run(uri, script, tmp_path)
    assert told == "Domain 'test' XML configuration edited.\n\n"
    assert ">3<" in vcpus
    name, mode = (tmp_path / "seen").read_text().split()
    assert (os.path.dirname(name), mode) == (str(tmp_path / "tmp"), "600")
    assert name.endswith(".xml")
    assert not list((tmp_path / "tmp").iterdir())


def test_an_editor_may_replace_the_file(uri: str, editor: Path, tmp_path: Path) -> None:
    writes(editor, 'echo new >"$1.new"; mv "$1.new" "$1"')
    assert run(uri, "desc test --edit\ndesc test\n", tmp_path) == [
        "Domain description updated successfully\n",
        "new\n\n",
    ]
    assert not list((tmp_path / "tmp").iterdir())


def test_without_a_terminal_a_refusal_is_an_error(uri: str, editor: Path, tmp_path: Path) -> None:
    writes(editor, "sed -i 's/2<.vcpu>/x<\\/vcpu>/' \"$1\"")
    done = subprocess.run(
        peers.virtrio_command("-c", uri, "edit test --skip-validate"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert done.stdout == "\n"
    assert done.stderr.startswith("error: Failed.\nerror: XML error: ")
    assert not list((tmp_path / "tmp").iterdir())


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nosuch", "Cannot find 'nosuch' in path: No such file or directory"),
        ("false", "internal error: Child process (false "),
        ("exit 3;", "internal error: Child process (sh -c 'exit 3; "),
    ],
)
def test_editors_that_fail(
    name: str,
    reason: str,
    uri: str,
    editor: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", name)
    (told,) = run(uri, "edit test", tmp_path)
    assert told.startswith(f"error: {reason}")
    assert not list((tmp_path / "tmp").iterdir())


def test_a_change_by_somebody_else_is_noticed(uri: str, editor: Path, tmp_path: Path) -> None:
    virtrio = " ".join(peers.virtrio_command("-q", "-c", uri))
    writes(editor, f"{virtrio} setmaxmem test 3G --config; sed -i 's/<vcpu/ <vcpu/' \"$1\"")
    (told,) = run(uri, "edit test", tmp_path)
    assert told == "error: The XML configuration was changed by another user.\n\n"


def test_a_terminal_is_asked_what_to_do(uri: str, editor: Path, tmp_path: Path) -> None:
    # valid at the third time
    writes(
        editor,
        "if [ $(wc -l <seen) = 3 ]; then v=4; else v=x; fi\n"
        'sed -i "s/>.<.vcpu>/>$v<\\/vcpu>/" "$1"',
    )
    command = [*peers.virtrio_command("-c", uri), "edit test; dumpxml test --xpath //vcpu"]
    with contextlib.chdir(tmp_path), OnTerminal(command, environment(tmp_path)) as program:
        program.wait_for(b"Extra element vcpu in interleave")
        program.wait_for(b"Failed. Try again? [y,n,i,f,?]: ")
        program.press(b"?")
        program.wait_for(b"f - force, try to redefine again\r\n")
        program.wait_for(b"Failed. Try again? [y,n,i,f,?]: ")
        program.press(b"i")
        program.wait_for(b"error: XML error: ")
        program.wait_for(b"Failed. Try again? [y,n,f,?]: ")
        program.press(b"Y")
        program.wait_for(b"Failed. Try again? [y,n,i,f,?]: ")
        program.press(b"y")
        program.wait_for(b"Domain 'test' XML configuration edited.\r\n")
        assert program.end() == 0
    assert (tmp_path / "seen").read_text().count("\n") == 3


def test_changes_can_be_thrown_away(uri: str, editor: Path, tmp_path: Path) -> None:
    writes(editor, 'echo "<a/>" >"$1"')
    command = [*peers.virtrio_command("-c", uri), "net-edit", "default"]
    with contextlib.chdir(tmp_path), OnTerminal(command, environment(tmp_path)) as program:
        program.wait_for(b"Failed. Try again? [y,n,f,?]: ")
        program.press(b"n")
        assert program.end() == 1
    assert not list((tmp_path / "tmp").iterdir())


def test_an_interrupt_is_the_editors(uri: str, editor: Path, tmp_path: Path) -> None:
    writes(editor, "trap 'echo caught; exit 0' INT; echo ready; while :; do sleep 0.05; done")
    command = [*peers.virtrio_command("-c", uri), "edit", "test"]
    with contextlib.chdir(tmp_path), OnTerminal(command, environment(tmp_path)) as program:
        program.wait_for(b"ready")
        program.press(b"\x03")
        program.wait_for(b"caught")
        program.wait_for(b"Domain 'test' XML configuration not changed.\r\n")
        assert program.end() == 0
