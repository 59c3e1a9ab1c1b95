"""Streams without I/O: packets to write and read, and what either end may say when."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocol.conversation import (
    CLIENT,
    CONTINUE,
    ERROR,
    HOLE,
    OK,
    REMOTE,
    REPLY,
    SERVER,
    STREAM,
    VERSION,
    events,
    header,
    raw,
    shown,
)
from virtrio.protocol._generated import remote, rpc
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.connection import (
    PING,
    PONG,
    Closed,
    Connection,
    Dropped,
    Ping,
    Pong,
    ReplyReceived,
    Role,
    reply_error,
)
from virtrio.protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError
from virtrio.protocol.message import HEADER_SIZE, build
from virtrio.protocol.streams import (
    SLICE,
    State,
    StreamAborted,
    StreamData,
    StreamEnded,
    StreamFinished,
    StreamHole,
    takes_holes,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DOWNLOAD = int(RemoteProcedure.REMOTE_PROC_STORAGE_VOL_DOWNLOAD)
UPLOAD = int(RemoteProcedure.REMOTE_PROC_STORAGE_VOL_UPLOAD)


def opened(role: Role, *, serial: int = 1, holes: bool = True, owner: object = "owner"):
    """Make a connection with one open stream."""
    connection = Connection(role)
    stream = connection.open_stream(REMOTE, VERSION, DOWNLOAD, serial, owner, holes=holes)
    return connection, stream


def said(kind=STREAM, status=CONTINUE, payload=b"", **fields):
    return (
        header(kind, status, size=HEADER_SIZE + len(payload), **({"procedure": DOWNLOAD} | fields))
        + payload
    )


def packed_hole(length, flags=0):
    return length.to_bytes(8, "big", signed=True) + flags.to_bytes(4, "big")


# --- one table: what is written, the bytes, what is read ---


@dataclass
class Case:
    name: str
    reader: Role
    write: Callable[[Any], bytes]
    encoded: str
    event: type
    fields: dict[str, Any] = field(default_factory=dict)
    # What the reader said before.
    before: Callable[[Any], object] = lambda stream: None
    writer_before: Callable[[Any], object] = lambda stream: None


def data_packet(stream):
    return b"".join(b"".join(packet) for packet in stream.data(memoryview(b"abcde")))


HEAD = "20008086 00000001 000000d1"  # program, version, procedure
CASES = [
    *(
        Case(
            f"data for the {reader.value}",
            reader,
            data_packet,
            f"""
            00000021 {HEAD}
            00000003 00000001 00000002   # type: stream, serial, status: continue
            61 62 63 64 65               # the data, not padded
            """,
            StreamData,
            {"payload": b"abcde"},
        )
        for reader in Role
    ),
    *(
        Case(
            f"a hole for the {reader.value}",
            reader,
            lambda stream: stream.hole(0x1_0000_0001),
            f"""
            00000028 {HEAD} 00000006 00000001 00000002   # type: hole
            00000001 00000001 00000000                   # length, flags
            """,
            StreamHole,
            {"length": 0x1_0000_0001, "flags": 0},
        )
        for reader in Role
    ),
    Case(
        "the end of the server's data",
        CLIENT,
        lambda stream: stream.end(),
        f"0000001c {HEAD} 00000003 00000001 00000002",
        StreamEnded,
    ),
    Case(
        "the client's end",
        SERVER,
        lambda stream: stream.finish(),
        f"0000001c {HEAD} 00000003 00000001 00000000",
        StreamFinished,
    ),
    Case(
        "the confirmation of the client's end",
        CLIENT,
        lambda stream: stream.finish(),
        f"0000001c {HEAD} 00000003 00000001 00000000",
        StreamFinished,
        before=lambda stream: stream.finish(),
        writer_before=lambda stream: stream.heard(STREAM, OK, b""),
    ),
    Case(
        "the client gives up",
        SERVER,
        lambda stream: stream.abort(),
        f"0000001c {HEAD} 00000003 00000001 00000001",
        StreamAborted,
        {"error": None},
    ),
]
BY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def reader(case):
    connection, stream = opened(case.reader)
    case.before(stream)
    return connection


def expected(case):
    return (case.event, {"stream": 1} | case.fields)


@BY_CASE
def test_written(case):
    _, stream = opened(SERVER if case.reader is CLIENT else CLIENT)
    case.writer_before(stream)
    assert case.write(stream) == raw(case.encoded)


@BY_CASE
def test_read_whole(case):
    connection = reader(case)
    connection.receive(raw(case.encoded))
    assert events(connection) == [expected(case)]


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
    assert events(connection) == [expected(case)]


@BY_CASE
def test_read_with_more_behind_it(case):
    for extra in range(1, HEADER_SIZE + 1):
        connection = reader(case)
        connection.receive(raw(case.encoded) + PING[:extra])
        assert shown(connection.next_event()) == expected(case)
        connection.receive(PING[extra:] + PONG)
        assert events(connection)[:2] == [(Ping, {}), (Pong, {})]


@BY_CASE
@pytest.mark.parametrize("size", [1, 5, 28, 64])
def test_read_in_pieces_between_others(case, size):
    connection = reader(case)
    data = PING + raw(case.encoded) + PONG
    found = []
    for at in range(0, len(data), size):
        connection.receive(data[at : at + size])
        found += events(connection)
    assert found == [(Ping, {}), expected(case), (Pong, {})]


@BY_CASE
def test_cut_off_anywhere(case):
    data = raw(case.encoded)
    for end in range(1, len(data)):
        connection = reader(case)
        connection.receive(data[:end])
        connection.receive(b"")
        assert events(connection) == [(Closed, {"partial": True})]


def test_the_servers_error_arrives_with_every_field():
    _, server = opened(SERVER)
    error = LibvirtError(38, 18, "m", level=1, str1="a", str2="b", str3="c", int1=-1, int2=5)
    connection, stream = opened(CLIENT)
    connection.receive(server.abort(error))
    event = connection.next_event()
    assert type(event) is StreamAborted
    assert event.stream is stream
    for name in ("code", "domain", "message", "level", "str1", "str2", "str3", "int1", "int2"):
        assert getattr(event.error, name) == getattr(error, name), name
    assert stream.state is State.CLOSED
    assert connection.open_streams == []


# --- data ---


def test_data_goes_out_in_packets_that_every_libvirt_takes_and_is_not_copied():
    data = bytes(range(256)) * 2100
    _, stream = opened(CLIENT)
    packets = list(stream.data(memoryview(data)))
    assert SLICE == rpc.VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX == 262120
    assert [len(payload) for _, payload in packets] == [SLICE, SLICE, len(data) - 2 * SLICE]
    assert all(payload.obj is data for _, payload in packets)
    assert b"".join(payload for _, payload in packets) == data
    assert {head[:4] for head, _ in packets[:2]} == {(SLICE + HEADER_SIZE).to_bytes(4)}


def test_no_data_is_no_packet():
    """Send nothing: an empty packet would be the end of the data."""
    _, stream = opened(SERVER)
    assert list(stream.data(memoryview(b""))) == []


def test_data_that_arrives_whole_is_not_copied():
    packet = said(payload=b"x" * 1000)
    connection, _ = opened(CLIENT)
    connection.receive(packet)
    data = connection.next_event().data
    assert data.obj is packet
    assert data == b"x" * 1000
    assert data.readonly


@pytest.mark.parametrize("piece", [1000, 4096, 65536])
def test_data_that_arrives_in_pieces_is_copied_once(piece):
    """Test that data is copied only into the buffer that the event then has.

    Bytes after it stay where they were read.
    """
    packets = (
        said(payload=b"a" * 100_000) + said(payload=b"b" * 100_000) + said(payload=b"c" * 100_000)
    )
    connection, _ = opened(CLIENT)
    found = []
    for at in range(0, len(packets), piece):
        connection.receive(packets[at : at + piece])
        while (event := connection.next_event()) is not None:
            found.append(event.data)
    assert found == [b"a" * 100_000, b"b" * 100_000, b"c" * 100_000]
    assert all(type(data.obj) is bytearray and len(data.obj) == len(packets) // 3 for data in found)


@given(
    st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=8),
    st.lists(st.integers(1, 60), min_size=1, max_size=200),
)
def test_data_arrives_as_sent_however_it_is_cut(pieces, cuts):
    _, sender = opened(SERVER)
    wire = (
        b"".join(b"".join(packet) for data in pieces for packet in sender.data(memoryview(data)))
        + sender.end()
    )
    connection, _ = opened(CLIENT)
    found = []
    at = 0
    for size in itertools.cycle(cuts):
        connection.receive(wire[at : at + size])
        while (event := connection.next_event()) is not None:
            found.append(bytes(event.data) if type(event) is StreamData else type(event))
        at += size
        if at >= len(wire):
            break
    assert found == [*pieces, StreamEnded]


# --- which stream ---


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    "wrong", [{"serial": 2}, {"procedure": UPLOAD}, {"program": 7}, {"version": 2}]
)
def test_packets_for_no_open_stream_are_dropped(role, wrong):
    connection, _ = opened(role)
    serial = wrong.get("serial", 1)
    connection.receive(said(payload=b"x", **wrong) + PING)
    assert events(connection) == [
        (Dropped, {"reason": f"stream data with serial {serial} for no open stream"}),
        (Ping, {}),
    ]


def test_streams_are_told_apart_by_serial():
    connection, first = opened(SERVER, serial=5)
    second = connection.open_stream(REMOTE, VERSION, UPLOAD, 6, "second")
    connection.receive(
        said(payload=b"2", serial=6, procedure=UPLOAD) + said(payload=b"1", serial=5)
    )
    found = [connection.next_event(), connection.next_event()]
    assert [(event.stream, event.stream.owner, bytes(event.data)) for event in found] == [
        (second, "second", b"2"),
        (first, "owner", b"1"),
    ]


def test_a_serial_has_one_stream():
    connection, stream = opened(SERVER)
    with pytest.raises(LocalProtocolError, match="stream 1 is open already"):
        connection.open_stream(REMOTE, VERSION, UPLOAD, 1, "another")
    assert connection.open_streams == [stream]


def test_a_call_does_not_take_the_serial_of_an_open_stream():
    connection, _ = opened(CLIENT, serial=1)
    assert connection.call("waiter", REMOTE, VERSION, DOWNLOAD)[0] == 2


def test_a_forgotten_stream_frees_its_serial():
    connection, stream = opened(CLIENT)
    stream.forget()
    assert stream.state is State.CLOSED
    connection.receive(said(payload=b"x"))
    assert [kind for kind, _ in events(connection)] == [Dropped]
    assert connection.call("waiter", REMOTE, VERSION, DOWNLOAD)[0] == 1


# --- opening ---


def test_data_may_overtake_the_reply():
    """Test data before the reply, which libvirtd's event loop may send first."""
    connection = Connection(CLIENT)
    serial, _ = connection.call("waiter", REMOTE, VERSION, DOWNLOAD)
    connection.open_stream(REMOTE, VERSION, DOWNLOAD, serial, "owner")
    connection.receive(said(payload=b"early") + build(REMOTE, VERSION, DOWNLOAD, REPLY, serial, OK))
    assert [kind for kind, _ in events(connection)] == [StreamData, ReplyReceived]


