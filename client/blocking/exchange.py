"""The blocking client's conversation: who sends, who reads, and how long a call may take. No handles and no URIs here.

Theory of operation. Whoever calls sends its packet under the lock `_sending`. If nobody is reading, the caller becomes the
reader: it reads until its own reply is there, handing others' replies to the threads that wait for them; then it gives up the
reader's part and wakes one of those, which takes it. So one thread alone pays for one send and one receive, and no thread ever
waits for a helper.

The lock `_turn` says who reads and who waits. It is never held while anything blocks, so the reader can always hand out what it
has read, even while a sender is stuck: a server may not read on before its replies are taken. For the same reason a sender that
is stuck reads meanwhile, unless somebody does. Where both locks are needed, `_sending` comes first.

The deadline of a call is the socket's own receive timeout (SO_RCVTIMEO), which costs no system call of its own. Before it waits,
a reader whose call is the only one asks for the reply again and again for a moment: see `protocol/attempt.py`.

Bytes that go through a layer (`protocol/layer.py`) are sealed when their turn to be sent has come, under `_sending`. They cannot
be taken back then, so what the socket does not take is kept in `_rest` and leaves before anything else.

A signal handler may raise (KeyboardInterrupt) anywhere in the main thread. While that waits for the server, only the call is
given up. While it sends, or handles what it read, nobody knows which bytes are lost, so the connection ends.

What comes on a stream is handed to it by whoever reads; a thread that waits for it is a waiter like one that waits for a reply.
Nobody reads for a stream that nobody waits for, so a slow receiver holds back its server. What a stream sends is in
`bulk.py`.

Events are left with the connection's event thread (`events.py`), which reads while nobody else does.

One thread for the whole process (`ticker.py`) looks at idle connections: it answers the server's pings, sends ours, and ends the
connection of a server that is silent, which wakes whoever reads or sends.
"""

from __future__ import annotations

import contextlib
import functools
import math
import os
import select
import socket
import struct
import threading
import time
import weakref
from os import sched_yield
from time import perf_counter
from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
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
from ...protocol.errors import LibvirtError, RemoteProtocolError, report
from ...protocol.keepalive import KeepAlive, Tick
from ...protocol.layer import Filter
from ...protocol.streams import StreamEvent
from .. import limits
from ..answers import answer
from ..handles import Counted
from ..lost import Lost
from ..scripts.streams import HIGH_WATER
from .ticker import ticker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ...protocol.connection import Event
    from ...protocol.endpoint import Endpoint
    from ...protocol.layer import Layer
    from ..calls import A, Call, R, Script
    from ..descriptors import FdReceiver
    from ..scripts.streams import Inflow
    from .events import Events  # a circle: what reads hands events over

_NOW = socket.MSG_DONTWAIT
# Seconds after which a stuck sender looks anew whether somebody else reads, and the reads of one look at an idle socket.
_STUCK = 0.1
_LOOKS = 16


class Waiter:
    """A call in flight, or the wait for a stream: what came once it is there, and what wakes the thread that waits for it."""

    __slots__ = ("reply", "wake")

    def __init__(self) -> None:
        self.reply: Event | None = None
        self.wake: threading.Lock | None = None


