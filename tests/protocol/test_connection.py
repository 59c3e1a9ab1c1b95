"""The conversation without I/O: one table of messages for writing and for reading, then everything that can go wrong."""

from __future__ import annotations

import itertools
import tracemalloc
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from virtrio.protocol import message
from virtrio.protocol._generated import keepalive_procedures, remote, remote_procedures
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.connection import (
    PING,
    PONG,
    CallReceived,
    CallRefused,
    Closed,
    Connection,
    Dropped,
    EventReceived,
    Ping,
    Pong,
    ReplyReceived,
    Role,
    reply_error,
)
from virtrio.protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError, no_support
from virtrio.protocol.message import HEADER, HEADER_SIZE, MESSAGE_MAX, MessageStatus, MessageType

if TYPE_CHECKING:
    from collections.abc import Callable

    from virtrio.protocol.connection import Event

CLIENT, SERVER = Role.CLIENT, Role.SERVER
REMOTE, VERSION = remote_procedures.PROGRAM, remote_procedures.VERSION
LOOKUP = int(remote_procedures.RemoteProcedure.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME)
CLOSE = int(remote_procedures.RemoteProcedure.REMOTE_PROC_CONNECT_CLOSE)
CALL, REPLY, MESSAGE, STREAM, CALL_FDS, REPLY_FDS, HOLE = map(int, MessageType)
OK, ERROR, CONTINUE = map(int, MessageStatus)
IDENTITY = remote.RemoteNonnullDomain("vm", bytes(range(16)), 7)


def raw(text: str) -> bytes:
    """Annotated hex: what stands behind a ``#`` is for the reader."""
    return bytes.fromhex(" ".join(line.partition("#")[0] for line in text.splitlines()))


def header(kind=CALL, status=OK, *, size=HEADER_SIZE, program=REMOTE, version=VERSION, procedure=LOOKUP, serial=1):
    return HEADER.pack(size, program, version, procedure, kind, serial, status)


def shown(event: Event | None) -> Any:
    """An event as what a test compares: its class and its fields, the payload as the bytes that it is about."""
    if event is None:
        return None
    fields = {name: getattr(event, name) for name in event.__slots__}
    if "pos" in fields:
        fields["payload"] = fields["payload"][fields.pop("pos") :]
    return type(event), fields


def events(connection: Connection) -> list[Any]:
    """All that the connection has to say now; EOF, which it says for ever, once."""
    said = []
    while (event := connection.next_event()) is not None:
        said.append(shown(event))
        if isinstance(event, Closed):
            break
    return said


class Pair:
    """A client and a server with nothing between them: what one sends, the other has received."""

    def __init__(self):
        self.client = Connection(CLIENT)
        self.server = Connection(SERVER)

    def call(self, waiter, procedure=LOOKUP, pack=None, args=None):
        """(serial, what the server sees)."""
        serial, data = self.client.call(waiter, REMOTE, VERSION, procedure, pack, args)
        self.server.receive(data)
        return serial, self.server.next_event()

    def reply(self, call, pack=None, ret=None, error=None):
        """What the client sees."""
        if error is not None:
            data = reply_error(call.program, call.version, call.procedure, call.serial, error)
        else:
            data = message.build(call.program, call.version, call.procedure, REPLY, call.serial, OK, pack, ret)
        self.client.receive(data)
        return self.client.next_event()


# --- one table: what is written, the bytes, what is read ---


@dataclass
class Case:
    name: str
    reader: Role
    write: Callable[[], bytes]
    encoded: str
    event: type
    fields: dict[str, Any]


def lookup_call() -> bytes:
    args = remote.RemoteDomainLookupByNameArgs("vm")
    return Connection(CLIENT).call(
        "waiter", REMOTE, VERSION, LOOKUP, remote.pack_remote_domain_lookup_by_name_args, args
    )[1]


