"""Conversations out of captures: found and followed, whatever the file has."""

from __future__ import annotations

import io
import struct
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.packets import KEEPALIVE
from tests.traffic import captures
from tests.traffic.captures import CLIENT, RST, SERVER, Talk, pcap, pcapng
from tests.traffic.wire import TO_CLIENT, TO_SERVER, data, found, lookup, raw, refused
from virtrio.protocol import message
from virtrio.traffic.capture import Capture, raw_stream
from virtrio.traffic.conversation import Event, Gap, Opened, Packet
from virtrio.traffic.files import BrokenCapture, Frame, Source
from virtrio.traffic.show import as_json, text_lines

if TYPE_CHECKING:
    import random

BULK = data(3, bytes(range(256)) * 40)


def talk(size: int = 1448, **options) -> Talk:
    return (
        Talk(**options)
        .open()
        .say(True, lookup(1))
        .say(False, found(1))
        .say(True, lookup(2))
        .say(False, refused(2) + BULK + data(3, b"", message.OK), size)
        .close()
    )


EXPECTED = [
    (TO_SERVER, 0, 1),
    (TO_CLIENT, 0, 1),
    (TO_SERVER, 36, 2),
    (TO_CLIENT, 56, 2),
    (TO_CLIENT, 56 + len(refused(2)), 3),
    (TO_CLIENT, 56 + len(refused(2)) + len(BULK), 3),
]


def read(file: bytes, *ports: int) -> list[Event]:
    return list(Capture(ports).read(Source(io.BytesIO(file))))


def packets(events: list[Event], connection: int | None = None) -> list[tuple[object, int, int]]:
    return [
        (event.direction, event.offset, event.serial)
        for event in events
        if isinstance(event, Packet) and connection in (None, event.connection)
    ]


def no_gaps(events: list[Event]) -> bool:
    return not any(
        isinstance(event, Gap) or (isinstance(event, Packet) and event.trouble) for event in events
    )


def in_file(*pieces, make=pcap) -> bytes:
    return make([(piece.time, piece.ip()) for piece in pieces])


@pytest.mark.parametrize("make", [pcap, pcapng])
@pytest.mark.parametrize("size", [1, 27, 28, 100, 65000])
def test_a_conversation(make, size):
    talked = Talk().open().say(True, lookup(1), size).say(False, found(1) + BULK, size).close()
    events = read(make(talked.frames()))
    assert events[0] == Opened(1, events[0].time, "127.0.0.1:40001", "127.0.0.1:16509", False)
    assert packets(events) == [(TO_SERVER, 0, 1), (TO_CLIENT, 0, 1), (TO_CLIENT, 56, 3)]
    assert no_gaps(events)
    call, answer = events[1], events[2]
    assert answer.latency == answer.time - call.time > 0


@pytest.mark.parametrize("make", [pcap, pcapng])
@pytest.mark.parametrize("kind", captures.FRAMES)
def test_every_kind_of_frame(kind, make):
    linktype, wrap = captures.FRAMES[kind]
    for options in ({}, {"client": ("::1", 40001), "server": ("::1", 16509)}):
        frames = [(time, wrap(packet)) for time, packet in talk(1000, **options).frames()]
        events = read(make(frames, linktype))
        assert packets(events) == EXPECTED
        assert no_gaps(events)


def test_a_session_of_libvirts_in_a_vlan():
    """Test a capture of version 2 of Linux cooked frames, each with a VLAN tag."""
    events = read(Path(__file__).with_name("sll2-vlan.pcap").read_bytes())
    assert no_gaps(events)
    assert len(packets(events)) == 30
    called = [event.name for event in events if isinstance(event, Packet)]
    assert called[0] == called[1] == "REMOTE_PROC_AUTH_LIST"
    assert called[-1] == "REMOTE_PROC_CONNECT_CLOSE"


@pytest.mark.parametrize("kind", captures.ENCLOSED)
def test_packets_inside_of_other_headers_are_counted(kind):
    name, _, linktype, wrap = captures.ENCLOSED[kind]
    capture = Capture()
    frames = [(time, wrap(packet)) for time, packet in talk().frames()]
    assert list(capture.read(Source(io.BytesIO(pcap(frames, linktype))))) == []
    assert capture.unreadable == {f"{name} is not decapsulated": len(frames)}


