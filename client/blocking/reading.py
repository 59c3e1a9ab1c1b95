"""Reading in the blocking client: whoever waits for a reply reads for all.

Whoever finds that nobody reads becomes the reader: it reads until its own reply is
there, handing others' replies to the threads that wait for them; then it gives up the
reader's part and wakes one of those, which takes it.

What comes on a stream is handed to it by whoever reads; a thread that waits for it is a
waiter like one that waits for a reply. Nobody reads for a stream that nobody waits for,
so a slow receiver holds back its server. Events are left with the connection's event
thread (`events.py`), which reads while nobody else does.
"""

from __future__ import annotations

import functools
import select
import socket
import time
from os import sched_yield
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

from ...protocol.attempt import SECONDS, Attempts, spare
from ...protocol.connection import (
    PONG,
    Closed,
    Connection,
    EventReceived,
    Ping,
    ReplyReceived,
    ReplyWithFdsReceived,
)
from ...protocol.errors import LibvirtError, RemoteProtocolError
from ...protocol.streams import StreamEvent
from .. import limits
from ..descriptors import FdReceiver
from ..lost import Lost, timed_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..inflow import Inflow
    from .ending import Life
    from .sending import Sender
    from .waiting import Waiter

__all__ = ["EventTaker", "Reader"]

_NOW = socket.MSG_DONTWAIT
# The reads of one look at an idle socket.
_LOOKS = 16


class EventTaker(Protocol):
    """Taker of events; see `events.py`."""

    def put(self, event: EventReceived) -> None: ...

    def is_empty(self) -> bool: ...


