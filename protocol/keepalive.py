"""When to ping and when to give up, without a clock of its own: libvirt's virKeepAlive.

The shell calls `tick` once every interval. Anything that arrived since the last tick shows that the peer is there, so the
path of a call pays nothing for this beyond the connection's count of reads.
"""

from __future__ import annotations

from enum import Enum


class Tick(Enum):
    """What the shell has to do after one interval."""

    NOTHING = "nothing"
    PING = "ping"
    DEAD = "dead"


class KeepAlive:
    """``count`` pings may go unanswered, one an interval; the next interval of silence ends the connection."""

    __slots__ = ("_count", "_seen", "_unanswered")

    def __init__(self, count: int) -> None:
        self._count = count
        self._seen = 0
        self._unanswered = 0

    def tick(self, received: int) -> Tick:
        """``received`` is the connection's count of reads."""
        if received != self._seen:
            self._seen = received
            self._unanswered = 0
            return Tick.NOTHING
        if self._unanswered >= self._count:
            return Tick.DEAD
        self._unanswered += 1
        return Tick.PING
