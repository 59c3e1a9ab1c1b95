"""Commands on objects other than domains print what virsh prints."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.command import object_answers
from tests.interop import random_object_commands
from tests.interop.object_sessions import DEBUGGED, DOWNLOADS, FILES, OF_9_0, REAL, SESSIONS
from tests.interop.stand_ins import SCRIPT, StandIns
from tests.peers.fresh import forget
from tests.peers.scripted import environment, run_script
from tests.peers.virsh import differences
from virtrio.testing import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return object_answers.folder(tmp_path)


@pytest.fixture(scope="module")
def virsh(
    running_libvirtd: peers.Endpoint, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], list[tuple[str, str]]]:
    """Return a function that runs a session with virsh on libvirtd, once."""

    @cache
    def run(name: str) -> list[tuple[str, str]]:
        forget(running_libvirtd)
        home = object_answers.folder(tmp_path_factory.mktemp("virsh"))
        script = (SESSIONS | OF_9_0)[name]
        return run_script(["virsh"], running_libvirtd.uri(), script, home)

    return run


@pytest.mark.parametrize("name", [*SESSIONS, *OF_9_0])
def test_same_output_as_virsh(
    name: str,
    virsh: Callable[[str], list[tuple[str, str]]],
    running_libvirtd: peers.Endpoint,
    folder: Path,
) -> None:
    theirs = virsh(name)
    forget(running_libvirtd)
    script = (SESSIONS | OF_9_0)[name]
    ours = run_script(peers.virtrio_command(), running_libvirtd.uri(), script, folder)
    if found := differences(theirs, ours):
        pytest.fail(found)


def test_what_debug_tells(libvirtd: peers.Endpoint, folder: Path) -> None:
    answers = []
    for program in (["virsh"], peers.virtrio_command()):
        forget(libvirtd)
        answers.append(run_script([*program, "--debug", "0"], libvirtd.uri(), DEBUGGED, folder))
    if found := differences(*answers):
        pytest.fail(found)


def made(folder: Path) -> dict[str, bytes]:
    """Remove the files that a session has made; return what was in them."""
    found = {}
    for path in folder.iterdir():
        if path.is_file() and path.name not in FILES:
            found[path.name] = path.read_bytes()
            path.unlink()
    return found


@pytest.mark.peer("libvirtd-qemu")
@pytest.mark.parametrize("name", list(REAL))
def test_same_output_on_a_real_host(name: str, libvirtd: peers.Endpoint, folder: Path) -> None:
    script = REAL[name].replace("@folder@", str(folder))
    uri = libvirtd.uri(driver="qemu")
    theirs = run_script(["virsh"], uri, script, folder)
    their_files = made(folder)
    assert set(their_files) == (DOWNLOADS if name == "storage" else set())
    ours = run_script(peers.virtrio_command(), uri, script, folder)
    if found := differences(theirs, ours):
        pytest.fail(found)
    assert made(folder) == their_files


@pytest.mark.parametrize("refuses", ["", "define", "create", "destroy", "undefine"])
def test_bridges_and_leases(refuses: str, folder: Path) -> None:
    """Test what no driver of libvirt does here, on a driver that stands in."""
    answers = []
    for program in (["virsh"], peers.virtrio_command()):
        with serving(StandIns) as server:
            server.driver.refuses = refuses
            answers.append((run_script(program, server.uri, SCRIPT, folder), server.driver.did))
    (theirs, they_did), (ours, we_did) = answers
    if found := differences(theirs, ours):
        pytest.fail(found)
    assert we_did == they_did
    assert we_did or refuses == "define"


STATUSES = [
    "net-info default",
    "net-info nosuch",
    "pool-list --nosuch",
    "net-event --event lifecycle --timeout 1",
    "net-info nosuch; pool-list --name",
    "pool-list --name; vol-list nosuch",
]


@pytest.mark.parametrize("line", STATUSES)
def test_exit_status(line: str, libvirtd: peers.Endpoint, folder: Path) -> None:
    def run(program: list[str]) -> tuple[int, str, str]:
        done = subprocess.run(
            [*program, "-c", libvirtd.uri(), line],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=folder,
            env=environment(folder),
        )
        return done.returncode, done.stdout, done.stderr

    assert run(peers.virtrio_command()) == run(["virsh"])


@pytest.mark.parametrize("name", list(SESSIONS))
def test_virsh_on_our_server(
    name: str,
    virsh: Callable[[str], list[tuple[str, str]]],
    server: peers.Endpoint,
    folder: Path,
) -> None:
    ours = run_script(["virsh"], server.uri(), SESSIONS[name], folder)
    if found := differences(virsh(name), ours):
        pytest.fail(found)


def test_random_lines(libvirtd: peers.Endpoint, folder: Path) -> None:
    count = int(os.environ.get("VIRTRIO_COMMANDS", "400"))
    script = random_object_commands.script(int(os.environ.get("VIRTRIO_SEED", "1")), count)
    theirs = run_script(["virsh"], libvirtd.uri(), script, folder)
    made(folder)
    object_answers.folder(folder)  # downloads may have gone to these files
    forget(libvirtd)
    ours = run_script(peers.virtrio_command(), libvirtd.uri(), script, folder)
    if found := differences(theirs, ours):
        pytest.fail(found)
    assert sum("error:" not in text for _, text in theirs) > count / 10
