"""Events of the blocking client, and the thread of a connection that calls back.

Theory of operation. Whoever reads from the socket leaves events in a queue and reads
on, so no reply ever waits for a callback. The thread takes them from there. While
nobody calls, it is the reader itself, so events arrive although nobody asks for
anything; callers wait for it then, as they do for each other. While calls are being
made it keeps away from the socket and lets them read, because handing every reply from
thread to thread would cost more than the calls; it comes back when a moment has passed
without any. Nor does it read on while a stream holds more than it should: that is what
holds back the stream's server.

Callbacks run in this thread, one after the other, and may make any call. It starts with
the first registration, holds the connection, and ends with it: what had arrived is
called back, then the close callback. It is a daemon; nobody waits for it.
"""

from __future__ import annotations

import contextlib
import logging
import math
import queue
import threading
import time
from _thread import start_new_thread  # not Thread, which an interrupt leaves half started
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ...protocol.errors import LibvirtError, ProtocolError
from ...protocol.event_messages import Family
from .. import arguments, limits
from ..handles import Handle, Lease
from ..lost import CLOSE_REASON_CLIENT, timed_out
from ..scripts.events import Registry, close_callback_taken, no_close_callback, unknown_callback
from .running import run
from .waiting import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...protocol.connection import EventReceived
    from ...protocol.event_messages import Event
    from ..calls import Script
    from ..scripts.events import Callback, Sink
    from .exchange import Exchange

log = logging.getLogger("virtrio.client")

T = TypeVar("T")

# Seconds without a call after which the thread reads.
_QUIET = 0.002


class _Job:
    """Script that a thread of its own runs to its end.

    Whoever waits for it may give up meanwhile.
    """

    __slots__ = ("error", "given_up", "over", "ready", "result", "turn")

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.ready = threading.Lock()
        self.ready.acquire()
        self.over = self.given_up = False
        self.result: Any = None
        self.error: Exception | None = None


