"""Streams between a raw client and a driver that the test plays."""

from __future__ import annotations

import pytest
import trio
import trio.testing

from tests.server.raw import CLOSE, FEATURE, GET_TYPE, MESSAGE, OK, REPLY, STREAM, packed, packet
from tests.server.streaming import (
    CONSOLE,
    DOWNLOAD,
    SCREENSHOT,
    UPLOAD,
    Channel,
    Streaming,
    arguments,
)
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.connection import PING
from virtrio.protocol.errors import report
from virtrio.server.limits import STREAM_BUFFER, STREAM_PIECE
from virtrio.server.streams import ClientFinished, Hole

SLICE = 262120
OPERATION_FAILED = report(
    ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_STORAGE, "no more"
)
REFUSAL = (9, 18, "operation failed: no more")


@pytest.fixture
async def playing(serve):
    """A driver that plays a work, as a function: (driver, open client, serve)."""

    async def start(work, opening=None, **limits):
        driver = Streaming(work, opening)
        served = serve(driver, **limits)
        return driver, await served.client().open(), served

    return start


def collector():
    """Return a list, and a driver's work that keeps in it what the client sends."""
    got = []

    async def work(stream):
        while (piece := await stream.receive()) is not None:
            got.append(piece if isinstance(piece, Hole) else bytes(piece))

    return got, work


def sender(*pieces):
    async def work(stream):
        for piece in pieces:
            await (stream.send_hole(piece) if isinstance(piece, int) else stream.send(piece))

    return work


# -- from the driver -------------------------------------------------------------------


@pytest.mark.parametrize("procedure", [DOWNLOAD, SCREENSHOT, CONSOLE])
async def test_data_follows_the_reply(playing, procedure):
    _, client, _ = await playing(sender(b"one", bytearray(b"two")))
    channel = await Channel.open(client, procedure)
    assert [await channel.hears() for _ in range(3)] == [b"one", b"two", "end"]
    assert await channel.finish() == "confirmed"
    assert await client.works()


async def test_the_reply_has_what_the_entry_point_returned(playing):
    _, client, _ = await playing(sender())
    answer = await client.call(SCREENSHOT, arguments(SCREENSHOT))
    assert answer.payload == packed("domain_screenshot_ret", "image/ppm")


@pytest.mark.parametrize("length", [SLICE - 1, SLICE, SLICE + 1, 256 * 1024, 1_004_000, 2**20])
async def test_bulk_leaves_in_packets_that_every_libvirt_takes(playing, length):
    data = (bytes(range(251)) * 4200)[:length]
    _, client, _ = await playing(sender(memoryview(data)))
    channel = await Channel.open(client, DOWNLOAD)
    got = []
    while (piece := await channel.hears()) != "end":
        got.append(piece)
    assert [len(piece) for piece in got[:-1]] == [SLICE] * ((length - 1) // SLICE)
    assert b"".join(got) == data
    assert await channel.finish() == "confirmed"


async def test_holes(playing):
    _, client, _ = await playing(sender(b"a", 1 << 40, b"b", 5))
    channel = await Channel.open(client, DOWNLOAD, flags=1)
    assert [await channel.hears() for _ in range(5)] == [
        b"a",
        ("hole", 1 << 40),
        b"b",
        ("hole", 5),
        "end",
    ]


async def test_holes_are_zeros_for_clients_that_did_not_ask_for_them(playing):
    _, client, _ = await playing(sender(b"a", 300_000, b"b"))
    channel = await Channel.open(client, DOWNLOAD)
    got = []
    while (piece := await channel.hears()) != "end":
        got.append(piece)
    assert b"".join(got) == b"a" + bytes(300_000) + b"b"


async def test_the_end_may_come_before_the_task_is_over(playing):
    got = []

    async def work(stream):
        await stream.send(b"x")
        await stream.finish()
        with pytest.raises(RuntimeError, match="the stream's data has ended"):
            await stream.send(b"y")
        got.append(await stream.receive())

    _, client, _ = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert [await channel.hears(), await channel.hears()] == [b"x", "end"]
    assert await channel.finish() == "confirmed"
    assert got == [None]


async def test_no_data_is_no_end(playing):
    _, client, _ = await playing(sender(b"", b"x"))
    channel = await Channel.open(client, DOWNLOAD)
    assert [await channel.hears(), await channel.hears()] == [b"x", "end"]


@pytest.mark.parametrize("size", [100, 10_000_000])
async def test_a_client_that_finishes_early(playing, size):
    """Test that the stream is confirmed; the driver's work has ended before."""
    ended = []

    async def work(stream):
        try:
            while True:
                await stream.send(b"x" * size)
                await trio.testing.wait_all_tasks_blocked()
        finally:
            ended.append(trio.current_effective_deadline())

    _, client, _ = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert type(await channel.hears()) is bytes
    await client.send(channel.packet(status=OK))
    while (heard := await channel.hears()) != "confirmed":
        assert type(heard) is bytes
    assert len(ended) == 1
    assert await client.works()


async def test_a_driver_may_hear_that_the_client_has_finished(playing):
    heard = []

    async def work(stream):
        assert await stream.receive() is None
        with pytest.raises(ClientFinished) as caught:
            await stream.send(b"more")
        heard.append(str(caught.value))

    _, client, _ = await playing(work)
    assert await (await Channel.open(client, DOWNLOAD)).finish() == "confirmed"
    assert heard == ["Requested operation is not valid: the client has finished the stream"]


# -- to the driver ---------------------------------------------------------------------


async def test_data_that_the_client_sends(playing):
    got, work = collector()
    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD, flags=1)
    await client.send(
        channel.packet(b"a")
        + channel.hole(1 << 33)
        + channel.packet(b"b" * 1000)
        + channel.packet(b"")
    )
    assert await channel.finish() == "confirmed"
    assert got == [b"a", Hole(1 << 33), b"b" * 1000]
    assert await client.works()


