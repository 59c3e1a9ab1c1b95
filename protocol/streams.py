"""Streams without I/O: what either end of one may say, and the packets it says it with.

A stream is opened by a call and lives under that call's serial. Data and holes travel in both directions, in order, and are
not acknowledged; who sends more than the other reads is held back by the transport alone, so the shells bound what they hold.
An empty piece of data from the server is the end of what it has to send. The client ends a stream, with FINISH or ABORT, and
the server confirms either; a server that fails ends it with ERROR, which nobody confirms. What crosses with an end is
dropped, as libvirt drops it.

Both rules are tables: what may be heard (`_HEARD_BY_CLIENT`, `_HEARD_BY_SERVER`) and what may be said: (state, what) to the next
state. What may not be heard breaks the conversation (RemoteProtocolError); what may not be said is our caller's fault
(LocalProtocolError).
"""

from __future__ import annotations

import functools
from enum import Enum
from typing import TYPE_CHECKING, Any

from . import message, xdr
from ._generated import rpc
from .errors import LibvirtError, LocalProtocolError, RemoteProtocolError
from .events import Event
from .message import CONTINUE, ERROR, HEADER, HEADER_SIZE, MESSAGE_MAX, OK, STREAM, STREAM_HOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bytes of data that go into one packet, as from libvirt: what every version of it can read.
SLICE = rpc.VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX


class StreamEvent(Event):
    """Something happened on a stream; ``stream`` is the `OpenStream`, whose ``owner`` is the shell's."""

    __slots__ = ("stream",)

    def __init__(self, stream: OpenStream) -> None:
        self.stream = stream


class StreamData(StreamEvent):
    """A piece of data, ``payload[pos:]``; never empty."""

    __slots__ = ("payload", "pos")

    def __init__(self, stream: OpenStream, payload: bytes | bytearray, pos: int) -> None:
        self.stream = stream
        self.payload = payload
        self.pos = pos

    @property
    def data(self) -> memoryview:
        """The data, not copied."""
        return memoryview(self.payload)[self.pos :].toreadonly()


class StreamHole(StreamEvent):
    """``length`` bytes of zeros that are not sent."""

    __slots__ = ("flags", "length")

    def __init__(self, stream: OpenStream, length: int, flags: int) -> None:
        self.stream = stream
        self.length = length
        self.flags = flags


class StreamEnded(StreamEvent):
    """The server has sent all it has; the client finishes the stream now."""

    __slots__ = ()


class StreamFinished(StreamEvent):
    """To a server: the client has sent all it has, and waits for a confirmation. To a client: the confirmation of either end."""

    __slots__ = ()


class StreamAborted(StreamEvent):
    """To a server: the client gave the stream up, and waits for the confirmation. To a client: the server did, with ``error``."""

    __slots__ = ("error",)

    def __init__(self, stream: OpenStream, error: LibvirtError | None) -> None:
        self.stream = stream
        self.error = error


class StreamDropped(StreamEvent):
    """What crossed with the end of its stream."""

    __slots__ = ()


class State(Enum):
    """``ENDED`` has sent its end, or heard the server's; ``FINISHING`` and ``ABORTING`` wait for the server's confirmation."""

    OPEN = "open"
    ENDED = "ended"
    FINISHING = "finishing"
    ABORTING = "aborting"
    CLOSED = "closed"


class Said(Enum):
    """What a packet of a stream says."""

    DATA = "data"
    END = "the end of the data"
    HOLE = "a hole"
    FINISH = "finish"
    ABORT = "abort"


_OPEN, _ENDED, _FINISHING, _ABORTING, _CLOSED = State
_DATA, _END, _HOLE, _FINISH, _ABORT = Said

Table = dict[tuple[State, Said], State]

