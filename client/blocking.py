"""The blocking client: a plain socket, usable from several threads at once, without trio.

Theory of operation. Whoever calls sends its packet under a lock. If nobody is reading, the caller becomes the reader: it reads
until its own reply is there, handing others' replies to the threads that wait for them, and then passes the reader's part on
to one of those. So one thread alone pays for one send and one receive, and no thread ever waits for a helper.

The deadline of a call is the socket's own receive timeout (SO_RCVTIMEO), which costs no system call of its own.

Keepalive needs somebody who looks at idle connections: one daemon thread for the whole process ticks them all. It answers the
server's pings when nobody is reading, sends ours, and shuts the socket of a server that does not answer, which wakes whoever
reads.
"""

from __future__ import annotations

import contextlib
import math
import select
import socket
import struct
import threading
import time
import warnings
import weakref
from typing import TYPE_CHECKING

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol._generated.remote_procedures import PROGRAM, VERSION
from ..protocol.connection import PING, PONG, Closed, Connection, Event, Ping, ReplyReceived, Role
from ..protocol.errors import LibvirtError, ProtocolError, RemoteProtocolError, report
from ..protocol.keepalive import KeepAlive, Tick
from . import core, scripts, uri
from ._generated.blocking import (
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
from .handles import Counted
from .transports.sockets import open_blocking

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

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
    "connect",
]

_CLOSE_TIMEOUT = 2.0


class _Waiter:
    """A call in flight: its reply once that is there, and what wakes the thread that waits for it (None: it is reading)."""

    __slots__ = ("lost", "reply", "wake")

    def __init__(self) -> None:
        self.reply: ReplyReceived | None = None
        self.lost: core.Lost | None = None
        self.wake: threading.Lock | None = None