class _OneAtATime:
    """A layer, for the thread that reads and the one that sends."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._lock = threading.Lock()

    @property
    def pending(self) -> int:
        with self._lock:
            return self._layer.pending

    @property
    def ended(self) -> bool:
        with self._lock:
            return self._layer.ended

    def incoming(self, data: bytes) -> bytes:
        with self._lock:
            return self._layer.incoming(data)

    def outgoing(self, data: bytes | memoryview) -> bytes:
        with self._lock:
            return self._layer.outgoing(data)

    def close(self) -> bytes:
        with self._lock:
            return self._layer.close()


class Exchange(Counted):
    """Calls over one socket, from any number of threads. `Connect` is one."""

    __slots__ = (
        "__weakref__",
        "_attempts",
        "_connection",
        "_due",
        "_endpoint",
        "_events",
        "_filter",
        "_keepalive",
        "_kernel_timeout",
        "_leaving",
        "_lost",
        "_owed",
        "_push",
        "_reading",
        "_reads",
        "_receive",
        "_rest",
        "_sending",
        "_sock",
        "_timeout",
        "_tries",
        "_turn",
        "_waiting",
        "_with_fds",
    )

    def __init__(self, endpoint: Endpoint[socket.socket], timeout: float | None) -> None:
        Counted.__init__(self)
        self._endpoint = endpoint
        sock = self._sock = endpoint.sock
        self._lost: Lost | None = None
        self._leaving = False  # whatever ends it now, it was closed
        self._timeout = timeout
        self._kernel_timeout = timeout is not None  # whether a receive ends after `_timeout` by itself
        self._connection = Connection(Role.CLIENT)
        self._sending = threading.Lock()
        self._turn = threading.Lock()
        self._reading = False
        self._waiting: list[Waiter] = []  # calls whose threads wait for the reader
        self._reads: Iterator[Any] = iter(functools.partial(sock.recv, limits.READ_SIZE), None)
        self._tries: Iterator[Any] = iter(functools.partial(sock.recv, limits.READ_SIZE, _NOW), None)
        self._attempts = Attempts()
        self._receive: Callable[[Any], None] = self._connection.receive
        self._push: Callable[[bytes | memoryview, int], int] = sock.send  # what sends a packet at once
        self._filter: Filter | None = None
        if endpoint.layer is not None:
            self._put_layer(endpoint.layer)
        self._with_fds: FdReceiver | None = None  # what reads in place of recv(), once file descriptors may come
        self._rest = b""  # of what the socket took in part, or of what a layer has: it goes first
        self._owed: list[bytes] = []  # besides calls: a pong, and the ends of streams that were given up
        self._due = False  # whether such things, or a layer's own, are to be sent when there is room
        self._keepalive: KeepAlive | None = None
        self._events: Events | None = None  # with the first registration
        if timeout is not None:
            # Rounded up: zero would mean no timeout at all.
            microseconds = math.ceil(timeout * 1e6)
            value = struct.pack("ll", microseconds // 1_000_000, microseconds % 1_000_000)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, value)
        _opened.add(self)

    def _put_layer(self, layer: Layer) -> None:
        """Let all bytes go through a layer. What it has to say by itself goes out like a pong."""
        connection = self._connection
        this = weakref.ref(self)

        def due() -> None:
            exchange = this()
            if exchange is not None:
                exchange._due = True
                exchange._send_due()

        through = self._filter = Filter(_OneAtATime(layer), due)
        self._receive = lambda data: through.feed(data, connection.receive)
        self._push = _not_now

    @property
    def timeout(self) -> float | None:
        """How long a call may take, in seconds."""
        return self._timeout

    @property
    def lost(self) -> Lost | None:
        """Why the connection is over, if it is."""
        return self._lost

    @property
    def received(self) -> int:
        """How many reads there were: whether anything goes on."""
        return self._connection.received

    def check_open(self) -> None:
        """Raises ConnectionClosed when the connection is over."""
        if self._lost is not None:
            raise self._lost.error()

    # -- calls -------------------------------------------------------------------------------------------------------

    def _call(self, call: Call[A, R], args: A) -> R:
        waiter = Waiter()
        deadline = None if self._timeout is None else time.monotonic() + self._timeout
        with self._sending:
            if self._lost is not None:
                raise self._lost.error()
            serial, data = self._connection.call(waiter, call.program, call.version, call.procedure, call.pack, args)
            try:
                self._send(data, deadline)
            except BaseException:
                self._connection.abandon(serial)
                raise
        try:
            if self._due:
                self._send_due()
            self._wait(waiter, deadline)
        except BaseException:
            self._connection.abandon(serial)
            raise
        if waiter.reply is None:
            assert self._lost is not None
            raise self._lost.error()
        return answer(call, waiter.reply)  # type: ignore[arg-type]

    def call_late(self, call: Call[A, R], args: A) -> R:
        """As `_call`, but however long it takes: for threads in which no user waits. Only the end of the connection ends it."""
        waiter = Waiter()
        with self._sending:
            if self._lost is not None:
                raise self._lost.error()
            serial, data = self._connection.call(waiter, call.program, call.version, call.procedure, call.pack, args)
            try:
                self._send(data, None)
            except BaseException:
                self._connection.abandon(serial)
                raise
        while waiter.reply is None and self._lost is None:
            try:
                self._wait(waiter, None)
            except LibvirtError as error:  # the socket's own timeout
                if error.code != ErrorNumber.VIR_ERR_OPERATION_TIMEOUT:
                    raise
        if waiter.reply is None:
            assert self._lost is not None
            raise self._lost.error()
        return answer(call, waiter.reply)  # type: ignore[arg-type]

    def _wait(self, waiter: Waiter, deadline: float | None) -> None:
        """Until the reply is there or the connection is lost: as the reader if there is none, else woken by the reader."""
        reading = waited = False
        try:
            while True:
                with self._turn:
                    if waiter.reply is not None or self._lost is not None:
                        return
                    if not self._reading:
                        reading = self._reading = True
                    else:
                        waited = True
                        self._park(waiter)
                if reading:
                    self._read_until(waiter, deadline, waited)
                    return
                if not self._reading:  # the reader stopped before it could see who has queued
                    self._wake_one()
                self._await_wake(waiter, deadline)
        finally:
            if reading:
                self._reading = False  # first, with no lock or call: if the rest is interrupted, others can still read
                if self._waiting:
                    self._wake_one()
                if self._lost is not None:
                    self.dispose()
            elif waited:
                self._leave_waiting(waiter)

    def _park(self, waiter: Waiter) -> None:
        """Queue a call whose thread will wait; called with `_turn`."""
        if waiter.wake is None:
            waiter.wake = threading.Lock()
            waiter.wake.acquire()
        self._waiting.append(waiter)

    def _await_wake(self, waiter: Waiter, deadline: float | None) -> None:
        assert waiter.wake is not None
        left = -1.0 if deadline is None else max(0.0, deadline - time.monotonic())
        if not waiter.wake.acquire(timeout=left):
            with self._turn:
                if waiter in self._waiting:
                    raise timed_out()
                waiter.wake.acquire()  # it was woken this very moment

    def _leave_waiting(self, waiter: Waiter) -> None:
        with self._turn:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
                return
        self._wake_one()  # it was woken: maybe to read, which it does not any more

    def _wake_one(self) -> None:
        """Let one of those who wait be the reader, if there is none."""
        with self._turn:
            if self._waiting and not self._reading:
                self._let_go(0)

    def _let_go(self, number: int) -> None:
        """Let the thread of a waiting call go on; called with `_turn`."""
        wake = self._waiting[number].wake
        assert wake is not None
        del self._waiting[number]  # not pop(): after a call an exception of a signal handler could lose it
        wake.release()

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read_until(self, waiter: Waiter, deadline: float | None, waited: bool) -> None:
        """Read as the one reader until this call's reply is there."""
        if self._due or (deadline is not None and (waited or not self._kernel_timeout)):
            self._poll(deadline)
        attempts = self._attempts
        until = 0.0  # the end of an attempt, while there is one
        if attempts.left_out:
            attempts.left_out -= 1
        elif self._connection.calls_in_flight == 1 and spare():
            until = perf_counter() + SECONDS
        handling = False
        try:
            # A ``for`` over the reads, because nothing can interrupt between the read and the name that its bytes get;
            # after a call of recv() an exception of a signal handler could lose them.
            while True:
                reads = self._tries if until else self._reads
                try:
                    for data in reads:
                        handling = True
                        self._take(data, waiter)
                        handling = False
                        if waiter.reply is not None or self._lost is not None:
                            if until:
                                attempts.hit(until)
                            return
                        if deadline is not None or self._due:
                            self._poll(deadline)
                        if reads is not self._reads:
                            until = 0.0
                            break
                except BlockingIOError:
                    if not until:
                        raise timed_out() from None
                    if perf_counter() > until:
                        attempts.missed(until)
                        until = 0.0
                    else:
                        sched_yield()
        except OSError as exc:
            self._end(Lost.system("Cannot recv data", exc))
        except BaseException:
            if handling:
                self._end(Lost.interrupted())
            raise

    def _poll(self, deadline: float | None) -> None:
        """Wait for more, but not beyond the deadline: the socket's own timeout would begin anew. What is due goes out."""
        poller = select.poll()
        while True:
            poller.register(self._sock, select.POLLIN | select.POLLOUT if self._due else select.POLLIN)
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise timed_out()
            found = poller.poll(None if left is None else left * 1000)
            if any(what & ~select.POLLOUT for _, what in found):
                return
            if found:
                self._send_due()

    def _take(self, data: Any, mine: Waiter | None) -> None:
        """Hand out what was received. Only the reader calls this; ``mine`` is its own call."""
        next_event = self._connection.next_event
        try:
            self._receive(data)
            while (event := next_event()) is not None:
                if event.__class__ is ReplyReceived:
                    waiter: Waiter = event.waiter
                    waiter.reply = event
                    if waiter is not mine:
                        self.wake(waiter)
                elif isinstance(event, StreamEvent):
                    self._stream_event(event, mine)
                elif isinstance(event, ReplyWithFdsReceived):
                    waiter = event.waiter
                    waiter.reply = event
                    if waiter is not mine:
                        self.wake(waiter)
                elif isinstance(event, EventReceived):
                    if self._events is not None:
                        self._events.put(event)
                elif isinstance(event, Ping):
                    self._owe(PONG)
                elif isinstance(event, Closed):
                    self._end(Lost.eof())
                    return
        except RemoteProtocolError as exc:
            self._end(Lost.protocol(exc))

    def wake(self, waiter: Waiter) -> None:
        """Its reply is there. A thread that does not wait yet sees that before it does."""
        with self._turn:
            if waiter in self._waiting:
                self._let_go(self._waiting.index(waiter))

    def attend(self, waiter: Waiter) -> None:
        """Read once, for all, as the event thread does; if somebody reads, wait until that is over, or for `wake`."""
        reading = waited = False
        try:
            with self._turn:
                if self._lost is not None:
                    return
                if not self._reading:
                    reading = self._reading = True
                else:
                    waited = True
                    self._park(waiter)
            if reading:
                self._take_some(0)
            else:
                if not self._reading:
                    self._wake_one()
                self._await_wake(waiter, None)
        except BlockingIOError:  # the socket's own timeout
            pass
        except OSError as exc:
            self._end(Lost.system("Cannot recv data", exc))
        finally:
            if reading:
                self._reading = False
                self._wake_one()
                if self._lost is not None:
                    self.dispose()
            elif waited:
                self._leave_waiting(waiter)

    def _take_some(self, flags: int) -> None:
        """Read once."""
        if self._with_fds is None:
            self._take(self._sock.recv(limits.READ_SIZE, flags), None)
        else:
            self._take(self._with_fds.recvmsg(flags), None)

    def _drain(self) -> None:
        """Be the reader of what has arrived already, unless somebody reads."""
        reading = False
        try:
            with self._turn:
                if self._reading or self._lost is not None:
                    return
                reading = self._reading = True
            for _ in range(_LOOKS):
                if self.is_full():
                    return
                self._take_some(_NOW)
                if self._lost is not None:
                    return
        except BlockingIOError:
            pass
        except OSError as exc:
            self._end(Lost.system("Cannot recv data", exc))
        finally:
            if reading:
                self._reading = False
                self._wake_one()

    def _stream_event(self, event: StreamEvent, mine: Waiter | None) -> None:
        """Hand it to its stream, and wake who waits for it."""
        inflow: Inflow = event.stream.owner
        if not inflow.take(event):
            self._give_up(inflow)
        waiters, inflow.waiters = inflow.waiters, []
        for waiter in waiters:
            waiter.reply = event
            if waiter is not mine:
                self.wake(waiter)

    def _give_up(self, inflow: Inflow, error: LibvirtError | None = None) -> None:
        """Nobody can use this stream any more; the server is told if it is there."""
        packet = inflow.give_up(error)
        if packet is not None and self._lost is None:
            self._owe(packet)

    def is_full(self) -> bool:
        """Whether a stream holds so much that nothing is read that nobody waits for."""
        return any(stream.owner.held > HIGH_WATER for stream in self._connection.open_streams)

    # -- sending -----------------------------------------------------------------------------------------------------

    def _send(self, data: bytes | memoryview, deadline: float | None) -> None:
        """Send all of it; called with `_sending`. Raises LibvirtError: timed out, or the connection is lost."""
        try:
            try:
                sent = self._push(data, _NOW)
            except BlockingIOError:
                sent = 0
            in_time = sent == len(data) or self._send_on(data, sent, deadline)
        except OSError as exc:
            self._end(Lost.system("Cannot write data", exc))
            assert self._lost is not None
            raise self._lost.error() from exc
        except BaseException:
            self._end(Lost.interrupted())
            raise
        if not in_time:
            raise timed_out()

    def _send_on(self, data: bytes | memoryview, sent: int, deadline: float | None) -> bool:
        """Send what the socket did not take at once; whether that went in time.

        Where it did not, nothing of it was sent, or a layer has it, which it will leave with; otherwise the connection is over.
        """
        if self._filter is not None:
            rest = self._send_rest(memoryview(self._rest + self._filter.seal(data)), deadline)
            self._keep_rest(bytes(rest))
            return not rest
        before = self._rest
        rest = self._send_rest(memoryview(before + data if before else data)[sent:], deadline)
        if len(rest) >= len(data):
            self._keep_rest(bytes(rest[: len(rest) - len(data)]))
            return False
        self._keep_rest(b"")
        if rest:
            self._end(Lost("Cannot write data: the server does not read"))
        return not rest

    def _send_rest(self, rest: memoryview, deadline: float | None) -> memoryview:
        """Send on as the server reads; what is left at the deadline."""
        poller = select.poll()
        while rest:
            left = _STUCK if deadline is None else min(_STUCK, deadline - time.monotonic())
            if left <= 0:
                break
            poller.register(self._sock, select.POLLOUT if self._reading else select.POLLOUT | select.POLLIN)
            for _, found in poller.poll(left * 1000):
                if found & select.POLLIN:
                    self._drain()
                if found & ~select.POLLIN:
                    with contextlib.suppress(BlockingIOError):
                        rest = rest[self._sock.send(rest, _NOW) :]
        return rest

    def _keep_rest(self, rest: bytes) -> None:
        """Let nothing be sent before ``rest``, the end of something that has begun to leave; called with `_sending`."""
        self._rest = rest
        self._push = _not_now if rest or self._filter is not None else self._sock.send

    def _owe(self, packet: bytes) -> None:
        """Send a packet besides calls, once there is room. One pong answers all pings so far."""
        if packet is not PONG or packet not in self._owed:
            self._owed.append(packet)
        self._due = True
        self._send_due()

    def _send_due(self) -> None:
        """Send what is owed. While a call is on its way out, that call's thread does it afterwards."""
        self._send_if_room(b"")

    def _send_if_room(self, ping: bytes) -> None:
        """Send what is owed and a ping, unless that must wait for a call that is on its way out or for the server to read."""
        for free in map(
            self._sending.acquire, (False,)
        ):  # a ``for``, as in `_read_until`, so that the lock cannot get lost
            if not free:
                return
            try:
                with contextlib.suppress(BlockingIOError):
                    if self._rest:
                        self._keep_rest(self._rest[self._sock.send(self._rest, _NOW) :])
                    if not self._rest:
                        owed = len(self._owed)
                        packet = b"".join(self._owed[:owed]) + ping
                        if self._filter is None:
                            self._keep_rest(packet[self._sock.send(packet, _NOW) :])
                        else:
                            self._rest = self._filter.seal(packet)
                        del self._owed[:owed]
                        if self._filter is not None:
                            self._rest = self._rest[self._sock.send(self._rest, _NOW) :]
                self._due = bool(self._rest or self._owed)
            except OSError as exc:
                self._end(Lost.system("Cannot write data", exc))
            except BaseException:
                self._end(Lost.interrupted())
                raise
            finally:
                self._sending.release()

    def _run(self, script: Script[R]) -> R:
        """Run a script of calls to its result."""
        try:
            call, args = next(script)
            while True:
                try:
                    ret = self._call(call, args)
                except Exception as exc:
                    call, args = script.throw(exc)
                else:
                    call, args = script.send(ret)
        except StopIteration as stop:
            result: R = stop.value
            return result

    # -- the end -----------------------------------------------------------------------------------------------------

    def _end(self, why: Lost) -> None:
        """The connection is over: every call in flight fails now, every later one at once."""
        with self._turn:
            if self._lost is None:
                self._lost = Lost.closed() if self._leaving else why
        if self._filter is not None:
            self._close_layer(self._filter)
        self._hang_up()

    def _close_layer(self, through: Filter) -> None:
        """Let the layer take its leave, unless something is on its way out that it would land in."""
        for free in map(self._sending.acquire, (False,)):  # see `_send_if_room`
            if free:
                try:
                    if not self._rest:
                        with contextlib.suppress(OSError):
                            self._sock.send(through.layer.close(), _NOW)
                finally:
                    self._sending.release()

    def _hang_up(self) -> None:
        """Wake whoever waits, reads or sends; they find that the connection is lost."""
        self._shutdown()
        with self._turn:
            while self._waiting:
                self._let_go(0)

    def _shutdown(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def dispose(self) -> None:
        """Close the socket of a lost connection, if this was the last thread at it.

        Closed at once, its number could be another file's before a thread that is about to read or send does so.
        """
        with self._sending, self._turn:
            if not self._reading:
                self._sock.close()
                self._connection.close_fds()

    def _forked(self) -> None:
        """In the child of a fork: the conversation is the parent's, and a lock may be held by a thread that is not here."""
        self._lost = Lost.forked()
        self._sending = threading.Lock()
        self._turn = threading.Lock()
        self._reading = False
        self._events = None
        self._sock.close()

    # -- keepalive ---------------------------------------------------------------------------------------------------

    def keep_alive(self, interval: float, count: int) -> None:
        """Ping the server after ``interval`` seconds of silence, and give it up after ``count`` unanswered pings."""
        self._keepalive = KeepAlive(count)
        ticker.add(self, interval)

    def tick(self) -> bool:
        """One keepalive interval has passed; called by the ticker, never waits. False: this connection needs no more ticks."""
        keepalive = self._keepalive
        if self._lost is None and keepalive is not None and self.is_full():
            self._send_if_room(PING)  # nothing is read now, but the server must not think that nobody is here
        elif self._lost is None and keepalive is not None:
            self._drain()
            match keepalive.tick(self._connection.received):
                case Tick.PING:
                    self._send_if_room(PING)  # what is sent otherwise will do as well
                case Tick.DEAD:
                    self._end(Lost.keepalive())
                case Tick.NOTHING:
                    pass
            if self._due:
                self._send_due()
        if self._lost is None:
            return True
        self._hang_up()  # again: an exception of a signal handler may have come between
        return False


def _not_now(_data: bytes | memoryview, _flags: int) -> int:
    """In place of a socket's send() while nothing can be sent as it is, or at once."""
    raise BlockingIOError


_opened: weakref.WeakSet[Exchange] = weakref.WeakSet()


def _forked() -> None:
    for connection in list(_opened):
        connection._forked()


os.register_at_fork(after_in_child=_forked)


def timed_out() -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, ErrorDomain.VIR_FROM_RPC, "the server did not answer in time")
