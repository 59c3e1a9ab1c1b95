"""Descriptors beside the conversation: who takes them, and that none is left open."""

from __future__ import annotations

import contextlib
import os
from array import array

import pytest

from tests.protocol.conversation import (
    CALL_FDS,
    CLIENT,
    ERROR,
    LOOKUP,
    OK,
    REMOTE,
    REPLY,
    REPLY_FDS,
    SERVER,
    VERSION,
    events,
    header,
    raw,
)
from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol.connection import (
    FDS_MAX,
    PING,
    PONG,
    CallReceived,
    CallRefused,
    CallWithFdsReceived,
    Closed,
    Connection,
    Dropped,
    Ping,
    ReplyReceived,
    ReplyWithFdsReceived,
)
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.message import HEADER_SIZE

ARGS = remote.RemoteDomainLookupByNameArgs("vm")
PACK = remote.pack_remote_domain_lookup_by_name_args


@pytest.fixture
def pipes():
    """A function that makes pipes.

    The test closes the ends that it is given, and the fixture the others.
    """
    made = []

    def make():
        made.extend(os.pipe())
        return made[-2:]

    yield make
    for fd in made:
        with contextlib.suppress(OSError):
            os.close(fd)


def ancillary(*fds):
    """Return descriptors in the form of recvmsg()."""
    return [(1, 1, array("i", fds).tobytes())]


def is_open(fd):
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def server():
    connection = Connection(SERVER)
    connection.passes_fds = True
    return connection


def client(*, expecting=True):
    """Return a connection with a call in flight, serial 1."""
    connection = Connection(CLIENT)
    connection.passes_fds = True
    call = connection.call_with_fds if expecting else connection.call
    call("waiter", REMOTE, VERSION, LOOKUP, PACK, ARGS, *([0] if expecting else []))
    return connection


def announcing(kind, count, payload=b"", *, status=OK, serial=1):
    """Build a message that announces a number of descriptors."""
    data = count.to_bytes(4) + payload
    return header(kind, status, size=HEADER_SIZE + len(data), serial=serial) + data


def feed(connection, data, fds):
    """Feed bytes and descriptors as from a unix socket: a descriptor ends a read."""
    head = len(data) - len(fds)
    found = []
    for piece, with_it in [
        (data[:head], ()),
        *((data[head + n : head + n + 1], (fd,)) for n, fd in enumerate(fds)),
    ]:
        if with_it:
            connection.descriptors(ancillary(*with_it))
        connection.receive(piece)
        while (event := connection.next_event()) is not None:
            found.append(event)
    return found


def test_a_call_that_sends_descriptors():
    serial, data = Connection(CLIENT).call_with_fds(
        "waiter", REMOTE, VERSION, LOOKUP, PACK, ARGS, 2
    )
    assert serial == 1
    assert data == raw(
        """
        00000028 20008086 00000001 00000017
        00000004 00000001 00000000   # type: call with descriptors
        00000002                     # how many
        00000002 766d0000            # the arguments
        """
    )


def test_take_call_leaves_a_call_that_came_with_descriptors(pipes):
    connection = server()
    read, _ = pipes()
    call = Connection(CLIENT).call("waiter", REMOTE, VERSION, LOOKUP, PACK, ARGS)[1]
    connection.descriptors(ancillary(read))
    assert connection.take_call(call) is None
    connection.receive(call)
    assert [kind for kind, _ in events(connection)] == [CallReceived]
    assert not is_open(read)  # nobody announced it
    assert connection.take_call(call) is not None


def test_a_call_that_only_expects_descriptors_is_a_plain_one():
    plain = Connection(CLIENT).call("waiter", REMOTE, VERSION, LOOKUP, PACK, ARGS)
    assert (
        Connection(CLIENT).call_with_fds("waiter", REMOTE, VERSION, LOOKUP, PACK, ARGS, 0) == plain
    )


def test_no_call_sends_more_than_libvirt_takes():
    connection = Connection(CLIENT)
    with pytest.raises(
        LocalProtocolError, match="33 file descriptors with one message are more than 32"
    ):
        connection.call_with_fds("waiter", REMOTE, VERSION, LOOKUP, PACK, ARGS, 33)
    assert connection.calls_in_flight == 0


def test_the_count_counts_towards_the_limit():
    whole = message.HEADER.pack(message.MESSAGE_MAX, REMOTE, VERSION, LOOKUP, 0, 1, OK)
    with pytest.raises(LocalProtocolError, match="is over the limit"):
        message.with_fds(whole, CALL_FDS, 1)


@pytest.mark.parametrize("count", [0, 1, 2, FDS_MAX])
def test_a_call_with_descriptors(count, pipes):
    fds = [pipes()[0] for _ in range(count)]
    connection = server()
    found = feed(connection, announcing(CALL_FDS, count, b"args") + bytes(count), fds)
    assert [type(event) for event in found] == [CallWithFdsReceived]
    assert found[0].payload[found[0].pos :] == b"args"
    assert (found[0].procedure, found[0].serial, found[0].fds) == (LOOKUP, 1, fds)
    connection.close_fds()
    assert all(map(is_open, fds))  # they are the taker's


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_reply_with_descriptors(count, pipes):
    fds = [pipes()[0] for _ in range(count)]
    found = feed(client(), announcing(REPLY_FDS, count, b"ret_") + bytes(count), fds)
    assert [type(event) for event in found] == [ReplyWithFdsReceived]
    assert found[0].payload[found[0].pos :] == b"ret_"
    assert (found[0].waiter, found[0].ok, found[0].fds) == ("waiter", True, fds)