def test_a_call_that_was_given_up_leaves_no_stream_when_it_fails():
    connection = Connection(CLIENT)
    serial, _ = connection.call("waiter", REMOTE, VERSION, DOWNLOAD)
    stream = connection.open_stream(REMOTE, VERSION, DOWNLOAD, serial, "owner")
    stream.abort()
    connection.abandon(serial)
    connection.receive(reply_error(REMOTE, VERSION, DOWNLOAD, serial, LibvirtError(50, 18, "no")))
    assert [kind for kind, _ in events(connection)] == [Dropped]
    assert connection.open_streams == []


def test_an_error_reply_to_a_hole_ends_the_stream():
    """Test an error reply with the stream's serial, which libvirtd sends for a hole."""
    connection, stream = opened(CLIENT)
    connection.receive(reply_error(REMOTE, VERSION, DOWNLOAD, 1, LibvirtError(38, 38, "no space")))
    event = connection.next_event()
    assert (type(event), event.stream, event.error.message) == (StreamAborted, stream, "no space")
    assert connection.open_streams == []


# --- holes ---


@pytest.mark.parametrize("role", Role)
def test_a_hole_that_was_not_agreed_on_breaks_the_conversation(role):
    connection, stream = opened(role, holes=False)
    connection.receive(said(HOLE, payload=packed_hole(5)))
    with pytest.raises(RemoteProtocolError, match="a hole on stream 1, which was opened without"):
        connection.next_event()
    with pytest.raises(LocalProtocolError, match="opened without holes"):
        stream.hole(5)


