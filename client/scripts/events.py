"""Registrations for the events of one connection, without I/O, for both clients.

Theory of operation. The server is asked once for each kind of event and object (a
source), however many callbacks there are for it here, because libvirtd refuses the
second time. Its callback id comes with every message and leads to the source; the
numbers that users see are given out here. What calls that takes is written as scripts.
A client runs one of them at a time, so that two threads or tasks cannot register the
same source twice, and it runs each to its end: a user who gives up (cancelled, timed
out, interrupted) leaves it to the client to take back what the server has then agreed
to.

An event may overtake the answer to its registration: `deliver` then does not know its
id, and is asked again.

An old server that does not know callback ids (VIR_DRV_FEATURE_REMOTE_EVENT_CALLBACK)
sends every domain's events, and what is not wanted is left out here.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ...protocol._generated import qemu, qemu_events, remote, remote_events
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, RemoteProtocolError, invalid_arg, report
from ...protocol.event_messages import Family, filter_key
from ...protocol.features import Feature
from .._generated import calls, qemu_calls
from .opening import supports

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.event_messages import Event, Message
    from ...protocol.events import EventReceived
    from ..calls import Call, Script

__all__ = ["Callback", "Registry", "Sink"]

log = logging.getLogger("virtrio.client")

# What takes an event, and the bytes that its message had.
Sink: TypeAlias = "Callable[[Event, int], None]"
# What a user gives: called as libvirt-python does, with the connection, the event's
# fields, and ``opaque``.
Callback: TypeAlias = "Callable[..., object]"

_CLOSED = (Family.CONNECT, 0, None)

_MESSAGES: dict[tuple[int, int], Message] = {
    (what.program, what.procedure): what
    for what in (*remote_events.MESSAGES.values(), *qemu_events.MESSAGES.values())
}
_IDS = {
    family: {what.event_id for what in _MESSAGES.values() if what.family is family}
    for family in (
        Family.DOMAIN,
        Family.NETWORK,
        Family.STORAGE_POOL,
        Family.NODE_DEVICE,
        Family.SECRET,
    )
}


class _Calls(NamedTuple):
    """Calls that a family of events is registered with.

    ``noun`` is a part of its functions' names, ``domain`` the domain of their errors.
    """

    noun: str
    domain: ErrorDomain
    register: Call[Any, Any]
    args: Callable[[int, Any], object]
    deregister: Call[Any, None]
    back: Callable[[int], object]


_FAMILIES = {
    Family.DOMAIN: _Calls(
        "DomainEvent",
        ErrorDomain.VIR_FROM_DOMAIN,
        calls.CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY,
        remote.RemoteConnectDomainEventCallbackRegisterAnyArgs,
        calls.CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY,
        remote.RemoteConnectDomainEventCallbackDeregisterAnyArgs,
    ),
    Family.NETWORK: _Calls(
        "NetworkEvent",
        ErrorDomain.VIR_FROM_NETWORK,
        calls.CONNECT_NETWORK_EVENT_REGISTER_ANY,
        remote.RemoteConnectNetworkEventRegisterAnyArgs,
        calls.CONNECT_NETWORK_EVENT_DEREGISTER_ANY,
        remote.RemoteConnectNetworkEventDeregisterAnyArgs,
    ),
    Family.STORAGE_POOL: _Calls(
        "StoragePoolEvent",
        ErrorDomain.VIR_FROM_STORAGE,
        calls.CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY,
        remote.RemoteConnectStoragePoolEventRegisterAnyArgs,
        calls.CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY,
        remote.RemoteConnectStoragePoolEventDeregisterAnyArgs,
    ),
    Family.NODE_DEVICE: _Calls(
        "NodeDeviceEvent",
        ErrorDomain.VIR_FROM_NODEDEV,
        calls.CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY,
        remote.RemoteConnectNodeDeviceEventRegisterAnyArgs,
        calls.CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY,
        remote.RemoteConnectNodeDeviceEventDeregisterAnyArgs,
    ),
    Family.SECRET: _Calls(
        "SecretEvent",
        ErrorDomain.VIR_FROM_SECRET,
        calls.CONNECT_SECRET_EVENT_REGISTER_ANY,
        remote.RemoteConnectSecretEventRegisterAnyArgs,
        calls.CONNECT_SECRET_EVENT_DEREGISTER_ANY,
        remote.RemoteConnectSecretEventDeregisterAnyArgs,
    ),
    Family.QEMU_MONITOR: _Calls(
        "DomainQemuMonitorEvent",
        ErrorDomain.VIR_FROM_DOMAIN,
        qemu_calls.CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER,
        lambda event_id, identity: qemu.QemuConnectDomainMonitorEventRegisterArgs(
            identity, None, 0
        ),
        qemu_calls.CONNECT_DOMAIN_QEMU_MONITOR_EVENT_DEREGISTER,
        qemu.QemuConnectDomainMonitorEventDeregisterArgs,
    ),
}


class _Wish(NamedTuple):
    """Callback or stream of a user: its number, and the one object that it is for."""

    number: int
    key: bytes | str | None
    sink: Sink


class _Source:
    """Registration at the server, and the wishes that it serves."""

    __slots__ = ("event_id", "family", "key", "remote_id", "wishes")

    def __init__(self, family: Family, event_id: int, key: object, remote_id: int) -> None:
        self.family = family
        self.event_id = event_id
        self.key = key
        self.remote_id = remote_id
        self.wishes: tuple[_Wish, ...] = ()


class Registry:
    """Sources of one connection, and the wishes that they serve.

    Scripts change it, one at a time; `deliver` may run meanwhile.
    """

    def __init__(self) -> None:
        self._next_number = 0
        self._numbered: bool | None = None  # whether the server knows callback ids of domain events
        self._sources: dict[tuple[Family, int, object], _Source] = {}
        self._by_remote_id: dict[tuple[Family, bool, int], _Source] = {}
        self._by_number: dict[int, _Source] = {}

    # -- scripts -----------------------------------------------------------------------

    def register_gen(self, family: Family, identity: Any, event_id: int, sink: Sink) -> Script[int]:
        """Register for an event, and return the number to take that back with.

        ``identity`` is the one object whose events are wanted, None for all. Raises
        LibvirtError: VIR_ERR_INVALID_ARG for an event that is not known here, or the
        server's refusal (virConnectDomainEventRegisterAny for domains).
        """
        _check_event(family, event_id)
        key = None if identity is None else filter_key(family, identity)
        if family is Family.DOMAIN and self._numbered is None:
            self._numbered = bool(
                (yield supports(Feature.VIR_DRV_FEATURE_REMOTE_EVENT_CALLBACK)).supported
            )
        numbered = family is not Family.DOMAIN or bool(self._numbered)
        at = (family, event_id, key if numbered else None)
        if numbered:
            how = _FAMILIES[family]
            source = yield from self._source_gen(
                at, how.register, how.args(event_id, identity), numbered
            )
        else:
            args = remote.RemoteConnectDomainEventRegisterAnyArgs(event_id)
            source = yield from self._source_gen(
                at, calls.CONNECT_DOMAIN_EVENT_REGISTER_ANY, args, numbered
            )
        return self._add(source, key, sink)

    def register_monitor_gen(
        self, identity: Any, event: str | None, flags: int, sink: Sink
    ) -> Script[int]:
        """Register for events of the QEMU monitor, and return the number to take back.

        ``identity`` is the one domain whose events are wanted, None for all; ``event``
        the name, or by ``flags`` a pattern, None for any.
        """
        args = qemu.QemuConnectDomainMonitorEventRegisterArgs(identity, event, flags)
        key = None if identity is None else filter_key(Family.QEMU_MONITOR, identity)
        at = (Family.QEMU_MONITOR, 0, (key, event, flags))
        source = yield from self._source_gen(
            at, _FAMILIES[Family.QEMU_MONITOR].register, args, True
        )
        return self._add(source, None, sink)

    def register_close_gen(self, sink: Sink) -> Script[None]:
        """Register for the loss of the server's own connection, if the server tells."""
        close_callback = supports(Feature.VIR_DRV_FEATURE_REMOTE_CLOSE_CALLBACK)
        if _CLOSED in self._sources or not (yield close_callback).supported:
            return
        yield calls.CONNECT_REGISTER_CLOSE_CALLBACK, None
        source = self._sources[_CLOSED] = self._by_remote_id[Family.CONNECT, False, 0] = _Source(
            *_CLOSED, 0
        )
        source.wishes = (_Wish(-1, None, sink),)

    def unregister_close_gen(self) -> Script[None]:
        if self._sources.pop(_CLOSED, None) is not None:
            del self._by_remote_id[Family.CONNECT, False, 0]
            yield calls.CONNECT_UNREGISTER_CLOSE_CALLBACK, None

    def _add(self, source: _Source, key: bytes | str | None, sink: Sink) -> int:
        number = self._next_number
        self._next_number += 1
        self._by_number[number] = source
        source.wishes = (*source.wishes, _Wish(number, key, sink))
        return number

    def _source_gen(
        self, at: tuple[Family, int, object], call: Call[Any, Any], args: object, numbered: bool
    ) -> Script[_Source]:
        """Return the source at ``at``; a new one is asked of the server by ``call``."""
        family, event_id, key = at
        source = self._sources.get(at)
        if source is None:
            ret = yield call, args
            remote_id = ret.callbackID if numbered else event_id
            source = self._sources[at] = self._by_remote_id[family, numbered, remote_id] = _Source(
                family, event_id, key, remote_id
            )
        return source

    def deregister_gen(self, family: Family, number: int) -> Script[int]:
        """Take a registration back (virConnectDomainEventDeregisterAny). Return 0.

        Raises LibvirtError VIR_ERR_INVALID_ARG when no registration of the family has
        the number.
        """
        how = _FAMILIES[family]
        if number < 0:
            function = (
                f"virConnect{how.noun}Deregister{'' if family is Family.QEMU_MONITOR else 'Any'}"
            )
            raise invalid_arg(
                how.domain,
                function,
                "callbackID",
                f"callbackID in {function} must be zero or greater",
            )
        source = self._by_number.get(number)
        if source is None or source.family is not family:
            detail = f"event callback id {number} not registered"
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE, detail)
        del self._by_number[number]
        source.wishes = tuple(wish for wish in source.wishes if wish.number != number)
        if source.wishes:
            return 0
        del self._sources[family, source.event_id, source.key]
        if self._by_remote_id.pop((family, True, source.remote_id), None) is not None:
            yield how.deregister, how.back(source.remote_id)
        else:
            del self._by_remote_id[family, False, source.remote_id]
            args = remote.RemoteConnectDomainEventDeregisterAnyArgs(source.remote_id)
            yield calls.CONNECT_DOMAIN_EVENT_DEREGISTER_ANY, args
        return 0

    # -- messages ----------------------------------------------------------------------

    def deliver(self, received: EventReceived) -> bool:
        """Hand an event to all sinks that want it.

        Returns False when its callback id is not known (yet). An event that does not
        decode is dropped.
        """
        what = _MESSAGES.get((received.program, received.procedure))
        if what is None:
            log.debug("unknown event %d of program %d", received.procedure, received.program)
            return True
        try:
            remote_id, event = what.decode(received.payload, received.pos)
        except RemoteProtocolError as exc:
            log.warning(
                "an event that does not decode was dropped: %s: %s", what.event.__name__, exc
            )
            return True
        source = self._by_remote_id.get(
            (what.family, what.has_id, what.event_id if remote_id is None else remote_id)
        )
        if source is None:
            return False
        if source.event_id == what.event_id:
            for wish in source.wishes:
                if wish.key is None or wish.key == filter_key(what.family, event[0]):
                    wish.sink(event, len(received.payload))
        return True


def _check_event(family: Family, event_id: int) -> None:
    """Raise libvirt's error for an event that is not known: VIR_ERR_INVALID_ARG."""
    known = _IDS[family]
    if event_id not in known:
        how = _FAMILIES[family]
        function = f"virConnect{how.noun}RegisterAny"
        rule = "zero or greater" if event_id < 0 else f"less than {max(known) + 1}"
        raise invalid_arg(how.domain, function, "eventID", f"eventID in {function} must be {rule}")


def close_callback_taken() -> LibvirtError:
    detail = "A close callback is already registered"
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_REMOTE, detail)


def no_close_callback() -> LibvirtError:
    """Return libvirt's error for a close callback that is not registered."""
    detail = "A different callback was requested"
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_REMOTE, detail)


def unknown_callback() -> LibvirtError:
    """Return virConnectDomainEventDeregister's error for an unknown function."""
    return report(
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_NONE,
        "event callback function not registered",
    )
