"""Interrupts of a guest, its labels, and how QEMU can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import DomainControlErrorReason, DomainControlState
from ..base import QemuEntryPoints
from ..refusals import check_flags

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity

__all__ = ["ControlEntryPoints"]

_OK = int(DomainControlState.VIR_DOMAIN_CONTROL_OK)
_OCCUPIED = int(DomainControlState.VIR_DOMAIN_CONTROL_OCCUPIED)
_ERROR = int(DomainControlState.VIR_DOMAIN_CONTROL_ERROR)
_MONITOR = int(DomainControlErrorReason.VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR)


class ControlEntryPoints(QemuEntryPoints):
    """Entry points that interrupt a guest, and tell what controls and confines it."""

    def domain_get_control_info(self, dom: DomainIdentity, flags: int) -> tuple[int, int, int]:
        check_flags(flags, 0, "qemuDomainGetControlInfo")
        monitor = self._guest(self._domain(dom)).monitor
        if monitor.failure is not None:
            return _ERROR, _MONITOR, 0
        since = monitor.busy_since
        if since is None:
            return _OK, 0, 0
        return _OCCUPIED, 0, int((trio.current_time() - since) * 1000)

    async def domain_inject_nmi(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "qemuDomainInjectNMI")
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainInjectNMI"):
            await guest.monitor.command("inject-nmi")

    def domain_get_security_label(self, dom: DomainIdentity) -> tuple[str, int]:
        self._domain(dom)
        return "", 0  # that of the first model, which is none

    def domain_get_security_label_list(self, dom: DomainIdentity) -> list[tuple[str, int]]:
        """Return the labels of both models: none has no label, dac the user of QEMU."""
        domain = self._domain(dom)
        if domain.id == -1:
            return []
        identity = self._guest(domain).identity
        own = ("", 0) if identity is None else (f"+{identity.uid}:+{identity.gid}", 0)
        return [("", 0), own]
