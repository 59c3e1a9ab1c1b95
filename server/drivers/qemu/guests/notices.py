"""Handlers of QEMU's events that clients are told of.

A handler gets the driver, the domain, the guest and the event. It runs in place: it
changes the domain and emits, and leaves what takes long to a task. What an event says
is QEMU's word, and may be the guest's: a handler may raise LookupError, TypeError or
ValueError for an event of another form, which ends the conversation with QEMU.
"""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from .....protocol._generated.enums import (
    ConnectDomainEventChannelLifecycleReason,
    ConnectDomainEventChannelLifecycleState,
    DomainCrashedReason,
    DomainEventCrashedDetailType,
    DomainEventGraphicsAddressType,
    DomainEventGraphicsPhase,
    DomainEventIOErrorAction,
    DomainEventPMSuspendedDetailType,
    DomainEventStartedDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainEventWatchdogAction,
    DomainMemoryFailureActionType,
    DomainMemoryFailureFlags,
    DomainMemoryFailureRecipientType,
    DomainPausedReason,
    DomainPMSuspendedReason,
    DomainRunningReason,
    DomainState,
)
from .....protocol._generated.remote_events import (
    DomainEventAgentLifecycle,
    DomainEventBalloonChange,
    DomainEventChannelLifecycle,
    DomainEventGraphics,
    DomainEventIoError,
    DomainEventIoErrorReason,
    DomainEventMemoryFailure,
    DomainEventPmsuspend,
    DomainEventPmsuspendDisk,
    DomainEventPmwakeup,
    DomainEventReboot,
    DomainEventRtcChange,
    DomainEventWatchdog,
)
from .....protocol.errors import LibvirtError
from ..devices.channels import AGENT, channel_of, with_channel_state
from ..saves.memory_dump import dump_memory
from .ends import PANICKED

if TYPE_CHECKING:
    from .....protocol.event_messages import Address
    from ....conf import xml
    from ....objects.domains import Domain
    from ..base import QemuEntryPoints
    from ..qmp.protocol import Event
    from .guest import Guest

__all__ = [
    "balloon_changed",
    "block_failed",
    "channel_changed",
    "channels_began",
    "clock_changed",
    "crash_loaded",
    "display_connected",
    "display_disconnected",
    "display_initialized",
    "dogged",
    "memory_failed",
    "panicked",
    "reset",
    "slept",
    "slept_on_disk",
    "woke_up",
]

log = logging.getLogger("virtrio.server")

_LONGEST_NAME = 20  # characters of a guest's name in that of its dump

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_ASLEEP = int(DomainState.VIR_DOMAIN_PMSUSPENDED)
_CRASHED = int(DomainState.VIR_DOMAIN_CRASHED)
_Type = DomainEventType


