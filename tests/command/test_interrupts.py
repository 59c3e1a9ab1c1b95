"""Ctrl-C, and outputs that are gone, at any moment: no traceback, a fitting status."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest

from tests import peers

if TYPE_CHECKING:
    from collections.abc import Iterator

# Loaded by Python itself before anything else. It sends an interrupt when a module is
# about to be imported, or at a call; with neither it prints how many calls there are.
CUSTOM = """
import os, signal, sys

module, call = os.environ.get("AT_MODULE"), os.environ.get("AT_CALL")

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
        return None

if module:
    sys.meta_path.insert(0, Finder())

calls = 0

def profile(frame, event, argument):
    global calls
    if event != "call" or (not calls and frame.f_code.co_name != "start"):
        return
    calls += 1
    if call == str(calls):
        os.kill(os.getpid(), signal.SIGINT)

if call:
    sys.setprofile(profile)
if call == "count":
    import atexit
    atexit.register(lambda: print("calls", calls, file=sys.stderr))
"""


@pytest.fixture(scope="module")
def uri():
    with peers.served() as server:
        yield server.uri()


@pytest.fixture
def run(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(CUSTOM)

    def run(*words, **environment):
        return subprocess.run(
            [sys.executable, "-m", "virtrio.command", *words],
            env=os.environ | {"PYTHONPATH": str(tmp_path)} | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=tmp_path,
        )

    return run


@pytest.mark.parametrize(
    "module",
    [
        "virtrio.command.main",
        "virtrio.command.session",
        "virtrio.command.registry",
        "virtrio.command.moments.checkpoint",
        "virtrio.blocking",
        "socket",
        "virtrio.client.blocking.connection",
        "virtrio.protocol._generated.remote",
    ],
)
def test_while_modules_are_imported(run, uri, module):
    done = run("-c", uri, "checkpoint-list test", AT_MODULE=module)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("virtrio.traffic.capture", ["dissect", "some.pcap"]),
        ("dpkt", ["dissect", "some.pcap"]),
        ("virtrio.gen.main", ["gen", "--check"]),
        ("lark", ["gen", "--input", "some.x", "--output", "made"]),
        ("virtrio.server.process", ["serve", "--listen", "unix:some"]),
        ("virtrio.traffic.spy", ["spy", "--listen", "unix:some", "--to", "unix:other"]),
    ],
)
def test_while_modules_of_tools_are_imported(run, module, words, tmp_path):
    (tmp_path / "some.pcap").write_bytes(b"\xd4\xc3\xb2\xa1" + bytes(20))
    (tmp_path / "some.x").write_text("const ONE = 1;\n")
    done = run(*words, AT_MODULE=module)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_at_any_call(run, uri):
    words = ("-c", uri, "list --all; checkpoint-list test")
    counted = run(*words, AT_CALL="count")
    assert counted.returncode == 0
    calls = int(counted.stderr.removeprefix("calls "))
    steps = 12
    # The first calls, of start() itself, set the handler. The very last ones are not
    # made in every run: sets of texts have another order in each.
    for number in [20, *(calls * step // (steps + 1) for step in range(1, steps + 1))]:
        done = run(*words, AT_CALL=str(number))
        assert done.stderr == "", number
        assert done.returncode in (130, -signal.SIGINT), number
        assert counted.stdout.startswith(done.stdout)


def test_an_interrupt_that_is_ignored_stays_so(run, uri):
    # as for jobs in the background of a script
    done = run("-c", uri, "domid test", AT_MODULE="virtrio.blocking")
    assert done.returncode == 130
    script = 'trap "" INT; exec "$@"'
    command = [sys.executable, "-m", "virtrio.command", "-c", uri, "domid test"]
    ignored = subprocess.run(
        ["sh", "-c", script, "sh", *command], capture_output=True, text=True, timeout=60
    )
    assert (ignored.returncode, ignored.stdout) == (0, "1\n\n")


def test_output_that_waits_is_written_first(run, uri):
    counted = run("-c", uri, "list --all; hostname", AT_CALL="count")
    calls = int(counted.stderr.removeprefix("calls "))
    done = run("-c", uri, "list --all; hostname", AT_CALL=str(calls - 5))
    assert done.stdout == counted.stdout


@contextlib.contextmanager
def killed_at_the_end(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Let no process outlive a test that fails."""
    try:
        yield
    finally:
        process.kill()


