"""Entry points that measure guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import (
    ConnectGetAllDomainStatsFlags,
    DomainDirtyRateCalcFlags,
    DomainMemoryStatTags,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol.errors import LibvirtError, report
from .....protocol.typedparams import STRING_OKAY, ULLong
from ....objects.domains import STATISTICS_FILTERS
from ..base import QemuEntryPoints
from ..processes import proc
from ..refusals import (
    check_flags,
    internal_error,
    unsupported,
    unsupported_argument,
    unsupported_config,
)
from .groups import GROUPS, Subject, memory_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .....protocol.typedparams import Params, ParamValue
    from ...._generated.driver import Domain as DomainIdentity
    from ....objects.domains import Domain

__all__ = ["MeasureEntryPoints"]

_FLAGS = ConnectGetAllDomainStatsFlags
_NO_WAIT = int(_FLAGS.VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT)
_BACKING = int(_FLAGS.VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING)
_ENFORCE = int(_FLAGS.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS)
_STATS_FLAGS = int(sum(_FLAGS))
_BITMAP = int(DomainDirtyRateCalcFlags.VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP)
_RING = int(DomainDirtyRateCalcFlags.VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING)
_MOST_SECONDS = 60
_RSS = int(DomainMemoryStatTags.VIR_DOMAIN_MEMORY_STAT_RSS)
# Time for the whole conversation with one guest, and for one that shall not wait.
_SECONDS = 30.0
_NO_WAIT_SECONDS = 2.0


class MeasureEntryPoints(QemuEntryPoints):
    """Entry points that answer with statistics of guests."""

    async def connect_get_all_domain_stats(
        self, doms: Sequence[DomainIdentity], stats: int, flags: int
    ) -> list[tuple[Domain, Params]]:
        check_flags(flags, _STATS_FLAGS, "qemuConnectGetAllDomainStats")
        domains: list[Domain] = (
            [self.domains.by_uuid[dom.uuid] for dom in doms if dom.uuid in self.domains.by_uuid]
            if doms
            else list(self.domains)
        )
        chosen = STATISTICS_FILTERS.select(domains, flags)
        wanted = [self._wanted(domain, stats, flags) for domain in chosen]
        found: list[dict[str, ParamValue]] = [{} for _ in chosen]
        async with trio.open_nursery() as nursery:
            for domain, groups, params in zip(chosen, wanted, found, strict=True):
                nursery.start_soon(self._measure, domain, groups, flags, params)
        return list(zip(chosen, found, strict=True))

    def _wanted(self, domain: Domain, stats: int, flags: int) -> int:
        """Return the groups to make for a domain; it does not support all of them."""
        supported = sum(
            kind for kind, group in GROUPS.items() if domain.id != -1 or not group.needs_run
        )
        if not stats:
            return supported
        if flags & _ENFORCE and (lacking := stats & ~supported):
            detail = f"Stats types bits 0x{lacking:x} are not supported by this daemon or QEMU"
            raise unsupported_argument(detail)
        return stats & supported

    async def _measure(
        self, domain: Domain, wanted: int, flags: int, params: dict[str, ParamValue]
    ) -> None:
        """Fill in the statistics of one domain.

        What QEMU does not answer in time is left out, and so is all that it would have
        to be asked afterwards.
        """
        guest = None if domain.id == -1 else self.guests.get(domain.uuid)
        pid = None if guest is None or guest.process is None else guest.process.pid
        asked = guest
        if flags & _NO_WAIT and guest is not None and guest.is_busy:
            asked = None
        subject = Subject(domain, asked, pid, with_backing=bool(flags & _BACKING))
        without = Subject(domain, None, pid, with_backing=bool(flags & _BACKING))
        deadline = trio.current_time() + (_NO_WAIT_SECONDS if flags & _NO_WAIT else _SECONDS)
        for kind, group in GROUPS.items():
            if not wanted & kind:
                continue
            if group.needs_guest and subject.guest is not None:
                made: dict[str, ParamValue] | None = None
                try:
                    with trio.move_on_at(deadline):
                        made = await group.make(subject)
                except LibvirtError:
                    made = None
                if made is not None:
                    params |= made
                    continue
                if trio.current_time() >= deadline or subject.guest.ended.is_set():
                    subject = without
            params |= await group.make(without)

    # -- one guest ---------------------------------------------------------------------

    async def domain_memory_stats(self, dom: DomainIdentity, flags: int) -> dict[int, int]:
        check_flags(flags, 0, "qemuDomainMemoryStats")
        guest = self._guest(self._domain(dom))
        found = await memory_numbers(guest)
        used = None if guest.process is None else proc.memory(guest.process.pid)
        if used is not None:
            found[_RSS] = used
        return found

    def domain_get_cpu_stats(
        self, dom: DomainIdentity, start_cpu: int, ncpus: int, flags: int
    ) -> list[Params]:
        check_flags(flags, STRING_OKAY, "qemuDomainGetCPUStats")
        guest = self._guest(self._domain(dom))
        if start_cpu != -1:
            # nor does libvirt on hosts with control groups of version 2
            detail = "operation 'getCpuacctPercpuUsage' not supported for backend 'cgroup V2'"
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, ErrorDomain.VIR_FROM_CGROUP, detail
            )
        spent = None if guest.process is None else proc.times(guest.process.pid)
        if spent is None:
            raise internal_error("the process of the guest has ended")
        return [
            {
                "cpu_time": ULLong(spent.total),
                "user_time": ULLong(spent.user),
                "system_time": ULLong(spent.system),
            }
        ]

    def domain_interface_stats(self, dom: DomainIdentity, device: str) -> proc.Traffic:
        domain = self._domain(dom)
        domain.check_active()
        for interface in domain.definition.interfaces:
            if device and device in (interface.target, interface.mac):
                break
        else:
            detail = f"'{device}' is not a known interface"
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)
        if not interface.target:
            detail = "Interface name not provided"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)
        found = proc.traffic(interface.target, is_tap=interface.type != "direct")
        if found is None:
            detail = "/proc/net/dev: Interface not found"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)
        return found

    async def domain_start_dirty_rate_calc(
        self, dom: DomainIdentity, seconds: int, flags: int
    ) -> None:
        known = _BITMAP | _RING
        check_flags(flags, known, "qemuDomainStartDirtyRateCalc")
        shown = seconds - 2**32 if seconds >= 2**31 else seconds
        if not 1 <= shown <= _MOST_SECONDS:
            detail = f"seconds={shown} is invalid, please choose value within [1, 60]."
            raise unsupported_config(detail)
        domain = self._domain(dom)
        guest = self._guest(domain)
        if flags & _RING:
            detail = "dirty-ring calculation mode requires dirty-ring feature enabled."
            raise unsupported(detail)
        said: dict[str, object] = {"calc-time": seconds}
        if flags & _BITMAP:
            said["mode"] = "dirty-bitmap"
        async with guest.turn("remoteDispatchDomainStartDirtyRateCalc"):
            await guest.monitor.command("calc-dirty-rate", said)