async def test_data_before_the_reply(playing):
    """Test data that comes right behind the call."""
    got, work = collector()
    _, client, _ = await playing(work)
    channel = Channel(client, CONSOLE, 5)
    await client.send(packet(CONSOLE, arguments(CONSOLE), serial=5) + channel.packet(b"early"))
    assert (await client.answer()).status == OK
    assert await channel.finish() == "confirmed"
    assert got == [b"early"]


async def test_a_finished_stream_is_confirmed_when_the_driver_is_done(playing):
    gate = trio.Event()

    async def work(stream):
        while await stream.receive() is not None:
            pass
        await gate.wait()

    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD)
    await client.send(channel.packet(b"x") + channel.packet(status=OK) + packet(GET_TYPE, serial=9))
    assert (await client.answer()).serial == 9
    gate.set()
    assert await channel.hears() == "confirmed"


async def test_data_goes_both_ways(playing):
    async def echo(stream):
        while (piece := await stream.receive()) is not None:
            await stream.send(bytes(piece).upper())

    _, client, _ = await playing(echo)
    channel = await Channel.open(client, CONSOLE)
    for word in (b"one", b"two"):
        await channel.send(word)
        assert await channel.hears() == word.upper()
    assert await channel.finish() == "confirmed"


async def test_a_cancelled_receive_loses_nothing(playing):
    got, seen = [], trio.Event()

    async def work(stream):
        with trio.CancelScope() as scope:
            scope.cancel()
            await stream.receive()
        with trio.move_on_after(0.01):
            await stream.receive()
        seen.set()
        await trio.testing.wait_all_tasks_blocked()
        with trio.CancelScope() as scope:
            scope.cancel()
            await stream.receive()
        while (piece := await stream.receive()) is not None:
            got.append(bytes(piece))

    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD)
    await seen.wait()
    await client.send(channel.packet(b"1") + channel.packet(b"2"))
    assert await channel.finish() == "confirmed"
    assert got == [b"1", b"2"]


# -- failures --------------------------------------------------------------------------


async def test_a_call_that_is_refused_opens_no_stream(playing):
    def refuse():
        raise OPERATION_FAILED

    driver, client, _ = await playing(sender(b"never"), refuse)
    for procedure in (DOWNLOAD, CONSOLE):
        answer = await client.call(procedure, arguments(procedure), serial=3)
        assert (answer.kind, answer.refusal) == (REPLY, REFUSAL)
        await client.send(Channel(client, procedure, 3).packet(b"dropped"))
        assert await client.works()
    assert [stream.closed for stream in driver.streams] == [True, True]


