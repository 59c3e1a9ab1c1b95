"""Calls of the blocking client with streams or file descriptors.

Streams send one packet at a time under the lock of all senders, so calls of other
threads go between.

File descriptors come with bytes that recv() would read over. So the first call that may
bring some makes all later reads be recvmsg(), for the rest of the connection; it has
asked the server a question before, whose answer ends a recv() under way.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from ...protocol.errors import LibvirtError, LocalProtocolError
from ...protocol.streams import takes_holes
from ..answers import answer, answer_with_fds
from ..arguments import mended
from ..descriptors import close_all, copies
from ..lost import Lost, not_opened
from ..scripts.opening import pass_fds_gen
from .running import run
from .waiting import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...protocol.connection import ReplyReceived
    from ..calls import A, Call, R
    from ..descriptors import Descriptor
    from ..inflow import Inflow
    from .exchange import Exchange

__all__ = ["Bulk"]


class Bulk:
    """Streams and file descriptors over an exchange."""

    __slots__ = ("_exchange",)

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def _reply(
        self, begin: Callable[[Waiter], tuple[int, bytes]], fds: Sequence[Descriptor] = ()
    ) -> ReplyReceived:
        """Make a call that is more than its packet, and return its reply.

        ``begin`` is called under the lock of all senders, and returns the serial and
        the packet; copies of descriptors in ``fds`` are sent after it.
        """
        exchange, life, sender = self._exchange, self._exchange.life, self._exchange.sender
        waiter = Waiter()
        deadline = self._exchange.deadline()
        serial = None
        try:
            with life.sending:
                life.check()
                serial, data = begin(waiter)
                sender.send(data, deadline)
                if fds:
                    sender.send_fds(fds, deadline)
            if sender.due:
                sender.send_due()
            exchange.reader.wait(waiter, deadline)
        finally:
            if serial is not None:
                exchange.connection.abandon(serial)
        reply, waiter.reply = waiter.reply, None  # each has the other
        if reply is None:
            life.check()
        return reply  # type: ignore[return-value]

    def call_stream(self, call: Call[A, R], args: A, inflow: Inflow) -> R:
        """Make a call that opens a stream; if it fails, the stream is over."""
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
            return answer(call, self._reply(begin))  # type: ignore[arg-type]
        except BaseException as exc:
            self._exchange.reader.give_up(
                inflow, exc if isinstance(exc, LibvirtError) else not_opened()
            )
            raise

    def call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]:
        """Make a call that passes ``fds``; return its ret and its reply's descriptors.

        The caller has to close those that are returned. Raises LibvirtError when the
        transport or the server passes none, OSError when one of ``fds`` is no
        descriptor.
        """
        exchange = self._exchange
        if exchange.endpoint.passes_fds:
            exchange.reader.pass_fds()
        run(pass_fds_gen(exchange.endpoint), exchange.call)
        # since the answer came no recv() is under way any more
        exchange.connection.passes_fds = True

        def begin(waiter: Waiter) -> tuple[int, bytes]:
            begun = partial(
                exchange.connection.call_with_fds,
                *(waiter, call.program, call.version, call.procedure),
            )
            try:
                return begun(call.pack, args, len(fds))
            except LocalProtocolError as exc:
                return begun(call.pack, mended(args, exc), len(fds))

        own = copies(fds)
        try:
            return answer_with_fds(call, self._reply(begin, own))  # type: ignore[arg-type]
        finally:
            close_all(own)

    # -- for the streams ---------------------------------------------------------------

    def wait(self, inflow: Inflow, seen: int) -> None:
        """Wait until more than ``seen`` events have happened on the stream.

        Raises LibvirtError: timed out, or the connection is lost.
        """
        exchange = self._exchange
        waiter = Waiter()
        inflow.waiters.append(waiter)
        try:
            if inflow.count != seen:
                return
            if exchange.sender.due:
                exchange.sender.send_due()
            exchange.reader.wait(waiter, self._exchange.deadline())
        finally:
            with contextlib.suppress(ValueError):
                inflow.waiters.remove(waiter)
        if waiter.reply is None and inflow.count == seen:
            exchange.life.check()

    def drained(self) -> None:
        """Take note that a stream was received; whoever waits for more reads it."""

    def send(self, header: bytes, data: memoryview) -> None:
        """Send one packet of a stream.

        Raises LibvirtError: timed out, with nothing sent, or the connection is lost.
        """
        life, sender = self._exchange.life, self._exchange.sender
        deadline = self._exchange.deadline()
        with life.sending:
            life.check()
            sender.send(header, deadline)
            if data:
                try:
                    sender.send(data, deadline)
                except LibvirtError:
                    life.end(Lost("Cannot write data: the server does not read"))
                    raise
        if sender.due:
            sender.send_due()

    def send_packet(self, packet: bytes) -> None:
        """Send a packet that follows the data of a stream."""
        self.send(packet, memoryview(b""))
