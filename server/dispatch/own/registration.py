"""Procedures with which a client registers for events and ends a registration.

Checks, errors and answers are libvirtd's.
"""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ....protocol._generated import qemu, qemu_events, remote
from ....protocol._generated.enums import (
    ConnectDomainQemuMonitorEventRegisterFlags,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol._generated.qemu_procedures import QemuProcedure
from ....protocol._generated.remote import later
from ....protocol._generated.remote_events import MESSAGES
from ....protocol._generated.remote_procedures import RemoteProcedure
from ....protocol.errors import LibvirtError, no_support, report, unsupported_flags
from ....protocol.event_messages import Family, Message, filter_key
from ...events import too_many_events
from ...kept import check_length
from .entry import OwnEntry
from .patterns import Malformed, TooComplex, compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...events import Registration, Subscriber
    from ..client import Client
    from .patterns import Pattern

__all__ = ["ENTRIES", "FAMILIES", "QEMU_ENTRIES"]


class _Texts(NamedTuple):
    """Texts for a family: its function, that function's domain, words of refusals."""

    function: str
    domain: ErrorDomain
    event: str
    callback: str


_TEXTS = {
    Family.DOMAIN: _Texts(
        "virConnectDomainEventRegisterAny", ErrorDomain.VIR_FROM_DOMAIN, "event", "domain event"
    ),
    Family.NETWORK: _Texts(
        "virConnectNetworkEventRegisterAny",
        ErrorDomain.VIR_FROM_NETWORK,
        "network event",
        "network event",
    ),
    Family.STORAGE_POOL: _Texts(
        "virConnectStoragePoolEventRegisterAny",
        ErrorDomain.VIR_FROM_STORAGE,
        "storage pool event",
        "storage pool event",
    ),
    Family.NODE_DEVICE: _Texts(
        "virConnectNodeDeviceEventRegisterAny",
        ErrorDomain.VIR_FROM_NODEDEV,
        "node device event",
        "node device event",
    ),
    # libvirtd says "node device" here.
    Family.SECRET: _Texts(
        "virConnectSecretEventRegisterAny",
        ErrorDomain.VIR_FROM_SECRET,
        "secret event",
        "node device event",
    ),
}

# (family, event id) -> the message that carries it, with a callback id and without.
_WITH_ID = {(what.family, what.event_id): what for what in MESSAGES.values() if what.has_id}
_PLAIN = {(what.family, what.event_id): what for what in MESSAGES.values() if not what.has_id}
_LIFECYCLE = _PLAIN[Family.DOMAIN, 0]
_CLOSED = _PLAIN[Family.CONNECT, 0]
_MONITOR = next(iter(qemu_events.MESSAGES.values()))
_REGEX = int(
    ConnectDomainQemuMonitorEventRegisterFlags.VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX
)
_NOCASE = int(
    ConnectDomainQemuMonitorEventRegisterFlags.VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE
)


def _refused(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)


def _subscriber_of(
    client: Client, family: Family, function: str, domain: ErrorDomain
) -> Subscriber:
    """Return the client's registrations.

    Raises LibvirtError VIR_ERR_NO_SUPPORT when its driver has no events of that family.
    """
    hub = client.driver.events
    if family not in hub.families:
        raise no_support(function, domain)
    return client.subscribe(hub)


def _register(
    client: Client,
    messages: dict[tuple[Family, int], Message],
    family: Family,
    event_id: int,
    identity: Any = None,
) -> int:
    texts = _TEXTS[family]
    what = messages.get((family, event_id))
    if what is None:
        raise _refused(f"unsupported {texts.event} ID {event_id}")
    subscriber = _subscriber_of(client, family, texts.function, texts.domain)
    return subscriber.add(
        what, None if identity is None else filter_key(family, identity)
    ).callback_id


def _deregister(
    client: Client,
    find: Callable[[Subscriber], Registration | None],
    what: str,
    domain: ErrorDomain = ErrorDomain.VIR_FROM_NONE,
) -> None:
    """Remove the registration that ``find`` returns.

    Raises LibvirtError when there is none: ``what`` names it in the text. ``domain`` is
    the error domain of the public function.
    """
    subscriber = client.subscriber
    registration = None if subscriber is None else find(subscriber)
    if subscriber is None or registration is None:
        raise _refused(f"{what} not registered")
    subscriber.remove(registration)


# -- by callback id --------------------------------------------------------------------


def _register_any(
    client: Client, args: Any, *, family: Family, field: str, ret: Callable[[int], Any]
) -> Any:
    return ret(_register(client, _WITH_ID, family, args.eventID, getattr(args, field)))


def _deregister_any(client: Client, args: Any, *, family: Family) -> None:
    callback_id = args.callbackID
    _deregister(
        client,
        lambda subscriber: subscriber.by_id(family, callback_id),
        f"{_TEXTS[family].callback} callback {callback_id}",
        _TEXTS[family].domain,
    )


# -- by event, as clients of before callback ids do ------------------------------------


def _register_event(client: Client, args: remote.RemoteConnectDomainEventRegisterAnyArgs) -> None:
    _register(client, _PLAIN, Family.DOMAIN, args.eventID)


def _deregister_event(
    client: Client, args: remote.RemoteConnectDomainEventDeregisterAnyArgs
) -> None:
    if (Family.DOMAIN, args.eventID) not in _PLAIN:
        raise _refused(f"unsupported event ID {args.eventID}")
    _deregister_first(client, args.eventID)


def _deregister_first(client: Client, event_id: int) -> None:
    """Remove the first registration for an event, as libvirtd does.

    Its object and message do not matter.
    """
    _deregister(
        client,
        lambda subscriber: subscriber.find(Family.DOMAIN, lambda r: r.message.event_id == event_id),
        f"domain event {event_id}",
    )


def _register_lifecycle(client: Client, args: None) -> remote.RemoteConnectDomainEventRegisterRet:
    _register(client, _PLAIN, Family.DOMAIN, _LIFECYCLE.event_id)
    # libvirtd's answer, whatever the field's name says
    return remote.RemoteConnectDomainEventRegisterRet(0)


def _deregister_lifecycle(
    client: Client, args: None
) -> remote.RemoteConnectDomainEventDeregisterRet:
    _deregister_first(client, _LIFECYCLE.event_id)
    return remote.RemoteConnectDomainEventDeregisterRet(0)


# -- of the QEMU monitor ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MonitorFilter:
    """Filter of monitor events by name or by a regular expression for names."""

    text: str
    flags: int
    pattern: Pattern | None = dataclasses.field(default=None, compare=False)

    @property
    def name(self) -> str | None:
        """The one name; None if it has a pattern."""
        return self.text if self.pattern is None else None

    @property
    def ignores_case(self) -> bool:
        return bool(self.flags & _NOCASE)

    def accepts(self, name: str) -> bool:
        return self.pattern is None or self.pattern.is_in(name)


_MOST_FILTERS = 32  # of one client, that have a pattern
_MOST_SHOWN = 80


def _monitor_filter(event: str | None, flags: int) -> MonitorFilter | None:
    function = "virDomainQemuMonitorEventStateRegisterID"
    if flags & ~(_REGEX | _NOCASE):
        raise unsupported_flags(ErrorDomain.VIR_FROM_NONE, function, flags & ~(_REGEX | _NOCASE))
    if event is None:
        return None
    check_length("event name", event)
    if not flags & _REGEX:
        return MonitorFilter(event, flags)
    try:
        pattern = compiled(event, ignore_case=bool(flags & _NOCASE))
    except TooComplex:
        detail = f"failed to compile regex '{event[:_MOST_SHOWN]}': it is too complex"
    except Malformed as exc:
        detail = f"failed to compile regex '{event}': {exc}"
    else:
        return MonitorFilter(event, flags, pattern)
    raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE, detail)


