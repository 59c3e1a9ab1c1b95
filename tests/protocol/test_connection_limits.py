"""The conversation without I/O on illegal lengths, ends, replies, calls and bytes."""

from __future__ import annotations

import itertools
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocol.conversation import (
    CALL,
    CLIENT,
    CLOSE,
    ERROR,
    LOOKUP,
    OK,
    REMOTE,
    REPLY,
    SERVER,
    VERSION,
    Pair,
    events,
    header,
    shown,
)
from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.connection import (
    PING,
    CallReceived,
    Closed,
    Connection,
    Dropped,
    Ping,
    ReplyReceived,
    Role,
)
from virtrio.protocol.errors import (
    LibvirtError,
    LocalProtocolError,
    RemoteProtocolError,
    no_support,
)
from virtrio.protocol.message import HEADER_SIZE, MESSAGE_MAX


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("size", [0, 1, 4, 27, MESSAGE_MAX + 1, 2**31, 2**32 - 1])
def test_a_length_out_of_range_ends_it(role, size):
    for data in (size.to_bytes(4, "big"), header(size=size), header(size=size) + bytes(100)):
        connection = Connection(role)
        connection.receive(data)
        for _ in range(2):  # it stays ended
            with pytest.raises(
                RemoteProtocolError, match=f"message length {size} is not between 28 and 33554436"
            ):
                connection.next_event()


def test_a_length_out_of_range_behind_a_message():
    connection = Connection(SERVER)
    connection.receive(PING + b"\0\0\0\1")
    assert shown(connection.next_event()) == (Ping, {})
    with pytest.raises(RemoteProtocolError, match="message length 1"):
        connection.next_event()


def test_the_largest_message():
    connection = Connection(SERVER)
    data = header(size=MESSAGE_MAX) + bytes(MESSAGE_MAX - HEADER_SIZE) + PING
    for at in range(0, len(data), 4096):  # joining each piece to those before would take hours
        connection.receive(data[at : at + 4096])
        if at + 4096 < MESSAGE_MAX:
            assert connection.next_event() is None
    event = connection.next_event()
    assert (type(event), len(event.payload)) == (CallReceived, MESSAGE_MAX)
    assert events(connection) == [(Ping, {})]


@pytest.mark.parametrize("size", [1, 2, 28, 1000])
def test_memory_is_that_of_the_bytes_however_they_come(size):
    data = header(size=MESSAGE_MAX) + bytes(range(250)) * 800
    connection = Connection(SERVER)
    tracemalloc.start()
    try:
        for at in range(0, len(data), size):
            connection.receive(data[at : at + size])
            connection.next_event()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2 * len(data)


def test_nothing_is_kept_of_what_was_read():
    connection = Connection(SERVER)
    tracemalloc.start()
    try:
        for _ in range(20):
            data = header(size=HEADER_SIZE + 100_000) + bytes(100_000) + PING[:3]
            connection.receive(data[:50_000])
            assert connection.next_event() is None
            connection.receive(data[50_000:])
            assert type(connection.next_event()) is CallReceived
            assert connection.next_event() is None
            connection.receive(PING[3:])
            assert type(connection.next_event()) is Ping
        del data
        assert tracemalloc.get_traced_memory()[0] < 20_000
    finally:
        tracemalloc.stop()


# --- EOF ---


@pytest.mark.parametrize("role", Role)
def test_the_end(role):
    connection = Connection(role)
    connection.receive(b"")
    for _ in range(3):
        assert shown(connection.next_event()) == (Closed, {"partial": False})


def test_the_end_behind_messages():
    connection = Connection(SERVER)
    connection.receive(PING + header(CALL))
    connection.receive(b"")
    assert [event for event, _ in events(connection)] == [Ping, CallReceived, Closed]


def test_the_end_within_a_large_message():
    connection = Connection(SERVER)
    connection.receive(PING + header(size=1000))
    assert shown(connection.next_event()) == (Ping, {})
    assert connection.next_event() is None
    connection.receive(bytes(900))
    connection.receive(b"")
    for _ in range(3):
        assert shown(connection.next_event()) == (Closed, {"partial": True})


