"""Events of the trio client: callbacks, and the source of event streams.

Theory of operation. The reader task hands every event to `put`, which finds who wants
it and returns at once: streams buffer it, and for callbacks it waits in a queue for the
dispatcher task. So no reply ever waits for a callback or a consumer, and an ``async``
callback may make any call. The dispatcher starts with the first callback; when the
connection is lost it calls back what had arrived, then the close callback, and ends.
"""

from __future__ import annotations

import contextlib
import inspect
import logging
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import outcome
import trio

from ...protocol.errors import LibvirtError, ProtocolError
from ...protocol.event_messages import Family
from .. import arguments, limits
from ..handles import Handle, Lease
from ..lost import CLOSE_REASON_CLIENT
from ..scripts.events import Registry, close_callback_taken, no_close_callback, unknown_callback
from .running import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...protocol.connection import EventReceived
    from ...protocol.event_messages import Event
    from ..calls import Script
    from ..scripts.events import Callback, Sink
    from .event_stream import EventStream
    from .exchange import Exchange

log = logging.getLogger("virtrio.client")

T = TypeVar("T")

# Seconds that callbacks may take to end after the connection was left.
_CLOSE_TIMEOUT = 2.0


class _Job(Generic[T]):
    """Script that a task of its own runs to its end.

    Whoever waits for it may give up meanwhile.
    """

    __slots__ = ("given_up", "make", "ready", "result", "undo")

    def __init__(
        self, make: Callable[[], Script[T]], undo: Callable[[T], Script[Any]] | None
    ) -> None:
        self.make = make
        self.undo = undo
        self.ready = trio.Event()
        self.given_up = False
        self.result: outcome.Outcome[T] | None = None