def _has_pattern(registration: Registration) -> bool:
    accepts = registration.accepts
    return accepts is not None and accepts.name is None


def _register_monitor(
    client: Client, args: qemu.QemuConnectDomainMonitorEventRegisterArgs
) -> qemu.QemuConnectDomainMonitorEventRegisterRet:
    function = "virConnectDomainQemuMonitorEventRegister"
    subscriber = _subscriber_of(client, Family.QEMU_MONITOR, function, ErrorDomain.VIR_FROM_NONE)
    accepts = _monitor_filter(args.event, args.flags)
    more = sys.getsizeof(args.event)
    if accepts is not None and accepts.pattern is not None:
        if subscriber.count(Family.QEMU_MONITOR, _has_pattern) >= _MOST_FILTERS:
            raise too_many_events()
        more += accepts.pattern.size
    key = None if args.dom is None else filter_key(Family.QEMU_MONITOR, args.dom)
    return qemu.QemuConnectDomainMonitorEventRegisterRet(
        subscriber.add(_MONITOR, key, accepts, more=more).callback_id
    )


def _deregister_monitor(
    client: Client, args: qemu.QemuConnectDomainMonitorEventDeregisterArgs
) -> None:
    callback_id = args.callbackID
    _deregister(
        client,
        lambda subscriber: subscriber.by_id(Family.QEMU_MONITOR, callback_id),
        f"qemu monitor event callback {callback_id}",
    )