CASES = [
    Case(
        "call without arguments",
        SERVER,
        lambda: Connection(CLIENT).call("waiter", REMOTE, VERSION, CLOSE)[1],
        """
        0000001c            # length, itself included
        20008086 00000001   # program, version
        00000002            # procedure
        00000000            # type: call
        00000001            # serial
        00000000            # status
        """,
        CallReceived,
        {"program": REMOTE, "version": 1, "procedure": CLOSE, "serial": 1, "payload": b""},
    ),
    Case(
        "call with arguments",
        SERVER,
        lookup_call,
        """
        00000024 20008086 00000001 00000017 00000000 00000001 00000000
        00000002 766d0000   # the name
        """,
        CallReceived,
        {"program": REMOTE, "version": 1, "procedure": 23, "serial": 1, "payload": b"\0\0\0\2vm\0\0"},
    ),
    Case(
        "call to a program that nobody knows",
        SERVER,
        lambda: message.build(0x7FFFFFFF, 9, -5, CALL, 0xFFFFFFFF, OK),
        "0000001c 7fffffff 00000009 fffffffb 00000000 ffffffff 00000000",
        CallReceived,
        {"program": 0x7FFFFFFF, "version": 9, "procedure": -5, "serial": 0xFFFFFFFF, "payload": b""},
    ),
    Case(
        "reply",
        CLIENT,
        lambda: message.build(
            REMOTE,
            1,
            LOOKUP,
            REPLY,
            1,
            OK,
            remote.pack_remote_domain_lookup_by_name_ret,
            remote.RemoteDomainLookupByNameRet(IDENTITY),
        ),
        """
        00000038 20008086 00000001 00000017 00000001 00000001 00000000
        00000002 766d0000 00010203 04050607 08090a0b 0c0d0e0f 00000007   # name, uuid, id
        """,
        ReplyReceived,
        {"waiter": "waiter", "ok": True, "payload": b"\0\0\0\2vm\0\0" + bytes(range(16)) + b"\0\0\0\7"},
    ),
    Case(
        "empty reply",
        CLIENT,
        lambda: message.build(REMOTE, 1, LOOKUP, REPLY, 1, OK),
        "0000001c 20008086 00000001 00000017 00000001 00000001 00000000",
        ReplyReceived,
        {"waiter": "waiter", "ok": True, "payload": b""},
    ),
    Case(
        "error reply",
        CLIENT,
        lambda: reply_error(
            REMOTE, 1, LOOKUP, 1, LibvirtError(42, 10, "no vm", level=2, str1="f", int1=-1, int2=-1, dom=IDENTITY)
        ),
        """
        00000078 20008086 00000001 00000017 00000001 00000001 00000001   # status: error
        0000002a 0000000a                       # code, domain
        00000001 00000005 6e6f2076 6d000000     # message
        00000002                                # level
        00000001 00000002 766d0000 00010203 04050607 08090a0b 0c0d0e0f 00000007   # dom
        00000001 00000001 66000000              # str1
        00000000 00000000                       # no str2, no str3
        ffffffff ffffffff                       # int1, int2
        00000000                                # no net
        """,
        ReplyReceived,
        {
            "waiter": "waiter",
            "ok": False,
            "payload": raw(
                """
                0000002a 0000000a 00000001 00000005 6e6f2076 6d000000 00000002
                00000001 00000002 766d0000 00010203 04050607 08090a0b 0c0d0e0f 00000007
                00000001 00000001 66000000 00000000 00000000 ffffffff ffffffff 00000000
                """
            ),
        },
    ),
    Case(
        "event of a domain",
        CLIENT,
        lambda: message.build(
            REMOTE,
            1,
            107,
            MESSAGE,
            0,
            OK,
            remote.pack_remote_domain_event_lifecycle_msg,
            remote.RemoteDomainEventLifecycleMsg(IDENTITY, 2, 0),
        ),
        """
        00000040 20008086 00000001 0000006b 00000002 00000000 00000000   # type: message, serial 0
        00000002 766d0000 00010203 04050607 08090a0b 0c0d0e0f 00000007   # the domain
        00000002 00000000                                                # started, booted
        """,
        EventReceived,
        {
            "program": REMOTE,
            "procedure": 107,
            "payload": b"\0\0\0\2vm\0\0" + bytes(range(16)) + b"\0\0\0\7" + b"\0\0\0\2" + bytes(4),
        },
    ),
    *(
        Case(
            f"{name} at the {reader.value}",
            reader,
            lambda packet=packet: packet,
            f"0000001c 6b656570 00000001 0000000{number} 00000002 00000000 00000000",
            event,
            {},
        )
        for reader in Role
        for name, packet, number, event in (("ping", PING, 1, Ping), ("pong", PONG, 2, Pong))
    ),
]
BY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def reader(case: Case) -> Connection:
    """Who reads a case: a client waits for its first call."""
    connection = Connection(case.reader)
    if case.reader is CLIENT:
        assert connection.call("waiter", REMOTE, VERSION, LOOKUP)[0] == 1
    return connection