@pytest.mark.parametrize(
    "payload",
    [b"", packed_hole(5)[:-4], packed_hole(5) + bytes(4), packed_hole(-1)],
    ids=["empty", "short", "long", "negative"],
)
def test_a_hole_that_is_none_breaks_the_conversation(payload):
    connection, _ = opened(SERVER)
    connection.receive(said(HOLE, payload=payload))
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


def test_a_hole_has_no_negative_length():
    _, stream = opened(CLIENT)
    with pytest.raises(LocalProtocolError, match="a hole of -1 bytes"):
        stream.hole(-1)
    assert stream.state is State.OPEN


@pytest.mark.parametrize(
    ("procedure", "args", "expected"),
    [
        (UPLOAD, "remote_storage_vol_upload_args", True),
        (DOWNLOAD, "remote_storage_vol_download_args", True),
    ],
)
def test_holes_are_asked_for_with_a_flag(procedure, args, expected):
    kind = getattr(remote, "".join(part.capitalize() for part in args.split("_")))
    vol = remote.RemoteNonnullStorageVol("p", "v", "k")
    assert takes_holes(procedure, kind(vol, 0, 0, 1)) is True
    assert takes_holes(procedure, kind(vol, 0, 0, 0)) is False
    assert takes_holes(procedure, kind(vol, 0, 0, 2)) is False


