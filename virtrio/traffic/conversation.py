"""One conversation as an onlooker sees it: bytes of both directions in, messages out.

An onlooker may not refuse anything, so this is not `virtrio.protocol.connection`: there
is no state that a message could violate, and bytes that are no message are skipped and
reported as a `Gap`. At most one message is kept per direction, or the first part of it.
Only headers are decoded; the fields of a packet are parsed on first use of
``Packet.item``.

Theory of operation. A direction is either in step (the next byte begins a message, and
its length word says where the following one begins) or searching (bytes are missing).
Bytes lost inside of a message of known length do not end the step:
the message is reported as far as it was seen, and the rest of it is skipped.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..protocol import procedures
from ..protocol._generated.rpc import VIR_NET_MESSAGE_NUM_FDS_MAX
from ..protocol.message import (
    CALL,
    CALL_WITH_FDS,
    HEADER,
    HEADER_SIZE,
    MESSAGE_MAX,
    REPLY,
    REPLY_WITH_FDS,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from ..protocol.layout import Item

__all__ = [
    "Conversation",
    "Direction",
    "Event",
    "Gap",
    "Opened",
    "Packet",
    "find_header",
    "programs",
]

_OPEN_CALLS = 65536  # calls remembered until their reply; bounded because replies may be lost
_CALL_BYTES = 200
_LAST_TYPE, _LAST_STATUS = 6, 2


class Direction(Enum):
    TO_SERVER = "to_server"
    TO_CLIENT = "to_client"

    @property
    def other(self) -> Direction:
        return Direction.TO_CLIENT if self is Direction.TO_SERVER else Direction.TO_SERVER


@cache
def programs() -> Mapping[tuple[int, int], procedures.Program]:
    """Return every program that has a definition, by its number and version."""
    known = [procedures.program(name) for name in procedures.PROGRAM_NAMES]
    return {(program.number, program.version): program for program in known}


class Packet:
    """One message, as far as it was seen.

    ``data`` is the message from its length word on, and shorter than ``length``, which
    that word gives, where bytes are missing or were not kept; ``omitted`` is the number
    of those not kept. ``offset`` is the position of the message in the bytes of its
    direction. ``time`` is that of its last byte, in seconds since the epoch, or None if
    unknown; ``latency`` of a reply is the number of seconds since its call. The other
    numbers are fields of the header.
    """

    __slots__ = (
        "_broken",
        "_parsed",
        "connection",
        "data",
        "direction",
        "latency",
        "length",
        "offset",
        "omitted",
        "procedure",
        "program",
        "serial",
        "status",
        "time",
        "type",
        "version",
    )

    def __init__(
        self,
        connection: int,
        time: float | None,
        direction: Direction,
        offset: int,
        data: bytes,
        broken: str | None = None,
        omitted: int = 0,
    ) -> None:
        self.connection = connection
        self.time = time
        self.direction = direction
        self.offset = offset
        self.data = data
        self.omitted = omitted
        self.latency: float | None = None
        (
            self.length,
            self.program,
            self.version,
            self.procedure,
            self.type,
            self.serial,
            self.status,
        ) = HEADER.unpack_from(data)
        self._broken = broken
        self._parsed: tuple[Item, str | None] | None = None

    @property
    def program_name(self) -> str | None:
        """Name of the program's definition (``remote``), or None if it has none."""
        program = programs().get((self.program, self.version))
        return program.name if program else None

    @property
    def name(self) -> str | None:
        """Name of the procedure (``REMOTE_PROC_DOMAIN_CREATE``), or None if unknown."""
        program = programs().get((self.program, self.version))
        row = program.procedures.get(self.procedure) if program else None
        return row.name if row else None

    @property
    def item(self) -> Item:
        """Fields with their places in ``data``: all that are there and can be read."""
        return self._parse()[0]

    @property
    def trouble(self) -> str | None:
        """Reason why this is not a whole message that decodes, or None.

        Every field is parsed to find out.
        """
        found = self._parse()[1]
        return "; ".join(filter(None, (self._broken, found))) or None

    @property
    def nfds(self) -> int:
        """Number of descriptors declared by the message; 0 if over libvirt's limit."""
        if self.type not in (CALL_WITH_FDS, REPLY_WITH_FDS) or len(self.data) < HEADER_SIZE + 4:
            return 0
        count = int.from_bytes(self.data[HEADER_SIZE : HEADER_SIZE + 4])
        return count if count <= VIR_NET_MESSAGE_NUM_FDS_MAX else 0

    def _parse(self) -> tuple[Item, str | None]:
        if self._parsed is None:
            from .items import parse  # a circle: packets are parsed when they are looked at

            self._parsed = parse(
                self.data,
                self.program,
                self.version,
                whole=self._broken is None,
                omitted=self.omitted,
            )
        return self._parsed


