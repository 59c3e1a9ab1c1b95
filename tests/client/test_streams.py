"""Streams of both clients.

The servers are ours, with a driver that the test plays, and played ones.
"""

from __future__ import annotations

import contextlib
import gc
import os
import random
import time

import pytest
import trio
import trio.testing

from tests.client.kinds import Blocking, Trio
from tests.client.servers import open_files, playing, serving, type_reply
from tests.server.streaming import Streaming
from virtrio import ConnectionClosed, LibvirtError
from virtrio.client import limits
from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol.connection import PONG, Closed, Ping
from virtrio.protocol.errors import report
from virtrio.protocol.streams import StreamAborted
from virtrio.server.streams import Hole

SLICE = 262120
REFUSAL = report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_STORAGE, "no more")
STOP_AT_HOLE = 1
SPARSE = 1


@contextlib.asynccontextmanager
async def opened(client, work, **options):
    """Open a connection and yield (connection, domain, volume, driver)."""
    driver = Streaming(work)
    async with serving(driver) as uri, client.connect(uri, **options) as conn:
        dom = await client(conn.lookup_by_name, "vm")
        vol = await client(conn.storage_vol_lookup_by_key, "key")
        with dom, vol:
            yield conn, dom, vol, driver


async def download(client, conn, vol, flags=0):
    stream = conn.new_stream()
    assert await client(vol.download, stream, 0, 0, flags) == 0
    return stream


async def upload(client, conn, vol, flags=0):
    stream = conn.new_stream()
    assert await client(vol.upload, stream, 0, 0, flags) == 0
    return stream


def sender(*pieces):
    async def work(stream):
        for piece in pieces:
            await (stream.send_hole(piece) if isinstance(piece, int) else stream.send(piece))

    return work


def collector():
    got = []

    async def work(stream):
        while (piece := await stream.receive()) is not None:
            got.append(piece if isinstance(piece, Hole) else bytes(piece))

    return got, work


class Endless:
    """Driver's work that sends for ever; it counts bytes and notes its cancellation."""

    def __init__(self):
        self.sent = 0
        self.cancelled = trio.Event()

    async def __call__(self, stream):
        try:
            while True:
                await stream.send(b"x" * SLICE)
                self.sent += SLICE
        except trio.Cancelled:
            self.cancelled.set()
            raise


async def until(condition):
    """Wait until a condition holds that threads bring about."""
    while not condition():  # noqa: ASYNC110
        await trio.sleep(0.001)


async def silent(stream):
    await trio.sleep_forever()


# -- from the server -------------------------------------------------------------------


async def test_a_screenshot(client):
    data = random.Random(1).randbytes(1_000_000)
    async with opened(client, sender(data[:10], data[10:])) as (conn, dom, _, _):
        stream = conn.new_stream()
        assert await client(dom.screenshot, stream, 0, 0) == "image/ppm"
        got = []
        while piece := await client(stream.recv, 1 << 20):
            got.append(piece)
        assert b"".join(got) == data
        assert [len(piece) for piece in got] == [10, SLICE, SLICE, SLICE, 999_990 - 3 * SLICE]
        assert {type(piece) for piece in got} == {bytes}
        assert await client(stream.recv, 10) == b""
        assert await client(stream.finish) == 0
        assert stream.connect() is conn


async def test_receiving_in_small_pieces(client):
    async with opened(client, sender(b"abcdefg", b"h")) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        got = [await client(stream.recv, 3) for _ in range(5)]
        assert got == [b"abc", b"def", b"g", b"h", b""]
        assert await client(stream.finish) == 0


async def test_recv_all(client):
    data = os.urandom(700_000)
    async with opened(client, sender(data)) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        got = []
        await client(
            stream.recv_all,
            lambda given, piece, opaque: opaque.append((given is stream, piece)),
            got,
        )
        assert b"".join(piece for _, piece in got) == data
        assert all(same for same, _ in got)
        assert await client(stream.finish) == 0