@BY_CASE
def test_written(case):
    assert case.write() == raw(case.encoded)


@BY_CASE
def test_read_whole(case):
    connection = reader(case)
    connection.receive(raw(case.encoded))
    assert shown(connection.next_event()) == (case.event, case.fields)
    assert connection.next_event() is None
    assert connection.received == 1


@BY_CASE
@pytest.mark.parametrize("size", [1, 3, 4, 27, 28, 29])
def test_read_in_pieces(case, size):
    connection = reader(case)
    data = raw(case.encoded)
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    for piece in pieces[:-1]:
        connection.receive(piece)
        assert connection.next_event() is None
    connection.receive(pieces[-1])
    assert events(connection) == [(case.event, case.fields)]
    assert connection.received == len(pieces)


@BY_CASE
@pytest.mark.parametrize("extra", range(1, HEADER_SIZE + 1))
def test_read_with_more_behind_it(case, extra):
    connection = reader(case)
    connection.receive(raw(case.encoded) + PING[:extra])
    assert shown(connection.next_event()) == (case.event, case.fields)
    if extra < len(PING):
        assert connection.next_event() is None
        connection.receive(PING[extra:])
    assert events(connection) == [(Ping, {})]


@BY_CASE
@pytest.mark.parametrize("size", [1, 5, 28, 64])
def test_read_in_pieces_between_others(case, size):
    connection = reader(case)
    data = PING + raw(case.encoded) + PONG
    said = []
    for at in range(0, len(data), size):
        connection.receive(data[at : at + size])
        said += events(connection)
    assert said == [(Ping, {}), (case.event, case.fields), (Pong, {})]


@BY_CASE
def test_cut_off_anywhere(case):
    data = raw(case.encoded)
    for end in range(1, len(data)):
        connection = reader(case)
        connection.receive(data[:end])
        connection.receive(b"")
        assert events(connection) == [(Closed, {"partial": True})]


def test_a_whole_message_is_not_copied():
    data = lookup_call()
    connection = Connection(SERVER)
    connection.receive(data)
    event = connection.next_event()
    assert event.payload is data
    assert event.pos == HEADER_SIZE


# --- both ends ---


def test_a_call_and_its_reply():
    pair = Pair()
    args = remote.RemoteDomainLookupByNameArgs("vm")
    serial, call = pair.call("me", pack=remote.pack_remote_domain_lookup_by_name_args, args=args)
    assert (call.program, call.version, call.procedure, call.serial) == (REMOTE, VERSION, LOOKUP, serial)
    assert remote.unpack_remote_domain_lookup_by_name_args(call.payload, call.pos) == (args, len(call.payload))
    ret = remote.RemoteDomainLookupByNameRet(IDENTITY)
    reply = pair.reply(call, remote.pack_remote_domain_lookup_by_name_ret, ret)
    assert (reply.waiter, reply.ok) == ("me", True)
    assert remote.unpack_remote_domain_lookup_by_name_ret(reply.payload, reply.pos) == (ret, len(reply.payload))
    assert pair.client.calls_in_flight == 0