def test_over_ipv6():
    events = read(pcap(talk(client=("::1", 7), server=("fe80::2", 9)).frames()))
    assert (events[0].client, events[0].server) == ("[::1]:7", "[fe80::2]:9")
    assert packets(events) == EXPECTED


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 12))
def test_reordered_and_repeated(order: random.Random, distance):
    pieces = talk().pieces
    pieces += [replace(piece, payload=piece.payload[:700]) for piece in order.choices(pieces, k=5)]
    places = {id(piece): number + order.uniform(0, distance) for number, piece in enumerate(pieces)}
    pieces = pieces[:3] + sorted(pieces[3:], key=lambda piece: places[id(piece)])
    events = read(in_file(*pieces))
    assert sorted(packets(events), key=str) == sorted(EXPECTED, key=str)
    assert no_gaps(events)


def test_several_connections_at_once():
    talks = [talk(client=("10.0.0.1", 1000 + number)) for number in range(5)]
    woven = [
        piece for pieces in zip(*(each.pieces for each in talks), strict=True) for piece in pieces
    ]
    events = read(in_file(*woven))
    for number in range(1, 6):
        assert packets(events, number) == EXPECTED
    assert [event.client for event in events if isinstance(event, Opened)] == [
        f"10.0.0.1:{1000 + n}" for n in range(5)
    ]


def test_the_same_ends_again():
    again = talk(first=(77_000_000, 5))
    events = read(in_file(*talk().pieces, *again.pieces))
    assert packets(events, 1) == packets(events, 2) == EXPECTED
    cut = talk().pieces[:8]
    events = read(in_file(*cut, *again.pieces))
    assert packets(events, 2) == EXPECTED
    syns = talk().pieces
    # a SYN sent again is no new connection
    assert packets(read(in_file(syns[0], syns[0], syns[1], *syns))) == EXPECTED


def test_other_connections_are_left_out():
    web = (
        Talk(client=("10.0.0.9", 5), server=("10.0.0.8", 80))
        .open()
        .say(True, b"GET / HTTP/1.1\r\n\r\n" * 4)
        .close()
    )
    capture = Capture()
    events = []
    for piece in web.pieces + talk().pieces:
        events += capture.frame(Frame(piece.time, 101, piece.ip()))
    events += capture.end()
    assert packets(events) == EXPECTED
    assert (capture.connections, capture.conversations) == (2, 1)
    assert events[0].connection == 1


def test_named_ports_are_believed():
    web = Talk(server=("10.0.0.8", 80)).open().say(True, b"GET / HTTP/1.1\r\n\r\n" * 4).close()
    assert read(pcap(web.frames())) == []
    opened, gap = read(pcap(web.frames()), 80)
    assert (opened.server, gap.unread) == ("10.0.0.8:80", 72)
    assert read(pcap(talk().frames()), 80) == []
    assert packets(read(pcap(talk().frames()), 80, 16509)) == EXPECTED


# --- the middle of a connection ---


def test_a_capture_that_begins_between_messages():
    events = read(in_file(*talk().pieces[3:]))
    assert events[0].middle
    assert events[0].server == "127.0.0.1:16509"
    assert packets(events) == EXPECTED
    assert no_gaps(events)


def test_a_capture_that_begins_inside_of_a_message():
    talked = (
        Talk().open().say(False, BULK + found(1)).say(True, lookup(2)).say(False, found(2)).close()
    )
    events = read(in_file(*talked.pieces[5:]))
    opened, gap, *_ = events
    assert opened.middle
    rest = len(BULK) - 1448 * 2
    assert (gap.offset, gap.lost, gap.unread) == (0, 0, rest)
    assert packets(events) == [(TO_CLIENT, rest, 1), (TO_SERVER, 0, 2), (TO_CLIENT, rest + 56, 2)]


@pytest.mark.parametrize(
    ("first", "client"), [(lookup(1), True), (found(1), False), (refused(1), False)]
)
def test_who_is_the_server_is_seen_in_the_first_message(first, client):
    ends = (("10.0.0.1", 5000), ("10.0.0.2", 6000))
    talked = Talk(client=ends[0], server=ends[1]).say(True, first)
    (opened, packet) = read(in_file(*talked.pieces))
    assert opened.client == ("10.0.0.1:5000" if client else "10.0.0.2:6000")
    assert packet.direction is (TO_SERVER if client else TO_CLIENT)


@pytest.mark.parametrize(
    ("ends", "server"),
    [
        ((("10.0.0.1", 50000), ("10.0.0.2", 16509)), "10.0.0.2:16509"),
        ((("10.0.0.1", 16509), ("10.0.0.2", 80)), "10.0.0.1:16509"),
        ((("10.0.0.1", 50000), ("10.0.0.2", 6000)), "10.0.0.2:6000"),
    ],
)
def test_who_is_the_server_is_seen_in_the_ports(ends, server):
    (opened, _) = read(in_file(*Talk(*ends).say(True, data(1, b"x")).pieces))
    assert opened.server == server