async def test_an_entry_point_that_starts_nothing(serve, caplog):
    class Lazy(Streaming):
        def _begin(self, stream):
            pass

    client = await serve(Lazy()).client().open()
    answer = await client.call(DOWNLOAD, arguments(DOWNLOAD))
    assert answer.refusal == (1, 7, "internal error: the driver failed; see the server's log")
    assert "storage_vol_download did not start its stream" in caplog.text


async def test_a_task_that_refuses(playing):
    async def work(stream):
        await stream.send(b"some")
        raise OPERATION_FAILED

    _, client, _ = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert [await channel.hears(), await channel.hears()] == [b"some", REFUSAL]
    await client.send(channel.packet(status=OK))  # what crosses with that is dropped
    assert await client.works()


async def test_a_task_that_fails(playing, caplog):
    async def work(stream):
        raise ZeroDivisionError("a secret")

    _, client, _ = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert await channel.hears() == (
        1,
        38,
        "internal error: the driver failed; see the server's log",
    )
    assert "the stream of storage_vol_download failed" in caplog.text
    assert "a secret" in caplog.text
    assert await client.works()


@pytest.mark.parametrize("how", ["refuses", "fails", "both"])
async def test_a_task_with_a_nursery_of_its_own(playing, caplog, how):
    """Test exceptions in groups, as nurseries raise them."""

    async def refuse():
        raise OPERATION_FAILED

    async def fail():
        raise ZeroDivisionError

    async def work(stream):
        async with trio.open_nursery() as nursery:
            if how != "fails":
                nursery.start_soon(refuse)
            if how != "refuses":
                nursery.start_soon(fail)
            nursery.start_soon(trio.sleep_forever)

    _, client, _ = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    heard = await channel.hears()
    assert heard == (
        REFUSAL
        if how == "refuses"
        else (1, 38, "internal error: the driver failed; see the server's log")
    )
    assert ("ZeroDivisionError" in caplog.text) is (how != "refuses")
    assert await client.works()


@pytest.mark.parametrize("how", ["finish", "gone"])
async def test_a_nursery_in_which_one_task_sends_when_the_client_wants_no_more(
    playing, how, caplog
):
    async def endless(stream):
        while True:
            await stream.send(b"x" * SLICE)

    async def work(stream):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(endless, stream)
            nursery.start_soon(trio.sleep_forever)

    _, client, served = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert type(await channel.hears()) is bytes
    if how == "finish":
        await client.send(channel.packet(status=OK))
        while (heard := await channel.hears()) != "confirmed":
            assert type(heard) is bytes
    else:
        await client.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert served.sessions == 0
    assert caplog.text == ""


async def test_a_task_that_fails_after_the_client_has_finished(playing):
    async def work(stream):
        while await stream.receive() is not None:
            pass
        raise OPERATION_FAILED

    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD)
    await channel.send(b"x")
    assert await channel.finish() == REFUSAL


async def test_a_driver_may_abort_from_elsewhere(playing):
    cancelled = []

    async def work(stream):
        try:
            await trio.sleep_forever()
        finally:
            cancelled.append(True)

    driver, client, _ = await playing(work)
    channel = await Channel.open(client, CONSOLE)
    driver.streams[0].abort(OPERATION_FAILED)
    assert await channel.hears() == REFUSAL
    await trio.testing.wait_all_tasks_blocked()
    assert cancelled == [True]


@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_driver_that_does_not_read_all(playing, pieces, when):
    """Test that the stream fails, or data would be lost without an error."""

    async def work(stream):
        await stream.receive()
        if when == "after":
            await trio.testing.wait_all_tasks_blocked()

    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD)
    await client.send(b"".join(channel.packet(b"x") for _ in range(pieces)))
    if when == "before":
        await trio.testing.wait_all_tasks_blocked()
        await channel.send(b"one more")
    await client.send(channel.packet(status=OK))
    heard = await channel.hears()
    if heard == "end":
        heard = await channel.hears()
    if pieces == 1 and when == "after":
        assert heard == "confirmed"
    else:
        assert heard[:2] == (55, 38)
        assert "read" in heard[2]
    assert await client.works()


# -- ends ------------------------------------------------------------------------------


class Cancelled:
    """A work that waits, and tells how that ended."""

    def __init__(self, cleanup=0.0):
        self.ended = trio.Event()
        self.cleanup = cleanup
        self.cancelled = False

    async def __call__(self, stream):
        try:
            await stream.send(b"begun")
            await trio.sleep_forever()
        except trio.Cancelled:
            self.cancelled = True
            raise
        finally:
            with trio.CancelScope(shield=True):
                await trio.sleep(self.cleanup)
            self.ended.set()


