"""Calls: answers, many calls at once, calls given up, and misbehaving servers."""

from __future__ import annotations

import collections
import contextlib
import errno
import gc
import os
import random
import time

import pytest
import trio

import virtrio
from tests.client.kinds import Blocking, Trio
from tests.client.servers import (
    GET_TYPE,
    LOOKUP,
    lookup_reply,
    playing,
    reply,
    serving,
    type_reply,
    unasked,
)
from virtrio.client import limits
from virtrio.enums import ErrorDomain, ErrorLevel, ErrorNumber
from virtrio.protocol import message, xdr
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import PROGRAM, VERSION
from virtrio.protocol.connection import PING, Closed, Ping, Pong, ReplyReceived
from virtrio.server._generated.driver import Driver

UUID = "6695eb01-f6a4-8304-79aa-97f2502e193f"


async def together(*functions):
    """Run functions at once and return their results or exceptions, in their order."""
    results = [None] * len(functions)

    async def one(number, function):
        try:
            results[number] = await function()
        except Exception as exc:
            results[number] = exc

    async with trio.open_nursery() as nursery:
        for number, function in enumerate(functions):
            nursery.start_soon(one, number, function)
    return results


def many(client):
    """Return the number of tasks or threads to run at once."""
    return 64 if client.name == "trio" else 16


async def name_of(client, conn, name):
    with await client(conn.lookup_by_name, name) as dom:
        return dom.name()


# -- answers ---------------------------------------------------------------------------


async def test_every_field_of_an_error(client):
    dom = remote.RemoteNonnullDomain("guest", bytes(range(16)), 3)
    net = remote.RemoteNonnullNetwork("net", bytes(16))
    sent = virtrio.LibvirtError(
        ErrorNumber.VIR_ERR_NO_DOMAIN,
        ErrorDomain.VIR_FROM_QEMU,
        "Domain not found: gäst",
        level=ErrorLevel.VIR_ERR_WARNING,
        str1="one",
        str2="two",
        str3="three",
        int1=-4,
        int2=5,
        dom=dom,
        net=net,
    )

    async def script(peer):
        await peer.fail(await peer.call(), sent)
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.LibvirtError) as caught:
            await client(conn.get_type)
    fields = ("code", "domain", "message", "level", "str1", "str2", "str3", "int1", "int2")
    assert [getattr(caught.value, field) for field in fields] == [
        getattr(sent, field) for field in fields
    ]
    assert (caught.value.dom.name, caught.value.dom.uuid, caught.value.dom.id) == (
        "guest",
        bytes(range(16)),
        3,
    )
    assert (caught.value.net.name, caught.value.net.uuid) == ("net", bytes(16))
    assert str(caught.value) == "Domain not found: gäst"


async def test_error_of_a_newer_libvirt(client):
    async def script(peer):
        await peer.fail(await peer.call(), virtrio.LibvirtError(9999, 8888, None, level=7))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        with pytest.raises(
            virtrio.LibvirtError, match="libvirt error 9999 without a message"
        ) as caught:
            await client(conn.get_type)
    assert (caught.value.code, caught.value.domain, caught.value.level, caught.value.message) == (
        9999,
        8888,
        7,
        None,
    )


async def test_error_of_our_server(client):
    async with serving() as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.LibvirtError) as caught:
            await client(conn.lookup_by_name, "nobody")
        assert await client(conn.get_type) == "TEST"
    assert caught.value.code is ErrorNumber.VIR_ERR_NO_DOMAIN
    assert caught.value.domain is ErrorDomain.VIR_FROM_TEST


async def test_arguments_that_do_not_fit(client):
    """Nothing is sent, and the connection stays usable."""
    async with serving() as uri, client.connect(uri) as conn:
        for name in ("x" * 5_000_000, "\ud800"):
            with pytest.raises(virtrio.LocalProtocolError):
                await client(conn.lookup_by_name, name)
        with pytest.raises(TypeError):
            await client(conn.lookup_by_name, 7)
        assert await client(conn.get_type) == "TEST"