def test_bytes_held_of_the_other_direction_are_not_lost():
    pieces = (
        Talk()
        .open()
        .say(False, found(1)[:20])
        .say(True, lookup(1))
        .say(False, found(1)[20:])
        .pieces
    )
    assert packets(read(in_file(*pieces))) == [(TO_SERVER, 0, 1), (TO_CLIENT, 0, 1)]


# --- what is missing ---


def test_a_lost_segment():
    pieces = talk().pieces
    bulk = [piece for piece in pieces if len(piece.payload) == 1448]
    assert len(bulk) > 5
    events = read(in_file(*(piece for piece in pieces if piece is not bulk[3])))
    assert [event[1:] for event in packets(events)] == [event[1:] for event in EXPECTED]
    (broken,) = [event for event in events if isinstance(event, Packet) and event.trouble]
    assert broken.serial == 3
    assert "1448 bytes not captured" in broken.trouble


def test_a_lost_segment_with_the_header_of_the_next_message():
    talked = Talk().open()
    for serial in range(40):
        talked.say(True, lookup(serial))
    lost = [piece for piece in talked.pieces if piece.payload][5:7]
    events = read(in_file(*(piece for piece in talked.pieces if piece not in lost)))
    assert [serial for _, _, serial in packets(events)] == [*range(5), *range(7, 40)]
    (gap,) = [event for event in events if isinstance(event, Gap)]
    assert (gap.offset, gap.lost, gap.unread) == (5 * 36, 72, 0)


@pytest.mark.parametrize("snap", [0, 10, 28, 40, 100])
def test_a_snap_length(snap):
    events = read(pcap(talk().snapped(snap).frames()))
    if snap < 28:  # not one whole header
        assert packets(events) == []
        return
    assert packets(events)[:3] == EXPECTED[:3]
    assert [event.length for event in events if isinstance(event, Packet)][:2] == [36, 56]
    whole = [event.trouble is None for event in events if isinstance(event, Packet)]
    assert whole[:3] == [snap >= 36, snap >= 56, snap >= 36]


def test_a_reset():
    pieces = talk().pieces[:5]
    reset = replace(pieces[2], flags=RST, payload=b"")
    events = read(in_file(*pieces, reset, *talk().pieces[5:]))
    assert packets(events) == EXPECTED[:1]


def test_the_end_of_the_capture_inside_of_a_message():
    talked = Talk().open().say(True, lookup(1)[:30])
    (_, cut) = read(pcap(talked.frames()))
    assert cut.trouble == "after its first 30 bytes the capture ended"


def test_a_broken_file_tells_what_it_had():
    file = pcap(talk().frames())
    events: list[Event] = []
    with pytest.raises(BrokenCapture):
        events.extend(Capture().read(Source(io.BytesIO(file[:-1000]))))
    assert packets(events)[:4] == EXPECTED[:4]


# --- anything ---


