"""The sending half of a session, on a socket of its own."""

from __future__ import annotations

import os
import socket
from functools import partial

import pytest
import trio
import trio.testing

from virtrio.server.net.outlet import Outlet
from virtrio.server.totals import Total


class Owner:
    """A session whose socket is written to."""

    def give_up(self, reason):
        raise AssertionError(reason)


@pytest.fixture
def unread():
    return Total(lambda: 2**30, "too much")


class Noted(Total):
    """A total that notes what it is told."""

    def __init__(self):
        super().__init__(lambda: 2**30, "too much")
        self.told = []

    def set(self, holder, size):
        self.told.append(size)
        super().set(holder, size)


@pytest.fixture
def streams():
    return Noted()


@pytest.fixture
def ends():
    """The server's end, which does not block, and the client's, of a local socket."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        theirs.settimeout(10)
        yield ours, theirs


@pytest.fixture
async def outlet(ends, unread, streams, nursery):
    outlet = Outlet(ends[0], Owner(), unread, streams, lambda: 10)
    outlet.start(nursery)
    return outlet


def size(sock):
    return sock.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)


async def read(sock, length):
    """Read ``length`` bytes, and return them."""
    got = bytearray()
    while len(got) < length:
        got += await trio.to_thread.run_sync(sock.recv, length - len(got))
    return bytes(got)


async def test_a_packet_of_a_stream_fits_while_streams_are_open(ends, outlet):
    before = size(ends[0])
    outlet.widen(wide=True)
    outlet.widen(wide=True)  # another stream
    assert size(ends[0]) > before
    packet = bytes(262_120)
    await outlet.write_bulk(b"header", packet)
    assert not outlet.waiting
    assert await read(ends[1], 6 + len(packet)) == b"header" + packet
    outlet.widen(wide=False)
    assert size(ends[0]) == before


async def test_replies_and_packets_keep_their_order_whatever_is_read_at_once(ends, outlet, unread):
    """Test parts of all sizes behind a full socket, with descriptors among them."""
    sent = [os.urandom(count) for count in (700_000, 1, 28, 65_536, 3, 200_000, 40, 40, 9)]
    reading, writing = os.pipe()
    os.close(writing)
    for part in sent[:4]:
        outlet.write(part)
    outlet.write_with_fds(sent[4], [reading])
    for part in sent[5:]:
        outlet.write(part)
    assert unread.size == sum(map(len, sent)) - (len(sent[0]) - len(outlet.waiting[0]))
    before, after = b"".join(sent[:5]), b"".join(sent[5:])
    assert await read(ends[1], len(before)) == before
    with trio.fail_after(10):
        await trio.to_thread.run_sync(ends[1].recv, 1, socket.MSG_PEEK)
    byte, fds, _, _ = socket.recv_fds(ends[1], 1, 1)
    os.close(*fds)
    assert byte == b"\0"
    assert await read(ends[1], len(after)) == after
    await outlet.wait_empty()
    assert unread.size == 0


async def test_a_packet_in_four_parts_is_sent_whole(ends, outlet, nursery):
    parts = [os.urandom(count) for count in (28, 900_000, 28, 24)]
    nursery.start_soon(outlet.write_bulk, *parts)
    await trio.testing.wait_all_tasks_blocked()
    outlet.write(b"reply")
    whole = b"".join(parts) + b"reply"
    assert await read(ends[1], len(whole)) == whole


async def test_what_waits_to_be_sent_is_counted_while_it_waits(ends, outlet, streams, nursery):
    """Test packets that a socket takes at once, in part, and later."""
    await outlet.write_bulk(b"header", b"x" * 1000, holds=5000)
    assert streams.size == 0
    assert streams.told == []
    for _ in range(2):
        nursery.start_soon(partial(outlet.write_bulk, bytes(900_000), holds=1_000_000))
    await trio.testing.wait_all_tasks_blocked()
    async with trio.open_nursery() as third:
        third.start_soon(partial(outlet.write_bulk, b"third", holds=10))
        await trio.testing.wait_all_tasks_blocked()
        assert streams.size == 2_000_010
        third.cancel_scope.cancel()
    assert streams.size == 2_000_000
    await read(ends[1], 1006 + 900_000)
    await trio.testing.wait_all_tasks_blocked()
    assert streams.size == 1_000_000
    await read(ends[1], 900_000)
    await trio.testing.wait_all_tasks_blocked()
    assert (streams.size, streams.held) == (0, {})
