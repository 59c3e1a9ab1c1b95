"""Calls of a client that are not answered in place: running, in a thread, or waiting.

Theory of operation. A coroutine that an ``async`` entry point returns gets a task of
its own in the session's nursery. Work that an entry point leaves for later because
there is much of it (`offload`) is done in a thread: one call of a client at a time, and
the calls that the client made behind it wait, so that replies that depend on each other
come in order. Calls also wait while ``max_client_requests`` of them run.

Calls that wait are held undecoded, up to a bound, so that pings, stream messages and
the end of the conversation are still seen; over the bound nothing is read. One task,
the pump, begins them in their order.

Calls that run when their client is gone run to their end, as in libvirt; they are
cancelled only when the server stops. Calls that have not begun, and work in threads,
are given up with the client: nothing of them has been seen yet.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import trio

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.connection import CallWithFdsReceived
from ...protocol.errors import report
from .. import offload
from ..limits import WRITE_BATCH
from ..raised import NOT_DRIVERS
from ..turns import NOTED
from . import replies

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterator

    from ...protocol.connection import CallReceived
    from ..common import Common
    from ..net.outlet import Outlet
    from ..offload import Later
    from ..totals import Holder

__all__ = ["Calls"]


class Called(Protocol):
    """An entry's facts that decide whether a call waits.

    ``own``: the session answers the call by itself. ``at_once``: the call need not wait
    for calls that are held back, since it takes no driver's time. ``closes``: the call
    ends the conversation.
    """

    name: str
    own: bool
    at_once: bool
    closes: bool


class _Held(NamedTuple):
    """A call that waits.

    ``begin()`` returns its reply, or None when a task will send it.
    """

    begin: Callable[[], bytes | None]
    entry: Called
    size: int
    fds: list[int]


_NO_FDS: list[int] = []


class Calls:
    """The running and waiting calls of one client.

    ``holding``: further calls are to be held. ``closing``: the client asked to close,
    and the reply to that is the last that it gets. ``reading`` is cancelled when a call
    that was held has closed the conversation.
    """

    def __init__(self, owner: Holder, peer: str, common: Common, outlet: Outlet) -> None:
        self.holding = False
        self.closing = False
        self.running = 0  # number of calls that run
        self.reading = trio.CancelScope()
        self._owner = owner
        self._peer = peer
        self._common = common
        self._outlet = outlet
        self._in_order = 0  # number of running calls that later calls wait for
        self._is_over = False  # the client is gone
        self._jobs: set[trio.CancelScope] = set()
        self._held: deque[_Held] = deque()
        self._held_bytes = 0
        self._pumping = False
        self._slot = trio.lowlevel.ParkingLot()  # tasks that wait until a call has ended
        self._room = trio.Event()  # set when a held call begins
        self._nursery: trio.Nursery

    def start(self, nursery: trio.Nursery) -> None:
        """Run in tasks of ``nursery`` from now on."""
        self._nursery = nursery

    # -- calls that wait ---------------------------------------------------------------

    def hold(
        self, call: CallReceived, entry: Called, begin: Callable[[], bytes | None]
    ) -> bytes | None:
        """Hold a call back until it may begin; return its reply if it begins now.

        A call that does not have to wait begins at once.
        """
        if not self._in_order:
            if entry.at_once and not any(held.entry.own for held in self._held):
                return begin()
            if entry.closes and not self._held:
                return begin()
        fds = call.fds if isinstance(call, CallWithFdsReceived) else _NO_FDS
        size = len(call.payload)
        self._held.append(_Held(begin, entry, size, fds))
        self._held_bytes += size
        self._common.partial.add(self._owner, size)
        if fds and self._held:  # empty if that was too much: the client was given up
            self._common.descriptors.add(self._owner, len(fds))
        if not self._pumping:
            self._pumping = True
            self._nursery.start_soon(self._pump)
        return None

    @property
    def held(self) -> int:
        """Number of calls that wait."""
        return len(self._held)

    @property
    def held_fds(self) -> int:
        """Number of descriptors that came with calls that wait."""
        return sum(len(held.fds) for held in self._held)

    def holds_much(self) -> bool:
        """Return whether so much is held that nothing more is to be read."""
        limits = self._common.limits
        if len(self._held) >= limits.max_held_calls or self._held_bytes >= limits.max_held_bytes:
            return True
        return bool(self._held) and bool(self._held[-1].fds)

    async def wait_room(self) -> None:
        """Wait until more may be held."""
        while self.holds_much():
            self._room = trio.Event()
            await self._room.wait()

    async def wait_ended(self) -> None:
        """Wait until a call that runs has ended."""
        await self._slot.park()

    async def _pump(self) -> None:
        """Begin the calls that are held, in their order, as soon as each may."""
        held = self._held
        outlet = self._outlet
        turns = self._common.turns
        made: list[bytes] = []
        while True:
            if self._in_order or self.running >= self._common.limits.max_client_requests:
                outlet.write_all(made)
                await self.wait_ended()
                continue
            if outlet.is_behind:
                await outlet.wait_flushed()
                continue
            if not held or self.closing or self._is_over:
                break
            began = perf_counter()
            call = held.popleft()
            self._released(call.size, len(call.fds))
            self._room.set()
            reply = call.begin()
            if reply is not None:
                made.append(reply)
            now = perf_counter()
            if now - began > NOTED:
                turns.note(now - began, f"{call.entry.name} of {self._peer}")
            if now > (turns.end or turns.begin(began)) or sum(map(len, made)) > WRITE_BATCH:
                outlet.write_all(made)
                await trio.lowlevel.checkpoint()
        outlet.write_all(made)
        self._pumping = False
        self._update()
        if self.closing:
            self.reading.cancel()

    def _released(self, size: int, fds: int) -> None:
        """Stop counting calls that waited, of so many bytes and descriptors."""
        self._held_bytes -= size
        self._common.partial.add(self._owner, -size)
        if fds:
            self._common.descriptors.add(self._owner, -fds)

    def drop_held(self) -> None:
        """Drop all calls that wait, and close their descriptors."""
        if not self._held:
            return
        fds = [fd for held in self._held for fd in held.fds]
        self._held.clear()
        for fd in fds:
            os.close(fd)
        self._released(self._held_bytes, len(fds))

    def stop(self) -> None:
        """Begin no more calls that wait: the client is gone."""
        self._is_over = True

    def end(self) -> None:
        """Drop calls that wait and cancel work that the client will not hear of.

        Safe to call twice.
        """
        self.stop()
        self.drop_held()
        for job in list(self._jobs):
            job.cancel()

    # -- calls that run ----------------------------------------------------------------

    def _update(self) -> None:
        self.holding = (
            self._pumping
            or self._in_order > 0
            or self.running >= self._common.limits.max_client_requests
        )

    def _begun(self, *, in_order: bool = False) -> None:
        """Count a call that runs from now on.

        With ``in_order``, later calls wait for it.
        """
        self.running += 1
        self._in_order += in_order
        self._update()

    def _ended(self, *, in_order: bool = False) -> None:
        """Uncount a call that ran."""
        self.running -= 1
        self._in_order -= in_order
        self._update()
        self._slot.unpark_all()

    def run(self, work: Callable[..., Awaitable[None]], *args: Any) -> None:
        """Run ``await work(*args)``, which replies, in a task.

        The task counts among the client's running calls until it is over.
        """
        self._begun()
        self._nursery.start_soon(self._run, work, args)

    async def _run(self, work: Callable[..., Awaitable[None]], args: tuple[Any, ...]) -> None:
        try:
            await work(*args)
        finally:
            self._ended()

    def run_in_order(
        self,
        name: str,
        call: CallReceived,
        coroutine: Coroutine[Any, Any, Any],
        then: Callable[[Any], bytes],
    ) -> None:
        """Await a coroutine in a task and send what ``then`` makes of its result.

        Later calls wait for it. It is cancelled when the client is gone.
        """
        self._begun(in_order=True)
        self._nursery.start_soon(self._run_in_order, name, call, coroutine, then)

    async def _run_in_order(
        self,
        name: str,
        call: CallReceived,
        coroutine: Coroutine[Any, Any, Any],
        then: Callable[[Any], bytes],
    ) -> None:
        try:
            with self.job():
                try:
                    reply = then(await coroutine)
                except NOT_DRIVERS:
                    raise
                except BaseException as exc:
                    reply = replies.to_exception(self._peer, name, call, exc)
                self._outlet.write(reply)
        finally:
            self._ended(in_order=True)

    # -- calls that are worked on in a thread ------------------------------------------

    def leave(
        self,
        name: str,
        call: CallReceived,
        work: Callable[[], Any],
        then: Callable[[Any], bytes | None],
    ) -> None:
        """Run ``work`` in the worker's thread, then send its reply.

        ``then`` takes the result of ``work`` and returns the reply, or None when a task
        will send one. It runs on the loop.
        """
        self._begun(in_order=True)
        self._common.partial.add(self._owner, len(call.payload))
        self._nursery.start_soon(self._run_away, name, call, work, then)

    async def _run_away(
        self,
        name: str,
        call: CallReceived,
        work: Callable[[], Any],
        then: Callable[[Any], bytes | None],
    ) -> None:
        try:
            with self.job():
                try:
                    value = await offload.run(work)
                    began = perf_counter()
                    reply = then(value)
                    took = perf_counter() - began
                    if took > NOTED:
                        self._common.turns.note(took, f"{name} of {self._peer}")
                except NOT_DRIVERS:
                    raise
                except BaseException as exc:
                    reply = replies.to_exception(self._peer, name, call, exc)
                if reply is not None:
                    self._outlet.write(reply)
        finally:
            self._common.partial.add(self._owner, -len(call.payload))
            self._ended(in_order=True)

    @contextlib.contextmanager
    def job(self) -> Iterator[trio.CancelScope]:
        """Cancel the body of the ``with`` block when the client is gone."""
        with trio.CancelScope() as scope:
            if self._is_over:  # it ended before the task had its first turn
                scope.cancel()
            self._jobs.add(scope)
            try:
                yield scope
            finally:
                self._jobs.discard(scope)

    def work_out(self, later: Later[Any]) -> Coroutine[Any, Any, Any]:
        """Return a coroutine that gives the result of ``later``.

        It is for a call with a task of its own. Later calls wait from now on until it
        is over.
        """
        self._in_order += 1
        self._update()
        return self._work_out(later)

    async def _work_out(self, later: Later[Any]) -> Any:
        try:
            with self.job():
                return await later
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_ABORTED,
                ErrorDomain.VIR_FROM_RPC,
                "the client is gone",
            )
        finally:
            self._in_order -= 1
            self._update()
            self._slot.unpark_all()

    def forget(self) -> None:
        """Drop all references, so that nothing waits for the cyclic collector."""
        del self._nursery, self._owner, self._outlet, self.reading