def shown(file: bytes) -> None:
    """Check that events are printed in bounded memory; a broken file has one error."""
    try:
        for event in Capture().read(Source(io.BytesIO(file))):
            text_lines(event)
            as_json(event)
    except BrokenCapture:
        pass


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([pcap, pcapng]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_mutated_captures(make, changes):
    file = bytearray(make(talk().frames()))
    for place, value in changes:
        file[min(int(place * len(file)), len(file) - 1)] = value
    if file[:4] in (pcap([])[:4], pcapng([])[:4]):
        shown(bytes(file))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_segments_of_a_connection(draw):
    """Draw segments: dropped, repeated, reordered, cut, and with wrong numbers."""
    pieces = talk().pieces
    chosen = draw.draw(st.lists(st.sampled_from(range(len(pieces))), max_size=30))
    mangled = []
    for number in chosen:
        piece = pieces[number]
        mangled.append(
            replace(
                piece,
                sequence=piece.sequence + draw.draw(st.sampled_from([0, 0, 0, 1, -1, 5000, 2**31])),
                flags=draw.draw(st.sampled_from([piece.flags, piece.flags, 1, 2, 4])),
                snap=draw.draw(st.sampled_from([None, None, 0, 30])),
                time=draw.draw(st.sampled_from([piece.time, 0.0, 4e9])),
            )
        )
    shown(in_file(*mangled))


@settings(deadline=None)
@given(st.sets(st.integers(0, 60)), st.integers(20, 400), st.sampled_from([None, 0, 30, 90]))
def test_messages_shown_as_whole_were_sent(dropped, size, snap):
    talked = Talk().open()
    sent = {TO_SERVER: b"", TO_CLIENT: b""}
    for serial in range(12):
        for to_server, part in (
            (True, lookup(serial, "n" * serial)),
            (False, found(serial) + data(serial, bytes(serial * 40))),
        ):
            talked.say(to_server, part, size)
            sent[TO_SERVER if to_server else TO_CLIENT] += part
    talked.close()
    seen = [
        replace(piece, snap=snap if number % 7 == 3 else None)
        for number, piece in enumerate(talked.pieces)
        if number < 3 or number not in dropped
    ]
    for event in read(in_file(*seen)):
        if isinstance(event, Packet):
            assert sent[event.direction][event.offset :].startswith(event.data)
            assert (event.trouble is None) == (len(event.data) == event.length)
        elif isinstance(event, Gap):
            assert 0 < event.size <= len(sent[event.direction]) - event.offset


def test_memory_does_not_grow_with_the_capture(monkeypatch):
    monkeypatch.setattr("virtrio.traffic.capture._CONNECTIONS", 200)
    monkeypatch.setattr("virtrio.traffic.capture._BYTES", 2**20)
    capture = Capture()
    peaks = []
    tracemalloc.start()
    for number in range(2000):
        pieces = Talk(client=("10.0.0.1", 1024 + number)).open().pieces
        # A message that never ends, and a segment behind a hole that is never filled.
        endless = replace(pieces[2], payload=struct.pack(">I", 2**24) + lookup(1)[4:] + bytes(8000))
        astray = replace(pieces[2], sequence=pieces[2].sequence + 20_000, payload=bytes(8000))
        for piece in (pieces[0], endless, astray):
            list(capture.frame(Frame(float(number), 101, piece.ip())))
        if number % 500 == 499:
            peaks.append(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert capture.conversations == 2000
    assert peaks[-1] < peaks[0] * 1.2 < 8 * 2**20


def test_calls_without_replies_are_forgotten_in_the_end(monkeypatch):
    monkeypatch.setattr("virtrio.traffic.capture._BYTES", 100_000)
    capture = Capture()
    calls = b"".join(lookup(serial) for serial in range(1000))
    events = []
    for port in range(1, 4):
        talked = Talk(client=("10.0.0.1", port)).open().say(True, calls)
        events += [
            event for piece in talked.pieces for event in capture.frame(Frame(0.0, 101, piece.ip()))
        ]
    assert len(packets(events)) == 3000
    late = Talk(client=("10.0.0.1", 1)).open().say(True, calls).say(False, found(1)).pieces[-2]
    (opened, answer) = capture.frame(Frame(0.0, 101, late.ip()))
    assert (opened.connection, opened.middle) == (4, True)  # the first of them was given up
    assert answer.latency is None


def test_one_long_message_after_the_other_is_not_kept():
    capture = Capture()
    talked = Talk().open()
    for piece in talked.pieces:
        list(capture.frame(Frame(0.0, 101, piece.ip())))
    block = data(1, bytes(60_000))
    tracemalloc.start()
    count = 0
    for _ in range(1000):
        talked.pieces.clear()
        talked.say(True, block, 1448 * 20)
        for piece in talked.pieces:
            count += sum(1 for _ in capture.frame(Frame(0.0, 101, piece.ip())))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1001
    assert peak < 2 * 2**20


# --- raw streams ---


def test_raw_streams():
    events = list(raw_stream(Source(io.BytesIO(lookup(1) + lookup(2)))))
    assert packets(events) == [(TO_SERVER, 0, 1), (TO_SERVER, 36, 2)]
    assert [event.time for event in events] == [None, None]
    ping = raw(1, message.MESSAGE, 0, program=(KEEPALIVE, 1))
    assert (
        packets(list(raw_stream(Source(io.BytesIO(ping + data(1, b"x") + found(1))))))[0][0]
        is TO_CLIENT
    )
    assert (
        packets(list(raw_stream(Source(io.BytesIO(ping + data(1, b"x") + lookup(1))))))[0][0]
        is TO_SERVER
    )
    assert list(raw_stream(Source(io.BytesIO(b"")))) == []
    source = Source(io.BytesIO(found(1)))
    source.peek(4)
    assert packets(list(raw_stream(source))) == [(TO_CLIENT, 0, 1)]


def test_ends_that_are_one():
    piece = replace(talk().pieces[3], source=SERVER, destination=SERVER)
    assert read(in_file(piece, piece)) == []
    assert CLIENT != SERVER