# What the server says, FINISH being its confirmation and ABORT its error.
_OF_SERVER: Table = {
    (_OPEN, _DATA): _OPEN,
    (_OPEN, _HOLE): _OPEN,
    (_OPEN, _END): _ENDED,
    (_OPEN, _ABORT): _CLOSED,
    (_ENDED, _ABORT): _CLOSED,
    (_FINISHING, _FINISH): _CLOSED,
    (_FINISHING, _ABORT): _CLOSED,
    (_ABORTING, _FINISH): _CLOSED,
    (_ABORTING, _ABORT): _CLOSED,
}
# A client hears besides what was on its way when it made an end.
_HEARD_BY_CLIENT: Table = _OF_SERVER | {
    (state, said): state for state in (_FINISHING, _ABORTING) for said in (_DATA, _HOLE, _END)
}
_OF_CLIENT: Table = {
    (_OPEN, _DATA): _OPEN,
    (_OPEN, _HOLE): _OPEN,
    (_OPEN, _FINISH): _FINISHING,
    (_OPEN, _ABORT): _ABORTING,
    (_ENDED, _DATA): _ENDED,
    (_ENDED, _HOLE): _ENDED,
    (_ENDED, _FINISH): _FINISHING,
    (_ENDED, _ABORT): _ABORTING,
    (_FINISHING, _ABORT): _ABORTING,
}
# A server hears besides what is nothing (libvirt writes no bytes then), and what a client may not have meant.
_HEARD_BY_SERVER: Table = (
    _OF_CLIENT
    | {(state, _END): state for state in (_OPEN, _ENDED, _FINISHING, _ABORTING)}
    | {(state, said): state for state in (_FINISHING, _ABORTING) for said in (_DATA, _HOLE, _FINISH)}
    | {(_ABORTING, _ABORT): _ABORTING}
)


