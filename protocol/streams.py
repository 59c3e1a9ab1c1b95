"""Streams without I/O: what either end may send, and the packets for it.

A stream is opened by a call and lives under that call's serial. Data and holes travel
in both directions, in order, and are not acknowledged; a sender that is faster than its
reader is held back by the transport alone, so the shells bound what they hold. An empty
piece of data from the server is the end of its data. The client ends a stream, with
FINISH or ABORT, and the server confirms either; a server that fails ends it with ERROR,
which is not confirmed. Packets that cross with an end are dropped, as libvirt drops
them.

The rules are tables from (state, packet) to the next state: packets that may be
received (`_HEARD_BY_CLIENT`, `_HEARD_BY_SERVER`) and packets that may be sent
(`_OF_CLIENT`, `_OF_SERVER`). An illegal packet from the peer breaks the conversation
(RemoteProtocolError); an illegal one of our own is our caller's mistake
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

# Bytes of data per packet, as in libvirt; every version of it can read that many.
SLICE = rpc.VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX


class StreamEvent(Event):
    """Base class of a stream's events; ``stream`` is the `OpenStream`."""

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
        """The data, without a copy."""
        return memoryview(self.payload)[self.pos :].toreadonly()


class StreamHole(StreamEvent):
    """A hole: ``length`` bytes of zeros that are not sent."""

    __slots__ = ("flags", "length")

    def __init__(self, stream: OpenStream, length: int, flags: int) -> None:
        self.stream = stream
        self.length = length
        self.flags = flags


class StreamEnded(StreamEvent):
    """The server has sent all of its data; the client finishes the stream next."""

    __slots__ = ()


class StreamFinished(StreamEvent):
    """The end of a stream.

    To a server: the client has sent all of its data, and waits for a confirmation. To a
    client: the server confirms a finish or an abort.
    """

    __slots__ = ()


class StreamAborted(StreamEvent):
    """A stream was given up.

    To a server: by the client, which waits for a confirmation. To a client: by the
    server, for the reason ``error``.
    """

    __slots__ = ("error",)

    def __init__(self, stream: OpenStream, error: LibvirtError | None) -> None:
        self.stream = stream
        self.error = error


class StreamDropped(StreamEvent):
    """A packet that crossed with the end of its stream."""

    __slots__ = ()


class State(Enum):
    """State of a stream at one end.

    ``ENDED`` has sent the end of its data, or received the server's; ``FINISHING`` and
    ``ABORTING`` wait for the server's confirmation.
    """

    OPEN = "open"
    ENDED = "ended"
    FINISHING = "finishing"
    ABORTING = "aborting"
    CLOSED = "closed"


class Said(Enum):
    """Meaning of a packet of a stream."""

    DATA = "data"
    END = "the end of the data"
    HOLE = "a hole"
    FINISH = "finish"
    ABORT = "abort"


_OPEN, _ENDED, _FINISHING, _ABORTING, _CLOSED = State
_DATA, _END, _HOLE, _FINISH, _ABORT = Said

Table = dict[tuple[State, Said], State]

# Packets of a server: FINISH is its confirmation, ABORT its error.
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
# A client also receives packets that were under way when it ended the stream.
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
# A server also receives empty data (for which libvirt writes no bytes), and packets
# that
# a client may send without having noticed the end.
_HEARD_BY_SERVER: Table = (
    _OF_CLIENT
    | {(state, _END): state for state in (_OPEN, _ENDED, _FINISHING, _ABORTING)}
    | {
        (state, said): state
        for state in (_FINISHING, _ABORTING)
        for said in (_DATA, _HOLE, _FINISH)
    }
    | {(_ABORTING, _ABORT): _ABORTING}
)


