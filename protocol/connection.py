"""The conversation without I/O, for both roles.

Bytes go in and events come out; calls, replies and pings go in and bytes come out.

Theory of operation. `receive` takes bytes that were read from a socket; `next_event`
returns one event at a time, or None when it needs more bytes. A message that is all of
one read is not copied: its event holds the very bytes that were read, and the payload
starts at ``event.pos``. Pieces of a larger message are gathered in one buffer,
so a message costs no more than its size however small its pieces are, and at most one
message beyond one read is held.

The legal messages are one table per role, `_LEGAL`: (type, status) to its meaning. A
header that a server cannot read at all (a length out of range) ends the conversation
with RemoteProtocolError. A call that it can read but not accept becomes `CallRefused`,
which the shell answers with an error; other such messages are dropped, as libvirt does
with messages that need no reply.

An open stream has a state of its own under its serial, see `streams.py`. File
descriptors follow a message that declares their number, each with one byte that is no
part of a message. A shell that can read descriptors passes them to `descriptors` before
the bytes that they came with; descriptors that no message takes are closed here, which
is the only system call of this module.

The calls in flight of a client are kept here: serial -> (procedure called, waiter). The
waiter belongs to the shell, and is handed back with the event. An abandoned call is
remembered until its late reply arrives. EOF is an event like the others.

Keepalive: the shell answers a ping with `PONG` before anything else that it has to
send; `keepalive.py` decides when to ping.
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
    """Meaning of a legal message."""

    CALL = 1
    REPLY = 2
    MESSAGE = 3
    STREAM = 4
    CALL_WITH_FDS = 5
    REPLY_WITH_FDS = 6


# Finding a member of an enumeration costs as much as unpacking a header.
_IS_CALL, _IS_REPLY, _IS_MESSAGE, _IS_STREAM = _Is.CALL, _Is.REPLY, _Is.MESSAGE, _Is.STREAM

# (type, status) -> meaning, per role. All other messages are illegal.
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
    """One end of one connection.

    ``received`` counts the reads, as a sign of life of the peer. ``passes_fds`` is set
    by a shell that passes every received descriptor to `descriptors`.
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
        self._partial = bytearray()  # the beginning of an incomplete message of ``_need`` bytes
        self._need = 0
        self._announced = False  # only its descriptors are missing
        self._eof = False
        self._serial = 0
        # serial -> (procedure, program, version, waiter)
        self._pending: dict[int, tuple[int, int, int, Any]] = {}
        self._abandoned: set[int] = set()
        self._streams: dict[int, OpenStream] = {}
        self._fds: list[int] = []  # received, and not taken by a message yet
        self._expect_fds: set[int] = set()  # our calls whose reply may have descriptors
        self.passes_fds = False
        self.received = 0

    # -- in ----------------------------------------------------------------------------

    def receive(self, data: bytes) -> None:
        """Take bytes that were read; empty bytes mean EOF."""
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

    def take_call(self, data: bytes) -> CallReceived | None:
        """Take bytes that were read if they are one whole call, with nothing before it.

        Most reads of a server are. Returns the call, or None for any other bytes: these
        are not taken, and are for `receive`.
        """
        if (
            len(data) < HEADER_SIZE
            or self._need
            or self._pos < len(self._buf)
            or self._fds
            or self._eof
        ):
            return None
        size, program, version, procedure, kind, serial, status = _header(data, 0)
        if size != len(data) or self._legal.get((kind, status)) is not _IS_CALL:
            return None
        self.received += 1
        return CallReceived(program, version, procedure, serial, data, HEADER_SIZE)

    def _gather(self, data: bytes) -> None:
        """Add to the incomplete message; bytes after it stay where they were read."""
        missing = self._need - len(self._partial)
        if len(data) <= missing:
            self._partial += data
            return
        self._partial += memoryview(data)[:missing]
        self._buf = self._buf[self._pos :] + data if missing == 0 else data
        self._pos = missing

    def descriptors(self, ancillary: Sequence[tuple[int, int, bytes]]) -> None:
        """Take file descriptors, the ancillary data of what `receive` gets next.

        The connection owns them from now on. Raises RemoteProtocolError when more are
        waiting than a message may have.
        """
        for _, _, data in ancillary:
            fds = array("i")
            fds.frombytes(data[: len(data) - len(data) % fds.itemsize])
            self._fds += fds
        if len(self._fds) > FDS_MAX:
            raise RemoteProtocolError(
                f"more than {FDS_MAX} file descriptors before a message that takes them"
            )

    def close_fds(self) -> None:
        """Close the descriptors that no message has taken."""
        fds, self._fds = self._fds, []
        for fd in fds:
            os.close(fd)

    def drop(self) -> None:
        """Drop bytes and descriptors that are in no event, when all is over."""
        self._buf = b""
        self._pos = 0
        self._partial = bytearray()
        self._need = 0
        self.close_fds()

    @property
    def unfinished(self) -> int:
        """Number of received bytes that are in no event yet."""
        return len(self._partial) + len(self._buf) - self._pos

    @property
    def waiting_fds(self) -> int:
        """Number of received descriptors that are in no event yet."""
        return len(self._fds)

    @property
    def has_more(self) -> bool:
        """Whether another message may be complete already."""
        return len(self._buf) - self._pos >= HEADER_SIZE

    def next_event(self) -> Event | None:
        """Return the next event, or None when more bytes are needed.

        Raises RemoteProtocolError when the bytes are not messages; the connection
        cannot be used any further then.
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
            raise RemoteProtocolError(
                f"message length {size} is not between {HEADER_SIZE} and {MESSAGE_MAX}"
            )
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
        if meaning is _IS_CALL:
            return CallReceived(program, version, procedure, serial, buf, HEADER_SIZE)
        if meaning is _IS_REPLY:
            return self._reply(program, version, procedure, serial, status, buf)
        if meaning is _IS_MESSAGE:
            return self._message(program, version, procedure, buf)
        return self._other(program, version, procedure, kind, serial, status, buf, meaning)

    def _nothing(self) -> Event | None:
        """Return the event for the case that no further message is complete.

        Descriptors follow their message. So those received belong to a message that
        lacks only its descriptors, or to none. In the latter case they are closed, or
        else a peer could fill this process's table with them.
        """
        if self._fds and not self._announced:
            self.close_fds()
        if not self._eof:
            return None
        return Closed(partial=self._need > 0 or self._pos < len(self._buf))

    def _gathered(self) -> Event | None:
        """Return the event for a message that came in pieces."""
        whole = self._partial
        self._partial = bytearray()
        self._need = 0
        self._announced = False
        _, program, version, procedure, kind, serial, status = _header(whole, 0)
        meaning = self._legal.get((kind, status))
        # Stream data is large, and not copied again.
        buf: Any = whole if meaning is _IS_STREAM else bytes(whole)
        if meaning is _IS_CALL:
            return CallReceived(program, version, procedure, serial, buf, HEADER_SIZE)
        if meaning is _IS_REPLY:
            return self._reply(program, version, procedure, serial, status, buf)
        if meaning is _IS_MESSAGE:
            return self._message(program, version, procedure, buf)
        return self._other(program, version, procedure, kind, serial, status, buf, meaning)

    def _reply(
        self, program: int, version: int, procedure: int, serial: int, status: int, buf: bytes
    ) -> Event:
        call = self._pending.pop(serial, None)
        if call is None:
            stream = self._streams.get(serial)
            if serial in self._abandoned:
                self._abandoned.discard(serial)
                if stream is not None and status == ERROR:  # abandoned while it was being opened
                    stream.forget()
                return Dropped(f"late reply with serial {serial}")
            if stream is not None and status == ERROR:
                return stream.failed(message.unpack_error(buf, HEADER_SIZE))
            raise RemoteProtocolError(f"reply with serial {serial}, for which no call waits")
        if call[0] != procedure or call[1] != program or call[2] != version:
            self._pending[serial] = call  # fail_pending() will return its waiter
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
        """Return the event for a message that is no call or reply, or is illegal."""
        if meaning is _IS_STREAM:
            stream = self._streams.get(serial)
            if (
                stream is None
                or stream.procedure != procedure
                or stream.program != program
                or stream.version != version
            ):
                return Dropped(f"stream data with serial {serial} for no open stream")
            event = stream.heard(kind, status, buf)
            return (
                event
                if event.__class__ is not StreamDropped
                else Dropped(f"what crossed with an end of {serial}")
            )
        if meaning is _Is.REPLY_WITH_FDS:
            return self._with_fds(program, version, procedure, serial, status, buf, meaning)
        if self._legal is _LEGAL[Role.CLIENT]:
            raise RemoteProtocolError(f"unexpected message of type {kind} and status {status}")
        if kind == CALL_WITH_FDS:  # whatever its status, descriptors follow it
            return self._with_fds(
                program, version, procedure, serial, status, buf, _Is.CALL_WITH_FDS
            )
        if kind == CALL:
            return CallRefused(
                program, version, procedure, serial, f"Unexpected message status {status}"
            )
        return Dropped(f"Unexpected message type {kind}")

    def _with_fds(
        self,
        program: int,
        version: int,
        procedure: int,
        serial: int,
        status: int,
        buf: bytes,
        meaning: _Is,
    ) -> Event | None:
        """Return the event for a message with descriptors, None until they arrive."""
        size = int.from_bytes(buf[:4])
        if size < HEADER_SIZE + 4:
            raise RemoteProtocolError("a message with file descriptors does not say how many")
        (count,) = _length(buf, HEADER_SIZE)
        if count > FDS_MAX:
            raise RemoteProtocolError(
                f"{count} file descriptors with one message are more than {FDS_MAX}"
            )
        if len(buf) == size:  # the bytes of the descriptors are not part of ``buf`` yet
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
            raise RemoteProtocolError(
                f"{len(self._fds)} file descriptors with a message that announces {count}"
            )
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
            event = CallRefused(
                program, version, procedure, serial, f"Unexpected message status {status}"
            )
        for fd in fds:  # the event does not take them
            os.close(fd)
        return event

    # -- out ---------------------------------------------------------------------------

    def call(
        self,
        waiter: Any,
        program: int,
        version: int,
        procedure: int,
        pack: Callable[[Any, Callable[[bytes], None]], None] | None = None,
        args: object = None,
    ) -> tuple[int, bytes]:
        """Begin a call; return its serial and the bytes to send.

        ``waiter`` is handed back with the `ReplyReceived`. Raises LocalProtocolError
        when the arguments do not fit their types; no call is in flight then.
        """
        serial = self._serial + 1 & 0xFFFFFFFF or 1
        while serial in self._pending or serial in self._streams:  # from 2**32 calls ago
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
        """Begin a call that sends ``count`` descriptors, or whose reply may have some.

        Like `call`. Each descriptor is to be sent after the bytes, with one byte of its
        own, and before anything else.
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
        self,
        program: int,
        version: int,
        procedure: int,
        serial: int,
        owner: Any,
        *,
        holes: bool = False,
    ) -> OpenStream:
        """Open a stream under the serial of a call, before that is sent or answered.

        ``owner`` belongs to the shell. ``holes`` says that the call allows holes.
        Raises LocalProtocolError when another stream has the serial.
        """
        if serial in self._streams:
            raise LocalProtocolError(f"stream {serial} is open already")
        is_client = self._legal is _LEGAL[Role.CLIENT]
        return OpenStream(
            self._streams, is_client, program, version, procedure, serial, owner, holes
        )

    @property
    def open_streams(self) -> list[OpenStream]:
        """All streams that are not closed."""
        return list(self._streams.values())

    @property
    def has_streams(self) -> bool:
        """Whether any stream is not closed."""
        return bool(self._streams)

    def abandon(self, serial: int) -> None:
        """Give up a call: its reply, if it still comes, will be dropped.

        Does nothing for a call that has been answered.
        """
        # In this order, because another thread may be receiving: a serial is always in
        # one place.
        self._abandoned.add(serial)
        if self._pending.pop(serial, None) is None:
            self._abandoned.discard(serial)
        self._expect_fds.discard(serial)

    def fail_pending(self) -> list[Any]:
        """End all calls in flight, and return their waiters."""
        waiters = [call[3] for call in self._pending.values()]
        self._pending.clear()
        self._abandoned.clear()
        return waiters

    @property
    def calls_in_flight(self) -> int:
        return len(self._pending)


def reply_error(
    program: int, version: int, procedure: int, serial: int, error: LibvirtError
) -> bytes:
    """Build the error reply to a call.

    If the error does not fit the wire, only its code, domain, level and the beginning
    of its message are sent.
    """
    return message.build_error(program, version, procedure, REPLY, serial, error)
