"""Who had little of a turn of late comes first, and nobody waits for ever."""

from __future__ import annotations

import pytest
import trio
import trio.testing

from virtrio.server import fair_turn
from virtrio.server.fair_turn import FairTurn, Who

ONE, OTHER, READER = Who("one", False), Who("other", False), Who("reader", True)


@pytest.fixture
async def turn():
    return FairTurn()


@pytest.fixture
def order(turn, nursery):
    """A function that has clients wait, and returns in which order it was theirs."""

    async def order(*waiting):
        had = []

        async def wait(who):
            await turn.acquire(who)
            had.append(who)
            turn.release()

        await turn.acquire(None)
        for who in waiting:
            nursery.start_soon(wait, who)
            await trio.testing.wait_all_tasks_blocked()
        turn.release()
        await trio.testing.wait_all_tasks_blocked()
        return had

    return order


async def test_first_come_first_served(order, autojump_clock):
    assert await order(ONE, OTHER, None, ONE) == [ONE, OTHER, None, ONE]


async def test_who_had_much_of_late_lets_others_pass(turn, order, autojump_clock):
    turn.count(ONE, 0.3)
    turn.count(OTHER, 0.01)
    turn.count(None, 100)
    assert await order(ONE, ONE, OTHER, None) == [None, OTHER, ONE, ONE]
    await trio.sleep(4000)
    assert await order(ONE, OTHER) == [ONE, OTHER]


async def test_who_may_only_read_lets_others_pass(order, autojump_clock):
    assert await order(READER, ONE) == [ONE, READER]


async def test_nobody_waits_for_ever(turn, nursery, autojump_clock):
    """Test those who come again and again, and never had the turn before."""
    had = []

    async def wait(who):
        await turn.acquire(who)
        had.append(who)
        await trio.sleep(0.3)
        turn.release()

    turn.count(READER, 100)
    await turn.acquire(None)
    nursery.start_soon(wait, READER)
    await trio.testing.wait_all_tasks_blocked()
    for number in range(400):
        nursery.start_soon(wait, Who(str(number), False))
        await trio.sleep(0.2)
        if number == 0:
            turn.release()
        if READER in had:
            break
    assert 150 < len(had) < 250


async def test_who_gives_up_waits_no_longer(turn, order, nursery, autojump_clock):
    await turn.acquire(None)
    with trio.move_on_after(1):
        await turn.acquire(ONE)
    with trio.CancelScope() as scope:
        async with trio.open_nursery() as inner:
            inner.start_soon(turn.acquire, ONE)
            await trio.testing.wait_all_tasks_blocked()
            turn.release()  # it has the turn, and is given up before it knows
            scope.cancel()
    if turn._is_taken:
        turn.release()
    assert not turn._waiting
    assert await order(OTHER) == [OTHER]


async def test_what_is_remembered_is_bounded(turn, monkeypatch):
    monkeypatch.setattr(fair_turn, "_MOST_REMEMBERED", 10)
    for number in range(100):
        turn.count(Who(str(number), False), 1)
        turn.count(ONE, 1)
    assert len(turn._had) == 10
    assert list(turn._had)[-1] == "one"
    assert turn._had["one"][0] > 50
