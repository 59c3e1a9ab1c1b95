"""Totals over all clients of a server, and their remains when they are gone."""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import subprocess
import sys
import weakref
from dataclasses import replace

import pytest
import trio

from tests.server.raw import GET_HOSTNAME, GET_TYPE, LOOKUP, OK, P, packed, packet, string
from tests.server.streaming import (
    DOWNLOAD,
    OPEN_GRAPHICS,
    UPLOAD,
    Channel,
    Streaming,
    arguments,
    with_fds,
)
from virtrio.protocol._generated.remote_events import DomainEventLifecycle
from virtrio.protocol.event_messages import Family
from virtrio.server._generated.driver import Driver
from virtrio.server.events import EventHub
from virtrio.server.totals import Total

REGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY
MIB = 1024 * 1024


class Holder:
    def __init__(self):
        self.reasons = []

    def give_up(self, reason):
        self.reasons.append(reason)


def test_over_a_total_the_client_with_the_most_is_dropped():
    total = Total(lambda: 100, "too much")
    small, large, last = Holder(), Holder(), Holder()
    total.set(small, 40)
    total.add(large, 30)
    total.add(large, 20)
    assert (total.size, large.reasons) == (90, [])
    total.set(last, 20)
    assert (small.reasons, large.reasons, last.reasons) == ([], ["too much"], [])
    assert (total.size, total.held) == (60, {small: 40, last: 20})
    total.set(small, 0)
    total.forget(last)
    assert (total.size, total.held) == (0, {})


def test_clients_that_are_given_up_count_less_without_an_end():
    """Test a limit that was lowered, so that all clients have to go at once."""
    limit = 30_000
    total = Total(lambda: limit, "too much")

    class Counting(Holder):
        def give_up(self, reason):
            super().give_up(reason)
            total.add(self, -1)

    holders = [Counting() for _ in range(3000)]
    for holder in holders:
        total.set(holder, 2)
    limit = 1
    total.set(holders[0], 1)
    assert all(not holder.reasons for holder in holders)
    total.add(holders[0], 2)
    assert all(holder.reasons == ["too much"] for holder in holders)
    assert (total.size, total.held) == (0, {})


class Loud(Driver):
    """A driver with large answers, and events for all who registered."""

    def __init__(self):
        self.events = EventHub([Family.DOMAIN])

    def connect_get_type(self):
        return "x" * MIB

    async def connect_get_hostname(self):
        await trio.sleep_forever()


class Dom:
    name, uuid, id = "d", bytes(16), 1


async def test_half_messages_of_all_clients_are_bounded(serve, caplog):
    served = serve(Loud(), max_partial_bytes=10 * MIB)
    clients = [await served.client().open() for _ in range(6)]
    for client in clients[:3]:
        await client.send(packet(GET_TYPE, size=30 * MIB) + bytes(3 * MIB - 28))
    await trio.testing.wait_all_tasks_blocked()
    assert (served.sessions, served.server.statistics().bytes_unfinished) == (6, 9 * MIB)
    with contextlib.suppress(trio.BrokenResourceError):
        await clients[3].send(packet(GET_TYPE, size=30 * MIB) + bytes(6 * MIB))
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 4  # the most had one of the first three, then the last
    assert caplog.text.count("unfinished and waiting calls are too large") == 2
    assert await clients[4].works()
    assert served.server.statistics().bytes_unfinished == 6 * MIB


async def test_calls_that_wait_count_as_unfinished(serve):
    served = serve(
        Loud(), max_partial_bytes=10 * MIB, max_client_requests=1, max_held_bytes=100 * MIB
    )
    client, other = await served.client().open(), await served.client().open()
    await client.send(packet(GET_HOSTNAME))
    await trio.testing.wait_all_tasks_blocked()
    with contextlib.suppress(trio.BrokenResourceError):
        for _ in range(11):
            await client.send(packet(LOOKUP, string("x" * MIB)))
    await trio.testing.wait_all_tasks_blocked()
    assert served.server.statistics().bytes_unfinished == 0
    assert await client.answer() is None
    assert await other.works()


class Waiting(Driver):
    """A driver whose ``connect_get_hostname`` ends when the test lets it."""

    def __init__(self):
        self.may_end = trio.Event()

    async def connect_get_hostname(self):
        await self.may_end.wait()
        return "slow"


