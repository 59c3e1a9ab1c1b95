"""The calls of one client that do not end in place: those that run, those worked on in a thread, and those that wait behind them.

Theory of operation. What an ``async`` entry point returns gets a task of its own in the session's nursery. What one leaves for
later (`offload`), because it is much, is worked on in a thread: one of a client at a time, and what the client called behind it
waits for it, so that replies that depend on each other come in order. Calls also wait while ``max_client_requests`` of them run.

Calls that wait are held undecoded, up to a bound, so that pings, what comes on streams, and the end of the conversation are seen
meanwhile; over the bound nothing is read. One task, the pump, begins them in their order.

Calls that run when a client is gone run to their end, as in libvirt; they are cancelled only when the server stops. What was not
begun, and what works away from the loop, is given up with its client: nothing of it has been seen yet.
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
    """What decides whether a call waits.

    ``own``: the session answers it by itself. ``at_once``: it need not wait for calls that are held back, since it takes no
    driver's time. ``closes``: it ends the conversation.
    """

    name: str
    own: bool
    at_once: bool
    closes: bool


class _Held(NamedTuple):
    """A call that waits; ``begin()`` is its reply, or None when a task will send it."""

    begin: Callable[[], bytes | None]
    entry: Called
    size: int
    fds: list[int]


_NO_FDS: list[int] = []


class Calls:
    """``holding``: further calls are to be held. ``closing``: the reply to the client's wish to close is the last thing it gets.

    ``reading`` is cancelled when a call that was held has closed the conversation.
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
        self._in_order = 0  # of those that run, the ones that later calls wait for
        self._is_over = False  # the client will hear of nothing any more
        self._jobs: set[trio.CancelScope] = set()
        self._held: deque[_Held] = deque()
        self._held_bytes = 0
        self._pumping = False
        self._slot = trio.lowlevel.ParkingLot()  # for who waits until a call has ended
        self._room = trio.Event()  # a held call has begun
        self._nursery: trio.Nursery

    def start(self, nursery: trio.Nursery) -> None:
        """Run in tasks of ``nursery`` from now on."""
        self._nursery = nursery

    # -- calls that wait -----------------------------------------------------------------------------------------------

    def hold(self, call: CallReceived, entry: Called, begin: Callable[[], bytes | None]) -> bytes | None:
        """Hold a call back until it may begin, or begin it now if it does not have to wait: its reply, if so."""
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
        if fds and self._held:  # it may have been too much: then the client is given up, and what waited dropped
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
        """Whether so much is held that nothing more is to be read."""
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
            if not held or self.closing:
                break
            began = perf_counter()
            call = held.popleft()
            self._released(call)
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

    def _released(self, held: _Held) -> None:
        """Count a call no longer that waited."""
        self._held_bytes -= held.size
        self._common.partial.add(self._owner, -held.size)
        if held.fds:
            self._common.descriptors.add(self._owner, -len(held.fds))

    def drop_held(self) -> None:
        """Begin none of the calls that wait."""
        while self._held:
            held = self._held.popleft()
            for fd in held.fds:
                os.close(fd)
            self._released(held)

    def end(self) -> None:
        """Give up what the client will not hear of. Safe to call twice."""
        self._is_over = True
        self.drop_held()
        for job in list(self._jobs):
            job.cancel()

    # -- calls that run ------------------------------------------------------------------------------------------------

    def _update(self) -> None:
        self.holding = self._pumping or self._in_order > 0 or self.running >= self._common.limits.max_client_requests

    def _begun(self, *, in_order: bool = False) -> None:
        """A call runs from now on; ``in_order``: those behind it wait for it."""
        self.running += 1
        self._in_order += in_order
        self._update()

    def _ended(self, *, in_order: bool = False) -> None:
        """A call that ran is over."""
        self.running -= 1
        self._in_order -= in_order
        self._update()
        self._slot.unpark_all()

    def run(self, work: Callable[..., Awaitable[None]], *args: Any) -> None:
        """Run ``await work(*args)``, which replies, as a task that counts among the client's calls until it is over."""
        self._begun()
        self._nursery.start_soon(self._run, work, args)

    async def _run(self, work: Callable[..., Awaitable[None]], args: tuple[Any, ...]) -> None:
        try:
            await work(*args)
        finally:
            self._ended()

    def run_in_order(
        self, name: str, call: CallReceived, coroutine: Coroutine[Any, Any, Any], then: Callable[[Any], bytes]
    ) -> None:
        """Await a coroutine and send what ``then`` makes of its result; later calls wait, and it ends with the client."""
        self._begun(in_order=True)
        self._nursery.start_soon(self._run_in_order, name, call, coroutine, then)

    async def _run_in_order(
        self, name: str, call: CallReceived, coroutine: Coroutine[Any, Any, Any], then: Callable[[Any], bytes]
    ) -> None:
        try:
            with self._job():
                try:
                    reply = then(await coroutine)
                except (Exception, SystemExit, BaseExceptionGroup) as exc:
                    reply = replies.to_exception(self._peer, name, call, exc)
                self._outlet.write(reply)
        finally:
            self._ended(in_order=True)

    # -- away from the loop --------------------------------------------------------------------------------------------

    def leave(
        self, name: str, call: CallReceived, work: Callable[[], Any], then: Callable[[Any], bytes | None]
    ) -> None:
        """Work on a call in the worker's thread, then send what ``then`` makes of it on the loop, if that is a reply."""
        self._begun(in_order=True)
        self._common.partial.add(self._owner, len(call.payload))
        self._nursery.start_soon(self._run_away, name, call, work, then)

    async def _run_away(
        self, name: str, call: CallReceived, work: Callable[[], Any], then: Callable[[Any], bytes | None]
    ) -> None:
        try:
            with self._job():
                try:
                    value = await offload.run(work)
                    began = perf_counter()
                    reply = then(value)
                    took = perf_counter() - began
                    if took > NOTED:
                        self._common.turns.note(took, f"{name} of {self._peer}")
                except (Exception, SystemExit) as exc:
                    reply = replies.to_exception(self._peer, name, call, exc)
                if reply is not None:
                    self._outlet.write(reply)
        finally:
            self._common.partial.add(self._owner, -len(call.payload))
            self._ended(in_order=True)

    @contextlib.contextmanager
    def _job(self) -> Iterator[trio.CancelScope]:
        """What is within ends when the client is gone."""
        with trio.CancelScope() as scope:
            if self._is_over:  # since the task was begun
                scope.cancel()
            self._jobs.add(scope)
            try:
                yield scope
            finally:
                self._jobs.discard(scope)

    def work_out(self, later: Later[Any]) -> Coroutine[Any, Any, Any]:
        """What ``later`` comes to, for a call that runs as a task of its own; those behind it wait from now on."""
        self._in_order += 1
        self._update()
        return self._work_out(later)

    async def _work_out(self, later: Later[Any]) -> Any:
        try:
            with self._job():
                return await later
            raise report(ErrorNumber.VIR_ERR_OPERATION_ABORTED, ErrorDomain.VIR_FROM_RPC, "the client is gone")
        finally:
            self._in_order -= 1
            self._update()
            self._slot.unpark_all()

    def forget(self) -> None:
        """Let go of everything at once: nothing of a session that is over waits for the cyclic collector."""
        del self._nursery, self._owner, self._outlet, self.reading
