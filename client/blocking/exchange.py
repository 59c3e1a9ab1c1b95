"""Conversation of the blocking client: calls over one socket, from any thread.

Theory of operation. Whoever calls sends its packet under a lock (`sending.py`). If
nobody is reading, the caller becomes the reader (`reading.py`); if somebody is, it
waits to be woken with its reply (`waiting.py`). So one thread alone pays for one send
and one receive, and no thread ever waits for a helper. `ending.py` says when it is
over.

The deadline of a call is the socket's own receive timeout (SO_RCVTIMEO), which costs no
system call of its own. Before it waits, a reader whose call is the only one asks for
the reply again and again for a moment: see `protocol/attempt.py`.

One thread for the whole process (`keepalive.py`) looks at idle connections: it answers
the server's pings, sends ours, and ends the connection of a server that is silent,
which wakes whoever reads or sends.
"""

from __future__ import annotations

import contextlib
import math
import os
import socket
import struct
import time
import warnings
import weakref
from threading import get_ident
from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorNumber
from ...protocol.connection import PING, Connection, Role
from ...protocol.errors import LibvirtError, LocalProtocolError, ProtocolError
from ...protocol.keepalive import KeepAlive, Tick
from .. import limits
from ..answers import answer
from ..arguments import mended
from ..lost import Lost, hung_up, timed_out
from .ending import Life
from .keepalive import ticker
from .reading import Reader
from .running import run
from .sending import Sender
from .waiting import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.endpoint import Endpoint
    from ..calls import A, Call, R, Script

__all__ = ["Exchange"]


