"""What changes the state of a guest that runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import (
    DomainDestroyFlagsValues,
    DomainRebootFlagValues,
    DomainRunningReason,
    DomainShutdownFlagValues,
    DomainState,
)
from .....protocol.errors import LibvirtError
from ....threads import in_thread
from ..agent.calls import AgentEntryPoints
from ..refusals import check_flags, not_valid
from .ends import DESTROYED

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity
    from ....objects.domains import Domain
    from .guest import Guest

__all__ = ["RunEntryPoints"]

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)

_GRACEFUL = int(DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_GRACEFUL)
_REMOVE_LOGS = int(DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_REMOVE_LOGS)
_SHUTDOWN_ACPI = int(DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN)
_SHUTDOWN_AGENT = int(DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_GUEST_AGENT)
_REBOOT_ACPI = int(DomainRebootFlagValues.VIR_DOMAIN_REBOOT_ACPI_POWER_BTN)
_REBOOT_AGENT = int(DomainRebootFlagValues.VIR_DOMAIN_REBOOT_GUEST_AGENT)


class RunEntryPoints(AgentEntryPoints):
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

    # -- shutting down, rebooting ------------------------------------------------------

    async def domain_shutdown(self, dom: DomainIdentity) -> None:
        await self.domain_shutdown_flags(dom, 0)

    async def domain_shutdown_flags(self, dom: DomainIdentity, flags: int) -> None:
        known = _SHUTDOWN_ACPI | _SHUTDOWN_AGENT
        check_flags(flags, known, "qemuDomainShutdownFlags")
        domain = self._domain(dom)
        if domain.id == -1:
            raise not_valid("domain is not running")
        guest = self._guest(domain)
        action = domain.definition.actions.get("on_poweroff", "destroy")
        again = action in ("restart", "rename-restart")
        await self._end_by_choice(
            domain,
            guest,
            mode="reboot" if again else "powerdown",
            agent=bool(flags & _SHUTDOWN_AGENT),
            acpi=bool(flags & _SHUTDOWN_ACPI),
        )

    async def domain_reboot(self, dom: DomainIdentity, flags: int) -> None:
        known = _REBOOT_ACPI | _REBOOT_AGENT
        check_flags(flags, known, "qemuDomainReboot")
        domain = self._domain(dom)
        guest = self._guest(domain)
        action = domain.definition.actions.get("on_reboot", "restart")
        over = action in ("destroy", "preserve")
        await self._end_by_choice(
            domain,
            guest,
            mode="powerdown" if over else "reboot",
            agent=bool(flags & _REBOOT_AGENT),
            acpi=bool(flags & _REBOOT_ACPI),
        )

    async def _end_by_choice(
        self, domain: Domain, guest: Guest, *, mode: str, agent: bool, acpi: bool
    ) -> None:
        """Ask the guest to end, as libvirt does: by its agent, or by ACPI.

        The agent is preferred where it is there, and ACPI follows if it fails, unless
        the agent alone was asked for.
        """
        if agent or (not acpi and self.has_agent(guest)):
            try:
                await self.shut_down_by_agent(domain, guest, mode)
            except LibvirtError:
                if agent and not acpi:
                    raise
            else:
                return
        async with guest.turn("remoteDispatchDomainShutdownFlags"):
            guest.boots_again = mode == "reboot"
            await guest.monitor.command("system_powerdown")

    async def domain_reset(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "qemuDomainReset")
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainReset"):
            await guest.monitor.command("system_reset")

    # -- ending ------------------------------------------------------------------------

    async def domain_destroy(self, dom: DomainIdentity) -> None:
        await self.domain_destroy_flags(dom, 0)

    async def domain_destroy_flags(self, dom: DomainIdentity, flags: int) -> None:
        known = _GRACEFUL | _REMOVE_LOGS
        check_flags(flags, known, "qemuDomainDestroyFlags")
        guest = self._guest(self._domain(dom))
        await self.whole(partial(self._destroy, guest, flags))

    async def _destroy(self, guest: Guest, flags: int) -> None:
        """End a guest, whatever calls it has not answered."""
        process = guest.process
        if process is not None:
            guest.ends_for = DESTROYED
            await process.end(graceful=bool(flags & _GRACEFUL))
        await guest.ended.wait()
        if flags & _REMOVE_LOGS:
            await in_thread(partial(guest.log.unlink, missing_ok=True))
