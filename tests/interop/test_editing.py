"""Commands with an editor print what virsh prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.interop.guest_sessions import prepare
from tests.interop.test_guest_commands import remove_domains
from tests.peers.fresh import forget
from tests.peers.scripted import run_script
from tests.peers.virsh import differences

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")

OBJECTS = """\
net-edit default
net-edit nosuch
pool-edit default-pool
pool-edit nosuch
nwfilter-edit nosuch
iface-edit eth1
iface-edit nosuch
edit test
edit test --skip-validate
edit nosuch
snapshot-create-as test s1
snapshot-create-as test s2
snapshot-edit test
snapshot-edit test s1
snapshot-edit test nosuch
snapshot-edit test --current
snapshot-edit test s1 --current
snapshot-current test --name
snapshot-edit test s1 --rename --clone
snapshot-edit test s1 --rename
snapshot-edit test s1 --clone
checkpoint-edit test nosuch
checkpoint-edit test
desc test --edit
desc test --edit --title
desc test --edit --config
desc test --edit new words
desc test
metadata test http://a/ --edit
metadata test http://a/ --edit --key a
metadata test http://a/ --set '<b/>' --key a
metadata test http://a/ --edit --key a
metadata test http://a/
save test saved
save-image-edit saved
save-image-edit saved --running
save-image-edit saved --paused --running
save-image-edit nosuch
restore saved
managedsave-edit test
managedsave-edit test --running --paused
managedsave-edit nosuch
"""
GUESTS = """\
define g.xml
edit web
edit web --skip-validate
snapshot-create-as web s1
snapshot-edit web s1
snapshot-edit web s1 --rename
snapshot-list web --name
snapshot-edit web s1 --clone
snapshot-list web --name
snapshot-delete web s1 --metadata
snapshot-delete web s9 --metadata
start web --paused
checkpoint-create-as web c1
checkpoint-edit web c1
checkpoint-list web --name
managedsave-edit web
managedsave web
managedsave-edit web
managedsave-edit web --running
managedsave-remove web
nwfilter-edit nosuch
"""
# What the editor does to a text, as a line for sed.
NOTHING = "s/@nothing@/x/"
INDENTS = "/<name>/s/^/ /"
RENAMES = "s/<name>[sc]1/&9/"
REPLACES = "s/.*/<a>words<\\/a>/;2,$d"
# Without a terminal, virsh takes what the server refused for done.
LINES_THAT_FAIL = ("net-edit", "pool-edit", "edit", "snapshot-", "save-image", "managedsave")

FILE = re.compile(r"['/\w]*/(virsh|virtrio)\w+\.xml'?")


@pytest.fixture(autouse=True)
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "editor"
    path.write_text('#!/bin/sh\necho editing\nexec sed -i "$EDIT" "$1"\n')
    path.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(path))


@pytest.mark.parametrize("change", [NOTHING, INDENTS, REPLACES])
def test_objects(
    change: str, libvirtd: peers.Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDIT", change)
    lines = OBJECTS.splitlines()
    if change == REPLACES:
        lines = [line for line in lines if not line.startswith(LINES_THAT_FAIL)]
    found = []
    for program in (["virsh"], peers.virtrio_command()):
        forget(libvirtd)
        found.append(run_script(program, libvirtd.uri(), "\n".join(lines), tmp_path))
    if told := differences(*found):
        pytest.fail(told)


@pytest.mark.peer("libvirtd-qemu", "qemu", "qemu-img")
@pytest.mark.parametrize("change", [NOTHING, INDENTS, RENAMES])
def test_guests(
    change: str, libvirtd: peers.Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDIT", change)
    uri = libvirtd.uri(driver="qemu")
    found = []
    for program in (["virsh"], peers.virtrio_command()):
        prepare(tmp_path / "f")
        found.append(run_script(program, uri, GUESTS, tmp_path / "f"))
        remove_domains(uri)
    if told := differences(*found):
        pytest.fail(told)


@pytest.mark.parametrize("editor", ["false", "exit 3;", "true", "cat -n", "VISUAL=1 true"])
def test_editors(
    editor: str, libvirtd: peers.Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    found = []
    for program in (["virsh"], peers.virtrio_command()):
        answers = run_script(program, libvirtd.uri(), "edit test\n", tmp_path)
        found.append([(line, FILE.sub("FILE", text)) for line, text in answers])
    if told := differences(*found):
        pytest.fail(told)
