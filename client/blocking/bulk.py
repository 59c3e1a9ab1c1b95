"""The blocking client's streams and file descriptors, on top of its conversation.

Streams send one packet at a time under the lock of all senders, so calls of other threads go between.

File descriptors come with bytes that recv() would read over. So the first call that may bring some makes all later reads be
recvmsg(), for the rest of the connection; it has asked the server a question before, whose answer ends a recv() under way.
"""

from __future__ import annotations

import contextlib
import functools
import select
import socket
import time
from typing import TYPE_CHECKING

from ...protocol.errors import LibvirtError
from ...protocol.streams import takes_holes
from ..answers import answer, answer_with_fds
from ..descriptors import Descriptor, FdReceiver, close_all, copies
from ..lost import Lost, not_opened
from ..scripts import opening
from .exchange import Exchange, Waiter, timed_out
from .streams import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...protocol.connection import ReplyReceived
    from ...protocol.endpoint import Endpoint
    from ..calls import A, Call, R
    from ..scripts.streams import Inflow


class StreamExchange(Exchange):
    """Calls that are more than a packet and its reply."""

    __slots__ = ("_stream_buffer",)

    def __init__(self, endpoint: Endpoint[socket.socket], timeout: float | None, stream_buffer: int) -> None:
        Exchange.__init__(self, endpoint, timeout)
        self._stream_buffer = stream_buffer

    def new_stream(self, flags: int = 0) -> Stream:
        """A stream that a call can open; no call is made (virStreamNew).

        Raises LibvirtError for VIR_STREAM_NONBLOCK: a thread that must not wait is another thread.
        """
        return Stream(self, flags, self._stream_buffer)

    def _deadline(self) -> float | None:
        return None if self._timeout is None else time.monotonic() + self._timeout

    def _exchange(self, begin: Callable[[Waiter], tuple[int, bytes]], fds: Sequence[Descriptor] = ()) -> ReplyReceived:
        """As `_call`, for a call that is more than its packet."""
        waiter = Waiter()
        deadline = self._deadline()
        serial = None
        try:
            with self._sending:
                if self._lost is not None:
                    raise self._lost.error()
                serial, data = begin(waiter)
                self._send(data, deadline)
                if fds:
                    self._send_fds(fds, deadline)
            if self._due:
                self._send_due()
            self._wait(waiter, deadline)
        finally:
            if serial is not None:
                self._connection.abandon(serial)
        if waiter.reply is None:
            raise self._lost_error()
        return waiter.reply  # type: ignore[return-value]

    def _call_stream(self, call: Call[A, R], args: A, stream: Stream) -> R:
        """A call that opens ``stream``. If it fails, the stream is over."""
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
            return answer(call, self._exchange(begin))  # type: ignore[arg-type]
        except BaseException as exc:
            self._give_up(inflow, exc if isinstance(exc, LibvirtError) else not_opened())
            raise

    def _call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]:
        """A call that passes ``fds``, and what file descriptors its reply brings, which are the caller's.

        Raises LibvirtError when the transport or the server passes none, OSError when one of ``fds`` is no descriptor.
        """
        with self._turn:
            if self._endpoint.passes_fds and self._with_fds is None:
                with_fds = self._with_fds = FdReceiver(self._sock, self._connection)
                self._receive = with_fds.receive
                self._reads = iter(with_fds.recvmsg, None)
                self._tries = iter(functools.partial(with_fds.recvmsg, socket.MSG_DONTWAIT), None)
        self._run(opening.pass_fds_gen(self._endpoint))
        self._connection.passes_fds = True  # since the answer came no recv() is under way any more

        def begin(waiter: Waiter) -> tuple[int, bytes]:
            return self._connection.call_with_fds(
                waiter, call.program, call.version, call.procedure, call.pack, args, len(fds)
            )

        own = copies(fds)
        try:
            return answer_with_fds(call, self._exchange(begin, own))  # type: ignore[arg-type]
        finally:
            close_all(own)

    # -- for the streams ---------------------------------------------------------------------------------------------

    def _wait_stream(self, inflow: Inflow, seen: int) -> None:
        """Until more than ``seen`` events have happened on the stream."""
        waiter = Waiter()
        inflow.waiters.append(waiter)
        try:
            if inflow.count != seen:
                return
            if self._due:
                self._send_due()
            self._wait(waiter, self._deadline())
        finally:
            with contextlib.suppress(ValueError):
                inflow.waiters.remove(waiter)
        if waiter.reply is None and inflow.count == seen:
            raise self._lost_error()

    def _drained(self) -> None:
        """Something of a stream was received: nothing to do, whoever waits for more reads it."""

    def _send_bulk(self, header: bytes, data: memoryview) -> None:
        """Send one packet of a stream. Raises LibvirtError: timed out, with nothing sent, or the connection is lost."""
        deadline = self._deadline()
        with self._sending:
            if self._lost is not None:
                raise self._lost.error()
            self._send(header, deadline)
            if data:
                try:
                    self._send(data, deadline)
                except LibvirtError:
                    self._end(Lost("Cannot write data: the server does not read"))
                    raise
        if self._due:
            self._send_due()

    def _send_packet(self, packet: bytes) -> None:
        """Send what follows the data of a stream."""
        self._send_bulk(packet, memoryview(b""))

    def _send_fds(self, fds: Sequence[Descriptor], deadline: float | None) -> None:
        """Send the descriptors of a call that was sent; called with `_sending`."""
        poller = select.poll()
        poller.register(self._sock, select.POLLOUT)
        try:
            for fd in fds:
                while True:
                    try:
                        fd.send(self._sock)
                    except BlockingIOError:
                        left = None if deadline is None else deadline - time.monotonic()
                        if left is not None and left <= 0:
                            raise timed_out() from None
                        poller.poll(None if left is None else left * 1000)
                    else:
                        break
        except OSError as exc:
            self._end(Lost.system("Cannot write data", exc))
            raise self._lost_error() from exc
        except BaseException:
            self._end(Lost.interrupted())
            raise

    def _lost_error(self) -> LibvirtError:
        assert self._lost is not None
        return self._lost.error()