async def test_bytes_behind_a_call_without_room_count(serve):
    driver = Waiting()
    served = serve(driver, max_client_requests=1, max_held_calls=1)
    client = await served.client().open()
    behind = packet(LOOKUP, string("x" * 1000)) * 20
    await client.send(packet(GET_HOSTNAME) * 2 + behind)
    await trio.testing.wait_all_tasks_blocked()
    assert served.server.statistics().bytes_unfinished >= len(behind)
    driver.may_end.set()
    for _ in range(22):
        await client.answer()
    assert served.server.statistics().bytes_unfinished == 0


async def test_the_beginning_of_a_message_counts_no_longer_when_it_has_come(serve):
    """Test ``bytes_unfinished`` while later messages wait for room."""
    driver = Waiting()
    served = serve(driver, max_client_requests=1, max_held_calls=1)
    client = await served.client().open()
    long = packet(LOOKUP, string("x" * 1000))
    await client.send(long[:500])
    await trio.testing.wait_all_tasks_blocked()
    assert served.server.statistics().bytes_unfinished == 500
    await client.send(long[500:] + packet(GET_HOSTNAME) * 3)
    await trio.testing.wait_all_tasks_blocked()
    driver.may_end.set()
    for _ in range(4):
        await client.answer()
    assert served.server.statistics().bytes_unfinished == 0


@pytest.mark.parametrize("how", ["waits", "is decoded away from the loop"])
async def test_a_large_call_counts_once(serve, how, caplog):
    served = serve(
        Waiting(), max_client_requests=1, max_held_bytes=100 * MIB, max_partial_bytes=10 * MIB
    )
    client = await served.client().open()
    if how == "waits":
        await client.send(packet(GET_HOSTNAME))
    await client.send(packet(LOOKUP, string("x" * 6 * MIB)))
    await trio.testing.wait_all_tasks_blocked()
    assert "too large" not in caplog.text
    if how != "waits":
        assert await client.answer() is not None


