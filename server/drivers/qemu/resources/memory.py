"""Memory of guests: how much they have, and how often the balloon is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import DomainMemoryModFlags
from ....conf import xml
from ....objects.impact import AFFECT_CONFIG, AFFECT_LIVE, IMPACT, both_definitions, impact
from ..base import QemuEntryPoints
from ..guests.answers import has_balloon
from ..refusals import check_flags, internal_error, invalid, not_valid

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["MemoryEntryPoints"]

_MAXIMUM = int(DomainMemoryModFlags.VIR_DOMAIN_MEM_MAXIMUM)


class MemoryEntryPoints(QemuEntryPoints):
    """Entry points that change the memory of guests."""

    def domain_get_max_memory(self, dom: DomainIdentity) -> int:
        return self._domain(dom).definition.memory.total

    async def domain_set_memory(self, dom: DomainIdentity, memory: int) -> None:
        await self.domain_set_memory_flags(dom, memory, AFFECT_LIVE)

    async def domain_set_max_memory(self, dom: DomainIdentity, memory: int) -> None:
        await self.domain_set_memory_flags(dom, memory, _MAXIMUM)

    async def domain_set_memory_flags(self, dom: DomainIdentity, memory: int, flags: int) -> None:
        known = IMPACT | _MAXIMUM
        check_flags(flags, known, "qemuDomainSetMemoryFlags")
        domain = self._domain(dom)
        wanted = impact(domain, flags)
        set_memory = self._set_max_memory if flags & _MAXIMUM else self._set_memory
        await self.whole(partial(set_memory, domain, memory, wanted))

    async def _set_max_memory(self, domain: Domain, memory: int, wanted: int) -> None:
        if wanted & AFFECT_LIVE:
            raise not_valid("cannot resize the maximum memory on an active domain")

        def change(definition: DomainDef) -> None:
            if definition.numa_cells:
                raise not_valid(
                    "initial memory size of a domain with NUMA nodes cannot be modified "
                    "with this API"
                )
            if definition.memory.maximum and definition.memory.maximum < memory:
                raise not_valid(
                    "cannot set initial memory size greater than the maximum memory size"
                )
            current = min(definition.memory.current, memory)
            definition.set_memory(total=memory, current=current)

        await self.change_definitions(domain, AFFECT_CONFIG, change)

    async def _set_memory(self, domain: Domain, memory: int, wanted: int) -> None:
        for definition in both_definitions(domain, wanted):
            if definition is not None and memory > definition.memory.total:
                raise invalid("cannot set memory higher than max memory")
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainSetMemoryFlags"):
                if not has_balloon(domain.definition):
                    raise not_valid(
                        "Unable to change memory of active domain without the balloon device "
                        "and guest OS balloon driver"
                    )
                await guest.monitor.command("balloon", {"value": memory * 1024})
        if wanted & AFFECT_CONFIG:
            await self.change_definitions(
                domain, AFFECT_CONFIG, lambda definition: definition.set_memory(current=memory)
            )

    async def domain_set_memory_stats_period(
        self, dom: DomainIdentity, period: int, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainSetMemoryStatsPeriod")
        domain = self._domain(dom)
        wanted = impact(domain, flags)
        await self.whole(partial(self._set_period, domain, period, wanted))

    async def _set_period(self, domain: Domain, period: int, wanted: int) -> None:
        for definition in both_definitions(domain, wanted):
            if definition is not None and not has_balloon(definition):
                raise internal_error(
                    "No memory balloon device configured, can not set the collection period"
                )
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainSetMemoryStatsPeriod"):
                await _tell_period(guest, domain.definition, period)
        await self.change_definitions(domain, wanted, partial(_put_period, period))


async def _tell_period(guest: Guest, definition: DomainDef, period: int) -> None:
    balloon = definition.devices("memballoon")[0]
    path = f"/machine/peripheral/{balloon.get('alias', 'name') or 'balloon0'}"
    what = {"path": path, "property": "guest-stats-polling-interval", "value": period}
    await guest.monitor.command("qom-set", what)


def _put_period(period: int, definition: DomainDef) -> None:
    balloon = definition.devices("memballoon")[0]
    parts = [part for part in balloon.children if part.tag != "stats"]
    if period:
        parts.insert(0, xml.Element("stats", {"period": str(period)}))
    definition.replace_device(balloon, balloon.twin(children=parts))
