"""Streams, on the side of the driver.

Theory of operation. An entry point of a stream procedure gets a `Stream`. It checks its
arguments, hands the rest of the work to `Stream.start` and returns; the session answers
the call and then runs that work in a task of its own. Data from the client is queued
here and received by the task; while too much is queued, the session reads nothing more
from that client. Data from the task leaves one packet at a time, each when the session
has nothing else to write, and `send` returns when the socket has taken it: so nothing
is buffered, and replies wait for one packet at most.

How a stream ends:

* The client finishes: `receive` returns None, and when the task is over, the end is
  confirmed to the client. A task that sends after that gets `ClientFinished`, which it
  need not catch.
* The task returns first: the client gets the end of the data, and its own end is
  confirmed when it comes.
* The task raises: LibvirtError aborts the stream with that error, anything else is
  logged and aborts it with an internal error.
* The client aborts, or is gone: the task is cancelled.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

import trio

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, report
from ..protocol.streams import (
    OpenStream,
    State,
    StreamAborted,
    StreamData,
    StreamEvent,
    StreamFinished,
    StreamHole,
)
from .limits import STREAM_PIECE
from .raised import NOT_DRIVERS, error_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Protocol

    class Writer(Protocol):
        """Session, as its streams need it."""

        peer: str

        async def write_bulk(self, *parts: bytes | memoryview, holds: int = 0) -> None: ...
        def write(self, data: bytes) -> None: ...
        def count_stream(self, size: int) -> None: ...


class Hole(NamedTuple):
    """Hole in the data: ``length`` bytes of zeros that the client skipped."""

    length: int


class ClientFinished(LibvirtError):
    """Raised when data is sent to a client that has finished the stream."""

    __slots__ = ()

    def __init__(self) -> None:
        code, domain = ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_STREAMS
        super().__init__(
            code, domain, report(code, domain, "the client has finished the stream").message
        )


class Stream:
    """Stream of a client.

    At most one task may receive at a time, and one send.
    """

    __slots__ = (
        "_arrived",
        "_ended",
        "_open",
        "_over",
        "_queue",
        "_scope",
        "_session",
        "_work",
        "held",
        "name",
    )

    def __init__(self, session: Writer, opened: OpenStream, name: str) -> None:
        self.name = name
        self.held = 0  # bytes that what came and is not received yet takes
        self._session = session
        self._open = opened
        self._work: tuple[Callable[..., Awaitable[None]], tuple[Any, ...]] | None = None
        self._queue: deque[memoryview | Hole] = deque()
        self._arrived = trio.Event()
        self._scope = trio.CancelScope()
        self._ended = False  # the end of our data is sent
        self._over = False  # the task is

    # -- the driver's ------------------------------------------------------------------

    @property
    def holes(self) -> bool:
        """Whether the client asked for a stream with holes."""
        return self._open.holes

    def start(self, work: Callable[..., Awaitable[None]], *args: Any) -> None:
        """Run ``await work(*args)`` as this stream's task once the call is answered.

        To be called once, by the entry point.
        """
        assert self._work is None, "a stream has one task"
        self._work = work, args

    async def send(self, data: bytes | bytearray | memoryview) -> None:
        """Send all of ``data``; returns when the socket has taken it.

        Raises `ClientFinished` if the client has finished the stream. If it is
        cancelled, a part may have been sent.
        """
        view = memoryview(data).cast("B")
        await trio.lowlevel.checkpoint_if_cancelled()
        self._may_send()
        packets = self._open.data(view)
        size = left = len(view)
        for header, piece in packets:
            left -= len(piece)
            if 0 < left <= _TAIL:
                await self._session.write_bulk(header, piece, *next(packets), holds=size)
                left = 0
            else:
                await self._session.write_bulk(header, piece, holds=size)
            await trio.lowlevel.checkpoint_if_cancelled()
            self._may_send()

    async def send_hole(self, length: int) -> None:
        """Send a hole of ``length`` bytes, or zeros if the client wants no holes."""
        await trio.lowlevel.checkpoint_if_cancelled()
        self._may_send()
        if self.holes:
            await self._session.write_bulk(self._open.hole(length))
            return
        zeros = bytes(min(length, _ZEROS))
        while length:
            await self.send(zeros[:length])
            length -= len(zeros[:length])

    async def receive(self) -> memoryview | Hole | None:
        """Return the next piece of the client's data, or None when it has finished.

        Cancelling loses nothing.
        """
        await trio.lowlevel.checkpoint()
        while not self._queue:
            if self._open.state is State.FINISHING:
                return None
            self._arrived = trio.Event()
            await self._arrived.wait()
        piece = self._queue.popleft()
        size = STREAM_PIECE
        if isinstance(piece, memoryview):
            size += len(piece)
        self.held -= size
        self._session.count_stream(-size)
        return piece

    async def finish(self) -> None:
        """Send the end of the data; done by itself when the task returns."""
        self._may_send()
        self._end()
        await trio.lowlevel.checkpoint()

    def abort(self, error: LibvirtError) -> None:
        """End the stream with ``error`` at the client, and cancel its task.

        Raising the error in the task has the same effect.
        """
        self._abort(error)
        self._scope.cancel()

    # -- the session's -----------------------------------------------------------------

    @property
    def started(self) -> bool:
        return self._work is not None

    @property
    def over(self) -> bool:
        """Whether the stream's task is over, or never began."""
        return self._over

    @property
    def closed(self) -> bool:
        """Whether the stream is over, which it may be before its task is."""
        return self._open.state is State.CLOSED

    def heard(self, event: StreamEvent) -> None:
        """Handle a packet or the end of the stream from the client."""
        if isinstance(event, (StreamData, StreamHole)):
            if self._over:
                self._abort(_unwanted("does not read any more"))
                return
            size = STREAM_PIECE
            if isinstance(event, StreamData):
                data = event.data
                size += len(data)
                self._queue.append(data)
            elif event.flags:
                self.abort(_unwanted(f"knows no flags of a hole (0x{event.flags:x})"))
                return
            else:
                self._queue.append(Hole(event.length))
            self.held += size
            self._session.count_stream(size)
        elif isinstance(event, StreamFinished):
            if self._over:
                self._confirm()
        elif isinstance(event, StreamAborted):
            self.cancel()
            if self._over:
                self._confirm()
        self._arrived.set()

    def cancel(self) -> None:
        """Cancel the task: the client has aborted the stream, or is gone."""
        self.clear()
        self._scope.cancel()

    def clear(self) -> None:
        """Drop and uncount all that is not received."""
        self._queue.clear()
        held, self.held = self.held, 0
        if held:
            self._session.count_stream(-held)

    def forget(self) -> None:
        """Close the stream without telling the client: it never opened, or is gone."""
        self._open.forget()

    def disown(self) -> None:
        """Drop references to the connection's side and the work, to break cycles."""
        self._open.owner = None
        self._work = None

    async def run(self) -> None:
        """Run the stream's task, and end the stream after it."""
        if self._work is None:  # the client was gone before this began
            self._over = True
            return
        (work, args), self._work = self._work, None
        try:
            with self._scope:
                await work(*args)
        except NOT_DRIVERS:
            raise
        except BaseException as exc:
            self._failed(exc)
        self._over = True
        if self._open.state in (State.FINISHING, State.ABORTING):
            if self._queue and self._open.state is State.FINISHING:
                self._abort(_unwanted("did not read all of it"))
            else:
                self._confirm()
        elif self._queue:
            self._abort(_unwanted("did not read all of it"))
        elif self._open.state is State.OPEN:
            self._end()
        self.clear()

    def _failed(self, exc: BaseException) -> None:
        """Abort the stream with the error for an exception of the task.

        `ClientFinished` alone is none: the client has finished by itself.
        """
        rest = exc.split(ClientFinished)[1] if isinstance(exc, BaseExceptionGroup) else exc
        if rest is not None and not isinstance(rest, ClientFinished):
            peer, what = self._session.peer, f"the stream of {self.name}"
            error = error_of(peer, what, rest, ErrorDomain.VIR_FROM_STREAMS)
            try:
                self._abort(error)
            except Exception as failure:  # fields of wrong types
                self._abort(error_of(peer, what, failure, ErrorDomain.VIR_FROM_STREAMS))

    def _may_send(self) -> None:
        if self._ended:
            raise RuntimeError("the stream's data has ended")
        if self._open.state is not State.OPEN:
            raise ClientFinished

    def _end(self) -> None:
        self._ended = True
        self._session.write(self._open.end())

    def _confirm(self) -> None:
        self._session.write(self._open.finish())

    def _abort(self, error: LibvirtError) -> None:
        if self._open.state is not State.CLOSED:
            self._session.write(self._open.abort(error))


_ZEROS = 256 * 1024
# Bytes. So short a rest of the data goes with the packet before it, in one write: of
# 256 KiB, a packet takes all but 24 bytes.
_TAIL = 4 * 1024


def _unwanted(what: str) -> LibvirtError:
    return report(
        ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_STREAMS, f"the driver {what}"
    )