class Events:
    """Registrations for events of one connection, and the thread that calls back.

    ``lost`` is the number of events that were dropped because callbacks did not return
    in time.
    """

    def __init__(
        self, connect: object, exchange: Exchange, kinds: Mapping[Family, type[Handle]]
    ) -> None:
        self.lost = 0
        self._connect = connect
        self._exchange = exchange
        self._kinds = kinds  # of handles
        self._registry = Registry()
        self._scripts = threading.Lock()
        self._lifecycle: dict[Callback, int] = {}
        self._close: tuple[Callback, object] | None = None
        self._queue: queue.SimpleQueue[EventReceived] = queue.SimpleQueue()
        # what may have overtaken the answer to its registration
        self._early: list[EventReceived] = []
        self._put_bytes = self._taken_bytes = 0  # each is changed by one thread at a time
        self._waiter = Waiter()
        self._thread: threading.Thread | None = None

    # -- registering -------------------------------------------------------------------

    def _perform(
        self, make: Callable[[], Script[T]], undo: Callable[[T], Script[Any]] | None = None
    ) -> T:
        """Run a script in a thread of its own, and return its result.

        When this is interrupted, or takes longer than the connection's timeout, the
        script runs on, and ``undo`` takes its result back.
        """
        self._exchange.life.check()
        deadline = self._exchange.deadline()
        job = _Job()
        try:
            start_new_thread(self._work, (job, make, undo))
            left = -1.0 if deadline is None else max(0.0, deadline - time.monotonic())
            in_time = job.ready.acquire(timeout=left)
        except BaseException:
            self._give_up(job, undo)
            raise
        if not in_time:
            self._give_up(job, undo)
            raise timed_out()
        if job.error is not None:
            try:
                raise job.error
            except Exception as exc:
                arguments.explained(exc)
        result: T = job.result
        return result

    def _work(
        self, job: _Job, make: Callable[[], Script[T]], undo: Callable[[T], Script[Any]] | None
    ) -> None:
        """Run a job, one at a time; undo it if nobody waits for it any more."""
        with self._scripts:
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="virtrio events", daemon=True
                )
                self._thread.start()
            try:
                job.result = self._script(make())
            except Exception as exc:
                job.error = exc
            with job.turn:
                job.over = True
                given_up = job.given_up
            if given_up and job.error is None and undo is not None:
                with contextlib.suppress(LibvirtError, ProtocolError):
                    self._script(undo(job.result))
            job.ready.release()

    def _give_up(self, job: _Job, undo: Callable[[Any], Script[Any]] | None) -> None:
        with job.turn:
            job.given_up = True
            over = job.over
        if over and job.error is None and undo is not None:
            start_new_thread(self._work, (_Job(), lambda: undo(job.result), None))

    def _script(self, script: Script[T]) -> T:
        """Run a script of calls that nothing but the end of the connection ends."""
        return run(script, partial(self._exchange.call, until=math.inf))

    def register(
        self, family: Family, handle: Any, event_id: int, cb: Callback, opaque: object
    ) -> int:
        identity = None if handle is None else arguments.identity(handle)
        arguments.callback(cb)
        sink = self._sink(family, cb, opaque)
        return self._perform(
            lambda: self._registry.register_gen(family, identity, event_id, sink),
            lambda number: self._registry.deregister_gen(family, number),
        )

    def register_monitor(
        self, handle: Any, event: str | None, flags: int, cb: Callback, opaque: object
    ) -> int:
        identity = None if handle is None else arguments.identity(handle)
        arguments.callback(cb)
        sink = self._sink(Family.QEMU_MONITOR, cb, opaque)
        return self._perform(
            lambda: self._registry.register_monitor_gen(identity, event, flags, sink),
            lambda number: self._registry.deregister_gen(Family.QEMU_MONITOR, number),
        )

    def deregister(self, family: Family, number: int) -> int:
        return self._perform(lambda: self._registry.deregister_gen(family, number))

    def register_lifecycle(self, cb: Callback, opaque: object) -> None:
        number = self.register(Family.DOMAIN, None, 0, cb, opaque)
        before, self._lifecycle[cb] = self._lifecycle.get(cb), number
        if before is not None:
            self.deregister(Family.DOMAIN, before)

    def deregister_lifecycle(self, cb: Callback) -> None:
        arguments.callback(cb)
        number = self._lifecycle.pop(cb, None)
        if number is None:
            raise unknown_callback()
        self.deregister(Family.DOMAIN, number)

    def register_close(self, cb: Callback, opaque: object) -> None:
        arguments.callback(cb)

        def register_gen() -> Script[None]:
            if self._close is not None:
                raise close_callback_taken()
            yield from self._registry.register_close_gen(lambda event, size: self._closed(event[0]))
            self._close = cb, opaque

        self._perform(register_gen, lambda _: self._unregister_close_gen())

    def unregister_close(self) -> None:
        self._perform(self._unregister_close_gen)

    def _unregister_close_gen(self) -> Script[None]:
        if self._close is None:
            raise no_close_callback()
        self._close = None
        yield from self._registry.unregister_close_gen()

    # -- arriving ----------------------------------------------------------------------

    def put(self, event: EventReceived) -> None:
        """Take an event from whoever reads."""
        size = len(event.payload)
        waiting = self._put_bytes - self._taken_bytes
        if waiting and waiting + size > limits.EVENT_BYTES:
            if self.lost == 0:
                log.warning(
                    "events arrive faster than callbacks return; some are dropped, and counted"
                )
            self.lost += 1
            return
        self._put_bytes += size
        self._queue.put(event)
        self._exchange.life.turn.wake(self._waiter)

    def is_empty(self) -> bool:
        return self._queue.empty()

    def _run(self) -> None:
        """Run the thread: call back, and read while nobody else does, until the end."""
        exchange, life = self._exchange, self._exchange.life
        while True:
            received = exchange.connection.received
            over = life.lost  # asked first: what is in the queue then is all there will be
            try:
                event = self._queue.get(timeout=_QUIET)
            except queue.Empty:
                if self._early:  # also at the end: a registration may just be about to know them
                    self._retry()
                elif over is not None:
                    break
                elif (
                    life.lost is None
                    and exchange.connection.received == received
                    and not exchange.reader.is_full()
                ):
                    exchange.reader.attend(self._waiter)
                continue
            self._taken_bytes += len(event.payload)
            lost = life.lost
            if lost is None or lost.reason != CLOSE_REASON_CLIENT:
                self._early.append(event)
                self._retry()
        life.dispose()
        self._closed(over.reason)

    def _retry(self) -> None:
        """Deliver the events that have arrived, in their order.

        Events of unknown callback ids are kept while a registration is under way.
        """
        busy = self._scripts.locked()
        self._early = [event for event in self._early if not self._registry.deliver(event)]
        if self._early and (
            not busy or sum(len(event.payload) for event in self._early) > limits.EVENT_BYTES
        ):
            log.debug("%d events have callback ids that are not known", len(self._early))
            self._early.clear()

    # -- calling back ------------------------------------------------------------------

    def _sink(self, family: Family, cb: Callback, opaque: object) -> Sink:
        """Make a sink that calls ``cb`` as libvirt-python does.

        Arguments are the connection, the handle, the event's own fields and ``opaque``.
        """
        connect = self._connect
        handle = self._kinds[family]

        def sink(event: Event, size: int) -> None:
            try:
                cb(connect, handle(Lease(connect, connect), event[0]), *event[1:], opaque)
            except (Exception, SystemExit):  # it would end this thread
                log.exception("the callback of an event failed: %r", event)

        return sink

    def _closed(self, reason: int) -> None:
        """Call the close callback, once, unless it was this side that closed."""
        callback, self._close = self._close, None
        if callback is not None and reason != CLOSE_REASON_CLIENT:
            cb, opaque = callback
            try:
                cb(self._connect, reason, opaque)
            except (Exception, SystemExit):
                log.exception("the close callback failed")
