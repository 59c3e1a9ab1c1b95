"""`virtrio serve` as a process: how it starts, and how it stops."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys

import pytest
from virtrio.server.process import main

from tests.client.servers import short_directory


@pytest.fixture
def directory():
    with short_directory() as path:
        yield path


SERVE = "import sys; from virtrio.server.process import main; sys.exit(main(sys.argv[1] or None, sys.argv[2:]))"


class Process:
    """`virtrio serve` in a process of its own."""

    def __init__(self, *uris, config=""):
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, config, *uris], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def lines(self, count):
        return [self.process.stdout.readline() for _ in range(count)]

    def ended(self):
        """(exit status, standard output, standard error)."""
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err

    def kill(self):
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def run():
    processes = []

    def started(*uris, config=""):
        processes.append(Process(*uris, config=str(config)))
        return processes[-1]

    yield started
    for process in processes:
        process.kill()


def call(address):
    """The answer to one call, as bytes."""
    with socket.socket(socket.AF_UNIX if isinstance(address, str) else socket.AF_INET) as client:
        client.connect(address)
        client.sendall(bytes.fromhex("0000001c 20008086 00000001 00000042 00000000 00000001 00000000"))
        return client.recv(100)


AUTH_LIST = bytes.fromhex("00000024 20008086 00000001 00000042 00000001 00000001 00000000 00000001 00000000")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_stop_it_cleanly(run, directory, number):
    """With a client connected, and one in the middle of a message."""
    server = run(f"unix:{directory}/s", f"unix:{directory}/ro?readonly=1", "tcp://127.0.0.1:0")
    unix, readonly, tcp = server.lines(3)
    assert (unix, readonly) == (f"listening on unix:{directory}/s\n", f"listening on unix:{directory}/ro?readonly=1\n")
    host, _, port = tcp.removeprefix("listening on tcp://").strip().rpartition(":")
    assert (host, port) != ("127.0.0.1", "0")
    assert call(f"{directory}/s") == AUTH_LIST
    assert call((host, int(port))) == AUTH_LIST
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(f"{directory}/s")
        client.send(b"\0\0")
        server.process.send_signal(number)
        assert server.ended() == (0, "", "")
        with contextlib.suppress(ConnectionResetError):
            assert client.recv(1) == b""
    assert os.listdir(directory) == []


def test_configuration_file(run, directory):
    with open(f"{directory}/conf", "w") as file:
        file.write(f'unix_sock_dir = "{directory}"\nunix_sock_rw_perms = "0750"\nlisten_tcp = 0\nmax_workers = 3\n')
    server = run(config=f"{directory}/conf")
    assert server.lines(2) == [
        f"listening on unix:{directory}/libvirt-sock\n",
        f"listening on unix:{directory}/libvirt-sock-ro?readonly=1\n",
    ]
    assert os.stat(f"{directory}/libvirt-sock").st_mode & 0o777 == 0o750
    server.process.terminate()
    status, _, log = server.ended()
    assert status == 0
    assert "max_workers has no effect" in log


def test_it_can_be_started_again_after_it_was_killed(run, directory):
    server = run(f"unix:{directory}/s")
    server.lines(1)
    server.kill()
    assert os.listdir(directory) == ["s"]
    server = run(f"unix:{directory}/s")
    server.lines(1)
    assert call(f"{directory}/s") == AUTH_LIST
    second = run(f"unix:{directory}/s")
    assert second.ended() == (1, "", f"error: cannot listen on unix:{directory}/s: Address already in use\n")
    assert call(f"{directory}/s") == AUTH_LIST


@pytest.mark.parametrize(
    ("uris", "config", "problem"),
    [
        (
            [],
            "",
            "error: nothing to listen on: give --listen URI, or unix_sock_dir or listen_tcp in the configuration\n",
        ),
        (["http://x"], "", "error: cannot listen on http://x: it must be unix:/PATH"),
        (["tcp://0.0.0.0:0"], "", 'set auth_tcp = "none" in the configuration'),
        ([], "/nowhere/conf", "error: /nowhere/conf: No such file or directory\n"),
    ],
)
def test_what_it_cannot_start_with(capfd, directory, uris, config, problem):
    assert main(config or None, uris) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert problem in err


def test_listeners_of_a_start_that_fails_are_closed(capfd, directory):
    assert main(None, [f"unix:{directory}/s", "unix:relative"]) == 1
    assert os.listdir(directory) == []
    assert "the path must be absolute" in capfd.readouterr().err