# --- replies that nobody waits for ---


def test_a_reply_to_an_unknown_serial_ends_it():
    connection = Connection(CLIENT)
    connection.receive(header(REPLY, serial=1))
    with pytest.raises(RemoteProtocolError, match="reply with serial 1, for which no call waits"):
        connection.next_event()


@pytest.mark.parametrize("other", [{"procedure": CLOSE}, {"program": REMOTE + 1}, {"version": 2}])
def test_a_reply_to_another_call_ends_it_and_loses_no_waiter(other):
    connection = Connection(CLIENT)
    connection.call("first", REMOTE, VERSION, LOOKUP)
    connection.call("second", REMOTE, VERSION, CLOSE)
    connection.receive(header(REPLY, **other))
    with pytest.raises(
        RemoteProtocolError, match="with the serial of a call to 23 of 536903814 version 1"
    ):
        connection.next_event()
    assert sorted(connection.fail_pending()) == ["first", "second"]


def test_a_second_reply_ends_it():
    connection = Connection(CLIENT)
    connection.call("waiter", REMOTE, VERSION, LOOKUP)
    connection.receive(2 * header(REPLY))
    assert type(connection.next_event()) is ReplyReceived
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


@pytest.mark.parametrize("status", [OK, ERROR])
def test_a_late_reply_is_dropped(status):
    connection = Connection(CLIENT)
    serial, _ = connection.call("gone", REMOTE, VERSION, LOOKUP)
    connection.call("waiter", REMOTE, VERSION, LOOKUP)
    connection.abandon(serial)
    assert connection.calls_in_flight == 1
    connection.receive(header(REPLY, status, serial=serial) + header(REPLY, serial=2))
    assert shown(connection.next_event()) == (Dropped, {"reason": "late reply with serial 1"})
    assert connection.next_event().waiter == "waiter"


def test_an_abandoned_call_is_forgotten_with_its_reply():
    connection = Connection(CLIENT)
    serial, _ = connection.call("waiter", REMOTE, VERSION, LOOKUP)
    connection.abandon(serial)
    connection.receive(2 * header(REPLY))
    assert type(connection.next_event()) is Dropped
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


@pytest.mark.parametrize("serial", [1, 2])
def test_giving_up_what_is_no_call_changes_nothing(serial):
    connection = Connection(CLIENT)
    connection.call("waiter", REMOTE, VERSION, LOOKUP)
    connection.receive(header(REPLY))
    assert connection.next_event().waiter == "waiter"
    connection.abandon(serial)  # answered, or never made
    connection.receive(header(REPLY, serial=serial))
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


def test_failing_what_is_pending():
    connection = Connection(CLIENT)
    for waiter in ("first", "second", "third"):
        connection.call(waiter, REMOTE, VERSION, LOOKUP)
    connection.abandon(2)
    assert connection.fail_pending() == ["first", "third"]
    assert connection.fail_pending() == []
    assert connection.calls_in_flight == 0
    connection.receive(header(REPLY, serial=2))
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


# --- calls ---


def test_serials_go_round_without_zero_and_without_those_in_use():
    connection = Connection(CLIENT)
    assert connection.call("old", REMOTE, VERSION, LOOKUP)[0] == 1
    connection._serial = 0xFFFFFFFD
    serials = [connection.call(n, REMOTE, VERSION, LOOKUP)[0] for n in range(4)]
    assert serials == [0xFFFFFFFE, 0xFFFFFFFF, 2, 3]
    connection.receive(header(REPLY, serial=1))
    assert connection.next_event().waiter == "old"


@pytest.mark.parametrize(
    "name",
    ["x" * 4194305, None, b"bytes", "\ud800"],
    ids=["too long", "none", "bytes", "no Unicode"],
)
def test_a_call_with_wrong_arguments_is_not_made(name):
    connection = Connection(CLIENT)
    args = remote.RemoteDomainLookupByNameArgs(name)
    with pytest.raises(LocalProtocolError):
        connection.call(
            "waiter", REMOTE, VERSION, LOOKUP, remote.pack_remote_domain_lookup_by_name_args, args
        )
    assert connection.calls_in_flight == 0
    assert connection.fail_pending() == []


