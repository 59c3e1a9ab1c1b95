"""The trio client's streams and file descriptors, on top of its conversation.

Streams send one packet at a time, and only when nothing else waits to be sent, so that calls and pongs pass between two of them.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import trio

from ...protocol.errors import LibvirtError
from ...protocol.streams import takes_holes
from ..answers import answer, answer_with_fds
from ..descriptors import Descriptor, FdReceiver, close_all, copies
from ..lost import not_opened
from ..scripts import opening
from .exchange import Exchange, Waiter
from .streams import Stream

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from ...protocol.connection import ReplyReceived
    from ...protocol.endpoint import Endpoint
    from ..calls import A, Call, R
    from ..scripts.streams import Inflow

__all__ = ["StreamExchange"]


class StreamExchange(Exchange):
    """Calls that are more than a packet and its reply."""

    __slots__ = ("_stream_buffer",)

    def __init__(self, endpoint: Endpoint[socket.socket], stream_buffer: int) -> None:
        Exchange.__init__(self, endpoint)
        self._stream_buffer = stream_buffer

    def new_stream(self, flags: int = 0) -> Stream:
        """A stream that a call can open; no call is made (virStreamNew).

        Raises LibvirtError for VIR_STREAM_NONBLOCK: a task that must not wait is another task.
        """
        return Stream(self, flags, self._stream_buffer)

    @trio.lowlevel.enable_ki_protection
    async def _exchange(self, begin: Callable[[Waiter], tuple[int, bytes]], fds: Sequence[int] = ()) -> ReplyReceived:
        """As `_call`, for a call that is more than its packet. Raises OSError when one of ``fds`` is no descriptor."""
        if self._lost is not None:
            await trio.lowlevel.checkpoint()
            raise self._lost.error()
        connection = self._connection
        own = copies(fds)
        waiter = Waiter(trio.lowlevel.current_task())
        try:
            serial, data = begin(waiter)
        except BaseException:
            close_all(own)
            raise
        packet: list[bytes | Descriptor] = [data, *own]
        self._out += packet
        self._wake_writer()

        def abort(_: Any) -> trio.lowlevel.Abort:
            connection.abandon(serial)
            if any(item is data for item in self._out):  # all of it is still here
                self._out = [item for item in self._out if not any(item is part for part in packet)]
                close_all(packet)
            return trio.lowlevel.Abort.SUCCEEDED

        await trio.lowlevel.wait_task_rescheduled(abort)
        connection.abandon(serial)  # no descriptors are expected any more
        return waiter.reply  # type: ignore[return-value]

    async def _call_stream(self, call: Call[A, R], args: A, stream: Stream) -> R:
        """A call that opens ``stream``. If it fails or is cancelled, the stream is over."""
        connection = self._connection
        inflow = stream._begin()

        def begin(waiter: Waiter) -> tuple[int, bytes]:
            serial, data = connection.call(waiter, call.program, call.version, call.procedure, call.pack, args)
            holes = takes_holes(call.procedure, args)
            inflow.open = connection.open_stream(
                call.program, call.version, call.procedure, serial, inflow, holes=holes
            )
            return serial, data

        try:
            return answer(call, await self._exchange(begin))  # type: ignore[arg-type]
        except BaseException as exc:
            self._give_up(inflow, exc if isinstance(exc, LibvirtError) else not_opened())
            raise

    async def _call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]:
        """A call that passes ``fds``, and what file descriptors its reply brings, which are the caller's.

        Raises LibvirtError when the transport or the server passes none.
        """
        await self._run(opening.pass_fds_gen(self._endpoint))
        if not self._connection.passes_fds:
            self._connection.passes_fds = True
            self._receive = FdReceiver(self._sock, self._connection).recv

        def begin(waiter: Waiter) -> tuple[int, bytes]:
            return self._connection.call_with_fds(
                waiter, call.program, call.version, call.procedure, call.pack, args, len(fds)
            )

        return answer_with_fds(call, await self._exchange(begin, fds))  # type: ignore[arg-type]

    @trio.lowlevel.enable_ki_protection
    async def _wait_stream(self, inflow: Inflow, seen: int) -> None:
        """Until more than ``seen`` events have happened on the stream. Cancelling loses nothing."""
        if self._lost is not None or inflow.count != seen:
            await trio.lowlevel.checkpoint()
            if inflow.count == seen and self._lost is not None:
                raise self._lost.error()
            return
        task = trio.lowlevel.current_task()
        inflow.waiters.append(task)
        self._resume()

        def abort(_: Any) -> trio.lowlevel.Abort:
            with contextlib.suppress(ValueError):
                inflow.waiters.remove(task)
            return trio.lowlevel.Abort.SUCCEEDED

        await trio.lowlevel.wait_task_rescheduled(abort)

    def _drained(self) -> None:
        """Something of a stream was received."""
        self._resume()

    @trio.lowlevel.enable_ki_protection
    async def _send_packet(self, packet: bytes) -> None:
        """Send what follows the data of a stream; cancelling does not take it back."""
        if self._lost is None:
            self._out.append(packet)
            self._wake_writer()
        await trio.lowlevel.checkpoint()
        if self._lost is not None:
            raise self._lost.error()
        async with self._bulk:
            await self._wait_idle()

    @trio.lowlevel.enable_ki_protection
    async def _send_bulk(self, header: bytes, data: memoryview) -> None:
        """Send one packet of a stream, when everything else is sent. Cancelled before its turn, nothing of it is."""
        async with self._bulk:
            await self._wait_idle()
            try:
                sent = self._push_parts((header, data))
            except (BlockingIOError, InterruptedError):
                sent = 0
            except OSError:
                self._shutdown()  # the reader finds the end
                sent = 0
            if sent < len(header):
                self._rest = memoryview(header)[sent:]
                self._tail = data
            elif sent < len(header) + len(data):
                self._rest = data[sent - len(header) :]
            self._wake_writer()
            await self._wait_idle()

    async def _wait_idle(self) -> None:
        while self._rest or self._out:
            await self._idle.park()
        if self._lost is not None:
            raise self._lost.error()
