"""The trio client's conversation: calls over one socket, from any number of tasks.

Theory of operation. A call puts its packet out, parks its task, and is rescheduled with the reply by the reader task. The first
call in flight is sent at once; while others are waiting, packets are gathered and leave together on the writer task's next
turn, so sixty-four tasks cost a few system calls and one caller pays no extra turn. A third task ticks the keepalive. All three
live in a nursery around the connection.

A call that is alone makes an attempt (`protocol/attempt.py`): it has its checkpoint while the server works, and then asks for the
reply itself for a moment. The reader stays where it waits, and finds nothing when it comes too late; so such a call costs the
loop one turn, and the system nothing but its packet, its reply and a look at what else is ready.

Bytes that go through a layer (`protocol/layer.py`) are sealed when they are sent. What of them the socket does not take, or the
layer holds back, is flushed by the writer before it parks.

What waits to be sent is `_rest`, of which the socket took a part and which nothing may come before, and then `_out`, in whole
packets, where a pong goes to the front.

The reader stops reading while a stream holds enough and nobody waits for anything else that may come (`_hold_reading`). What
else streams add is in `bulk.py`.

Cancelling a call: a packet that has not left is taken back. Otherwise the server may still do what it asked, and only the reply
is dropped.

Where a KeyboardInterrupt would leave half a step done, trio is told to deliver it later (`enable_ki_protection`).
"""

from __future__ import annotations

import contextlib
import itertools
import socket
from os import sched_yield
from time import perf_counter
from typing import TYPE_CHECKING, Any

import outcome
import trio

from ...protocol.attempt import SECONDS, Attempts, spare
from ...protocol.connection import (
    PING,
    PONG,
    Closed,
    Connection,
    EventReceived,
    Ping,
    ReplyReceived,
    ReplyWithFdsReceived,
    Role,
)
from ...protocol.errors import LibvirtError, RemoteProtocolError
from ...protocol.keepalive import KeepAlive, Tick
from ...protocol.layer import Layered
from ...protocol.streams import StreamEvent
from .. import limits
from ..answers import answer
from ..descriptors import Descriptor, close_all
from ..handles import Counted
from ..lost import Lost
from ..scripts import streams

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from ...protocol.endpoint import Endpoint
    from ..calls import A, Call, R, Script
    from .events import Events  # a circle: what reads hands events over

__all__ = ["Exchange"]

# A timer that is due within so many seconds is not waited for by somebody else's attempt.
_SOON = 2 * SECONDS


class Waiter:
    """A call in flight: its reply once it is there, and the task that is parked for it, if it is."""

    __slots__ = ("reply", "task")

    def __init__(self, task: trio.lowlevel.Task | None) -> None:
        self.reply: ReplyReceived | None = None
        self.task = task