class OpenStream:
    """One end of a stream, until it is closed; then its serial is free again.

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
        """Close a stream that was never opened, or whose connection is over."""
        self.state = State.CLOSED
        self._table.pop(self.serial, None)

    # -- in ----------------------------------------------------------------------------

    def heard(self, kind: int, status: int, payload: bytes | bytearray) -> StreamEvent:
        """Return the event of a packet; raise RemoteProtocolError if it is illegal."""
        if kind == STREAM_HOLE:
            said = _HOLE
        elif status == CONTINUE:
            said = _DATA if len(payload) > HEADER_SIZE else _END
        else:
            said = _FINISH if status == OK else _ABORT
        before = self.state
        after = self._heard.get((before, said))
        if after is None:
            raise RemoteProtocolError(
                f"{said.value} on stream {self.serial}, which is {before.value}"
            )
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
        """Close the stream because of an error reply to the call that opened it.

        libvirt sends such a reply, to a call answered long before, for a hole that it
        cannot make.
        """
        self._become(_CLOSED)
        return StreamAborted(self, error)

    def _hole(self, payload: bytes, *, dropped: bool) -> StreamEvent:
        if not self.holes:
            raise RemoteProtocolError(f"a hole on stream {self.serial}, which was opened without")
        hole = xdr.decode(rpc.unpack_virNetStreamHole, payload, HEADER_SIZE)
        if hole.length < 0:
            raise RemoteProtocolError(f"a hole of {hole.length} bytes")
        return StreamDropped(self) if dropped else StreamHole(self, hole.length, hole.flags)

    # -- out ---------------------------------------------------------------------------

    def data(self, data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
        """Yield header and payload of each packet of ``data`` (bytes), without a copy.

        Without data there is no packet. The packets are made as they are sent: a stream
        may be closed between two of them, which raises LocalProtocolError.
        """
        for start in range(0, len(data), SLICE):
            self._say(_DATA)
            piece = data[start : start + SLICE]
            yield self._header(STREAM, CONTINUE, len(piece)), piece

    def hole(self, length: int, flags: int = 0) -> bytes:
        """Return the packet that skips ``length`` bytes.

        Raises LocalProtocolError when the stream takes no holes.
        """
        if not self.holes:
            raise LocalProtocolError(f"stream {self.serial} was opened without holes")
        if length < 0:
            raise LocalProtocolError(f"a hole of {length} bytes")
        self._say(_HOLE)
        hole = rpc.VirNetStreamHole(length, flags)
        return self._build(STREAM_HOLE, CONTINUE, rpc.pack_virNetStreamHole, hole)

    def end(self) -> bytes:
        """Return the packet with which a server ends its data."""
        self._say(_END)
        return self._header(STREAM, CONTINUE, 0)

    def finish(self) -> bytes:
        """Return the packet that ends a client's stream, or a server's confirmation."""
        self._say(_FINISH)
        return self._header(STREAM, OK, 0)

    def abort(self, error: LibvirtError | None = None) -> bytes:
        """Return the packet that gives the stream up; a server's contains ``error``."""
        if error is None:
            self._say(_ABORT)
            return self._header(STREAM, ERROR, 0)
        # made before the state changes: the fields of an error may have wrong types
        packet = message.build_error(
            self.program, self.version, self.procedure, STREAM, self.serial, error
        )
        self._say(_ABORT)
        return packet

    def _say(self, said: Said) -> None:
        after = self._said.get((self.state, said))
        if after is None:
            raise LocalProtocolError(
                f"{said.value} on stream {self.serial}, which is {self.state.value}"
            )
        self._become(after)

    def _become(self, state: State) -> None:
        self.state = state
        if state is _CLOSED:
            self._table.pop(self.serial, None)

    def _header(self, kind: int, status: int, size: int) -> bytes:
        size += HEADER_SIZE
        assert size <= MESSAGE_MAX
        return HEADER.pack(
            size, self.program, self.version, self.procedure, kind, self.serial, status
        )

    def _build(self, kind: int, status: int, pack: Any, value: object) -> bytes:
        return message.build(
            self.program, self.version, self.procedure, kind, self.serial, status, pack, value
        )


@functools.cache
def _sparse() -> dict[int, int]:
    """Return the flag that allows holes, for each procedure that has one.

    Procedures are those of the remote program, flags those of libvirt's @sparseflag.
    """
    # Imported on first use, because these take time to load.
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
    """Return whether the stream opened by a call (remote program) may have holes."""
    flag = _sparse().get(procedure)
    return flag is not None and bool(args.flags & flag)
