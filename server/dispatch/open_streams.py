"""The open streams of one client: their life, and their way to its socket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import trio

from ...protocol.errors import LocalProtocolError
from ...protocol.streams import StreamEvent, takes_holes
from ..limits import BULK_READ_SIZE, READ_SIZE, STREAM_BUFFER
from ..streams import Stream
from . import replies

if TYPE_CHECKING:
    from ...protocol.connection import CallReceived, Connection
    from ..common import Common
    from ..net.inlet import Inlet
    from ..net.outlet import Outlet
    from ..totals import Holder

__all__ = ["OpenStreams"]


class OpenStreams:
    """The open streams of one client. A `Stream` writes through it."""

    def __init__(
        self,
        owner: Holder,
        peer: str,
        common: Common,
        connection: Connection,
        inlet: Inlet,
        outlet: Outlet,
    ) -> None:
        self.peer = peer
        self._owner = owner
        self._common = common
        self._connection = connection
        self._inlet = inlet
        self._outlet = outlet
        self._open: set[Stream] = set()
        self._held = 0  # bytes of all of them that are not received yet
        self._received = trio.Event()
        self._nursery: trio.Nursery

    def start(self, nursery: trio.Nursery) -> None:
        """Run streams in tasks of ``nursery`` from now on."""
        self._nursery = nursery

    @property
    def has_open(self) -> bool:
        """Whether any stream is open."""
        return bool(self._open)

    # -- opening, running, ending ------------------------------------------------------

    def open(self, name: str, call: CallReceived, args: Any) -> Stream:
        """Open a stream under the serial of a call that is about to be answered.

        Raises LibvirtError VIR_ERR_RPC when the client has too many streams, or one
        with that serial.
        """
        most = self._common.limits.max_client_streams
        if len(self._open) >= most:
            raise replies.rpc_error(f"Too many open streams for this client: {most}")
        holes = takes_holes(call.procedure, args)
        try:
            opened = self._connection.open_stream(
                call.program, call.version, call.procedure, call.serial, None, holes=holes
            )
        except LocalProtocolError as exc:  # the client's fault
            raise replies.rpc_error(str(exc)) from exc
        stream = opened.owner = Stream(self, opened, name)
        self._open.add(stream)
        self._inlet.size = BULK_READ_SIZE
        self._outlet.widen(wide=True)
        return stream

    def run(self, stream: Stream) -> None:
        """Run the task of a stream whose call was answered.

        Raises RuntimeError when the entry point has not started the stream.
        """
        if not stream.started:
            raise RuntimeError(f"{stream.name} did not start its stream")
        self._nursery.start_soon(self._run, stream)

    async def _run(self, stream: Stream) -> None:
        try:
            await stream.run()
        finally:
            self._discard_closed(stream)

    def heard(self, event: StreamEvent) -> None:
        """Pass a client's message to the stream that it is for."""
        stream: Stream = event.stream.owner
        stream.heard(event)
        self._discard_closed(stream)

    def _discard_closed(self, stream: Stream) -> None:
        if stream.closed and stream.over:
            self._discard(stream)

    def forget(self, stream: Stream) -> None:
        """Drop a stream whose call was refused."""
        stream.forget()
        self._discard(stream)

    def _discard(self, stream: Stream) -> None:
        self._open.discard(stream)
        stream.disown()
        stream.clear()
        if not self._open:
            self._inlet.size = READ_SIZE
            self._outlet.widen(wide=False)

    def end(self) -> None:
        """End all streams and cancel their tasks: the client is gone.

        Safe to call twice.
        """
        self._common.streams.forget(self._owner)
        for stream in list(self._open):
            stream.forget()
            stream.disown()
            stream.cancel()
        self._open.clear()

    # -- what the client sends ---------------------------------------------------------

    def is_full(self) -> bool:
        """Return whether drivers are so far behind that nothing more is to be read."""
        return self._held > STREAM_BUFFER

    async def wait_received(self) -> None:
        """Wait until the drivers have received enough that `is_full` is false."""
        while self.is_full():
            self._received = trio.Event()
            await self._received.wait()

    # -- called by streams -------------------------------------------------------------

    def count_stream(self, size: int) -> None:
        """Count ``size`` more bytes that wait for a driver.

        It is negative when a driver has received data, which may have made room.
        """
        self._held += size
        self._common.streams.add(self._owner, size)
        if size < 0:
            self._received.set()

    def write(self, data: bytes) -> None:
        """Send or queue one packet."""
        self._outlet.write(data)

    async def write_bulk(self, *parts: bytes | memoryview, holds: int = 0) -> None:
        """Send whole packets once nothing else is to be sent.

        Returns when the socket has taken them. ``holds`` bytes are counted while they
        wait for the client.
        """
        await self._outlet.write_bulk(*parts, holds=holds)
