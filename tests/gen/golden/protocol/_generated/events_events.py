# Generated from events.x by virtrio.gen.events; do not edit.
"""Events of the events program, and the messages that carry them."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..event_messages import (
    Address,
    Family,
    Message,
    read_address,
    read_subject,
    write_address,
    write_subject,
)
from ..lazy import replaceable
from ..typedparams import Params, encode, plain
from .events import (
    RemoteConnectEventConnectionClosedMsg,
    RemoteDomainEventCallbackGraphicsMsg,
    RemoteDomainEventCallbackPmwakeupMsg,
    RemoteDomainEventCallbackTunableMsg,
    RemoteDomainEventGraphicsMsg,
    RemoteDomainEventPmwakeupMsg,
    pack_remote_connect_event_connection_closed_msg,
    pack_remote_domain_event_callback_graphics_msg,
    pack_remote_domain_event_callback_pmwakeup_msg,
    pack_remote_domain_event_callback_tunable_msg,
    pack_remote_domain_event_graphics_msg,
    pack_remote_domain_event_pmwakeup_msg,
    unpack_remote_connect_event_connection_closed_msg,
    unpack_remote_domain_event_callback_graphics_msg,
    unpack_remote_domain_event_callback_pmwakeup_msg,
    unpack_remote_domain_event_callback_tunable_msg,
    unpack_remote_domain_event_graphics_msg,
    unpack_remote_domain_event_pmwakeup_msg,
)

__all__ = [
    "ConnectEventConnectionClosed",
    "DomainEventGraphics",
    "DomainEventPmwakeup",
    "DomainEventTunable",
]

replaceable(__name__)


class DomainEventGraphics(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_GRAPHICS."""

    dom: Any
    phase: int
    local: Address
    remote: Address
    auth_scheme: str
    subject: list[tuple[str, str]]


class DomainEventPmwakeup(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_PMWAKEUP."""

    dom: Any
    reason: int = 0


class DomainEventTunable(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_TUNABLE."""

    dom: Any
    params: Params


class ConnectEventConnectionClosed(NamedTuple):
    """Event REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED."""

    reason: int


PROGRAM = 0x20008086
VERSION = 1

MESSAGES: dict[int, Message] = {
    173: Message(
        PROGRAM,
        VERSION,
        173,
        DomainEventGraphics,
        Family.DOMAIN,
        5,
        False,
        unpack_remote_domain_event_graphics_msg,
        lambda m: DomainEventGraphics(
            m.dom,
            m.phase,
            read_address(m.local),
            read_address(m.remote),
            m.authScheme,
            read_subject(m.subject),
        ),
        pack_remote_domain_event_graphics_msg,
        lambda e, n: RemoteDomainEventGraphicsMsg(
            e.dom,
            e.phase,
            write_address(e.local),
            write_address(e.remote),
            e.auth_scheme,
            write_subject(e.subject),
        ),
    ),
    269: Message(
        PROGRAM,
        VERSION,
        269,
        DomainEventPmwakeup,
        Family.DOMAIN,
        11,
        False,
        unpack_remote_domain_event_pmwakeup_msg,
        lambda m: DomainEventPmwakeup(m.dom),
        pack_remote_domain_event_pmwakeup_msg,
        lambda e, n: RemoteDomainEventPmwakeupMsg(e.dom),
    ),
    323: Message(
        PROGRAM,
        VERSION,
        323,
        DomainEventGraphics,
        Family.DOMAIN,
        5,
        True,
        unpack_remote_domain_event_callback_graphics_msg,
        lambda m: DomainEventGraphics(
            m.msg.dom,
            m.msg.phase,
            read_address(m.msg.local),
            read_address(m.msg.remote),
            m.msg.authScheme,
            read_subject(m.msg.subject),
        ),
        pack_remote_domain_event_callback_graphics_msg,
        lambda e, n: RemoteDomainEventCallbackGraphicsMsg(
            n,
            RemoteDomainEventGraphicsMsg(
                e.dom,
                e.phase,
                write_address(e.local),
                write_address(e.remote),
                e.auth_scheme,
                write_subject(e.subject),
            ),
        ),
    ),
    329: Message(
        PROGRAM,
        VERSION,
        329,
        DomainEventPmwakeup,
        Family.DOMAIN,
        11,
        True,
        unpack_remote_domain_event_callback_pmwakeup_msg,
        lambda m: DomainEventPmwakeup(m.msg.dom, m.reason),
        pack_remote_domain_event_callback_pmwakeup_msg,
        lambda e, n: RemoteDomainEventCallbackPmwakeupMsg(
            n, e.reason, RemoteDomainEventPmwakeupMsg(e.dom)
        ),
    ),
    346: Message(
        PROGRAM,
        VERSION,
        346,
        DomainEventTunable,
        Family.DOMAIN,
        17,
        True,
        unpack_remote_domain_event_callback_tunable_msg,
        lambda m: DomainEventTunable(m.dom, plain(m.params)),
        pack_remote_domain_event_callback_tunable_msg,
        lambda e, n: RemoteDomainEventCallbackTunableMsg(n, e.dom, encode(e.params)),
    ),
    362: Message(
        PROGRAM,
        VERSION,
        362,
        ConnectEventConnectionClosed,
        Family.CONNECT,
        0,
        False,
        unpack_remote_connect_event_connection_closed_msg,
        lambda m: ConnectEventConnectionClosed(m.reason),
        pack_remote_connect_event_connection_closed_msg,
        lambda e, n: RemoteConnectEventConnectionClosedMsg(e.reason),
    ),
}