async def test_holes(client):
    async with opened(client, sender(b"ab", 1 << 40, b"c", 5)) as (conn, _, vol, _):
        stream = await download(client, conn, vol, SPARSE)
        assert await client(stream.recv_flags, 10, STOP_AT_HOLE) == b"ab"
        assert await client(stream.recv_flags, 10, STOP_AT_HOLE) == -3
        assert await client(stream.recv_hole) == 1 << 40
        assert await client(stream.recv_hole) == 0
        assert await client(stream.recv_flags, 10) == b"c"
        assert await client(stream.recv_hole) == 5
        assert await client(stream.recv_flags, 10, STOP_AT_HOLE) == b""
        assert await client(stream.recv_hole) == 0
        assert await client(stream.finish) == 0


async def test_holes_read_as_zeros(client):
    async with opened(client, sender(b"a", 10, b"b")) as (conn, _, vol, _):
        stream = await download(client, conn, vol, SPARSE)
        assert [await client(stream.recv, 4) for _ in range(6)] == [
            b"a",
            bytes(4),
            bytes(4),
            bytes(2),
            b"b",
            b"",
        ]
        assert await client(stream.finish) == 0


async def test_sparse_recv_all(client):
    async with opened(client, sender(7, b"abc", 1 << 33, b"d")) as (conn, _, vol, _):
        stream = await download(client, conn, vol, SPARSE)
        got = []
        await client(
            stream.sparse_recv_all,
            lambda _, data, opaque: opaque.append(data),
            lambda _, length, opaque: opaque.append(length),
            got,
        )
        assert got == [7, b"abc", 1 << 33, b"d"]
        assert await client(stream.finish) == 0


# -- to the server ---------------------------------------------------------------------


async def test_an_upload(client):
    got, work = collector()
    data = os.urandom(600_000)
    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol)
        assert await client(stream.send, data) == len(data)
        assert await client(stream.send, memoryview(b"xyz")) == 3
        assert await client(stream.send, b"") == 0
        assert await client(stream.finish) == 0
        assert b"".join(got) == data + b"xyz"
        assert [len(piece) for piece in got] == [SLICE, SLICE, 600_000 - 2 * SLICE, 3]


async def test_an_upload_with_holes(client):
    got, work = collector()
    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol, SPARSE)
        await client(stream.send, b"a")
        assert await client(stream.send_hole, 1 << 40) == 0
        await client(stream.send, b"b")
        assert await client(stream.finish) == 0
        assert got == [b"a", Hole(1 << 40), b"b"]


async def test_send_all(client):
    got, work = collector()
    pieces = [b"abc", b"d" * 300_000]
    asked = []

    def handler(stream, nbytes, opaque):
        asked.append((nbytes, opaque))
        return pieces.pop(0) if pieces else b""

    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol)
        assert await client(stream.send_all, handler, "opaque") is None
        assert await client(stream.finish) == 0
        assert b"".join(got) == b"abc" + b"d" * 300_000
        assert asked == [(256 * 1024, "opaque")] * 3


async def test_sparse_send_all(client):
    got, work = collector()
    sections = [(True, 5), (False, 100), (True, 3), (False, 7), (True, 0)]
    file = {"at": 0, "skipped": []}

    def section(stream, opaque):
        return sections[opaque["at"]]

    def read(stream, nbytes, opaque):
        opaque["at"] += 1
        return b"x" * nbytes

    def skip(stream, length, opaque):
        opaque["at"] += 1
        opaque["skipped"].append(length)
        return 0

    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol, SPARSE)
        await client(stream.sparse_send_all, read, section, skip, file)
        assert await client(stream.finish) == 0
        assert got == [b"xxxxx", Hole(100), b"xxx", Hole(7)]
        assert file["skipped"] == [100, 7]


async def test_sending_and_receiving_at_once(client):
    async def echo(stream):
        while (piece := await stream.receive()) is not None:
            await stream.send(bytes(piece))

    async with opened(client, echo) as (conn, dom, _, _):
        stream = conn.new_stream()
        assert await client(dom.open_console, None, stream, 0) == 0
        got = []

        async def receive():
            while len(b"".join(got)) < 3_000_000:
                got.append(await client(stream.recv, 100_000))

        async with trio.open_nursery() as nursery:
            nursery.start_soon(receive)
            assert await client(stream.send, b"z" * 3_000_000) == 3_000_000
        assert b"".join(got) == b"z" * 3_000_000
        assert await client(stream.finish) == 0