def test_a_prompt_is_shown_again():
    leader, follower = pty.openpty()
    with (
        subprocess.Popen(
            [sys.executable, "-m", "virtrio.command"],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=os.environ | {"TERM": "dumb"},
        ) as process,
        killed_at_the_end(process),
    ):
        os.close(follower)
        shown = b""
        end = time.monotonic() + 60

        def until(text: bytes, again: bytes = b"") -> None:
            """Read until ``text`` was shown; each second type ``again`` meanwhile.

            What is typed before the prompt reads is lost.
            """
            nonlocal shown
            while text not in shown:
                assert time.monotonic() < end, shown
                if select.select([leader], [], [], 1)[0]:
                    shown += os.read(leader, 1 << 16)
                elif again:
                    os.write(leader, again)
            shown = shown.partition(text)[2]

        until(b"virtrio # ")
        os.write(leader, b"half a command\x03")  # Ctrl-C
        until(b"virtrio # ", again=b"\x03")
        os.write(leader, b"help quit\n")
        until(b"quit - end the session", again=b"help quit\n")
        until(b"virtrio # ", again=b"\n")
        while process.poll() is None:
            assert time.monotonic() < end, shown
            os.write(leader, b"quit\n")
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)
        assert process.returncode == 0
    os.close(leader)


# --- outputs that are gone ---


@pytest.mark.parametrize("words", [["help"], ["list; nonsense"], []])
@pytest.mark.parametrize(
    "redirections",
    [
        ">&-",
        "2>&-",
        ">&- 2>&-",
        "<&- >&- 2>&-",
        "<&-",
        ">/dev/full",
        "2>/dev/full",
        ">/dev/full 2>&1",
    ],
)
def test_closed_and_full_outputs(words, redirections, tmp_path):
    command = [sys.executable, "-m", "virtrio.command", *words]
    environment = os.environ | {"LIBVIRT_DEFAULT_URI": "test+unix:///x?socket=/nonexistent"}
    done = subprocess.run(
        ["sh", "-c", f'"$@" {redirections}', "sh", *command],
        capture_output=True,
        text=True,
        input="list\n",
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("words", [["procedures"], ["nonsense"], ["-v"]])
@pytest.mark.parametrize("stream", ["stdout", "stderr", "both"])
def test_a_reader_that_went_away(words, stream):
    read, write = os.pipe()
    os.close(read)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    for name in streams:
        if stream in (name, "both"):
            streams[name] = write
    command = [sys.executable, "-m", "virtrio.command", *words]
    with subprocess.Popen(command, text=True, **streams) as process:
        os.close(write)
        _, err = process.communicate(timeout=60)
    gone = stream == "both" or (stream == "stderr") == (words == ["nonsense"])
    assert process.returncode == (141 if gone else 1 if words == ["nonsense"] else 0)
    assert not err or err == "error: unknown command: 'nonsense'\n"


def test_standard_input_that_cannot_be_read():
    command = [sys.executable, "-m", "virtrio.command"]
    with open(os.devnull, "wb") as unreadable:
        done = subprocess.run(
            command, stdin=unreadable, capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.returncode, done.stderr) == (
        1,
        "error: cannot read standard input: Bad file descriptor\n",
    )


def test_standard_input_may_be_any_bytes():
    done = subprocess.run(
        [sys.executable, "-m", "virtrio.command"],
        input=b"help \xff\xfe\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b"error: command or command group '\xff\xfe' doesn't exist\n"
