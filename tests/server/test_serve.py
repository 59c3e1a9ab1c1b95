"""The server around its sessions: how many there may be, and how it starts and stops."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys

import pytest
import trio
from virtrio.server._generated.driver import Driver
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.limits import Limits
from virtrio.server.listen import listen
from virtrio.server.serve import Server, main

from tests.client.servers import short_directory
from tests.server.raw import GET_TYPE, Raw, string


@pytest.fixture
def directory():
    with short_directory() as path:
        yield path


class Clients:
    """Connected ones; closed at the end."""

    def __init__(self):
        self._all = []

    async def connect(self, listener):
        if listener.path is not None:
            sock = trio.socket.socket(socket.AF_UNIX)
            await sock.connect(listener.path)
        else:
            sock = trio.socket.socket()
            await sock.connect(listener.sock.getsockname())
        self._all.append(Raw(sock))
        return self._all[-1]

    def close(self):
        for client in self._all:
            client.sock.close()


@pytest.fixture
async def clients():
    connected = Clients()
    yield connected
    connected.close()


@pytest.fixture
async def start(nursery):
    """Starts a server on URIs; gives its listeners."""

    async def started(*uris, **limits):
        config = Config(limits=Limits(**limits))
        listeners = [listen(uri, config) for uri in uris]
        await nursery.start(Server(config).serve, listeners)
        return listeners

    return started


async def test_clients_of_all_listeners_share_one_state(start, clients, directory):
    listeners = await start(f"unix:{directory}/rw", f"unix:{directory}/ro?readonly=1", "tcp://127.0.0.1:0")
    names = []
    for listener in listeners:
        client = await (await clients.connect(listener)).open()
        names.append((await client.call(GET_TYPE)).payload)
    assert names == [string("TEST")] * 3


@pytest.mark.parametrize("most", [1, 3])
async def test_max_clients(start, clients, directory, most):
    """Further ones wait, whichever listener they came to, until one of them leaves."""
    listeners = await start(f"unix:{directory}/1", f"unix:{directory}/2", max_clients=most)
    served = []

    async def call(client):
        assert await client.works()
        served.append(client)

    async with trio.open_nursery() as nursery:
        for number in range(most + 5):
            nursery.start_soon(call, await clients.connect(listeners[number % 2]))
        for expected in range(most, most + 6):
            await trio.testing.wait_all_tasks_blocked(0.01)
            assert len(served) == expected
            await served[expected - most].aclose()


async def test_too_many_open_files(clients, directory, caplog, autojump_clock):
    """Clients wait until there is room again."""
    failures = [errno.EMFILE, errno.ENFILE, errno.EPROTO]

    class Full(socket.socket):
        def accept(self):
            if failures:
                number = failures.pop()
                raise OSError(number, os.strerror(number))
            return super().accept()

    config = Config()
    listener = listen(f"unix:{directory}/s", config)
    full = type(listener)(Full(fileno=listener.sock.detach()), listener.uri, readonly=False, path=listener.path)
    async with trio.open_nursery() as nursery:
        await nursery.start(Server(config).serve, [full])
        assert await (await clients.connect(full)).works()
        nursery.cancel_scope.cancel()
    assert "cannot accept: Too many open files" in caplog.text
    assert failures == []


async def test_session_that_fails_ends_alone(start, clients, directory, caplog, monkeypatch):
    (listener,) = await start(f"unix:{directory}/s")
    client, other = [await (await clients.connect(listener)).open() for _ in range(2)]

    def broken(*_):
        raise RuntimeError("a bug of ours")

    with monkeypatch.context() as patched:
        patched.setattr("virtrio.server.session.Session._answer", broken)
        assert await client.call(GET_TYPE) is None
    assert "a bug of ours" in caplog.text
    assert await other.works()


async def test_what_stops_the_server_ends_its_clients_and_removes_its_sockets(clients, directory):
    config = Config()
    listeners = [listen(f"unix:{directory}/s", config), listen("tcp://127.0.0.1:0", config)]
    async with trio.open_nursery() as nursery:
        await nursery.start(Server(config).serve, listeners)
        connected = [await (await clients.connect(listener)).open() for listener in listeners]
        nursery.cancel_scope.cancel()
    for client in connected:
        assert await client.answer() is None
    assert os.listdir(directory) == []


async def test_drivers_of_an_embedded_server(nursery):
    """A server of one's own driver in one's own program, on sockets of one's own."""

    class Mine(Driver):
        def connect_get_type(self):
            return "MINE"

    server = Server(drivers=Drivers({"mine": lambda path: Mine()}))
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    nursery.start_soon(server.serve_socket, theirs, "me")
    async with trio.SocketStream(trio.socket.from_stdlib_socket(ours)) as stream:
        client = await Raw(stream.socket).open("mine:///")
        assert (await client.call(GET_TYPE)).payload == string("MINE")


# -- the process -----------------------------------------------------------------------------------------------------

SERVE = "import sys; from virtrio.server.serve import main; sys.exit(main(sys.argv[1] or None, sys.argv[2:]))"


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
