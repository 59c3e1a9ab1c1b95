"""One client: reads its calls, has them answered, writes the replies.

Theory of operation. The loop waits for the socket, reads once, and answers every call that the read completed; the replies
leave in one write. A driver's plain function is answered in place: no task, no lock, no scheduling between the read and the
write. After `turns.SLICE` of the loop's turn the others have theirs.

What an ``async`` entry point returns gets a task of its own in the session's nursery. What one leaves for later (`offload`),
because it is much, is worked on in a thread: one of a client at a time, and what the client called behind it waits for it. Calls
also wait while ``max_client_requests`` of them run. They are held undecided, up to a bound, so that pings, what comes on
streams, and the end of the conversation are seen meanwhile; over the bound nothing is read.

Streams and file descriptors are for `special.py`: their calls are in no row that `_answer` sees. Writing is the `Outlet`'s.
While it could not send everything, nothing more is read from this client and no call of it is begun. A pong is written the
moment its ping is seen.

Keepalive finds a client that is silent although it was listened to: it does not count while this side does not read.

Whatever a client sends, only its own session ends; what a driver raises, only the call fails. Calls that run when a client is
gone, or dropped, run to their end, as in libvirt; they are cancelled only when the server stops. What was not begun, and what
works away from the loop, is given up with its client: nothing of it has been seen yet.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import time
from collections import deque
from functools import partial
from time import perf_counter
from types import CoroutineType
from typing import TYPE_CHECKING, Any

import trio

from ..protocol import message, xdr
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol._generated.remote_procedures import PROGRAM, VERSION, RemoteProcedure
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
from . import offload, programs, readonly
from ._generated.remote_rows import ROWS
from .connect import SESSION_PROCEDURES, not_open
from .limits import READ_SIZE, WRITE_BATCH
from .offload import BULK_ITEMS, Later
from .outlet import Outlet
from .registration import EVENT_PROCEDURES
from .rows import Row
from .special import FDS_SPACE, Special, is_special, takes_fds
from .turns import NOTED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator

    from ..protocol.procedures import ProcedureRow
    from ..protocol.streams import OpenStream
    from ._generated.driver import Driver
    from .common import Common
    from .connect import SessionProcedure
    from .drivers.registry import Drivers
    from .events import Subscriber
    from .limits import Limits
    from .programs import Served

log = logging.getLogger("virtrio.server")

_decode_errors = xdr.DECODE_ERRORS
_build = message.build
_rows = {number: row for number, row in ROWS.items() if not is_special(row)}.get

# Arguments of so many bytes are decoded away from the loop: a string of them takes some milliseconds, an array more.
_BULK_ARGUMENTS = 256 * 1024
_UNDECODED = object()
# What an entry point may return that is not packed in place, or not always.
_UNUSUAL = frozenset({CoroutineType, Later, list, dict})
_CLOSE = int(RemoteProcedure.REMOTE_PROC_CONNECT_CLOSE)


def rpc_error(detail: str) -> LibvirtError:
    """What libvirtd's RPC layer answers by itself."""
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