# -- ends ------------------------------------------------------------------------------


async def test_finish_says_whether_the_server_has_all(client):
    async def work(stream):
        while await stream.receive() is not None:
            pass
        raise REFUSAL

    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol)
        await client(stream.send, b"x")
        with pytest.raises(LibvirtError, match="no more") as caught:
            await client(stream.finish)
        assert (caught.value.code, caught.value.domain) == (9, 18)
        assert await client(conn.get_type) == "STREAMING"


async def test_abort(client):
    work = Endless()
    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        assert len(await client(stream.recv, 1000)) == 1000
        assert await client(stream.abort) == 0
        assert work.cancelled.is_set()
        assert await client(conn.get_type) == "STREAMING"


async def test_finishing_early(client):
    async with opened(client, Endless()) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        await client(stream.recv, 10)
        assert await client(stream.finish) == 0
        assert await client(conn.get_type) == "STREAMING"


async def test_a_stream_that_the_server_ends_with_an_error(client):
    async def work(stream):
        await stream.send(b"some")
        raise REFUSAL

    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        with pytest.raises(LibvirtError, match="no more"):  # noqa: PT012
            while True:
                await client(stream.recv, 10)
        for call in ((stream.recv, 10), (stream.send, b"x"), (stream.finish,)):
            with pytest.raises(LibvirtError, match="no more"):
                await client(*call)
        assert await client(stream.abort) == 0
        assert await client(conn.get_type) == "STREAMING"


async def test_a_call_that_is_refused_opens_nothing(client):
    def refuse():
        raise REFUSAL

    async with opened(client, silent) as (conn, _, vol, driver):
        driver.opening = refuse
        stream = conn.new_stream()
        with pytest.raises(LibvirtError, match="no more"):
            await client(vol.download, stream, 0, 0, 0)
        with pytest.raises(LibvirtError, match="no more"):
            await client(stream.recv, 1)
        driver.opening = None
        assert await client((await download(client, conn, vol)).abort) == 0


OVER = "this function is not supported by the connection driver: virStream"


@pytest.mark.parametrize("when", ["before", "after finish", "after abort"])
async def test_a_stream_that_is_not_open(client, when):
    async with opened(client, sender()) as (conn, _, vol, _):
        stream = conn.new_stream()
        if when != "before":
            await client(vol.download, stream, 0, 0, 0)
            await client(stream.finish if when == "after finish" else stream.abort)
        for name, *args in (
            ("recv", 1),
            ("send", b"x"),
            ("send_hole", 1),
            ("recv_hole",),
            ("finish",),
            ("abort",),
        ):
            with pytest.raises(LibvirtError, match=OVER) as caught:
                await client(getattr(stream, name), *args)
            assert (caught.value.code, caught.value.domain) == (3, 38)
        if when != "before":
            with pytest.raises(LibvirtError, match="the stream is in use already"):
                await client(vol.download, stream, 0, 0, 0)


@pytest.mark.parametrize("flags", [1, 2, 3])
async def test_flags_of_a_new_stream(client, flags):
    """VIR_STREAM_NONBLOCK is refused: it is for libvirt's own event loop."""
    async with opened(client, silent) as (conn, _, _, _):
        with pytest.raises(LibvirtError, match=r"VIR_STREAM_NONBLOCK|unsupported flags") as caught:
            conn.new_stream(flags)
        assert caught.value.code == ErrorNumber.VIR_ERR_INVALID_ARG