class Exchange(Counted):
    """Calls over one socket. `Connect` is one; whoever makes one runs its tasks and closes its socket."""

    __slots__ = (
        "__weakref__",
        "_attempts",
        "_bulk",
        "_connection",
        "_endpoint",
        "_events",
        "_feed",
        "_holding",
        "_idle",
        "_layered",
        "_leaving",
        "_lost",
        "_out",
        "_push",
        "_push_parts",
        "_receive",
        "_rest",
        "_scopes",
        "_sock",
        "_tail",
        "_writer",
    )

    def __init__(self, endpoint: Endpoint[socket.socket]) -> None:
        Counted.__init__(self)
        self._endpoint = endpoint
        sock = self._sock = endpoint.sock
        # Bound once: what goes through a layer costs the others nothing.
        self._receive: Callable[[int], bytes] = sock.recv
        self._push: Callable[[bytes | memoryview], int] = sock.send
        self._push_parts: Callable[[Sequence[bytes | memoryview]], int] = sock.sendmsg
        self._scopes: list[trio.CancelScope] = []
        connection = self._connection = Connection(Role.CLIENT)
        self._feed: Callable[[bytes], None] = connection.receive
        self._layered: Layered | None = None
        if endpoint.layer is not None:
            layered = self._layered = Layered(endpoint.layer, sock.send, self._wake_writer)
            self._feed = lambda data: layered.feed(data, connection.receive)
            self._push, self._push_parts = layered.send, layered.sendmsg
        self._attempts = Attempts()
        self._lost: Lost | None = None
        self._events: Events | None = None  # with the first registration
        self._leaving = False  # whatever ends it now, it was closed
        self._rest: bytes | memoryview = b""
        self._tail: memoryview | None = None  # of a stream's packet: what follows ``_rest`` before anything else
        self._out: list[bytes | Descriptor] = []
        self._bulk = trio.Lock()  # the stream whose packet is next
        self._idle = trio.lowlevel.ParkingLot()  # who waits until nothing is to be sent
        self._holding: trio.lowlevel.Task | None = None  # the reader, while it does not read
        self._writer: trio.lowlevel.Task | None = None  # parked, or None while it runs

    # -- calls ---------------------------------------------------------------------------------------------------------

    @trio.lowlevel.enable_ki_protection
    async def _call(self, call: Call[A, R], args: A) -> R:
        if self._lost is not None:
            await trio.lowlevel.checkpoint()
            raise self._lost.error()
        connection = self._connection
        waiter = Waiter(None)
        serial, data = connection.call(waiter, call.program, call.version, call.procedure, call.pack, args)
        if connection.calls_in_flight > 1 or self._out or self._rest or self._holding:
            self._out.append(data)
            self._wake_writer()
        else:
            self._send(data)
            attempts = self._attempts
            if attempts.left_out:
                attempts.left_out -= 1
            elif spare():
                try:
                    await trio.lowlevel.checkpoint()  # the others' turn, while the server works
                except BaseException:
                    self._take_back(serial, data)
                    raise
                if waiter.reply is None and self._lost is None and self._is_alone():
                    self._attempt(waiter)
                if waiter.reply is not None:
                    return answer(call, waiter.reply)  # type: ignore[arg-type]
                if self._lost is not None:
                    raise self._lost.error()

        def abort(_: Any) -> trio.lowlevel.Abort:
            self._take_back(serial, data)
            return trio.lowlevel.Abort.SUCCEEDED

        waiter.task = trio.lowlevel.current_task()
        await trio.lowlevel.wait_task_rescheduled(abort)
        return answer(call, waiter.reply)  # type: ignore[arg-type]

    def _take_back(self, serial: int, data: bytes) -> None:
        """Give a call up, and what of it has not left."""
        self._connection.abandon(serial)
        with contextlib.suppress(ValueError):
            self._out.remove(data)

    def _is_alone(self) -> bool:
        """Whether nothing but this task's call is due: neither on this connection nor in the loop."""
        connection = self._connection
        if connection.calls_in_flight > 1 or connection.has_streams or self._out or self._rest:
            return False
        loop = trio.lowlevel.current_statistics()
        return loop.tasks_runnable == 0 and loop.run_sync_soon_queue_size == 0 and loop.seconds_to_next_deadline > _SOON

    def _attempt(self, waiter: Waiter) -> None:
        """Read in the reader's place, for a moment: most answers of a server that is near are there by then."""
        until = perf_counter() + SECONDS
        while True:
            try:
                self._read_some()
                if waiter.reply is not None or self._lost is not None:
                    self._attempts.hit(until)
                    return
            except (BlockingIOError, InterruptedError):
                sched_yield()
            if perf_counter() > until:
                self._attempts.missed(until)
                return

    async def _run(self, script: Script[R]) -> R:
        """Run a script of calls to its result."""
        try:
            call, args = next(script)
            while True:
                try:
                    ret = await self._call(call, args)
                except Exception as exc:
                    call, args = script.throw(exc)
                else:
                    call, args = script.send(ret)
        except StopIteration as stop:
            result: R = stop.value
            return result

    @property
    def lost(self) -> Lost | None:
        """Why the connection is over, if it is."""
        return self._lost

    def check_open(self) -> None:
        """Raises ConnectionClosed when the connection is over."""
        if self._lost is not None:
            raise self._lost.error()

    # -- ending --------------------------------------------------------------------------------------------------------

    @trio.lowlevel.enable_ki_protection
    def _end(self, why: Lost) -> None:
        """The connection is over: every call in flight fails now, every later one at once, and the server is told by EOF."""
        if self._lost is not None:
            return
        if self._leaving:
            why = Lost.closed()
        self._lost = why
        for waiter in self._connection.fail_pending():
            if waiter.task is not None:
                trio.lowlevel.reschedule(waiter.task, outcome.Error(why.error()))
        for stream in self._connection.open_streams:
            for task in stream.owner.waiters:
                trio.lowlevel.reschedule(task, outcome.Error(why.error()))
            stream.owner.waiters.clear()
        self._rest = b""
        self._tail = None
        close_all(self._out)
        self._out.clear()
        self._idle.unpark_all()
        self._connection.close_fds()
        if self._events is not None:
            self._events.ended()
        for scope in self._scopes:
            scope.cancel()
        if self._layered is not None:
            self._layered.close()
        self._shutdown()

    def _shutdown(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    @trio.lowlevel.enable_ki_protection
    async def _background(self, run: Callable[..., Awaitable[None]], *args: float) -> None:
        """One of the connection's tasks. Only `_end` stops it: a cancelled caller may still be taking leave in a shield."""
        if self._lost is not None:  # before this task had its first turn
            return
        with trio.CancelScope(shield=True) as scope:
            self._scopes.append(scope)
            await run(*args)

    # -- sending -------------------------------------------------------------------------------------------------------

    def _wake_writer(self) -> None:
        if self._holding is not None:
            self._resume()
        writer = self._writer
        if writer is not None:
            self._writer = None
            trio.lowlevel.reschedule(writer)

    def _send(self, data: bytes) -> None:
        """Send now what the socket takes, when nothing else waits to be sent; the writer has the rest."""
        try:
            sent = self._push(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self._shutdown()  # the reader takes what is still there, and then finds the end
            return
        if sent == 0:
            self._out.append(data)
            self._wake_writer()
        elif sent != len(data):
            self._rest = memoryview(data)[sent:]
            self._wake_writer()

    def _send_pong(self) -> None:
        """Before everything else that waits, but not within a packet. One answers all pings so far."""
        if not self._out and not self._rest:
            self._send(PONG)
            return
        out = self._out
        if PONG not in out:
            # Not between a packet and its descriptors either.
            out.insert(sum(1 for _ in itertools.takewhile(lambda item: isinstance(item, Descriptor), out)), PONG)

    async def _write(self) -> None:
        """The writer task: parks while there is nothing to send, else sends all of it together."""
        while True:
            if not self._rest:
                if self._tail is not None:
                    self._rest, self._tail = self._tail, None
                elif not self._out:
                    if self._layered is not None and not await self._flush(self._layered):
                        continue
                    self._idle.unpark_all()
                    self._writer = trio.lowlevel.current_task()
                    await trio.lowlevel.wait_task_rescheduled(self._writer_cancelled)
                    continue
                else:
                    try:
                        self._rest = b"".join(self._out)  # type: ignore[arg-type]
                        self._out.clear()
                    except TypeError:  # not only bytes
                        self._rest = await self._gather()
                    continue
            data = self._rest
            try:
                sent = self._push(data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            except OSError:
                self._shutdown()
                return
            if sent == len(data):
                self._rest = b""
            else:
                self._rest = memoryview(data)[sent:]
                await trio.lowlevel.wait_writable(self._sock)

    async def _flush(self, layered: Layered) -> bool:
        """Send what the layer holds back; whether nothing is left of it. If not, the socket was waited for."""
        try:
            if layered.flush():
                return True
        except OSError:
            self._shutdown()
            await trio.sleep_forever()  # the reader finds the end, which is this task's too
        await trio.lowlevel.wait_writable(self._sock)
        return False

    async def _gather(self) -> bytes:
        """The packets before the first descriptor that waits, or if there are none, nothing after that one is sent."""
        out = self._out
        packets = list(itertools.takewhile(lambda item: isinstance(item, bytes), out))
        if packets:
            del out[: len(packets)]
            return b"".join(packets)  # type: ignore[arg-type]
        first = out[0]
        assert isinstance(first, Descriptor)
        try:
            first.send(self._sock)
            del out[0]
        except (BlockingIOError, InterruptedError):
            await trio.lowlevel.wait_writable(self._sock)
        except OSError:
            self._shutdown()
            await trio.sleep_forever()  # the reader finds the end, which is this task's too
        return b""

    def _writer_cancelled(self, _: Any) -> trio.lowlevel.Abort:
        self._writer = None
        return trio.lowlevel.Abort.SUCCEEDED

    # -- receiving -----------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        """The reader task: hands every reply to the task that waits for it."""
        sock = self._sock
        while self._lost is None:
            await trio.lowlevel.wait_readable(sock)
            try:
                full = self._read_some()
            except (BlockingIOError, InterruptedError):  # a caller was here before
                continue
            if full is not None:
                await self._hold_reading(full)

    def _read_some(self) -> streams.Inflow | None:
        """Read once, and hand out what came; a stream that holds enough now. Raises BlockingIOError when there is nothing."""
        try:
            self._feed(self._receive(limits.READ_SIZE))
        except (BlockingIOError, InterruptedError):
            raise
        except OSError as exc:
            self._end(Lost.system("Cannot recv data", exc))
            return None
        except RemoteProtocolError as exc:
            self._end(Lost.protocol(exc))
            return None
        full = None
        next_event = self._connection.next_event
        try:
            while (event := next_event()) is not None:
                if event.__class__ is ReplyReceived or isinstance(event, ReplyWithFdsReceived):
                    waiter: Waiter = event.waiter
                    waiter.reply = event
                    if waiter.task is not None:
                        trio.lowlevel.reschedule(waiter.task)
                elif isinstance(event, StreamEvent):
                    inflow = self._stream_event(event)
                    if inflow.held > streams.HIGH_WATER:
                        full = inflow
                elif isinstance(event, EventReceived):
                    if self._events is not None:
                        self._events.put(event)
                elif isinstance(event, Ping):
                    self._send_pong()
                elif isinstance(event, Closed):
                    self._end(Lost.eof())
                    break
        except RemoteProtocolError as exc:
            self._end(Lost.protocol(exc))
        return full

    def _stream_event(self, event: StreamEvent) -> streams.Inflow:
        """Hand it to its stream, and wake who waits for it."""
        inflow: streams.Inflow = event.stream.owner
        if not inflow.take(event):
            self._give_up(inflow)
        waiters, inflow.waiters = inflow.waiters, []
        for task in waiters:
            trio.lowlevel.reschedule(task)
        return inflow

    def _give_up(self, inflow: streams.Inflow, error: LibvirtError | None = None) -> None:
        """Nobody can use this stream any more; the server is told if it is there."""
        packet = inflow.give_up(error)
        if packet is not None and self._lost is None:
            self._out.append(packet)
            self._wake_writer()

    async def _hold_reading(self, inflow: streams.Inflow) -> None:
        """Read no more before the stream has been received, unless somebody waits for something else."""
        connection = self._connection
        while (
            inflow.held > streams.HIGH_WATER
            and self._lost is None
            and not connection.calls_in_flight
            and not any(stream.owner.waiters for stream in connection.open_streams)
        ):
            self._holding = trio.lowlevel.current_task()

            def abort(_: Any) -> trio.lowlevel.Abort:
                self._holding = None
                return trio.lowlevel.Abort.SUCCEEDED

            await trio.lowlevel.wait_task_rescheduled(abort)

    def _resume(self) -> None:
        holding = self._holding
        if holding is not None:
            self._holding = None
            trio.lowlevel.reschedule(holding)

    async def _keep_alive(self, interval: float, count: int) -> None:
        """The keepalive task: finds out that the server is silent for too long."""
        keepalive = KeepAlive(count)
        while True:
            await trio.sleep(interval)
            if self._holding is not None:  # the server is not silent, but it must not think that of us
                if not self._out and not self._rest:
                    self._send(PING)
                continue
            tick = keepalive.tick(self._connection.received)
            if tick is Tick.DEAD:
                self._end(Lost.keepalive())
                return
            if tick is Tick.PING and not self._out and not self._rest:  # what waits to be sent will do as well
                self._send(PING)
