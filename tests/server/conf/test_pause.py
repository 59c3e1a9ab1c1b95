"""Giving up work: only the thread that is meant gives up."""

from __future__ import annotations

import threading

import pytest

from virtrio.server.conf.pause import WorkGivenUp, checkpoint, interruptible, paced


def test_checkpoints_without_a_pause_change_nothing() -> None:
    checkpoint()
    assert list(paced(range(1000))) == list(range(1000))


@pytest.mark.parametrize("count", [0, 255, 256, 1000])
def test_long_lists_are_paced_and_nothing_is_lost(count: int) -> None:
    asked = 0

    def is_over() -> bool:
        nonlocal asked
        asked += 1
        return False

    with interruptible(is_over):
        assert list(paced(list(range(count)))) == list(range(count))
        assert list(paced(iter(range(count)))) == list(range(count))
    assert asked == 2 * (count // 256)


def test_only_the_thread_that_is_meant_gives_up() -> None:
    with interruptible(lambda: True):
        thread = threading.Thread(target=checkpoint)
        thread.start()
        thread.join()
        with pytest.raises(WorkGivenUp):
            checkpoint()
    checkpoint()


def test_work_around_the_interruptible_part_goes_on() -> None:
    with interruptible(lambda: False):
        with interruptible(lambda: True), pytest.raises(WorkGivenUp):
            checkpoint()
        checkpoint()
