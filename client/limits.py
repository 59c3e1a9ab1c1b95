"""Bounds of the clients, and how a time limit is given."""

from __future__ import annotations

# Seconds of silence before the server is pinged, and the pings without an answer that
# end the connection.
KEEPALIVE_INTERVAL = 5.0
KEEPALIVE_COUNT = 5
# Seconds that opening a connection may take in all: resolving its name, connecting,
# authenticating, and opening what the URI names.
CONNECT_TIMEOUT = 30.0
# Seconds, what poll() can wait; more means for ever.
_LONGEST = 2e6
# Seconds that the server has to take leave; it is told, not asked.
CLOSE_TIMEOUT = 2.0
# Bytes of one read. Below malloc's threshold for a mapping of its own (128 KiB): above
# it each read maps and unmaps its buffer, which takes the system longer than all else
# of a call. Something large that was freed before raises that threshold, so it is
# easily overlooked.
READ_SIZE = 120 * 1024
# Bytes of events that came faster than they were taken.
EVENT_BYTES = 16 * 1024 * 1024
# Bytes of a stream. One that holds more is read on only for whoever waits for something
# else.
HIGH_WATER = 1024 * 1024
# And no stream may hold more than this: for whoever reads it too slowly while there are
# calls, or not at all.
STREAM_BUFFER = 64 * 1024 * 1024


def seconds(name: str, given: float | None) -> float | None:
    """Return a time limit that a user has given; None means none.

    Raises ValueError when it is not more than 0.
    """
    if given is None:
        return None
    if not given > 0:
        raise ValueError(f"{name} must be more than 0 seconds, not {given}")
    return None if given > _LONGEST else given
