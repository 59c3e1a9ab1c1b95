"""One direction's bytes, whatever happened to its segments."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from virtrio.traffic.reassembly import Reassembly

if TYPE_CHECKING:
    import random

DATA = bytes(range(256)) * 4
FIRST = 2**32 - 300  # so that sequence numbers wrap inside of the data


def add(
    stream: Reassembly, start: int, end: int, missing: int = 0, fin: bool = False
) -> list[bytes | int]:
    return list(stream.add((FIRST + start) % 2**32, DATA[start:end], missing, fin))


def begun() -> Reassembly:
    stream = Reassembly()
    stream.start(FIRST)
    return stream


def test_in_order_twice_and_overlapping():
    stream = begun()
    assert add(stream, 0, 100) == [DATA[:100]]
    assert add(stream, 0, 100) == []
    assert add(stream, 50, 150) == [DATA[100:150]]
    assert add(stream, 149, 150) == []  # as a keepalive probe
    assert add(stream, 150, 400) == [DATA[150:400]]


def test_out_of_order():
    stream = begun()
    assert add(stream, 200, 300) == []
    assert add(stream, 100, 250) == []
    assert stream.held == 250
    assert add(stream, 0, 100) == [DATA[:100], DATA[100:250], DATA[250:300]]
    assert stream.held == 0


@settings(deadline=None)
@given(st.lists(st.integers(1, 400), max_size=12), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_bytes(cuts, order: random.Random):
    cuts = sorted({0, len(DATA), *(cut for cut in cuts if cut < len(DATA))})
    pieces = [
        (start, min(len(DATA), end + order.randrange(30)))
        for start, end in itertools.pairwise(cuts)
    ]
    pieces += [pieces[order.randrange(len(pieces))] for _ in range(3)]
    order.shuffle(pieces)
    stream = begun()
    got = [part for piece in pieces for part in add(stream, *piece)]
    assert b"".join(got) == DATA


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 60), st.integers(0, 9)), max_size=20)
)
def test_losses_keep_everything_in_its_place(pieces):
    stream = begun()
    got = [
        part
        for start, size, missing in pieces
        for part in add(stream, start, min(start + size, 1024), missing)
    ]
    got += stream.flush()
    at = 0
    for part in got:
        if isinstance(part, bytes):
            assert part == DATA[at : at + len(part)]
        at += part if isinstance(part, int) else len(part)
    assert stream.held == 0


def test_a_hole_is_given_up_when_the_receiver_has_what_was_lost():
    stream = begun()
    add(stream, 0, 100)
    add(stream, 200, 300)
    got = []
    for _ in range(200):
        got += stream.acknowledge((FIRST + 100) % 2**32)
    assert got == []  # the receiver waits for it as well
    for _ in range(200):
        got += stream.acknowledge((FIRST + 300) % 2**32)
    assert got == [100, DATA[200:300]]
    assert add(stream, 100, 200) == []  # too late


def test_a_late_segment_in_time():
    stream = begun()
    add(stream, 100, 200)
    assert list(stream.acknowledge((FIRST + 200) % 2**32)) == []
    assert add(stream, 0, 100) == [DATA[:100], DATA[100:200]]


def test_bytes_that_wait_behind_a_hole_are_bounded():
    stream = begun()
    lost = []
    for number in range(1, 3000):
        lost += stream.add((FIRST + number * 2000) % 2**32, bytes(1000), 0, False)
        assert stream.held <= 2**20 + 1000
    assert lost[0] == 2000
    stream = begun()
    assert any(list(stream.add(FIRST + 2 * number + 1, b"x", 0, False)) for number in range(2000))


def test_the_middle_of_a_connection():
    stream = Reassembly()
    assert add(stream, 500, 600) == [DATA[500:600]]
    assert add(stream, 400, 500) == []


@pytest.mark.parametrize("late", [True, False])
def test_the_end(late):
    stream = begun()
    if late:
        assert add(stream, 100, 200, fin=True) == []
        assert not stream.finished
        add(stream, 0, 100)
    else:
        add(stream, 0, 200, fin=True)
    assert stream.finished


def test_snapped_segments():
    stream = begun()
    assert add(stream, 0, 50, missing=50) == [DATA[:50], 50]
    assert add(stream, 100, 100, missing=100) == [100]
    assert add(stream, 200, 210) == [DATA[200:210]]
