"""One client: reads its calls, has them answered, writes the replies.

Theory of operation. The loop waits for the socket, reads once, and answers every call that the read completed; the replies
leave in one write. A driver's plain function is answered in place: no task, no lock, no scheduling between the read and the
write. What an ``async`` entry point returns gets a task of its own in the session's nursery, and the loop reads on until
``max_client_requests`` of those are running.

Streams and file descriptors are for `special.py`: their calls are in no row that `_answer` sees. A packet of a stream is written
only when nothing else is, so a reply waits for the rest of one packet at most.

Writes never block the loop's turn: what the socket does not take is queued and a flusher task drains it; while anything is
queued nothing more is read from this client and no call of it is begun, so a client that does not read its replies is held to
one batch of them and those of the calls that run, and is dropped when nothing moved for ``write_timeout``. A pong is written
the moment its ping is seen.

Keepalive finds a client that is silent although it was listened to: it does not count while this side does not read.

Whatever a client sends, only its own session ends; what a driver raises, only the call fails. Calls that run when a client is
gone, or dropped, run to their end, as in libvirt; they are cancelled only when the server stops.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import time
from collections import deque
from types import CoroutineType
from typing import TYPE_CHECKING, Any

import trio

from ..protocol import message, xdr
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol._generated.remote_procedures import PROGRAM, VERSION
from ..protocol.connection import (
    PING,
    PONG,
    CallReceived,
    CallRefused,
    CallWithFdsReceived,
    Closed,
    Connection,
    Dropped,
    Event,
    Ping,
    Role,
    reply_error,
)
from ..protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError, no_support, report
from ..protocol.keepalive import KeepAlive, Tick
from ..protocol.message import OK, REPLY
from ..protocol.streams import StreamEvent
from . import programs, readonly
from ._generated.remote_rows import ROWS
from .connect import SESSION_PROCEDURES, not_open
from .limits import READ_SIZE, WRITE_BATCH
from .registration import EVENT_PROCEDURES
from .rows import Row
from .special import FDS_SPACE, Descriptor, Special, is_special, takes_fds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from ..protocol.streams import OpenStream
    from ._generated.driver import Driver
    from .drivers.registry import Drivers
    from .events import Subscriber
    from .limits import Limits

log = logging.getLogger("virtrio.server")

_decode_errors = xdr.DECODE_ERRORS
_build = message.build
_rows = {number: row for number, row in ROWS.items() if not is_special(row)}.get


def rpc_error(detail: str) -> LibvirtError:
    """What libvirtd's RPC layer answers by itself."""
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


