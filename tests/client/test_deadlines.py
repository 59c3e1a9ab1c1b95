"""How long connecting and calls may take, and when a connection is known to be over."""

from __future__ import annotations

import errno
import inspect
import socket
import struct
import threading

import pytest
import trio

import virtrio
import virtrio.admin
import virtrio.blocking
from tests.client.kinds import Blocking, in_thread
from tests.client.servers import (
    GET_TYPE,
    Peer,
    playing,
    serving,
    short_directory,
    unasked,
    unix_uri,
)
from virtrio.enums import ErrorNumber
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure

TIMEOUT = ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
OPENERS = (
    virtrio.connect,
    virtrio.blocking.connect,
    virtrio.admin.connect,
    virtrio.admin.open,
)


async def silent(_peer):
    await trio.sleep_forever()


async def refused(client, uri, **options):
    with pytest.raises(virtrio.LibvirtError) as caught:
        async with client.connect(uri, **options):
            pytest.fail("connected")
    return caught.value


def timed_out(function, *args):
    with pytest.raises(virtrio.LibvirtError) as caught:
        function(*args)
    assert caught.value.code is TIMEOUT
    return True


# -- connecting ------------------------------------------------------------------------


@pytest.mark.parametrize("opener", OPENERS)
def test_connecting_takes_thirty_seconds_at_most(opener):
    assert inspect.signature(opener).parameters["connect_timeout"].default == 30


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_times_that_are_not_positive(opener, seconds):
    with pytest.raises(ValueError, match="connect_timeout must be more than 0 seconds"):
        opener("test+unix:///default?socket=/nowhere", connect_timeout=seconds)


async def test_server_that_answers_nothing(client):
    async with playing(silent, opened=False) as uri:
        error = await refused(client, uri, connect_timeout=0.1)
    assert (error.code, str(error)) == (
        TIMEOUT,
        "Timed out during operation: the server did not answer in time",
    )


async def test_listener_that_accepts_nothing(client):
    with (
        short_directory() as directory,
        socket.socket(socket.AF_UNIX) as sock,
        socket.socket(socket.AF_UNIX) as other,
    ):
        path = f"{directory}/s"
        sock.bind(path)
        sock.listen(0)
        other.connect(path)  # the queue of one is full
        error = await refused(client, unix_uri(path), connect_timeout=0.1)
    assert error.int1 == errno.ETIMEDOUT
    assert str(error) == f"Failed to connect socket to '{path}': Connection timed out"


async def test_resolver_that_does_not_answer(client, monkeypatch):
    done = threading.Event()
    look_up = socket.getaddrinfo

    def slow(host, port, family=0, type=0, proto=0, flags=0):
        if not flags & socket.AI_NUMERICHOST:
            done.wait(10)
        return look_up(host, port, family, type, proto, flags)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    try:
        error = await refused(client, "test+tcp://host.invalid/default", connect_timeout=0.1)
    finally:
        done.set()
    assert error.int1 == errno.ETIMEDOUT


async def test_the_time_is_that_of_all_steps_together(client):
    """Each answer comes within the time, but the last one after it."""

    async def script(peer):
        for _ in range(2):
            call = await peer.call()
            await trio.sleep(0.12)
            if call.procedure == RemoteProcedure.REMOTE_PROC_AUTH_LIST:
                await peer.reply(
                    call, remote.pack_remote_auth_list_ret, remote.RemoteAuthListRet([0])
                )
        await trio.sleep_forever()

    async with playing(script, opened=False) as uri:
        error = await refused(client, uri, connect_timeout=0.2)
    assert error.code is TIMEOUT


async def test_a_connection_outlives_the_time_to_connect(client):
    async with serving() as uri, client.connect(uri, connect_timeout=0.2) as conn:
        await trio.sleep(0.25)
        assert await client(conn.get_type) == "TEST"


# -- calls without a loop --------------------------------------------------------------


TYPE = remote.RemoteConnectGetTypeRet("FAKE")


def on_request(asked):
    """Return a script of a server: a call is answered once ``asked`` says so."""

    async def script(peer):
        async with trio.open_nursery() as nursery:

            async def answer(call):
                await asked.wait()
                await peer.reply(call, remote.pack_remote_connect_get_type_ret, TYPE)

            while True:
                call = await peer.call()
                if call.procedure != GET_TYPE:
                    await peer.reply(call)
                    break
                nursery.start_soon(answer, call)
            nursery.cancel_scope.cancel()

    return script


async def test_timeout_may_be_set():
    asked = trio.Event()
    async with playing(on_request(asked)) as uri, Blocking().connect(uri) as conn:
        assert conn.timeout is None
        conn.timeout = 0.05
        assert conn.timeout == 0.05
        assert await in_thread(timed_out, conn.get_type)
        with pytest.raises(ValueError, match="timeout must be more than 0 seconds, not 0"):
            conn.timeout = 0
        conn.timeout = None
        asked.set()
        assert await in_thread(conn.get_type) == "FAKE"


async def test_a_block_may_be_shorter_than_the_timeout():
    asked = trio.Event()

    def block(conn):
        with conn.fail_after(0.05):
            assert timed_out(conn.get_type)
            # and the time is that of the block, so this one is not even sent
            assert timed_out(conn.get_type)

    async with playing(on_request(asked)) as uri, Blocking().connect(uri, timeout=5) as conn:
        await in_thread(block, conn)
        asked.set()
        assert await in_thread(conn.get_type) == "FAKE"