@pytest.mark.parametrize("size", [1, 3, 27, 28, 29, 31, 32])
def test_descriptors_in_pieces_and_between_others(size, pipes):
    fd = pipes()[0]
    packet = announcing(CALL_FDS, 1, b"args")
    before, after = PING + packet, PONG + announcing(CALL_FDS, 0)
    connection = server()
    found = []
    for at in range(0, len(before), size):
        connection.receive(before[at : at + size])
        found += events(connection)
    connection.descriptors(ancillary(fd))
    connection.receive(b"\0")
    found += events(connection)
    for at in range(0, len(after), size):
        connection.receive(after[at : at + size])
        found += events(connection)
    assert [kind.__name__ for kind, _ in found] == [
        "Ping",
        "CallWithFdsReceived",
        "Pong",
        "CallWithFdsReceived",
    ]
    assert [fields.get("fds") for _, fields in found] == [None, [fd], None, []]
    assert found[1][1]["payload"] == b"args"


def test_descriptors_in_one_read_with_more_behind_them(pipes):
    """Test bytes of several messages in one read, which no unix socket returns."""
    fds = [pipes()[0] for _ in range(2)]
    connection = server()
    connection.descriptors(ancillary(*fds))
    connection.receive(announcing(CALL_FDS, 2) + b"\0\0" + PING)
    assert [fields.get("fds") for _, fields in events(connection)] == [fds, None]


def test_the_end_before_the_descriptors():
    for missing in (1, 2):
        connection = server()
        connection.receive(announcing(CALL_FDS, 2) + bytes(2 - missing))
        connection.receive(b"")
        assert events(connection) == [(Closed, {"partial": True})]


def test_a_shell_that_passes_none_gives_none():
    """Test that the bytes which descriptors came with are stepped over."""
    connection = Connection(SERVER)
    connection.receive(announcing(CALL_FDS, 3, b"args") + bytes(3) + PING)
    found = events(connection)
    assert [kind for kind, _ in found] == [CallWithFdsReceived, Ping]
    assert found[0][1]["fds"] == []


@pytest.mark.parametrize("sent", [0, 1, 3])
def test_another_number_than_was_announced_breaks_the_conversation(sent, pipes):
    fds = [pipes()[0] for _ in range(sent)]
    connection = server()
    if fds:
        connection.descriptors(ancillary(*fds))
    connection.receive(announcing(CALL_FDS, 2) + b"\0\0")
    with pytest.raises(
        RemoteProtocolError, match=f"{sent} file descriptors with a message that announces 2"
    ):
        connection.next_event()
    connection.close_fds()
    assert not any(map(is_open, fds))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (header(CALL_FDS), "does not say how many"),
        (header(CALL_FDS, size=30) + b"\0\0", "does not say how many"),
        (announcing(CALL_FDS, 33), "33 file descriptors with one message are more than 32"),
        (announcing(CALL_FDS, 2**32 - 1), "4294967295 file descriptors"),
    ],
    ids=["no count", "half a count", "too many", "far too many"],
)
def test_a_count_that_is_none_breaks_the_conversation(data, text):
    connection = server()
    connection.receive(data)
    with pytest.raises(RemoteProtocolError, match=text):
        connection.next_event()


def test_a_flood_of_descriptors_breaks_the_conversation(pipes):
    connection = server()
    fds = []
    with pytest.raises(RemoteProtocolError, match="more than 32 file descriptors"):  # noqa: PT012
        for _ in range(100):
            fds.append(pipes()[0])
            connection.descriptors(ancillary(fds[-1]))
            connection.receive(b"\0")
    assert len(fds) == FDS_MAX + 1
    connection.close_fds()
    assert not any(map(is_open, fds))


def test_a_part_of_a_number_is_no_descriptor(pipes):
    fd = pipes()[0]
    connection = server()
    connection.descriptors([(1, 1, array("i", [fd]).tobytes() + b"\1")])
    connection.receive(announcing(CALL_FDS, 1) + b"\0")
    assert connection.next_event().fds == [fd]


# --- those that nobody wants ---


def test_descriptors_of_a_refused_call_are_closed(pipes):
    fd = pipes()[0]
    found = feed(server(), announcing(CALL_FDS, 1, status=ERROR) + b"\0", [fd])
    assert [type(event) for event in found] == [CallRefused]
    assert not is_open(fd)


def test_descriptors_of_a_reply_to_a_call_that_expects_none(pipes):
    fd = pipes()[0]
    found = feed(client(expecting=False), announcing(REPLY_FDS, 1, b"ret_") + b"\0", [fd])
    assert [type(event) for event in found] == [ReplyReceived]
    assert found[0].payload[found[0].pos :] == b"ret_"
    assert not is_open(fd)


def test_descriptors_of_a_late_reply_are_closed(pipes):
    fd = pipes()[0]
    connection = client()
    connection.abandon(1)
    found = feed(connection, announcing(REPLY_FDS, 1) + b"\0", [fd])
    assert [type(event) for event in found] == [Dropped]
    assert not is_open(fd)


def test_a_plain_reply_to_a_call_that_expects_some():
    connection = client()
    connection.receive(header(REPLY, ERROR))
    assert [kind for kind, _ in events(connection)] == [ReplyReceived]


def test_a_plain_call_is_one_among_them(pipes):
    fd = pipes()[0]
    connection = server()
    found = feed(connection, announcing(CALL_FDS, 1) + b"\0", [fd])
    connection.receive(header())
    found.append(connection.next_event())
    assert [type(event) for event in found] == [CallWithFdsReceived, CallReceived]
