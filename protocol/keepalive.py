"""When to ping and when to give up: libvirt's virKeepAlive, without a clock.

The shell calls `tick` once every interval. Any bytes that arrived since the last tick
are a sign of life, so the path of a call pays nothing for this beyond the connection's
count of reads.
"""

from __future__ import annotations

from enum import Enum


class Tick(Enum):
    """Action of the shell after an interval."""

    NOTHING = "nothing"
    PING = "ping"
    DEAD = "dead"


class KeepAlive:
    """Keepalive of one connection.

    ``count`` pings, one an interval, may go unanswered; the next silent interval ends
    the connection. It may be changed at any time.
    """

    __slots__ = ("_seen", "_unanswered", "count")

    def __init__(self, count: int) -> None:
        self.count = count
        self._seen = 0
        self._unanswered = 0

    def tick(self, received: int) -> Tick:
        """End an interval; ``received`` is the connection's count of reads."""
        if received != self._seen:
            self._seen = received
            self._unanswered = 0
            return Tick.NOTHING
        if self._unanswered >= self.count:
            return Tick.DEAD
        self._unanswered += 1
        return Tick.PING