@pytest.mark.parametrize(
    ("name", "args", "text"),
    [
        ("recv", (0,), "nbytes in virStreamRecv must be greater than zero"),
        ("recv", (-5,), "nbytes in virStreamRecv must be greater than zero"),
        ("recv_flags", (1, 4), r"unsupported flags \(0x4\)"),
        ("recv_hole", (1,), r"unsupported flags \(0x1\)"),
        ("send_hole", (1, 1), r"unsupported flags \(0x1\)"),
        ("send_hole", (-1,), "length in virStreamSendHole must not be negative"),
        ("send_hole", (1,), "Skipping is not supported with this stream"),
    ],
)
async def test_wrong_arguments_change_nothing(client, name, args, text):
    async with opened(client, sender(b"data")) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        with pytest.raises(LibvirtError, match=text):
            await client(getattr(stream, name), *args)
        assert await client(stream.recv, 10) == b"data"
        await client(stream.finish)


@pytest.mark.parametrize("how", ["raises", "negative"])
@pytest.mark.parametrize("method", ["recv_all", "send_all", "sparse_recv_all", "sparse_send_all"])
async def test_a_handler_that_fails_aborts_the_stream(client, method, how):
    def fail(*args):
        if how == "raises":
            raise ZeroDivisionError
        return -1

    work = Endless()
    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        handlers = {"recv_all": 1, "send_all": 1, "sparse_recv_all": 2, "sparse_send_all": 3}[
            method
        ]
        with pytest.raises(ZeroDivisionError if how == "raises" else RuntimeError):
            await client(getattr(stream, method), *[fail] * handlers, None)
        with trio.fail_after(5):
            await work.cancelled.wait()
        assert await client(conn.get_type) == "STREAMING"


async def test_async_handlers_of_the_trio_client():
    client = Trio()
    got = []

    async def handler(stream, data, opaque):
        await trio.lowlevel.checkpoint()
        got.append(data)

    async with opened(client, sender(b"abc")) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        await stream.recv_all(handler, None)
        assert got == [b"abc"]
        await stream.finish()


# -- many at once ----------------------------------------------------------------------


async def test_calls_go_on_while_nobody_reads_a_stream(client):
    """The stream loses no data."""
    size = 20 * SLICE

    async def work(stream):
        await stream.send(bytes(size))

    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        for _ in range(50):
            assert await client(conn.get_type) == "STREAMING"
        got = 0
        while piece := await client(stream.recv, 100_000):
            got += len(piece)
        assert got == size
        assert await client(stream.finish) == 0


async def test_many_streams_and_calls_at_once(client):
    async def echo(stream):
        while (piece := await stream.receive()) is not None:
            await stream.send(bytes(piece))

    async with opened(client, echo) as (conn, dom, _, _):

        async def talk(number):
            data = bytes([number]) * 400_000
            stream = conn.new_stream()
            await client(dom.open_console, None, stream, 0)
            got = b""
            async with trio.open_nursery() as nursery:
                nursery.start_soon(client, stream.send, data)
                while len(got) < len(data):
                    got += await client(stream.recv, 1 << 20)
            assert got == data
            assert await client(stream.finish) == 0

        async def call():
            for _ in range(30):
                assert await client(conn.get_type) == "STREAMING"

        async with trio.open_nursery() as nursery:
            for number in range(6):
                nursery.start_soon(talk, number)
                nursery.start_soon(call)


async def test_a_receiver_hears_that_somebody_else_aborts(client):
    async with opened(client, silent) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        failed = []

        async def receive():
            try:
                await client(stream.recv, 1)
            except LibvirtError as exc:
                failed.append(str(exc))

        async with trio.open_nursery() as nursery:
            nursery.start_soon(receive)
            await until(lambda: stream._receiving)
            assert await client(stream.abort) == 0
        assert failed == [OVER + "Recv"]


async def test_a_second_receiver_is_refused(client):
    async with opened(client, silent) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        async with trio.open_nursery() as nursery:

            async def receive():
                with contextlib.suppress(LibvirtError):
                    await client(stream.recv, 1)

            nursery.start_soon(receive)
            await until(lambda: stream._receiving)
            with pytest.raises(
                LibvirtError, match="another thread or task receives on this stream"
            ):
                await client(stream.recv, 1)
            await client(stream.abort)


# -- bounds ----------------------------------------------------------------------------