async def test_text_that_is_not_utf8_comes_back_unchanged(client):
    """Bytes that are not UTF-8 become surrogates, as in file names (PEP 383)."""
    name = b"caf\xe9".decode("utf-8", "surrogateescape")

    async def script(peer):
        call = await peer.call()
        assert (
            xdr.decode(remote.unpack_remote_domain_lookup_by_name_args, call.payload, call.pos).name
            == name
        )
        await peer.send(
            message.build(
                PROGRAM,
                VERSION,
                call.procedure,
                message.REPLY,
                call.serial,
                message.OK,
                remote.pack_remote_nonnull_domain,
                remote.RemoteNonnullDomain(name, bytes(16), 7),
            )
        )
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, name) as domain:
            assert os.fsencode(domain.name()) == b"caf\xe9"


@pytest.mark.parametrize("payload", [b"", b"\0\0\0\7TES", b"\0\0\0\4TEST\0\0\0\0"], ids=repr)
@pytest.mark.parametrize("status", [message.OK, message.ERROR])
async def test_answer_that_does_not_decode(client, status, payload):
    """The call fails; the connection stays usable, as the length was right."""

    async def script(peer):
        call = await peer.call()
        header = (
            28 + len(payload),
            PROGRAM,
            VERSION,
            call.procedure,
            message.REPLY,
            call.serial,
            status,
        )
        await peer.send(message.HEADER.pack(*header) + payload)
        await peer.send(type_reply(await peer.call()))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.RemoteProtocolError):
            await client(conn.get_type)
        assert await client(conn.get_type) == "FAKE"


async def test_answer_to_a_call_without_one(client):
    async def script(peer):
        call = await peer.call()
        await peer.send(type_reply(call))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.RemoteProtocolError, match="trailing bytes"):
            await client(conn.change_begin)


async def test_uuid_in_text_form(client):
    async with serving() as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_uuid_string, UUID) as dom:
            assert (dom.name(), dom.uuid_string()) == ("test", UUID)
        with pytest.raises(virtrio.LibvirtError) as caught:
            await client(conn.lookup_by_uuid_string, "no-uuid")
    assert caught.value.code is ErrorNumber.VIR_ERR_INVALID_ARG
    assert str(caught.value) == "Invalid UUID"


async def test_messages_that_nobody_asked_for(client):
    async def script(peer):
        call = await peer.call()
        stream = message.HEADER.pack(28, PROGRAM, VERSION, GET_TYPE, message.STREAM, 5, message.OK)
        await peer.send(unasked() + stream + type_reply(call) + unasked())
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "FAKE"


async def test_answer_that_comes_in_pieces(client):
    async def script(peer):
        data = type_reply(await peer.call(), "PIECES") + unasked()
        for byte in data:
            await peer.send(bytes([byte]))
            await trio.lowlevel.checkpoint()
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "PIECES"


async def test_large_answer(client):
    text = "x" * 4_000_000

    async def script(peer):
        await peer.send(type_reply(await peer.call(), text))
        await peer.leave()

    # The type's own limit is that of all strings of the protocol.
    async with playing(script) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == text


# -- many at once ----------------------------------------------------------------------


async def test_answers_out_of_order(client):
    count = many(client)

    async def script(peer):
        calls = [await peer.call() for _ in range(count)]
        random.Random(1).shuffle(calls)
        for call in calls:
            await peer.send(lookup_reply(call, "!"))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        names = [f"d{number}" for number in range(count)]
        found = await together(*(lambda name=name: name_of(client, conn, name) for name in names))
        assert found == [f"{name}!" for name in names]


async def test_tasks_and_threads_at_full_speed(client):
    """Every caller gets its own answer while the reader changes many times."""
    count = many(client)

    async def script(peer):
        with contextlib.suppress(trio.BrokenResourceError):
            while not isinstance(event := await peer.event(), Closed):
                await peer.send(lookup_reply(event) if event.procedure == LOOKUP else reply(event))

    async with playing(script) as uri, client.connect(uri) as conn:

        def in_a_thread(number):
            for step in range(40):
                with conn.lookup_by_name(f"{number}.{step}") as dom:
                    assert dom.name() == f"{number}.{step}"

        async def in_a_task(number):
            for step in range(40):
                with await conn.lookup_by_name(f"{number}.{step}") as dom:
                    assert dom.name() == f"{number}.{step}"

        run = in_a_task if client.name == "trio" else in_a_thread
        assert await together(*(lambda n=n: client(run, n) for n in range(count))) == [None] * count