class Session:
    """One connected client. ``driver`` is None until it opened a URI."""

    def __init__(self, sock: socket.socket, peer: str, common: Common, *, readonly: bool = False) -> None:
        self.peer = peer
        self.id = 0  # among the clients of its server
        self.since = int(time.time())
        self.driver: Driver | None = None
        self.uri = ""
        self.readonly = readonly
        self.closing = False  # the client asked to close; the reply to that is the last thing it gets
        self.subscriber: Subscriber | None = None  # with the first registration for events
        self.common = common
        self._anonymous = True
        common.anonymous += 1
        self._sock = sock
        self._receive: Callable[[int], bytes] = sock.recv
        self.read_size = READ_SIZE
        self.is_unix = sock.family == socket.AF_UNIX
        if not self.is_unix:
            with contextlib.suppress(OSError):  # it is gone already; the first read says so
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = Connection(Role.SERVER)
        self._keepalive: KeepAlive | None = None
        self._turns = common.turns
        self.outlet = Outlet(sock, self, common.unread, lambda: common.limits.write_timeout)
        self.special = Special(self)
        # Calls that run, of these those that later calls wait for, and what is held back meanwhile.
        self._running = 0
        self._in_order = 0
        self._jobs: set[trio.CancelScope] = set()
        self._job_bytes = 0
        self._holding = False
        self._held: deque[CallReceived] = deque()
        self._held_bytes = 0
        self._pumping = False
        self._slot = trio.lowlevel.ParkingLot()  # for who waits until a call has ended
        self._room = trio.Event()  # a held call has begun
        self._full = False  # nothing is read until one of the two
        self._counted = 0
        self._unfinished_since: float | None = None
        self._conversation = trio.CancelScope()
        self._reading = trio.CancelScope()
        self._nursery: trio.Nursery

    @property
    def drivers(self) -> Drivers:
        return self.common.drivers

    @property
    def limits(self) -> Limits:
        return self.common.limits

    @property
    def socket(self) -> socket.socket:
        return self._sock

    @property
    def running(self) -> int:
        """Number of its calls that run."""
        return self._running

    # -- the loop ----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Serve until the client is gone. Closes the socket."""
        try:
            async with trio.open_nursery() as nursery:
                self._nursery = nursery
                self.outlet.start(nursery)
                try:
                    with self._conversation:
                        with self._reading:
                            await self._serve()
                        self._end()
                        while self.outlet.waiting or self._running:
                            await (self._wait_slot() if self._running else self.outlet.wait_empty())
                    self._end()
                    while self._running:
                        await self._wait_slot()
                finally:
                    self._end()
                nursery.cancel_scope.cancel()
        finally:
            driver = self.driver
            self._forget()
            try:
                if driver is not None:
                    # It may be this client's own, and large. When many leave at once, each frees its in a turn of the loop.
                    with trio.CancelScope(shield=True):
                        async with self.common.leaving:
                            del driver
            finally:
                self._sock.close()

    def _end(self) -> None:
        """Give up what the client will not hear of. Safe to call twice."""
        self._keepalive = None
        self.unsubscribe()
        self.special.end()
        self._drop_held()
        for job in list(self._jobs):
            job.cancel()
        self._connection.drop()
        self._count()

    def _forget(self) -> None:
        """Let go of everything at once: nothing of a session that is over waits for the cyclic collector."""
        self.outlet.clear()
        self.common.partial.forget(self)
        self.common.descriptors.forget(self)
        self._named()
        self._receive = _nothing_more
        self.driver = None
        del self.outlet, self.special, self._nursery, self._conversation, self._reading

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
        connection = self._connection
        next_event = connection.next_event
        outlet = self.outlet
        replies: list[bytes] = []
        size = 0
        heard = False
        turns = self._turns
        began = perf_counter()
        end = turns.end or turns.begin(began)
        while (event := next_event()) is not None:
            heard = True
            if isinstance(event, CallReceived):
                if self._holding:
                    reply = self._hold(event)
                elif event.__class__ is CallReceived:
                    reply = self._answer(event)
                else:
                    reply = self._answer_with_fds(event)
                if reply is not None:
                    replies.append(reply)
                    size += len(reply)
                    if self.closing:
                        break
                    if size > WRITE_BATCH:
                        outlet.write_all(replies)
                        size = 0
                        await outlet.wait_flushed()
                elif outlet.waiting:
                    outlet.write_all(replies)
                    size = 0
                    await outlet.wait_flushed()
                if self._holding and self._holds_much():
                    outlet.write_all(replies)
                    size = 0
                    await self._wait_room()
            elif isinstance(event, StreamEvent):
                self.special.heard(event)
                if self.special.is_full():
                    outlet.write_all(replies)
                    size = 0
                    self._full = True
                    await self.special.wait_received()
                    self._full = False
                    self._unfinished_since = None  # it was not listened to
            elif not self._answer_rare(event, replies):
                return False
            now = perf_counter()
            if now - began > NOTED:
                self._note(event, now - began)
            began = now
            if now > end and connection.has_more:  # the others' turn
                outlet.write_all(replies)
                size = 0
                await trio.lowlevel.checkpoint()
                began = perf_counter()
                end = turns.end or turns.begin(began)
        if replies:
            outlet.write_all(replies)
        if connection.unfinished or self._counted or self._held:
            if heard or self._unfinished_since is None:
                self._unfinished_since = trio.current_time()
            self._count()
        if outlet.waiting:
            await outlet.wait_flushed()
        return not self.closing

    def _answer_rare(self, event: Event, replies: list[bytes]) -> bool:
        """What is no call and on no stream; False when the conversation is over."""
        if isinstance(event, Ping):
            self.outlet.write(PONG)
        elif isinstance(event, CallRefused):
            replies.append(
                reply_error(event.program, event.version, event.procedure, event.serial, rpc_error(event.reason))
            )
        elif isinstance(event, Dropped):
            log.debug("%s: dropped: %s", self.peer, event.reason)
        elif isinstance(event, Closed):
            if event.partial:
                log.info("%s: closed the connection within a message", self.peer)
            self.outlet.write_all(replies)
            return False
        return True

    def opened(self, driver: Driver, uri: str) -> None:
        """The client has opened a URI."""
        self.driver = driver
        self.uri = uri
        self._named()
        if self.is_unix and takes_fds(type(driver)):  # which costs something for each read
            self._receive = self._receive_with_fds
            self._connection.passes_fds = True

    def _named(self) -> None:
        """The client is no anonymous one any more."""
        if self._anonymous:
            self._anonymous = False
            self.common.anonymous -= 1
            self.common.room()

    def _receive_with_fds(self, size: int) -> bytes:
        data, ancillary, _, _ = self._sock.recvmsg(size, FDS_SPACE, socket.MSG_CMSG_CLOEXEC)
        if ancillary:
            self._connection.descriptors(ancillary)
            self._counted = -1  # to be counted again
        return data

    def _note(self, event: Event, seconds: float) -> None:
        """Tell what took long."""
        what = event.__class__.__name__
        if isinstance(event, CallReceived):
            what = programs.name(event.program, event.version, event.procedure)
        self._turns.note(seconds, f"{what} of {self.peer}")

    # -- calls that wait -----------------------------------------------------------------------------------------------

    def _hold(self, call: CallReceived) -> bytes | None:
        """Hold a call back until it may begin, or answer it now if it does not have to wait: the reply, if so."""
        own = self._own(call)
        if own is not None and own.at_once and not self._in_order and not any(map(self._own, self._held)):
            return self._answer(call)
        if own is SESSION_PROCEDURES[_CLOSE] and not self._in_order and not self._held:
            return self._answer(call)
        self._held.append(call)
        self._held_bytes += len(call.payload)
        if not self._pumping:
            self._pumping = True
            self._nursery.start_soon(self._pump)
        return None

    def _own(self, call: CallReceived) -> SessionProcedure | None:
        """The session's own procedure that is called, if it is one."""
        own = EVENT_PROCEDURES.get((call.program, call.procedure))
        if own is None and call.program == PROGRAM:
            own = SESSION_PROCEDURES.get(call.procedure)
        return own

    def _holds_much(self) -> bool:
        """Whether so much is held that nothing more is read."""
        limits = self.limits
        if len(self._held) >= limits.max_held_calls or self._held_bytes >= limits.max_held_bytes:
            return True
        return bool(self._held) and self._held[-1].__class__ is CallWithFdsReceived

    async def _wait_room(self) -> None:
        """Wait until more may be held."""
        self._count()
        self._full = True
        while self._holds_much():
            self._room = trio.Event()
            await self._room.wait()
        self._full = False
        self._unfinished_since = None  # it was not listened to

    async def _pump(self) -> None:
        """Begin the calls that are held, in their order, as soon as each may."""
        held = self._held
        outlet = self.outlet
        turns = self._turns
        replies: list[bytes] = []
        while True:
            if self._in_order or self._running >= self.limits.max_client_requests:
                outlet.write_all(replies)
                await self._wait_slot()
                continue
            if outlet.is_behind:
                await outlet.wait_flushed()
                continue
            if not held or self.closing:
                break
            began = perf_counter()
            call = held.popleft()
            self._held_bytes -= len(call.payload)
            self._room.set()
            reply = self._answer_with_fds(call) if isinstance(call, CallWithFdsReceived) else self._answer(call)
            if reply is not None:
                replies.append(reply)
            now = perf_counter()
            if now - began > NOTED:
                self._note(call, now - began)
            if now > (turns.end or turns.begin(began)) or sum(map(len, replies)) > WRITE_BATCH:
                outlet.write_all(replies)
                await trio.lowlevel.checkpoint()
        outlet.write_all(replies)
        self._pumping = False
        self._update_holding()
        self._count()
        if self.closing:
            self._reading.cancel()

    def _drop_held(self) -> None:
        """Begin none of the calls that are held."""
        for call in self._held:
            if isinstance(call, CallWithFdsReceived):
                for fd in call.fds:
                    os.close(fd)
        self._held.clear()
        self._held_bytes = 0

    def _update_holding(self) -> None:
        self._holding = self._pumping or self._in_order > 0 or self._running >= self.common.limits.max_client_requests

    def _begun(self, *, in_order: bool = False) -> None:
        """A call runs from now on; ``in_order``: those behind it wait for it."""
        self._running += 1
        self._in_order += in_order
        self._update_holding()

    def _ended(self, *, in_order: bool = False) -> None:
        """A call that ran is over."""
        self._running -= 1
        self._in_order -= in_order
        self._update_holding()
        self._slot.unpark_all()

    def _count(self) -> None:
        """Count what came of this client and is not begun, or is worked on, among that of all clients."""
        unfinished = self._connection.unfinished
        if not unfinished:
            self._unfinished_since = None
        self._counted = unfinished + self._held_bytes + self._job_bytes
        self.common.partial.set(self, self._counted)
        waiting = self._connection.waiting_fds
        if self._held and isinstance(last := self._held[-1], CallWithFdsReceived):  # no other held call has any
            waiting += len(last.fds)
        self.common.descriptors.set(self, waiting)

    def check_overdue(self, now: float) -> None:
        """Drop the client if the rest of a message did not come in time, although it was waited for."""
        since = self._unfinished_since
        if since is None or self._full or self.outlet.waiting:  # in the latter cases this side does not read
            return
        if now - since > self.limits.message_timeout:
            self.give_up("the rest of a message does not come")

    # -- one call ----------------------------------------------------------------------------------------------------

    def _answer(self, call: CallReceived, args: Any = _UNDECODED) -> bytes | None:
        """The reply, or None when a task will send it. ``args`` if they were decoded elsewhere."""
        row = _rows(call.procedure)
        if row is None or self.driver is None or call.program != PROGRAM or call.version != VERSION:
            other = self._answer_other(call)
            if not isinstance(other, Row):
                return other
            row = other
        if args is _UNDECODED:
            payload = call.payload
            size = len(payload)
            try:
                if row.unpack is None:
                    args, end = None, call.pos
                elif size > _BULK_ARGUMENTS:
                    self._leave(row.entry, call, partial(_decode, row, call), partial(self._answer, call))
                    return None
                else:
                    args, end = row.unpack(payload, call.pos)
                if end != size:
                    return self._refuse(call, rpc_error("Unable to decode message payload"))
            except _decode_errors as exc:
                log.info("%s: %s does not decode: %s", self.peer, row.entry, exc)
                return self._refuse(call, rpc_error("Unable to decode message payload"))
        try:
            if self.readonly and (row.write or row.restricted_flags):
                self.check_readonly(row, call, args)
            if row.check is not None:
                row.check(args)
            result = row.call(self.driver, args)
            if result.__class__ in _UNUSUAL and self._runs_on(row, call, args, result):
                return None
            made = row.made
            if made is not None:
                result = made(args, result)
            return _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, row.pack, result)
        except (Exception, SystemExit) as exc:
            return self.refused(row.entry, call, exc)

    def _runs_on(self, row: Row, call: CallReceived, args: Any, result: Any) -> bool:
        """Whether ``result`` is no answer yet, or so large a one that it is packed away from the loop. A task replies then."""
        if result.__class__ is CoroutineType:
            self._begun()
            self._nursery.start_soon(self._run, row, call, args, result)
        elif result.__class__ is Later:
            self._leave(row.entry, call, result.work, partial(self._apply, row, call, args, 1, result.apply))
        elif len(result) >= BULK_ITEMS:
            self._leave(row.entry, call, partial(_pack, row, call, args, result), _itself)
        else:
            return False
        return True

    async def _run(self, row: Row, call: CallReceived, args: Any, coroutine: Coroutine[Any, Any, Any]) -> None:
        """An ``async`` entry point, from its first step to its reply."""
        try:
            result = await coroutine
            if isinstance(result, (list, dict)) and len(result) >= BULK_ITEMS:
                reply = await offload.run(partial(_pack, row, call, args, result))
            else:
                reply = _pack(row, call, args, result)
        except (Exception, SystemExit, BaseExceptionGroup) as exc:
            reply = self.refused(row.entry, call, exc)
        self.outlet.write(reply)
        self._ended()

    # -- away from the loop --------------------------------------------------------------------------------------------

    def _leave(
        self, name: str, call: CallReceived, work: Callable[[], Any], then: Callable[[Any], bytes | None]
    ) -> None:
        """Work on a call in the worker's thread, then send what ``then`` makes of it on the loop, if that is a reply."""
        self._begun(in_order=True)
        self._job_bytes += len(call.payload)
        self._count()
        self._nursery.start_soon(self._run_away, name, call, work, then)

    async def _run_away(
        self, name: str, call: CallReceived, work: Callable[[], Any], then: Callable[[Any], bytes | None]
    ) -> None:
        try:
            with self._job():
                try:
                    value = await offload.run(work)
                    began = perf_counter()
                    reply = then(value)
                    took = perf_counter() - began
                    if took > NOTED:
                        self._note(call, took)
                except (Exception, SystemExit) as exc:
                    reply = self.refused(name, call, exc)
                if reply is not None:
                    self.outlet.write(reply)
        finally:
            self._job_bytes -= len(call.payload)
            self._ended(in_order=True)
            self._count()

    @contextlib.contextmanager
    def _job(self) -> Iterator[trio.CancelScope]:
        """What is within ends when the client is gone."""
        with trio.CancelScope() as scope:
            self._jobs.add(scope)
            try:
                yield scope
            finally:
                self._jobs.discard(scope)

    def _apply(
        self, row: Row, call: CallReceived, args: Any, rounds: int, apply: Callable[[Any], Any] | None, value: Any
    ) -> bytes | None:
        """The second half of a `Later`: the reply, or None if a task sends it."""
        result: Any = value if apply is None else apply(value)
        if result.__class__ is CoroutineType:  # which waits for something else
            self._begun()
            self._nursery.start_soon(self._run, row, call, args, result)
            return None
        if result.__class__ is Later:  # once more
            if rounds >= offload.MOST_ROUNDS:
                raise offload.overtaken()
            self._leave(row.entry, call, result.work, partial(self._apply, row, call, args, rounds + 1, result.apply))
            return None
        if apply is None or (isinstance(result, (list, dict)) and len(result) >= BULK_ITEMS):
            self._leave(row.entry, call, partial(_pack, row, call, args, result), _itself)
            return None
        return _pack(row, call, args, result)

    def work_out(self, later: Later[Any]) -> Coroutine[Any, Any, Any]:
        """What ``later`` comes to, for a call that runs as a task of its own; those behind it wait from now on."""
        self._in_order += 1
        self._update_holding()
        return self._work_out(later)

    async def _work_out(self, later: Later[Any]) -> Any:
        try:
            with self._job():
                return await later
            raise report(ErrorNumber.VIR_ERR_OPERATION_ABORTED, ErrorDomain.VIR_FROM_RPC, "the client is gone")
        finally:
            self._in_order -= 1
            self._update_holding()
            self._slot.unpark_all()

    def run_later(self, work: Callable[..., Awaitable[None]], *args: Any) -> None:
        """As for an ``async`` entry point: it counts among the requests of this client until it is over."""
        self._begun()
        self._nursery.start_soon(self._run_counted, work, args)

    async def _run_counted(self, work: Callable[..., Awaitable[None]], args: tuple[Any, ...]) -> None:
        try:
            await work(*args)
        finally:
            self._ended()

    def open_stream(self, call: CallReceived, *, holes: bool) -> OpenStream:
        """A stream under the serial of a call that is about to be answered; its owner is set by who asks."""
        return self._connection.open_stream(call.program, call.version, call.procedure, call.serial, None, holes=holes)

    def stream_received(self) -> None:
        """A driver has received something of a stream."""
        self.special.received()

    def _answer_with_fds(self, call: CallReceived) -> bytes | None:
        """A call that descriptors came with; the session closes those that are not taken."""
        assert isinstance(call, CallWithFdsReceived)
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
        decode = partial(_decode_other, served, known, call)
        if len(call.payload) > _BULK_ARGUMENTS and known.args is not None and not fds:
            self._leave(known.name, call, decode, partial(self._answer_decoded, known, row, call, None))
            return None
        try:
            args = decode()
        except RemoteProtocolError as exc:
            return self.refused(known.name, call, exc)
        return self._answer_decoded(known, row, call, fds, args)

    def _answer_decoded(
        self, known: ProcedureRow, row: Row | None, call: CallReceived, fds: list[int] | None, args: Any
    ) -> bytes | None:
        own = self._own(call)
        if own is None:
            if self.driver is None:
                return self._refuse(call, not_open(known.error_domain, known.c_function))
            if row is not None:
                return self.special.answer(row, call, args, fds)
            return self._refuse(call, no_support(known.c_function, known.error_domain))
        try:
            result = own.answer(self, args)
            if result.__class__ is CoroutineType:
                self._begun(in_order=True)
                self._nursery.start_soon(self._run_own, known.name, own, call, result)
                return None
            return _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, own.pack, result)
        except (Exception, SystemExit) as exc:  # a driver opens, and says what it has
            return self.refused(known.name, call, exc)

    async def _run_own(
        self, name: str, own: SessionProcedure, call: CallReceived, coroutine: Coroutine[Any, Any, Any]
    ) -> None:
        """A procedure of the session's own that takes its time; calls behind it wait for it."""
        try:
            with self._job():
                try:
                    result = await coroutine
                    reply = _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, own.pack, result)
                except (Exception, SystemExit, BaseExceptionGroup) as exc:
                    reply = self.refused(name, call, exc)
                self.outlet.write(reply)
        finally:
            self._ended(in_order=True)

    def check_readonly(self, row: Row, call: CallReceived, args: Any) -> None:
        known = programs.procedure(call.program, call.version, call.procedure)
        readonly.check(row, known.c_function, known.error_domain, args, call)

    def refused(self, name: str, call: CallReceived, exc: BaseException) -> bytes:
        """The reply to a call that raised ``exc``: LibvirtError is its answer, the rest is logged and told in general terms.

        Raises what in a group of exceptions (of a driver's own nursery) is not the driver's: the session's end.
        """
        if isinstance(exc, BaseExceptionGroup):
            _, rest = exc.split((Exception, SystemExit))
            if rest is not None:
                raise rest from None
        if isinstance(exc, LibvirtError):
            return self._refuse(call, exc)
        if isinstance(exc, LocalProtocolError):  # over some limit: libvirtd's own text for it
            log.warning("%s: the answer of %s cannot be encoded: %s", self.peer, name, exc)
            return self._refuse(call, rpc_error("Unable to encode message payload"))
        if isinstance(exc, RemoteProtocolError):
            log.info("%s: %s does not decode: %s", self.peer, name, exc)
            return self._refuse(call, rpc_error("Unable to decode message payload"))
        log.error("%s: %s failed", self.peer, name, exc_info=exc)
        return self._refuse(call, _failed())

    def _refuse(self, call: CallReceived, error: LibvirtError) -> bytes:
        return reply_error(call.program, call.version, call.procedure, call.serial, error)

    # -- for streams and events ----------------------------------------------------------------------------------------

    def write(self, data: bytes, fds: Iterable[int] = ()) -> None:
        """Send or queue one packet, and descriptors behind it, which are closed when they are sent."""
        if fds:
            self.outlet.write_with_fds(data, fds)
        else:
            self.outlet.write(data)

    async def write_bulk(self, header: bytes, data: memoryview) -> None:
        """Send one packet of a stream once nothing else is to be sent; return when the socket has taken it."""
        await self.outlet.write_bulk(header, data)

    async def send_behind(self, data: bytes) -> None:
        """Send what may wait, when no reply does."""
        await self.outlet.write_behind(data)

    def start_soon(self, run: Callable[[], Awaitable[None]]) -> None:
        """A task that lives as long as the session."""
        self._nursery.start_soon(run)

    def unsubscribe(self) -> None:
        """No more events for this client."""
        if self.subscriber is not None:
            self.subscriber.close()
            self.subscriber = None

    # -- the end -------------------------------------------------------------------------------------------------------

    async def _wait_slot(self) -> None:
        await self._slot.park()

    def give_up(self, reason: str) -> None:
        """Drop the client, and say why in the log."""
        log.warning("%s: dropped: %s", self.peer, reason)
        self.drop()

    def drop(self) -> None:
        """End the conversation now; driver calls that run are not disturbed."""
        self._drop_held()
        self.outlet.clear()
        self._connection.drop()
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
        if self._keepalive is None or self.outlet.waiting:  # the flusher finds out whether it reads
            return
        if self._full:  # its pongs, and its own pings, are not read: show it that this side is alive
            self.outlet.write(PING)
            return
        match self._keepalive.tick(self._connection.received):
            case Tick.PING:
                self.outlet.write(PING)
            case Tick.DEAD:
                self.give_up("it does not answer keepalive pings")
            case Tick.NOTHING:
                pass


def _decode(row: Row, call: CallReceived) -> Any:
    """The arguments of a call. Raises RemoteProtocolError."""
    assert row.unpack is not None
    return xdr.decode(row.unpack, call.payload, call.pos)


def _decode_other(served: Served, known: ProcedureRow, call: CallReceived) -> Any:
    """The arguments of a call that has no row at hand. Raises RemoteProtocolError."""
    if known.args is None:
        xdr.check_end(call.pos, len(call.payload))
        return None
    return xdr.decode(served.unpack(known.args), call.payload, call.pos)


def _pack(row: Row, call: CallReceived, args: Any, result: Any) -> bytes:
    """The reply that says ``result``."""
    if row.made is not None:
        result = row.made(args, result)
    return _build(call.program, call.version, call.procedure, REPLY, call.serial, OK, row.pack, result)


def _itself(reply: bytes) -> bytes:
    return reply


def _nothing_more(size: int) -> bytes:
    return b""


def _failed() -> LibvirtError:
    return report(
        ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, "the driver failed; see the server's log"
    )
