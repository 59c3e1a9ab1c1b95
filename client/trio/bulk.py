"""Calls of the trio client with streams or file descriptors.

Streams send one packet at a time, and only when nothing else waits to be sent, so that
calls and pongs pass between two of them.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from ...protocol.errors import LibvirtError, LocalProtocolError
from ...protocol.streams import takes_holes
from ..answers import answer, answer_with_fds
from ..arguments import mended
from ..descriptors import close_all, copies
from ..lost import not_opened
from ..scripts.opening import pass_fds_gen
from .running import run
from .waiting import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...protocol.connection import ReplyReceived
    from ..calls import A, Call, R
    from ..inflow import Inflow
    from .exchange import Exchange

__all__ = ["Bulk"]


class Bulk:
    """Streams and file descriptors over an exchange."""

    __slots__ = ("_exchange", "_turn")

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._turn = trio.Lock()  # the stream whose packet is next

    @trio.lowlevel.enable_ki_protection
    async def _reply(
        self, begin: Callable[[Waiter], tuple[int, bytes]], fds: Sequence[int] = ()
    ) -> ReplyReceived:
        """Make a call that is more than its packet, and return its reply.

        ``begin`` returns the serial and the packet; copies of ``fds`` are sent after
        it. Raises OSError when one of ``fds`` is no descriptor.
        """
        life, connection, sender = (
            self._exchange.life,
            self._exchange.connection,
            self._exchange.sender,
        )
        if life.lost is not None:
            await trio.lowlevel.checkpoint()
            raise life.lost.error()
        own = copies(fds)
        waiter = Waiter(trio.lowlevel.current_task())
        try:
            serial, data = begin(waiter)
        except BaseException:
            close_all(own)
            raise
        sender.out += [data, *own]
        sender.wake()

        def abort(_: Any) -> trio.lowlevel.Abort:
            connection.abandon(serial)
            sender.take_back(data, *own)
            return trio.lowlevel.Abort.SUCCEEDED

        await trio.lowlevel.wait_task_rescheduled(abort)
        connection.abandon(serial)  # no descriptors are expected any more
        reply, waiter.reply = waiter.reply, None  # each has the other
        return reply  # type: ignore[return-value]

    async def call_stream(self, call: Call[A, R], args: A, inflow: Inflow) -> R:
        """Make a call that opens a stream.

        If it fails or is cancelled, the stream is over.
        """
        connection = self._exchange.connection

        def begin(waiter: Waiter) -> tuple[int, bytes]:
            begun = partial(connection.call, waiter, call.program, call.version, call.procedure)
            try:
                serial, data = begun(call.pack, args)
            except LocalProtocolError as exc:
                serial, data = begun(call.pack, mended(args, exc))
            holes = takes_holes(call.procedure, args)
            inflow.open = connection.open_stream(
                call.program, call.version, call.procedure, serial, inflow, holes=holes
            )
            return serial, data

        try:
            return answer(call, await self._reply(begin))  # type: ignore[arg-type]
        except BaseException as exc:
            self._exchange.reader.give_up(
                inflow, exc if isinstance(exc, LibvirtError) else not_opened()
            )
            raise

    async def call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]:
        """Make a call that passes ``fds``; return its ret and its reply's descriptors.

        The caller has to close those that are returned. Raises LibvirtError when the
        transport or the server passes none, OSError when one of ``fds`` is no
        descriptor.
        """
        exchange = self._exchange
        await run(pass_fds_gen(exchange.endpoint), exchange.call)
        exchange.reader.pass_fds()

        def begin(waiter: Waiter) -> tuple[int, bytes]:
            begun = partial(
                exchange.connection.call_with_fds,
                *(waiter, call.program, call.version, call.procedure),
            )
            try:
                return begun(call.pack, args, len(fds))
            except LocalProtocolError as exc:
                return begun(call.pack, mended(args, exc), len(fds))

        return answer_with_fds(call, await self._reply(begin, fds))  # type: ignore[arg-type]

    # -- for the streams ---------------------------------------------------------------

    @trio.lowlevel.enable_ki_protection
    async def wait(self, inflow: Inflow, seen: int) -> None:
        """Wait until more than ``seen`` events have happened on the stream.

        Raises ConnectionClosed. Cancelling loses nothing.
        """
        life = self._exchange.life
        if life.lost is not None or inflow.count != seen:
            await trio.lowlevel.checkpoint()
            if inflow.count == seen and life.lost is not None:
                raise life.lost.error()
            return
        task = trio.lowlevel.current_task()
        inflow.waiters.append(task)
        self._exchange.hold.resume()

        def abort(_: Any) -> trio.lowlevel.Abort:
            with contextlib.suppress(ValueError):
                inflow.waiters.remove(task)
            return trio.lowlevel.Abort.SUCCEEDED

        await trio.lowlevel.wait_task_rescheduled(abort)

    def drained(self) -> None:
        """Let the reader read on, since something of a stream was received."""
        self._exchange.hold.resume()

    @trio.lowlevel.enable_ki_protection
    async def send_packet(self, packet: bytes) -> None:
        """Send a packet that follows the data of a stream.

        It is sent even if this is cancelled.
        """
        life, sender = self._exchange.life, self._exchange.sender
        if life.lost is None:
            sender.put(packet)
        await trio.lowlevel.checkpoint()
        life.check()
        async with self._turn:
            await sender.wait_idle()

    @trio.lowlevel.enable_ki_protection
    async def send(self, header: bytes, data: memoryview) -> None:
        """Send one packet of a stream, when everything else is sent.

        When this is cancelled before its turn, nothing of the packet is sent.
        """
        sender = self._exchange.sender
        async with self._turn:
            await sender.wait_idle()
            sender.send_parts(header, data)
            await sender.wait_idle()