class Events:
    """Registrations for events of one connection, and the task that calls back.

    ``lost`` is the number of events that were dropped because callbacks did not return
    in time.
    """

    def __init__(
        self,
        connect: object,
        exchange: Exchange,
        nursery: trio.Nursery,
        kinds: Mapping[Family, type[Handle]],
    ) -> None:
        self.lost = 0
        self._connect = connect
        self._exchange = exchange
        self._kinds = kinds  # of handles
        self._nursery = nursery
        self._registry = Registry()
        self._scripts = trio.Lock()
        # what may have overtaken the answer to its registration
        self._early: list[EventReceived] = []
        self._lifecycle: dict[Callback, int] = {}
        self._close: tuple[Callback, object] | None = None
        self._streams: set[EventStream[Any]] = set()
        self._queue: deque[tuple[Family, Event, int, Callback, object]] = deque()
        self._bytes = 0
        self._scope = trio.CancelScope(shield=True)
        self._running = False
        self._parked: trio.lowlevel.Task | None = None
        exchange.reader.events = self
        exchange.life.tell(self)

    # -- registering -------------------------------------------------------------------

    def check_open(self) -> None:
        """Do nothing, or raise ConnectionClosed when the connection is over."""
        self._exchange.life.check()

    async def _perform(
        self, make: Callable[[], Script[T]], undo: Callable[[T], Script[Any]] | None = None
    ) -> T:
        """Run a script in a task of its own, and return its result.

        When this is cancelled, the script runs on, and ``undo`` takes its result back.
        """
        self.check_open()
        job: _Job[T] = _Job(make, undo)
        self._nursery.start_soon(self._work, job)
        try:
            await job.ready.wait()
        except BaseException:
            if job.result is None:
                job.given_up = True
            elif (
                undo is not None
                and isinstance(job.result, outcome.Value)
                and self._exchange.life.lost is None
            ):
                result = job.result.value
                self._nursery.start_soon(self._work, _Job(lambda: undo(result), None))
            raise
        assert job.result is not None
        try:
            return job.result.unwrap()
        except Exception as exc:
            arguments.explained(exc)

    async def _work(self, job: _Job[T]) -> None:
        """Run a job, one at a time; undo it if nobody waits for it any more."""
        with trio.CancelScope(shield=True):  # the end of the connection ends it
            async with self._scripts:
                if not self._running:
                    self._running = True
                    self._nursery.start_soon(self._run)
                try:
                    result = await run(job.make(), self._exchange.call)
                except Exception as exc:
                    job.result = outcome.Error(exc)
                else:
                    job.result = outcome.Value(result)
                    if job.given_up and job.undo is not None:
                        with contextlib.suppress(LibvirtError, ProtocolError):
                            await run(job.undo(result), self._exchange.call)
            job.ready.set()
            self._retry()
            self._wake()

    async def register(
        self, family: Family, handle: Any, event_id: int, cb: Callback, opaque: object
    ) -> int:
        arguments.callback(cb)
        return await self._register(family, handle, event_id, self._sink(family, cb, opaque))

    async def _register(self, family: Family, handle: Any, event_id: int, sink: Sink) -> int:
        identity = None if handle is None else arguments.identity(handle)
        return await self._perform(
            lambda: self._registry.register_gen(family, identity, event_id, sink),
            lambda number: self._registry.deregister_gen(family, number),
        )

    async def register_monitor(
        self, handle: Any, event: str | None, flags: int, cb: Callback, opaque: object
    ) -> int:
        identity = None if handle is None else arguments.identity(handle)
        arguments.callback(cb)
        sink = self._sink(Family.QEMU_MONITOR, cb, opaque)
        return await self._perform(
            lambda: self._registry.register_monitor_gen(identity, event, flags, sink),
            lambda number: self._registry.deregister_gen(Family.QEMU_MONITOR, number),
        )

    async def deregister(self, family: Family, number: int) -> int:
        return await self._perform(lambda: self._registry.deregister_gen(family, number))

    async def register_lifecycle(self, cb: Callback, opaque: object) -> None:
        number = await self.register(Family.DOMAIN, None, 0, cb, opaque)
        before, self._lifecycle[cb] = self._lifecycle.get(cb), number
        if before is not None:
            await self.deregister(Family.DOMAIN, before)

    async def deregister_lifecycle(self, cb: Callback) -> None:
        arguments.callback(cb)
        number = self._lifecycle.pop(cb, None)
        if number is None:
            raise unknown_callback()
        await self.deregister(Family.DOMAIN, number)

    async def register_close(self, cb: Callback, opaque: object) -> None:
        arguments.callback(cb)

        def register_gen() -> Script[None]:
            if self._close is not None:
                raise close_callback_taken()
            yield from self._registry.register_close_gen(self._closed_by_server)
            self._close = cb, opaque

        await self._perform(register_gen, lambda _: self._unregister_close_gen())

    async def unregister_close(self) -> None:
        await self._perform(self._unregister_close_gen)

    def _unregister_close_gen(self) -> Script[None]:
        if self._close is None:
            raise no_close_callback()
        self._close = None
        yield from self._registry.unregister_close_gen()

    async def open_stream(
        self, stream: EventStream[Any], family: Family, handle: Any, event_id: int
    ) -> int:
        number = await self._register(family, handle, event_id, stream._put)
        self._streams.add(stream)
        return number

    async def close_stream(
        self, stream: EventStream[Any], family: Family, number: int | None
    ) -> None:
        self._streams.discard(stream)
        if number is not None:
            await self.deregister(family, number)

    # -- arriving ----------------------------------------------------------------------

    def put(self, event: EventReceived) -> None:
        """Take an event from the reader."""
        self._early.append(event)
        self._retry()

    def _retry(self) -> None:
        """Deliver the events that have arrived, in their order.

        Events of unknown callback ids are kept while a registration is under way.
        """
        self._early = [event for event in self._early if not self._registry.deliver(event)]
        if self._early and (
            not self._scripts.locked()
            or sum(len(event.payload) for event in self._early) > limits.EVENT_BYTES
        ):
            log.debug("%d events have callback ids that are not known", len(self._early))
            self._early.clear()

    def _sink(self, family: Family, cb: Callback, opaque: object) -> Sink:
        def sink(event: Event, size: int) -> None:
            if self._queue and self._bytes + size > limits.EVENT_BYTES:
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
        """Return the event as users see it, with a new handle as its first field."""
        handle: Any = self._kinds[family](Lease(self._connect, self._connect), event[0])
        return type(event)(handle, *event[1:])

    # -- calling back ------------------------------------------------------------------

    def _wake(self) -> None:
        parked, self._parked = self._parked, None
        if parked is not None:
            trio.lowlevel.reschedule(parked)

    async def _run(self) -> None:
        """Run the dispatcher task: call back until the connection is lost."""
        life = self._exchange.life
        with self._scope:
            while True:
                while self._queue:
                    family, event, size, cb, opaque = self._queue.popleft()
                    self._bytes -= size
                    handle, *fields = self.with_handle(family, event)
                    await self._call(cb, handle, *fields, opaque)
                # these wait for a registration that is under way
                if life.lost is not None and not self._early:
                    break
                self._parked = trio.lowlevel.current_task()
                await trio.lowlevel.wait_task_rescheduled(self._unpark)
            if life.lost.reason != CLOSE_REASON_CLIENT:
                await self._call_closed(life.lost.reason)

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

    # -- the end -----------------------------------------------------------------------

    def ended(self) -> None:
        """Wake the dispatcher, and the streams, which raise once they are empty."""
        lost = self._exchange.life.lost
        if lost is not None and lost.reason == CLOSE_REASON_CLIENT:
            self._queue.clear()
        self._wake()
        for stream in self._streams:
            stream._wake()

    def leave(self) -> None:
        """Give callbacks two seconds to end, since the connection was left."""
        self._scope.deadline = trio.current_time() + _CLOSE_TIMEOUT
