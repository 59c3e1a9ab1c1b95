"""virsh sessions on guests of a libvirtd and of ours, compared line by line.

`DIFFERENT` has the lines whose answers differ, and why.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import signal
import subprocess
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from tests.interop.qemu_sessions import FILES, IMAGES, SESSIONS
from tests.peers import libvirtd, served, wait_until
from tests.peers.processes import short_directory
from tests.peers.users import SOMEBODY, User, python_of_others
from tests.peers.virsh import session
from tests.server.drivers.qemu.conftest import qemus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "qemu-img", "virsh"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

# libvirtd's own defaults, but for what needs the machine's first process.
QEMU_CONF = 'namespaces = [ ]\ncgroup_controllers = [ ]\nstdio_handler = "file"\n'

# The session that is not root's.
OF_A_USER = "a user's"
OF_ROOT = [name for name in SESSIONS if name != OF_A_USER]

# Patterns of lines whose answers differ, and why.
DIFFERENT = {
    "snapshot-*": "there are no snapshots of real guests yet",
    "blockcommit *": "there are no block jobs but backups yet",
    "blockpull *": "there are no block jobs but backups yet",
    "memtune a": "libvirtd tells the number of parameters before it looks for a cgroup",
    "blkiotune a": "libvirtd tells the number of parameters before it looks for a cgroup",
}


@contextmanager
def theirs(user: User | None = None) -> Iterator[str]:
    if user is None:
        with libvirtd(QEMU_CONF) as endpoint:
            yield endpoint.uri(driver="qemu")
        return
    home = short_directory("virtrio-lvu-")
    user.make_home(home)
    log = home / "log"
    with log.open("wb") as out:
        daemon = subprocess.Popen(
            ["/usr/sbin/libvirtd"],
            user=user.uid,
            group=user.gid,
            extra_groups=[],
            env=user.environment(home),
            stdout=out,
            stderr=out,
        )
    try:
        socket = home / "run/libvirt/libvirt-sock"
        wait_until(socket.exists, daemon, log, what="libvirtd")
        yield f"qemu+unix:///session?socket={socket}"
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(timeout=30)
        shutil.rmtree(home)


@contextmanager
def ours(user: User | None = None) -> Iterator[str]:
    path = "system" if user is None else "session"
    state = short_directory("virtrio-state-")
    if user is not None:
        os.chown(state, user.uid, user.gid)
    try:
        with served("--state-dir", str(state), user=user) as endpoint:
            yield f"qemu+unix:///{path}?socket={endpoint.socket}"
    finally:
        for guest in qemus(state):  # they outlive their server
            os.kill(guest, signal.SIGKILL)
        shutil.rmtree(state)


@pytest.fixture
def folder() -> Iterator[Path]:
    made = short_directory("virtrio-vs-")
    yield made
    shutil.rmtree(made)


def fill(folder: Path, user: User | None) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    folder.chmod(0o777)
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("@folder@", str(folder)))
    for name, (kind, size) in IMAGES.items():
        command = ["qemu-img", "create", "-q", "-f", kind, str(folder / name), size]
        subprocess.run(command, check=True)
        if user is not None:
            os.chown(folder / name, user.uid, user.gid)


MASKS = [
    (r"/dev/pts/\d+", "/dev/pts/N"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", "WHEN"),
    # numbers of guests are as far apart as sessions were that are not the same yet
    (r"(?m)^(Id: +)\d+$", r"\1N"),
    (r"(?m)^ \d+ +(?=\w+ )", " N   "),
    (r"(?m)^(<domain type='qemu' id=)'\d+'", r"\1'N'"),
    (r"'/[^']*/domain-\d+-(\w+)/[^']*'", r"'FOLDER/domain-N-\1/FILE'"),
    # libvirtd keeps owners of files in extended attributes, which take a block
    (r"((Allocation: +|\.physical=|\.allocation=))\d+", r"\1N"),
    (r"socket=\S+", "socket=SOCKET"),
    # our guests share the machine's ports with others, those of libvirtd do not
    (r"port='59\d\d'", "port='VNC'"),
    (r"(?m)^((vnc://)?127\.0\.0\.1:)\d+$", r"\1VNC"),
    (r'"libvirt-\d+"', '"libvirt-N"'),
    (r"(?m)^CPU time: .*\n", ""),  # vcpuinfo has it once it is not 0
    (r"(?m)^(CPU: +).*$", r"\1N"),
    (r"(?m)^(0|Total): +\d+ KiB$", r"\1: N KiB"),
    (r"(?m)^(Time elapsed: +).*$", r"\1N"),
    (r"\b(rss|last_update|delay|time|rd_total_times|wr_total_times)([ =])\d+", r"\1\2N"),
    (r"balloon.rss=\d+", "balloon.rss=N"),
    (r"\.(time|delay|wait)=\d+", r".\1=N"),
]


def masked(text: str) -> str:
    for pattern, replacement in MASKS:
        text = re.sub(pattern, replacement, text)
    return text


def answers(uri: str, name: str, folder: Path, user: User | None = None) -> list[tuple[str, str]]:
    fill(folder, user)
    lines = SESSIONS[name].replace("@folder@", str(folder)).splitlines()
    said = session(uri, lines, folder, user=user)
    return [(line, masked(text)) for line, text in said]


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[str, str]]:
    """A libvirtd and a server of ours, with the same history of guests."""
    with theirs() as their_uri, ours() as our_uri:
        yield their_uri, our_uri


def clear(uri: str, folder: Path, user: User | None) -> None:
    """End and undefine what a session that went wrong has left."""
    (_, active), (_, left) = session(uri, ["list --name", "list --all --name"], folder, user=user)
    lines = [f"destroy {name}" for name in active.split()]
    options = "--managed-save --checkpoints-metadata --nvram"
    lines += [f"undefine {name} {options}" for name in left.split()]
    if lines:
        session(uri, lines, folder, user=user)


def compare(uris: tuple[str, str], name: str, folder: Path, user: User | None = None) -> None:
    found = []
    for uri in uris:
        found.append(answers(uri, name, folder, user))
        clear(uri, folder, user)
    their_answers, our_answers = found
    different = [
        difference(line, their, our)
        for (line, their), (_, our) in zip(their_answers, our_answers, strict=True)
        if their != our and not any(fnmatchcase(line, known) for known in DIFFERENT)
    ]
    if different:
        pytest.fail("\n".join(different), pytrace=False)


def difference(line: str, their: str, our: str) -> str:
    lines = difflib.unified_diff(
        their.splitlines(), our.splitlines(), "libvirtd", "ours", lineterm="", n=1
    )
    return "\n".join([f"virsh # {line}", *lines, ""])


@pytest.mark.parametrize("name", OF_ROOT)
def test_same_answers(name: str, both: tuple[str, str], folder: Path) -> None:
    compare(both, name, folder)


@pytest.mark.skipif(
    os.geteuid() == 0 and python_of_others() is None,
    reason="no Python of this version that other users can run",
)
def test_same_answers_for_a_user(folder: Path) -> None:
    with theirs(SOMEBODY) as their_uri, ours(SOMEBODY) as our_uri:
        compare((their_uri, our_uri), OF_A_USER, folder, SOMEBODY)


def test_there_are_enough_of_them() -> None:
    assert sum(len(text.splitlines()) for text in SESSIONS.values()) >= 200
