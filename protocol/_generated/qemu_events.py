# Generated from qemu.x by virtrio.gen.events; do not edit.
"""Events of the qemu program, and the messages that carry them."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..event_messages import Family, Message
from ..lazy import replaceable
from .qemu import (
    QemuDomainMonitorEventMsg,
    pack_qemu_domain_monitor_event_msg,
    unpack_qemu_domain_monitor_event_msg,
)

__all__ = [
    "DomainQemuMonitorEvent",
]

replaceable(__name__)


class DomainQemuMonitorEvent(NamedTuple):
    """Event QEMU_PROC_DOMAIN_MONITOR_EVENT."""

    dom: Any
    event: str
    seconds: int
    micros: int
    details: str | None


PROGRAM = 0x20008087
VERSION = 1

MESSAGES: dict[int, Message] = {
    6: Message(
        PROGRAM,
        VERSION,
        6,
        DomainQemuMonitorEvent,
        Family.QEMU_MONITOR,
        0,
        True,
        unpack_qemu_domain_monitor_event_msg,
        lambda m: DomainQemuMonitorEvent(m.dom, m.event, m.seconds, m.micros, m.details),
        pack_qemu_domain_monitor_event_msg,
        lambda e, n: QemuDomainMonitorEventMsg(n, e.dom, e.event, e.seconds, e.micros, e.details),
    ),
}
