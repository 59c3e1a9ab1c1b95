"""Guests that start with the driver, once after each boot of the machine."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import DomainCreateFlags
from .....protocol.errors import LibvirtError
from ....threads import in_thread
from ..state import boot_id
from .starts import StartEntryPoints

if TYPE_CHECKING:
    from pathlib import Path

    from ....objects.domains import Domain

__all__ = ["Autostart"]

log = logging.getLogger("virtrio.server")

_PAST_CACHE = int(DomainCreateFlags.VIR_DOMAIN_START_BYPASS_CACHE)


class Autostart(StartEntryPoints):
    """Starts of guests that nobody asks for."""

    async def start_marked(self) -> None:
        """Start the domains that are marked for it, unless that was done since boot.

        A guest that does not start is logged, and keeps no other from it.
        """
        marker = self.settings.places.state / "autostarted"
        if not await in_thread(_is_first, marker):
            return
        for domain in [domain for domain in self.domains if domain.autostart]:
            if domain.id == -1:
                await self._start_marked(domain)

    async def _start_marked(self, domain: Domain) -> None:
        try:
            flags = _PAST_CACHE if self.settings.starts_past_cache else 0
            await self.whole(partial(self._start, domain, flags))
        except LibvirtError as exc:
            log.error("guest %s does not start with the server: %s", domain.name, exc)


def _is_first(marker: Path) -> bool:
    """Return whether nobody has asked this since boot; in a thread."""
    boot = boot_id()
    if marker.exists() and marker.read_text() == boot:
        return False
    marker.write_text(boot)
    return True
