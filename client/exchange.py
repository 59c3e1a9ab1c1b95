"""The blocking client's conversation: who sends, who reads, and how long a call may take. No handles and no URIs here.

Theory of operation. Whoever calls sends its packet under the lock `_sending`. If nobody is reading, the caller becomes the
reader: it reads until its own reply is there, handing others' replies to the threads that wait for them; then it gives up the
reader's part and wakes one of those, which takes it. So one thread alone pays for one send and one receive, and no thread ever
waits for a helper.

The lock `_turn` says who reads and who waits. It is never held while anything blocks, so the reader can always hand out what it
has read, even while a sender is stuck: a server may not read on before its replies are taken. For the same reason a sender that
is stuck reads meanwhile, unless somebody does. Where both locks are needed, `_sending` comes first.

The deadline of a call is the socket's own receive timeout (SO_RCVTIMEO), which costs no system call of its own.

A signal handler may raise (KeyboardInterrupt) anywhere in the main thread. While that waits for the server, only the call is
given up. While it sends, or handles what it read, nobody knows which bytes are lost, so the connection ends.

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
from typing import TYPE_CHECKING

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.connection import PING, PONG, Closed, Connection, Ping, ReplyReceived, Role
from ..protocol.errors import LibvirtError, RemoteProtocolError, report
from ..protocol.keepalive import KeepAlive, Tick
from . import core
from .handles import Counted
from .ticker import ticker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import A, Call, R, Script

_NOW = socket.MSG_DONTWAIT
# Seconds after which a stuck sender looks anew whether somebody else reads, and the reads of one look at an idle socket.
_STUCK = 0.1
_LOOKS = 16


class _Waiter:
    """A call in flight: its reply once that is there, and what wakes the thread that waits for it."""

    __slots__ = ("reply", "wake")

    def __init__(self) -> None:
        self.reply: ReplyReceived | None = None
        self.wake: threading.Lock | None = None


class Exchange(Counted):
    """Calls over one socket, from any number of threads. `virtrio.client.blocking.Connect` is one."""

    __slots__ = (
        "__weakref__",
        "_connection",
        "_keepalive",
        "_kernel_timeout",
        "_leaving",
        "_lost",
        "_pong_due",
        "_reading",
        "_reads",
        "_rest",
        "_sending",
        "_sock",
        "_timeout",
        "_turn",
        "_waiting",
    )

    def __init__(self, sock: socket.socket, timeout: float | None) -> None:
        Counted.__init__(self)
        self._sock = sock
        self._lost: core.Lost | None = None
        self._leaving = False  # whatever ends it now, it was closed
        self._timeout = timeout
        self._kernel_timeout = timeout is not None  # whether a receive ends after `_timeout` by itself
        self._connection = Connection(Role.CLIENT)
        self._sending = threading.Lock()
        self._turn = threading.Lock()
        self._reading = False
        self._waiting: list[_Waiter] = []  # calls whose threads wait for the reader
        self._reads: Iterator[bytes] = iter(functools.partial(sock.recv, core.READ_SIZE), None)
        self._rest = b""  # of a ping or pong that the socket took in part
        self._pong_due = False
        self._keepalive: KeepAlive | None = None
        if timeout is not None:
            # Rounded up: zero would mean no timeout at all.
            microseconds = math.ceil(timeout * 1e6)
            value = struct.pack("ll", microseconds // 1_000_000, microseconds % 1_000_000)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, value)
        _opened.add(self)

    # -- calls -------------------------------------------------------------------------------------------------------

    def _call(self, call: Call[A, R], args: A) -> R:
        waiter = _Waiter()
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
            if self._pong_due:
                self._send_pong()
            self._wait(waiter, deadline)
        except BaseException:
            self._connection.abandon(serial)
            raise
        if waiter.reply is None:
            assert self._lost is not None
            raise self._lost.error()
        return core.answer(call, waiter.reply)  # type: ignore[arg-type]

    def _wait(self, waiter: _Waiter, deadline: float | None) -> None:
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
                    self._dispose()
            elif waited:
                self._leave_waiting(waiter)

    def _park(self, waiter: _Waiter) -> None:
        """Queue a call whose thread will wait; called with `_turn`."""
        if waiter.wake is None:
            waiter.wake = threading.Lock()
            waiter.wake.acquire()
        self._waiting.append(waiter)

    def _await_wake(self, waiter: _Waiter, deadline: float | None) -> None:
        assert waiter.wake is not None
        left = -1.0 if deadline is None else max(0.0, deadline - time.monotonic())
        if not waiter.wake.acquire(timeout=left):
            with self._turn:
                if waiter in self._waiting:
                    raise _timed_out()
                waiter.wake.acquire()  # it was woken this very moment

    def _leave_waiting(self, waiter: _Waiter) -> None:
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

    def _read_until(self, waiter: _Waiter, deadline: float | None, waited: bool) -> None:
        """Read as the one reader until this call's reply is there."""
        if self._pong_due or (deadline is not None and (waited or not self._kernel_timeout)):
            self._poll(deadline)
        handling = False
        try:
            # A ``for`` over the reads, because nothing can interrupt between the read and the name that its bytes get;
            # after a call of recv() an exception of a signal handler could lose them.
            for data in self._reads:
                handling = True
                self._take(data, waiter)
                handling = False
                if waiter.reply is not None or self._lost is not None:
                    return
                if deadline is not None or self._pong_due:
                    self._poll(deadline)
        except BlockingIOError:
            raise _timed_out() from None
        except OSError as exc:
            self._end(core.Lost.system("Cannot recv data", exc))
        except BaseException:
            if handling:
                self._end(core.Lost.interrupted())
            raise

    def _poll(self, deadline: float | None) -> None:
        """Wait for more, but not beyond the deadline: the socket's own timeout would begin anew. A pong that is due goes out."""
        poller = select.poll()
        while True:
            poller.register(self._sock, select.POLLIN | select.POLLOUT if self._pong_due else select.POLLIN)
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise _timed_out()
            found = poller.poll(None if left is None else left * 1000)
            if any(what & ~select.POLLOUT for _, what in found):
                return
            if found:
                self._send_pong()

    def _take(self, data: bytes, mine: _Waiter | None) -> None:
        """Hand out what was received. Only the reader calls this; ``mine`` is its own call."""
        self._connection.receive(data)
        next_event = self._connection.next_event
        try:
            while (event := next_event()) is not None:
                if event.__class__ is ReplyReceived:
                    waiter: _Waiter = event.waiter
                    waiter.reply = event
                    if waiter is not mine:
                        self._wake(waiter)
                elif isinstance(event, Ping):
                    self._pong_due = True
                    self._send_pong()
                elif isinstance(event, Closed):
                    self._end(core.Lost.eof())
                    return
        except RemoteProtocolError as exc:
            self._end(core.Lost.protocol(exc))

    def _wake(self, waiter: _Waiter) -> None:
        """Its reply is there. A thread that does not wait yet sees that before it does."""
        with self._turn:
            if waiter in self._waiting:
                self._let_go(self._waiting.index(waiter))

    def _drain(self) -> None:
        """Be the reader of what has arrived already, unless somebody reads."""
        reading = False
        try:
            with self._turn:
                if self._reading or self._lost is not None:
                    return
                reading = self._reading = True
            for _ in range(_LOOKS):
                self._take(self._sock.recv(core.READ_SIZE, _NOW), None)
                if self._lost is not None:
                    return
        except BlockingIOError:
            pass
        except OSError as exc:
            self._end(core.Lost.system("Cannot recv data", exc))
        finally:
            if reading:
                self._reading = False
                self._wake_one()

    # -- sending -----------------------------------------------------------------------------------------------------

    def _send(self, data: bytes, deadline: float | None) -> None:
        """Send all of it; called with `_sending`. Raises LibvirtError: timed out, or the connection is lost."""
        if self._rest:
            data = self._rest + data
        left = 0
        try:
            try:
                sent = self._sock.send(data, _NOW)
            except BlockingIOError:
                sent = 0
            if sent != len(data):
                left = self._send_rest(memoryview(data)[sent:], deadline)
        except OSError as exc:
            self._end(core.Lost.system("Cannot write data", exc))
            assert self._lost is not None
            raise self._lost.error() from exc
        except BaseException:
            self._end(core.Lost.interrupted())
            raise
        if left == len(data):
            raise _timed_out()
        self._rest = b""
        if left:
            self._end(core.Lost("Cannot write data: the server does not read"))
            raise _timed_out()

    def _send_rest(self, rest: memoryview, deadline: float | None) -> int:
        """Send on as the server reads; how many bytes are left at the deadline."""
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
        return len(rest)

    def _send_pong(self) -> None:
        """Answer the server's ping. While a call is on its way out, that call's thread does it afterwards."""
        self._pong_due = not self._send_if_room(PONG)

    def _send_if_room(self, packet: bytes) -> bool:
        """Send a ping or pong, unless that must wait for a call that is on its way out or for the server to read."""
        sent = 0
        for free in map(
            self._sending.acquire, (False,)
        ):  # a ``for``, as in `_read_until`, so that the lock cannot get lost
            if not free:
                return False
            data = self._rest or packet
            try:
                sent = self._sock.send(data, _NOW)
                self._rest = data[sent:]
            except BlockingIOError:
                return False
            except OSError as exc:
                self._end(core.Lost.system("Cannot write data", exc))
                return False
            except BaseException:
                self._end(core.Lost.interrupted())
                raise
            finally:
                self._sending.release()
        return True

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

    def _end(self, why: core.Lost) -> None:
        """The connection is over: every call in flight fails now, every later one at once."""
        with self._turn:
            if self._lost is None:
                self._lost = core.Lost.closed() if self._leaving else why
        self._hang_up()

    def _hang_up(self) -> None:
        """Wake whoever waits, reads or sends; they find that the connection is lost."""
        self._shutdown()
        with self._turn:
            while self._waiting:
                self._let_go(0)

    def _shutdown(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def _dispose(self) -> None:
        """Close the socket of a lost connection, if this was the last thread at it.

        Closed at once, its number could be another file's before a thread that is about to read or send does so.
        """
        with self._sending, self._turn:
            if not self._reading:
                self._sock.close()

    def _forked(self) -> None:
        """In the child of a fork: the conversation is the parent's, and a lock may be held by a thread that is not here."""
        self._lost = core.Lost.forked()
        self._sending = threading.Lock()
        self._turn = threading.Lock()
        self._reading = False
        self._sock.close()

    # -- keepalive ---------------------------------------------------------------------------------------------------

    def keep_alive(self, interval: float, count: int) -> None:
        """Ping the server after ``interval`` seconds of silence, and give it up after ``count`` unanswered pings."""
        self._keepalive = KeepAlive(count)
        ticker.add(self, interval)

    def tick(self) -> bool:
        """One keepalive interval has passed; called by the ticker, never waits. False: this connection needs no more ticks."""
        keepalive = self._keepalive
        if self._lost is None and keepalive is not None:
            self._drain()
            match keepalive.tick(self._connection.received):
                case Tick.PING:
                    self._send_if_room(PING)  # what is sent otherwise will do as well
                case Tick.DEAD:
                    self._end(core.Lost.keepalive())
                case Tick.NOTHING:
                    pass
            if self._pong_due:
                self._send_pong()
        if self._lost is None:
            return True
        self._hang_up()  # again: an exception of a signal handler may have come between
        return False


_opened: weakref.WeakSet[Exchange] = weakref.WeakSet()


def _forked() -> None:
    for connection in list(_opened):
        connection._forked()


os.register_at_fork(after_in_child=_forked)


def _timed_out() -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, ErrorDomain.VIR_FROM_RPC, "the server did not answer in time")