async def test_an_aborted_stream_is_confirmed_when_its_task_is_over(playing, autojump_clock):
    work = Cancelled(cleanup=3)
    _, client, _ = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert await channel.hears() == b"begun"
    start = trio.current_time()
    assert await channel.abort() == "confirmed"
    assert (work.cancelled, trio.current_time() - start) == (True, 3)
    assert await client.works()


async def test_a_stream_aborted_before_it_began(playing):
    work = Cancelled()
    _, client, _ = await playing(work)
    channel = Channel(client, CONSOLE, 5)
    await client.send(packet(CONSOLE, arguments(CONSOLE), serial=5) + channel.packet(status=1))
    assert (await client.answer()).status == OK
    assert await channel.hears() == "confirmed"
    assert work.cancelled


@pytest.mark.parametrize("how", ["gone", "close", "broken"])
async def test_the_end_of_the_client_is_that_of_its_streams(playing, how):
    work = Cancelled()
    _, client, served = await playing(work)
    channel = await Channel.open(client, DOWNLOAD)
    assert await channel.hears() == b"begun"
    if how == "gone":
        await client.aclose()
    elif how == "close":
        assert (await client.call(CLOSE)).status == OK
        assert await client.answer() is None
    else:
        await client.send(b"\0\0\0\1")
        assert await client.answer() is None
    await work.ended.wait()
    assert work.cancelled
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0


# -- what is not legal -----------------------------------------------------------------


@pytest.mark.parametrize("flags", [0, 2])
async def test_a_hole_that_was_not_agreed_on_ends_the_connection(playing, flags, caplog):
    work = Cancelled()
    _, client, served = await playing(work)
    other = await served.client().open()
    channel = await Channel.open(client, UPLOAD, flags=flags)
    await client.send(channel.hole(5))
    assert await channel.hears() == b"begun"
    assert await client.answer() is None
    assert "a hole on stream 77, which was opened without" in caplog.text
    await work.ended.wait()
    assert await other.works()


async def test_a_hole_with_flags(playing):
    _, client, _ = await playing(collector()[1])
    channel = await Channel.open(client, UPLOAD, flags=1)
    await client.send(channel.hole(5, 1))
    assert (await channel.hears())[2].endswith("the driver knows no flags of a hole (0x1)")
    assert await client.works()


async def test_one_serial_has_one_stream(playing):
    got, work = collector()
    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD, serial=5)
    answer = await client.call(UPLOAD, arguments(UPLOAD), serial=5)
    assert (answer.kind, answer.refusal[2]) == (REPLY, "stream 5 is open already")
    await channel.send(b"still here")
    assert await channel.finish() == "confirmed"
    assert got == [b"still here"]
    assert await (await Channel.open(client, UPLOAD, serial=5)).finish() == "confirmed"


async def test_a_client_has_only_so_many_streams(playing):
    _, client, served = await playing(collector()[1], max_client_streams=3)
    channels = [await Channel.open(client, UPLOAD, serial=n) for n in range(3)]
    answer = await client.call(UPLOAD, arguments(UPLOAD), serial=9)
    assert answer.refusal == (39, 7, "Too many open streams for this client: 3")
    assert await channels[1].finish() == "confirmed"
    await Channel.open(client, UPLOAD, serial=9)
    await Channel.open(await served.client().open(), UPLOAD)


async def test_read_only_connections_may_not_upload(serve):
    client = await serve(Streaming(collector()[1])).client(readonly=True).open()
    answer = await client.call(UPLOAD, arguments(UPLOAD))
    assert answer.refusal == (
        29,
        18,
        "operation forbidden: read only access prevents virStorageVolUpload",
    )


async def test_arguments_that_do_not_decode(playing):
    driver, client, _ = await playing(collector()[1])
    answer = await client.call(UPLOAD, arguments(UPLOAD)[:-4])
    assert answer.refusal[2] == "Unable to decode message payload"
    assert driver.streams == []


# -- flow ------------------------------------------------------------------------------


async def read_all(client, serial):
    """Return the kind of the next message under this serial."""
    while (answer := await client.answer()).serial != serial:
        pass
    return answer.kind