async def test_a_slow_receiver_holds_the_server_back(client):
    work = Endless()
    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        await client(stream.recv, 1)
        before = -1
        while work.sent != before:
            before = work.sent
            await trio.sleep(0.05)
        assert work.sent < 4 * limits.HIGH_WATER
        for _ in range(20):
            await client(stream.recv, SLICE)
        await trio.sleep(0.05)
        assert work.sent > before
        await client(stream.abort)


async def test_a_stream_that_nobody_receives_is_given_up_at_its_limit(client):
    """Calls and other streams go on: for their answers, the stream has to be read."""
    work = Endless()
    async with opened(client, work, stream_buffer=3_000_000) as (conn, _, vol, driver):
        stream = await download(client, conn, vol)
        driver.work = sender(b"other")
        other = await download(client, conn, vol)
        with trio.fail_after(10):
            while not work.cancelled.is_set():
                assert await client(conn.get_type) == "STREAMING"
        with pytest.raises(
            LibvirtError, match="more than 3000000 bytes of it were not received"
        ) as caught:
            await client(stream.recv, 1)
        assert (caught.value.code, caught.value.domain) == (9, 38)
        assert await client(stream.abort) == 0
        assert await client(other.recv, 10) == b"other"
        assert await client(other.finish) == 0
        assert work.sent < 6_000_000


async def test_a_dropped_stream_is_aborted_with_a_warning(client):
    work = Endless()
    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        await client(stream.recv, 1)
        with pytest.warns(ResourceWarning, match="a stream was neither finished nor aborted"):  # noqa: PT031
            del stream
            gc.collect()
        with trio.fail_after(5):
            while not work.cancelled.is_set():
                assert await client(conn.get_type) == "STREAMING"


async def test_pings_are_sent_while_nothing_is_read(client):
    """Pings are sent while nothing is read because a stream holds enough."""
    pinged = trio.Event()

    async def script(peer):
        stream = await stream_of(peer)
        call = await peer.call()
        for header, piece in stream.data(memoryview(bytes(2 * limits.HIGH_WATER))):
            await peer.send(header + piece)
        await peer.send(type_reply(call))
        for _ in range(5):
            await peer.until(Ping)
            await peer.send(PONG)
        pinged.set()
        await peer.serve()

    async with (
        playing(script) as uri,
        client.connect(uri, keepalive_interval=0.05, keepalive_count=2) as conn,
    ):
        stream = await played(client, conn)
        assert await client(conn.get_type) == "FAKE"
        with trio.fail_after(5):
            await pinged.wait()
        assert conn.is_alive()
        got = 0
        while got < 2 * limits.HIGH_WATER:
            got += len(await client(stream.recv, SLICE))
        assert await client(conn.get_type) == "FAKE"


async def test_pings_are_sent_while_a_full_stream_holds_reading_back():
    """The client pings the server, and does not take unread data for silence."""
    client = Trio()
    pinged = trio.Event()

    async def script(peer):
        stream = await stream_of(peer)

        async def send():
            for header, piece in stream.data(memoryview(bytes(8 * limits.HIGH_WATER))):
                await peer.send(header + piece)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(send)
            for _ in range(6):
                await peer.until(Ping)
            pinged.set()
        await peer.serve()

    async with (
        playing(script) as uri,
        client.connect(uri, keepalive_interval=0.05, keepalive_count=2) as conn,
    ):
        stream = await played(client, conn)
        with trio.fail_after(5):
            await pinged.wait()
        assert conn.is_alive()
        got = 0
        while got < 8 * limits.HIGH_WATER:
            got += len(await stream.recv(SLICE))
        assert await conn.get_type() == "FAKE"


