"""Guests that shut down within a backup which keeps them until it ends.

A backup that was begun with VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN outlives
the end of its guest. When the guest shuts itself down, its process stays: the guest is
reset, and paused before it boots. When the backup ends, so does the process, unless the
guest was resumed meanwhile; then it has booted and goes on. What else ends a guest
(`destroy`, a signal, a crash) ends the backup as well.

Whether a guest is in this state is said by the reason of its state, which the store
has: another server goes on with it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from .....protocol._generated.enums import (
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainPausedReason,
    DomainState,
)
from .....protocol.errors import LibvirtError
from ..base import QemuEntryPoints
from ..guests.ends import SHUT_DOWN

if TYPE_CHECKING:
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["PreservedGuests", "end_preserved", "is_preserved"]

log = logging.getLogger("virtrio.server")

_STATE = int(DomainState.VIR_DOMAIN_PAUSED)
_REASON = int(DomainPausedReason.VIR_DOMAIN_PAUSED_SHUTTING_DOWN)


def is_preserved(domain: Domain) -> bool:
    """Return whether the guest has shut down, and is kept for its backup."""
    return domain.state == _STATE and domain.reason == _REASON


async def end_preserved(guest: Guest) -> None:
    """End the process of a guest that was kept for its backup."""
    if guest.process is not None:
        guest.ends_for = SHUT_DOWN
        await guest.end()


class PreservedGuests(QemuEntryPoints):
    """What becomes of guests that shut down within a backup."""

    def preserve(self, domain: Domain, guest: Guest) -> bool:
        """Keep a guest that has shut itself down, if it has a backup that asks for it.

        Return whether it is kept.
        """
        if guest.backup is None or not guest.backup.preserves or guest.ends_for is not None:
            return False
        domain.state, domain.reason = _STATE, _REASON
        self.nursery.start_soon(self._reset, domain, guest)
        return True

    async def _reset(self, domain: Domain, guest: Guest) -> None:
        await self.keep_state(domain)  # first: QEMU says it again, until it is reset
        try:
            async with guest.turn("qemuProcessHandleShutdown"):
                await guest.monitor.command("system_reset")
        except LibvirtError as exc:
            log.error("guest %s cannot be kept for its backup: %s", domain.name, exc)
            await end_preserved(guest)
            return
        detail = DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_GUEST_SHUTDOWN
        self._tell(domain, DomainEventType.VIR_DOMAIN_EVENT_SUSPENDED, detail)
        if guest.backup is None and is_preserved(domain):  # which has ended meanwhile
            await end_preserved(guest)

    async def keep_state(self, domain: Domain) -> None:
        """Make durable in which state a domain is."""
        try:
            await self.state.change(domain.uuid, lambda domains: None, anew=True)
        except LibvirtError:
            log.exception("guest %s: its state is not kept", domain.name)