@pytest.mark.parametrize("longer", [10, None])
async def test_a_block_may_be_longer_than_the_timeout(longer):
    asked = trio.Event()

    def block(conn):
        with conn.fail_after(longer):
            with conn.fail_after(0.05):
                assert timed_out(conn.get_type)
            trio.from_thread.run(answer_after, 0.15)
            return conn.get_type()

    async def answer_after(seconds):
        nursery.start_soon(set_after, seconds)

    async def set_after(seconds):
        await trio.sleep(seconds)
        asked.set()

    async with (
        trio.open_nursery() as nursery,
        playing(on_request(asked)) as uri,
        Blocking().connect(uri, timeout=0.05) as conn,
    ):
        assert await in_thread(block, conn) == "FAKE"
        assert conn.timeout == 0.05


async def test_a_nested_block_ends_with_the_outer_one():
    def block(conn):
        with conn.fail_after(0.05), conn.fail_after(10):
            assert timed_out(conn.get_type)

    async with playing(on_request(trio.Event())) as uri, Blocking().connect(uri) as conn:
        with trio.fail_after(5):
            await in_thread(block, conn)


async def test_a_block_concerns_its_own_thread():
    asked = trio.Event()

    def block(conn):
        with conn.fail_after(0.05):
            assert timed_out(conn.get_type)

    async def other(conn):
        assert await in_thread(conn.get_type) == "FAKE"

    async with (
        playing(on_request(asked)) as uri,
        Blocking().connect(uri) as conn,
        trio.open_nursery() as nursery,
    ):
        nursery.start_soon(other, conn)
        await in_thread(block, conn)
        asked.set()


async def test_a_block_without_calls_leaves_nothing():
    async with serving() as uri, Blocking().connect(uri) as conn:
        call = conn._call
        with conn.fail_after(1):
            pass
        assert conn._call == call
        no_time = pytest.raises(ValueError, match="seconds must be more than 0 seconds")
        with no_time, conn.fail_after(0):
            pass
        with pytest.raises(ZeroDivisionError), conn.fail_after(1):
            1 / 0  # noqa: B018
        assert conn._call == call
        assert await in_thread(conn.get_type) == "TEST"


async def test_a_block_bounds_registrations_and_streams():
    async def script(peer):
        while True:
            call = await peer.call()
            match call.procedure:
                case RemoteProcedure.REMOTE_PROC_STORAGE_VOL_DOWNLOAD:
                    await peer.reply(call)
                case RemoteProcedure.REMOTE_PROC_CONNECT_CLOSE:
                    await peer.reply(call)
                    return

    def block(conn):
        lease = virtrio.client.handles.Lease(conn, conn)
        volume = virtrio.blocking.StorageVol(lease, remote.RemoteNonnullStorageVol("p", "v", "k"))
        stream = conn.new_stream()
        with conn.fail_after(0.2):
            volume.download(stream, 0, 0)
            assert timed_out(stream.recv, 10)
        with conn.fail_after(0.05):
            assert timed_out(conn.domain_event_register, print, None)
        volume.free()
        with conn.fail_after(0.05):
            assert timed_out(stream.abort)

    async with playing(script) as uri, Blocking().connect(uri) as conn:
        await in_thread(block, conn)


# -- is_alive --------------------------------------------------------------------------


async def gone(conn):
    """Wait until a connection is not alive; no call is made that could find out."""
    with trio.fail_after(5):
        while conn.is_alive():  # noqa: ASYNC110  nothing tells
            await trio.sleep(0.001)
    return True


@pytest.mark.parametrize("unread", [0, 1, 100])
async def test_a_closed_connection_is_not_alive(client, unread):
    leave = trio.Event()

    async def script(peer):
        await leave.wait()
        await peer.send(unasked() * unread)

    async with playing(script) as uri, client.connect(uri, keepalive_interval=0) as conn:
        assert conn.is_alive()
        leave.set()
        assert await gone(conn)
        with pytest.raises(virtrio.ConnectionClosed):
            await client(conn.get_type)


async def test_a_reset_connection_is_not_alive(client):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        accepted = trio.Event()
        reset = trio.Event()

        async def accept():
            await trio.lowlevel.wait_readable(listener)
            sock = trio.socket.from_stdlib_socket(listener.accept()[0])
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            async with trio.SocketStream(sock) as stream:
                await Peer(stream).open()
                accepted.set()
                await reset.wait()

        async with trio.open_nursery() as nursery:
            nursery.start_soon(accept)
            uri = f"test+tcp://127.0.0.1:{listener.getsockname()[1]}/default"
            async with client.connect(uri, keepalive_interval=0) as conn:
                await accepted.wait()
                assert conn.is_alive()
                reset.set()
                assert await gone(conn)


async def test_is_alive_knows_before_anything_was_read():
    """The blocking client reads nothing by itself, and still does not take long."""
    here, there = socket.socketpair()
    with there:
        from virtrio.client.blocking.exchange import Exchange
        from virtrio.protocol.endpoint import Endpoint

        exchange = Exchange(Endpoint(here), None, "test")
        assert exchange.is_alive()
        there.close()
        assert not exchange.is_alive()
        assert exchange.life.lost is not None