async def test_a_reply_waits_for_one_packet_of_a_stream_at_most(playing):
    """Test a call while a gigabyte waits: the reply is the next message."""

    async def work(stream):
        while True:
            await stream.send(b"x" * SLICE)

    _, client, _ = await playing(work)
    for serial in range(5):
        await client.send(packet(DOWNLOAD, arguments(DOWNLOAD), serial=serial))
    while await read_all(client, 4) != REPLY:
        pass
    for _ in range(50):
        await trio.testing.wait_all_tasks_blocked()
        await client.send(packet(GET_TYPE, serial=99))
        kinds = []
        while not kinds or kinds[-1] != REPLY:
            kinds.append((await client.answer()).kind)
        assert len(kinds) <= 3  # what the socket had taken, the rest of one packet, and the reply


async def test_a_pong_waits_for_one_packet_of_a_stream_at_most(playing):
    async def work(stream):
        while True:
            await stream.send(b"x" * SLICE)

    _, client, _ = await playing(work)
    await Channel.open(client, DOWNLOAD)
    await trio.testing.wait_all_tasks_blocked()
    await client.send(PING)
    kinds = [(await client.answer()).kind for _ in range(3)]
    assert MESSAGE in kinds
    assert set(kinds) == {MESSAGE, STREAM}


async def test_streams_take_turns(playing):
    async def work(stream):
        for _ in range(10):
            await stream.send(bytes([len(stream.name)]) * SLICE)

    _, client, _ = await playing(work)
    await client.send(
        packet(DOWNLOAD, arguments(DOWNLOAD), serial=1)
        + packet(SCREENSHOT, arguments(SCREENSHOT), serial=2)
    )
    order = []
    while len(order) < 20:
        answer = await client.answer()
        if answer.kind == STREAM and answer.payload:
            order.append(answer.serial)
    assert order[2:18].count(1) == 8
    assert all(len(set(order[at : at + 3])) == 2 for at in range(2, 16))


async def test_a_driver_that_sends_waits_for_the_client(playing):
    sent = []

    async def work(stream):
        while True:
            await stream.send(b"x" * SLICE)
            sent.append(SLICE)

    _, client, _ = await playing(work)
    await Channel.open(client, DOWNLOAD)
    await trio.testing.wait_all_tasks_blocked()
    assert sum(sent) < 2 * 1024 * 1024
    before = len(sent)
    for _ in range(8):
        await client.answer()
    await trio.testing.wait_all_tasks_blocked()
    assert before + 6 <= len(sent) <= before + 10


async def test_a_client_that_does_not_read_its_stream_is_dropped(playing, autojump_clock, caplog):
    work = Cancelled()

    async def endless(stream):
        with trio.CancelScope():
            while True:
                await stream.send(b"x" * SLICE)

    async def both(stream):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(work, stream)
            nursery.start_soon(endless, stream)

    _, client, served = await playing(both, write_timeout=30)
    await Channel.open(client, DOWNLOAD)
    await trio.sleep(29)
    assert served.sessions == 1
    await trio.sleep(2)
    assert served.sessions == 0
    assert work.cancelled
    assert "dropped: it does not read its replies" in caplog.text


async def test_a_client_that_reads_its_stream_slowly_is_waited_for(playing, autojump_clock):
    _, client, _ = await playing(
        sender(b"x" * 4_000_000), write_timeout=30, keepalive_interval=5, keepalive_count=2
    )
    channel = await Channel.open(client, DOWNLOAD)
    got = 0
    while (piece := await channel.hears()) != "end":
        got += len(piece)
        await trio.sleep(20)
    assert got == 4_000_000
    assert await channel.finish() == "confirmed"


async def test_a_client_that_reads_less_than_makes_room_is_waited_for(playing, autojump_clock):
    """Test one that reads a part of what its socket holds while the server waits."""
    count = 30
    _, client, _ = await playing(sender(*[b"x" * 30_000] * count), write_timeout=70)
    channel = await Channel.open(client, DOWNLOAD)
    for _ in range(count):
        assert len(await channel.hears()) == 30_000
        await trio.sleep(20)
    assert await channel.hears() == "end"
    assert await channel.finish() == "confirmed"


