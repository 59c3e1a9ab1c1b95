"""The conversation without I/O, for both roles: bytes in, events out; calls, replies and pings in, bytes out.

Theory of operation. `receive` takes what a socket gave; `next_event` hands out one event at a time, or None when it needs more.
A message that arrived whole in one read is not copied: its event carries the very bytes that were read, and the payload
starts at ``event.pos``. Pieces of a larger message are gathered in one buffer, so a message that trickles in costs no more than
its size however small the pieces are, and never more than one message beyond one read is held.

What may arrive is one table per role, `_LEGAL`: (type, status) to what it is. A header that a server cannot read at all (a length
out of range) ends the conversation with RemoteProtocolError; one that it can read but not honour becomes `CallRefused`, which
the shell answers with an error, or is dropped, as libvirt does for messages nobody expects a reply to.

An open stream has a state of its own under its serial, see `streams.py`. File descriptors follow a message that says how many,
each with one byte that counts as no message. A shell that can read them hands them to `descriptors` before the bytes they came
with; those that nobody waits for are closed here, which is all that this module does to the system.

A client's calls in flight live here: serial -> (what was called, waiter). The waiter is the shell's own and is handed back on the
event. A call given up is remembered until its late reply arrives. EOF is an event like the others.

Keepalive: a ping is answered by the shell with `PONG` before anything else that it has to send; see `keepalive.py`
for when we ping.
"""

from __future__ import annotations

import os
from array import array
from enum import Enum
from typing import TYPE_CHECKING

from . import message
from ._generated import keepalive_procedures, rpc
from .errors import LibvirtError, LocalProtocolError, RemoteProtocolError
from .events import (
    CallReceived,
    CallRefused,
    CallWithFdsReceived,
    Closed,
    Dropped,
    Event,
    EventReceived,
    Ping,
    Pong,
    ReplyReceived,
    ReplyWithFdsReceived,
)
from .message import (
    CALL,
    CALL_WITH_FDS,
    CONTINUE,
    ERROR,
    HEADER,
    HEADER_SIZE,
    LENGTH,
    MESSAGE,
    MESSAGE_MAX,
    OK,
    REPLY,
    REPLY_WITH_FDS,
    STREAM,
    STREAM_HOLE,
)
from .streams import OpenStream, StreamDropped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

__all__ = [
    "FDS_MAX",
    "PING",
    "PONG",
    "CallReceived",
    "CallRefused",
    "CallWithFdsReceived",
    "Closed",
    "Connection",
    "Dropped",
    "Event",
    "EventReceived",
    "Ping",
    "Pong",
    "ReplyReceived",
    "ReplyWithFdsReceived",
    "Role",
    "reply_error",
]

FDS_MAX = rpc.VIR_NET_MESSAGE_NUM_FDS_MAX

_KEEPALIVE = keepalive_procedures.PROGRAM
_PING_PROC = int(keepalive_procedures.KeepaliveProcedure.KEEPALIVE_PROC_PING)
_PONG_PROC = int(keepalive_procedures.KeepaliveProcedure.KEEPALIVE_PROC_PONG)

PING = message.build(_KEEPALIVE, keepalive_procedures.VERSION, _PING_PROC, MESSAGE, 0, OK)
PONG = message.build(_KEEPALIVE, keepalive_procedures.VERSION, _PONG_PROC, MESSAGE, 0, OK)


class Role(Enum):
    CLIENT = "client"
    SERVER = "server"


class _Is(Enum):
    """What a legal message is."""

    CALL = 1
    REPLY = 2
    MESSAGE = 3
    STREAM = 4
    CALL_WITH_FDS = 5
    REPLY_WITH_FDS = 6


# (type, status) -> meaning, per role. What is not here is not legal.
_LEGAL: dict[Role, dict[tuple[int, int], _Is]] = {
    Role.SERVER: {
        (CALL, OK): _Is.CALL,
        (CALL_WITH_FDS, OK): _Is.CALL_WITH_FDS,
        (MESSAGE, OK): _Is.MESSAGE,
        (STREAM, OK): _Is.STREAM,
        (STREAM, ERROR): _Is.STREAM,
        (STREAM, CONTINUE): _Is.STREAM,
        (STREAM_HOLE, CONTINUE): _Is.STREAM,
    },
    Role.CLIENT: {
        (REPLY, OK): _Is.REPLY,
        (REPLY, ERROR): _Is.REPLY,
        (REPLY_WITH_FDS, OK): _Is.REPLY_WITH_FDS,
        (MESSAGE, OK): _Is.MESSAGE,
        (STREAM, OK): _Is.STREAM,
        (STREAM, ERROR): _Is.STREAM,
        (STREAM, CONTINUE): _Is.STREAM,
        (STREAM_HOLE, CONTINUE): _Is.STREAM,
    },
}