async def test_a_slow_call_holds_up_no_other(client):
    class Slow(Driver):
        def __init__(self):
            self.go = trio.Event()

        async def connect_get_hostname(self):
            await self.go.wait()
            return "slow"

        def connect_get_type(self):
            return "quick"

    driver = Slow()
    async with serving(driver) as uri, client.connect(uri) as conn:
        order = []

        async def slow():
            order.append(await client(conn.get_hostname))

        async def quick():
            for _ in range(10):
                order.append(await client(conn.get_type))
            driver.go.set()

        await together(slow, quick)
        assert order == ["quick"] * 10 + ["slow"]


# -- given up --------------------------------------------------------------------------


@contextlib.asynccontextmanager
async def hurried(client, uri):
    """Yield a connection, and a function whose calls are not answered in time."""
    if client.name == "trio":
        async with client.connect(uri) as conn:

            async def give_up(function, *args):
                with trio.move_on_after(0.05) as scope:
                    await function(*args)
                assert scope.cancelled_caught

            yield conn, give_up
    else:
        async with client.connect(uri, timeout=0.1) as conn:

            async def give_up(function, *args):
                with pytest.raises(virtrio.LibvirtError) as caught:
                    await client(function, *args)
                assert (caught.value.code, caught.value.domain) == (
                    ErrorNumber.VIR_ERR_OPERATION_TIMEOUT,
                    ErrorDomain.VIR_FROM_RPC,
                )
                assert (
                    str(caught.value)
                    == "Timed out during operation: the server did not answer in time"
                )

            yield conn, give_up


async def test_late_answer_is_dropped(client):
    async def script(peer):
        late = await peer.call()
        later = await peer.call()
        await peer.send(type_reply(await peer.call()))
        await peer.send(lookup_reply(late))
        call = await peer.call()
        await peer.send(type_reply(later, "LATE") + type_reply(call))
        await peer.leave()

    async with playing(script) as uri, hurried(client, uri) as (conn, give_up):
        await give_up(conn.lookup_by_name, "slow")
        await give_up(conn.get_type)
        assert await client(conn.get_type) == "FAKE"
        assert await client(conn.get_type) == "FAKE"


async def test_giving_up_one_of_many(client):
    async def script(peer):
        calls = [await peer.call() for _ in range(8)]
        for call in calls:
            if call.procedure == LOOKUP:
                await peer.send(lookup_reply(call))
        await peer.send(type_reply(await peer.call()))
        await peer.leave()

    async with playing(script) as uri, hurried(client, uri) as (conn, give_up):
        found = await together(
            *(lambda n=n: name_of(client, conn, f"d{n}") for n in range(4)),
            *(lambda: give_up(conn.get_type) for _ in range(4)),
        )
        assert found == ["d0", "d1", "d2", "d3", None, None, None, None]
        assert await client(conn.get_type) == "FAKE"


async def test_giving_up_at_any_moment(client):
    """Each call gets its own answer or none, around the end of its time."""
    count, patience = many(client), 0.1
    chance = random.Random(3)
    outcomes = collections.Counter()

    async def script(peer):
        async def answer(call):
            if call.procedure == LOOKUP:
                await trio.sleep(chance.uniform(0, 2 * patience))
                with contextlib.suppress(trio.BrokenResourceError):  # the client may have left
                    await peer.send(lookup_reply(call))
            else:
                await peer.send(reply(call))

        async with trio.open_nursery() as nursery:
            while not isinstance(event := await peer.event(), Closed):
                nursery.start_soon(answer, event)
            nursery.cancel_scope.cancel()

    async def in_a_task(conn, name):
        with trio.move_on_after(patience) as scope:
            dom = await conn.lookup_by_name(name)
            assert dom.name() == name
        return scope.cancelled_caught

    def in_a_thread(conn, name):
        try:
            dom = conn.lookup_by_name(name)
        except virtrio.LibvirtError as error:
            assert error.code is ErrorNumber.VIR_ERR_OPERATION_TIMEOUT  # noqa: PT017 - it need not come
            return True
        assert dom.name() == name
        return False

    async def one(conn, number):
        for step in range(5):
            name = f"{number}.{step}"
            late = await (
                in_a_task(conn, name) if client.name == "trio" else client(in_a_thread, conn, name)
            )
            outcomes[late] += 1

    options = {} if client.name == "trio" else {"timeout": patience}
    async with playing(script) as uri, client.connect(uri, **options) as conn:
        assert await together(*(lambda n=n: one(conn, n) for n in range(count))) == [None] * count
        assert conn.is_alive()
    assert outcomes[True]
    assert outcomes[False]


