"""Options of the program, statuses and messages for debugging are virsh's."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.peers.fresh import forget
from tests.peers.scripted import environment
from virtrio.command.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")

# Lines for a program that need no server.
ALONE = [
    ["-d", "x", "pwd"],
    ["-d", "pwd"],
    ["-d", "5", "pwd"],
    ["-d", "-1", "pwd"],
    ["--debug=x", "pwd"],
    ["--debug=9", "-q", "pwd"],
    ["-d", "0", "pwd"],
    ["-d", "1", "pwd; echo a b --xml"],
    ["-d3", "pwd"],
    ["-d", "0", "bad"],
    ["-d"],
    ["-k", "x", "pwd"],
    ["-k", "-1", "pwd"],
    ["-k", "99999999999", "pwd"],
    ["--keepalive-interval=x", "pwd"],
    ["-K", "-3", "pwd"],
    ["-K", "0", "pwd"],
    ["--keepalive-count=-3", "pwd"],
    ["-k"],
    ["-e", "abc", "pwd"],
    ["-e", "^]", "pwd"],
    ["-e", "x", "pwd"],
    ["-e", "", "pwd"],
    ["-e", "^", "pwd"],
    ["--escape=^a", "pwd"],
    ["-l"],
    ["-l", "", "pwd"],
    ["-l", "/nonexistent/log", "pwd"],
    ["-l", "/tmp", "pwd"],
    ["-l", "log", "bad"],
    ["-l", "log", "-d", "0", "pwd"],
    ["-Z"],
    ["--log"],
    ["cd"],
    ["cd", "/tmp"],
    ["cd /tmp; pwd"],
    ["pwd", "x"],
    ["echo"],
    ["echo", "a", "b"],
    ["-q", "echo", "a"],
    ["echo", "--shell", "a'b", "c d", "plain"],
    ["echo", "--shell", ""],
    ["echo", "--xml", "<a>&\"'"],
    ["echo", "--xml", "--shell", "<a b>"],
    ["echo", "--split", "a,b,,c", "d"],
    ["echo", "--err", "x", "y"],
    ["echo", "--str", "x"],
    ["echo", "--hi"],
    ["echo", "--hi=3"],
    ["echo", "--hi", "--str", "a", "b"],
    ["quit", "x"],
    ["exit"],
]
# Lines for a program with a connection.
CONNECTED = [
    ["-k", "5", "-K", "2", "uri"],
    ["-k", "0", "uri"],
    ["-d", "0", "domid test"],
    ["-d", "0", "domid", "test"],
    ["-d", "0", "domstate test; list; dominfo nosuch"],
    ["-d", "0", "-l", "log", "domid 1; domname 1; domname nosuch"],
    ["-d", "1", "setmem test 5x; domblkinfo test vda --human"],
    ["-q", "memtune", "test"],
    ["memtune", "nosuch"],
    ["vcpuinfo", "test"],
    ["setvcpus", "test", "0"],
    ["domblklist", "test"],
    ["-q", "domblklist", "test"],
    ["-q", "domifaddr", "test"],
    ["-q", "emulatorpin", "test"],
    ["-q", "perf", "test"],
    ["-q", "freecell", "--all"],
    ["-q", "save", "test", "image"],
    ["-q", "iothreadinfo", "test"],
    ["-r", "setmem", "test", "1000000"],
    ["-r", "uri; suspend test"],
    ["event", "--event", "lifecycle", "--timeout", "1"],
    ["event", "--list"],
    ["connect --readonly; suspend test; connect; suspend test"],
    ["domid nosuch; domid test"],
    ["domid test; domid nosuch"],
]
_PID = re.compile(r"\[\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d (virsh|virtrio) \d+\]")


def _log(folder: Path) -> str:
    log = folder / "log"
    kept = _PID.sub("[]", log.read_text()) if log.exists() else ""
    log.unlink(missing_ok=True)
    return kept


def of_virsh(words: list[str], folder: Path) -> tuple[object, ...]:
    """Return virsh's status, its outputs, and what is in the log."""
    done = subprocess.run(
        ["virsh", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=folder,
        env=environment(folder),
    )
    return done.returncode, done.stdout, done.stderr, _log(folder)


@pytest.fixture
def of_virtrio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[list[str]], tuple[object, ...]]:
    """A function that runs the command in this process, and returns the same."""
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def run(words: list[str]) -> tuple[object, ...]:
        return main(words), *capsys.readouterr(), _log(tmp_path)

    return run


@pytest.mark.parametrize("words", ALONE, ids=" ".join)
def test_without_a_server(
    words: list[str], of_virtrio: Callable[[list[str]], object], tmp_path: Path
) -> None:
    assert of_virtrio(words) == of_virsh(words, tmp_path)


@pytest.mark.parametrize("words", CONNECTED, ids=" ".join)
def test_with_a_server(
    words: list[str],
    libvirtd: peers.Endpoint,
    of_virtrio: Callable[[list[str]], object],
    tmp_path: Path,
) -> None:
    words = ["-c", libvirtd.uri(), *words]
    theirs = of_virsh(words, tmp_path)
    forget(libvirtd)
    assert of_virtrio(words) == theirs


def test_a_session_moves_and_connects(libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    uri = libvirtd.uri()
    script = (
        f"pwd; cd below; pwd; cd nosuch; cd; pwd; uri; connect {uri}; uri; connect --readonly\n"
        f"suspend test\nconnect\nsuspend test\nconnect {uri}\nsuspend test\n"
        "connect nosuch:///x\nuri\nconnect ''\nuri\nquit\n"
    )
    outputs = []
    for program in (["virsh"], peers.virtrio_command()):
        done = subprocess.run(
            ["stdbuf", "-oL", *program, "-c", libvirtd.uri()],
            input=script,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            cwd=tmp_path,
            env=environment(tmp_path),
        )
        text = done.stdout.rpartition("to quit\n\n")[2]
        text = re.sub(r"virsh [#>] .*\n", "", text).replace("/var/run/", "/run/")
        outputs.append((done.returncode, text.rstrip("\n")))
        forget(libvirtd)
    assert outputs[1] == outputs[0]