async def test_a_sender_hears_of_the_end_while_reading_is_held_back():
    """The server closes while data is sent on a stream that holds all it may."""
    client = Trio()
    full = trio.Event()

    async def script(peer):
        stream = await stream_of(peer)
        for header, piece in stream.data(memoryview(bytes(limits.HIGH_WATER + SLICE))):
            await peer.send(header + piece)
        await full.wait()

    async with playing(script) as uri, client.connect(uri) as conn:
        stream = await played(client, conn)
        while conn._exchange.hold.task is None:  # noqa: ASYNC110 - nobody tells
            await trio.sleep(0.01)

        async def send():
            while True:
                await stream.send(bytes(SLICE))

        async def hear():
            with pytest.raises(ConnectionClosed):
                await send()

        with trio.fail_after(5):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(hear)
                await trio.testing.wait_all_tasks_blocked()
                full.set()
        got = 0
        with contextlib.suppress(ConnectionClosed):
            while True:
                got += len(await stream.recv(SLICE))
        assert got == limits.HIGH_WATER + SLICE


# -- time ------------------------------------------------------------------------------


async def test_a_cancelled_receive_loses_nothing():
    client = Trio()
    gate = trio.Event()

    async def work(stream):
        await gate.wait()
        await stream.send(b"late")

    async with opened(client, work) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        with trio.move_on_after(0.02) as scope:
            await stream.recv(10)
        assert scope.cancelled_caught
        gate.set()
        with trio.CancelScope() as scope:
            scope.cancel()
            await stream.recv(10)
        assert await stream.recv(10) == b"late"
        assert await stream.finish() == 0


async def test_a_receive_that_takes_too_long_loses_nothing():
    client = Blocking()
    gate = trio.Event()

    async def work(stream):
        await gate.wait()
        await stream.send(b"late")

    async with opened(client, work, timeout=0.1) as (conn, _, vol, _):
        stream = await download(client, conn, vol)
        start = time.monotonic()
        with pytest.raises(LibvirtError, match="did not answer in time") as caught:
            await client(stream.recv, 10)
        assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
        assert 0.09 < time.monotonic() - start < 2
        gate.set()
        await trio.sleep(0.02)
        assert await client(stream.recv, 10) == b"late"
        assert await client(stream.finish) == 0


async def test_a_cancelled_send_leaves_the_connection_usable():
    client = Trio()
    gate = trio.Event()

    async def work(stream):
        await gate.wait()

    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol)
        with trio.move_on_after(0.05) as scope:
            await stream.send(bytes(50_000_000))
        assert scope.cancelled_caught
        gate.set()
        assert await stream.abort() == 0
        assert await conn.get_type() == "STREAMING"


async def test_a_cancelled_finish_was_sent(nursery):
    client = Trio()
    gate = trio.Event()
    got = []

    async def work(stream):
        while (piece := await stream.receive()) is not None:
            got.append(bytes(piece))
        got.append(None)
        await gate.wait()

    async with opened(client, work) as (conn, _, vol, _):
        stream = await upload(client, conn, vol)
        await stream.send(b"x")
        with trio.move_on_after(0.02):
            await stream.finish()
        await until(lambda: len(got) == 2)
        gate.set()
        assert got == [b"x", None]
        assert await conn.get_type() == "STREAMING"


async def test_a_cancelled_opening_is_taken_back():
    client = Trio()
    opening = trio.Event()
    heard = []

    async def script(peer):
        call = await peer.call()  # STORAGE_VOL_LOOKUP_BY_KEY
        vol = remote.RemoteNonnullStorageVol("p", "v", "k")
        await peer.reply(
            call,
            remote.pack_remote_storage_vol_lookup_by_key_ret,
            remote.RemoteStorageVolLookupByKeyRet(vol),
        )
        call = await peer.call()
        peer.connection.open_stream(call.program, call.version, call.procedure, call.serial, None)
        opening.set()
        heard.append(type(await peer.until(StreamAborted)))
        await peer.reply(call)
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        vol = await conn.storage_vol_lookup_by_key("k")
        stream = conn.new_stream()
        async with trio.open_nursery() as nursery:
            nursery.start_soon(vol.download, stream, 0, 0, 0)
            await opening.wait()
            nursery.cancel_scope.cancel()
        with pytest.raises(LibvirtError, match="the call that opens the stream was given up"):
            await stream.recv(1)
        assert await conn.get_type() == "FAKE"
        assert heard == [StreamAborted]


# -- a server that is gone, or strange -------------------------------------------------


