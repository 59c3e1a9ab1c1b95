"""Clients that leave at the same time do not hold the loop for as long as all of them together."""

from __future__ import annotations

import pytest
import trio
import trio.testing

from virtrio.server._generated.driver import Driver


class Turns(trio.abc.Instrument):
    def __init__(self):
        self.number = 0

    def before_io_wait(self, timeout):
        self.number += 1


class Own(Driver):
    """A client's own, which takes some time to free."""

    def __init__(self, turns, freed):
        self._turns = turns
        self._freed = freed

    def __del__(self):
        self._freed.append(self._turns.number)


class Opening(Driver):
    """Gives each client one of its own."""

    def __init__(self, *known):
        self._known = known

    def open(self, path, caller):
        return Own(*self._known)


@pytest.fixture
async def turns():
    turns = Turns()
    trio.lowlevel.add_instrument(turns)
    yield turns
    trio.lowlevel.remove_instrument(turns)


async def test_each_clients_own_driver_is_freed_in_a_turn_of_its_own(serve, turns):
    freed = []
    served = serve()
    served.server.drivers._drivers["test"] = Opening(turns, freed)
    clients = [await served.client().open() for _ in range(10)]
    await trio.testing.wait_all_tasks_blocked()
    for client in clients:
        client.sock.close()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0
    assert len(freed) == 10
    assert len(set(freed)) == 10
