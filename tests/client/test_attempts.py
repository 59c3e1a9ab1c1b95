"""Attempts: callers that poll for their answer for a moment before they wait.

Tests of what attempts cost others, and of when none is made.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import resource

import pytest
import trio

import virtrio
from tests.client.kinds import Blocking, in_thread
from tests.client.servers import GET_TYPE, elsewhere, playing, reply, serving, type_reply, unasked
from tests.client.trio import test_cancelling
from tests.server.streaming import Streaming
from virtrio.client.blocking import reading as blocking_reading
from virtrio.client.trio import exchange as trio_exchange
from virtrio.protocol import attempt
from virtrio.protocol.connection import PING, CallReceived, Closed, Pong

MODULES = (trio_exchange, blocking_reading)


@pytest.fixture(autouse=True)
def _always(monkeypatch):
    """Processor that is always idle, and no pauses after attempts in vain."""
    for module in MODULES:
        monkeypatch.setattr(module, "spare", lambda: True)
    monkeypatch.setattr(attempt, "_LONGEST", 0)


@pytest.fixture
def attempts(monkeypatch):
    """Results of the attempts (True: an answer came), which have time enough."""
    made = []
    for module in MODULES:
        monkeypatch.setattr(module, "SECONDS", 20)
    monkeypatch.setattr(trio_exchange, "_SOON", 0)
    monkeypatch.setattr(attempt.Attempts, "hit", lambda self, until: made.append(True))
    monkeypatch.setattr(attempt.Attempts, "missed", lambda self, until: made.append(False))
    return made


@contextlib.asynccontextmanager
async def far(server):
    """Run a server in another thread's loop and yield its URI.

    It can answer while a task of this loop makes an attempt.
    """
    manager = elsewhere(server)
    uri = await in_thread(manager.__enter__)
    try:
        yield uri
    finally:
        with trio.CancelScope(shield=True):
            await in_thread(manager.__exit__, None, None, None)


# Cancelling and checkpoints of the trio client are the same with attempts.
test_cancelled_at_any_point = test_cancelling.test_cancelled_at_any_point_of_connecting_and_leaving
test_call_in_a_shield = test_cancelling.test_call_in_a_shield_after_the_scope_outside_was_cancelled
test_every_call_is_a_checkpoint = test_cancelling.test_every_call_is_a_checkpoint


async def silent(peer):
    """Answer every call but CONNECT_GET_TYPE."""
    while not isinstance(event := await peer.event(), Closed):
        if isinstance(event, CallReceived) and event.procedure != GET_TYPE:
            await peer.send(reply(event))


async def test_an_attempt_has_an_end(client, monkeypatch):
    """The clock advances by 10 us each time it is read."""
    clock = itertools.count()
    asked = []
    for module in MODULES:
        monkeypatch.setattr(module, "perf_counter", lambda: next(clock) * 10e-6)
        monkeypatch.setattr(module, "sched_yield", lambda: asked.append(1))
    options = {"timeout": 0.1} if client.name == "blocking" else {}
    async with playing(silent) as uri, client.connect(uri, **options) as conn:
        asked.clear()
        with trio.move_on_after(0.1), pytest.raises(virtrio.LibvirtError):
            await client(conn.get_type)
        assert 1 <= len(asked) <= attempt.SECONDS / 10e-6 + 1


async def test_answers_are_fetched_by_their_callers(client, attempts):
    async with far(serving()) as uri, client.connect(uri) as conn:
        attempts.clear()
        for _ in range(50):
            assert await client(conn.get_type) == "TEST"
        assert attempts  # none for an answer that is there at once
        assert all(attempts)


async def test_other_messages_read_by_an_attempt_are_handled(client, attempts):
    async def script(peer):
        call = await peer.call()
        await peer.send(unasked() + PING + unasked())
        await peer.until(Pong)
        await peer.send(type_reply(call))
        await peer.leave()

    async with far(playing(script)) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "FAKE"


async def test_a_connection_that_ends_within_an_attempt(client, attempts):
    async def script(peer):
        await peer.call()

    async with far(playing(script)) as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.ConnectionClosed, match="End of file"):
            await client(conn.get_type)
        assert not conn.is_alive()


async def test_no_attempt_without_an_idle_processor(client, attempts, monkeypatch):
    async with far(serving()) as uri, client.connect(uri) as conn:
        attempts.clear()
        for module in MODULES:
            monkeypatch.setattr(module, "spare", lambda: False)
        assert await client(conn.get_type) == "TEST"
        assert attempts == []


async def test_no_attempt_while_other_calls_are_in_flight(client, attempts):
    async with far(playing(silent)) as uri:
        with trio.move_on_after(10) as scope:
            async with client.connect(uri) as conn, trio.open_nursery() as nursery:

                async def unanswered():
                    with contextlib.suppress(virtrio.ConnectionClosed):
                        await client(conn.get_type)

                for module in MODULES:
                    module.SECONDS = 0  # the fixture restores it
                nursery.start_soon(unanswered)
                while not attempts or attempts[-1]:  # noqa: ASYNC110 - there is nothing else to be told by
                    await trio.sleep(0.001)
                attempts.clear()
                await client(conn.change_begin)
                assert attempts == []
                nursery.start_soon(client, conn.close)
        assert not scope.cancelled_caught


async def test_no_attempt_by_a_thread_that_reads_for_others(monkeypatch):
    """A reader that takes over while other calls are in flight makes no attempt."""
    in_flight = []  # calls, each time a thread considers an attempt
    overtaken = trio.Event()

    async def script(peer):
        calls = [await peer.call() for _ in range(3)]
        await peer.send(type_reply(calls[0]))
        await overtaken.wait()
        await peer.send(type_reply(calls[1]) + type_reply(calls[2]))
        await peer.leave()

    async with playing(script) as uri, Blocking().connect(uri) as conn:
        exchange = conn._exchange

        def is_spare():
            in_flight.append(exchange.connection.calls_in_flight)
            return False

        async def until_somebody_reads():
            while not exchange.life.turn.taken:  # noqa: ASYNC110 - there is nothing else to be told by
                await trio.sleep(0.001)

        async def first():
            assert await in_thread(conn.get_type) == "FAKE"
            await until_somebody_reads()
            overtaken.set()

        monkeypatch.setattr(blocking_reading, "spare", is_spare)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(first)
            await until_somebody_reads()
            for _ in range(2):
                nursery.start_soon(in_thread, conn.get_type)
    assert in_flight
    assert set(in_flight) == {1}


async def silent_stream(_stream):
    await trio.sleep_forever()


async def test_no_attempt_beside_a_stream_or_other_due_tasks(attempts, monkeypatch):
    """An attempt would hold up whatever else the loop has to do."""
    driver = Streaming()
    async with (
        far(serving(driver)) as uri,
        virtrio.connect(uri) as conn,
        trio.open_nursery() as nursery,
    ):
        await conn.get_type()
        assert attempts[-1]

        attempts.clear()
        with await conn.lookup_by_name("vm") as dom:
            driver.work = silent_stream
            stream = conn.new_stream()
            await dom.open_console(None, stream, 0)
            attempts.clear()
            await conn.get_type()
            await stream.abort()
        assert attempts == []

        async def busy():
            while True:
                await trio.lowlevel.checkpoint()

        nursery.start_soon(busy)
        for _ in range(100):
            await conn.get_type()
        assert len(attempts) < 90  # the loop does not show a task that runs next
        nursery.cancel_scope.cancel()

    async with far(serving()) as uri, virtrio.connect(uri) as conn, trio.open_nursery() as nursery:
        nursery.start_soon(trio.sleep, 1000)
        await trio.testing.wait_all_tasks_blocked()
        await conn.get_type()
        assert attempts[-1]
        attempts.clear()
        monkeypatch.setattr(trio_exchange, "_SOON", 2000)
        await conn.get_type()
        assert attempts == []
        nursery.cancel_scope.cancel()


async def test_other_tasks_have_a_turn_with_every_call(attempts):
    turns = 0

    async def other():
        nonlocal turns
        while True:
            await trio.lowlevel.checkpoint()
            turns += 1

    async with far(serving()) as uri, virtrio.connect(uri) as conn, trio.open_nursery() as nursery:
        nursery.start_soon(other)
        await trio.lowlevel.checkpoint()
        before = turns
        for _ in range(50):
            await conn.get_type()
        assert turns >= before + 50
        nursery.cancel_scope.cancel()


async def test_connection_whose_descriptor_select_refuses(client):
    """Numbers of descriptors may be larger than select() allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2000:
        pytest.skip("this process may not have 2,000 files open")
    resource.setrlimit(resource.RLIMIT_NOFILE, (2000, hard))
    fds = []
    try:
        async with far(serving()) as uri:
            fds += [os.open("/dev/null", os.O_RDONLY) for _ in range(1100)]
            async with client.connect(uri) as conn:
                assert conn._exchange.endpoint.sock.fileno() > 1023
                for _ in range(3):
                    assert await client(conn.get_type) == "TEST"
    finally:
        for fd in fds:
            os.close(fd)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