_PING_EVENT = Ping()
_PONG_EVENT = Pong()
_header = HEADER.unpack_from
_length = LENGTH.unpack_from


class Connection:
    """One end of one connection. ``received`` counts the reads, for whoever wants to know that the peer is alive.

    ``passes_fds`` is for the shell to set, when it hands every descriptor that comes to `descriptors`.
    """

    __slots__ = (
        "_abandoned",
        "_announced",
        "_buf",
        "_eof",
        "_expect_fds",
        "_fds",
        "_legal",
        "_need",
        "_partial",
        "_pending",
        "_pos",
        "_serial",
        "_streams",
        "passes_fds",
        "received",
    )

    def __init__(self, role: Role) -> None:
        self._legal = _LEGAL[role]
        self._buf = b""
        self._pos = 0
        self._partial = bytearray()  # the beginning of a message of ``_need`` bytes that is not all there
        self._need = 0
        self._announced = False  # all that is missing of it are its descriptors
        self._eof = False
        self._serial = 0
        self._pending: dict[int, tuple[int, int, int, Any]] = {}  # serial -> (procedure, program, version, waiter)
        self._abandoned: set[int] = set()
        self._streams: dict[int, OpenStream] = {}
        self._fds: list[int] = []  # that came, and no message has taken yet
        self._expect_fds: set[int] = set()  # calls of ours whose reply may bring some
        self.passes_fds = False
        self.received = 0

    # -- in ----------------------------------------------------------------------------------------------------------

    def receive(self, data: bytes) -> None:
        """Feed what was read; empty bytes mean EOF."""
        self.received += 1
        if not data:
            self._eof = True
        elif self._need:
            self._gather(data)
        elif self._pos >= len(self._buf):
            self._buf = data
            self._pos = 0
        else:
            self._buf = self._buf[self._pos :] + data
            self._pos = 0

    def _gather(self, data: bytes) -> None:
        """More of the message that is not all there; what follows it stays where it was read."""
        missing = self._need - len(self._partial)
        if len(data) <= missing:
            self._partial += data
            return
        self._partial += memoryview(data)[:missing]
        self._buf = self._buf[self._pos :] + data if missing == 0 else data
        self._pos = missing

    def descriptors(self, ancillary: Sequence[tuple[int, int, bytes]]) -> None:
        """What recvmsg() gave besides the bytes that `receive` gets next: file descriptors, nothing else was asked for.

        They are ours from now on. Raises RemoteProtocolError when more wait than any message may have.
        """
        for _, _, data in ancillary:
            fds = array("i")
            fds.frombytes(data[: len(data) - len(data) % fds.itemsize])
            self._fds += fds
        if len(self._fds) > FDS_MAX:
            raise RemoteProtocolError(f"more than {FDS_MAX} file descriptors before a message that takes them")

    def close_fds(self) -> None:
        """Close the descriptors that no message has taken."""
        fds, self._fds = self._fds, []
        for fd in fds:
            os.close(fd)

    def drop(self) -> None:
        """Drop what was received and not handed out, at the end of the conversation."""
        self._buf = b""
        self._pos = 0
        self._partial = bytearray()
        self._need = 0
        self.close_fds()

    @property
    def unfinished(self) -> int:
        """Number of bytes received that are in no event yet."""
        return len(self._partial) + len(self._buf) - self._pos

    @property
    def waiting_fds(self) -> int:
        """Number of descriptors received that are in no event yet."""
        return len(self._fds)

    @property
    def has_more(self) -> bool:
        """Whether another message may be complete already."""
        return len(self._buf) - self._pos >= HEADER_SIZE

    def next_event(self) -> Event | None:
        """The next event, or None when more bytes are needed.

        Raises RemoteProtocolError when the bytes are not messages: the connection is then past saving.
        """
        if self._need:
            if len(self._partial) >= self._need:
                return self._gathered()
            return self._nothing()
        buf = self._buf
        pos = self._pos
        left = len(buf) - pos
        if left < 4:
            return self._nothing() if left or self._eof or self._fds else None
        if left < HEADER_SIZE:
            (size,) = _length(buf, pos)
        else:
            size, program, version, procedure, kind, serial, status = _header(buf, pos)
        if size < HEADER_SIZE or size > MESSAGE_MAX:
            raise RemoteProtocolError(f"message length {size} is not between {HEADER_SIZE} and {MESSAGE_MAX}")
        if left < size:
            if not self._eof:
                self._partial += memoryview(buf)[pos:]
                self._need = size
                self._buf = b""
                self._pos = 0
            return self._nothing()
        self._pos = pos + size
        if left != size or pos:
            buf = buf[pos : pos + size]
        meaning = self._legal.get((kind, status))
        if meaning is _Is.CALL:
            return CallReceived(program, version, procedure, serial, buf, HEADER_SIZE)
        if meaning is _Is.REPLY:
            return self._reply(program, version, procedure, serial, status, buf)
        if meaning is _Is.MESSAGE:
            return self._message(program, version, procedure, buf)
        return self._other(program, version, procedure, kind, serial, status, buf, meaning)

    def _nothing(self) -> Event | None:
        """What there is when no further message is complete.

        Descriptors follow their message. So those that came belong to a message that is complete but for its descriptors,
        or to none: then they are closed, lest a peer fills this process's table with them.
        """
        if self._fds and not self._announced:
            self.close_fds()
        if not self._eof:
            return None
        return Closed(partial=self._need > 0 or self._pos < len(self._buf))

    def _gathered(self) -> Event | None:
        """A message that came in pieces."""
        whole = self._partial
        self._partial = bytearray()
        self._need = 0
        self._announced = False
        _, program, version, procedure, kind, serial, status = _header(whole, 0)
        meaning = self._legal.get((kind, status))
        # What a stream brings is bulk, and is not copied again.
        buf: Any = whole if meaning is _Is.STREAM else bytes(whole)
        if meaning is _Is.CALL:
            return CallReceived(program, version, procedure, serial, buf, HEADER_SIZE)
        if meaning is _Is.REPLY:
            return self._reply(program, version, procedure, serial, status, buf)
        if meaning is _Is.MESSAGE:
            return self._message(program, version, procedure, buf)
        return self._other(program, version, procedure, kind, serial, status, buf, meaning)

    def _reply(self, program: int, version: int, procedure: int, serial: int, status: int, buf: bytes) -> Event:
        call = self._pending.pop(serial, None)
        if call is None:
            stream = self._streams.get(serial)
            if serial in self._abandoned:
                self._abandoned.discard(serial)
                if stream is not None and status == ERROR:  # it was given up while it was being opened
                    stream.forget()
                return Dropped(f"late reply with serial {serial}")
            if stream is not None and status == ERROR:
                return stream.failed(message.unpack_error(buf, HEADER_SIZE))
            raise RemoteProtocolError(f"reply with serial {serial}, for which no call waits")
        if call[0] != procedure or call[1] != program or call[2] != version:
            self._pending[serial] = call  # its waiter is failed with the others
            raise RemoteProtocolError(
                f"reply to procedure {procedure} of program {program} version {version}"
                f" with the serial of a call to {call[0]} of {call[1]} version {call[2]}"
            )
        return ReplyReceived(call[3], status == OK, buf, HEADER_SIZE)

    def _message(self, program: int, version: int, procedure: int, buf: bytes) -> Event:
        if program == _KEEPALIVE and version == keepalive_procedures.VERSION:
            if procedure == _PING_PROC:
                return _PING_EVENT
            if procedure == _PONG_PROC:
                return _PONG_EVENT
            return Dropped(f"unknown keepalive procedure {procedure}")
        if self._legal is _LEGAL[Role.SERVER]:
            return Dropped(f"Unexpected message type {MESSAGE}")
        return EventReceived(program, procedure, buf, HEADER_SIZE)

    def _other(
        self,
        program: int,
        version: int,
        procedure: int,
        kind: int,
        serial: int,
        status: int,
        buf: bytes,
        meaning: _Is | None,
    ) -> Event | None:
        """What is rarer than calls and replies, or not legal."""
        if meaning is _Is.STREAM:
            stream = self._streams.get(serial)
            if (
                stream is None
                or stream.procedure != procedure
                or stream.program != program
                or stream.version != version
            ):
                return Dropped(f"stream data with serial {serial} for no open stream")
            event = stream.heard(kind, status, buf)
            return event if event.__class__ is not StreamDropped else Dropped(f"what crossed with an end of {serial}")
        if meaning is _Is.REPLY_WITH_FDS:
            return self._with_fds(program, version, procedure, serial, status, buf, meaning)
        if self._legal is _LEGAL[Role.CLIENT]:
            raise RemoteProtocolError(f"unexpected message of type {kind} and status {status}")
        if kind == CALL_WITH_FDS:  # whatever its status, descriptors follow it
            return self._with_fds(program, version, procedure, serial, status, buf, _Is.CALL_WITH_FDS)
        if kind == CALL:
            return CallRefused(program, version, procedure, serial, f"Unexpected message status {status}")
        return Dropped(f"Unexpected message type {kind}")

    def _with_fds(
        self, program: int, version: int, procedure: int, serial: int, status: int, buf: bytes, meaning: _Is
    ) -> Event | None:
        """A message that descriptors follow, once they are there as well."""
        size = int.from_bytes(buf[:4])
        if size < HEADER_SIZE + 4:
            raise RemoteProtocolError("a message with file descriptors does not say how many")
        (count,) = _length(buf, HEADER_SIZE)
        if count > FDS_MAX:
            raise RemoteProtocolError(f"{count} file descriptors with one message are more than {FDS_MAX}")
        if len(buf) == size:  # the bytes that they come with are still to be had
            end = self._pos + count
            if len(self._buf) < end:
                self._partial += buf
                self._partial += self._buf[self._pos :]
                self._need = size + count
                self._announced = True
                self._buf = b""
                self._pos = 0
                return self._nothing()
            self._pos = end
        else:
            buf = buf[:size]
        if self.passes_fds and len(self._fds) != count:
            raise RemoteProtocolError(f"{len(self._fds)} file descriptors with a message that announces {count}")
        fds, self._fds = self._fds, []
        pos = HEADER_SIZE + 4
        event: Event
        if meaning is _Is.REPLY_WITH_FDS:
            event = self._reply(program, version, procedure, serial, status, buf)
            if event.__class__ is ReplyReceived:
                if serial in self._expect_fds:
                    self._expect_fds.discard(serial)
                    return ReplyWithFdsReceived(event.waiter, event.ok, buf, pos, fds)
                event.pos = pos
        elif status == OK:
            return CallWithFdsReceived(program, version, procedure, serial, buf, pos, fds)
        else:
            event = CallRefused(program, version, procedure, serial, f"Unexpected message status {status}")
        for fd in fds:  # nobody wants them
            os.close(fd)
        return event

    # -- out ---------------------------------------------------------------------------------------------------------

    def call(
        self,
        waiter: Any,
        program: int,
        version: int,
        procedure: int,
        pack: Callable[[Any, Callable[[bytes], None]], None] | None = None,
        args: object = None,
    ) -> tuple[int, bytes]:
        """Begin a call: its serial and the bytes to send. ``waiter`` comes back on the `ReplyReceived`.

        Raises LocalProtocolError when the arguments do not fit their types; nothing is pending then.
        """
        serial = self._serial + 1 & 0xFFFFFFFF or 1
        while serial in self._pending or serial in self._streams:  # 2**32 calls ago, and still waiting
            serial = serial + 1 & 0xFFFFFFFF or 1
        self._serial = serial
        data = message.build(program, version, procedure, CALL, serial, OK, pack, args)
        self._pending[serial] = (procedure, program, version, waiter)
        return serial, data

    def call_with_fds(
        self,
        waiter: Any,
        program: int,
        version: int,
        procedure: int,
        pack: Callable[[Any, Callable[[bytes], None]], None] | None,
        args: object,
        count: int,
    ) -> tuple[int, bytes]:
        """As `call`, for a call that sends ``count`` descriptors or may be answered with some.

        Each is sent after the bytes, with one byte of its own, before anything else is.
        """
        serial, data = self.call(waiter, program, version, procedure, pack, args)
        try:
            if count:
                data = message.with_fds(data, CALL_WITH_FDS, count)
        except LocalProtocolError:
            del self._pending[serial]
            raise
        self._expect_fds.add(serial)
        return serial, data

    def open_stream(
        self, program: int, version: int, procedure: int, serial: int, owner: Any, *, holes: bool = False
    ) -> OpenStream:
        """A stream under the serial of a call, which is about to be sent or answered. ``owner`` is the shell's own.

        ``holes``: the call says that they may be used. Raises LocalProtocolError when the serial is another stream's.
        """
        if serial in self._streams:
            raise LocalProtocolError(f"stream {serial} is open already")
        is_client = self._legal is _LEGAL[Role.CLIENT]
        return OpenStream(self._streams, is_client, program, version, procedure, serial, owner, holes)

    @property
    def open_streams(self) -> list[OpenStream]:
        """All that are not closed."""
        return list(self._streams.values())

    @property
    def has_streams(self) -> bool:
        """Whether one is not closed."""
        return bool(self._streams)

    def abandon(self, serial: int) -> None:
        """Nobody waits for this call any more; its reply will be dropped. Nothing happens if it was answered already."""
        # In this order, because another thread may be receiving: a serial is never in neither place.
        self._abandoned.add(serial)
        if self._pending.pop(serial, None) is None:
            self._abandoned.discard(serial)
        self._expect_fds.discard(serial)

    def fail_pending(self) -> list[Any]:
        """The waiters of all calls in flight, which will not be answered any more; none is pending afterwards."""
        waiters = [call[3] for call in self._pending.values()]
        self._pending.clear()
        self._abandoned.clear()
        return waiters

    @property
    def calls_in_flight(self) -> int:
        return len(self._pending)


def reply_error(program: int, version: int, procedure: int, serial: int, error: LibvirtError) -> bytes:
    """The error reply to one call. What of the error does not fit the wire stays behind: its code must arrive."""
    return message.build_error(program, version, procedure, REPLY, serial, error)
