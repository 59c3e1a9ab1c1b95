"""A server through layers: tests of calls, streams and events, and of layers alone."""

from __future__ import annotations

import gc
import inspect
import logging
import socket
import weakref
from dataclasses import replace

import pytest
import trio
import trio.testing

from tests import layers
from tests.layers import Frames
from tests.server import test_events, test_streams
from tests.server.net import test_session
from tests.server.net.test_session import served  # noqa: F401 - fixtures of what is run again
from tests.server.raw import GET_HOSTNAME, GET_TYPE, OK, Raw, Served, packet, string
from tests.server.test_events import raw  # noqa: F401
from tests.server.test_streams import playing  # noqa: F401
from virtrio.server._generated.driver import Driver
from virtrio.server.net import unix
from virtrio.server.net.listen import listen
from virtrio.server.server import Server


@pytest.fixture(params=layers.LAYERS)
async def serve(nursery, request):
    """A function that starts servers whose clients all come through a layer."""
    started = []

    def start(driver=None, **more):
        started.append(Served(nursery, driver, layers=layers.LAYERS[request.param], **more))
        return started[-1]

    yield start
    for one in started:
        one.close()


# Each test of those modules that behaves as a client does. Tests that do something to
# the socket itself, count what it holds, or fill it for long, say nothing about layers.
OF_SOCKETS = (".sock", "monkeypatch", "kind=", "receive_some", "SLICE", "does_not_read")
# a layer passes no descriptors; it takes long
OTHERS = ("test_features", "test_a_message_of_the_largest_size")
for _module in (test_session, test_streams, test_events):
    for _name, _function in vars(_module).items():
        if not _name.startswith("test_") or _name in OTHERS:
            continue
        _fixtures = {"serve", "served", "raw", "playing"} & set(
            inspect.signature(_function).parameters
        )
        if _fixtures and not any(what in inspect.getsource(_function) for what in OF_SOCKETS):
            globals()[f"{_name}__{_module.__name__.rpartition('.')[2]}"] = _function


# -- what only layers do ---------------------------------------------------------------


class Slow(Driver):
    """A driver that answers one call at once, and one when it may."""

    def __init__(self):
        self.may_answer = trio.Event()

    def connect_get_type(self):
        return "SLOW"

    async def connect_get_hostname(self):
        await self.may_answer.wait()
        return "late"


@pytest.fixture
async def through(nursery):
    """A function that starts servers with two layers: the clients' and their own."""
    started = []

    def start(ours=None, theirs=None, driver=None):
        started.append(
            Served(nursery, driver, layers=(lambda: ours or Frames(), lambda: theirs or Frames()))
        )
        return started[-1]

    with trio.fail_after(20):
        yield start
    for one in started:
        one.close()


async def test_what_came_with_the_end_of_a_handshake(through):
    ours, theirs = Frames(), Frames()
    early = ours.outgoing(packet(GET_TYPE, serial=7))
    theirs.early = early
    server = through(ours, theirs)
    client = server.client()
    answer = await client.answer()
    assert (answer.serial, answer.refusal[2]) == (
        7,
        "internal error: hypervisor connection not open",
    )
    await client.open()
    assert await client.works()


async def test_a_handshake_that_nothing_can_be_read_behind(tmp_path, nursery, caplog):
    """Test that the client is dropped, and others are still accepted."""
    server = Server()
    listener = listen(f"unix:{tmp_path}/socket", server.config)
    first = [Frames(fails_in=-1)]

    def accepted(sock):
        return unix.endpoint(sock).through(first.pop()) if first else unix.endpoint(sock)

    await nursery.start(server.serve, [replace(listener, endpoint=accepted)])
    for answered in (False, True):
        client = Raw(trio.socket.from_stdlib_socket(_connected(tmp_path / "socket")))
        if answered:
            assert await client.works()
        else:
            assert (await client.stream.receive_some()).endswith(Frames().close())
            assert await client.stream.receive_some() == b""
        await client.aclose()
    assert "the layer failed on what came" in caplog.text
    nursery.cancel_scope.cancel()


