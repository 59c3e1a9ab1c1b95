"""Delivery of events from a driver to the clients that registered for them.

Theory of operation. A driver has an `EventHub` and emits named tuples
(`virtrio.protocol._generated.remote_events`) in it, from the server's own thread,
usually in the middle of an entry point. The hub looks up the registrations for that
event and object, encodes it once for each kind of message, and leaves the bytes with
the session of each registration; without registrations that is one dict lookup. Calls
that emit no event pay nothing for this. If there are so many registrations that this
takes long, the rest is done in further turns of the loop (`fanout.py`).

Events leave after the replies of the batch that caused them, from a task of the
session's own, and only while no reply waits to be sent: a reply waits for one write of
events at most. Events that a client does not read are kept up to ``max_event_bytes``;
beyond that, events of this client are dropped, which is logged when it begins and when
it is over. libvirt would keep all of them.
"""

from __future__ import annotations

import logging
import sys
from collections import deque
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..protocol import message
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, LocalProtocolError, report
from ..protocol.event_messages import Family, Message, filter_key
from ..protocol.message import HEADER_SIZE, MESSAGE, OK
from .event_index import Index
from .fanout import Fanout
from .kept import check_length

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from ..protocol.event_messages import Event
    from .event_index import Filter
    from .limits import Limits

    class Receiver(Protocol):
        """Client that events are sent to."""

        peer: str

        @property
        def limits(self) -> Limits: ...
        def start_soon(self, run: Callable[[], Awaitable[None]]) -> None: ...
        async def send_behind(self, data: bytes) -> None: ...
        def count_events(self, size: int) -> None: ...
        def keep(self, size: int) -> bool: ...


__all__ = ["NO_EVENTS", "EventHub", "Registration", "Subscriber", "too_many_events"]

log = logging.getLogger("virtrio.server")

# Bytes of events that leave in one write: the most that a reply may wait behind.
_BATCH = 16 * 1024
# Bytes of memory that a registration takes, beside what names its object.
_REGISTRATION = 550
_callback_id = Struct(">i")
_BEHIND_ID = HEADER_SIZE + 4
# Registrations that are told in one step, of some microseconds each.
_IN_A_STEP = 16
# Callback ids, as bits; they start anew at 0.
_IDS = 0x7FFFFFFF


class Registration(NamedTuple):
    """Registration of a client for one kind of event.

    ``message`` is the message that carries it. ``key`` (`filter_key`) names the object,
    None for all; ``accepts`` may leave events out. ``size`` is what it takes in bytes.
    """

    subscriber: Subscriber
    message: Message
    callback_id: int
    key: bytes | str | None
    accepts: Filter | None
    size: int


class EventHub:
    """Hub for the events of one driver; clients may register for its ``families``."""

    def __init__(self, families: Iterable[Family]) -> None:
        self.families = frozenset(families)
        # By event and by object, None for registrations for all objects.
        self._registered: dict[type[Event], dict[bytes | str | None, Index[Registration]]] = {}
        # By event, the messages that somebody registered for.
        self._messages: dict[type[Event], set[Message]] = {}
        self._next_id = 0
        self._fanout = Fanout()

    def register(
        self,
        subscriber: Subscriber,
        message: Message,
        key: bytes | str | None,
        accepts: Filter | None = None,
        size: int = 0,
    ) -> Registration:
        registration = Registration(subscriber, message, self._next_id, key, accepts, size)
        self._next_id = (self._next_id + 1) & _IDS
        of_event = self._registered.setdefault(message.event, {})
        if key not in of_event:
            of_event[key] = Index()
        of_event[key].add(accepts, registration.callback_id, registration)
        self._messages.setdefault(message.event, set()).add(message)
        return registration

    def deregister(self, registration: Registration) -> None:
        of_event = self._registered[registration.message.event]
        of_object = of_event[registration.key]
        of_object.remove(registration.accepts, registration.callback_id)
        if not of_object:
            del of_event[registration.key]
            if not of_event:
                del self._registered[registration.message.event]

    def has_registered(self, kind: type[Event]) -> bool:
        """Whether anybody registered for a kind of event, of whatever object."""
        return kind in self._registered

    def emit(self, event: Event) -> None:
        """Send an event to all who registered for it, with its objects as of now."""
        of_event = self._registered.get(event.__class__)
        if of_event is None:
            return
        found = [of_event[None]] if None in of_event else []
        if len(of_event) > len(found):
            family = next(iter(of_event.values())).any().message.family
            of_object = of_event.get(filter_key(family, event[0]))
            if of_object is not None:
                found.append(of_object)
        emission = _Emission(event, found, self._messages[event.__class__], self._next_id)
        self._fanout.do(emission.steps(), emission.prepare)