async def test_work_left_for_a_client_that_is_given_up_is_not_begun(serve):
    """Try 20 times, as either the work's task or the session has the next turn."""

    class Noting(Driver):
        calls = 0

        def domain_lookup_by_name(self, name):
            self.calls += 1

    driver = Noting()
    served = serve(driver)
    for _ in range(20):
        client = await served.client().open()
        payload = string("x" * MIB)
        data = packet(LOOKUP, payload)
        await client.send(data[:-1])
        await trio.testing.wait_all_tasks_blocked()
        limits = served.server.config.limits
        served.server.config = replace(
            served.server.config, limits=replace(limits, max_partial_bytes=MIB // 2)
        )
        await client.send(data[-1:])
        assert await client.answer() is None
        await trio.testing.wait_all_tasks_blocked()
        served.server.config = replace(served.server.config, limits=limits)
    assert driver.calls == 0


async def test_unread_replies_of_all_clients_are_bounded(serve, caplog):
    served = serve(Loud(), max_unread_bytes=10 * MIB)
    other = await served.client().open()
    for _ in range(20):
        client = await served.client().open()
        await client.send(packet(GET_TYPE) * 4)
        await trio.testing.wait_all_tasks_blocked()
        assert served.server.statistics().bytes_unread <= 10 * MIB
    assert 5 < served.sessions < 20
    assert "leave too much of their replies unread" in caplog.text
    assert await other.works()


async def test_unread_events_of_all_clients_are_bounded(serve, caplog):
    driver = Loud()
    served = serve(driver, max_unread_event_bytes=2 * MIB, max_event_bytes=MIB)
    quiet = await served.client().open()
    for _ in range(8):
        client = await served.client().open()
        await client.call(
            REGISTER, packed("connect_domain_event_callback_register_any_args", 0, None)
        )
        await client.send(packet(GET_TYPE))  # whose answer it does not read, so its events wait
    await trio.testing.wait_all_tasks_blocked()
    for _ in range(10_000):
        driver.events.emit(DomainEventLifecycle(Dom, 0, 0))
    assert served.server.statistics().event_bytes_unread <= 2 * MIB
    await trio.testing.wait_all_tasks_blocked()
    assert 2 <= served.sessions <= 5
    assert "leave too many of their events unread" in caplog.text
    assert await quiet.works()


async def not_received(stream):
    """Receive one piece, and no more."""
    await stream.receive()
    await trio.sleep_forever()


async def test_what_streams_hold_for_all_clients_is_bounded(serve, caplog):
    driver = Streaming(not_received)
    served = serve(driver, max_stream_bytes=MIB)
    clients, channels = [], []
    for i in range(6):
        clients.append(await served.client().open())
        channels.append(await Channel.open(clients[i], UPLOAD, serial=50 + i))
    piece = 200 * 1000
    for channel in channels[:5]:
        for _ in range(2):  # one is received
            await channel.send(bytes(piece))
            await trio.testing.wait_all_tasks_blocked()
    held = served.server.statistics().stream_bytes_unreceived
    assert (served.sessions, held) == (6, 5 * (piece + 400))
    await channels[2].send(bytes(piece))
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 5  # it had the most
    assert caplog.text.count("streams have too much that is not received") == 1
    assert served.server.statistics().stream_bytes_unreceived == 4 * (piece + 400)
    assert await clients[2].answer() is None
    for i in (0, 1, 3, 4, 5):
        assert await clients[i].works()
    for i in (0, 1):
        assert await channels[i].abort() == "confirmed"
    await clients[3].aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert served.server.statistics().stream_bytes_unreceived == piece + 400


async def test_what_drivers_wait_to_send_counts(serve, caplog):
    """Test that it counts for the client that does not read it, once a stream."""
    size = 2 * MIB

    async def work(stream):
        await stream.send(bytes(size))

    driver = Streaming(work)
    served = serve(driver, max_stream_bytes=3 * size, max_unread_bytes=100 * size)
    statistics = served.server.statistics
    clients = [await served.client().open() for _ in range(3)]
    for i, held in ((0, 1), (0, 2), (1, 3)):
        await clients[i].send(packet(DOWNLOAD, arguments(DOWNLOAD), serial=50 + held))
        await trio.testing.wait_all_tasks_blocked()
        assert (served.sessions, statistics().stream_bytes_unreceived) == (3, held * size)
    await clients[2].send(packet(DOWNLOAD, arguments(DOWNLOAD)))
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 2  # the first had the most
    assert caplog.text.count("streams have too much that is not received") == 1
    assert statistics().stream_bytes_unreceived == 2 * size
    for client in clients[1:]:
        await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert (served.sessions, statistics().stream_bytes_unreceived) == (0, 0)


async def test_an_upload_that_is_given_up_does_not_seem_whole(serve):
    """Test that its driver does not see the end of data of which some was dropped."""
    ended = []

    async def work(stream):
        while await stream.receive() is not None:
            pass
        ended.append(stream)

    served = serve(Streaming(work), max_stream_bytes=1000)
    client = await served.client().open()
    channel = await Channel.open(client, UPLOAD)
    with contextlib.suppress(trio.BrokenResourceError):
        await client.send(channel.packet(bytes(300)) * 2 + channel.packet(status=OK))
    await trio.testing.wait_all_tasks_blocked()
    assert (served.sessions, ended) == (0, [])
    assert served.server.statistics().stream_bytes_unreceived == 0


async def test_the_rest_of_a_message_has_to_come_in_time(serve, autojump_clock, caplog):
    served = serve(Loud(), message_timeout=30)
    slow, other = await served.client().open(), await served.client().open()
    await slow.send(packet(GET_TYPE, size=1000))
    for _ in range(29):
        await trio.sleep(1)
        await slow.send(b"x")
    assert served.sessions == 2
    await trio.sleep(3)
    assert served.sessions == 1
    assert caplog.text.count("the rest of a message does not come") == 1
    assert await other.works()


async def test_a_client_that_goes_on_sending_messages_is_not_late(serve, autojump_clock):
    served = serve(message_timeout=30)
    client = await served.client().open()
    call = packet(LOOKUP, string("test"))
    await client.send(call[:20])
    for _ in range(100):
        await trio.sleep(1)
        await client.send(call[20:] + call[:20])
        assert (await client.answer()).status == OK


async def pour(stream):
    while True:
        await stream.send(bytes(MIB))


async def busy(client):
    await client.send(packet(GET_TYPE) * 10 + packet(GET_TYPE, size=MIB)[:-1])


async def streaming(client):
    await client.call(
        P.REMOTE_PROC_DOMAIN_SCREENSHOT, packed("domain_screenshot_args", remote_domain(), 0, 0)
    )


def remote_domain():
    from virtrio.protocol._generated.remote import RemoteNonnullDomain

    return RemoteNonnullDomain("d", bytes(16), 1)


async def registered(client):
    await client.call(REGISTER, packed("connect_domain_event_callback_register_any_args", 0, None))


async def with_descriptors(client):
    await client.send(with_fds(OPEN_GRAPHICS, 2))


async def holding(client):
    await client.send(packet(GET_HOSTNAME) * 20)


@pytest.mark.parametrize("doing", [busy, registered, with_descriptors, holding, streaming])
@pytest.mark.parametrize("kind", [Loud, Streaming])
async def test_a_session_is_gone_when_its_client_is(serve, doing, kind):
    """Test without the cyclic collector: a session may hold much memory."""
    driver = Loud() if kind is Loud else Streaming(pour)
    served = serve(driver, max_client_requests=2)
    client = await served.client().open()
    (session,) = served.server.sessions()
    gone, client_gone = weakref.ref(session), weakref.ref(session.client)
    del session
    gc.collect()
    gc.disable()
    try:
        await doing(client)
        await trio.testing.wait_all_tasks_blocked()
        await client.aclose()
        await trio.testing.wait_all_tasks_blocked()
        if kind is Streaming:
            driver.streams.clear()
        if doing is holding and kind is Loud:  # its calls run on, as in libvirt
            assert gone() is not None
            assert gone()._connection.unfinished == gone().client.calls.held == 0
        else:
            assert gone() is None
            assert client_gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "seconds", [1.5, 6], ids=["after a look at what is unfinished", "after a ping"]
)
async def test_nothing_that_looks_at_all_sessions_keeps_one(serve, autojump_clock, seconds):
    served = serve(Loud(), keepalive_interval=5)
    client = await served.client().open()
    (session,) = served.server.sessions()
    gone = weakref.ref(session)
    del session
    await client.send(packet(GET_TYPE, size=1000))
    await trio.sleep(seconds)
    gc.collect()
    gc.disable()
    try:
        await client.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert gone() is None
    finally:
        gc.enable()