def test_no_other_stream_has_holes():
    screenshot = remote.RemoteDomainScreenshotArgs(
        remote.RemoteNonnullDomain("vm", bytes(16), 1), 0, 1
    )
    assert takes_holes(int(RemoteProcedure.REMOTE_PROC_DOMAIN_SCREENSHOT), screenshot) is False


# --- what may be said when ---

SAYINGS = {
    "data": lambda stream: list(stream.data(memoryview(b"x"))),
    "hole": lambda stream: stream.hole(1),
    "end": lambda stream: stream.end(),
    "finish": lambda stream: stream.finish(),
    "abort": lambda stream: stream.abort(
        LibvirtError(1, 0, "e") if stream.owner is SERVER else None
    ),
}
PACKETS = {
    "data": said(payload=b"x"),
    "hole": said(HOLE, payload=packed_hole(1)),
    "end": said(),
    "finish": said(status=OK),
}
# How a stream gets into each state, at the client and at the server.
WAYS = {
    CLIENT: {
        State.OPEN: (),
        State.ENDED: ("heard end",),
        State.FINISHING: ("said finish",),
        State.ABORTING: ("said abort",),
        State.CLOSED: ("said finish", "heard finish"),
    },
    SERVER: {
        State.OPEN: (),
        State.ENDED: ("said end",),
        State.FINISHING: ("heard finish",),
        State.ABORTING: ("heard abort",),
        State.CLOSED: ("heard finish", "said finish"),
    },
}
MAY_SAY = {
    CLIENT: {
        State.OPEN: {"data", "hole", "finish", "abort"},
        State.ENDED: {"data", "hole", "finish", "abort"},
        State.FINISHING: {"abort"},
    },
    SERVER: {
        State.OPEN: {"data", "hole", "end", "abort"},
        State.ENDED: {"abort"},
        State.FINISHING: {"finish", "abort"},
        State.ABORTING: {"finish", "abort"},
    },
}
# Packets that become events, and packets that are dropped. All others break the
# conversation.
HEARD = {
    CLIENT: {
        State.OPEN: {
            "data": StreamData,
            "hole": StreamHole,
            "end": StreamEnded,
            "abort": StreamAborted,
        },
        State.ENDED: {"abort": StreamAborted},
        State.FINISHING: {
            **dict.fromkeys(("data", "hole", "end"), Dropped),
            "finish": StreamFinished,
            "abort": StreamAborted,
        },
        State.ABORTING: {
            **dict.fromkeys(("data", "hole", "end"), Dropped),
            "finish": StreamFinished,
            "abort": StreamAborted,
        },
        State.CLOSED: dict.fromkeys(("data", "hole", "end", "finish", "abort"), Dropped),
    },
    SERVER: {
        State.OPEN: {
            "data": StreamData,
            "hole": StreamHole,
            "end": Dropped,
            "finish": StreamFinished,
            "abort": StreamAborted,
        },
        State.ENDED: {
            "data": StreamData,
            "hole": StreamHole,
            "end": Dropped,
            "finish": StreamFinished,
            "abort": StreamAborted,
        },
        State.FINISHING: {
            **dict.fromkeys(("data", "hole", "end", "finish"), Dropped),
            "abort": StreamAborted,
        },
        State.ABORTING: {
            **dict.fromkeys(("data", "hole", "end", "finish"), Dropped),
            "abort": StreamAborted,
        },
        State.CLOSED: dict.fromkeys(("data", "hole", "end", "finish", "abort"), Dropped),
    },
}


