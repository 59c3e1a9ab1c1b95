"""The conversation without I/O: messages to write and read, and what is legal when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.protocol.conversation import (
    CALL,
    CALL_FDS,
    CLIENT,
    CLOSE,
    CONTINUE,
    ERROR,
    HOLE,
    LOOKUP,
    MESSAGE,
    OK,
    REMOTE,
    REPLY,
    REPLY_FDS,
    SERVER,
    STREAM,
    VERSION,
    Pair,
    events,
    header,
    raw,
    shown,
)
from virtrio.protocol import message
from virtrio.protocol._generated import keepalive_procedures, remote
from virtrio.protocol.connection import (
    PING,
    PONG,
    CallReceived,
    CallRefused,
    CallWithFdsReceived,
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
from virtrio.protocol.errors import LibvirtError, RemoteProtocolError
from virtrio.protocol.message import HEADER_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTITY = remote.RemoteNonnullDomain("vm", bytes(range(16)), 7)


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
        {
            "program": REMOTE,
            "version": 1,
            "procedure": 23,
            "serial": 1,
            "payload": b"\0\0\0\2vm\0\0",
        },
    ),
    Case(
        "call to a program that nobody knows",
        SERVER,
        lambda: message.build(0x7FFFFFFF, 9, -5, CALL, 0xFFFFFFFF, OK),
        "0000001c 7fffffff 00000009 fffffffb 00000000 ffffffff 00000000",
        CallReceived,
        {
            "program": 0x7FFFFFFF,
            "version": 9,
            "procedure": -5,
            "serial": 0xFFFFFFFF,
            "payload": b"",
        },
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
        {
            "waiter": "waiter",
            "ok": True,
            "payload": b"\0\0\0\2vm\0\0" + bytes(range(16)) + b"\0\0\0\7",
        },
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
            REMOTE,
            1,
            LOOKUP,
            1,
            LibvirtError(42, 10, "no vm", level=2, str1="f", int1=-1, int2=-1, dom=IDENTITY),
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
    """Return the connection that reads a case; a client has made its first call."""
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
def test_read_with_more_behind_it(case):
    for extra in range(1, HEADER_SIZE + 1):
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


# --- calls that come alone ---


@BY_CASE
def test_take_call_takes_whole_calls_and_nothing_else(case):
    connection = reader(case)
    data = raw(case.encoded)
    taken = connection.take_call(data)
    if case.event is CallReceived:
        assert shown(taken) == (case.event, case.fields)
        assert taken.payload is data
    else:
        assert taken is None
        connection.receive(data)
        assert events(connection) == [(case.event, case.fields)]
    assert connection.next_event() is None
    assert connection.received == 1


def test_take_call_leaves_what_is_no_single_call():
    call = lookup_call()
    for data in (b"", call[:3], call[:27], call[:28], call[:-1], call + call, call + PING[:1]):
        connection = Connection(SERVER)
        assert connection.take_call(data) is None
        assert connection.received == 0
        connection.receive(data)
        found = events(connection)
        assert len(found) == (1 if not data else len(data) // len(call))


@pytest.mark.parametrize("size", [1, 4, 28, 35])
def test_take_call_leaves_what_follows_a_beginning(size):
    call = lookup_call()
    connection = Connection(SERVER)
    connection.receive(call[:size])
    assert connection.next_event() is None
    assert connection.take_call(call) is None
    connection.receive(call[size:])
    assert [kind for kind, _ in events(connection)] == [CallReceived]
    assert connection.take_call(call) is not None


def test_take_call_leaves_a_call_behind_messages_that_are_not_asked_for():
    call = lookup_call()
    connection = Connection(SERVER)
    connection.receive(call + PING)
    assert connection.next_event() is not None
    assert connection.take_call(call) is None
    connection.receive(call)
    assert [kind for kind, _ in events(connection)] == [Ping, CallReceived]


def test_take_call_leaves_everything_after_the_end():
    connection = Connection(SERVER)
    connection.receive(b"")
    assert connection.take_call(lookup_call()) is None


# --- both ends ---


def test_a_call_and_its_reply():
    pair = Pair()
    args = remote.RemoteDomainLookupByNameArgs("vm")
    serial, call = pair.call("me", pack=remote.pack_remote_domain_lookup_by_name_args, args=args)
    assert (call.program, call.version, call.procedure, call.serial) == (
        REMOTE,
        VERSION,
        LOOKUP,
        serial,
    )
    assert remote.unpack_remote_domain_lookup_by_name_args(call.payload, call.pos) == (
        args,
        len(call.payload),
    )
    ret = remote.RemoteDomainLookupByNameRet(IDENTITY)
    reply = pair.reply(call, remote.pack_remote_domain_lookup_by_name_ret, ret)
    assert (reply.waiter, reply.ok) == ("me", True)
    assert remote.unpack_remote_domain_lookup_by_name_ret(reply.payload, reply.pos) == (
        ret,
        len(reply.payload),
    )
    assert pair.client.calls_in_flight == 0


def test_an_error_comes_back_with_every_field():
    pair = Pair()
    _, call = pair.call("me")
    error = LibvirtError(
        42, 10, "m", level=1, str1="a", str2="b", str3="c", int1=-1, int2=5, dom=IDENTITY, net=None
    )
    reply = pair.reply(call, error=error)
    assert (reply.waiter, reply.ok) == ("me", False)
    back = message.unpack_error(reply.payload, reply.pos)
    for name in (
        "code",
        "domain",
        "message",
        "level",
        "str1",
        "str2",
        "str3",
        "int1",
        "int2",
        "net",
    ):
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
        (CALL_FDS, OK): CallWithFdsReceived,
        **dict.fromkeys([(CALL_FDS, status) for status in (ERROR, CONTINUE, 3, -1)], CallRefused),
        **STREAMS,
    },
    CLIENT: {
        (REPLY, OK): ReplyReceived,
        (REPLY, ERROR): ReplyReceived,
        (REPLY_FDS, OK): ReplyReceived,
        (MESSAGE, OK): EventReceived,
        **STREAMS,
    },
}
# A server drops messages that are in no row, because nobody expects an answer to them;
# a client breaks with such a server.


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", [*range(8), 0xFFFFFFFF])
@pytest.mark.parametrize("status", [OK, ERROR, CONTINUE, 3, -1])
def test_legality(role, kind, status):
    connection = Connection(role)
    if role is CLIENT:
        connection.call("waiter", REMOTE, VERSION, LOOKUP)
    with_fds = kind in (CALL_FDS, REPLY_FDS)
    message = (
        header(kind, status, size=HEADER_SIZE + 4) + bytes(4) if with_fds else header(kind, status)
    )
    connection.receive(message + PING)
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
        (CALL_FDS, ERROR, "Unexpected message status 1"),
    ],
)
def test_a_refused_call_can_be_answered(kind, status, reason):
    connection = Connection(SERVER)
    count = bytes(4) if kind == CALL_FDS else b""  # of file descriptors
    connection.receive(header(kind, status, serial=9, size=HEADER_SIZE + len(count)) + count)
    fields = {
        "program": REMOTE,
        "version": VERSION,
        "procedure": LOOKUP,
        "serial": 9,
        "reason": reason,
    }
    assert events(connection) == [(CallRefused, fields)]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("procedure", [0, 3, -1])
def test_unknown_keepalive_messages_are_dropped(role, procedure):
    connection = Connection(role)
    connection.receive(
        header(
            MESSAGE, program=keepalive_procedures.PROGRAM, version=1, procedure=procedure, serial=0
        )
    )
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