def _text(value: object) -> str:
    """Return a text of an event's, as C would have it."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value.partition("\0")[0]


def _pause(driver: QemuEntryPoints, domain: Domain, reason: int, detail: int) -> None:
    """Note that QEMU has paused the guest by itself."""
    if domain.state == _RUNNING:
        domain.state, domain.reason = _PAUSED, reason
        driver._tell(domain, _Type.VIR_DOMAIN_EVENT_SUSPENDED, detail)


# -- the machine -----------------------------------------------------------------------


def reset(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    driver.events.emit(DomainEventReboot(domain))


def clock_changed(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    """Pass on the offset; a clock that may vary keeps it, for the next start."""
    offset = event.data["offset"]
    if isinstance(offset, bool) or not isinstance(offset, int) or abs(offset) >= 2**63:
        raise TypeError(f"the offset {offset!r} is no number of seconds")
    clock = domain.definition.tree.find("clock")
    if clock is not None and clock.attrs.get("offset") == "variable":
        if guest.clock_base is None:
            guest.clock_base = int(clock.attrs.get("adjustment", "0"))
        offset += guest.clock_base
        driver.state.note(domain, partial(_set_adjustment, offset))
    driver.events.emit(DomainEventRtcChange(domain, offset))


_DOG = {
    "none": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_NONE,
    "pause": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_PAUSE,
    "reset": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_RESET,
    "poweroff": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF,
    "shutdown": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN,
    "debug": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_DEBUG,
    "inject-nmi": DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI,
}


def dogged(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    action = _DOG[event.data["action"]]
    driver.events.emit(DomainEventWatchdog(domain, int(action)))
    if action == DomainEventWatchdogAction.VIR_DOMAIN_EVENT_WATCHDOG_PAUSE:
        _pause(
            driver,
            domain,
            int(DomainPausedReason.VIR_DOMAIN_PAUSED_WATCHDOG),
            int(DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG),
        )


_FAILURES = {
    "ignore": DomainEventIOErrorAction.VIR_DOMAIN_EVENT_IO_ERROR_NONE,
    "stop": DomainEventIOErrorAction.VIR_DOMAIN_EVENT_IO_ERROR_PAUSE,
    "report": DomainEventIOErrorAction.VIR_DOMAIN_EVENT_IO_ERROR_REPORT,
}


def block_failed(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    action = _FAILURES[event.data["action"]]
    path, alias = "", ""
    node = event.data.get("node-name")
    for disk in guest.nodes.disks.values():
        names = [disk.copy_on_read] if disk.has_copy_on_read else []
        names += [name for layer in disk.layers for name in (layer.node, layer.storage)]
        if node in names:
            path, alias = disk.top.path, disk.device
    reason = "enospc" if event.data.get("nospace") is True else ""
    driver.events.emit(DomainEventIoError(domain, path, alias, int(action)))
    driver.events.emit(DomainEventIoErrorReason(domain, path, alias, int(action), reason))
    if action == DomainEventIOErrorAction.VIR_DOMAIN_EVENT_IO_ERROR_PAUSE:
        _pause(
            driver,
            domain,
            int(DomainPausedReason.VIR_DOMAIN_PAUSED_IOERROR),
            int(DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_IOERROR),
        )


def balloon_changed(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    actual = int(event.data["actual"]) // 1024
    if not 0 <= actual < 2**54:
        raise ValueError(f"{actual} KiB of memory")
    driver.state.note(domain, lambda known: known.definition.set_memory(current=actual))
    driver.events.emit(DomainEventBalloonChange(domain, actual))


def _set_adjustment(offset: int, domain: Domain) -> None:
    clock = domain.definition.tree.find("clock")
    if clock is not None:
        domain.definition.put(clock.twin(attrs={**clock.attrs, "adjustment": str(offset)}), "clock")


_Recipient = DomainMemoryFailureRecipientType
_RECIPIENTS = {
    "hypervisor": _Recipient.VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR,
    "guest": _Recipient.VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST,
}
_MEMORY_ACTIONS = {
    "ignore": DomainMemoryFailureActionType.VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE,
    "inject": DomainMemoryFailureActionType.VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT,
    "fatal": DomainMemoryFailureActionType.VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL,
    "reset": DomainMemoryFailureActionType.VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET,
}


def memory_failed(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    said = event.data["flags"]
    flags = 0
    if said["action-required"] is True:
        flags |= int(DomainMemoryFailureFlags.VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED)
    if said["recursive"] is True:
        flags |= int(DomainMemoryFailureFlags.VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE)
    recipient = int(_RECIPIENTS[event.data["recipient"]])
    action = int(_MEMORY_ACTIONS[event.data["action"]])
    driver.events.emit(DomainEventMemoryFailure(domain, recipient, action, flags))


# -- sleep -----------------------------------------------------------------------------


def slept(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    driver.events.emit(DomainEventPmsuspend(domain))
    detail = DomainEventPMSuspendedDetailType.VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY
    _sleep(driver, domain, int(detail))


def slept_on_disk(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    driver.events.emit(DomainEventPmsuspendDisk(domain))
    detail = DomainEventPMSuspendedDetailType.VIR_DOMAIN_EVENT_PMSUSPENDED_DISK
    _sleep(driver, domain, int(detail))


def _sleep(driver: QemuEntryPoints, domain: Domain, detail: int) -> None:
    if domain.state == _RUNNING:
        domain.state = _ASLEEP
        domain.reason = int(DomainPMSuspendedReason.VIR_DOMAIN_PMSUSPENDED_UNKNOWN)
        driver._tell(domain, _Type.VIR_DOMAIN_EVENT_PMSUSPENDED, detail)


def woke_up(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    driver.events.emit(DomainEventPmwakeup(domain))
    if domain.state == _ASLEEP:
        domain.state = _RUNNING
        domain.reason = int(DomainRunningReason.VIR_DOMAIN_RUNNING_WAKEUP)
        detail = DomainEventStartedDetailType.VIR_DOMAIN_EVENT_STARTED_WAKEUP
        driver._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, detail)


# -- crashes ---------------------------------------------------------------------------


def panicked(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    """Do with a guest that has crashed what its definition says; QEMU has paused it."""
    if domain.state == _CRASHED:
        return
    domain.state = _CRASHED
    domain.reason = int(DomainCrashedReason.VIR_DOMAIN_CRASHED_PANICKED)
    if domain.uuid in driver.starting:
        driver.nursery.start_soon(_crashed_at_start, driver, domain, guest)
    else:
        _crashed(driver, domain, guest)


async def _crashed_at_start(driver: QemuEntryPoints, domain: Domain, guest: Guest) -> None:
    await driver.wait_until_started(domain)
    if driver.guests.get(domain.uuid) is guest:
        _crashed(driver, domain, guest)


def _crashed(driver: QemuEntryPoints, domain: Domain, guest: Guest) -> None:
    detail = DomainEventCrashedDetailType.VIR_DOMAIN_EVENT_CRASHED_PANICKED
    driver._tell(domain, _Type.VIR_DOMAIN_EVENT_CRASHED, detail)
    action = domain.definition.actions.get("on_crash", "destroy")
    if action.startswith("coredump-"):
        driver.nursery.start_soon(_dump, driver, guest, action)
    elif action == "restart":
        driver.nursery.start_soon(_restart, guest)
    elif action != "preserve":
        guest.ends_for = PANICKED
        driver.nursery.start_soon(guest.end)


async def _dump(driver: QemuEntryPoints, guest: Guest, action: str) -> None:
    """Keep the memory of a guest that crashed, if that is possible, and go on."""
    settings = driver.settings
    name = guest.definition.name.replace("/", "_")[:_LONGEST_NAME]
    when = time.strftime("%Y-%m-%d-%H:%M:%S")
    folder = settings.dump_folder or str(settings.places.dumps)
    path = f"{folder}/{guest.id}-{name}-{when}"
    try:
        async with guest.turn("crash"):
            past_cache = settings.dumps_past_cache
            await dump_memory(guest, path, settings.identity, past_cache=past_cache)
    except LibvirtError as exc:
        log.error("guest %s crashed, and is not dumped: %s", guest.definition.name, exc)
    if action == "coredump-restart":
        await _restart(guest)
    else:
        guest.ends_for = PANICKED
        await guest.end()


async def _restart(guest: Guest) -> None:
    """Start a guest again in the same process."""
    try:
        async with guest.turn("crash"):
            guest.resumes_for = int(DomainRunningReason.VIR_DOMAIN_RUNNING_CRASHED)
            await guest.monitor.command("system_reset")
            await guest.monitor.command("cont")
    except LibvirtError as exc:
        log.error("guest %s crashed, and does not start again: %s", guest.definition.name, exc)


def crash_loaded(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    detail = DomainEventCrashedDetailType.VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED
    driver._tell(domain, _Type.VIR_DOMAIN_EVENT_CRASHED, detail)


# -- displays --------------------------------------------------------------------------

_Phase = DomainEventGraphicsPhase
_FAMILIES = {
    "ipv4": int(DomainEventGraphicsAddressType.VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4),
    "ipv6": int(DomainEventGraphicsAddressType.VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6),
    "unix": int(DomainEventGraphicsAddressType.VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX),
}


def display_connected(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    _display(driver, domain, event, int(_Phase.VIR_DOMAIN_EVENT_GRAPHICS_CONNECT))


def display_initialized(
    driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event
) -> None:
    _display(driver, domain, event, int(_Phase.VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE))


def display_disconnected(
    driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event
) -> None:
    _display(driver, domain, event, int(_Phase.VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT))


def _display(driver: QemuEntryPoints, domain: Domain, event: Event, phase: int) -> None:
    """Pass on an event of VNC, or of SPICE, whose ``port`` is VNC's ``service``."""
    server, client = event.data["server"], event.data["client"]
    service = "service" if event.name.startswith("VNC_") else "port"
    subject = [
        (name, _text(client[key]))
        for name, key in (("x509dname", "x509_dname"), ("saslUsername", "sasl_username"))
        if key in client
    ]
    driver.events.emit(
        DomainEventGraphics(
            domain,
            phase,
            _address(server, service),
            _address(client, service),
            _text(server.get("auth", "")),
            subject,
        )
    )


