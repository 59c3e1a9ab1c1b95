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
