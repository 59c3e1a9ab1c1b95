"""Counting messages by their headers, however their bytes are cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.packets import REMOTE
from virtrio.protocol.message import CALL, CALL_WITH_FDS, ERROR, HEADER, MESSAGE, OK, REPLY
from virtrio.traffic.follow import Follower
from virtrio.traffic.summary import Summary


def message(procedure: int, kind: int, serial: int, payload: int = 0, status: int = OK) -> bytes:
    return HEADER.pack(28 + payload, REMOTE, 1, procedure, kind, serial, status) + bytes(payload)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(edges)]


CALLS = (
    message(23, CALL, 1, 8)
    + message(23, CALL, 2, 100)
    + message(412, CALL_WITH_FDS, 3, 5000)
    + message(1, CALL, 4)
)
REPLIES = (
    message(23, REPLY, 2, 44) + message(318, MESSAGE, 0, 60) + message(23, REPLY, 1, 200, ERROR)
)


def figures(summary: Summary) -> dict[str, tuple[int, ...]]:
    return {
        entry["name"]: (
            entry["calls"],
            entry["replies"],
            entry["errors"],
            entry["messages"],
            entry["to_server"],
            entry["to_client"],
        )
        for entry in summary.as_json()["procedures"]
    }


@given(st.lists(st.integers(0, 10_000), max_size=40), st.lists(st.integers(0, 10_000), max_size=40))
def test_every_cut_counts_the_same(up_places, down_places):
    summary = Summary()
    up, down = Follower.pair(summary)
    for piece in cut(CALLS, up_places):
        up.follow(piece, 1.0)
    for piece in cut(REPLIES, down_places):
        down.follow(piece, 1.5)
    for follower in (up, down):
        assert follower.in_step
        follower.end()
    assert figures(summary) == {
        "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME": (2, 2, 1, 0, 36 + 128, 72 + 228),
        "REMOTE_PROC_CONNECT_OPEN": (1, 0, 0, 0, 28, 0),
        "REMOTE_PROC_DOMAIN_CHECKPOINT_GET_XML_DESC": (1, 0, 0, 0, 5028, 0),
        "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE": (0, 0, 0, 1, 0, 88),
    }
    assert (up.messages, down.messages, summary.unread) == (4, 3, 0)
    assert summary.total().latencies.percentile(50) == pytest.approx(0.5, rel=0.01)


def test_inside_of_a_message_it_is_not_in_step():
    up, _ = Follower.pair(Summary())
    for size, in_step in ((10, False), (18, False), (8, True)):
        up.follow(message(23, CALL, 1, 8)[:size] if size != 8 else bytes(8), 0.0)
        assert up.in_step is in_step


@pytest.mark.parametrize("length", [0, 27, (32 << 20) + 5, 0x47455420])
def test_bytes_that_cannot_be_a_header_end_the_following(length):
    summary = Summary()
    up, down = Follower.pair(summary)
    up.follow(message(23, CALL, 1) + HEADER.pack(length, REMOTE, 1, 23, CALL, 2, OK) + b"more", 0.0)
    up.follow(message(23, CALL, 3), 0.0)
    down.follow(message(23, REPLY, 1), 0.1)
    assert summary.unread == 28 + 4 + 28
    assert figures(summary) == {"REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME": (1, 1, 0, 0, 28, 28)}


def test_the_rest_at_the_end_is_no_message():
    summary = Summary()
    up, _ = Follower.pair(summary)
    up.follow(b"GET / HTTP/1.0\r\n", 0.0)
    up.end()
    assert summary.unread == 16


def test_calls_that_are_never_answered_do_not_fill_the_memory():
    summary = Summary()
    up, down = Follower.pair(summary)
    for serial in range(70_000):
        up.follow(message(23, CALL, serial), 0.0)
    assert len(up._calls) == 65_536
    down.follow(message(23, REPLY, 5), 0.25)
    down.follow(message(23, REPLY, 69_999), 0.25)
    assert (summary.total().calls, summary.total().replies, summary.total().latencies.count) == (
        70_000,
        2,
        1,
    )