def packet(role, what):
    """Build a packet of the other end."""
    if what == "abort":
        if role is SERVER:
            return said(status=ERROR)
        return opened(SERVER)[1].abort(LibvirtError(1, 0, "e"))
    return PACKETS[what]


def brought(role, state):
    """Return (connection, stream) in a given state."""
    connection, stream = opened(role, owner=role)
    for step in WAYS[role][state]:
        how, what = step.split()
        if how == "said":
            SAYINGS[what](stream)
        else:
            connection.receive(packet(role, what))
            assert connection.next_event() is not None
    assert stream.state is state
    return connection, stream


BY_STATE = [(role, state) for role in Role for state in State]


@pytest.mark.parametrize(("role", "state"), BY_STATE)
@pytest.mark.parametrize("what", SAYINGS)
def test_packets_that_may_be_sent(role, state, what):
    _, stream = brought(role, state)
    if what in MAY_SAY[role].get(state, ()):
        assert SAYINGS[what](stream)
    else:
        with pytest.raises(LocalProtocolError, match=f"on stream 1, which is {state.value}"):
            SAYINGS[what](stream)
        assert stream.state is state


@pytest.mark.parametrize(("role", "state"), BY_STATE)
@pytest.mark.parametrize("what", SAYINGS)
def test_packets_that_may_be_received(role, state, what):
    connection, stream = brought(role, state)
    connection.receive(packet(role, what) + PING)
    kind = HEARD[role][state].get(what)
    if kind is None:
        with pytest.raises(RemoteProtocolError, match=f"on stream 1, which is {state.value}"):
            connection.next_event()
        return
    assert [type(event) for event in (connection.next_event(), connection.next_event())] == [
        kind,
        Ping,
    ]
    assert (stream in connection.open_streams) is (stream.state is not State.CLOSED)


def test_an_error_that_does_not_decode_breaks_the_conversation():
    connection, _ = opened(CLIENT)
    connection.receive(said(status=ERROR, payload=b"\0\0\0"))
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(SAYINGS)), st.sampled_from(["said", "heard"])), max_size=12
    ),
    st.sampled_from(Role),
)
def test_no_order_of_packets_does_more_than_break_the_conversation(steps, role):
    connection, stream = opened(role, owner=role)
    for what, how in steps:
        try:
            if how == "said":
                SAYINGS[what](stream)
            else:
                connection.receive(packet(role, what))
                assert connection.next_event() is not None
        except (LocalProtocolError, RemoteProtocolError):
            pass
        assert (stream in connection.open_streams) is (stream.state is not State.CLOSED)