def _connected(path):
    sock = socket.socket(socket.AF_UNIX)
    sock.connect(str(path))
    return sock


async def test_a_last_word_behind_the_handshake(through):
    theirs = Frames()
    theirs.early = Frames().close()
    server = through(Frames(), theirs)
    assert await server.client().answer() is None
    await trio.testing.wait_all_tasks_blocked()
    assert server.sessions == 0


async def test_what_a_layer_has_to_say_at_the_beginning(through):
    """Test a greeting, which the client gets before it makes a call."""
    ours = Frames()
    client = through(ours, Frames(greets=True)).client()
    client.layer_word = Frames(greets=True).outgoing(b"")
    await trio.testing.wait_all_tasks_blocked()
    assert await client.stream._stream.receive_some() == client.layer_word


async def test_nothing_of_a_session_waits_for_the_collector(through):
    server = through()
    client = await server.client().open()
    (session,) = server.server.sessions()
    gone = weakref.ref(session)
    del session
    gc.disable()
    try:
        await client.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert gone() is None
    finally:
        gc.enable()


async def test_what_a_layer_holds_back_goes_without_another_call(through):
    """Test the answer to a call, with nothing behind it that pushes it on."""
    server = through(Frames(), Frames(holds=20), Slow())
    client = await server.client().open()
    with trio.fail_after(5):
        assert (await client.call(GET_TYPE)).payload == string("SLOW")


async def test_a_layer_may_speak_by_itself(through):
    ours = Frames()
    server = through(ours, Frames(words=1), Slow())
    client = await server.client().open()
    for _ in range(3):
        assert (await client.call(GET_TYPE)).status == OK
    assert ours.words_heard >= 3


async def test_the_layers_own_end_is_the_conversations(through):
    driver = Slow()
    ours, theirs = Frames(), Frames()
    server = through(ours, theirs, driver)
    client = await server.client().open()
    await client.stream.send_all(b"")
    ours.leave()
    await client.send(packet(GET_TYPE))
    await trio.testing.wait_all_tasks_blocked()
    assert server.sessions == 0
    assert theirs.closed


async def test_the_last_word_is_said_when_the_client_has_left(through):
    ours, theirs = Frames(), Frames()
    server = through(ours, theirs)
    client = await server.client().open()
    answer = await client.call(2)  # CONNECT_CLOSE
    assert answer.status == OK
    assert await client.answer() is None
    assert ours.ended


@pytest.mark.parametrize("way", ["fails_in", "fails_out"])
async def test_a_layer_that_fails_ends_its_own_session_alone(through, way, caplog):
    honest = await through(driver=Slow()).client().open()
    theirs = Frames(**{way: 400})
    server = through(Frames(), theirs, Slow())
    client = await server.client().open()
    with caplog.at_level(logging.WARNING), trio.fail_after(5):
        for _ in range(50):
            if await client.call(GET_TYPE) is None:
                break
        else:
            pytest.fail("the layer did not fail")
    await trio.testing.wait_all_tasks_blocked()
    assert server.sessions == 0
    assert "closing the connection: the layer failed" in caplog.text
    assert await honest.works()


async def test_a_layer_that_fails_while_a_call_runs(through):
    driver = Slow()
    theirs = Frames()
    server = through(Frames(), theirs, driver)
    client = await server.client().open()
    await client.send(packet(GET_HOSTNAME))
    await trio.testing.wait_all_tasks_blocked()
    theirs.fail_next()
    await client.send(packet(GET_TYPE))
    await trio.testing.wait_all_tasks_blocked()
    assert server.sessions == 1  # its call runs on, as in libvirt
    driver.may_answer.set()
    await trio.testing.wait_all_tasks_blocked()
    assert server.sessions == 0
