"""Attempts: when asking again is worth while, and when it is not."""

from __future__ import annotations

from time import perf_counter

import pytest

from virtrio.protocol import attempt
from virtrio.protocol.attempt import Attempts


def pauses(count):
    """Return how many answers pass without an attempt, after each one in vain."""
    attempts = Attempts()
    found = []
    for _ in range(count):
        attempts.missed(perf_counter())
        found.append(attempts.left_out)
    return found


def test_attempts_in_vain_become_rare():
    assert pauses(5) == [0, 1, 3, 7, 15]
    assert pauses(30)[-1] == pauses(31)[-1] < 1000


def test_an_attempt_that_succeeds_ends_the_pauses():
    attempts = Attempts()
    for _ in range(6):
        attempts.missed(perf_counter())
    attempts.left_out = 0
    attempts.hit(perf_counter())
    attempts.missed(perf_counter())
    assert attempts.left_out == 0


@pytest.fixture
def machine(monkeypatch):
    """Function that sets the numbers of processors and of runnable threads."""

    def spare(processors, running):
        monkeypatch.setattr(attempt, "_looked", -1.0)
        monkeypatch.setattr(attempt, "_processors", processors)
        monkeypatch.setattr(attempt, "_running", lambda: running)
        return attempt.spare()

    return spare


@pytest.mark.parametrize(
    ("processors", "running", "expected"),
    [
        (2, 1, True),
        (2, 2, True),
        (2, 3, False),
        (8, 8, True),
        (8, 9, False),
        (1, 1, False),
        (4, 0, False),
    ],
)
def test_spare_processors(machine, processors, running, expected):
    """Test `spare`; two threads are the caller and the peer, and 0 means unknown."""
    assert machine(processors, running) is expected


def test_the_system_is_not_asked_each_time(machine, monkeypatch):
    asked = []
    assert machine(2, 1)
    monkeypatch.setattr(attempt, "_running", lambda: asked.append(1) or 99)
    monkeypatch.setattr(attempt, "_looked", float("inf"))
    assert attempt.spare()
    assert asked == []


def test_this_system_says_how_many_run():
    assert attempt._running() >= 1


def test_an_attempt_that_ends_late_pauses_attempts(machine, monkeypatch):
    """Test that a late end pauses attempts, for longer each time, up to a limit.

    An attempt ends late because others had the processor, whatever the system says.
    """
    now = 1000.0
    monkeypatch.setattr(attempt, "perf_counter", lambda: now)
    monkeypatch.setattr(attempt, "_crowded", 0.0)
    waits = []
    for _ in range(10):
        assert machine(2, 1)
        Attempts().hit(now - 0.001)
        began = now
        while not attempt.spare():
            now += 0.001
        waits.append(now - began)
    assert 0.04 < waits[0] < waits[1] < waits[2]
    assert waits[-1] == pytest.approx(waits[-2], abs=0.01)
    assert machine(2, 1)
    Attempts().missed(now)
    assert attempt.spare()
    Attempts().missed(now - 0.001)
    began = now
    while not attempt.spare():
        now += 0.001
    assert now - began < waits[1]
