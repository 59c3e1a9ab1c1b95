"""The trio client: one connection, any number of tasks calling over it at the same time.

Theory of operation. A call puts its packet out, parks its task, and is rescheduled with the reply by the reader task. The first
call in flight is sent at once; while others are waiting, packets are gathered and leave together on the writer task's next
turn, so sixty-four tasks cost a few system calls and one caller pays no extra turn. A third task ticks the keepalive. All three
live in a nursery that `connect` opens and closes around the connection.

What waits to be sent is `_rest`, of which the socket took a part and which nothing may come before, and then `_out`, in whole
packets, where a pong goes to the front.

Streams send one packet at a time, and only when nothing else waits to be sent, so that calls and pongs pass between two of them.
The reader stops reading while a stream holds enough and nobody waits for anything else that may come (`_hold_reading`).

Cancelling a call: a packet that has not left is taken back. Otherwise the server may still do what it asked, and only the reply
is dropped.

Where a KeyboardInterrupt would leave half a step done, trio is told to deliver it later (`enable_ki_protection`).
"""

from __future__ import annotations

import contextlib
import itertools
import socket
from typing import TYPE_CHECKING, Any, ClassVar

import outcome
import trio

from ..protocol.connection import (
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
from ..protocol.errors import LibvirtError, ProtocolError, RemoteProtocolError
from ..protocol.keepalive import KeepAlive, Tick
from ..protocol.streams import StreamEvent, takes_holes
from . import core, scripts, streams, uri
from ._generated.aio import (
    ConnectMethods,
    Domain,
    DomainCheckpoint,
    DomainSnapshot,
    Interface,
    Network,
    NetworkPort,
    NodeDevice,
    NWFilter,
    NWFilterBinding,
    Secret,
    StoragePool,
    StorageVol,
)
from ._generated.aio_events import EventMethods
from .aio_streams import Stream
from .handles import Counted
from .transports.sockets import open_trio

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from contextlib import AbstractAsyncContextManager
    from types import TracebackType

    from .aio_events import Events
    from .calls import A, Call, R, Script

__all__ = [
    "Connect",
    "Domain",
    "DomainCheckpoint",
    "DomainSnapshot",
    "Interface",
    "NWFilter",
    "NWFilterBinding",
    "Network",
    "NetworkPort",
    "NodeDevice",
    "Secret",
    "StoragePool",
    "StorageVol",
    "Stream",
    "connect",
]

# How long the server may take to take leave; it is told, not asked.
_CLOSE_TIMEOUT = 2.0


class Connect(ConnectMethods, EventMethods, Counted):
    """An open connection. Made by `connect`; every method is a call to the server unless it says otherwise.

    All calls raise LibvirtError with the server's answer, ConnectionClosed when the connection is gone, and take any trio
    timeout. Cancelling one leaves the connection usable; whether the server did what it was asked is then unknown.
    """

    __slots__ = (
        "__weakref__",
        "_bulk",
        "_connection",
        "_events",
        "_holding",
        "_idle",
        "_leaving",
        "_lost",
        "_nursery",
        "_out",
        "_receive",
        "_rest",
        "_scopes",
        "_sock",
        "_stream_buffer",
        "_tail",
        "_token",
        "_uri",
        "_writer",
    )

    # How a conversation begins and ends: ``open_gen`` and ``close_gen``.
    _manners: ClassVar[Any] = scripts

    def __init__(
        self, sock: socket.socket, name: str, nursery: trio.Nursery, stream_buffer: int = streams.STREAM_BUFFER
    ) -> None:
        Counted.__init__(self)
        self._uri = name
        self._sock = sock
        self._receive: Callable[[int], bytes] = sock.recv
        self._token = trio.lowlevel.current_trio_token()
        self._scopes: list[trio.CancelScope] = []
        self._connection = Connection(Role.CLIENT)
        self._lost: core.Lost | None = None
        self._nursery = nursery
        self._events: Events | None = None  # with the first registration
        self._leaving = False  # whatever ends it now, it was closed
        self._rest: bytes | memoryview = b""
        self._tail: memoryview | None = None  # of a stream's packet: what follows ``_rest`` before anything else
        self._out: list[bytes | core.Descriptor] = []
        self._bulk = trio.Lock()  # the stream whose packet is next
        self._idle = trio.lowlevel.ParkingLot()  # who waits until nothing is to be sent
        self._holding: trio.lowlevel.Task | None = None  # the reader, while it does not read
        self._stream_buffer = stream_buffer
        self._writer: trio.lowlevel.Task | None = None  # parked, or None while it runs

    # -- calls -------------------------------------------------------------------------------------------------------

    @trio.lowlevel.enable_ki_protection
    async def _call(self, call: Call[A, R], args: A) -> R:
        if self._lost is not None:
            await trio.lowlevel.checkpoint()
            raise self._lost.error()
        connection = self._connection
        task = trio.lowlevel.current_task()
        serial, data = connection.call(task, call.program, call.version, call.procedure, call.pack, args)
        if connection.calls_in_flight > 1 or self._out or self._rest or self._holding:
            self._out.append(data)
            self._wake_writer()
        else:
            self._send(data)

        def abort(_: Any) -> trio.lowlevel.Abort:
            connection.abandon(serial)
            with contextlib.suppress(ValueError):
                self._out.remove(data)
            return trio.lowlevel.Abort.SUCCEEDED

        return core.answer(call, await trio.lowlevel.wait_task_rescheduled(abort))  # type: ignore[arg-type]

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

    async def call(self, call: Call[A, R], args: A, stream: Stream | None = None) -> R:
        """Any call, such as those of a package that ``virtrio gen --input`` made: its ret, None if it has none.

        ``stream`` is for a procedure that opens one.
        """
        return await (self._call(call, args) if stream is None else self._call_stream(call, args, stream))

    async def is_secure(self) -> int:
        """1 when the transport and the driver's own way to its hypervisor are, else 0 (virConnectIsSecure)."""
        driver = await super().is_secure()
        return int(bool(driver) and self._sock.family == socket.AF_UNIX)

    def get_uri(self) -> str:
        """The URI that was given, with its transport; no call is made (virConnectGetURI)."""
        return self._uri

    def is_alive(self) -> bool:
        """Whether the connection is open as far as is known; no call is made (virConnectIsAlive)."""
        return self._lost is None

    @property
    def lost(self) -> core.Lost | None:
        """Why the connection is over, if it is."""
        return self._lost

    def check_open(self) -> None:
        """Raises ConnectionClosed when the connection is over."""
        if self._lost is not None:
            raise self._lost.error()

    def _event_side(self) -> Events:
        """What of events belongs to this connection; from now on its reader passes them on."""
        if self._events is None:
            from .aio_events import Events

            self._events = Events(self, self._nursery)
        return self._events

    # -- streams and file descriptors --------------------------------------------------------------------------------

    def new_stream(self, flags: int = 0) -> Stream:
        """A stream that a call can open; no call is made (virStreamNew).

        Raises LibvirtError for VIR_STREAM_NONBLOCK: a task that must not wait is another task.
        """
        return Stream(self, flags, self._stream_buffer)

    @trio.lowlevel.enable_ki_protection
    async def _exchange(
        self, begin: Callable[[trio.lowlevel.Task], tuple[int, bytes]], fds: Sequence[int] = ()
    ) -> ReplyReceived:
        """As `_call`, for a call that is more than its packet. Raises OSError when one of ``fds`` is no descriptor."""
        if self._lost is not None:
            await trio.lowlevel.checkpoint()
            raise self._lost.error()
        connection = self._connection
        copies = core.copies(fds)
        try:
            serial, data = begin(trio.lowlevel.current_task())
        except BaseException:
            core.close_all(copies)
            raise
        packet: list[bytes | core.Descriptor] = [data, *copies]
        self._out += packet
        self._wake_writer()

        def abort(_: Any) -> trio.lowlevel.Abort:
            connection.abandon(serial)
            if any(item is data for item in self._out):  # all of it is still here
                self._out = [item for item in self._out if not any(item is part for part in packet)]
                core.close_all(packet)
            return trio.lowlevel.Abort.SUCCEEDED

        reply: ReplyReceived = await trio.lowlevel.wait_task_rescheduled(abort)
        connection.abandon(serial)  # no descriptors are expected any more
        return reply

    async def _call_stream(self, call: Call[A, R], args: A, stream: Stream) -> R:
        """A call that opens ``stream``. If it fails or is cancelled, the stream is over."""
        connection = self._connection
        inflow = stream._begin()

        def begin(task: trio.lowlevel.Task) -> tuple[int, bytes]:
            serial, data = connection.call(task, call.program, call.version, call.procedure, call.pack, args)
            holes = takes_holes(call.procedure, args)
            inflow.open = connection.open_stream(
                call.program, call.version, call.procedure, serial, inflow, holes=holes
            )
            return serial, data

        try:
            return core.answer(call, await self._exchange(begin))  # type: ignore[arg-type]
        except BaseException as exc:
            self._give_up(inflow, exc if isinstance(exc, LibvirtError) else core.not_opened())
            raise

    async def _call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]:
        """A call that passes ``fds``, and what file descriptors its reply brings, which are the caller's.

        Raises LibvirtError when the transport or the server passes none.
        """
        await self._run(scripts.pass_fds_gen(self._sock))
        if not self._connection.passes_fds:
            self._connection.passes_fds = True
            self._receive = core.FdReceiver(self._sock, self._connection).recv

        def begin(task: trio.lowlevel.Task) -> tuple[int, bytes]:
            return self._connection.call_with_fds(
                task, call.program, call.version, call.procedure, call.pack, args, len(fds)
            )

        return core.answer_with_fds(call, await self._exchange(begin, fds))  # type: ignore[arg-type]

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

    @trio.lowlevel.enable_ki_protection
    async def _wait_stream(self, inflow: streams.Inflow, seen: int) -> None:
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
                sent = self._sock.sendmsg((header, data))
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

    # -- lifetime ----------------------------------------------------------------------------------------------------

    def ref(self) -> int:
        """Take one more reference (virConnectRef): 0."""
        if not self._refs:
            raise core.invalid_connection("virConnectRef")
        self._hold()
        return 0

    async def close(self) -> int:
        """Give one reference back: how many are left. The last one ends the connection (virConnectClose).

        Every live handle holds a reference, so a domain stays usable until it is freed or the ``async with`` block ends.
        """
        left = self._drop() if self._refs else 0
        if left == 0:
            await self._leave()
        await trio.lowlevel.checkpoint()
        return left

    async def _leave(self) -> None:
        """Take leave of the server, and end the connection whatever it says."""
        try:
            if self._lost is None:
                self._leaving = True
                with trio.move_on_after(_CLOSE_TIMEOUT, shield=True), contextlib.suppress(LibvirtError, ProtocolError):
                    await self._run(self._manners.close_gen())
        finally:
            self._end(core.Lost.closed())

    def _gone(self, collected: bool) -> None:
        """The last handle of a closed connection was given back: nobody can call any more."""
        if not collected:
            self._end(core.Lost.closed())
            return
        with contextlib.suppress(trio.RunFinishedError):
            self._token.run_sync_soon(self._end, core.Lost.closed())

    @trio.lowlevel.enable_ki_protection
    def _end(self, why: core.Lost) -> None:
        """The connection is over: every call in flight fails now, every later one at once, and the server is told by EOF."""
        if self._lost is not None:
            return
        if self._leaving:
            why = core.Lost.closed()
        self._lost = why
        for task in self._connection.fail_pending():
            trio.lowlevel.reschedule(task, outcome.Error(why.error()))
        for stream in self._connection.open_streams:
            for task in stream.owner.waiters:
                trio.lowlevel.reschedule(task, outcome.Error(why.error()))
            stream.owner.waiters.clear()
        self._rest = b""
        self._tail = None
        core.close_all(self._out)
        self._out.clear()
        self._idle.unpark_all()
        self._connection.close_fds()
        if self._events is not None:
            self._events.ended()
        for scope in self._scopes:
            scope.cancel()
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

    # -- the socket --------------------------------------------------------------------------------------------------

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
            sent = self._sock.send(data)
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
            out.insert(sum(1 for _ in itertools.takewhile(lambda item: isinstance(item, core.Descriptor), out)), PONG)

    async def _write(self) -> None:
        """The writer task: parks while there is nothing to send, else sends all of it together."""
        while True:
            if not self._rest:
                if self._tail is not None:
                    self._rest, self._tail = self._tail, None
                elif not self._out:
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
                sent = self._sock.send(data)
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

    async def _gather(self) -> bytes:
        """The packets before the first descriptor that waits, or if there are none, nothing after that one is sent."""
        out = self._out
        packets = list(itertools.takewhile(lambda item: isinstance(item, bytes), out))
        if packets:
            del out[: len(packets)]
            return b"".join(packets)  # type: ignore[arg-type]
        first = out[0]
        assert isinstance(first, core.Descriptor)
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

    async def _read(self) -> None:
        """The reader task: hands every reply to the task that waits for it."""
        sock = self._sock
        connection = self._connection
        while True:
            await trio.lowlevel.wait_readable(sock)
            try:
                data = self._receive(core.READ_SIZE)
            except (BlockingIOError, InterruptedError):
                continue
            except OSError as exc:
                self._end(core.Lost.system("Cannot recv data", exc))
                return
            except RemoteProtocolError as exc:
                self._end(core.Lost.protocol(exc))
                return
            connection.receive(data)
            try:
                while (event := connection.next_event()) is not None:
                    if event.__class__ is ReplyReceived:
                        trio.lowlevel.reschedule(event.waiter, outcome.Value(event))
                    elif isinstance(event, StreamEvent):
                        inflow = self._stream_event(event)
                        if inflow.held > streams.HIGH_WATER:
                            await self._hold_reading(inflow)
                    elif isinstance(event, ReplyWithFdsReceived):
                        trio.lowlevel.reschedule(event.waiter, outcome.Value(event))
                    elif isinstance(event, EventReceived):
                        if self._events is not None:
                            self._events.put(event)
                    elif isinstance(event, Ping):
                        self._send_pong()
                    elif isinstance(event, Closed):
                        self._end(core.Lost.eof())
                        return
            except RemoteProtocolError as exc:
                self._end(core.Lost.protocol(exc))
                return

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
                self._end(core.Lost.keepalive())
                return
            if tick is Tick.PING and not self._out and not self._rest:  # what waits to be sent will do as well
                self._send(PING)