def test_a_call_that_is_too_large_is_not_made():
    connection = Connection(CLIENT)

    def pack(size, put):
        put(bytes(size))

    assert (
        len(connection.call("waiter", REMOTE, VERSION, 1, pack, MESSAGE_MAX - HEADER_SIZE)[1])
        == MESSAGE_MAX
    )
    with pytest.raises(
        LocalProtocolError, match="message of 33554437 bytes is over the limit of 33554436"
    ):
        connection.call("waiter", REMOTE, VERSION, 1, pack, MESSAGE_MAX - HEADER_SIZE + 1)
    assert connection.calls_in_flight == 1


# --- error replies ---


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"message": "x" * 4194305}, "x" * 1024),
        ({"message": "half of \ud800"}, r"half of \ud800"),
        ({"message": "good", "str1": "\udfff"}, "good"),
        ({"message": "good", "int1": 2**31}, "good"),
        ({"message": "good", "dom": remote.RemoteNonnullDomain("vm", b"short", 1)}, "good"),
        ({"message": "good", "net": object()}, "good"),
        ({"message": None, "str2": "x" * 4194305}, "libvirt error 42 without a message"),
    ],
)
def test_an_error_that_does_not_fit_arrives_with_its_code(wrong, text):
    error = LibvirtError(42, 10, level=1, **wrong)
    pair = Pair()
    _, call = pair.call("me")
    reply = pair.reply(call, error=error)
    back = message.unpack_error(reply.payload, reply.pos)
    assert (back.code, back.domain, back.level) == (42, 10, 1)
    assert str(back) == text
    assert (back.str1, back.str2, back.str3, back.int1, back.int2, back.dom, back.net) == (
        None,
    ) * 3 + (
        0,
        0,
        None,
        None,
    )
    # whoever raised it may look at it still
    assert {name: getattr(error, name) for name in wrong} == wrong


def test_a_usual_error():
    pair = Pair()
    _, call = pair.call("me")
    error = no_support("virDomainCheckpointCreateXML", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)
    reply = pair.reply(call, error=error)
    back = message.unpack_error(reply.payload, reply.pos)
    assert back.code is ErrorNumber.VIR_ERR_NO_SUPPORT
    assert str(back) == str(error)


# --- any bytes ---


@settings(deadline=None)
@given(
    st.lists(st.binary(max_size=50), max_size=8),
    st.lists(st.integers(1, 90), min_size=1),
    st.lists(st.booleans(), min_size=1),
)
def test_how_it_is_cut_does_not_matter(payloads, sizes, looks):
    whole = b"".join(
        header(size=HEADER_SIZE + len(payload), serial=n) + payload
        for n, payload in enumerate(payloads)
    )
    connection = Connection(SERVER)
    said = []
    for size, look in zip(itertools.cycle(sizes), itertools.cycle(looks), strict=False):
        piece, whole = whole[:size], whole[size:]
        connection.receive(piece)
        if look or not piece:
            said += events(connection)
        if not piece:
            break
    assert [
        (event, fields.get("serial"), fields.get("payload")) for event, fields in said[:-1]
    ] == [(CallReceived, n, payload) for n, payload in enumerate(payloads)]
    assert said[-1] == (Closed, {"partial": False})


@pytest.mark.parametrize("role", Role)
@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.builds(
                lambda size, kind, status, serial: header(kind, status, size=size, serial=serial),
                st.sampled_from([28, 28, 28, 30, 40, 0, 27, MESSAGE_MAX, MESSAGE_MAX + 1]),
                st.integers(0, 8),
                st.integers(-1, 3),
                st.integers(0, 3),
            ),
        ),
        max_size=8,
    )
)
def test_any_bytes_are_events_or_a_protocol_error(role, pieces):
    connection = Connection(role)
    if role is CLIENT:
        connection.call("waiter", REMOTE, VERSION, LOOKUP)
        connection.abandon(connection.call("gone", REMOTE, VERSION, LOOKUP)[0])
    try:
        for piece in pieces:
            connection.receive(piece)
            events(connection)
    except RemoteProtocolError:
        pass
