"""The conversation without I/O, for both roles: bytes in, events out; calls, replies and pings in, bytes out.

Theory of operation. `receive` takes what a socket gave; `next_event` hands out one event at a time, or None when it needs more.
A message that arrived whole in one read is not copied: its event carries the very bytes that were read, and the payload
starts at ``event.pos``. Pieces of a larger message are gathered in one buffer, so a message that trickles in costs no more than
its size however small the pieces are, and never more than one message beyond one read is held.

What may arrive is one table per role, `_LEGAL`: (type, status) to what it is. A header that a server cannot read at all (a length
out of range) ends the conversation with RemoteProtocolError; one that it can read but not honour becomes `CallRefused`, which
the shell answers with an error, or is dropped, as libvirt does for messages nobody expects a reply to. Messages that carry
file descriptors are in no table: nothing here passes any.

A client's calls in flight live here: serial -> (what was called, waiter). The waiter is the shell's own and is handed back on the
event. A call given up is remembered until its late reply arrives. EOF is an event like the others.

Keepalive: a ping is answered by the shell with `PONG` before anything else that it has to send; see `keepalive.py`
for when we ping.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from . import message
from ._generated import keepalive_procedures
from .errors import LibvirtError, LocalProtocolError, RemoteProtocolError
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
    STREAM,
    STREAM_HOLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_KEEPALIVE = keepalive_procedures.PROGRAM
_PING_PROC = int(keepalive_procedures.KeepaliveProcedure.KEEPALIVE_PROC_PING)
_PONG_PROC = int(keepalive_procedures.KeepaliveProcedure.KEEPALIVE_PROC_PONG)

PING = message.build(_KEEPALIVE, keepalive_procedures.VERSION, _PING_PROC, MESSAGE, 0, OK)
PONG = message.build(_KEEPALIVE, keepalive_procedures.VERSION, _PONG_PROC, MESSAGE, 0, OK)


class Role(Enum):
    CLIENT = "client"
    SERVER = "server"


class Event:
    """Something the peer did."""

    __slots__ = ()


class CallReceived(Event):
    """A call for the server; its arguments are ``payload[pos:]``. Program and version may be any: the shell knows its own."""

    __slots__ = ("payload", "pos", "procedure", "program", "serial", "version")

    def __init__(self, program: int, version: int, procedure: int, serial: int, payload: bytes, pos: int) -> None:
        self.program = program
        self.version = version
        self.procedure = procedure
        self.serial = serial
        self.payload = payload
        self.pos = pos


class CallRefused(Event):
    """A call whose header is readable but not legal; to be answered with ``reason`` as VIR_ERR_RPC."""

    __slots__ = ("procedure", "program", "reason", "serial", "version")

    def __init__(self, program: int, version: int, procedure: int, serial: int, reason: str) -> None:
        self.program = program
        self.version = version
        self.procedure = procedure
        self.serial = serial
        self.reason = reason


class ReplyReceived(Event):
    """The reply to a call of ours; ``ok`` False means that ``payload[pos:]`` is an error. ``waiter`` is what `call` was given."""

    __slots__ = ("ok", "payload", "pos", "waiter")

    def __init__(self, waiter: Any, ok: bool, payload: bytes, pos: int) -> None:
        self.waiter = waiter
        self.ok = ok
        self.payload = payload
        self.pos = pos


class EventReceived(Event):
    """A message that the server sent unasked (a libvirt event)."""

    __slots__ = ("payload", "pos", "procedure", "program")

    def __init__(self, program: int, procedure: int, payload: bytes, pos: int) -> None:
        self.program = program
        self.procedure = procedure
        self.payload = payload
        self.pos = pos


class Ping(Event):
    """The peer asks whether we are there; send `PONG`."""

    __slots__ = ()


class Pong(Event):
    """The peer is there."""

    __slots__ = ()


class Dropped(Event):
    """A message that libvirt ignores too: nobody waits for an answer to it."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


class Closed(Event):
    """The peer ended the conversation; ``partial`` when it did so within a message."""

    __slots__ = ("partial",)

    def __init__(self, partial: bool) -> None:
        self.partial = partial


class _Is(Enum):
    """What a legal message is."""

    CALL = 1
    REPLY = 2
    MESSAGE = 3
    STREAM = 4