def test_an_error_comes_back_with_every_field():
    pair = Pair()
    _, call = pair.call("me")
    error = LibvirtError(42, 10, "m", level=1, str1="a", str2="b", str3="c", int1=-1, int2=5, dom=IDENTITY, net=None)
    reply = pair.reply(call, error=error)
    assert (reply.waiter, reply.ok) == ("me", False)
    back = message.unpack_error(reply.payload, reply.pos)
    for name in ("code", "domain", "message", "level", "str1", "str2", "str3", "int1", "int2", "net"):
        assert getattr(back, name) == getattr(error, name), name
    assert (back.dom.name, back.dom.uuid, back.dom.id) == ("vm", bytes(range(16)), 7)


def test_replies_in_any_order():
    pair = Pair()
    calls = [pair.call(f"waiter {n}", procedure=n)[1] for n in range(1, 6)]
    assert [call.serial for call in calls] == [1, 2, 3, 4, 5]
    assert pair.client.calls_in_flight == 5
    for n in (3, 1, 5, 2, 4):
        assert pair.reply(calls[n - 1]).waiter == f"waiter {n}"
    assert pair.client.calls_in_flight == 0


def test_many_messages_in_one_read():
    pair = Pair()
    sent = [pair.client.call(n, REMOTE, VERSION, n) for n in range(1, 1001)]
    pair.server.receive(b"".join(data for _, data in sent))
    calls = [pair.server.next_event() for _ in sent]
    assert pair.server.next_event() is None
    assert [(c.serial, c.procedure) for c in calls] == [(n, n) for n in range(1, 1001)]
    replies = [message.build(c.program, c.version, c.procedure, REPLY, c.serial, OK) for c in calls]
    pair.client.receive(b"".join(replies))
    assert [event[1]["waiter"] for event in events(pair.client)] == list(range(1, 1001))


# --- what is legal ---

STREAMS = dict.fromkeys(
    [(STREAM, OK), (STREAM, ERROR), (STREAM, CONTINUE), (HOLE, CONTINUE)],
    "stream data with serial 1 for no open stream",
)
READABLE = {
    SERVER: {
        (CALL, OK): CallReceived,
        (CALL, ERROR): CallRefused,
        (CALL, CONTINUE): CallRefused,
        (CALL, 3): CallRefused,
        (CALL, -1): CallRefused,
        **dict.fromkeys([(CALL_FDS, status) for status in (OK, ERROR, CONTINUE, 3, -1)], CallRefused),
        **STREAMS,
    },
    CLIENT: {
        (REPLY, OK): ReplyReceived,
        (REPLY, ERROR): ReplyReceived,
        (MESSAGE, OK): EventReceived,
        **STREAMS,
    },
}
# What is in no row, a server drops, because nobody expects an answer to it; a client breaks with such a server.


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", [*range(8), 0xFFFFFFFF])
@pytest.mark.parametrize("status", [OK, ERROR, CONTINUE, 3, -1])
def test_legality(role, kind, status):
    connection = Connection(role)
    if role is CLIENT:
        connection.call("waiter", REMOTE, VERSION, LOOKUP)
    connection.receive(header(kind, status) + PING)
    expected = READABLE[role].get((kind, status))
    if expected is None and role is CLIENT:
        with pytest.raises(RemoteProtocolError, match=f"type {kind} and status {status}"):
            connection.next_event()
        return
    event = connection.next_event()
    if isinstance(expected, type):
        assert type(event) is expected
    else:
        assert shown(event) == (Dropped, {"reason": expected or f"Unexpected message type {kind}"})
    assert events(connection) == [(Ping, {})]  # the conversation goes on