async def test_calls_given_up_before_they_were_sent_are_not_made():
    """The trio client sends no call that was given up, unless a part of it was sent.

    Such a call is sent to its end.
    """
    client = Trio()
    done = trio.Event()
    large = "x" * 3_000_000
    names = []

    async def script(peer):
        await done.wait()
        while not isinstance(event := await peer.event(), Closed):
            if event.procedure == LOOKUP:
                names.append(
                    remote.unpack_remote_domain_lookup_by_name_args(event.payload, event.pos)[
                        0
                    ].name
                )
            else:
                await peer.send(type_reply(event) if event.procedure == GET_TYPE else reply(event))

    async with playing(script) as uri, client.connect(uri) as conn:
        for name in (large, "small", "small"):
            with trio.move_on_after(0.05):
                await conn.lookup_by_name(name)
        done.set()
        assert await conn.get_type() == "FAKE"
        assert names == [large]


async def test_deadline_while_sending():
    """A call that the blocking client sent in part ends the connection in time."""
    client = Blocking()

    async def script(peer):
        await trio.sleep_forever()

    async with playing(script) as uri, client.connect(uri, timeout=0.2) as conn:
        start = time.monotonic()
        with pytest.raises(virtrio.LibvirtError) as caught:
            await client(conn.lookup_by_name, "x" * 3_000_000)
        assert caught.value.code is ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
        assert time.monotonic() - start < 5
        with pytest.raises(virtrio.ConnectionClosed, match="the server does not read"):
            await client(conn.get_type)


async def test_deadline_counts_from_the_call():
    """The time does not start anew when a thread becomes the reader or bytes come."""
    client = Blocking()

    async def script(peer):
        first = await peer.call()
        await peer.call()
        await trio.sleep(0.2)
        await peer.send(lookup_reply(first))
        for _ in range(100):
            await trio.sleep(0.05)
            await peer.send(unasked())

    async with playing(script) as uri, client.connect(uri, timeout=1) as conn:
        took = []

        async def second():
            await trio.sleep(0.05)
            start = time.monotonic()
            with pytest.raises(virtrio.LibvirtError) as caught:
                await client(conn.get_type)
            took.append(time.monotonic() - start)
            assert caught.value.code is ErrorNumber.VIR_ERR_OPERATION_TIMEOUT

        assert await together(lambda: name_of(client, conn, "first"), second) == ["first", None]
        assert 0.99 < took[0] < 3


# -- a socket that is full -------------------------------------------------------------


async def test_pong_does_not_land_within_a_packet(client):
    name = "x" * 2_000_000

    async def script(peer):
        await trio.sleep(0.05)  # the call is on its way, and stuck
        for _ in range(3):
            await peer.send(PING)
        await trio.sleep(0.05)
        first = await peer.event()
        assert len(first.payload) > 2_000_000
        assert isinstance(await peer.event(), Pong)
        await peer.send(lookup_reply(first))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        assert await name_of(client, conn, name) == name


async def test_answers_are_taken_while_the_client_cannot_send(client):
    """The client takes answers while it cannot send, so that full sockets drain."""
    size = 500_000

    async def script(peer):
        while not isinstance(event := await peer.event(), Closed):
            await peer.send(lookup_reply(event) if event.procedure == LOOKUP else reply(event))

    async with playing(script) as uri, client.connect(uri) as conn:
        names = [str(number) * size for number in range(8)]
        assert (
            await together(*(lambda name=name: name_of(client, conn, name) for name in names))
            == names
        )


async def test_late_answers_do_not_stop_a_sender(client):
    """Answers to calls that were given up are read, so that the server reads on."""
    size = 2_000_000
    given_up = trio.Event()

    async def script(peer):
        late = [await peer.call() for _ in range(2)]
        await given_up.wait()
        for call in late:
            await peer.send(lookup_reply(call, "x" * size))
        await peer.send(lookup_reply(await peer.call()))
        await peer.leave()

    async with playing(script) as uri, hurried(client, uri) as (conn, give_up):
        await give_up(conn.lookup_by_name, "a")
        await give_up(conn.lookup_by_name, "b")
        given_up.set()
        if client.name == "blocking":
            conn._exchange.timeout = 5.0
        assert len(await name_of(client, conn, "c" * size)) == size


