"""Conversations in a capture: which TCP connections are libvirt's, and what they carry.

A connection whose beginning was captured is a conversation if its first bytes are the
header of a message. In a connection that was open before the capture began, a header is
searched for. Ports decide only if the caller names some. The memory for all connections
together is bounded: beyond the limit, the connections that were silent longest are
reported as far as they are known, and dropped.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from typing import TYPE_CHECKING

from ..protocol.message import (
    CALL,
    CALL_WITH_FDS,
    HEADER,
    HEADER_SIZE,
    MESSAGE,
    REPLY,
    REPLY_WITH_FDS,
)
from .conversation import Conversation, Direction, Opened, find_header, programs
from .files import BrokenCapture, frames
from .frames import FIN, RST, SYN, End, Segment, Unreadable, segment
from .reassembly import Reassembly

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .conversation import Event
    from .files import Frame, Source

__all__ = ["Capture", "raw_stream"]

_CONNECTIONS = 10_000
_BYTES = 128 * 2**20
_SEARCHED = 2**20  # bytes to search for a header in a connection that was open before
_CHUNK = 2**16
_PORTS = (16509, 16514)  # libvirt's: tcp and tls
_TLS = b"\x16\x03"  # a handshake record of any version


class _Connection:
    """One TCP connection.

    ``conversation`` is None until the connection is known to speak the protocol.
    """

    __slots__ = (
        "client",
        "conversation",
        "ends",
        "held",
        "lost",
        "over",
        "searched",
        "size",
        "streams",
        "unread",
        "whole",
    )

    def __init__(self, ends: tuple[End, End]) -> None:
        self.ends = ends
        self.client: End | None = None
        self.conversation: Conversation | None = None
        self.streams = {end: Reassembly() for end in ends}
        self.whole = dict.fromkeys(ends, False)  # seen from the first byte, without a loss
        self.held = dict.fromkeys(ends, b"")  # received before that is known
        self.lost = dict.fromkeys(ends, 0)  # bytes missing before those held
        self.unread = dict.fromkeys(ends, 0)  # bytes dropped because no message was found in them
        self.searched = 0
        self.size = 0
        self.over = False  # the rest of it is ignored

    def other(self, end: End) -> End:
        return self.ends[end == self.ends[0]]

    def direction(self, source: End) -> Direction:
        return Direction.TO_SERVER if source == self.client else Direction.TO_CLIENT

    def is_another(self, found: Segment) -> bool:
        """Return whether a SYN begins a new connection between the same ends."""
        first = self.streams[found.source].first
        return self.over if first is None else first != found.sequence + 1

    def weigh(self) -> int:
        """Return by how many bytes the memory held for this connection has grown."""
        held = sum(map(len, self.held.values())) + sum(
            stream.held for stream in self.streams.values()
        )
        before, self.size = self.size, held + (self.conversation.held if self.conversation else 0)
        return self.size - before


class Capture:
    """Reader of captured frames: pass each one to `frame`, then call `end`.

    Both yield the events of the conversations. If ``ports`` are given, connections to
    and from other ports are ignored.
    """

    def __init__(self, ports: Collection[int] = ()) -> None:
        self._ports = ports
        self._connections: OrderedDict[frozenset[End], _Connection] = OrderedDict()
        self._held = 0
        self.frames = 0
        self.connections = 0  # TCP connections of any kind
        self.conversations = 0
        self.encrypted = 0  # connections that begin with TLS, and may have been conversations
        self.unreadable: Counter[str] = Counter()

    def read(self, source: Source) -> Iterator[Event]:
        """Yield the events of a whole capture file.

        Raise `BrokenCapture` after the last readable frame if the file is broken.
        """
        try:
            for frame in frames(source):
                yield from self.frame(frame)
        except BrokenCapture:
            yield from self.end()
            raise
        yield from self.end()

    def frame(self, frame: Frame) -> Iterator[Event]:
        self.frames += 1
        try:
            found = segment(frame.linktype, frame.data)
        except Unreadable as exc:
            self.unreadable[str(exc)] += 1
            return
        if found is not None and self._wanted(found):
            yield from self._segment(found, frame.time)

    def end(self, reason: str = "the capture ended") -> Iterator[Event]:
        for connection in self._connections.values():
            yield from self._close(connection, None, reason)
        self._connections.clear()

    def _wanted(self, found: Segment) -> bool:
        return (
            not self._ports
            or found.source.port in self._ports
            or found.destination.port in self._ports
        )

    def _segment(self, found: Segment, time: float | None) -> Iterator[Event]:
        key = frozenset((found.source, found.destination))
        connection = self._connections.get(key)
        syn = bool(found.flags & SYN)
        if connection is not None and syn and connection.is_another(found):
            yield from self._close(connection, time, "another connection took its place")
            connection = None
        if connection is None:
            if found.flags & RST or len(key) < 2:
                return
            connection = _Connection((found.source, found.destination))
            self.connections += 1
            self._connections[key] = connection
        self._connections.move_to_end(key)
        if connection.over:
            return
        yield from self._take(connection, found, syn, time)
        self._held += connection.weigh()
        while len(self._connections) > _CONNECTIONS or (
            self._held > _BYTES and len(self._connections) > 1
        ):
            _, oldest = self._connections.popitem(last=False)
            yield from self._close(oldest, time, "too much was held at once")

    def _take(
        self, connection: _Connection, found: Segment, syn: bool, time: float | None
    ) -> Iterator[Event]:
        source = found.source
        own, peer = connection.streams[source], connection.other(source)
        sequence = found.sequence
        if syn:
            sequence += 1
            if own.first is None:
                own.start(sequence)
                connection.whole[source] = True
                connection.client = peer if found.acknowledged is not None else source
        if found.acknowledged is not None:
            for piece in connection.streams[peer].acknowledge(found.acknowledged):
                yield from self._piece(connection, peer, piece, time)
        for piece in own.add(sequence, found.payload, found.missing, bool(found.flags & FIN)):
            yield from self._piece(connection, source, piece, time)
        if found.flags & RST or (own.finished and connection.streams[peer].finished):
            yield from self._close(connection, time, "the connection ended")

    def _piece(
        self, connection: _Connection, source: End, piece: bytes | int, time: float | None
    ) -> Iterator[Event]:
        """Take the next bytes of a direction, or the number of bytes lost there."""
        if connection.over:
            return
        if connection.conversation is None:
            yield from self._consider(connection, source, piece, time)
        elif isinstance(piece, int):
            yield from connection.conversation.lost(connection.direction(source), piece, time)
        else:
            yield from connection.conversation.feed(connection.direction(source), piece, time)

    def _consider(
        self, connection: _Connection, source: End, piece: bytes | int, time: float | None
    ) -> Iterator[Event]:
        """Decide whether a connection is a conversation in the protocol.

        Its bytes are held until that is known.
        """
        if isinstance(piece, int):
            connection.unread[source] += len(connection.held[source])
            connection.lost[source] += piece
            connection.whole[source], connection.held[source] = False, b""
            return
        data = connection.held[source] + piece
        connection.held[source] = data
        if self._ports:
            yield from self._open(connection, source, time)
        elif connection.whole[source]:
            if len(data) < HEADER_SIZE:
                return
            if find_header(data[:HEADER_SIZE]) == 0:
                yield from self._open(connection, source, time)
            else:
                connection.over = True
                self.encrypted += data.startswith(_TLS)
        elif find_header(data) >= 0:
            yield from self._open(connection, source, time)
        else:
            connection.held[source] = data[1 - HEADER_SIZE :]
            connection.unread[source] += len(data) - len(connection.held[source])
            connection.searched += len(piece)
            connection.over = connection.searched > _SEARCHED
        if connection.over:
            connection.held = dict.fromkeys(connection.ends, b"")

    def _open(self, connection: _Connection, source: End, time: float | None) -> Iterator[Event]:
        self.conversations += 1
        conversation = connection.conversation = Conversation(self.conversations)
        if connection.client is None:
            connection.client = self._client(connection, source)
        middle = not any(connection.whole.values())
        client, server = connection.client, connection.other(connection.client)
        yield Opened(conversation.connection, time, str(client), str(server), middle)
        for end in (source, connection.other(source)):
            direction = connection.direction(end)
            if not connection.whole[end]:
                reason = (
                    "not captured" if connection.lost[end] else "the capture begins in the middle"
                )
                conversation.missed(direction, connection.lost[end], connection.unread[end], reason)
            yield from conversation.feed(direction, connection.held[end], time)
        connection.held = dict.fromkeys(connection.ends, b"")

    def _client(self, connection: _Connection, source: End) -> End:
        """Tell which end is the client of a connection without a captured handshake.

        The type of the first message in ``source``'s bytes decides if it can, else the
        ports.
        """
        other = connection.other(source)
        data = connection.held[source]
        if (start := find_header(data)) >= 0 and (
            to_server := _sent_to_server(data, start)
        ) is not None:
            return source if to_server else other
        known = [end for end in connection.ends if end.port in (self._ports or _PORTS)]
        server = known[0] if len(known) == 1 else min(connection.ends, key=lambda end: end.port)
        return connection.other(server)

    def _close(self, connection: _Connection, time: float | None, reason: str) -> Iterator[Event]:
        for source, stream in connection.streams.items():
            for piece in stream.flush():
                yield from self._piece(connection, source, piece, time)
        if connection.conversation is not None and not connection.over:
            for direction in Direction:
                yield from connection.conversation.end(direction, time, reason)
        connection.over = True
        connection.held = dict.fromkeys(connection.ends, b"")
        self._held += connection.weigh()


def _sent_to_server(data: bytes, start: int = 0) -> bool | None:
    """Return whether the message at ``start`` was sent to a server.

    None means that both sides send such messages.
    """
    _, program, version, _, kind, _, _ = HEADER.unpack_from(data, start)
    if kind in (CALL, CALL_WITH_FDS):
        return True
    known = programs().get((program, version))
    if kind in (REPLY, REPLY_WITH_FDS) or (
        kind == MESSAGE and known is not None and known.name != "keepalive"
    ):
        return False
    return None


def raw_stream(source: Source) -> Iterator[Event]:
    """Yield the messages in the bytes of one direction, without times.

    The direction is told by the first message that only one side may send.
    """
    conversation = Conversation()
    data = source.chunk(_CHUNK)
    while len(data) < HEADER_SIZE and (more := source.chunk(_CHUNK)):
        data += more
    start = find_header(data)
    direction = Direction.TO_SERVER
    while start >= 0:
        to_server = _sent_to_server(data, start)
        if to_server is not None:
            direction = Direction.TO_SERVER if to_server else Direction.TO_CLIENT
            break
        start = find_header(data, start + int.from_bytes(data[start : start + 4]))
    while data:
        yield from conversation.feed(direction, data, None)
        data = source.chunk(_CHUNK)
    yield from conversation.end(direction, None, "the bytes end")