class _Emission:
    """Event on its way to those who had registered for it when it happened.

    ``found`` has their registrations, ``messages`` all that they may get, ``next_id``
    the callback id of the next registration.
    """

    __slots__ = ("_encoded", "_event", "_found", "_messages", "_next_id", "_waits")

    def __init__(
        self, event: Event, found: list[Index[Registration]], messages: set[Message], next_id: int
    ) -> None:
        self._event = event
        self._found = found
        self._messages = messages
        self._next_id = next_id
        self._encoded: dict[int, bytes | None] = {}
        self._waits = False

    def prepare(self) -> int:
        """Encode the event as it is now, for it waits; return the number of bytes."""
        self._waits = True
        return sum(len(self._message(what) or b"") for what in self._messages)

    def steps(self) -> Iterator[None]:
        """Leave the event with all sessions; each step is short."""
        encoded = self._encoded
        for index in self._found:
            found = yield from index.find(self._event)
            for number, registration in enumerate(found, 1):
                if not number % _IN_A_STEP:
                    yield
                if self._waits and not self._is_due(registration):
                    continue
                subscriber, what, callback_id, _, _, _ = registration
                data = encoded.get(what.procedure) or self._message(what)
                if data is None:
                    continue
                if what.has_id:
                    data = b"".join(
                        (data[:HEADER_SIZE], _callback_id.pack(callback_id), data[_BEHIND_ID:])
                    )
                subscriber.send(data)

    def _is_due(self, registration: Registration) -> bool:
        """Return whether the registration was there, and still is; ids start anew."""
        is_later = (registration.callback_id - self._next_id) & _IDS <= _IDS // 2
        return not is_later and registration.subscriber.has(registration)

    def _message(self, what: Message) -> bytes | None:
        """Return the message for callback id 0; None if it cannot be sent."""
        if what.procedure not in self._encoded:
            try:
                self._encoded[what.procedure] = _encode(what, self._event)
            except LocalProtocolError as exc:
                log.error("%r cannot be sent: %s", self._event, exc)
                self._encoded[what.procedure] = None
        return self._encoded[what.procedure]


# The hub of drivers without events: registrations are refused.
NO_EVENTS = EventHub(())


def _encode(what: Message, event: Event) -> bytes:
    """Encode the message, for callback id 0."""
    wire = what.write(event, 0)
    return message.build(
        what.program, what.version, what.procedure, MESSAGE, 0, OK, what.pack, wire
    )


def too_many_events() -> LibvirtError:
    """Make the error for a client that registers for more events than it may."""
    detail = "too many event callbacks registered"
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


