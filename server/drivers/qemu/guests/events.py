"""What QEMU says of its guests, and what becomes of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from .....protocol._generated.enums import (
    DomainEventResumedDetailType,
    DomainEventShutdownDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainPausedReason,
    DomainRunningReason,
    DomainState,
)
from .....protocol._generated.qemu_events import DomainQemuMonitorEvent
from .....protocol.errors import LibvirtError
from ..devices.hotplug import HotplugEntryPoints
from ..disks.blocks import BlockEntryPoints
from ..moments.preserving import PreservedGuests, is_preserved
from ..qmp.protocol import printed_data
from . import notices
from .ends import PANICKED, SHUT_DOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....objects.domains import Domain
    from ..qmp.protocol import Event
    from .guest import Guest

__all__ = ["HANDLERS", "GuestEvents"]

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_SHUTDOWN_STATE = int(DomainState.VIR_DOMAIN_SHUTDOWN)
_RESTORED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_RESTORED)

_Type = DomainEventType

log = logging.getLogger("virtrio.server")


class GuestEvents(HotplugEntryPoints, BlockEntryPoints, PreservedGuests):
    """Handlers of QEMU's events."""

    def _on_event(self, domain: Domain, guest: Guest, event: Event) -> None:
        if self.guests.get(domain.uuid) is guest:
            self._pass_on(domain, event)
            handle = HANDLERS.get(event.name)
            if handle is not None:
                handle(self, domain, guest, event)
            if guest.agent is not None:
                guest.agent.notify(event.name)
            if guest.backup is not None:
                guest.backup.on_event(event)

    def _pass_on(self, domain: Domain, event: Event) -> None:
        """Tell clients that registered for events of the monitor itself."""
        if self.events.has_registered(DomainQemuMonitorEvent):
            details = printed_data(event)
            seconds, micros = divmod(event.microseconds, 1_000_000)
            self.events.emit(DomainQemuMonitorEvent(domain, event.name, seconds, micros, details))

    def _stopped(self, domain: Domain, guest: Guest, event: Event) -> None:
        reason, guest.stops_for = guest.stops_for, 0
        if domain.state == _RUNNING and not guest.is_over:
            domain.state = _PAUSED
            domain.reason = reason or int(DomainPausedReason.VIR_DOMAIN_PAUSED_USER)
            detail = DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_PAUSED
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_SUSPENDED, detail)

    def _resumed(self, domain: Domain, guest: Guest, event: Event) -> None:
        reason, guest.resumes_for = guest.resumes_for, 0
        if domain.state != _RUNNING:
            if is_preserved(domain):
                self.nursery.start_soon(self.keep_state, domain)
            domain.state = _RUNNING
            domain.reason = reason or int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED)
            detail = (
                DomainEventResumedDetailType.VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT
                if reason == _RESTORED
                else DomainEventResumedDetailType.VIR_DOMAIN_EVENT_RESUMED_UNPAUSED
            )
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_RESUMED, detail)

    def _shut_down(self, domain: Domain, guest: Guest, event: Event) -> None:
        """QEMU has stopped the guest for good: it is ended, for `-no-shutdown`.

        A guest that was asked to reboot boots again in the same process.
        """
        if guest.ends_silently or domain.state == _SHUTDOWN_STATE:
            return
        if guest.boots_again and guest.ends_for is None:
            guest.boots_again, guest.is_over = False, True
            self.nursery.start_soon(self._boot_again, domain, guest)
            return
        by_guest = event.data["guest"] is True
        if guest.ends_for == PANICKED:
            return  # it is being ended already
        if by_guest and self.preserve(domain, guest):
            return
        details = DomainEventShutdownDetailType
        detail = (
            details.VIR_DOMAIN_EVENT_SHUTDOWN_GUEST
            if by_guest
            else details.VIR_DOMAIN_EVENT_SHUTDOWN_HOST
        )
        again = domain.definition.actions.get("on_poweroff") == "restart" and by_guest
        if guest.ends_for is None and not again:
            guest.ends_for = SHUT_DOWN
        domain.state = _SHUTDOWN_STATE
        domain.reason = 0
        self._tell(domain, _Type.VIR_DOMAIN_EVENT_SHUTDOWN, detail)
        if again:
            guest.is_over = True
            self.nursery.start_soon(self._boot_again, domain, guest)
        else:
            self.nursery.start_soon(guest.end)

    async def _boot_again(self, domain: Domain, guest: Guest) -> None:
        """Let a guest that has shut down begin anew."""
        try:
            async with guest.turn("qemuProcessFakeReboot"):
                await guest.monitor.command("system_reset")
                guest.is_over = False
                guest.resumes_for = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)
                await guest.monitor.command("cont")
        except LibvirtError as exc:
            log.error("guest %s does not boot again: %s", guest.definition.name, exc)
            await guest.end()


HANDLERS: dict[str, Callable[[GuestEvents, Domain, Guest, Event], None]] = {
    "STOP": GuestEvents._stopped,
    "RESUME": GuestEvents._resumed,
    "SHUTDOWN": GuestEvents._shut_down,
    "RESET": notices.reset,
    "RTC_CHANGE": notices.clock_changed,
    "WATCHDOG": notices.dogged,
    "BLOCK_IO_ERROR": notices.block_failed,
    "BALLOON_CHANGE": notices.balloon_changed,
    "MEMORY_FAILURE": notices.memory_failed,
    "SUSPEND": notices.slept,
    "SUSPEND_DISK": notices.slept_on_disk,
    "WAKEUP": notices.woke_up,
    "GUEST_PANICKED": notices.panicked,
    "GUEST_CRASHLOADED": notices.crash_loaded,
    "VNC_CONNECTED": notices.display_connected,
    "VNC_INITIALIZED": notices.display_initialized,
    "VNC_DISCONNECTED": notices.display_disconnected,
    "SPICE_CONNECTED": notices.display_connected,
    "SPICE_INITIALIZED": notices.display_initialized,
    "SPICE_DISCONNECTED": notices.display_disconnected,
    "VSERPORT_CHANGE": notices.channel_changed,
    "BLOCK_WRITE_THRESHOLD": GuestEvents.on_write_threshold,
    "DEVICE_DELETED": GuestEvents.on_device_deleted,
    "DEVICE_TRAY_MOVED": GuestEvents.on_tray_moved,
    "DEVICE_UNPLUG_GUEST_ERROR": GuestEvents.on_unplug_refused,
}
"""What is called with each of QEMU's events, by their names."""
