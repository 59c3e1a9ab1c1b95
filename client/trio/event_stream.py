"""Events as an asynchronous iterator.

Use it as ``async with conn.domain_events(…) as events: async for event in events``.
"""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar

import trio

from ...protocol.errors import ConnectionClosed
from .. import arguments, limits

if TYPE_CHECKING:
    from types import TracebackType

    from ...protocol.event_messages import Event, Family

__all__ = ["BUFFER", "EventStream", "EventsLost"]

# Events that wait for their consumer.
BUFFER = 1000
# Seconds that taking a registration back may take when the block is left.
_CLOSE_TIMEOUT = 2.0


class EventsLost(Exception):
    """Consumer of an `EventStream` was too slow: ``count`` events are missing here.

    The iteration may go on afterwards.
    """

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} events were lost: they came faster than they were taken")
        self.count = count


# What an event is to its user: a named tuple, with a handle of this world.
E = TypeVar("E")


class Source(Protocol):
    """Source that an event stream takes events from; see `events.py`."""

    def check_open(self) -> None: ...

    async def open_stream(
        self, stream: EventStream[Any], family: Family, handle: Any, event_id: int
    ) -> int: ...

    async def close_stream(
        self, stream: EventStream[Any], family: Family, number: int | None
    ) -> None: ...

    def with_handle(self, family: Family, event: Event) -> Any: ...


class EventStream(Generic[E]):
    """Events of one registration, within ``async with``.

    Each is a named tuple whose first field is a handle.

    Up to ``size`` events (and 16 MiB of them) wait for the consumer. What comes beyond
    that is lost, which the iteration says at that place by raising `EventsLost`; it may
    go on then. Replies and other streams never wait for it. Iterating raises
    ConnectionClosed when the connection is gone, after what had arrived. Cancelling
    loses nothing.
    """

    def __init__(
        self, events: Source, family: Family, handle: Any, event_id: int, size: int
    ) -> None:
        arguments.check()
        if size < 1:
            raise ValueError(f"an event stream must hold at least one event, not {size}")
        self._events = events
        self._family = family
        self._handle = handle
        self._event_id = event_id
        self._size = size
        self._number: int | None = None
        self._entered = False
        self._waiting: deque[tuple[Event, int] | EventsLost] = deque()
        self._count = 0  # of the events among those
        self._bytes = 0
        self._consumers = trio.lowlevel.ParkingLot()

    def __enter__(self) -> NoReturn:
        raise RuntimeError("an event stream must be entered with 'async with'")

    def __exit__(self, *exc_info: object) -> None:
        """Make Python look for `__enter__`, which says what is wrong."""

    async def __aenter__(self) -> EventStream[E]:
        if self._entered:
            raise RuntimeError("an event stream is entered once")
        self._entered = True
        self._number = await self._events.open_stream(
            self, self._family, self._handle, self._event_id
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        number, self._number = self._number, None
        self._waiting.clear()
        self._consumers.unpark_all()
        with trio.move_on_after(_CLOSE_TIMEOUT, shield=True), contextlib.suppress(ConnectionClosed):
            await self._events.close_stream(self, self._family, number)

    def __aiter__(self) -> EventStream[E]:
        return self

    async def __anext__(self) -> E:
        await trio.lowlevel.checkpoint()
        while True:
            if self._waiting:
                item = self._waiting.popleft()
                if isinstance(item, EventsLost):
                    raise item
                event, size = item
                self._count -= 1
                self._bytes -= size
                found: E = self._events.with_handle(self._family, event)
                return found
            if self._number is None:
                if self._entered:
                    raise StopAsyncIteration
                raise RuntimeError("an event stream must be entered with 'async with'")
            self._events.check_open()
            await self._consumers.park()

    # -- for the connection ------------------------------------------------------------

    def _put(self, event: Event, size: int) -> None:
        """Take an event that has arrived."""
        if self._count and (self._count >= self._size or self._bytes + size > limits.EVENT_BYTES):
            last = self._waiting[-1]
            if isinstance(last, EventsLost):
                self._waiting.pop()
                self._waiting.append(EventsLost(last.count + 1))
            else:
                self._waiting.append(EventsLost(1))
            return
        self._waiting.append((event, size))
        self._count += 1
        self._bytes += size
        self._consumers.unpark()

    def _wake(self) -> None:
        """Wake the consumers, which then find that the connection is lost."""
        self._consumers.unpark_all()