SERVER = """
import os, sys, trio
from virtrio.server.config import Config
from virtrio.server.net.listen import listen
from virtrio.server.memory import settle
from virtrio.server.server import Server

async def main():
    settle()
    await Server().serve([listen("unix:" + sys.argv[1], Config())])

trio.run(main)
"""


def resident(pid):
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def until(condition, seconds=5):
    for _ in range(seconds * 20):
        if condition():
            return True
        await trio.sleep(0.05)
    return False


async def test_half_messages_are_given_back_to_the_system(tmp_path):
    path = str(tmp_path / "s")
    process = subprocess.Popen([sys.executable, "-c", SERVER, path], stderr=subprocess.DEVNULL)  # noqa: ASYNC220
    try:
        assert await until(lambda: os.path.exists(path), 30)
        start = resident(process.pid)
        for _ in range(3):
            clients = []
            for _ in range(60):
                client = socket.socket(socket.AF_UNIX)
                client.connect(path)
                client.setblocking(False)
                clients.append(client)
            data = packet(GET_TYPE, size=32 * MIB) + bytes(31 * MIB)
            for client in clients:
                await send_until_refused(client, data)
            assert resident(process.pid) - start < 400 * MIB  # 256 MiB, and what is on its way
            for client in clients:
                client.close()
            assert await until(lambda: resident(process.pid) - start < 50 * MIB), (
                resident(process.pid) - start
            ) // MIB
    finally:
        process.kill()
        process.wait()


async def send_until_refused(client, data):
    """Send the data, or as much as the server takes before it drops this client."""
    view = memoryview(data)
    try:
        while view:
            await trio.lowlevel.wait_writable(client)
            view = view[client.send(view) :]
    except (BrokenPipeError, ConnectionResetError):
        pass
