"""Reading in the trio client: hands out replies, events and stream data.

The reader stops reading while a stream holds enough and nobody waits for anything else
that may come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import trio

from ...protocol.connection import (
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
from ..lost import Lost

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..inflow import Inflow
    from .ending import Life
    from .sending import Sender
    from .waiting import Hold, Waiter

__all__ = ["EventTaker", "Reader"]


class EventTaker(Protocol):
    """Taker of events; see `events.py`."""

    def put(self, event: EventReceived) -> None: ...

    def leave(self) -> None: ...


class Reader:
    """Reader of one socket, which hands out what comes."""

    __slots__ = ("_connection", "_feed", "_hold", "_life", "_receive", "_sender", "events")

    def __init__(self, life: Life, hold: Hold, sender: Sender, connection: Connection) -> None:
        self._life = life
        self._hold = hold
        self._sender = sender
        self._connection = connection
        self._receive: Callable[[int], bytes] = life.sock.recv
        self._feed: Callable[[bytes], None] = connection.receive
        layered = sender.layered
        if layered is not None:
            self._feed = lambda data: layered.feed(data, connection.receive)
        self.events: EventTaker | None = None  # with the first registration

    def pass_fds(self) -> None:
        """Take file descriptors that come along from now on."""
        if not self._connection.passes_fds:
            self._connection.passes_fds = True
            self._receive = FdReceiver(self._life.sock, self._connection).recv

    async def read(self) -> None:
        """Run the reader task: read until the conversation is over."""
        sock = self._life.sock
        while self._life.lost is None:
            await trio.lowlevel.wait_readable(sock)
            try:
                full = self.read_some()
            except (BlockingIOError, InterruptedError):  # a caller was here before
                continue
            if full is not None:
                await self._hold_reading(full)

    def read_some(self) -> Inflow | None:
        """Read once, and hand out what came.

        Returns a stream that holds enough now, or None. Raises BlockingIOError when
        there is nothing to read.
        """
        try:
            self._feed(self._receive(limits.READ_SIZE))
        except (BlockingIOError, InterruptedError):
            raise
        except OSError as exc:
            self._life.end(Lost.system("Cannot recv data", exc))
            return None
        except RemoteProtocolError as exc:
            self._life.end(Lost.protocol(exc))
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
                    if inflow.held > limits.HIGH_WATER:
                        full = inflow
                elif isinstance(event, EventReceived):
                    if self.events is not None:
                        self.events.put(event)
                elif isinstance(event, Ping):
                    self._sender.send_pong()
                elif isinstance(event, Closed):
                    self._life.end(Lost.eof())
                    break
        except RemoteProtocolError as exc:
            self._life.end(Lost.protocol(exc))
        return full

    def _stream_event(self, event: StreamEvent) -> Inflow:
        """Hand a stream event to its stream, and wake the task that waits for it."""
        inflow: Inflow = event.stream.owner
        if not inflow.take(event):
            self.give_up(inflow)
        waiters, inflow.waiters = inflow.waiters, []
        for task in waiters:
            trio.lowlevel.reschedule(task)
        return inflow

    def give_up(self, inflow: Inflow, error: LibvirtError | None = None) -> None:
        """Abort a stream that nobody can use any more.

        The server is told, if the connection is open. Receivers get ``error``.
        """
        packet = inflow.give_up(error)
        if packet is not None and self._life.lost is None:
            self._sender.put(packet)

    async def _hold_reading(self, inflow: Inflow) -> None:
        """Pause reading until the stream is received or something else is awaited."""
        connection = self._connection
        while (
            inflow.held > limits.HIGH_WATER
            and self._life.lost is None
            and not self._sender.broken
            and not connection.calls_in_flight
            and not any(stream.owner.waiters for stream in connection.open_streams)
        ):
            await self._hold.pause()
