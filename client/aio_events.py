"""Events of the trio client: callbacks, called by a task of the connection, and streams (`event_stream.py`).

Theory of operation. The reader task hands every event to `put`, which finds who wants it and returns at once: streams buffer it,
and for callbacks it waits in a queue for the dispatcher task. So no reply ever waits for a callback or a consumer, and an
``async`` callback may make any call. The dispatcher starts with the first callback; when the connection is lost it calls back
what had arrived, then the close callback, and ends.
"""

from __future__ import annotations

import inspect
import logging
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import trio

from ..protocol.event_messages import Family
from . import core
from ._generated.aio_events import HANDLES
from .events import Registry, close_callback_taken, no_close_callback, unknown_callback
from .handles import Lease

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ..protocol.connection import EventReceived
    from ..protocol.event_messages import Event
    from .aio import Connect
    from .event_stream import EventStream
    from .events import Callback, Sink

log = logging.getLogger("virtrio.client")

# Seconds that callbacks may take to end after the connection was left.
_CLOSE_TIMEOUT = 2.0


class Events:
    """What one connection's user registered for. ``lost`` counts events that callbacks did not take in time."""

    def __init__(self, connect: Connect, nursery: trio.Nursery) -> None:
        self.lost = 0
        self._connect = connect
        self._nursery = nursery
        self._registry = Registry()
        self._scripts = trio.Lock()
        self._early: deque[EventReceived] = deque()  # events that may have overtaken the answer to their registration
        self._lifecycle: dict[Callback, int] = {}
        self._close: tuple[Callback, object] | None = None
        self._streams: set[EventStream] = set()
        self._queue: deque[tuple[Family, Event, int, Callback, object]] = deque()
        self._bytes = 0
        self._scope = trio.CancelScope(shield=True)
        self._running = False
        self._parked: trio.lowlevel.Task | None = None

    # -- registering -------------------------------------------------------------------------------------------------

    def check_open(self) -> None:
        """Raises ConnectionClosed when the connection is over."""
        self._connect.check_open()

    @asynccontextmanager
    async def _script(self, *, callbacks: bool = True) -> AsyncIterator[None]:
        """One script at a time, and the dispatcher runs."""
        async with self._scripts:
            self.check_open()
            if callbacks and not self._running:
                self._running = True
                self._nursery.start_soon(self._run)
            try:
                yield
            finally:
                early, self._early = self._early, deque()
                for event in early:
                    self._deliver(event, settled=True)

    async def register(self, family: Family, handle: Any, event_id: int, cb: Callback, opaque: object) -> int:
        identity = None if handle is None else handle._identity()
        async with self._script():
            sink = self._sink(family, cb, opaque)
            return await self._connect._run(self._registry.register_gen(family, identity, event_id, sink))

    async def register_monitor(self, handle: Any, event: str | None, flags: int, cb: Callback, opaque: object) -> int:
        identity = None if handle is None else handle._identity()
        async with self._script():
            sink = self._sink(Family.QEMU_MONITOR, cb, opaque)
            return await self._connect._run(self._registry.register_monitor_gen(identity, event, flags, sink))

    async def deregister(self, family: Family, number: int) -> int:
        async with self._script(callbacks=False):
            return await self._connect._run(self._registry.deregister_gen(family, number))

    async def register_lifecycle(self, cb: Callback, opaque: object) -> None:
        number = await self.register(Family.DOMAIN, None, 0, cb, opaque)
        before, self._lifecycle[cb] = self._lifecycle.get(cb), number
        if before is not None:
            await self.deregister(Family.DOMAIN, before)

    async def deregister_lifecycle(self, cb: Callback) -> None:
        number = self._lifecycle.pop(cb, None)
        if number is None:
            raise unknown_callback()
        await self.deregister(Family.DOMAIN, number)

    async def register_close(self, cb: Callback, opaque: object) -> None:
        async with self._script():
            if self._close is not None:
                raise close_callback_taken()
            await self._connect._run(self._registry.register_close_gen(self._closed_by_server))
            self._close = cb, opaque

    async def unregister_close(self) -> None:
        async with self._script(callbacks=False):
            if self._close is None:
                raise no_close_callback()
            self._close = None
            await self._connect._run(self._registry.unregister_close_gen())

    async def open_stream(self, stream: EventStream, family: Family, handle: Any, event_id: int) -> int:
        identity = None if handle is None else handle._identity()
        async with self._script(callbacks=False):
            script = self._registry.register_gen(family, identity, event_id, stream.put)
            number = await self._connect._run(script)
            self._streams.add(stream)
            return number

    async def close_stream(self, stream: EventStream, family: Family, number: int | None) -> None:
        self._streams.discard(stream)
        if number is not None:
            await self.deregister(family, number)

    # -- arriving ----------------------------------------------------------------------------------------------------

    def put(self, event: EventReceived) -> None:
        """Take an event from the reader."""
        busy = self._scripts.locked()
        if busy and not self._registry.deliver(event, settled=False):
            if sum(len(e.payload) for e in self._early) + len(event.payload) <= core.EVENT_BYTES:
                self._early.append(event)
            else:
                self._drop()
        elif not busy:
            self._deliver(event, settled=True)

    def _deliver(self, event: EventReceived, *, settled: bool) -> None:
        if not self._registry.deliver(event, settled=settled):
            log.debug("event %d has a callback id that is not known", event.procedure)

    def _sink(self, family: Family, cb: Callback, opaque: object) -> Sink:
        def sink(event: Event, size: int) -> None:
            if self._queue and self._bytes + size > core.EVENT_BYTES:
                self._drop()
                return
            self._queue.append((family, event, size, cb, opaque))
            self._bytes += size
            self._wake()

        return sink

    def _drop(self) -> None:
        if self.lost == 0:
            log.warning("events arrive faster than callbacks return; some are dropped, and counted")
        self.lost += 1

    def with_handle(self, family: Family, event: Event) -> Any:
        """The event as users see it: what it happened to is a handle of its own."""
        handle = HANDLES[family](Lease(self._connect, self._connect), event[0])
        return type(event)(handle, *event[1:])

    # -- calling back ------------------------------------------------------------------------------------------------

    def _wake(self) -> None:
        parked, self._parked = self._parked, None
        if parked is not None:
            trio.lowlevel.reschedule(parked)

    async def _run(self) -> None:
        """The dispatcher task."""
        connect = self._connect
        with self._scope:
            while True:
                while self._queue:
                    family, event, size, cb, opaque = self._queue.popleft()
                    self._bytes -= size
                    handle, *fields = self.with_handle(family, event)
                    await self._call(cb, handle, *fields, opaque)
                if connect.lost is not None:
                    break
                self._parked = trio.lowlevel.current_task()
                await trio.lowlevel.wait_task_rescheduled(self._unpark)
            if connect.lost.reason != core.CLOSE_REASON_CLIENT:
                await self._call_closed(connect.lost.reason)

    def _unpark(self, _: Any) -> trio.lowlevel.Abort:
        self._parked = None
        return trio.lowlevel.Abort.SUCCEEDED

    async def _call(self, cb: Callback, *args: Any) -> None:
        await trio.lowlevel.checkpoint()
        try:
            result = cb(self._connect, *args)
            if inspect.isawaitable(result):
                await result
        except Exception:
            log.exception("a callback failed")

    async def _call_closed(self, reason: int) -> None:
        callback, self._close = self._close, None
        if callback is not None:
            cb, opaque = callback
            await self._call(cb, reason, opaque)

    def _closed_by_server(self, event: Event, size: int) -> None:
        self._nursery.start_soon(self._call_closed, event[0])

    # -- the end -----------------------------------------------------------------------------------------------------

    def ended(self) -> None:
        """The connection is lost: the dispatcher finds out why, streams raise when they are empty."""
        lost = self._connect.lost
        if lost is not None and lost.reason == core.CLOSE_REASON_CLIENT:
            self._queue.clear()
        self._wake()
        for stream in self._streams:
            stream.wake()

    def leave(self) -> None:
        """Nobody waits for callbacks any more than this."""
        self._scope.deadline = trio.current_time() + _CLOSE_TIMEOUT