class Session:
    """One connected client. ``driver`` is None until it opened a URI."""

    def __init__(
        self, sock: socket.socket, peer: str, drivers: Drivers, limits: Limits, *, readonly: bool = False
    ) -> None:
        self.peer = peer
        self.id = 0  # among the clients of its server
        self.since = int(time.time())
        self.drivers = drivers
        self.limits = limits
        self.driver: Driver | None = None
        self.uri = ""
        self.readonly = readonly
        self.closing = False  # the client asked to close; the reply to that is the last thing it gets
        self.subscriber: Subscriber | None = None  # with the first registration for events
        self._sock = sock
        self._receive: Callable[[int], bytes] = sock.recv
        self.read_size = READ_SIZE
        self.is_unix = sock.family == socket.AF_UNIX
        if not self.is_unix:
            with contextlib.suppress(OSError):  # it is gone already; the first read says so
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = Connection(Role.SERVER)
        self._keepalive: KeepAlive | None = None
        self._outgoing: deque[bytes | memoryview | Descriptor] = deque()
        self._bulk = 0  # how many at the front of these are the rest of a stream's packet
        self._bulk_sent = trio.Event()
        self._bulk_turn = trio.Lock()
        self._flushed = trio.Event()
        self.special = Special(self)
        self._running = 0
        self._slot = trio.Event()
        self._full = False  # nothing is read until a call ends
        self._conversation = trio.CancelScope()
        self._nursery: trio.Nursery

    @property
    def socket(self) -> socket.socket:
        return self._sock

    @property
    def running(self) -> int:
        """How many of its calls run."""
        return self._running

    # -- the loop ----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Serve until the client is gone. Closes the socket."""
        try:
            async with trio.open_nursery() as nursery:
                self._nursery = nursery
                try:
                    with self._conversation:
                        await self._serve()
                        self.special.end()
                        while self._outgoing or self._running:
                            await (self._wait_slot() if self._running else self._flushed.wait())
                    self.special.end()
                    while self._running:
                        await self._wait_slot()
                finally:
                    self._keepalive = None
                    self.unsubscribe()
                nursery.cancel_scope.cancel()
        finally:
            self._sock.close()
            self._connection.close_fds()

    async def _serve(self) -> None:
        sock = self._sock
        connection = self._connection
        wait_readable = trio.lowlevel.wait_readable
        while not self.closing:
            await wait_readable(sock)
            try:
                data = self._receive(self.read_size)
            except (BlockingIOError, InterruptedError):
                continue
            except OSError:
                data = b""
            except RemoteProtocolError as exc:
                log.warning("%s: closing the connection: %s", self.peer, exc)
                return
            connection.receive(data)
            try:
                if not await self._answer_all():
                    return
            except RemoteProtocolError as exc:
                log.warning("%s: closing the connection: %s", self.peer, exc)
                return

    async def _answer_all(self) -> bool:
        """Answer what the last read completed; False when the conversation is over."""
        next_event = self._connection.next_event
        replies: list[bytes] = []
        size = 0
        while (event := next_event()) is not None:
            if event.__class__ is CallReceived:
                reply = self._answer(event)
            elif event.__class__ is CallWithFdsReceived:
                reply = self._answer_with_fds(event)
            elif isinstance(event, StreamEvent):
                self.special.heard(event)
                if self.special.is_full():
                    self._write_all(replies)
                    size = 0
                    self._full = True
                    await self.special.wait_received()
                    self._full = False
                continue
            else:
                if not self._answer_rare(event, replies):
                    return False
                continue
            if reply is None:
                if self._running >= self.limits.max_client_requests or self._outgoing:
                    self._write_all(replies)
                    size = 0
                    await self._wait_room()
                continue
            replies.append(reply)
            size += len(reply)
            if size > WRITE_BATCH:
                self._write_all(replies)
                size = 0
                await self._wait_flushed()
            if self.closing:
                break
        if replies:
            self._write_all(replies)
        if self._outgoing:
            await self._wait_flushed()
        return not self.closing

    def _answer_rare(self, event: Event, replies: list[bytes]) -> bool:
        """What is no call and on no stream; False when the conversation is over."""
        if isinstance(event, Ping):
            self._write(PONG)
        elif isinstance(event, CallRefused):
            replies.append(
                reply_error(event.program, event.version, event.procedure, event.serial, rpc_error(event.reason))
            )
        elif isinstance(event, Dropped):
            log.debug("%s: dropped: %s", self.peer, event.reason)
        elif isinstance(event, Closed):
            if event.partial:
                log.info("%s: closed the connection within a message", self.peer)
            self._write_all(replies)
            return False
        return True

    def opened(self, driver: Driver, uri: str) -> None:
        """The client has opened a URI."""
        self.driver = driver
        self.uri = uri
        if self.is_unix and takes_fds(type(driver)):  # which costs something for each read
            self._receive = self._receive_with_fds
            self._connection.passes_fds = True

    def _receive_with_fds(self, size: int) -> bytes:
        data, ancillary, _, _ = self._sock.recvmsg(size, FDS_SPACE, socket.MSG_CMSG_CLOEXEC)
        if ancillary:
            self._connection.descriptors(ancillary)
        return data

    # -- one call ----------------------------------------------------------------------------------------------------

    def _answer(self, call: CallReceived) -> bytes | None:
        """The reply, or None when a task will send it."""
        row = _rows(call.procedure)
        driver = self.driver
        if row is None or driver is None or call.program != PROGRAM or call.version != VERSION:
            other = self._answer_other(call)
            if not isinstance(other, Row):
                return other
            row = other
        try:
            if row.unpack is None:
                args, end = None, call.pos
            else:
                args, end = row.unpack(call.payload, call.pos)
            if end != len(call.payload):
                return self._refuse(call, rpc_error("Unable to decode message payload"))
        except _decode_errors as exc:
            log.info("%s: %s does not decode: %s", self.peer, row.entry, exc)
            return self._refuse(call, rpc_error("Unable to decode message payload"))
        try:
            if self.readonly and (row.write or row.restricted_flags):
                self.check_readonly(row, call, args)
            if row.check is not None:
                row.check(args)
            result = row.call(driver, args)
            if result.__class__ is CoroutineType:
                self._running += 1
                self._nursery.start_soon(self._run, row, call, args, result)
                return None
            made = row.made
            if made is not None:
                result = made(args, result)
            return _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, row.pack, result)
        except LibvirtError as error:
            return self._refuse(call, error)
        except LocalProtocolError as exc:
            return self._refuse(call, self._unencodable(row, exc))
        except Exception:
            return self._refuse(call, self._internal(row))

    async def _run(self, row: Row, call: CallReceived, args: Any, coroutine: Any) -> None:
        """An ``async`` entry point, from its first step to its reply."""
        try:
            result = await coroutine
            made = row.made
            if made is not None:
                result = made(args, result)
            reply = _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, row.pack, result)
        except LibvirtError as error:
            reply = self._refuse(call, error)
        except LocalProtocolError as exc:
            reply = self._refuse(call, self._unencodable(row, exc))
        except Exception:
            reply = self._refuse(call, self._internal(row))
        self._write(reply)
        self._running -= 1
        self._slot.set()

    def run_later(self, work: Callable[..., Awaitable[None]], *args: Any) -> None:
        """As for an ``async`` entry point: it counts among the requests of this client until it is over."""
        self._running += 1
        self._nursery.start_soon(self._run_counted, work, args)

    async def _run_counted(self, work: Callable[..., Awaitable[None]], args: tuple[Any, ...]) -> None:
        try:
            await work(*args)
        finally:
            self._running -= 1
            self._slot.set()

    def open_stream(self, call: CallReceived, *, holes: bool) -> OpenStream:
        """A stream under the serial of a call that is about to be answered; its owner is set by who asks."""
        return self._connection.open_stream(call.program, call.version, call.procedure, call.serial, None, holes=holes)

    def stream_received(self) -> None:
        """A driver has received something of a stream."""
        self.special.received()

    def _answer_with_fds(self, call: CallWithFdsReceived) -> bytes | None:
        """A call that descriptors came with; the session closes those that are not taken."""
        fds = call.fds
        try:
            answer = self._answer_other(call, fds)
            return self._answer(call) if isinstance(answer, Row) else answer
        finally:
            for fd in fds:
                os.close(fd)

    def _answer_other(self, call: CallReceived, fds: list[int] | None = None) -> bytes | Row | None:
        """What is rarer: other programs, streams and descriptors, the session's own procedures, and all that cannot be served.

        A row is for the caller to go on with. Who takes the descriptors empties ``fds``.
        """
        served = programs.find(call.program, call.version)
        if served is None:
            return self._refuse(call, rpc_error(f"Cannot find program {call.program} version {call.version}"))
        known = served.procedures.get(call.procedure)
        if known is None or known.event:
            return self._refuse(call, rpc_error(f"unknown procedure: {call.procedure}"))
        row = served.rows.get(call.procedure)
        if row is not None and self.driver is not None and not is_special(row):
            return row
        try:
            args = None
            if known.args is None:
                xdr.check_end(call.pos, len(call.payload))
            else:
                args = xdr.decode(served.unpack(known.args), call.payload, call.pos)
        except RemoteProtocolError as exc:
            log.info("%s: %s does not decode: %s", self.peer, known.name, exc)
            return self._refuse(call, rpc_error("Unable to decode message payload"))
        own = EVENT_PROCEDURES.get((call.program, call.procedure))
        if own is None and call.program == PROGRAM:
            own = SESSION_PROCEDURES.get(call.procedure)
        if own is None:
            if self.driver is None:
                return self._refuse(call, not_open())
            if row is not None:
                return self.special.answer(row, call, args, fds)
            return self._refuse(call, no_support(known.c_function, known.error_domain))
        try:
            result = own.answer(self, args)
            return _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, own.pack, result)
        except LibvirtError as error:
            return self._refuse(call, error)
        except Exception:
            log.exception("%s: %s failed", self.peer, known.name)
            return self._refuse(call, _failed())

    def check_readonly(self, row: Row, call: CallReceived, args: Any) -> None:
        known = programs.procedure(call.program, call.version, call.procedure)
        readonly.check(row, known.c_function, known.error_domain, args, call)

    def refused(self, row: Row, call: CallReceived, exc: Exception) -> bytes:
        """The reply to a call whose entry point raised."""
        if isinstance(exc, LibvirtError):
            return self._refuse(call, exc)
        if isinstance(exc, LocalProtocolError):
            return self._refuse(call, self._unencodable(row, exc))
        return self._refuse(call, self._internal(row))

    def _refuse(self, call: CallReceived, error: LibvirtError) -> bytes:
        return reply_error(call.program, call.version, call.procedure, call.serial, error)

    def _unencodable(self, row: Row, exc: LocalProtocolError) -> LibvirtError:
        """A driver's answer that does not fit its type or the largest message: libvirtd's own text for it."""
        log.warning("%s: the answer of %s cannot be encoded: %s", self.peer, row.entry, exc)
        return rpc_error("Unable to encode message payload")

    def _internal(self, row: Row) -> LibvirtError:
        """A driver that failed in a way of its own: the traceback is ours, the client learns nothing from it."""
        log.exception("%s: %s failed", self.peer, row.entry)
        return _failed()

    # -- writing -----------------------------------------------------------------------------------------------------

    def _write_all(self, replies: list[bytes]) -> None:
        if replies:
            self._write(replies[0] if len(replies) == 1 else b"".join(replies))
            replies.clear()

    def write(self, data: bytes, fds: Iterable[int] = ()) -> None:
        """Send or queue one packet, and descriptors behind it, which are closed when they are sent."""
        descriptors = [Descriptor(fd) for fd in fds]
        if not descriptors:
            self._write(data)
            return
        self._queue(data, *descriptors)

    def _queue(self, *parts: bytes | memoryview | Descriptor) -> None:
        """Queue what the flusher is to send, and see that there is one."""
        if not self._outgoing:
            self._flushed = trio.Event()
            self._nursery.start_soon(self._flush)
        self._outgoing.extend(parts)

    async def write_bulk(self, header: bytes, data: memoryview) -> None:
        """Send one packet of a stream once nothing else is to be sent; returns when the socket has taken it.

        Cancelled before that, nothing or all of it is sent.
        """
        async with self._bulk_turn:
            while self._outgoing:
                await self._flushed.wait()
            try:
                sent = self._sock.sendmsg((header, data))
            except (BlockingIOError, InterruptedError):
                sent = 0
            except OSError:  # gone; the next read says so
                await trio.lowlevel.checkpoint()
                return
            rest = [memoryview(header)[sent:], data[max(0, sent - len(header)) :]]
            parts = [part for part in rest if part]
            if parts:
                self._queue(*parts)
                self._bulk = len(parts)
                while self._bulk:
                    self._bulk_sent = trio.Event()
                    await self._bulk_sent.wait()
            else:
                await trio.lowlevel.checkpoint()

    def _write(self, data: bytes) -> None:
        """Send now, or queue what the socket does not take."""
        if self._outgoing:
            self._outgoing.append(data)
            return
        try:
            sent = self._sock.send(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:  # gone; the next read says so
            return
        if sent != len(data):
            self._queue(memoryview(data)[sent:])

    async def send_behind(self, data: bytes) -> None:
        """Send what may wait, when no reply does."""
        await self._wait_flushed()
        self._write(data)

    def start_soon(self, run: Callable[[], Awaitable[None]]) -> None:
        """A task that lives as long as the session."""
        self._nursery.start_soon(run)

    def unsubscribe(self) -> None:
        """No more events for this client."""
        if self.subscriber is not None:
            self.subscriber.close()
            self.subscriber = None

    async def _flush(self) -> None:
        """Drain the queue; the client is dropped when it takes nothing for ``write_timeout`` seconds."""
        sock = self._sock
        outgoing = self._outgoing
        while outgoing:
            with trio.move_on_after(self.limits.write_timeout) as waiting:
                await trio.lowlevel.wait_writable(sock)
            if waiting.cancelled_caught:
                log.warning("%s: dropped: it does not read its replies", self.peer)
                self.drop()
            if not outgoing:
                break
            data = outgoing[0]
            try:
                sent = data.send(sock) if isinstance(data, Descriptor) else sock.send(data)
            except (BlockingIOError, InterruptedError):
                continue
            except OSError:
                self._clear_outgoing()
                break
            if isinstance(data, Descriptor) or sent == len(data):
                outgoing.popleft()
                if self._bulk:
                    self._bulk -= 1
                    self._bulk_sent.set()
            else:
                outgoing[0] = memoryview(data)[sent:]
        self._flushed.set()

    def _clear_outgoing(self) -> None:
        """Nothing of this is sent any more."""
        for part in self._outgoing:
            if isinstance(part, Descriptor):
                part.close()
        self._outgoing.clear()
        self._bulk = 0
        self._bulk_sent.set()

    async def _wait_flushed(self) -> None:
        while len(self._outgoing) > self._bulk:
            await self._flushed.wait()

    async def _wait_slot(self) -> None:
        self._slot = trio.Event()
        await self._slot.wait()

    async def _wait_room(self) -> None:
        """Wait until another call may be begun."""
        self._full = True
        while self._running >= self.limits.max_client_requests:
            await self._wait_slot()
        self._full = False
        await self._wait_flushed()

    def drop(self) -> None:
        """End the conversation now; driver calls that run are not disturbed."""
        self._clear_outgoing()
        self._conversation.cancel()
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    # -- keepalive ---------------------------------------------------------------------------------------------------

    def start_keepalive(self) -> None:
        """The client answers pings: from now on a silent one is found out."""
        if self._keepalive is None and self.limits.keepalive_interval > 0:
            self._keepalive = KeepAlive(self.limits.keepalive_count)

    def tick(self) -> None:
        """One keepalive interval has passed."""
        if self._keepalive is None or self._outgoing:  # the flusher finds out whether it reads
            return
        if self._full:  # its pongs, and its own pings, are not read: show it that this side is alive
            self._write(PING)
            return
        match self._keepalive.tick(self._connection.received):
            case Tick.PING:
                self._write(PING)
            case Tick.DEAD:
                log.warning("%s: dropped: it does not answer keepalive pings", self.peer)
                self.drop()
            case Tick.NOTHING:
                pass


def _failed() -> LibvirtError:
    return report(
        ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, "the driver failed; see the server's log"
    )