async def test_a_client_that_sends_more_than_is_received_has_to_wait(playing):
    """Test that nothing is lost, and that other clients are not affected."""
    got, gate = [], trio.Event()

    async def work(stream):
        await gate.wait()
        while (piece := await stream.receive()) is not None:
            got.append(len(piece))

    driver, client, served = await playing(work)
    other = await served.client().open()
    channel = await Channel.open(client, UPLOAD)
    sent = 0
    async with trio.open_nursery() as nursery:

        async def send():
            nonlocal sent
            for _ in range(100):
                await channel.send(b"x" * SLICE)
                sent += SLICE

        nursery.start_soon(send)
        await trio.testing.wait_all_tasks_blocked()
        assert STREAM_BUFFER < driver.streams[0].held <= STREAM_BUFFER + SLICE
        assert sent < 2 * STREAM_BUFFER
        assert await other.works()
        gate.set()
    assert await channel.finish() == "confirmed"
    assert sum(got) == sent == 100 * SLICE
    assert driver.streams[0].held == 0


@pytest.mark.parametrize("what", ["bytes", "holes"])
async def test_small_pieces_are_held_for_what_they_take(playing, what):
    """Test that a byte, or no data, at once does not make the server keep more."""
    count = 0
    gate = trio.Event()

    async def work(stream):
        nonlocal count
        await gate.wait()
        while await stream.receive() is not None:
            count += 1

    driver, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD, flags=1)
    piece = channel.packet(b"x") if what == "bytes" else channel.hole(1)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(client.send, piece * 20_000)
        await trio.testing.wait_all_tasks_blocked()
        stream = driver.streams[0]
        assert 0 <= stream.held - STREAM_BUFFER <= STREAM_PIECE + 1
        assert len(stream._queue) <= STREAM_BUFFER // STREAM_PIECE + 1
        gate.set()
    assert await channel.finish() == "confirmed"
    assert count == 20_000
    assert stream.held == 0


async def test_a_refused_call_holds_nobody_up(serve):
    """Test data that came before the call that would have opened its stream failed."""
    gate = trio.Event()

    class Refusing(Streaming):
        async def domain_open_console(self, dom, dev_name, stream, flags):
            await gate.wait()
            raise OPERATION_FAILED

    served = serve(Refusing())
    client = await served.client().open()
    channel = Channel(client, CONSOLE, 77)
    await client.send(packet(CONSOLE, arguments(CONSOLE), serial=77))
    async with trio.open_nursery() as nursery:
        nursery.start_soon(client.send, channel.packet(b"x" * SLICE) * 20)
        await trio.testing.wait_all_tasks_blocked()
        assert served.server.statistics().stream_bytes_unreceived > STREAM_BUFFER
        gate.set()
        with trio.fail_after(10):
            assert (await client.answer()).refusal == REFUSAL
    assert await client.works()
    assert served.server.statistics().stream_bytes_unreceived == 0


async def test_a_client_that_is_not_listened_to_is_shown_a_sign_of_life(playing, autojump_clock):
    """Test that the server sends pings to a client from which it does not read."""
    gate = trio.Event()

    async def work(stream):
        await gate.wait()
        while await stream.receive() is not None:
            pass

    _, client, _ = await playing(work, keepalive_interval=5, keepalive_count=2)
    await client.call(FEATURE, b"\0\0\0\x0a")  # it answers pings
    channel = await Channel.open(client, UPLOAD)
    async with trio.open_nursery() as nursery:

        async def send():
            for _ in range(20):
                await channel.send(b"x" * SLICE)

        nursery.start_soon(send)
        assert (await client.answer()).kind == MESSAGE
        await trio.sleep(100)
        gate.set()
    await client.send(channel.packet(status=OK))
    answers = []
    while not answers or answers[-1].kind == MESSAGE:
        answers.append(await client.answer())
    assert (answers[-1].kind, answers[-1].status) == (STREAM, OK)
    assert len(answers) >= 19


async def test_a_stream_that_ends_makes_room(playing):
    """Test that data which a driver will not receive holds nobody up."""
    gate = trio.Event()

    async def work(stream):
        await gate.wait()
        raise OPERATION_FAILED

    _, client, _ = await playing(work)
    channel = await Channel.open(client, UPLOAD)
    async with trio.open_nursery() as nursery:

        async def send():
            for _ in range(20):
                await channel.send(b"x" * SLICE)

        nursery.start_soon(send)
        await trio.testing.wait_all_tasks_blocked()
        gate.set()
    assert await channel.hears() == REFUSAL
    assert await client.works()
