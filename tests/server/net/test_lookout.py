"""A session that looks for its next call by itself, or leaves that to the loop."""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import threading
from functools import partial
from time import perf_counter, thread_time

import pytest
import trio
import trio.testing

from tests.server.raw import GET_TYPE, packet
from virtrio.protocol.attempt import SECONDS, Attempts
from virtrio.server._generated.driver import Driver
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.net import lookout
from virtrio.server.net.lookout import SERIES, Lookout
from virtrio.server.server import Server
from virtrio.server.turns import SLICE, Turns


@pytest.fixture(autouse=True)
def idle(monkeypatch):
    """A machine with an idle processor, whatever else runs on this one."""
    monkeypatch.setattr(lookout, "spare", lambda: True)


class Looking:
    """A lookout, and two sockets that it knows, with their other ends."""

    def __init__(self):
        self.turns = Turns()
        self.turns.due = self.turns.end = perf_counter() + 100
        self.lookout = Lookout(self.turns)
        self.lookout.start()
        self.pairs = [socket.socketpair() for _ in range(2)]
        for ours, _ in self.pairs:
            ours.setblocking(False)
            self.lookout.add(ours)
        self.attempts = Attempts()
        self.number = self.pairs[0][0].fileno()

    def begin(self, number=None):
        self.lookout.begin(self.number if number is None else number)

    def sees(self):
        return self.lookout.sees(self.number, self.attempts)

    def send(self, which=0):
        self.pairs[which][1].send(b"x")

    def close(self):
        for pair in self.pairs:
            for sock in pair:
                sock.close()


@pytest.fixture
async def looking():
    looking = Looking()
    yield looking
    looking.close()


async def test_a_session_that_had_the_last_turn_sees_its_next_call(looking):
    looking.send()
    looking.begin()
    assert not looking.sees()  # another session may have had the turn before
    looking.begin()
    assert looking.sees()


async def test_a_session_that_alternates_with_another_does_not_look(looking):
    looking.send()
    for _ in range(3):
        looking.begin()
        assert not looking.sees()
        looking.begin(looking.pairs[1][0].fileno())


async def test_a_call_that_comes_during_a_look_is_seen(looking):
    looking.begin()
    looking.begin()
    looking.turns.due = 0.0  # at least one look takes place
    looking.send()
    assert looking.sees()


async def test_the_loop_has_its_turn_after_a_series(looking):
    looking.send()
    looking.begin()
    looking.begin()
    assert [looking.sees() for _ in range(SERIES + 1)] == [True] * SERIES + [False]


async def test_a_turn_that_has_lasted_its_slice_ends_the_looks(looking):
    looking.send()
    looking.begin()
    looking.begin()
    assert looking.sees()
    looking.turns.end = perf_counter()
    assert not looking.sees()
    looking.turns.end = 0.0  # unknown: the loop has had its turn
    assert not looking.sees()


async def test_another_socket_ends_a_look(looking):
    looking.begin()
    looking.begin()
    looking.send(which=1)
    began = perf_counter()
    assert not looking.sees()
    assert looking.attempts.left_out == 0  # no look was made, so none was in vain
    looking.send()
    assert not looking.sees()
    assert perf_counter() - began < 1


async def test_a_task_that_can_run_ends_a_look(looking, nursery):
    looking.send()
    looking.begin()
    looking.begin()
    nursery.start_soon(trio.lowlevel.checkpoint)
    assert not looking.sees()
    await trio.testing.wait_all_tasks_blocked()
    assert looking.sees()


@pytest.mark.parametrize("idempotent", [False, True], ids=["thread", "signal"])
async def test_work_queued_by_a_thread_or_a_signal_handler_ends_a_look(looking, idempotent):
    looking.send()
    looking.begin()
    looking.begin()
    token = trio.lowlevel.current_trio_token()
    thread = threading.Thread(
        target=partial(token.run_sync_soon, lambda: None, idempotent=idempotent)
    )
    thread.start()
    thread.join()
    assert not looking.sees()
    await trio.testing.wait_all_tasks_blocked()
    assert looking.sees()