class Gap(NamedTuple):
    """A stretch of one direction's bytes without a message.

    ``lost`` bytes were not seen; ``unread`` ones were seen and belong to no message.
    """

    connection: int
    time: float | None
    direction: Direction
    offset: int
    lost: int
    unread: int
    reason: str

    @property
    def size(self) -> int:
        return self.lost + self.unread


class Opened(NamedTuple):
    """The beginning of a connection between ``client`` and ``server``.

    ``connection`` is the number that its later events carry. ``middle`` is set for a
    connection that was open before the capture began.
    """

    connection: int
    time: float | None
    client: str
    server: str
    middle: bool


Event: TypeAlias = "Packet | Gap | Opened"


@cache
def _header_pattern() -> re.Pattern[bytes]:
    known = b"|".join(re.escape(HEADER.pack(0, *number, 0, 0, 0, 0)[4:12]) for number in programs())
    small = b"\0\0\0"
    return re.compile(
        b"[\0-\2].{3}(?:%s)[\0-\x7f].{3}%s[\0-%c].{4}%s[\0-%c]"
        % (known, small, _LAST_TYPE, small, _LAST_STATUS),
        re.DOTALL,
    )


def find_header(data: bytes | bytearray, pos: int = 0) -> int:
    """Return the position of the first whole header of a known program, or -1."""
    while (found := _header_pattern().search(data, pos)) is not None:
        if HEADER_SIZE <= int.from_bytes(found[0][:4]) <= MESSAGE_MAX:
            return found.start()
        pos = found.start() + 1
    return -1


def _acceptable(data: bytes | bytearray, pos: int) -> bool:
    """Return whether the bytes at ``pos``, which are in step, can be a message.

    Any message that a newer libvirt might send is accepted.
    """
    length, program, version, _, kind, _, status = HEADER.unpack_from(data, pos)
    if not HEADER_SIZE <= length <= MESSAGE_MAX:
        return False
    return (program, version) in programs() or (kind <= _LAST_TYPE and 0 <= status <= _LAST_STATUS)


class _Side:
    """One direction: its bytes not consumed yet, and whether it is in step."""

    __slots__ = (
        "direction",
        "dropped",
        "fds",
        "gap_at",
        "held",
        "lost",
        "offset",
        "passing",
        "reason",
        "unread",
    )

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.offset = 0  # position of the first byte of ``held``
        self.held = bytearray()
        self.dropped = 0  # bytes after ``held`` of a message of which no more is kept
        self.passing = 0  # bytes still to come of a message that was reported or is not kept
        self.fds = 0  # descriptors of the last message; on a unix socket one byte each follows it
        self.reason: str | None = None  # why it is searching; None while in step
        self.gap_at = self.lost = self.unread = 0  # since the search began

    def search(self, reason: str) -> None:
        """Lose step: discard the held bytes, and what was known of a message."""
        if self.reason is None:
            self.reason, self.gap_at, self.lost, self.unread = reason, self.offset, 0, 0
        self.unread += len(self.held)
        self.offset += len(self.held)
        self.held.clear()
        self.passing = self.fds = 0

    @property
    def begun(self) -> int:
        """Length of the message that ``held`` begins; 0 if its header is not whole."""
        if self.reason is not None or len(self.held) < HEADER_SIZE or not _acceptable(self.held, 0):
            return 0
        return int.from_bytes(self.held[:4])