# -- the end ---------------------------------------------------------------------------


def header(
    size=28,
    program=PROGRAM,
    version=VERSION,
    procedure=GET_TYPE,
    kind=message.REPLY,
    serial=4,
    status=0,
):
    return message.HEADER.pack(size, program, version, procedure, kind, serial, status)


EOF, BROKEN = "End of file while reading data", "the server broke the protocol: "


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", EOF, id="end of file"),
        pytest.param(b"\0\0", EOF, id="end of file in a length"),
        pytest.param(header(size=40), EOF, id="end of file in a message"),
        pytest.param(header(size=27), BROKEN, id="too short"),
        pytest.param(header(size=0x7FFFFFFF), BROKEN, id="too long"),
        pytest.param(b"HTTP/1.1 400 Bad Request\r\n\r\n", BROKEN, id="another protocol"),
        pytest.param(header(serial=99), BROKEN, id="no such serial"),
        pytest.param(header(procedure=1), BROKEN, id="another procedure"),
        pytest.param(header(kind=message.CALL), BROKEN, id="a call"),
        pytest.param(header(kind=77), BROKEN, id="bad type"),
        pytest.param(header(status=2), BROKEN, id="bad status"),
    ],
)
async def test_every_call_in_flight_fails_at_once(client, data, text):
    count = many(client)

    async def script(peer):
        for _ in range(count):
            await peer.call()
        if data:
            await peer.send(data)
            if text is BROKEN:
                while not isinstance(await peer.event(), Closed):  # the client ends it
                    pass

    async with playing(script) as uri, client.connect(uri) as conn:
        errors = await together(*(lambda: client(conn.get_type) for _ in range(count)))
        assert {type(error) for error in errors} == {virtrio.ConnectionClosed}
        assert [str(error) for error in errors if text not in str(error)] == []
        assert len({id(error) for error in errors}) == count
        assert not conn.is_alive()
        with pytest.raises(virtrio.ConnectionClosed) as caught:
            await client(conn.get_type)
        assert text in str(caught.value)


async def test_end_of_file_has_libvirts_code(client):
    async def script(peer):
        await peer.call()

    async with playing(script) as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.ConnectionClosed) as caught:
            await client(conn.get_type)
    error = caught.value
    assert (error.code, error.domain, error.int1) == (
        ErrorNumber.VIR_ERR_SYSTEM_ERROR,
        ErrorDomain.VIR_FROM_RPC,
        errno.EIO,
    )
    assert str(error) == "End of file while reading data: Input/output error"


async def test_server_that_stops_reading(client):
    """The server shuts down its reading half only: no end of file comes."""

    async def script(peer):
        peer.stream.socket.shutdown(0)
        await trio.sleep_forever()

    async with playing(script) as uri, client.connect(uri) as conn:
        await trio.testing.wait_all_tasks_blocked(0.01)
        with pytest.raises(virtrio.ConnectionClosed):
            await client(conn.get_type)
        assert not conn.is_alive()


async def test_closing_while_calls_are_in_flight(client):
    count = many(client)
    arrived = trio.Event()

    async def script(peer):
        for _ in range(count):
            await peer.call()
        arrived.set()
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:

        async def close():
            await arrived.wait()
            return await client(conn.close)

        *errors, left = await together(
            *(lambda: client(conn.get_type) for _ in range(count)), close
        )
        assert left == 0
        assert {str(error) for error in errors} == {"internal error: client socket is closed"}
        assert {type(error) for error in errors} == {virtrio.ConnectionClosed}


# -- keepalive -------------------------------------------------------------------------


async def test_server_that_stops_answering(client):
    """Calls in flight and later ones fail; another connection stays usable."""

    async def script(peer):
        event = await peer.call()
        pings = 0
        while not isinstance(event := await peer.event(), Closed):
            assert isinstance(event, Ping)
            pings += 1
        assert pings == 2

    async with (
        playing(script) as uri,
        serving() as other_uri,
        client.connect(uri, keepalive_interval=0.05, keepalive_count=2) as conn,
        client.connect(other_uri, keepalive_interval=0.05, keepalive_count=2) as other,
    ):
        with pytest.raises(virtrio.ConnectionClosed) as caught:
            await client(conn.get_type)
        assert str(caught.value) == "internal error: connection closed due to keepalive timeout"
        with pytest.raises(virtrio.ConnectionClosed, match="keepalive timeout"):
            await client(conn.get_hostname)
        assert await client(other.get_type) == "TEST"


