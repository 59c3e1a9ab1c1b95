"""Clients that leave at once do not hold the loop for the sum of their times."""

from __future__ import annotations

from collections import Counter

import pytest
import trio
import trio.testing

from tests.server.raw import GET_HOSTNAME, GET_TYPE, LOOKUP, P, packet
from tests.server.streaming import DOWNLOAD, Channel, Streaming
from virtrio.server._generated.driver import Driver
from virtrio.server.net.session import Session


class Turns(trio.abc.Instrument):
    def __init__(self):
        self.number = 0

    def before_io_wait(self, timeout):
        self.number += 1


class Own(Driver):
    """A driver of one client, which takes some time to free."""

    def __init__(self, turns, freed):
        self._turns = turns
        self._freed = freed

    def __del__(self):
        self._freed.append(self._turns.number)


class Opening(Driver):
    """A driver that gives each client a driver of its own."""

    def __init__(self, *known):
        self._known = known

    def open(self, path, caller):
        return Own(*self._known)


@pytest.fixture
async def turns():
    turns = Turns()
    trio.lowlevel.add_instrument(turns)
    yield turns
    trio.lowlevel.remove_instrument(turns)


async def test_each_clients_own_driver_is_freed_in_a_turn_of_its_own(serve, turns):
    freed = []
    served = serve()
    served.server.drivers._drivers["test"] = Opening(turns, freed)
    clients = [await served.client().open() for _ in range(10)]
    await trio.testing.wait_all_tasks_blocked()
    for client in clients:
        client.sock.close()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0
    assert len(freed) == 10
    assert len(set(freed)) == 10


CLIENTS, STREAMS = 10, 4


@pytest.mark.parametrize("how", ["gone", "dropped"])
async def test_streams_end_in_a_turn_of_their_client(serve, turns, how):
    """Test clients that leave at once, and clients that the server drops at once."""
    ended = []

    async def work(stream):
        try:
            await trio.sleep_forever()
        finally:
            ended.append(turns.number)

    served = serve(Streaming(work))
    clients = [await served.client().open() for _ in range(CLIENTS)]
    for client in clients:
        for serial in range(STREAMS):
            await Channel.open(client, DOWNLOAD, serial=50 + serial)
    if how == "gone":
        for client in clients:
            client.sock.close()
    else:
        for session in served.server.sessions():
            session.drop()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0
    assert list(Counter(ended).values()) == [STREAMS] * CLIENTS


async def test_nothing_is_begun_for_a_client_that_waits_for_its_turn_to_end(serve):
    """Test that its waiting calls are not made, and its streams send no further."""
    sent, called = [], []
    slow = trio.Event()

    async def work(stream):
        while True:
            sent.append(await stream.send(b"x" * 100))
            await trio.lowlevel.checkpoint()

    class Both(Streaming):
        async def connect_get_hostname(self):
            await slow.wait()
            return "late"

        def connect_get_lib_version(self):
            called.append(1)
            return 1

    served = serve(Both(work), max_client_requests=1)
    client = await served.client().open()
    await Channel.open(client, DOWNLOAD)
    await client.send(packet(GET_HOSTNAME))
    await client.send(packet(P.REMOTE_PROC_CONNECT_GET_LIB_VERSION))
    await trio.testing.wait_all_tasks_blocked()
    assert sent  # until the socket was full
    common = served.server._common
    with trio.fail_after(10):  # a driver that sends to nobody never waits
        async with common.leaving:
            client.sock.close()
            await trio.testing.wait_all_tasks_blocked()
            slow.set()
            before = len(sent)
            await trio.testing.wait_all_tasks_blocked()
            assert len(sent) - before <= 1
            assert served.sessions == 1
    await trio.testing.wait_all_tasks_blocked()
    assert (served.sessions, called) == (0, [])
    for total in (common.partial, common.descriptors, common.unread, common.streams):
        assert (total.size, total.held) == (0, {})


async def test_a_client_with_nothing_open_does_not_wait_for_those_with_much(serve):
    served = serve(Streaming())
    client = served.client()
    assert await client.works()
    async with served.server._common.leaving:
        client.sock.close()
        await trio.testing.wait_all_tasks_blocked()
        assert served.sessions == 0


async def test_clients_with_nothing_open_end_in_turns_of_their_own(serve, turns, monkeypatch):
    ended = []
    kept = Session._end

    def end(session):
        ended.append(turns.number)
        kept(session)

    served = serve(Streaming())
    clients = [served.client() for _ in range(20)]
    for client in clients:
        assert await client.works()
    monkeypatch.setattr(Session, "_end", end)
    for client in clients[:10]:
        await client.sock.send(b"\0\0\0\x40")  # the beginning of a message
    await trio.testing.wait_all_tasks_blocked()
    for client in clients:
        client.sock.close()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0
    assert len(set(ended)) >= 20


async def test_a_driver_that_shields_what_it_sends_does_not_keep_a_client(serve):
    ended = []

    async def work(stream):
        with trio.CancelScope(shield=True):
            for _ in range(10_000):
                await stream.send(b"x" * 100)
        ended.append(stream)

    served = serve(Streaming(work))
    client = await served.client().open()
    await Channel.open(client, DOWNLOAD)
    client.sock.close()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0


async def test_calls_that_wait_are_dropped_as_one(serve):
    """Test that the total is told once of all of them, and counts none afterwards."""
    slow = trio.Event()

    class Slow(Driver):
        async def connect_get_type(self):
            await slow.wait()
            return "SLOW"

    served = serve(Slow(), max_client_requests=1)
    client = await served.client().open()
    await client.send(packet(GET_TYPE) + packet(LOOKUP, bytes(100)) * 50)
    await trio.testing.wait_all_tasks_blocked()
    partial = served.server._common.partial
    assert partial.size >= 50 * 100
    told = []
    partial = served.server._common.partial = Told(partial, told)
    client.sock.close()
    await trio.testing.wait_all_tasks_blocked()
    assert partial.size == 0
    assert len(told) == 1
    slow.set()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0


class Told:
    """A total that notes what it is told."""

    def __init__(self, total, told):
        self._total = total
        self._told = told

    def add(self, holder, size):
        self._told.append(size)
        self._total.add(holder, size)

    def __getattr__(self, name):
        return getattr(self._total, name)