class Conversation:
    """One conversation: pass it what each side sent, in the order in which it was seen.

    ``connection`` is the number that its packets carry. At most ``most`` bytes of each
    message are kept; the others are counted as omitted. Each method yields the events
    that its bytes complete; its work is done when the iterator is exhausted.
    """

    def __init__(self, connection: int = 1, most: int = MESSAGE_MAX) -> None:
        self.connection = connection
        self._most = most
        self._sides = {direction: _Side(direction) for direction in Direction}
        self._calls: OrderedDict[tuple[int, int], float] = OrderedDict()

    @property
    def held(self) -> int:
        """Number of bytes in use, for partial messages and calls without a reply."""
        return sum(len(side.held) for side in self._sides.values()) + _CALL_BYTES * len(self._calls)

    def feed(self, direction: Direction, data: bytes, time: float | None) -> Iterator[Event]:
        """Yield the messages that end in ``data``."""
        side = self._sides[direction]
        if side.dropped:
            step = min(side.passing, len(data))
            side.passing -= step
            side.dropped += step
            if side.passing:
                return
            packet = self._held(side, time)
            side.fds = packet.nfds
            yield packet
            data = data[step:]
        held, side.held = side.held, bytearray()
        if held:
            held += data
            pos = yield from self._read(side, held, time)
            del held[:pos]
            side.held = held
        else:
            pos = yield from self._read(side, data, time)
            side.held += data[pos:]
        side.offset += pos
        if len(side.held) > self._most and (length := side.begun):
            side.dropped = len(side.held) - self._most
            side.passing = length - len(side.held)
            del side.held[self._most :]

    def lost(
        self, direction: Direction, size: int, time: float | None, reason: str = "not captured"
    ) -> Iterator[Event]:
        """Note that the next ``size`` bytes of a direction are missing."""
        side = self._sides[direction]
        if length := side.begun:
            seen = len(side.held) + side.dropped
            yield self._held(side, time, f", {size} bytes {reason}")
            side.passing = length - seen
        inside = min(side.passing, size)
        side.passing -= inside
        side.offset += inside
        if inside < size:
            side.search(reason)
            side.lost += size - inside
            side.offset += size - inside

    def missed(self, direction: Direction, lost: int, unread: int, reason: str) -> None:
        """Note that bytes before the first one fed are unknown; search for a message.

        ``lost`` bytes were not seen, ``unread`` ones were seen and contain no message.
        """
        side = self._sides[direction]
        side.search(reason)
        side.lost, side.unread = lost, unread
        side.offset += lost + unread

    def end(
        self, direction: Direction, time: float | None, reason: str = "the connection ended"
    ) -> Iterator[Event]:
        """End a direction, and report its unfinished message or gap."""
        side = self._sides[direction]
        if side.begun:
            yield self._held(side, time, f" {reason}")
        else:
            # bytes that carry descriptors are zeros
            if len(side.held) > side.fds or any(side.held):
                side.search(f"no message, then {reason}")
            if side.lost + side.unread:
                yield self._gap(side, time)
        side.held.clear()
        side.passing, side.fds, side.reason, side.lost, side.unread = 0, 0, None, 0, 0

    def _read(
        self, side: _Side, data: bytes | bytearray, time: float | None
    ) -> Generator[Event, None, int]:
        """Yield every message in ``data``; return the number of bytes consumed.

        ``side.offset`` is the position of ``data[0]``.
        """
        pos = min(side.passing, len(data))
        side.passing -= pos
        while True:
            if side.reason is not None:
                found = find_header(data, pos)
                end = max(pos, len(data) - HEADER_SIZE + 1) if found < 0 else found
                side.unread += end - pos
                pos = end
                if found < 0:
                    return pos
                if side.lost + side.unread:
                    yield self._gap(side, time)
                side.reason, side.lost, side.unread = None, 0, 0
            pos = self._pass_descriptors(side, data, pos)
            if len(data) - pos < HEADER_SIZE or side.fds:
                return pos
            if not _acceptable(data, pos):
                side.offset += pos
                side.search("no message")
                side.offset -= pos
                continue
            length = int.from_bytes(data[pos : pos + 4])
            if len(data) - pos < length:
                return pos
            kept = min(length, self._most)
            packet = self._packet(side, data[pos : pos + kept], pos, time, omitted=length - kept)
            side.fds = packet.nfds
            pos += length
            yield packet

    def _pass_descriptors(self, side: _Side, data: bytes | bytearray, pos: int) -> int:
        """Skip the bytes that carry descriptors; return where the next message begins.

        ``side.fds`` stays unchanged while there are too few bytes to tell.
        """
        if not side.fds:
            return pos
        left = len(data) - pos
        if left >= HEADER_SIZE and find_header(data[pos : pos + HEADER_SIZE]) == 0:
            side.fds = 0  # this transport carries descriptors without bytes, or not at all
        elif left >= side.fds + HEADER_SIZE:
            if _acceptable(data, pos + side.fds):
                pos += side.fds
            side.fds = 0
        return pos

    def _held(self, side: _Side, time: float | None, broken: str | None = None) -> Packet:
        """Consume the message that is held, and bytes of it that are not.

        ``broken`` says what came in place of the others, if some are missing.
        """
        seen = len(side.held) + side.dropped
        if broken is not None:
            broken = f"after its first {seen} bytes{broken}"
        packet = self._packet(side, side.held, 0, time, broken, side.dropped)
        side.offset += seen
        side.held.clear()
        side.dropped = 0
        return packet

    def _packet(
        self,
        side: _Side,
        data: bytes | bytearray,
        pos: int,
        time: float | None,
        broken: str | None = None,
        omitted: int = 0,
    ) -> Packet:
        packet = Packet(
            self.connection, time, side.direction, side.offset + pos, bytes(data), broken, omitted
        )
        key = packet.program, packet.serial
        if packet.type in (REPLY, REPLY_WITH_FDS):
            called = self._calls.pop(key, None)
            if called is not None and time is not None:
                packet.latency = time - called
        elif packet.type in (CALL, CALL_WITH_FDS) and time is not None:
            self._calls[key] = time
            if len(self._calls) > _OPEN_CALLS:
                self._calls.popitem(last=False)
        return packet

    def _gap(self, side: _Side, time: float | None) -> Gap:
        assert side.reason is not None
        return Gap(
            self.connection, time, side.direction, side.gap_at, side.lost, side.unread, side.reason
        )
