"""The `virtrio` command prints what virsh prints and ends with the same status.

Both outputs are compared.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.command import hostile
from tests.interop.test_virsh import FILES, SESSIONS
from tests.peers.fresh import forget
from tests.peers.virsh import masked
from virtrio import blocking
from virtrio.testing import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "virsh", "libvirt-python")

COMMANDS = {
    "list",
    "dominfo",
    "domstate",
    "dumpxml",
    "define",
    "create",
    "start",
    "destroy",
    "undefine",
    "checkpoint-create",
    "checkpoint-create-as",
    "checkpoint-list",
    "checkpoint-dumpxml",
    "checkpoint-parent",
    "checkpoint-info",
    "checkpoint-delete",
    "snapshot-create",
    "snapshot-create-as",
    "snapshot-current",
    "snapshot-delete",
    "snapshot-dumpxml",
    "snapshot-info",
    "snapshot-list",
    "snapshot-parent",
    "snapshot-revert",
}
# Sessions in which the status of every command counts.
STATUSES = ("refusals of a domain", "refusals of checkpoints")


def lines(name: str) -> list[str]:
    """Return those commands of the session that `virtrio` has.

    Several are one run of the program, unless most are refused: then each has a status.
    """
    found = [line for line in SESSIONS[name].splitlines() if line.split()[0] in COMMANDS]
    at_once = 1 if name in STATUSES else 8
    return ["; ".join(found[start : start + at_once]) for start in range(0, len(found), at_once)]


def run(
    program: list[str], uri: str, script: list[str], folder: Path
) -> Iterator[tuple[str, int, str, str]]:
    environment = os.environ | {"LC_ALL": "C", "TZ": "UTC", "HOME": str(folder)}
    for line in script:
        words = [line] if "; " in line else shlex.split(line)
        done = subprocess.run(
            [*program, "-c", uri, *words],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=folder,
            env=environment,
        )
        yield line, done.returncode, masked(done.stdout), masked(done.stderr)


def held(
    worker: Worker, program: list[str], uri: str, script: list[str], folder: Path
) -> list[tuple[object, ...]]:
    """Run the script while a connection keeps the state of libvirtd's test driver."""
    worker.value("open", uri=uri, save="conn")
    try:
        return list(run(program, uri, script, folder))
    finally:
        worker.value("close")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def same(theirs: list[tuple[object, ...]], ours: list[tuple[object, ...]]) -> None:
    if found := [
        f"virsh:   {their}\nvirtrio: {our}"
        for their, our in zip(theirs, ours, strict=True)
        if their != our
    ]:
        pytest.fail("\n".join(found))


@pytest.mark.parametrize("name", list(SESSIONS))
def test_command(name: str, libvirtd: peers.Endpoint, libvirt_python: Worker, folder: Path) -> None:
    script = lines(name)
    theirs = held(libvirt_python, ["virsh"], libvirtd.uri(), script, folder)
    forget(libvirtd)
    ours = held(libvirt_python, peers.virtrio_command(), libvirtd.uri(), script, folder)
    same(theirs, ours)


@pytest.mark.parametrize("name", ["checkpoints", "snapshots"])
def test_command_and_our_server(
    name: str,
    libvirtd: peers.Endpoint,
    server: peers.Endpoint,
    libvirt_python: Worker,
    folder: Path,
) -> None:
    script = lines(name)
    theirs = held(libvirt_python, ["virsh"], libvirtd.uri(), script, folder)
    ours = list(run(peers.virtrio_command(), server.uri(), script, folder))
    same(theirs, ours)


def same_output(uri: str, command: str, home: Path) -> None:
    """Check that both programs print the same for a command."""
    theirs, ours = (
        subprocess.run(
            [*program, "--quiet", "--connect", uri, command],
            env=os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(home)},
            capture_output=True,
            timeout=60,
        )
        for program in (["virsh"], peers.virtrio_command())
    )
    assert (ours.stdout, ours.stderr) == (theirs.stdout, theirs.stderr)
    assert ours.returncode == theirs.returncode


def test_xml_of_checkpoints_of_any_kind(tmp_path: Path) -> None:
    """Test checkpoints whose XML is wrong, or has no time of creation."""
    # lxml does not report an encoding that it does not know
    documents = {
        kind.replace(" ", "-"): document
        for kind, document in hostile.CHECKPOINTS.items()
        if kind != "an odd encoding"
    }
    with serving(hostile.Hostile) as server, blocking.connect(server.uri) as connection:
        domain = connection.lookup_by_name("test")
        for name in documents:
            domain.checkpoint_create_xml(
                f"<domaincheckpoint><name>{name}</name></domaincheckpoint>"
            )
        server.driver.checkpoints = documents
        for options in ("--parent", "--roots", "--tree", "--name"):
            same_output(server.uri, f"checkpoint-list test {options}", tmp_path)


@pytest.mark.parametrize("kind", sorted({*hostile.DOMAINS} - {"an odd encoding"}))
def test_title_in_xml_of_any_kind(kind: str, tmp_path: Path) -> None:
    with serving(hostile.Hostile) as server:
        server.driver.domain = hostile.DOMAINS[kind]
        same_output(server.uri, "list --title", tmp_path)
