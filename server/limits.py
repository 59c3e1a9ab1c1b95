"""Every limit of the server in one place, under libvirtd.conf's names where it has one."""

from __future__ import annotations

from dataclasses import dataclass

# Bytes read from a socket at once, the same while the client has streams open, and bytes of replies that are written together.
READ_SIZE = 64 * 1024
BULK_READ_SIZE = 512 * 1024
WRITE_BATCH = 256 * 1024
# Bytes that a client's streams may have sent and no driver has received; over it, nothing more is read from that client.
STREAM_BUFFER = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Defaults are libvirtd's.

    ``max_client_requests`` bounds the calls of one client that run at the same time; more are not read before one ends.
    ``keepalive_interval`` (seconds, -1 or 0: never) and ``keepalive_count`` say when a silent client is dropped;
    ``write_timeout`` (seconds) how long a client may leave a reply, or a packet of a stream, unread; ``max_event_bytes`` how many
    bytes of events may wait for a client that does not read them; ``max_client_streams`` how many streams it may have open.
    """

    max_clients: int = 5000
    max_client_requests: int = 5
    keepalive_interval: float = 5
    keepalive_count: int = 5
    write_timeout: float = 30
    max_event_bytes: int = 4 * 1024 * 1024
    max_client_events: int = 10_000
    max_client_streams: int = 64