@pytest.mark.parametrize("doing", ["recv", "finish", "send"])
async def test_a_connection_that_is_lost_under_a_stream(client, doing):
    async def script(peer):
        await stream_of(peer)
        await trio.sleep(0.02)

    async with playing(script) as uri, client.connect(uri) as conn:
        stream = await played(client, conn)
        with pytest.raises(ConnectionClosed):  # noqa: PT012
            match doing:
                case "recv":
                    await client(stream.recv, 1)
                case "finish":
                    await client(stream.finish)
                case _:
                    while True:
                        await client(stream.send, bytes(SLICE))
        with pytest.raises(LibvirtError):
            await client(stream.recv, 1)


async def stream_of(peer):
    """Let the client open a stream of a domain."""
    call = await peer.call()
    dom = remote.RemoteNonnullDomain("vm", bytes(16), 1)
    await peer.reply(
        call, remote.pack_remote_domain_lookup_by_name_ret, remote.RemoteDomainLookupByNameRet(dom)
    )
    call = await peer.call()
    opened = peer.connection.open_stream(
        call.program, call.version, call.procedure, call.serial, None, holes=True
    )
    await peer.reply(call)
    return opened


async def played(client, conn):
    stream = conn.new_stream()
    with await client(conn.lookup_by_name, "vm") as dom:
        await client(dom.open_console, None, stream, 0)
    return stream


@pytest.mark.parametrize(
    "what", ["hole", "confirmation", "data after the end", "error that does not decode"]
)
async def test_a_server_that_breaks_the_protocol(client, what):
    async def script(peer):
        stream = await stream_of(peer)
        header = (stream.program, stream.version, stream.procedure)
        match what:
            case "hole":
                await peer.send(stream.hole(5))
            case "confirmation":
                await peer.send(message.build(*header, message.STREAM, stream.serial, message.OK))
            case "data after the end":
                end = message.build(*header, message.STREAM, stream.serial, message.CONTINUE)
                await peer.send(
                    end + message.HEADER.pack(29, *header, message.STREAM, stream.serial, 2) + b"x"
                )
            case _:
                await peer.send(
                    message.HEADER.pack(29, *header, message.STREAM, stream.serial, 1) + b"x"
                )
        await peer.until(Closed)

    async with playing(script) as uri, client.connect(uri) as conn:
        stream = await played(client, conn)
        with pytest.raises(LibvirtError, match="the server broke the protocol"):  # noqa: PT012
            await client(stream.recv, 1)
            await client(conn.get_type)
        assert not conn.is_alive()


async def test_what_comes_for_a_stream_that_is_over_is_ignored(client):
    async def script(peer):
        stream = await stream_of(peer)
        await peer.send(stream.abort(REFUSAL))
        for kind in (message.STREAM, message.STREAM_HOLE):
            await peer.send(
                message.HEADER.pack(
                    29, stream.program, stream.version, stream.procedure, kind, stream.serial, 2
                )
                + b"x"
            )
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        stream = await played(client, conn)
        with pytest.raises(LibvirtError, match="no more"):
            await client(stream.recv, 1)
        assert await client(conn.get_type) == "FAKE"


async def test_no_descriptors_are_left_by_streams(client):
    gc.collect()
    before = open_files()
    async with opened(client, sender(b"x")) as (conn, _, vol, _):
        for _ in range(20):
            stream = await download(client, conn, vol)
            await client(stream.finish)
    gc.collect()
    assert open_files() == before


def test_methods_of_both_streams():
    """Both worlds have the same methods, with libvirt-python's names."""
    from virtrio import blocking as blocking_streams
    from virtrio import trio as trio_streams

    surface = [
        {name for name in dir(kind.Stream) if not name.startswith("_")}
        for kind in (trio_streams, blocking_streams)
    ]
    assert surface[0] == surface[1]
    assert surface[0] == {
        *("recv", "recv_flags", "recv_all", "recv_hole", "sparse_recv_all"),
        *("send", "send_all", "send_hole", "sparse_send_all", "finish", "abort", "connect"),
    }