class Connect(ConnectMethods, Counted):
    """An open connection. Made by `connect`; every method is a call to the server unless it says otherwise.

    Calls raise LibvirtError with the server's answer, ConnectionClosed when the connection is gone, and VIR_ERR_OPERATION_TIMEOUT
    when the answer is not there in time; the server may then still do what it was asked, and the connection stays usable.
    """

    __slots__ = (
        "__weakref__",
        "_connection",
        "_keepalive",
        "_lock",
        "_lost",
        "_pong_due",
        "_reading",
        "_sock",
        "_timeout",
        "_waiting",
        "uri",
    )

    def __init__(self, sock: socket.socket, name: str, timeout: float | None) -> None:
        Counted.__init__(self)
        self.uri = name
        self._sock = sock
        self._timeout = timeout
        self._connection = Connection(Role.CLIENT)
        self._lock = threading.Lock()  # for sending, and for who is the reader
        self._reading = False
        self._waiting: list[_Waiter] = []  # calls whose threads do not read
        self._pong_due = False
        self._lost: core.Lost | None = None
        self._keepalive: KeepAlive | None = None
        if timeout is not None:
            # Rounded up: zero would mean no timeout at all.
            microseconds = max(1, math.ceil(timeout * 1e6))
            value = struct.pack("ll", microseconds // 1_000_000, microseconds % 1_000_000)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, value)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, value)

    # -- calls -------------------------------------------------------------------------------------------------------

    def _call(self, call: Call[A, R], args: A) -> R:
        waiter = _Waiter()
        deadline = None if self._timeout is None else time.monotonic() + self._timeout
        with self._lock:
            if self._lost is not None:
                raise self._lost.error()
            serial, data = self._connection.call(waiter, PROGRAM, VERSION, call.procedure, call.pack, args)
            self._send(data)
            if self._reading:
                waiter.wake = threading.Lock()
                waiter.wake.acquire()
                self._waiting.append(waiter)
            else:
                self._reading = True
        try:
            if waiter.wake is not None:
                self._await_turn(waiter, deadline)
            if waiter.reply is None and waiter.lost is None:
                self._read_until(waiter, deadline)
        except BaseException:
            self._connection.abandon(serial)
            raise
        if waiter.reply is None:
            assert waiter.lost is not None
            raise waiter.lost.error()
        return core.answer(call, waiter.reply)  # type: ignore[arg-type]

    def _await_turn(self, waiter: _Waiter, deadline: float | None) -> None:
        """Wait until the reply is there, or until it is this thread's part to read."""
        assert waiter.wake is not None
        left = -1.0 if deadline is None else max(0.0, deadline - time.monotonic())
        try:
            woken = waiter.wake.acquire(timeout=left)
        except BaseException:  # KeyboardInterrupt: the reader's part may just have been given to this thread
            self._give_up_turn(waiter)
            raise
        if not woken:
            self._give_up_turn(waiter)
            raise _timed_out()

    def _give_up_turn(self, waiter: _Waiter) -> None:
        with self._lock:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
            elif waiter.reply is None and waiter.lost is None:
                self._pass_reading_on()

    def _read_until(self, waiter: _Waiter, deadline: float | None) -> None:
        """Read as the one reader until this call's reply is there, then pass the part on."""
        sock = self._sock
        connection = self._connection
        first = True
        try:
            while waiter.reply is None and waiter.lost is None:
                if deadline is not None and not first:
                    self._poll(deadline)
                first = False
                try:
                    data = sock.recv(core.READ_SIZE)
                except BlockingIOError:
                    raise _timed_out() from None
                except InterruptedError:
                    continue
                except OSError as exc:
                    self._end(core.Lost.system("Cannot recv data", exc))
                    return
                connection.receive(data)
                self._take_events()
        finally:
            with self._lock:
                self._pass_reading_on()

    def _poll(self, deadline: float) -> None:
        """Wait for more, but not beyond the deadline; the socket's own timeout would begin anew."""
        left = deadline - time.monotonic()
        poller = select.poll()
        poller.register(self._sock, select.POLLIN)
        if left <= 0 or not poller.poll(left * 1000):
            raise _timed_out()

    def _take_events(self) -> None:
        """Hand out what was received. Only the reader calls this."""
        next_event = self._connection.next_event
        try:
            while (event := next_event()) is not None:
                if event.__class__ is ReplyReceived:
                    self._deliver(event)
                else:
                    self._other_event(event)
        except RemoteProtocolError as exc:
            self._end(core.Lost.protocol(exc))

    def _deliver(self, event: ReplyReceived) -> None:
        waiter: _Waiter = event.waiter
        waiter.reply = event
        if waiter.wake is not None:
            with self._lock:
                if waiter in self._waiting:
                    self._waiting.remove(waiter)
                    waiter.wake.release()

    def _other_event(self, event: Event) -> None:
        if isinstance(event, Ping):
            # A sender may be stuck until we read on: then it sends the pong after its packet.
            if self._lock.acquire(blocking=False):
                try:
                    self._send(PONG)
                finally:
                    self._lock.release()
            else:
                self._pong_due = True
        elif isinstance(event, Closed):
            self._end(core.Lost.eof())

    def _pass_reading_on(self) -> None:
        """This thread reads no more: the first that waits does, if any. Called with the lock."""
        if self._waiting:
            heir = self._waiting.pop(0)
            assert heir.wake is not None
            heir.wake.release()
        else:
            self._reading = False

    def _send(self, data: bytes) -> None:
        """Send all of it; called with the lock. A connection that breaks here fails the call."""
        try:
            sent = self._sock.send(data)
            if sent != len(data):
                self._sock.sendall(memoryview(data)[sent:])
            if self._pong_due:
                self._pong_due = False
                self._sock.sendall(PONG)
        except BlockingIOError:  # part of a packet may be out: nothing can follow it
            self._break(core.Lost("Cannot write data: the server does not read", None))
            raise _timed_out() from None
        except OSError as exc:
            why = core.Lost.system("Cannot write data", exc)
            self._break(why)
            raise why.error() from exc

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

    # -- lifetime ----------------------------------------------------------------------------------------------------

    def lookup_by_uuid_string(self, uuid: str) -> Domain:
        """virDomainLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        return self.lookup_by_uuid(core.parse_uuid(uuid))

    def is_alive(self) -> bool:
        """Whether the connection is open as far as is known; no call is made (virConnectIsAlive)."""
        return self._lost is None

    def ref(self) -> int:
        """Take one more reference (virConnectRef): 0."""
        self._hold()
        return 0

    def close(self) -> int:
        """Give one reference back: how many are left. The last one ends the connection (virConnectClose).

        Every live handle holds a reference, so a domain stays usable until it is freed.
        """
        left = self._drop() if self._refs else 0
        if left == 0:
            self._leave()
        return left

    def _leave(self) -> None:
        """Take leave of the server, and end the connection whatever it says."""
        if self._lost is None:
            self._timeout = _CLOSE_TIMEOUT if self._timeout is None else min(self._timeout, _CLOSE_TIMEOUT)
            with contextlib.suppress(LibvirtError, ProtocolError):
                self._run(scripts.close_gen())
        self._end(core.Lost.closed())
        self._sock.close()

    def _gone(self, collected: bool) -> None:
        """The last handle of a closed connection was given back: nobody can call any more."""
        if collected:
            self._lost = self._lost or core.Lost.closed()
            self._sock.close()
        else:
            self._leave()

    def _end(self, why: core.Lost) -> None:
        with self._lock:
            self._break(why)

    def _break(self, why: core.Lost) -> None:
        """The connection is over: every call in flight fails now, every later one at once. Called with the lock."""
        if self._lost is not None:
            return
        self._lost = why
        for waiter in self._connection.fail_pending():
            waiter.lost = why
        for waiter in self._waiting:
            waiter.wake.release()  # type: ignore[union-attr]
        self._waiting.clear()
        with contextlib.suppress(OSError):  # wakes a thread that is reading
            self._sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._refs:
            self.close()

    def __del__(self) -> None:
        if self._lost is None:
            warnings.warn(f"unclosed connection to {self.uri}", ResourceWarning, source=self, stacklevel=1)
            self._sock.close()

    # -- keepalive ---------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        """One keepalive interval has passed; called from the keepalive thread, never waits for the server."""
        if not self._lock.acquire(timeout=0.1):
            return  # somebody is sending: a stuck send has its own timeout
        try:
            if self._lost is not None or self._keepalive is None:
                return
            if not self._reading:
                self._drain()
            match self._keepalive.tick(self._connection.received):
                case Tick.PING:
                    with contextlib.suppress(BlockingIOError):
                        self._sock.send(PING, socket.MSG_DONTWAIT)
                case Tick.DEAD:
                    self._break(core.Lost.keepalive())
                case Tick.NOTHING:
                    pass
        except OSError as exc:
            self._break(core.Lost.system("Cannot write data", exc))
        finally:
            self._lock.release()

    def _drain(self) -> None:
        """Read what an idle connection got: the server's pings. Called with the lock, which nobody who reads needs."""
        while self._lost is None:
            try:
                data = self._sock.recv(core.READ_SIZE, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            self._connection.receive(data)
            try:
                while (event := self._connection.next_event()) is not None:
                    if isinstance(event, Ping):
                        self._sock.send(PONG, socket.MSG_DONTWAIT)
                    elif isinstance(event, Closed):
                        self._break(core.Lost.eof())
                        return
            except RemoteProtocolError as exc:
                self._break(core.Lost.protocol(exc))


class _Ticker:
    """The one thread that ticks all connections of the process; it is there while any connection is."""

    def __init__(self) -> None:
        self._connections: weakref.WeakSet[Connect] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, connect: Connect) -> None:
        with self._lock:
            self._connections.add(connect)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="virtrio keepalive", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            time.sleep(core.KEEPALIVE_INTERVAL)
            with self._lock:
                connections = [c for c in self._connections if c.is_alive()]
                if not connections:
                    self._thread = None
                    return
            for connection in connections:
                connection._tick()
            del connections


_ticker = _Ticker()


def _timed_out() -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, ErrorDomain.VIR_FROM_RPC, "the server did not answer in time")


def connect(name: str | None = None, *, readonly: bool = False, timeout: float | None = None) -> Connect:
    """``with connect("test+unix:///default?socket=/path") as conn``: an open connection.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or libvirt's default. ``timeout`` (seconds) bounds
    connecting and each call. Raises LibvirtError: no server, an authentication that is not supported, the server's refusal.
    """
    target = uri.parse(name, readonly=readonly)
    connection = Connect(open_blocking(target.address, timeout), target.name, timeout)
    try:
        if connection._run(scripts.open_gen(target.name, readonly)):
            connection._keepalive = KeepAlive(core.KEEPALIVE_COUNT)
            _ticker.add(connection)
    except BaseException:
        connection._end(core.Lost.closed())
        connection._sock.close()
        raise
    return connection
