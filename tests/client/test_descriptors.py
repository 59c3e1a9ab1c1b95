"""File descriptors in calls and replies of both clients.

The servers are ours, with a driver that the test plays, and played ones.
"""

from __future__ import annotations

import array
import contextlib
import gc
import os
import socket

import pytest
import trio

from tests.client.kinds import Trio
from tests.client.servers import open_files, playing, serving
from tests.server.streaming import Streaming
from virtrio import ConnectionClosed, LibvirtError, ProtocolError
from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure


@pytest.fixture
def pipe():
    """Pair of connected sockets: libvirt takes nothing else for graphics."""
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    with reading, writing:
        yield reading.fileno(), writing.fileno()


@contextlib.asynccontextmanager
async def opened(client, *, tcp=False):
    driver = Streaming()
    async with serving(driver, tcp=tcp) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "vm") as dom:
            yield conn, dom, driver


def given(driver, data=b"given"):
    """Let the driver give away a descriptor from which ``data`` can be read."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    driver.given.append(reading)


async def test_descriptors_that_are_sent(client, pipe):
    async with opened(client) as (conn, dom, _):
        assert await client(dom.open_graphics, 0, pipe[1], 0) == 0
        assert os.read(pipe[0], 100) == b"graphics"
        for count in (0, 1, 5, 32):
            with await client(
                conn.create_xml_with_files, "<domain/>", [pipe[1]] * count, 0
            ) as made:
                assert made.name() == "vm"
            with contextlib.suppress(BlockingIOError):
                assert os.read(pipe[0], 1000) == b"<domain/>" * count
        assert os.write(pipe[1], b"still ours") == 10


async def test_descriptors_that_are_received(client):
    async with opened(client) as (conn, dom, driver):
        for number in range(5):
            given(driver, b"number %d" % number)
            fd = await client(dom.open_graphics_fd, 0, 0)
            assert not os.get_inheritable(fd)
            assert os.read(fd, 100) == b"number %d" % number
            os.close(fd)
            assert await client(conn.get_type) == "STREAMING"


async def test_no_descriptor_is_left_open(client, pipe):
    async with opened(client) as (_, dom, driver):
        await client(dom.open_graphics, 0, pipe[1], 0)  # starts the threads
        gc.collect()
        before = open_files()
        for _ in range(5):
            await client(dom.open_graphics, 0, pipe[1], 0)
            given(driver)
            os.close(await client(dom.open_graphics_fd, 0, 0))
        assert open_files() == before


async def test_descriptors_among_many_calls(client, pipe):
    """A recv() of a plain call would lose the descriptor that comes with a byte."""
    async with opened(client) as (conn, dom, driver):

        async def call():
            for _ in range(40):
                assert await client(conn.get_type) == "STREAMING"

        async def pass_on():
            for _ in range(10):
                given(driver)
                fd = await client(dom.open_graphics_fd, 0, 0)
                assert os.read(fd, 100) == b"given"
                os.close(fd)
                await client(dom.open_graphics, 0, pipe[1], 0)

        async with trio.open_nursery() as nursery:
            for run in (call, pass_on, call, pass_on, call, pass_on, call):
                nursery.start_soon(run)
        assert os.read(pipe[0], 1000) == b"graphics" * 30


async def test_too_many_descriptors_are_refused(client, pipe):
    async with opened(client) as (conn, _, _):
        with pytest.raises(
            ProtocolError, match="33 file descriptors with one message are more than 32"
        ):
            await client(conn.create_xml_with_files, "<domain/>", [pipe[1]] * 33, 0)
        assert await client(conn.get_type) == "STREAMING"


async def test_a_number_that_is_no_descriptor_is_refused(client):
    """Nothing of the call is sent, and the connection stays usable."""
    async with opened(client) as (conn, dom, _):
        with pytest.raises(OSError, match="Bad file descriptor"):
            await client(dom.open_graphics, 0, 9999, 0)
        assert await client(conn.get_type) == "STREAMING"


async def test_descriptors_are_refused_over_tcp(client, pipe):
    async with opened(client, tcp=True) as (conn, dom, _):
        for call in ((dom.open_graphics, 0, pipe[1], 0), (dom.open_graphics_fd, 0, 0)):
            with pytest.raises(
                LibvirtError, match="Unable to pass file descriptors over this transport"
            ) as caught:
                await client(*call)
            assert caught.value.code == 74
        assert await client(conn.get_type) == "STREAMING"


# -- played servers --------------------------------------------------------------------


async def send_with_fds(peer, call, fds, *, announced=None):
    data = message.build(
        call.program, call.version, call.procedure, message.REPLY, call.serial, message.OK
    )
    await peer.send(
        message.with_fds(data, message.REPLY_WITH_FDS, len(fds) if announced is None else announced)
    )
    for fd in fds:
        await peer.stream.socket.sendmsg(
            [b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))]
        )


async def begun(peer, *, supported=1):
    """Answer the calls that come before the call with descriptors."""
    call = await peer.call()
    dom = remote.RemoteNonnullDomain("vm", bytes(16), 1)
    pack = remote.pack_remote_domain_lookup_by_name_ret
    await peer.reply(call, pack, remote.RemoteDomainLookupByNameRet(dom))
    call = await peer.call()
    assert call.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE
    assert call.payload[call.pos :] == b"\0\0\0\x08"
    ret = remote.RemoteConnectSupportsFeatureRet(supported)
    await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)


async def test_a_server_that_takes_no_descriptors(client, pipe):
    async def script(peer):
        await begun(peer, supported=0)
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "vm") as dom:
            with pytest.raises(
                LibvirtError, match="fd passing is not supported by this connection"
            ):
                await client(dom.open_graphics, 0, pipe[1], 0)
            assert await client(conn.get_type) == "FAKE"


async def test_a_reply_with_other_descriptors_than_it_announces(client, pipe):
    async def script(peer):
        await begun(peer)
        await send_with_fds(peer, await peer.call(), [pipe[1]], announced=2)
        await peer.send(b"\0")
        await peer.stream.receive_some()

    gc.collect()
    before = open_files()
    async with playing(script) as uri, client.connect(uri) as conn:
        dom = await client(conn.lookup_by_name, "vm")
        with (
            dom,
            pytest.raises(
                ConnectionClosed, match="1 file descriptors with a message that announces 2"
            ),
        ):
            await client(dom.open_graphics_fd, 0, 0)
    gc.collect()
    assert open_files() == before


async def test_descriptors_with_a_reply_that_is_not_to_bring_any(client, pipe):
    async def script(peer):
        await begun(peer)
        await send_with_fds(peer, await peer.call(), [])
        await send_with_fds(peer, await peer.call(), [pipe[1]])  # DOMAIN_DESTROY
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "vm") as dom:
            assert await client(dom.open_graphics, 0, pipe[1], 0) == 0
            gc.collect()
            before = open_files()
            assert await client(dom.suspend) == 0
            assert await client(conn.get_type) == "FAKE"
            assert open_files() == before


async def test_a_flood_of_descriptors(client, pipe):
    """Descriptors that no message announced are closed."""
    most = 0

    async def script(peer):
        nonlocal most
        await begun(peer)
        call = await peer.call()
        await send_with_fds(peer, call, [])
        call = await peer.call()
        header = (
            call.program,
            call.version,
            call.procedure,
            message.REPLY,
            call.serial,
            message.OK,
        )
        await peer.send(message.HEADER.pack(1_000_000, *header))
        with contextlib.suppress(OSError):
            for _ in range(1000):
                await peer.stream.socket.sendmsg(
                    [b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pipe[1]]))]
                )
                most = max(most, open_files())

    gc.collect()
    before = open_files()
    async with playing(script) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "vm") as dom:
            assert await client(dom.open_graphics, 0, pipe[1], 0) == 0
            # The server that the test plays drops the connection.
            with pytest.raises(ConnectionClosed, match="End of file"):
                await client(conn.get_type)
            assert most < before + 10
    gc.collect()
    assert open_files() == before


async def test_a_call_that_is_cancelled_before_its_descriptors_left(pipe):
    """Calls that were not sent are taken back with their copies of descriptors."""
    client = Trio()

    async def script(peer):
        await begun(peer)
        call = await peer.call()
        await send_with_fds(peer, call, [])
        await trio.sleep_forever()

    async with playing(script) as uri, client.connect(uri) as conn:
        dom = await conn.lookup_by_name("vm")
        await dom.open_graphics(0, pipe[1], 0)
        gc.collect()
        before = open_files()
        with trio.move_on_after(0.05):
            async with trio.open_nursery() as nursery:
                for _ in range(50):
                    nursery.start_soon(conn.create_xml_with_files, "x" * 100_000, [pipe[1]] * 5, 0)
        assert open_files() <= before + 5  # of the one call of which a part had left