@pytest.mark.parametrize("due", [0.0, None], ids=["a timer is due", "no timer"])
async def test_one_look_is_short(looking, due):
    """Test the processor time, of which a look takes all that it gets."""
    looking.begin()
    looking.begin()
    if due is not None:
        looking.turns.due = due
    shortest = min(_timed(looking) for _ in range(5))
    assert shortest < 20 * SECONDS


def _timed(looking):
    looking.begin()
    looking.attempts.left_out = 0
    began = thread_time()  # between two polls others may have the processor for a while
    assert not looking.sees()
    return thread_time() - began


async def test_unsuccessful_polls_are_followed_by_pauses(looking):
    looking.begin()
    made = 0
    for _ in range(100):
        looking.begin()
        before = looking.attempts.left_out
        assert not looking.sees()
        made += before == 0
    assert made < 10


async def test_no_look_without_an_idle_processor(looking, monkeypatch):
    monkeypatch.setattr(lookout, "spare", lambda: False)
    looking.send()
    looking.begin()
    looking.begin()
    assert not looking.sees()


async def test_calls_that_are_looked_out_for_are_answered(serve):
    class Counting(Driver):
        calls = 0

        def connect_get_type(self):
            self.calls += 1
            return "COUNTING"

    driver = Counting()
    client = await serve(driver).client().open()
    for number in range(100):
        await client.send(packet(GET_TYPE, serial=number))
        assert (await client.answer()).serial == number
    assert driver.calls == 100


async def test_the_loop_is_not_held_by_a_series_of_calls(serve):
    """Test calls of a slice's length that are all there: others have turns between."""

    class Busy(Driver):
        calls = 0

        def connect_get_type(self):
            self.calls += 1
            end = perf_counter() + SLICE
            while perf_counter() < end:
                pass
            return "BUSY"

    driver = Busy()
    client = await serve(driver).client().open()
    for _ in range(3):  # whose turns it is from now on
        await client.call(GET_TYPE)
    driver.calls = 0
    most = 0
    with trio.fail_after(60):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(_send_one_after_another, client)
            while driver.calls < 20:
                before = driver.calls
                await trio.lowlevel.checkpoint()
                most = max(most, driver.calls - before)
    assert most <= 2


async def _send_one_after_another(client):
    """Send from a thread, so that each call comes while the one before is answered."""

    def send():
        peer = socket.socket(fileno=os.dup(client.sock.fileno()))
        peer.setblocking(True)
        with peer:
            for number in range(20):
                peer.sendall(packet(GET_TYPE, serial=number))
                peer.recv(1000)

    await trio.to_thread.run_sync(send)


async def test_trio_has_the_queues_that_are_looked_at(looking):
    """Test trio's internals.

    If this fails with a new version of trio, nothing is broken but slower: see where
    its queues are now.
    """
    assert looking.lookout._usable


async def test_no_look_once_the_server_has_stopped(looking):
    looking.send()
    looking.lookout.stop()
    looking.begin()
    looking.begin()
    assert not looking.sees()
    looking.lookout.start()
    looking.begin()
    assert looking.sees()


def test_no_look_in_the_loop_of_a_guest():
    """Test a guest: it cannot see the work of the host's loop."""
    done = []
    seen = []

    async def look():
        found = Lookout(Turns())
        found.start()
        seen.append(found._usable)

    waiting = queue.SimpleQueue()
    trio.lowlevel.start_guest_run(
        look, run_sync_soon_threadsafe=waiting.put, done_callback=done.append
    )
    while not done:
        waiting.get()()
    done[0].unwrap()
    assert seen == [False]


def test_a_server_that_serves_nobody_holds_no_descriptor():
    before = len(os.listdir("/proc/self/fd"))
    servers = [Server(Config(), Drivers({})) for _ in range(10)]
    assert len(os.listdir("/proc/self/fd")) == before
    assert servers


async def test_a_lookout_is_closed_with_its_last_socket():
    found = Lookout(Turns())
    with contextlib.ExitStack() as stack:
        pairs = [[stack.enter_context(sock) for sock in socket.socketpair()] for _ in range(2)]
        before = len(os.listdir("/proc/self/fd"))
        for ours, _ in pairs:
            found.add(ours)
        assert len(os.listdir("/proc/self/fd")) == before + 1
        for ours, _ in pairs:
            found.remove(ours)
        assert len(os.listdir("/proc/self/fd")) == before