async def test_silent_server_of_an_idle_connection(client):
    ended = trio.Event()

    async def script(peer):
        while not isinstance(await peer.event(), Closed):
            pass
        ended.set()

    async with (
        playing(script) as uri,
        client.connect(uri, keepalive_interval=0.05, keepalive_count=2) as conn,
    ):
        await ended.wait()
        assert not conn.is_alive()


async def test_idle_connection_whose_server_is_gone(client):
    async def script(peer):
        pass

    async with playing(script) as uri, client.connect(uri, keepalive_interval=0.05) as conn:
        while conn.is_alive():  # noqa: ASYNC110 - there is nothing else to be told by
            await trio.sleep(0.01)


async def test_server_that_answers_pings_lives(client):
    pinged = trio.Event()

    async def script(peer):
        for _ in range(4):
            await peer.until(Ping)
            await peer.send(unasked())  # anything is a sign of life
        pinged.set()
        await peer.serve()

    async with (
        playing(script) as uri,
        client.connect(uri, keepalive_interval=0.05, keepalive_count=1) as conn,
    ):
        await pinged.wait()
        assert await client(conn.get_type) == "FAKE"


async def test_idle_client_answers_pings(client):
    answered = trio.Event()

    async def script(peer):
        for _ in range(3):
            await peer.send(PING)
            await peer.until(Pong)
        answered.set()
        await peer.serve()

    async with playing(script) as uri, client.connect(uri, keepalive_interval=0.05) as conn:
        await answered.wait()
        assert await client(conn.get_type) == "FAKE"


async def test_busy_client_answers_pings(client):
    async def script(peer):
        call = await peer.call()
        await peer.send(PING)
        await peer.until(Pong)
        await peer.send(type_reply(call))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "FAKE"


@pytest.mark.parametrize("of", ["client", "server"])
async def test_no_keepalive(client, of):
    async def script(peer):
        with trio.move_on_after(0.2):
            pytest.fail(f"{await peer.event()} came")
        await peer.serve()

    interval, supported = (0, 1) if of == "client" else (0.02, 0)
    async with (
        playing(script, keepalive=supported) as uri,
        client.connect(uri, keepalive_interval=interval, keepalive_count=1) as conn,
    ):
        await trio.sleep(0.3)
        assert await client(conn.get_type) == "FAKE"


async def test_flood_of_pings_is_answered_without_hoarding(client):
    """One pong waits for a server that pings and does not read, not one a ping."""
    pongs = 0

    async def script(peer):
        nonlocal pongs
        call = await peer.call()
        for _ in range(20):
            await peer.send(PING * 5000)
        await peer.send(type_reply(call))
        while not isinstance(event := await peer.event(), Closed):
            if isinstance(event, Pong):
                pongs += 1
            else:
                await peer.send(reply(event))

    async with playing(script) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "FAKE"
    assert 0 < pongs < 50_000  # of 100,000: what sockets took before they were full


async def test_close_does_not_wait_for_a_sender_that_is_stuck(monkeypatch):
    """The server does not read, and another thread sends a call without a deadline."""
    monkeypatch.setattr(limits, "CLOSE_TIMEOUT", 0.1)
    client = Blocking()
    conns = []

    async def script(peer):
        await trio.sleep_forever()

    async def stuck():
        with pytest.raises(virtrio.ConnectionClosed):
            await client(conns[0].lookup_by_name, "x" * 3_000_000)

    async with playing(script) as uri, client.connect(uri, keepalive_interval=0) as conn:
        conns.append(conn)
        with trio.fail_after(5):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(stuck)
                while not conn._exchange.life.sending.locked():  # noqa: ASYNC110 - in a thread
                    await trio.sleep(0.01)
                assert await client(conn.close) == 0


async def test_replies_are_freed_without_the_cycle_collector(client):
    """Replies are freed by their reference counts, without the cycle collector."""

    def replies():
        return sum(isinstance(thing, ReplyReceived) for thing in gc.get_objects())

    async with serving() as uri, client.connect(uri) as conn:
        gc.collect()
        gc.disable()
        try:
            before = replies()
            for _ in range(10):
                await client(conn.get_type)
            assert replies() == before
        finally:
            gc.enable()