class OpenStream:
    """One stream at one end of a connection, until it is closed; then its serial is free again.

    ``holes`` says whether the call that opened it allows them.
    """

    __slots__ = (
        "_heard",
        "_is_client",
        "_said",
        "_table",
        "holes",
        "owner",
        "procedure",
        "program",
        "serial",
        "state",
        "version",
    )

    def __init__(
        self,
        table: dict[int, OpenStream],
        is_client: bool,
        program: int,
        version: int,
        procedure: int,
        serial: int,
        owner: Any,
        holes: bool,
    ) -> None:
        self._table = table
        self._is_client = is_client
        self._heard = _HEARD_BY_CLIENT if is_client else _HEARD_BY_SERVER
        self._said = _OF_CLIENT if is_client else _OF_SERVER
        self.program = program
        self.version = version
        self.procedure = procedure
        self.serial = serial
        self.owner = owner
        self.holes = holes
        self.state = State.OPEN
        table[serial] = self

    def forget(self) -> None:
        """The stream was never opened, or its connection is over."""
        self.state = State.CLOSED
        self._table.pop(self.serial, None)

    # -- in ----------------------------------------------------------------------------------------------------------

    def heard(self, kind: int, status: int, payload: bytes | bytearray) -> StreamEvent:
        """What a packet of this stream means. Raises RemoteProtocolError when it is none that may come now."""
        if kind == STREAM_HOLE:
            said = _HOLE
        elif status == CONTINUE:
            said = _DATA if len(payload) > HEADER_SIZE else _END
        else:
            said = _FINISH if status == OK else _ABORT
        before = self.state
        after = self._heard.get((before, said))
        if after is None:
            raise RemoteProtocolError(f"{said.value} on stream {self.serial}, which is {before.value}")
        event: StreamEvent = StreamDropped(self)
        if said is _ABORT:
            error = message.unpack_error(bytes(payload), HEADER_SIZE) if self._is_client else None
            event = StreamAborted(self, error)
        elif said is _FINISH:
            if self._is_client or before is not after:
                event = StreamFinished(self)
        elif said is _HOLE:
            event = self._hole(bytes(payload), dropped=before in (_FINISHING, _ABORTING))
        elif before in (_OPEN, _ENDED):
            if said is _DATA:
                event = StreamData(self, payload, HEADER_SIZE)
            elif self._is_client:
                event = StreamEnded(self)
        self._become(after)
        return event

    def failed(self, error: LibvirtError) -> StreamEvent:
        """libvirt answers a hole that it cannot make with an error reply to the call, which has long been answered."""
        self._become(_CLOSED)
        return StreamAborted(self, error)

    def _hole(self, payload: bytes, *, dropped: bool) -> StreamEvent:
        if not self.holes:
            raise RemoteProtocolError(f"a hole on stream {self.serial}, which was opened without")
        hole = xdr.decode(rpc.unpack_virNetStreamHole, payload, HEADER_SIZE)
        if hole.length < 0:
            raise RemoteProtocolError(f"a hole of {hole.length} bytes")
        return StreamDropped(self) if dropped else StreamHole(self, hole.length, hole.flags)

    # -- out ---------------------------------------------------------------------------------------------------------

    def data(self, data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
        """Header and payload of each packet that ``data`` (bytes) makes, without a copy of it. No data, no packet.

        Asked for as they are sent: a stream may be closed between two of them, which raises LocalProtocolError.
        """
        for start in range(0, len(data), SLICE):
            self._say(_DATA)
            piece = data[start : start + SLICE]
            yield self._header(STREAM, CONTINUE, len(piece)), piece

    def hole(self, length: int, flags: int = 0) -> bytes:
        """Skip ``length`` bytes. Raises LocalProtocolError when the stream takes no holes."""
        if not self.holes:
            raise LocalProtocolError(f"stream {self.serial} was opened without holes")
        if length < 0:
            raise LocalProtocolError(f"a hole of {length} bytes")
        self._say(_HOLE)
        hole = rpc.VirNetStreamHole(length, flags)
        return self._build(STREAM_HOLE, CONTINUE, rpc.pack_virNetStreamHole, hole)

    def end(self) -> bytes:
        """A server's end of the data."""
        self._say(_END)
        return self._header(STREAM, CONTINUE, 0)

    def finish(self) -> bytes:
        """A client's end of the stream, or a server's confirmation of either end."""
        self._say(_FINISH)
        return self._header(STREAM, OK, 0)

    def abort(self, error: LibvirtError | None = None) -> bytes:
        """Give the stream up: a client without a word, a server with ``error``."""
        self._say(_ABORT)
        if error is None:
            return self._header(STREAM, ERROR, 0)
        return message.build_error(self.program, self.version, self.procedure, STREAM, self.serial, error)

    def _say(self, said: Said) -> None:
        after = self._said.get((self.state, said))
        if after is None:
            raise LocalProtocolError(f"{said.value} on stream {self.serial}, which is {self.state.value}")
        self._become(after)

    def _become(self, state: State) -> None:
        self.state = state
        if state is _CLOSED:
            self._table.pop(self.serial, None)

    def _header(self, kind: int, status: int, size: int) -> bytes:
        size += HEADER_SIZE
        assert size <= MESSAGE_MAX
        return HEADER.pack(size, self.program, self.version, self.procedure, kind, self.serial, status)

    def _build(self, kind: int, status: int, pack: Any, value: object) -> bytes:
        return message.build(self.program, self.version, self.procedure, kind, self.serial, status, pack, value)


@functools.cache
def _sparse() -> dict[int, int]:
    """Procedure of the remote program -> the flag that says that its stream may have holes (libvirt's @sparseflag)."""
    # Not needed before a stream is, and these take time to load.
    from ._generated.enums import StorageVolDownloadFlags, StorageVolUploadFlags
    from ._generated.remote_procedures import RemoteProcedure

    return {
        int(RemoteProcedure.REMOTE_PROC_STORAGE_VOL_UPLOAD): int(
            StorageVolUploadFlags.VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM
        ),
        int(RemoteProcedure.REMOTE_PROC_STORAGE_VOL_DOWNLOAD): int(
            StorageVolDownloadFlags.VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM
        ),
    }


def takes_holes(procedure: int, args: Any) -> bool:
    """Whether the stream that a call of the remote program opens may have holes."""
    flag = _sparse().get(procedure)
    return flag is not None and bool(args.flags & flag)
