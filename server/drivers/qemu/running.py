"""What changes the state of a guest that runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....protocol._generated.enums import (
    DomainDestroyFlagsValues,
    DomainRunningReason,
    DomainState,
)
from .base import QemuEntryPoints
from .ends import DESTROYED
from .refusals import not_valid, unsupported_flags

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from .guest import Guest

__all__ = ["RunEntryPoints"]

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)

_GRACEFUL = int(DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_GRACEFUL)


class RunEntryPoints(QemuEntryPoints):
    """Entry points that suspend, resume, reset and end guests."""

    async def domain_suspend(self, dom: DomainIdentity) -> None:
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainSuspend"):
            await guest.monitor.command("stop")

    async def domain_resume(self, dom: DomainIdentity) -> None:
        domain = self._domain(dom)
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainResume"):
            if domain.state == _RUNNING:
                raise not_valid("domain is already running")
            guest.resumes_for = int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED)
            await guest.monitor.command("cont")

    async def domain_shutdown(self, dom: DomainIdentity) -> None:
        await self.domain_shutdown_flags(dom, 0)

    async def domain_shutdown_flags(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~1:  # VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN
            raise unsupported_flags(flags & ~1, "qemuDomainShutdownFlags")
        domain = self._domain(dom)
        if domain.id == -1:
            raise not_valid("domain is not running")
        await self._guest(domain).monitor.command("system_powerdown")

    async def domain_reset(self, dom: DomainIdentity, flags: int) -> None:
        if flags:
            raise unsupported_flags(flags, "qemuDomainReset")
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainReset"):
            await guest.monitor.command("system_reset")

    async def domain_destroy(self, dom: DomainIdentity) -> None:
        await self.domain_destroy_flags(dom, 0)

    async def domain_destroy_flags(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~_GRACEFUL:
            raise unsupported_flags(flags & ~_GRACEFUL, "qemuDomainDestroyFlags")
        guest = self._guest(self._domain(dom))
        await self.whole(partial(self._destroy, guest, graceful=bool(flags & _GRACEFUL)))

    async def _destroy(self, guest: Guest, *, graceful: bool) -> None:
        """End a guest, whatever calls it has not answered."""
        process = guest.process
        if process is not None:
            guest.ends_for = DESTROYED
            await process.end(graceful=graceful)
        await guest.ended.wait()