class Subscriber:
    """Registrations of one session with its driver, and its events on their way."""

    def __init__(self, receiver: Receiver, hub: EventHub) -> None:
        self.hub = hub
        self._receiver = receiver
        self._registrations: dict[int, Registration] = {}  # by callback id
        self._wanted: set[tuple[object, ...]] = set()
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._draining = False
        self._dropped = 0
        self._muted = False

    # -- registrations -----------------------------------------------------------------

    def find(self, family: Family, matches: Callable[[Registration], bool]) -> Registration | None:
        """Return the first registration of the family that matches, or None."""
        return next(
            (r for r in self._registrations.values() if r.message.family is family and matches(r)),
            None,
        )

    def count(self, family: Family, matches: Callable[[Registration], bool]) -> int:
        """Return how many registrations of the family match."""
        return sum(r.message.family is family and matches(r) for r in self._registrations.values())

    def by_id(self, family: Family, callback_id: int) -> Registration | None:
        registration = self._registrations.get(callback_id)
        return (
            registration
            if registration is not None and registration.message.family is family
            else None
        )

    def add(
        self,
        what: Message,
        key: bytes | str | None,
        accepts: Filter | None = None,
        *,
        more: int = 0,
    ) -> Registration:
        """Register for an event; ``accepts`` takes ``more`` bytes of memory.

        Raises VIR_ERR_INVALID_ARG if the client has this registration already or the
        object's name is too long, VIR_ERR_RPC if it or all clients have too many.
        """
        if isinstance(key, str):
            check_length("object name", key)
        wanted = (what.event, key, accepts)
        if wanted in self._wanted:
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG,
                ErrorDomain.VIR_FROM_NONE,
                "event callback already tracked",
            )
        if len(self._registrations) >= self._receiver.limits.max_client_events:
            raise too_many_events()
        size = _REGISTRATION + sys.getsizeof(key) + more
        if not self._receiver.keep(size):
            raise report(
                ErrorNumber.VIR_ERR_RPC,
                ErrorDomain.VIR_FROM_RPC,
                "too many event callbacks registered by all clients",
            )
        registration = self.hub.register(self, what, key, accepts, size)
        self._registrations[registration.callback_id] = registration
        self._wanted.add(wanted)
        return registration

    def has(self, registration: Registration) -> bool:
        """Return whether a registration has not been removed."""
        return self._registrations.get(registration.callback_id) is registration

    def remove(self, registration: Registration) -> None:
        del self._registrations[registration.callback_id]
        self._wanted.discard((registration.message.event, registration.key, registration.accepts))
        self.hub.deregister(registration)
        self._receiver.keep(-registration.size)

    def mute(self) -> None:
        """Drop waiting events and send no more, at no cost for each registration."""
        self._muted = True
        self._waiting.clear()
        self._size = 0
        self._receiver.count_events(0)

    def close(self) -> None:
        """Drop registrations and waiting events: the session leaves its driver."""
        self.mute()
        for registration in self._registrations.values():
            self.hub.deregister(registration)
            self._receiver.keep(-registration.size)
        self._registrations.clear()
        self._wanted.clear()

    # -- sending -----------------------------------------------------------------------

    def send(self, data: bytes) -> None:
        """Queue a message behind the client's replies; drop it if too much waits."""
        if self._muted:
            return
        if self._size + len(data) > self._receiver.limits.max_event_bytes and self._waiting:
            if self._dropped == 0:
                log.warning(
                    "%s: does not read its events; further ones are dropped", self._receiver.peer
                )
            self._dropped += 1
            return
        self._waiting.append(data)
        self._size += len(data)
        self._receiver.count_events(self._size)
        if not self._draining:
            self._draining = True
            self._receiver.start_soon(self._drain)

    async def _drain(self) -> None:
        waiting = self._waiting
        while waiting:
            batch = [waiting.popleft()]
            size = len(batch[0])
            while waiting and size + len(waiting[0]) <= _BATCH:
                size += len(waiting[0])
                batch.append(waiting.popleft())
            await self._receiver.send_behind(b"".join(batch))
            self._size = max(0, self._size - size)
            self._receiver.count_events(self._size)
        self._draining = False
        if self._dropped:
            log.warning("%s: %d events were dropped", self._receiver.peer, self._dropped)
            self._dropped = 0