class Opening:
    """``async with connect(…)``: the connection and its tasks live within the block."""

    def __init__(
        self,
        name: str | None,
        readonly: bool,
        keepalive_interval: float,
        keepalive_count: int,
        stream_buffer: int,
        *,
        kind: type[Connect] = Connect,
        parse: Callable[..., uri.Target] = uri.parse,
    ) -> None:
        self._kind = kind
        self._parse = parse
        self._name = name
        self._readonly = readonly
        self._keepalive = (keepalive_interval, keepalive_count)
        self._stream_buffer = stream_buffer
        self._manager = trio.open_nursery()
        self._connect: Connect | None = None
        self._nursery: trio.Nursery

    async def __aenter__(self) -> Connect:
        target = self._parse(self._name, readonly=self._readonly)
        sock = await open_trio(target.address)
        self._nursery = await self._manager.__aenter__()
        connect = self._connect = self._kind(sock, target.uri, self._nursery, self._stream_buffer)
        try:
            self._nursery.start_soon(connect._background, connect._read)
            self._nursery.start_soon(connect._background, connect._write)
            alive = await connect._run(connect._manners.open_gen(target.name, self._readonly))
            if alive and self._keepalive[0] > 0:
                self._nursery.start_soon(connect._background, connect._keep_alive, *self._keepalive)
        except BaseException:
            await self._finish(connect)
            raise
        return connect

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._connect is not None:
            await self._connect._leave()
            await self._finish(self._connect)

    async def _finish(self, connect: Connect) -> None:
        """End the tasks. The nursery is not told what the block raised, so it does not wrap it; its own tasks raise nothing."""
        connect._end(core.Lost.closed())
        if connect._events is not None:
            connect._events.leave()
        try:
            await self._manager.__aexit__(None, None, None)
        finally:
            connect._sock.close()


def connect(
    name: str | None = None,
    *,
    readonly: bool = False,
    keepalive_interval: float = core.KEEPALIVE_INTERVAL,
    keepalive_count: int = core.KEEPALIVE_COUNT,
    stream_buffer: int = streams.STREAM_BUFFER,
) -> AbstractAsyncContextManager[Connect]:
    """``async with connect("test+unix:///default?socket=/path") as conn``: an open connection for the block.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or libvirt's default. The server is pinged after
    ``keepalive_interval`` seconds of silence (0: never) and given up after ``keepalive_count`` unanswered pings. A stream that
    holds more than ``stream_buffer`` bytes that nobody receives is aborted.

    Entering raises LibvirtError: no server, an authentication that is not supported, or the server's refusal; it may be
    cancelled. Leaving the block ends the connection and every handle of it, within two seconds if the server is stuck.
    """
    return Opening(name, readonly, keepalive_interval, keepalive_count, stream_buffer)