# -- the driver's own connection -------------------------------------------------------


def _register_close(client: Client, args: None) -> None:
    """Register for the loss of the connection; every client may.

    A driver that cannot lose its hypervisor never emits the event.
    """
    if Family.CONNECT in client.driver.events.families:
        subscriber = _subscriber_of(
            client, Family.CONNECT, "virConnectRegisterCloseCallback", ErrorDomain.VIR_FROM_NONE
        )
        if subscriber.find(Family.CONNECT, lambda r: True) is None:
            subscriber.add(_CLOSED, None)


def _unregister_close(client: Client, args: None) -> None:
    subscriber = client.subscriber
    registration = None if subscriber is None else subscriber.find(Family.CONNECT, lambda r: True)
    if subscriber is not None and registration is not None:
        subscriber.remove(registration)


_P = RemoteProcedure
_OBJECTS = {
    Family.NETWORK: ("net", _P.REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY),
    Family.STORAGE_POOL: ("pool", _P.REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY),
    Family.NODE_DEVICE: ("dev", _P.REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY),
    Family.SECRET: ("secret", _P.REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY),
    Family.DOMAIN: ("dom", _P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY),
}


_register_own = partial(OwnEntry, needs_driver=True)
_deregister_own = partial(OwnEntry, needs_driver=True, at_once=True)


def _remote() -> dict[int, OwnEntry]:
    table = {
        _P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER: _register_own(
            "connect_domain_event_register",
            None,
            _register_lifecycle,
            later.pack_remote_connect_domain_event_register_ret,
        ),
        _P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER: _deregister_own(
            "connect_domain_event_deregister",
            None,
            _deregister_lifecycle,
            later.pack_remote_connect_domain_event_deregister_ret,
        ),
        _P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY: _register_own(
            "connect_domain_event_register_any",
            later.unpack_remote_connect_domain_event_register_any_args,
            _register_event,
        ),
        _P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY: _deregister_own(
            "connect_domain_event_deregister_any",
            later.unpack_remote_connect_domain_event_deregister_any_args,
            _deregister_event,
        ),
        _P.REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK: _register_own(
            "connect_register_close_callback", None, _register_close
        ),
        _P.REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK: _deregister_own(
            "connect_unregister_close_callback", None, _unregister_close
        ),
    }
    for family, (field, procedure) in _OBJECTS.items():
        name = procedure.name.removeprefix("REMOTE_PROC_").lower()
        ret = getattr(later, "".join(word.capitalize() for word in f"remote_{name}_ret".split("_")))
        answer = partial(_register_any, family=family, field=field, ret=ret)
        unpack, pack = (
            getattr(later, f"unpack_remote_{name}_args"),
            getattr(later, f"pack_remote_{name}_ret"),
        )
        table[procedure] = _register_own(name, unpack, answer, pack)
        name = name.replace("_register_", "_deregister_")
        other = RemoteProcedure[f"REMOTE_PROC_{name.upper()}"]
        unpack = getattr(later, f"unpack_remote_{name}_args")
        table[other] = _deregister_own(name, unpack, partial(_deregister_any, family=family))
        FAMILIES[table[procedure].name] = FAMILIES[name] = family
    return {int(procedure): entry for procedure, entry in table.items()}


FAMILIES: dict[str, Family] = {
    "connect_domain_event_register": Family.DOMAIN,
    "connect_domain_event_deregister": Family.DOMAIN,
    "connect_domain_event_register_any": Family.DOMAIN,
    "connect_domain_event_deregister_any": Family.DOMAIN,
    "connect_domain_monitor_event_register": Family.QEMU_MONITOR,
    "connect_domain_monitor_event_deregister": Family.QEMU_MONITOR,
}
"""Names of entries, and the events that they register for.

Those that a driver lacks are refused. Every client may register for the end of its
connection.
"""


# Procedure -> how it is answered, of the remote program and of qemu's.
ENTRIES: dict[int, OwnEntry] = _remote()
QEMU_ENTRIES: dict[int, OwnEntry] = {
    int(QemuProcedure.QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER): _register_own(
        "connect_domain_monitor_event_register",
        qemu.unpack_qemu_connect_domain_monitor_event_register_args,
        _register_monitor,
        qemu.pack_qemu_connect_domain_monitor_event_register_ret,
        write=True,
    ),
    int(QemuProcedure.QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER): _deregister_own(
        "connect_domain_monitor_event_deregister",
        qemu.unpack_qemu_connect_domain_monitor_event_deregister_args,
        _deregister_monitor,
    ),
}