class Reader:
    """Reader of one socket, which hands out what comes.

    ``kernel_timeout`` says whether a read ends by itself when a call has taken as long
    as it may (SO_RCVTIMEO).
    """

    __slots__ = (
        "__weakref__",
        "_attempts",
        "_connection",
        "_life",
        "_reads",
        "_receive",
        "_sender",
        "_tries",
        "_with_fds",
        "events",
        "kernel_timeout",
    )

    def __init__(self, life: Life, sender: Sender, connection: Connection) -> None:
        self._life = life
        self._sender = sender
        self._connection = connection
        self.kernel_timeout = False
        recv = life.sock.recv
        self._reads: Iterator[Any] = iter(functools.partial(recv, limits.READ_SIZE), None)
        self._tries: Iterator[Any] = iter(functools.partial(recv, limits.READ_SIZE, _NOW), None)
        self._attempts = Attempts()
        self._receive: Callable[[Any], None] = connection.receive
        through = sender.filter
        if through is not None:
            self._receive = lambda data: through.feed(data, connection.receive)
        # what reads in place of recv(), once file descriptors may come
        self._with_fds: FdReceiver | None = None
        self.events: EventTaker | None = None  # with the first registration

    def pass_fds(self) -> None:
        """Read so that no file descriptors are lost from now on."""
        with self._life.turn.lock:
            if self._with_fds is None:
                with_fds = self._with_fds = FdReceiver(self._life.sock, self._connection)
                self._receive = with_fds.receive
                self._reads = iter(with_fds.recvmsg, None)
                self._tries = iter(functools.partial(with_fds.recvmsg, _NOW), None)

    def is_full(self) -> bool:
        """Tell whether a stream holds so much that only awaited data is read."""
        return any(
            stream.owner.held > limits.HIGH_WATER for stream in self._connection.open_streams
        )

    # -- for a call --------------------------------------------------------------------

    def wait(self, waiter: Waiter, deadline: float | None) -> None:
        """Wait until the reply is there or the conversation is lost.

        This thread reads if none does; else the reader wakes it.
        """
        life, turn = self._life, self._life.turn
        reading = waited = False
        try:
            while True:
                with turn.lock:
                    if waiter.reply is not None or life.lost is not None:
                        return
                    if not turn.taken:
                        reading = turn.taken = True
                    else:
                        waited = True
                        turn.park(waiter)
                if reading:
                    self._read_until(waiter, deadline, waited)
                    return
                if not turn.taken:  # the reader stopped before it could see who has queued
                    turn.pass_on()
                turn.await_wake(waiter, deadline)
        finally:
            if reading:
                # first, with no lock or call: if the rest is interrupted, others can
                # still read
                turn.taken = False
                if turn.waiting:
                    turn.pass_on()
                if life.lost is not None:
                    life.dispose()
            elif waited:
                turn.leave(waiter)

    def _read_until(self, waiter: Waiter, deadline: float | None, waited: bool) -> None:
        """Read as the one reader until this call's reply is there."""
        life, sender = self._life, self._sender
        if sender.due or (deadline is not None and (waited or not self.kernel_timeout)):
            self._poll(deadline)
        attempts = self._attempts
        until = 0.0  # the end of an attempt, while there is one
        if attempts.left_out:
            attempts.left_out -= 1
        elif self._connection.calls_in_flight == 1 and spare():
            until = perf_counter() + SECONDS
        handling = False
        try:
            # A ``for`` over the reads, because nothing can interrupt between the read
            # and the name that its bytes get; after a call of recv() an exception of a
            # signal handler could lose them.
            while True:
                reads = self._tries if until else self._reads
                try:
                    for data in reads:
                        handling = True
                        self._take(data, waiter)
                        handling = False
                        if waiter.reply is not None or life.lost is not None:
                            if until:
                                attempts.hit(until)
                            return
                        if deadline is not None or sender.due:
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
            life.end(Lost.system("Cannot recv data", exc))
        except BaseException:
            if handling:
                life.end(Lost.interrupted())
            raise

    def _poll(self, deadline: float | None) -> None:
        """Wait until there is more to read, and send what is due meanwhile.

        Raises LibvirtError at the deadline. The socket's own timeout cannot be used: it
        would begin anew.
        """
        sock, sender = self._life.sock, self._sender
        poller = select.poll()
        while True:
            poller.register(sock, select.POLLIN | select.POLLOUT if sender.due else select.POLLIN)
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise timed_out()
            found = poller.poll(None if left is None else left * 1000)
            if any(what & ~select.POLLOUT for _, what in found):
                return
            if found:
                sender.send_due()

    # -- for all -----------------------------------------------------------------------

    def attend(self, waiter: Waiter) -> None:
        """Read once, as the event thread does, unless there are events already.

        If another thread reads, wait until it stops or wakes this one.
        """
        life, turn = self._life, self._life.turn
        reading = waited = False
        try:
            with turn.lock:
                if life.lost is not None:
                    return
                if self.events is not None and not self.events.is_empty():
                    return  # they came when this thread was about to wait
                if not turn.taken:
                    reading = turn.taken = True
                else:
                    waited = True
                    turn.park(waiter)
            if reading:
                self._take_some(0)
            else:
                if not turn.taken:
                    turn.pass_on()
                turn.await_wake(waiter, None)
        except BlockingIOError:  # the socket's own timeout
            pass
        except OSError as exc:
            life.end(Lost.system("Cannot recv data", exc))
        finally:
            if reading:
                turn.taken = False
                turn.pass_on()
                if life.lost is not None:
                    life.dispose()
            elif waited:
                turn.leave(waiter)

    def drain(self) -> None:
        """Read what has arrived already, unless another thread reads."""
        life, turn = self._life, self._life.turn
        reading = False
        try:
            with turn.lock:
                if turn.taken or life.lost is not None:
                    return
                reading = turn.taken = True
            for _ in range(_LOOKS):
                if self.is_full():
                    return
                self._take_some(_NOW)
                if life.lost is not None:
                    return
        except BlockingIOError:
            pass
        except OSError as exc:
            life.end(Lost.system("Cannot recv data", exc))
        finally:
            if reading:
                turn.taken = False
                turn.pass_on()

    def _take_some(self, flags: int) -> None:
        """Read once."""
        if self._with_fds is None:
            self._take(self._life.sock.recv(limits.READ_SIZE, flags), None)
        else:
            self._take(self._with_fds.recvmsg(flags), None)

    def _take(self, data: Any, mine: Waiter | None) -> None:
        """Hand out what was received.

        Only the reader calls this; ``mine`` is its own call.
        """
        next_event = self._connection.next_event
        try:
            self._receive(data)
            while (event := next_event()) is not None:
                if event.__class__ is ReplyReceived:
                    waiter: Waiter = event.waiter
                    waiter.reply = event
                    if waiter is not mine:
                        self._life.turn.wake(waiter)
                elif isinstance(event, StreamEvent):
                    self._stream_event(event, mine)
                elif isinstance(event, ReplyWithFdsReceived):
                    waiter = event.waiter
                    waiter.reply = event
                    if waiter is not mine:
                        self._life.turn.wake(waiter)
                elif isinstance(event, EventReceived):
                    if self.events is not None:
                        self.events.put(event)
                elif isinstance(event, Ping):
                    self._sender.owe(PONG)
                elif isinstance(event, Closed):
                    self._life.end(Lost.eof())
                    return
        except RemoteProtocolError as exc:
            self._life.end(Lost.protocol(exc))

    def _stream_event(self, event: StreamEvent, mine: Waiter | None) -> None:
        """Hand a stream event to its stream, and wake whoever waits for it."""
        inflow: Inflow = event.stream.owner
        if not inflow.take(event):
            self.give_up(inflow)
        waiters, inflow.waiters = inflow.waiters, []
        for waiter in waiters:
            waiter.reply = event
            if waiter is not mine:
                self._life.turn.wake(waiter)

    def give_up(self, inflow: Inflow, error: LibvirtError | None = None) -> None:
        """Abort a stream that nobody can use any more.

        The server is told, if the connection is open. Receivers get ``error``.
        """
        packet = inflow.give_up(error)
        if packet is not None and self._life.lost is None:
            self._sender.owe(packet)