def _address(end: dict[str, Any], service: str) -> Address:
    family = _FAMILIES.get(end["family"], _FAMILIES["ipv4"])
    return {"family": family, "node": _text(end["host"]), "service": _text(end[service])}


# -- channels --------------------------------------------------------------------------


def channel_changed(driver: QemuEntryPoints, domain: Domain, guest: Guest, event: Event) -> None:
    """Note that the guest has opened or closed a channel; it may be its agent's."""
    alias, is_open = event.data["id"], event.data["open"]
    if not isinstance(is_open, bool):
        raise TypeError(f"a channel is open: {is_open!r}")
    channel = channel_of(domain.definition, alias)
    if channel is None:
        return
    state = "connected" if is_open else "disconnected"
    was = channel.get("target", "state")
    driver.state.note(domain, lambda known: with_channel_state(alias, state, known.definition))
    if channel.get("target", "name") == AGENT and guest.agent is not None:
        if is_open:
            guest.agent.opened()
        else:
            guest.agent.closed()
    if was != state:
        reason = ConnectDomainEventChannelLifecycleReason
        changed = reason.VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_CHANNEL
        _tell_channel(driver, domain, channel, is_open=is_open, reason=int(changed))


def channels_began(driver: QemuEntryPoints, domain: Domain) -> None:
    """Tell clients of the channels of a guest that starts."""
    reason = ConnectDomainEventChannelLifecycleReason
    began = reason.VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_DOMAIN_STARTED
    for channel in domain.definition.devices("channel"):
        if channel.get("target", "type") == "virtio":
            _tell_channel(driver, domain, channel, is_open=False, reason=int(began))


def _tell_channel(
    driver: QemuEntryPoints, domain: Domain, channel: xml.Element, *, is_open: bool, reason: int
) -> None:
    """Tell clients of a channel, and of the agent; states and reasons are the same."""
    states = ConnectDomainEventChannelLifecycleState
    state = int(
        states.VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_CONNECTED
        if is_open
        else states.VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_DISCONNECTED
    )
    name = channel.get("target", "name") or ""
    if name == AGENT:
        driver.events.emit(DomainEventAgentLifecycle(domain, state, reason))
    driver.events.emit(DomainEventChannelLifecycle(domain, name, state, reason))
