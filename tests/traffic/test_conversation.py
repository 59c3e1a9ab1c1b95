"""Messages out of bytes: whole, in pieces, with a loss, and between other bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traffic.wire import (
    LOOKUP,
    TO_CLIENT,
    TO_SERVER,
    data,
    found,
    lookup,
    outline,
    raw,
    refused,
    told,
)
from virtrio.protocol import message
from virtrio.traffic.conversation import Conversation, Gap

SIZE = len(lookup(0))  # 36


@pytest.mark.parametrize("size", [1, 3, 27, 28, 29, 40, None])
def test_every_message_with_its_place(size):
    stream = (
        lookup(1) + found(1) + data(2, bytes(100_000) if size is None else bytes(99)) + refused(3)
    )
    events = told(stream, size=size)
    assert [(event.offset, event.serial, event.status) for event in events] == [
        (0, 1, 0),
        (36, 1, 0),
        (92, 2, 2),
        (len(stream) - len(refused(3)), 3, 1),
    ]
    assert b"".join(event.data for event in events) == stream
    assert [event.trouble for event in events] == [None] * 4
    assert events[0].name == "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME"


def test_a_reply_knows_how_long_its_call_took():
    conversation = Conversation(7)
    list(conversation.feed(TO_SERVER, lookup(1) + lookup(2), 10.0))
    list(conversation.feed(TO_SERVER, lookup(1), 11.0))
    second, first = conversation.feed(TO_CLIENT, refused(2) + found(1), 11.5)
    assert (first.connection, first.time) == (7, 11.5)
    assert (second.latency, first.latency) == (1.5, 0.5)
    (again,) = conversation.feed(TO_CLIENT, found(1), 12.0)
    assert again.latency is None


def test_without_a_clock():
    conversation = Conversation()
    assert [event.time for event in conversation.feed(TO_SERVER, lookup(1), None)] == [None]
    assert [event.latency for event in conversation.feed(TO_CLIENT, found(1), 1.0)] == [None]


# --- what nobody defined ---


def test_a_newer_program_and_a_newer_type_keep_the_step():
    stream = raw(1, 0, 1, payload=b"abcd", program=(0x30008086, 3)) + raw(LOOKUP, 9, 2) + lookup(3)
    unknown, new_type, last = told(stream)
    assert (unknown.name, unknown.program_name, unknown.serial) == (None, None, 1)
    assert (new_type.name, new_type.type) == ("REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME", 9)
    assert last.trouble is None


def test_no_protocol_at_all():
    assert outline(told(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) == [("gap", 0, 0, 35)]
    assert outline(told(b"hello")) == [("gap", 0, 0, 5)]
    assert told(b"") == []


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(1, 60))
def test_any_bytes_are_accounted_for(junk, size):
    events = told(junk, size=size)
    at = 0
    for event in events:
        assert event.offset == at
        at += event.size if isinstance(event, Gap) else len(event.data)
    assert at == len(junk)


# --- messages of which only the first part is kept ---


def long_talk() -> bytes:
    with_fds = raw(LOOKUP, message.CALL_WITH_FDS, 6, payload=(1).to_bytes(4) + bytes(500)) + b"\0"
    return lookup(1) + data(2, b"x" * 1000) + lookup(3) + with_fds + lookup(4) + data(5, b"y" * 400)


@pytest.mark.parametrize("size", [1, 3, 27, 28, 99, 100, 101, 300, None])
def test_only_the_first_part_of_a_message_is_kept(size):
    stream = long_talk()
    whole, cut = told(stream, size=size), told(stream, size=size, most=100)
    assert [event.omitted for event in cut] == [0, 928, 0, 432, 0, 328]
    for one, other in zip(whole, cut, strict=True):
        assert (one.offset, one.serial, one.length, one.time) == (
            (other.offset, other.serial, other.length, other.time)
        )
        assert other.data == one.data[:100]
        assert len(other.data) + other.omitted == len(one.data)


@settings(deadline=None)
@given(st.lists(st.integers(1, 400)), st.integers(40, 1100), st.integers(0, 60))
def test_what_is_kept_changes_nothing_else(sizes, most, dropped):
    stream = long_talk()
    seen: list[list[object]] = []
    for limit in (message.MESSAGE_MAX, most):
        conversation = Conversation(most=limit)
        events, pos = [], 0
        for size in sizes:
            events += conversation.feed(TO_SERVER, stream[pos : pos + size], 1.0)
            pos += size
            assert len(conversation._sides[TO_SERVER].held) <= max(limit, 28)
            if dropped and pos < len(stream):
                events += conversation.lost(TO_SERVER, dropped, 2.0)
                pos += dropped
        events += conversation.end(TO_SERVER, 3.0)
        seen.append(
            [
                event
                if isinstance(event, Gap)
                else (event.offset, event.serial, event.time, len(event.data) + event.omitted)
                for event in events
            ]
        )
    assert seen[0] == seen[1]


def test_the_first_part_of_a_message_that_never_ends():
    conversation = Conversation(most=100)
    head = raw(LOOKUP, message.CALL, 1, payload=(20 << 20).to_bytes(4) + bytes(20 << 20))[:1000]
    events = list(conversation.feed(TO_SERVER, head, 1.0))
    for _ in range(1000):
        events += conversation.feed(TO_SERVER, bytes(10_000), 1.0)
        assert conversation.held < 1000
    (packet,) = [*events, *conversation.end(TO_SERVER, 2.0)]
    assert (len(packet.data), packet.omitted) == (100, 10_000_900)
    assert packet.trouble == (
        "after its first 10001000 bytes the connection ended; "
        "args.name at byte 28: length 20971520 is over the limit of 4194304"
    )


# --- bytes that are missing ---


def feed(*parts, direction=TO_SERVER, end=True):
    """Feed bytes, or numbers of lost ones; None means that the beginning is unknown."""
    conversation = Conversation()
    events = []
    for part in parts:
        if part is None:
            conversation.missed(direction, 0, 0, "the capture begins in the middle")
        elif isinstance(part, int):
            events += conversation.lost(direction, part, 0.0)
        else:
            events += conversation.feed(direction, part, 0.0)
    if end:
        events += conversation.end(direction, 0.0)
    return events


def test_a_loss_inside_of_one_message_keeps_the_step():
    long = data(2, b"x" * 1000)
    events = feed(lookup(1) + long[:100], 500, long[600:] + lookup(3))
    assert outline(events) == [(0, 1, SIZE), (SIZE, 2, 100), (SIZE + len(long), 3, SIZE)]
    assert events[1].length == len(long)
    assert events[1].trouble == "after its first 100 bytes, 500 bytes not captured"
    assert outline(feed(long[:100], 500, long[600:700], 100, long[800:] + lookup(3))) == [
        (0, 2, 100),
        (len(long), 3, SIZE),
    ]
    assert outline(feed(long[:100], len(long) - 100, lookup(3))) == [
        (0, 2, 100),
        (len(long), 3, SIZE),
    ]


def test_a_loss_over_the_end_of_a_message_is_followed_by_a_search():
    events = feed(lookup(1) + lookup(2)[:30], 20, lookup(3)[14:] + lookup(4))
    assert outline(events) == [(0, 1, SIZE), (SIZE, 2, 30), ("gap", 72, 14, 22), (108, 4, SIZE)]
    assert events[2].reason == "not captured"
    assert outline(feed(data(1, bytes(500))[:100], 100, b"", 700, lookup(2))) == [
        (0, 1, 100),
        ("gap", 528, 372, 0),
        (900, 2, SIZE),
    ]


def test_a_loss_between_messages_and_before_any():
    assert outline(feed(lookup(1), 400, lookup(2))) == [
        (0, 1, SIZE),
        ("gap", SIZE, 400, 0),
        (SIZE + 400, 2, SIZE),
    ]
    assert outline(feed(None, lookup(1)[10:] + lookup(2))) == [("gap", 0, 0, 26), (26, 2, SIZE)]
    assert outline(feed(None, lookup(1))) == [(0, 1, SIZE)]
    assert outline(feed(lookup(1)[:10], 5, lookup(2))) == [("gap", 0, 5, 10), (15, 2, SIZE)]
    assert outline(feed(lookup(1), 400)) == [(0, 1, SIZE), ("gap", SIZE, 400, 0)]


@pytest.mark.parametrize("size", [1, 5, 28, 1000])
def test_a_search_finds_the_header_in_pieces(size):
    stream = b"\0\0\0\x24\x20\0\x80\x86" * 3 + bytes(50) + lookup(1) + lookup(2)
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    assert outline(feed(None, *pieces)) == [("gap", 0, 0, 74), (74, 1, SIZE), (74 + SIZE, 2, SIZE)]


def test_the_end_inside_of_a_message():
    events = feed(lookup(1), lookup(2)[:31])
    assert outline(events) == [(0, 1, SIZE), (SIZE, 2, 31)]
    assert events[1].trouble == "after its first 31 bytes the connection ended"
    assert outline(feed(lookup(1), lookup(2)[:27])) == [(0, 1, SIZE), ("gap", SIZE, 0, 27)]


@pytest.mark.parametrize("size", [1, 4, 30, None])
def test_junk_is_stepped_over(size):
    stream = b"junk" * 20 + lookup(1) + b"\xff" * 40 + lookup(2)
    assert outline(told(stream, size=size)) == [
        ("gap", 0, 0, 80),
        (80, 1, SIZE),
        ("gap", 116, 0, 40),
        (156, 2, SIZE),
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.integers(1, 80), st.binary(max_size=40), st.integers(0, 9).map(lookup)),
        max_size=12,
    )
)
def test_any_losses_are_accounted_for(parts):
    total = sum(part if isinstance(part, int) else len(part) for part in parts)
    events = feed(*parts)
    at = 0
    for event in events:
        assert event.offset >= at
        at = event.offset + (event.size if isinstance(event, Gap) else len(event.data))
    assert at <= total


# --- descriptors ---


def with_fds(serial: int, count: int) -> bytes:
    return raw(301, message.CALL_WITH_FDS, serial, payload=count.to_bytes(4) + bytes(8))


@pytest.mark.parametrize("size", [1, 7, None])
@pytest.mark.parametrize("count", [0, 1, 2, 4, 31, 32])
def test_the_bytes_that_carried_descriptors_are_stepped_over(count, size):
    message_ = with_fds(1, count)
    there = told(message_ + bytes(count) + lookup(2) + lookup(3), size=size)
    assert outline(there) == [(0, 1, 40), (40 + count, 2, SIZE), (40 + count + SIZE, 3, SIZE)]
    assert there[0].nfds == count
    # as over TCP
    assert outline(told(message_ + lookup(2), size=size)) == [(0, 1, 40), (40, 2, SIZE)]
    assert outline(told(message_ + bytes(count), size=size)) == [(0, 1, 40)]


def test_a_hostile_count_of_descriptors_is_none():
    (first, second) = told(with_fds(1, 2**32 - 1) + lookup(2))
    assert (first.nfds, second.serial) == (0, 2)
