"""One client: reads its calls, has them answered, writes the replies.

Theory of operation. The loop waits for the socket, reads once, and answers every call
that the read completed; the replies leave in one write. Each call is looked up in the
service's table and answered by its entry (`dispatch.entries`): a driver's plain
function in place, with no task, no lock and no scheduling between the read and the
write. After `turns.SLICE` of the loop's turn other tasks have theirs. While calls of
this client must wait (`dispatch.calls`) they are held, undecoded.

Writing is the `Outlet`'s. While it could not send everything, nothing more is read from
this client and no call of it is begun. A pong is written as soon as its ping is seen.

Keepalive finds a client that is silent although this side reads: intervals in which it
does not read do not count.

Whatever a client sends, only its own session ends; whatever a driver raises, only the
call fails.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import time
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import trio

from ...protocol.attempt import Attempts
from ...protocol.connection import (
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
)
from ...protocol.errors import RemoteProtocolError
from ...protocol.keepalive import Tick
from ...protocol.layer import Layered
from ...protocol.streams import StreamEvent
from .. import caller as callers
from ..dispatch import readonly
from ..dispatch.client import Client
from ..dispatch.replies import refusal, rpc_error
from ..limits import WRITE_BATCH
from ..turns import NOTED
from .inlet import Inlet
from .outlet import Outlet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ...protocol.endpoint import Endpoint
    from ..caller import Caller
    from ..common import Common
    from ..dispatch.entries import Entry
    from ..dispatch.services import Service

__all__ = ["Session"]

log = logging.getLogger("virtrio.server")


class Session:
    """One connected client of a service."""

    def __init__(
        self, endpoint: Endpoint[socket.socket], caller: Caller, common: Common, service: Service
    ) -> None:
        self.id = 0  # number among the clients of its server
        self.since = int(time.time())
        self.peer = caller.address
        self._service = service
        self._common = common
        self.endpoint = endpoint
        self._sock = sock = endpoint.sock
        self._connection = Connection(Role.SERVER)
        self._inlet = Inlet(sock, self._connection)
        self._outlet = Outlet(
            sock, self, common.unread, common.streams, lambda: common.limits.write_timeout
        )
        if endpoint.layer is not None:
            layered = Layered(endpoint.layer, sock.send, self._outlet.flush_layer)
            self._outlet.send_through(layered)
            self._inlet.feed_through(layered)
        self.client = Client(
            self,
            caller,
            common,
            self._connection,
            self._inlet,
            self._outlet,
            passes_fds=endpoint.passes_fds,
        )
        if caller.readonly:
            self.client.restrict(readonly.check)
        if service.driver is not None:  # the client need not open anything
            self.client.driver = service.driver
            self.client.named()
        self._turns = common.turns
        self._full = False  # while True, nothing is read until there is room
        self._unfinished = 0  # bytes counted in the total
        self._unfinished_fds = 0
        self._unfinished_since: float | None = None
        self._conversation = trio.CancelScope()

    # -- the loop ----------------------------------------------------------------------

    async def run(self) -> None:
        """Serve until the client is gone, then close the socket."""
        with callers.serving(self.client):
            await self._run()

    async def _run(self) -> None:
        client = self.client
        calls = client.calls
        outlet = self._outlet
        try:
            async with trio.open_nursery() as nursery:
                client.start(nursery)
                try:
                    with self._conversation:
                        with calls.reading:
                            await self._serve()
                        await self._end_in_turn()
                        while outlet.is_unsent or calls.running:
                            await (calls.wait_ended() if calls.running else outlet.wait_empty())
                    await self._end_in_turn()
                    while calls.running:
                        await calls.wait_ended()
                finally:
                    self._end()
                nursery.cancel_scope.cancel()
        finally:
            try:
                # A driver of this client alone may be large: it is freed in a turn of
                # the loop of its own, as in `_end_in_turn`.
                if client.driver is not None:
                    with trio.CancelScope(shield=True):
                        async with self._common.leaving:
                            client.close_driver()
            finally:
                self._outlet.close()
                self._forget()
                self._sock.close()

    async def _end_in_turn(self) -> None:
        """Give up what the client will not hear of.

        If that is much, it happens in a turn of the loop of its own: when many clients
        leave at once, the others are not held up by all of them together. Meanwhile
        nothing more is begun.
        """
        client = self.client
        if client.holds_work:
            client.stop()
            async with self._common.leaving:
                self._end()
        else:
            self._end()

    def _end(self) -> None:
        """Give up calls, streams and events that the client will not hear of.

        Safe to call twice.
        """
        self.client.end()
        self._connection.drop()
        self._count(heard=False)

    def _forget(self) -> None:
        """Drop all references, so that nothing waits for the cyclic collector."""
        self.client.forget()
        self._common.partial.forget(self)
        self._common.descriptors.forget(self)
        del self._outlet, self._conversation

    async def _serve(self) -> None:
        sock = self._sock
        inlet = self._inlet
        calls = self.client.calls
        wait_readable = trio.lowlevel.wait_readable
        feed = inlet.feed
        take_call = inlet.take_call
        lookout = self._common.lookout
        attempts = Attempts()
        number = sock.fileno()
        lookout.add(sock)
        try:
            if inlet.feed_early():  # bytes that came with the end of a handshake
                self._outlet.flush_layer()
                if not await self._answer_all():
                    return
            while not calls.closing:
                await wait_readable(sock)
                may_look = lookout.begin(number)
                while True:
                    try:
                        data = inlet.receive(inlet.size)
                    except (BlockingIOError, InterruptedError):
                        break
                    except OSError:
                        data = b""
                    if not data and not self.client.holds_work:
                        await self._common.gone.acquire()  # many may be gone at once
                        self._common.gone.release()
                    if calls.holding or self._unfinished_since is not None or self._unfinished_fds:
                        call = None
                    else:
                        call = take_call(data)
                    if call is None:
                        feed(data)
                        alone = False
                    else:
                        alone = self._answer_alone(call)
                    if not alone and not await self._answer_all():
                        return
                    if not may_look or not lookout.sees(number, attempts):
                        break
        except RemoteProtocolError as exc:
            log.warning("%s: closing the connection: %s", self.peer, exc)
        finally:
            lookout.remove(sock)

    def _answer_alone(self, call: CallReceived) -> bool:
        """Answer a call that came alone, as most do.

        Returns False if `_answer_all` has to wait for something, or the conversation is
        over.
        """
        client = self.client
        service = self._service
        if call.program == service.number and call.version == service.version:
            entry = service.entries.get(call.procedure) or service.find(call)
        else:
            entry = service.find(call)
        turns = self._turns
        began = perf_counter()
        if not turns.end:
            turns.begin(began)
        reply = entry.answer(client, call)
        outlet = self._outlet
        if reply is not None:
            outlet.write(reply)
        took = perf_counter() - began
        if took > NOTED:
            self._note(call, took)
        return not outlet.waiting and not client.calls.closing

    async def _answer_all(self) -> bool:
        """Answer the calls that the last read completed.

        Returns False when the conversation is over.
        """
        client = self.client
        calls = client.calls
        connection = self._connection
        next_event = connection.next_event
        outlet = self._outlet
        service = self._service
        entries = service.entries
        replies: list[bytes] = []
        size = 0
        heard = False
        turns = self._turns
        if self._unfinished or self._unfinished_fds:
            self._uncount()
        began = perf_counter()
        end = turns.end or turns.begin(began)
        while (event := next_event()) is not None:
            heard = True
            if isinstance(event, CallReceived):
                if event.program == service.number and event.version == service.version:
                    entry = entries.get(event.procedure) or service.find(event)
                else:
                    entry = service.find(event)
                if calls.holding:
                    reply = calls.hold(event, entry, partial(_answer, entry, client, event))
                elif event.__class__ is CallReceived:
                    reply = entry.answer(client, event)
                else:
                    reply = _answer(entry, client, event)
                if reply is not None:
                    replies.append(reply)
                    size += len(reply)
                    if calls.closing:
                        break
                    crowded = size > WRITE_BATCH
                else:
                    crowded = bool(outlet.waiting)
                if calls.holding:
                    crowded = crowded or calls.holds_much()
            elif isinstance(event, StreamEvent):
                client.streams.heard(event)
                crowded = client.streams.is_full()
            elif self._answer_rare(event, replies):
                crowded = False
            else:
                return False
            if crowded:  # the client has to wait
                size = 0
                await self._make_room(replies)
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
        if (
            connection.unfinished
            or self._unfinished_since is not None
            or self._unfinished_fds
            or (self._inlet.takes_fds and connection.waiting_fds)
        ):
            self._count(heard=heard)
        if outlet.waiting:
            await outlet.wait_flushed()
        return not calls.closing

    async def _make_room(self, replies: list[bytes]) -> None:
        """Send the replies; wait until the client has read them and there is room."""
        client = self.client
        self._outlet.write_all(replies)
        await self._outlet.wait_flushed()
        if client.calls.holding and client.calls.holds_much():
            await self._wait(client.calls.wait_room)
        if client.streams.is_full():
            await self._wait(client.streams.wait_received)

    def _answer_rare(self, event: Event, replies: list[bytes]) -> bool:
        """Handle an event that is neither a call nor of a stream.

        Returns False when the conversation is over.
        """
        if isinstance(event, Ping):
            self._outlet.write(PONG)
        elif isinstance(event, CallRefused):
            replies.append(refusal(event, rpc_error(event.reason)))
        elif isinstance(event, Dropped):
            log.debug("%s: dropped: %s", self.peer, event.reason)
        elif isinstance(event, Closed):
            if event.partial:
                log.info("%s: closed the connection within a message", self.peer)
            self._outlet.write_all(replies)
            return False
        return True

    def _note(self, event: Event, seconds: float) -> None:
        """Note an event that took long."""
        what = (
            self._service.name(event)
            if isinstance(event, CallReceived)
            else event.__class__.__name__
        )
        self._turns.note(seconds, f"{what} of {self.peer}")

    async def _wait(self, room: Callable[[], Awaitable[None]]) -> None:
        """Wait for room, and read nothing until there is some."""
        self._count(heard=False)
        self._full = True
        await room()
        self._full = False
        if self._unfinished_since is not None:  # nothing was read meanwhile
            self._unfinished_since = trio.current_time()

    # -- counting ----------------------------------------------------------------------

    def _count(self, *, heard: bool) -> None:
        """Count this client's bytes and descriptors that are in no call yet.

        They count in the totals of all clients. ``heard``: a message was completed, so
        the time for the rest of the next one starts now.
        """
        unfinished = self._connection.unfinished
        if not unfinished:
            self._unfinished_since = None
        elif heard or self._unfinished_since is None:
            self._unfinished_since = trio.current_time()
        if unfinished != self._unfinished:
            more, self._unfinished = unfinished - self._unfinished, unfinished
            self._common.partial.add(self, more)
        fds = self._connection.waiting_fds
        if fds != self._unfinished_fds:
            more, self._unfinished_fds = fds - self._unfinished_fds, fds
            self._common.descriptors.add(self, more)

    def _uncount(self) -> None:
        """Uncount the bytes and descriptors of before.

        Calls that they complete are counted by themselves where they wait.
        """
        if self._unfinished:
            more, self._unfinished = -self._unfinished, 0
            self._common.partial.add(self, more)
        if self._unfinished_fds:
            more, self._unfinished_fds = -self._unfinished_fds, 0
            self._common.descriptors.add(self, more)

    def check_overdue(self, now: float) -> None:
        """Drop the client if the rest of a message did not come in time.

        Time in which this side did not read does not count.
        """
        since = self._unfinished_since
        # if full or waiting, this side does not read
        if since is None or self._full or self._outlet.waiting:
            return
        if now - since > self._common.limits.message_timeout:
            self.give_up("the rest of a message does not come")

    # -- the end -----------------------------------------------------------------------

    def give_up(self, reason: str) -> None:
        """Log the reason and drop the client."""
        log.warning("%s: dropped: %s", self.peer, reason)
        self.drop()

    def drop(self) -> None:
        """End the conversation now; driver calls that run are not disturbed.

        Its streams end when the session has its turn.
        """
        self.client.stop()
        self.client.calls.drop_held()
        self._outlet.clear()
        self._connection.drop()
        self._conversation.cancel()
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    # -- keepalive ---------------------------------------------------------------------

    def tick(self) -> None:
        """Send a ping or drop a silent client, at the end of a keepalive interval."""
        keepalive = self.client.keepalive
        if keepalive is None or self._outlet.waiting:  # the flusher finds out whether it reads
            return
        if self._full:  # its pings are not read: show it that this side is alive
            self._outlet.write(PING)
            return
        keepalive.count = self.client.limits.keepalive_count
        match keepalive.tick(self._connection.received):
            case Tick.PING:
                self._outlet.write(PING)
            case Tick.DEAD:
                self.give_up("it does not answer keepalive pings")
            case Tick.NOTHING:
                pass


def _answer(entry: Entry, client: Client, call: CallReceived) -> bytes | None:
    """Answer a call, and close those of its descriptors that its entry left."""
    if not isinstance(call, CallWithFdsReceived):
        return entry.answer(client, call)
    try:
        return entry.answer(client, call)
    finally:
        # emptied: a guard may look at the call again when its arguments are decoded
        while call.fds:
            os.close(call.fds.pop())
