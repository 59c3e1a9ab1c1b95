"""Where the host runs the threads of guests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.remote_events import DomainEventTunable
from ....conf.values import format_bitmap
from ....objects.impact import (
    AFFECT_LIVE,
    IMPACT,
    both_definitions,
    impact,
    one_definition,
)
from ....objects.pins import Pins, from_map, set_pin
from ....objects.structures import CpuMaps
from ....offload import Later
from ....threads import in_thread
from ..base import QemuEntryPoints
from ..refusals import check_flags, invalid
from . import threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["PinEntryPoints"]

# Virtual CPUs whose pins take a few milliseconds.
_MANY = 1000


class PinEntryPoints(QemuEntryPoints):
    """Entry points that tell and set where virtual CPUs and the emulator run."""

    # -- virtual CPUs ------------------------------------------------------------------

    async def domain_pin_vcpu(self, dom: DomainIdentity, vcpu: int, cpumap: bytes) -> None:
        await self.domain_pin_vcpu_flags(dom, vcpu, cpumap, AFFECT_LIVE)

    async def domain_pin_vcpu_flags(
        self, dom: DomainIdentity, vcpu: int, cpumap: bytes, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainPinVcpuFlags")
        domain = self._domain(dom)
        wanted = impact(domain, flags)
        live, config = both_definitions(domain, wanted)
        for definition, which in ((live, "live"), (config, "persistent")):
            if definition is not None and vcpu >= definition.vcpus.maximum:
                count = definition.vcpus.current
                raise invalid(f"vcpu {vcpu} is out of range of {which} cpu count {count}")
        mask = from_map(cpumap)
        if not mask:
            raise invalid("Empty cpu list for pinning")
        await self.whole(partial(self._pin_vcpu, domain, vcpu, mask, wanted))

    async def _pin_vcpu(self, domain: Domain, number: int, mask: int, wanted: int) -> None:
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainPinVcpuFlags"):
                found = await threads.vcpus(guest)
                tids = [thread.tid for thread in found if thread.number == number]
                await in_thread(threads.pin, tids, mask)
        await self._put_pin(domain, wanted, "vcpupin", {"vcpu": str(number)}, mask)
        self._tell_pin(domain, wanted, f"vcpupin{number}", mask)

    async def pin_new_vcpu(self, domain: Domain, guest: Guest, number: int) -> None:
        """Put a virtual CPU that was plugged in where its definition wants it."""
        definition = domain.definition
        tune = definition.tree.find("cputune")
        if not definition.vcpus.cpuset and (tune is None or tune.find("vcpupin") is None):
            return
        everywhere = await in_thread(threads.host_cpus)
        mask = Pins(definition, "vcpupin", "vcpu", everywhere).mask(str(number))
        found = await threads.vcpus(guest)
        tids = [thread.tid for thread in found if thread.number == number]
        await in_thread(threads.pin, tids, mask)

    async def domain_get_vcpu_pin_info(
        self, dom: DomainIdentity, ncpumaps: int, maplen: int, flags: int
    ) -> CpuMaps:
        check_flags(flags, IMPACT, "qemuDomainGetVcpuPinInfo")
        definition = one_definition(self._domain(dom), flags)
        count = min(ncpumaps, definition.vcpus.maximum)
        everywhere = await in_thread(threads.host_cpus)
        work = partial(_pin_info, definition.snapshot(), count, maplen, everywhere)
        return work() if count < _MANY else await Later(work)

    # -- the emulator ------------------------------------------------------------------

    async def domain_pin_emulator(self, dom: DomainIdentity, cpumap: bytes, flags: int) -> None:
        check_flags(flags, IMPACT, "qemuDomainPinEmulator")
        domain = self._domain(dom)
        wanted = impact(domain, flags)
        mask = from_map(cpumap)
        if not mask:
            raise invalid("Empty cpu list for pinning")
        await self.whole(partial(self._pin_emulator, domain, mask, wanted))

    async def _pin_emulator(self, domain: Domain, mask: int, wanted: int) -> None:
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainPinEmulator"):
                others = [*await threads.vcpus(guest), *await threads.iothreads(guest)]
                known = [thread.tid for thread in others]
                await in_thread(_pin_emulator, guest, known, mask)
        await self._put_pin(domain, wanted, "emulatorpin", {}, mask)
        self._tell_pin(domain, wanted, "emulatorpin", mask)

    async def domain_get_emulator_pin_info(
        self, dom: DomainIdentity, maplen: int, flags: int
    ) -> CpuMaps:
        check_flags(flags, IMPACT, "qemuDomainGetEmulatorPinInfo")
        definition = one_definition(self._domain(dom), flags)
        everywhere = await in_thread(threads.host_cpus)
        return CpuMaps(Pins(definition, "emulatorpin", None, everywhere).map("", maplen), 1)

    # -- what all of them share --------------------------------------------------------

    async def _put_pin(
        self, domain: Domain, wanted: int, tag: str, key: dict[str, str], mask: int
    ) -> None:
        await self.change_definitions(
            domain, wanted, lambda definition: set_pin(definition, tag, key, mask)
        )

    def _tell_pin(self, domain: Domain, wanted: int, name: str, mask: int) -> None:
        if wanted & AFFECT_LIVE:
            params = {f"cputune.{name}": format_bitmap(mask)}
            self.events.emit(DomainEventTunable(domain, params))


def _pin_emulator(guest: Guest, known: Sequence[int], mask: int) -> None:
    process = guest.process
    if process is not None:
        threads.pin(threads.emulator_threads(process.pid, known), mask)


def _pin_info(definition: DomainDef, count: int, maplen: int, everywhere: int) -> CpuMaps:
    pins = Pins(definition, "vcpupin", "vcpu", everywhere)
    return CpuMaps(b"".join([pins.map(str(vcpu), maplen) for vcpu in range(count)]), count)
