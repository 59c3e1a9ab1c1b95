"""Keepalive: a table of bytes in each interval and the action after it."""

from __future__ import annotations

import pytest

from virtrio.protocol.connection import PING, Connection, Role
from virtrio.protocol.keepalive import KeepAlive, Tick

ACTIONS = {".": Tick.NOTHING, "p": Tick.PING, "X": Tick.DEAD}


@pytest.mark.parametrize(
    ("count", "reads", "actions"),
    [
        # Reads in each interval; below them the action at its end: nothing, ping, dead.
        (5, [0, 0, 0, 0, 0, 0], "pppppX"),
        (5, [1, 1, 1], "..."),
        (5, [1, 0, 0, 0, 0, 0, 0], ".pppppX"),
        (2, [0, 1, 0, 0, 0], "p.ppX"),  # an answer begins the count anew
        (2, [0, 0, 1, 0, 0, 0], "pp.ppX"),  # in time after the last ping
        (2, [0, 7, 0, 1, 0, 0, 0], "p.p.ppX"),
        (2, [0, 0, 0, 0], "ppXX"),  # dead stays dead
        (1, [0, 0], "pX"),
        (0, [1, 0], ".X"),  # no ping at all: the first silent interval ends it
        (0, [0], "X"),
    ],
)
def test_ticks(count, reads, actions):
    keepalive = KeepAlive(count)
    received = 0
    said = []
    for read in reads:
        received += read
        said.append(keepalive.tick(received))
    assert said == [ACTIONS[action] for action in actions]


def test_whatever_arrives_is_a_sign_of_life():
    connection = Connection(Role.CLIENT)
    keepalive = KeepAlive(1)
    for data in (PING, PING[:5], PING[5:], b"\0"):
        connection.receive(data)
        assert keepalive.tick(connection.received) is Tick.NOTHING
    assert keepalive.tick(connection.received) is Tick.PING
    assert keepalive.tick(connection.received) is Tick.DEAD