# (type, status) -> meaning, per role. What is not here is not legal.
_LEGAL: dict[Role, dict[tuple[int, int], _Is]] = {
    Role.SERVER: {
        (CALL, OK): _Is.CALL,
        (MESSAGE, OK): _Is.MESSAGE,
        (STREAM, OK): _Is.STREAM,
        (STREAM, ERROR): _Is.STREAM,
        (STREAM, CONTINUE): _Is.STREAM,
        (STREAM_HOLE, CONTINUE): _Is.STREAM,
    },
    Role.CLIENT: {
        (REPLY, OK): _Is.REPLY,
        (REPLY, ERROR): _Is.REPLY,
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
    """One end of one connection. ``received`` counts the reads, for whoever wants to know that the peer is alive."""

    __slots__ = (
        "_abandoned",
        "_buf",
        "_eof",
        "_legal",
        "_need",
        "_partial",
        "_pending",
        "_pos",
        "_serial",
        "received",
    )

    def __init__(self, role: Role) -> None:
        self._legal = _LEGAL[role]
        self._buf = b""
        self._pos = 0
        self._partial = bytearray()  # the beginning of a message of ``_need`` bytes that is not all there
        self._need = 0
        self._eof = False
        self._serial = 0
        self._pending: dict[int, tuple[int, int, int, Any]] = {}  # serial -> (procedure, program, version, waiter)
        self._abandoned: set[int] = set()
        self.received = 0

    # -- in ----------------------------------------------------------------------------------------------------------

    def receive(self, data: bytes) -> None:
        """Feed what was read; empty bytes mean EOF."""
        self.received += 1
        if not data:
            self._eof = True
        elif self._need:
            self._partial += data
            if len(self._partial) >= self._need:
                self._buf = bytes(self._partial)
                self._pos = 0
                self._partial = bytearray()
                self._need = 0
        elif self._pos >= len(self._buf):
            self._buf = data
            self._pos = 0
        else:
            self._buf = self._buf[self._pos :] + data
            self._pos = 0

    def next_event(self) -> Event | None:
        """The next event, or None when more bytes are needed.

        Raises RemoteProtocolError when the bytes are not messages: the connection is then past saving.
        """
        if self._need:
            return Closed(partial=True) if self._eof else None
        buf = self._buf
        pos = self._pos
        left = len(buf) - pos
        if left < 4:
            return Closed(partial=left > 0) if self._eof else None
        if left < HEADER_SIZE:
            (size,) = _length(buf, pos)
        else:
            size, program, version, procedure, kind, serial, status = _header(buf, pos)
        if size < HEADER_SIZE or size > MESSAGE_MAX:
            raise RemoteProtocolError(f"message length {size} is not between {HEADER_SIZE} and {MESSAGE_MAX}")
        if left < size:
            if self._eof:
                return Closed(partial=True)
            self._partial += buf[pos:]
            self._need = size
            self._buf = b""
            self._pos = 0
            return None
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
        return self._not_legal(program, version, procedure, kind, serial, status, meaning)

    def _reply(self, program: int, version: int, procedure: int, serial: int, status: int, buf: bytes) -> Event:
        call = self._pending.pop(serial, None)
        if call is None:
            if serial in self._abandoned:
                self._abandoned.discard(serial)
                return Dropped(f"late reply with serial {serial}")
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

    def _not_legal(
        self, program: int, version: int, procedure: int, kind: int, serial: int, status: int, meaning: _Is | None
    ) -> Event:
        if meaning is _Is.STREAM:
            return Dropped(f"stream data with serial {serial} for no open stream")
        if self._legal is _LEGAL[Role.CLIENT]:
            raise RemoteProtocolError(f"unexpected message of type {kind} and status {status}")
        if kind == CALL:
            return CallRefused(program, version, procedure, serial, f"Unexpected message status {status}")
        if kind == CALL_WITH_FDS:  # descriptors stand between header and arguments, and we take none
            return CallRefused(program, version, procedure, serial, f"Unexpected message type {kind}")
        return Dropped(f"Unexpected message type {kind}")

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
        while serial in self._pending:  # 2**32 calls ago, and still waiting
            serial = serial + 1 & 0xFFFFFFFF or 1
        self._serial = serial
        data = message.build(program, version, procedure, CALL, serial, OK, pack, args)
        self._pending[serial] = (procedure, program, version, waiter)
        return serial, data

    def abandon(self, serial: int) -> None:
        """Nobody waits for this call any more; its reply will be dropped. Nothing happens if it was answered already."""
        # In this order, because another thread may be receiving: a serial is never in neither place.
        self._abandoned.add(serial)
        if self._pending.pop(serial, None) is None:
            self._abandoned.discard(serial)

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
    try:
        return message.build(program, version, procedure, REPLY, serial, ERROR, message.pack_error, error)
    except LocalProtocolError:
        text = str(error).encode("ascii", "backslashreplace")[:1024].decode()
        plain = LibvirtError(error.code, error.domain, text, level=error.level)
        return message.build(program, version, procedure, REPLY, serial, ERROR, message.pack_error, plain)
