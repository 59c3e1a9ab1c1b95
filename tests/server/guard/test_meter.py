"""The meter: time of a turn of the loop, and the collector's part of it."""

from __future__ import annotations

import gc
import os
import time

import pytest
import trio

from tests.server.guard import meter

LONG = 0.02


def _run_for(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


@pytest.fixture
def watched(tmp_path):
    """A function that runs work in a trio loop and returns what the reader sees."""
    path = tmp_path / "meter"
    path.write_bytes(bytes(meter.SIZE))

    def run(work):
        async def main():
            trio.lowlevel.add_instrument(instrument)
            reader.begin()
            await trio.sleep(0.001)
            work()
            # the loop waits while the thread looks
            return await trio.to_thread.run_sync(reader.settle, 5)

        reader = meter.Reader(path, os.getpid())
        instrument = meter.Meter(path)
        try:
            return trio.run(main)
        finally:
            gc.callbacks.remove(instrument.collected)

    return run


def test_a_long_turn_is_seen(watched):
    turns = watched(lambda: _run_for(LONG))
    assert turns.longest >= LONG * 1e9
    assert turns.total >= turns.longest
    assert turns.count >= 1


def test_waiting_is_no_work(watched):
    turns = watched(lambda: time.sleep(2 * LONG))
    assert turns.longest < LONG * 1e9


def test_the_collector_is_seen(watched):
    turns = watched(gc.collect)
    assert 0 < turns.collector <= turns.longest
