"""Limits of the server, under libvirtd.conf's names where it has one."""

from __future__ import annotations

from dataclasses import dataclass

# Bytes read from a socket at once, the same while the client has streams open, and
# bytes of replies that are written together. A local socket is to hold that many unsent
# bytes once its client has opened a stream.
READ_SIZE = 64 * 1024
BULK_READ_SIZE = 512 * 1024
BULK_SEND_BUFFER = 208 * 1024
WRITE_BATCH = 256 * 1024
# Bytes of a client's streams that may wait for drivers to receive them; over it,
# nothing more is read from that client. Each piece of data and each hole counts as
# `STREAM_PIECE` bytes more, which is what it takes in memory beside its data.
STREAM_BUFFER = 1024 * 1024
STREAM_PIECE = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one server.

    Defaults are libvirtd's, where it has such a bound; times are in seconds, sizes in
    bytes.

    For one client: ``max_client_requests`` bounds the calls that run at the same time.
    Up to ``max_held_calls`` calls or ``max_held_bytes`` bytes of them wait beyond that;
    then nothing more is read from it. ``keepalive_interval`` (-1 or 0: never) and
    ``keepalive_count`` say when a silent client is dropped; ``write_timeout`` how long
    it may leave a reply, or a packet of a stream, unread; ``message_timeout`` how long
    the rest of a message may take; ``max_event_bytes`` how many bytes of unread events
    are kept for it; ``max_client_events`` how many events it may register for;
    ``max_client_streams`` how many streams it may have open.

    For all clients: ``max_clients`` may be connected, ``max_anonymous_clients`` (0: any
    number) of them without having opened a connection to a hypervisor.
    ``max_partial_bytes`` bounds the beginnings of messages and the calls that wait,
    ``max_waiting_fds`` the descriptors of calls that wait for more of them,
    ``max_unread_bytes`` the replies and ``max_unread_event_bytes`` the events that wait
    to be read, ``max_stream_bytes`` the data of streams that drivers have not received,
    and what they wait to send; over one of these the client with the most is dropped.
    ``max_kept_bytes`` bounds the registrations for events and the identities that
    clients give themselves; calls that would go over it are refused, those of read-only
    clients at nine tenths.

    Of the server's test driver: ``max_images`` and ``max_image_bytes`` bound the images
    of saved guests and the core dumps that are kept in memory. They are applied when
    the driver is made.
    """

    max_clients: int = 5000
    max_anonymous_clients: int = 0
    max_client_requests: int = 5
    max_held_calls: int = 256
    max_held_bytes: int = 1024 * 1024
    keepalive_interval: float = 5
    keepalive_count: int = 5
    write_timeout: float = 30
    message_timeout: float = 30
    max_event_bytes: int = 4 * 1024 * 1024
    max_client_events: int = 10_000
    max_client_streams: int = 64
    max_partial_bytes: int = 256 * 1024 * 1024
    max_waiting_fds: int = 256
    max_unread_bytes: int = 256 * 1024 * 1024
    max_unread_event_bytes: int = 64 * 1024 * 1024
    max_stream_bytes: int = 256 * 1024 * 1024
    max_kept_bytes: int = 64 * 1024 * 1024
    max_images: int = 1000
    max_image_bytes: int = 64 * 1024 * 1024
