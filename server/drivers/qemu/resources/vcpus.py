"""Virtual CPUs of guests: how many there are, plugged and unplugged ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import DomainVcpuFlags, ErrorDomain, VcpuState
from .....protocol.errors import invalid_arg
from ...._generated.driver import VcpuInfo
from ....conf.domain.vcpus import Vcpu, Vcpus
from ....conf.values import parse_bitmap
from ....objects.impact import (
    AFFECT_CONFIG,
    AFFECT_LIVE,
    IMPACT,
    both_definitions,
    impact,
    one_definition,
)
from ....objects.pins import to_map
from ....threads import in_thread
from ..agent.calls import AgentEntryPoints
from ..devices.plug import add_vcpus, unplug
from ..processes import proc
from ..refusals import (
    check_flags,
    invalid,
    not_valid,
    timed_out,
    unsupported,
    unsupported_config,
)
from . import threads
from .pinning import PinEntryPoints
from .vcpulists import each, put_plugged, unordered, with_count, with_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .....protocol.errors import LibvirtError
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["VcpuEntryPoints"]

_MAXIMUM = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_MAXIMUM)
_GUEST = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_GUEST)
_HOTPLUGGABLE = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_HOTPLUGGABLE)
_RUNS = int(VcpuState.VIR_VCPU_RUNNING)


class VcpuEntryPoints(PinEntryPoints, AgentEntryPoints):
    """Entry points that tell and change the virtual CPUs of guests."""

    # -- asking ------------------------------------------------------------------------

    def domain_get_max_vcpus(self, dom: DomainIdentity) -> int:
        return one_definition(self._domain(dom), AFFECT_LIVE).vcpus.maximum

    async def domain_get_vcpus_flags(self, dom: DomainIdentity, flags: int) -> int:
        known = IMPACT | _MAXIMUM | _GUEST
        check_flags(flags, known, "qemuDomainGetVcpusFlags")
        domain = self._domain(dom)
        definition = one_definition(domain, flags)
        if flags & _GUEST:
            if domain.id == -1:
                raise invalid(
                    "vCPU count provided by the guest agent can only be requested for live domains"
                )
            return await self.vcpus_by_agent(domain, "remoteDispatchDomainGetVcpusFlags")
        vcpus = definition.vcpus
        return vcpus.maximum if flags & _MAXIMUM else vcpus.current

    async def domain_get_vcpus(
        self, dom: DomainIdentity, maxinfo: int, maplen: int
    ) -> tuple[list[VcpuInfo], bytes]:
        domain = self._domain(dom)
        if domain.id == -1:
            raise not_valid("cannot retrieve vcpu information for inactive domain")
        guest = self._guest(domain)
        found = (await threads.vcpus(guest))[:maxinfo]
        return await in_thread(partial(_described, guest, found, maplen))

    # -- changing their number ---------------------------------------------------------

    async def domain_set_vcpus(self, dom: DomainIdentity, nvcpus: int) -> None:
        await self.domain_set_vcpus_flags(dom, nvcpus, AFFECT_LIVE)

    async def domain_set_vcpus_flags(self, dom: DomainIdentity, nvcpus: int, flags: int) -> None:
        known = IMPACT | _MAXIMUM | _GUEST | _HOTPLUGGABLE
        check_flags(flags, known, "qemuDomainSetVcpusFlags")
        domain = self._domain(dom)
        if flags & _GUEST:
            if domain.id == -1:
                raise not_valid("domain is not running")
            call = "remoteDispatchDomainSetVcpusFlags"
            await self.whole(partial(self.set_vcpus_by_agent, domain, call, nvcpus))
            return
        wanted = impact(domain, flags)
        if flags & _MAXIMUM:
            await self.whole(partial(self._set_max_vcpus, domain, nvcpus, wanted))
        else:
            hotpluggable = bool(flags & _HOTPLUGGABLE)
            await self.whole(partial(self._set_vcpus, domain, nvcpus, wanted, hotpluggable))

    async def _set_max_vcpus(self, domain: Domain, count: int, wanted: int) -> None:
        if wanted & AFFECT_LIVE:
            raise invalid("maximum vcpu count of a live domain can't be modified")

        def change(definition: DomainDef) -> None:
            cpu = definition.tree.find("cpu")
            topology = None if cpu is None else cpu.find("topology")
            if topology is not None:
                places = 1
                for name in ("sockets", "dies", "clusters", "cores", "threads"):
                    places *= int(topology.attrs.get(name, "1"))
                if places != count:
                    raise invalid("CPU topology doesn't match the desired vcpu count")
            definition.set_max_vcpus(count)

        await self.change_definitions(domain, AFFECT_CONFIG, change)

    async def _set_vcpus(self, domain: Domain, count: int, wanted: int, hotpluggable: bool) -> None:
        live, config = both_definitions(domain, wanted)
        for definition, which in ((live, "live"), (config, "persistent")):
            if definition is not None and count > definition.vcpus.maximum:
                raise invalid(
                    f"requested vcpus is greater than max allowable vcpus for the {which} "
                    f"domain: {count} > {definition.vcpus.maximum}"
                )
        if live is not None:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainSetVcpusFlags"):
                numbers, is_plugged = _chosen(domain.definition.vcpus, count)
                for number in numbers:
                    await self._change_one(domain, guest, number, is_plugged=is_plugged)
        if config is not None:
            await self.change_definitions(
                domain,
                AFFECT_CONFIG,
                lambda definition: definition.put_vcpus(
                    with_count(definition.vcpus, count, hotpluggable=hotpluggable)
                ),
            )

    async def _change_one(
        self, domain: Domain, guest: Guest, number: int, *, is_plugged: bool
    ) -> None:
        """Plug or unplug one virtual CPU, and note it in the live definition."""
        if is_plugged:
            await add_vcpus(guest.monitor, [number])
            await self.pin_new_vcpu(domain, guest, number)
        else:
            await _unplug(guest, number)
        guest.forget_vcpu_threads()

        change = partial(put_plugged, number=number, is_plugged=is_plugged)
        await self.change_definitions(domain, AFFECT_LIVE, change)

    async def domain_set_vcpu(
        self, dom: DomainIdentity, cpumap: str | None, state: int, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainSetVcpu")
        if state not in (0, 1):
            part = ErrorDomain.VIR_FROM_QEMU
            raise invalid_arg(part, "qemuDomainSetVcpu", "state", "unsupported state value")
        chosen = _numbers(cpumap or "")
        domain = self._domain(dom)
        wanted = impact(domain, flags)
        await self.whole(partial(self._set_each, domain, chosen, bool(state), wanted))

    async def _set_each(
        self, domain: Domain, chosen: list[int], is_online: bool, wanted: int
    ) -> None:
        live, config = both_definitions(domain, wanted)
        if live is not None:
            for number in chosen:
                _check_change(live.vcpus, number, is_online, is_live=True)
        if config is not None:
            for number in chosen:
                if number >= config.vcpus.maximum:
                    raise invalid(f"vcpu {number} is not present in persistent config")
                if number == 0 and not is_online:
                    raise invalid(f"vCPU '{number}' can't be modified")
        if live is not None:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainSetVcpu"):
                for number in chosen:
                    await self._change_one(domain, guest, number, is_plugged=is_online)
        if config is not None:

            def change(definition: DomainDef) -> None:
                listed = unordered(each(definition.vcpus))
                for number in chosen:
                    listed[number] = Vcpu(is_online, "yes", 0)
                definition.put_vcpus(with_list(definition.vcpus, listed))

            await self.change_definitions(domain, AFFECT_CONFIG, change)


def _numbers(text: str) -> list[int]:
    mask = parse_bitmap(text)
    return [number for number in range(mask.bit_length()) if mask >> number & 1]


def _check_change(vcpus: Vcpus, number: int, is_online: bool, *, is_live: bool) -> None:
    if number >= vcpus.maximum:
        raise invalid(f"vcpu {number} is not present in live config")
    vcpu = each(vcpus)[number]
    if vcpu.is_online == is_online:
        raise invalid(f"vcpu '{number}' is already in requested state")
    if vcpu.is_online and vcpu.hotpluggable == "no":
        raise unsupported(f"vcpu '{number}' can't be unplugged")


def _chosen(vcpus: Vcpus, count: int) -> tuple[list[int], bool]:
    """Choose which virtual CPUs to plug or unplug, for ``count`` of them.

    Raises VIR_ERR_CONFIG_UNSUPPORTED if too few can be.
    """
    listed = each(vcpus)
    change = count - vcpus.current
    if change >= 0:
        free = [number for number, vcpu in enumerate(listed) if not vcpu.is_online]
        return free[:change], True
    known = [
        number
        for number, vcpu in reversed(list(enumerate(listed)))
        if vcpu.is_online and vcpu.hotpluggable == "yes"
    ]
    if len(known) < -change:
        raise unsupported_config(
            "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count"
        )
    return known[:-change], False


async def _unplug(guest: Guest, number: int) -> None:
    if not await unplug(guest, f"vcpu{number}"):
        raise timed_out(
            "vcpu unplug request timed out. Unplug result must be manually inspected in the domain"
        )


def _not_running() -> LibvirtError:
    return not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN)


def _described(
    guest: Guest, found: Sequence[threads.Thread], maplen: int
) -> tuple[list[VcpuInfo], bytes]:
    """Ask the kernel where virtual CPUs run; in a thread."""
    process = guest.process
    info, maps = [], []
    for thread in found:
        try:
            mask = threads.affinity_of(thread.tid)
        except OSError as exc:
            raise _not_running() from exc
        spent = None if process is None else proc.times(process.pid, thread.tid)
        cpu = None if process is None else proc.last_cpu(process.pid, thread.tid)
        if spent is None or cpu is None:
            raise _not_running()
        info.append(VcpuInfo(thread.number, _RUNS, spent.total, cpu))
        maps.append(to_map(mask, maplen))
    return info, b"".join(maps)
