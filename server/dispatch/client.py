"""One connected client, as entries see it."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ...protocol.keepalive import KeepAlive
from ..events import Subscriber
from ..kept import check_length
from .calls import Calls
from .open_streams import OpenStreams
from .replies import rpc_error

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import trio

    from ...protocol.connection import CallReceived, Connection
    from .._generated.driver import Driver
    from ..caller import Caller
    from ..common import Common, Guard
    from ..drivers.life import Life
    from ..events import EventHub
    from ..limits import Limits
    from ..net.inlet import Inlet
    from ..net.outlet import Outlet
    from ..totals import Holder

__all__ = ["Client"]


class Client:
    """The state that a session keeps for the calls of its client.

    ``driver`` is the driver that its calls reach, None until it has opened a ``uri``.
    ``guard(entry, call, args)`` runs before each call and raises LibvirtError to refuse
    it; None lets every call pass. ``passes_fds``: its socket can pass descriptors.
    """

    def __init__(
        self,
        owner: Holder,
        caller: Caller,
        common: Common,
        connection: Connection,
        inlet: Inlet,
        outlet: Outlet,
        *,
        passes_fds: bool,
    ) -> None:
        self.peer = caller.address
        self.caller = caller
        self.common = common
        self.passes_fds = passes_fds
        # of the service's kind: a hypervisor's `Driver`, or the administration
        self.driver: Any = None
        self.uri = ""
        self._identity_size = 0
        self.at_end: list[Callable[[], None]] = []
        """Functions to call when the client leaves its driver."""
        self.guard: Callable[[Any, CallReceived, Any], None] | None = common.guard
        self.inlet = inlet
        self.outlet = outlet
        self.calls = Calls(owner, self.peer, common, outlet)
        self.streams = OpenStreams(owner, self.peer, common, connection, inlet, outlet)
        self.subscriber: Subscriber | None = None  # made with the first registration for events
        self.keepalive: KeepAlive | None = None
        self._owner = owner
        self._nursery: trio.Nursery
        self._opened: Life | None = None
        self._anonymous = True
        common.anonymous += 1

    @property
    def limits(self) -> Limits:
        """The limits of its server, the same for every client."""
        return self.common.limits

    @property
    def readonly(self) -> bool:
        """Whether the client may only read."""
        return self.caller.readonly

    def start(self, nursery: trio.Nursery) -> None:
        """Run the client's work in tasks of ``nursery`` from now on."""
        self._nursery = nursery
        self.outlet.start(nursery)
        self.calls.start(nursery)
        self.streams.start(nursery)

    # -- opening, closing, ending ------------------------------------------------------

    def opened(self, driver: Driver, uri: str, *, takes_fds: bool) -> None:
        """Note that the client has opened a URI.

        ``takes_fds``: the driver has an entry point that takes descriptors.
        """
        self.driver = self._opened = driver
        self.uri = uri
        self.named()
        if self.passes_fds and takes_fds:
            self.inlet.take_fds()

    def close_driver(self) -> None:
        """Leave the client's driver, once no call of the client runs."""
        self.unsubscribe()
        while self.at_end:
            self.at_end.pop()()
        opened, self._opened, self.driver = self._opened, None, None
        if opened is None:
            return
        if self.calls.running:
            self._nursery.start_soon(self._leave, opened)
        else:
            self.common.lives.leave(opened)

    async def _leave(self, opened: Life) -> None:
        try:
            while self.calls.running:
                await self.calls.wait_ended()
        finally:
            self.common.lives.leave(opened)

    def restrict(self, guard: Callable[[Any, CallReceived, Any], None]) -> None:
        """Make the client read-only from now on.

        ``guard`` refuses calls that change something, before the server's own guard is
        asked.
        """
        self.caller = replace(self.caller, readonly=True)
        also = self.common.guard
        self.guard = guard if also is None else partial(_both, guard, also)

    def named(self) -> None:
        """Stop counting the client as anonymous."""
        if self._anonymous:
            self._anonymous = False
            self.common.anonymous -= 1
            self.common.room()

    def start_keepalive(self) -> None:
        """Send keepalive pings while the client is silent, from now on.

        The client has said that it answers them. None are sent while the limits say so,
        which may change.
        """
        if self.keepalive is None:
            self.keepalive = KeepAlive(self.limits.keepalive_count)

    @property
    def holds_work(self) -> bool:
        """Whether streams are open or calls wait, which takes time to give up."""
        return self.streams.has_open or self.calls.held > 0

    def stop(self) -> None:
        """Begin no call that waits and no packet of a stream: the client is gone.

        `end` is to follow.
        """
        self.calls.stop()
        self.outlet.hold_bulk()

    def end(self) -> None:
        """Give up events, streams and calls that the client will not hear of.

        Safe to call twice.
        """
        self.keepalive = None
        if self.subscriber is not None:
            self.subscriber.mute()  # it is closed when the client leaves its driver
        self.streams.end()
        self.calls.end()
        self.outlet.release_bulk()

    def forget(self) -> None:
        """Drop all references, so that nothing waits for the cyclic collector."""
        self.named()
        self.keep(-self._identity_size)
        self.outlet.clear()
        self.inlet.close()
        self.driver = None
        self.guard = None
        self.calls.forget()
        del self._nursery, self._owner, self.inlet, self.outlet, self.streams

    # -- what is kept for it -----------------------------------------------------------

    def keep(self, size: int) -> bool:
        """Count ``size`` more bytes that are kept for the client, or fewer.

        Returns False, and counts nothing, if there is no room for them.
        """
        return self.common.kept.take(size, readonly=self.readonly)

    def claim(self, identity: Mapping[str, int | str]) -> None:
        """Keep the identity that the client gives itself, in place of an earlier one.

        Raises VIR_ERR_INVALID_ARG if a text is too long, VIR_ERR_RPC if there is no
        room for it.
        """
        for name, value in identity.items():
            if isinstance(value, str):
                check_length(name, value)
        size = sum(sys.getsizeof(part) for item in identity.items() for part in item)
        if not self.keep(size - self._identity_size):
            raise rpc_error("the identities of all clients are too large")
        self._identity_size = size
        self.caller = replace(self.caller, claimed=dict(identity))

    # -- events ------------------------------------------------------------------------

    def subscribe(self, hub: EventHub) -> Subscriber:
        """Return the client's subscriber, made when it is first asked for."""
        if self.subscriber is None:
            self.subscriber = Subscriber(self, hub)
        return self.subscriber

    def unsubscribe(self) -> None:
        """Send no more events to this client."""
        if self.subscriber is not None:
            self.subscriber.close()
            self.subscriber = None

    def start_soon(self, run: Callable[[], Awaitable[None]]) -> None:
        """Run a task that lives as long as the session."""
        self._nursery.start_soon(run)

    async def send_behind(self, data: bytes) -> None:
        """Send ``data``, which may wait, once no reply does."""
        await self.outlet.write_behind(data)

    def count_events(self, size: int) -> None:
        """Set the number of bytes of events that wait for this client."""
        self.common.events.set(self._owner, size)


def _both(
    first: Callable[[Any, CallReceived, Any], None],
    second: Guard,
    entry: Any,
    call: CallReceived,
    args: Any,
) -> None:
    first(entry, call, args)
    second(entry, call, args)