class Exchange:
    """Calls over one socket, which is closed when nobody uses the exchange any more.

    ``timeout`` is the longest time that a call may take, in seconds; None for no limit.
    ``name`` is what the warning about an unclosed connection calls it.
    """

    __slots__ = (
        "__weakref__",
        "_blocks",
        "_keepalive",
        "_name",
        "connection",
        "dismissed",
        "endpoint",
        "life",
        "reader",
        "sender",
        "timeout",
    )

    def __init__(self, endpoint: Endpoint[socket.socket], timeout: float | None, name: str) -> None:
        self.endpoint = endpoint
        self._name = name
        self.dismissed = False  # closed by its user: whoever drops the rest is not warned
        sock = endpoint.sock
        connection = self.connection = Connection(Role.CLIENT)
        life = self.life = Life(sock, connection)
        self.sender = Sender(life, endpoint.layer)
        self.reader = Reader(life, self.sender, connection)
        self.sender.drain = _drain(weakref.ref(self.reader))
        self._keepalive: KeepAlive | None = None
        self._blocks: dict[int, float] = {}  # until when each thread's block may call
        self.timeout: float | None = None
        if timeout is not None:
            self.set_timeout(timeout)
        _opened.add(self)

    def call(self, call: Call[A, R], args: A, *, until: float | None = None) -> R:
        """Make a call, and return its ret.

        Raises LibvirtError, the server's own or VIR_ERR_OPERATION_TIMEOUT, or
        ConnectionClosed. ``until`` is a deadline that takes the place of the timeout's;
        math.inf is for threads in which no user waits.
        """
        life, connection, sender = self.life, self.connection, self.sender
        waiter = Waiter()
        deadline = until or (None if self.timeout is None else time.monotonic() + self.timeout)
        with life.sending:
            if life.lost is not None:
                raise life.lost.error()
            try:
                serial, data = connection.call(
                    waiter, call.program, call.version, call.procedure, call.pack, args
                )
            except LocalProtocolError as exc:
                args = mended(args, exc)
                serial, data = connection.call(
                    waiter, call.program, call.version, call.procedure, call.pack, args
                )
            try:
                sender.send(data, deadline)
            except BaseException:
                connection.abandon(serial)
                raise
        try:
            if sender.due:
                sender.send_due()
            if until is None:
                self.reader.wait(waiter, deadline)
            else:
                self._wait_until(waiter, until)
        except BaseException:
            connection.abandon(serial)
            raise
        reply, waiter.reply = waiter.reply, None  # each has the other
        if reply is None:
            assert life.lost is not None
            raise life.lost.error()
        return answer(call, reply)  # type: ignore[arg-type]

    def _wait_until(self, waiter: Waiter, until: float) -> None:
        while waiter.reply is None and self.life.lost is None:
            try:
                self.reader.wait(waiter, None if until == math.inf else until)
            except LibvirtError as error:  # maybe the socket's own timeout
                if error.code != ErrorNumber.VIR_ERR_OPERATION_TIMEOUT or time.monotonic() >= until:
                    raise

    # -- time limits -------------------------------------------------------------------

    def set_timeout(self, timeout: float | None) -> None:
        """Let calls take ``timeout`` seconds from now on, None for any time."""
        self.timeout = timeout
        # Rounded up: zero means no timeout at all.
        microseconds = 0 if timeout is None else math.ceil(timeout * 1e6)
        value = struct.pack("ll", microseconds // 1_000_000, microseconds % 1_000_000)
        with self.life.turn.lock:
            self.reader.kernel_timeout = timeout is not None and not self._blocks
            if self.life.lost is None:
                self.life.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, value)

    def deadline(self) -> float | None:
        """Return when what this thread begins now must be over, None for never.

        `call` has its own way to know.
        """
        until = self._blocks.get(get_ident())
        if until is None:
            return None if self.timeout is None else time.monotonic() + self.timeout
        return None if until == math.inf else until

    def block_of(self, thread: int) -> float | None:
        """Return the deadline of the block that a thread is in; None without one."""
        return self._blocks.get(thread)

    def call_in_block(self, call: Call[A, R], args: A) -> R:
        """Make a call as `call` does, within the block that this thread may be in."""
        until = self._blocks.get(get_ident())
        if until is not None and time.monotonic() >= until:
            raise timed_out()
        return self.call(call, args, until=until)

    def enter_block(self, seconds: float | None) -> float | None:
        """Begin a block of this thread; called with `Turn.lock`.

        Returns what `leave_block` needs.
        """
        thread = get_ident()
        until = math.inf if seconds is None else time.monotonic() + seconds
        before = self._blocks.get(thread)
        self._blocks[thread] = until if before is None else min(until, before)
        self.reader.kernel_timeout = False  # it knows only one time
        return before

    def leave_block(self, before: float | None) -> bool:
        """End a block of this thread; called with `Turn.lock`.

        Returns whether no thread is in a block any more.
        """
        if before is None:
            del self._blocks[get_ident()]
        else:
            self._blocks[get_ident()] = before
        if self._blocks:
            return False
        self.reader.kernel_timeout = self.timeout is not None and not self.life.leaving
        return True

    def is_alive(self) -> bool:
        """Tell whether the conversation is open and the server at the other end."""
        if self.life.lost is None and hung_up(self.life.sock):
            self.reader.drain()  # finds the end, unless another thread is about to
            return False
        return self.life.lost is None

    # -- the end -----------------------------------------------------------------------

    def leave(self, farewell: Script[None]) -> None:
        """Take leave of the server with a script of calls, and end the conversation."""
        life = self.life
        try:
            if life.lost is None:
                life.leaving = True
                self.reader.kernel_timeout = False
                longest = limits.CLOSE_TIMEOUT
                self.timeout = longest if self.timeout is None else min(self.timeout, longest)
                # A sender that is stuck may hold the lock. A ``for``, so that an
                # interrupt cannot lose it.
                for free in map(life.sending.acquire, (True,), (self.timeout,)):
                    if free:
                        life.sending.release()
                        with contextlib.suppress(LibvirtError, ProtocolError):
                            run(farewell, self.call)
        finally:
            life.end(Lost.closed())
            life.dispose()

    def forked(self) -> None:
        """End the exchange in the child of a fork: the conversation is the parent's."""
        self.life.forked()
        self.reader.events = None

    def __del__(self) -> None:
        life = getattr(self, "life", None)  # an interrupt may have come before it was set
        if life is not None:
            if life.lost is None and not self.dismissed:
                warnings.warn(
                    f"unclosed connection to {self._name}",
                    ResourceWarning,
                    source=self,
                    stacklevel=1,
                )
            life.sock.close()

    # -- keepalive ---------------------------------------------------------------------

    def keep_alive(self, interval: float, count: int) -> None:
        """Ping a server that is silent for ``interval`` seconds, from now on.

        After ``count`` unanswered pings the conversation is ended.
        """
        self._keepalive = KeepAlive(count)
        ticker.add(self, interval)

    def tick(self) -> bool:
        """Do what is due after a keepalive interval, without waiting.

        The ticker calls this. Returns False when no more ticks are needed.
        """
        keepalive, life = self._keepalive, self.life
        if life.lost is None and keepalive is not None and self.reader.is_full():
            # nothing is read now, but the server must not think that nobody is here
            self.sender.send_if_room(PING)
        elif life.lost is None and keepalive is not None:
            self.reader.drain()
            match keepalive.tick(self.connection.received):
                case Tick.PING:
                    self.sender.send_if_room(PING)  # what is sent otherwise will do as well
                case Tick.DEAD:
                    life.end(Lost.keepalive())
                case Tick.NOTHING:
                    pass
            if self.sender.due:
                self.sender.send_due()
        if life.lost is None:
            return True
        life.hang_up()  # again: an exception of a signal handler may have come between
        return False


def _drain(reader: weakref.ref[Reader]) -> Callable[[], None]:
    """Return `Reader.drain` as a function that does not keep the reader alive."""

    def drain() -> None:
        found = reader()
        if found is not None:
            found.drain()

    return drain


_opened: weakref.WeakSet[Exchange] = weakref.WeakSet()


def _forked() -> None:
    for exchange in list(_opened):
        exchange.forked()


os.register_at_fork(after_in_child=_forked)