@pytest.mark.parametrize(
    ("kind", "status", "reason"),
    [
        (CALL, ERROR, "Unexpected message status 1"),
        (CALL, 7, "Unexpected message status 7"),
        (CALL_FDS, OK, "Unexpected message type 4"),
    ],
)
def test_a_refused_call_can_be_answered(kind, status, reason):
    connection = Connection(SERVER)
    connection.receive(header(kind, status, serial=9))
    fields = {"program": REMOTE, "version": VERSION, "procedure": LOOKUP, "serial": 9, "reason": reason}
    assert events(connection) == [(CallRefused, fields)]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("procedure", [0, 3, -1])
def test_unknown_keepalive_messages_are_dropped(role, procedure):
    connection = Connection(role)
    connection.receive(header(MESSAGE, program=keepalive_procedures.PROGRAM, version=1, procedure=procedure, serial=0))
    assert events(connection) == [(Dropped, {"reason": f"unknown keepalive procedure {procedure}"})]


def test_keepalive_of_another_version_is_none():
    other = header(MESSAGE, program=keepalive_procedures.PROGRAM, version=2, procedure=1, serial=0)
    server, client = Connection(SERVER), Connection(CLIENT)
    server.receive(other)
    client.receive(other)
    assert type(server.next_event()) is Dropped
    assert type(client.next_event()) is EventReceived


def test_a_ping_as_a_call_is_a_call():
    connection = Connection(SERVER)
    connection.receive(header(CALL, program=keepalive_procedures.PROGRAM, version=1, procedure=1))
    assert type(connection.next_event()) is CallReceived


# --- length ---


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("size", [0, 1, 4, 27, MESSAGE_MAX + 1, 2**31, 2**32 - 1])
def test_a_length_out_of_range_ends_it(role, size):
    for data in (size.to_bytes(4, "big"), header(size=size), header(size=size) + bytes(100)):
        connection = Connection(role)
        connection.receive(data)
        for _ in range(2):  # it stays ended
            with pytest.raises(RemoteProtocolError, match=f"message length {size} is not between 28 and 33554436"):
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
    for at in range(0, len(data), 4096):  # were each piece joined to the ones before, this would not end today
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
    connection.receive(PING + lookup_call())
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
    with pytest.raises(RemoteProtocolError, match="with the serial of a call to 23 of 536903814 version 1"):
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
    "name", ["x" * 4194305, None, b"bytes", "\ud800"], ids=["too long", "none", "bytes", "no Unicode"]
)
def test_a_call_with_wrong_arguments_is_not_made(name):
    connection = Connection(CLIENT)
    args = remote.RemoteDomainLookupByNameArgs(name)
    with pytest.raises(LocalProtocolError):
        connection.call("waiter", REMOTE, VERSION, LOOKUP, remote.pack_remote_domain_lookup_by_name_args, args)
    assert connection.calls_in_flight == 0
    assert connection.fail_pending() == []


def test_a_call_that_is_too_large_is_not_made():
    connection = Connection(CLIENT)

    def pack(size, put):
        put(bytes(size))

    assert len(connection.call("waiter", REMOTE, VERSION, 1, pack, MESSAGE_MAX - HEADER_SIZE)[1]) == MESSAGE_MAX
    with pytest.raises(LocalProtocolError, match="message of 33554437 bytes is over the limit of 33554436"):
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
    assert (back.str1, back.str2, back.str3, back.int1, back.int2, back.dom, back.net) == (None,) * 3 + (
        0,
        0,
        None,
        None,
    )
    assert {name: getattr(error, name) for name in wrong} == wrong  # whoever raised it may look at it still


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
    whole = b"".join(header(size=HEADER_SIZE + len(payload), serial=n) + payload for n, payload in enumerate(payloads))
    connection = Connection(SERVER)
    said = []
    for size, look in zip(itertools.cycle(sizes), itertools.cycle(looks), strict=False):
        piece, whole = whole[:size], whole[size:]
        connection.receive(piece)
        if look or not piece:
            said += events(connection)
        if not piece:
            break
    assert [(event, fields.get("serial"), fields.get("payload")) for event, fields in said[:-1]] == [
        (CallReceived, n, payload) for n, payload in enumerate(payloads)
    ]
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
