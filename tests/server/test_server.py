"""The server around its sessions: accepted clients, and how many there may be."""

from __future__ import annotations

import errno
import os
import socket
import time
from dataclasses import replace

import pytest
import trio

from tests.client.servers import short_directory
from tests.server.raw import GET_TYPE, OK, Raw, packet, string
from virtrio.server import turns
from virtrio.server._generated.driver import Driver
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.limits import Limits
from virtrio.server.net import unix
from virtrio.server.net.listen import listen
from virtrio.server.net.lookout import Lookout
from virtrio.server.server import Server


@pytest.fixture
def directory():
    with short_directory() as path:
        yield path


class Clients:
    """Connected clients, which are closed at the end."""

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
    """A function that starts a server on URIs, and returns its listeners."""

    async def started(*uris, **limits):
        config = Config(limits=Limits(**limits))
        listeners = [listen(uri, config) for uri in uris]
        await nursery.start(Server(config).serve, listeners)
        return listeners

    return started


async def test_clients_of_all_listeners_share_one_state(start, clients, directory):
    listeners = await start(
        f"unix:{directory}/rw", f"unix:{directory}/ro?readonly=1", "tcp://127.0.0.1:0"
    )
    names = []
    for listener in listeners:
        client = await (await clients.connect(listener)).open()
        names.append((await client.call(GET_TYPE)).payload)
    assert names == [string("TEST")] * 3


@pytest.mark.parametrize("most", [1, 3])
async def test_max_clients(start, clients, directory, most):
    """Test that further clients wait, whichever their listener, until one leaves."""
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
    """Test that clients wait until there is room again."""
    failures = [errno.EMFILE, errno.ENFILE, errno.EPROTO]

    class Full(socket.socket):
        def accept(self):
            if failures:
                number = failures.pop()
                raise OSError(number, os.strerror(number))
            return super().accept()

    config = Config()
    listener = listen(f"unix:{directory}/s", config)
    full = replace(listener, sock=Full(fileno=listener.sock.detach()))
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
        patched.setattr("virtrio.server.dispatch.entries.Entry.answer", broken)
        assert await client.call(GET_TYPE) is None
    assert "a bug of ours" in caplog.text
    assert await other.works()


async def test_stopping_the_server_ends_its_clients_and_removes_its_sockets(clients, directory):
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
    """Test one's own driver in one's own program, on sockets of one's own."""

    class Mine(Driver):
        def connect_get_type(self):
            return "MINE"

    server = Server(drivers=Drivers({"mine": Mine()}))
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    nursery.start_soon(server.serve_endpoint, unix.endpoint(theirs), "me")
    async with trio.SocketStream(trio.socket.from_stdlib_socket(ours)) as stream:
        client = await Raw(stream.socket).open("mine:///")
        assert (await client.call(GET_TYPE)).payload == string("MINE")


async def test_a_tenth_of_the_places_is_for_local_clients_that_may_write(start, clients, directory):
    """Test that read-only and TCP clients cannot keep an administrator out."""
    uris = (f"unix:{directory}/rw", f"unix:{directory}/ro?readonly=1", "tcp://127.0.0.1:0")
    writing, reading, tcp = await start(*uris, max_clients=10)
    others = [
        await (await clients.connect(reading if number % 2 else tcp)).open() for number in range(9)
    ]
    late = await clients.connect(reading)
    with trio.move_on_after(0.1) as waited:
        await late.open()
    assert waited.cancelled_caught
    operator = await (await clients.connect(writing)).open()
    assert await operator.works()
    await operator.aclose()
    await others[0].aclose()
    assert (await late.answer()).status == OK


async def test_a_longest_turn_is_known_with_its_call(nursery, caplog, monkeypatch):
    monkeypatch.setattr(turns, "TOO_LONG", 0.03)

    class Slow(Driver):
        def connect_get_type(self):
            end = time.thread_time() + 0.05
            while time.thread_time() < end:
                pass
            return "SLOW"

    server = Server(drivers=Drivers({"test": Slow()}))
    await nursery.start(server.serve, [])
    before = server.statistics()
    assert (before.clients, before.longest_call) == (0, "")
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    nursery.start_soon(server.serve_endpoint, unix.endpoint(theirs), "the client")
    async with trio.SocketStream(trio.socket.from_stdlib_socket(ours)) as stream:
        client = await Raw(stream.socket).open()
        for _ in range(5):
            await client.call(GET_TYPE)
    seen = server.statistics()
    assert seen.longest_call == "REMOTE_PROC_CONNECT_GET_TYPE of the client"
    assert 0.05 <= seen.longest_turn < 5
    lines = [
        record.getMessage() for record in caplog.records if "the loop was held" in record.message
    ]
    assert len(lines) == 1  # in a second
    assert lines[0].endswith("by REMOTE_PROC_CONNECT_GET_TYPE of the client")


@pytest.mark.parametrize("knocks", [False, True], ids=["nobody", "somebody"])
async def test_a_client_that_connects_ends_the_looks_of_a_session(
    start, clients, directory, monkeypatch, knocks
):
    """Test that a session leaves the turn to the loop, though its call is there."""
    monkeypatch.setattr("virtrio.server.net.lookout.spare", lambda: True)
    seen = []
    sees = Lookout.sees

    def looking(self, number, attempts):
        if not asked:
            return False
        asked.clear()
        os.write(client.sock.fileno(), packet(GET_TYPE))
        if knocks:
            late.connect(f"{directory}/s")
        attempts.left_out = 0
        seen.append(sees(self, number, attempts))
        return False

    asked = []
    (listener,) = await start(f"unix:{directory}/s")
    client = await (await clients.connect(listener)).open()
    for _ in range(3):  # whose turns it is from now on
        await client.call(GET_TYPE)
    monkeypatch.setattr(Lookout, "sees", looking)
    with socket.socket(socket.AF_UNIX) as late:
        asked.append(True)
        for answer in (await client.call(GET_TYPE), await client.answer()):
            assert answer.status == OK
    assert seen == [not knocks]
