"""IOThreads of guests: added, removed, pinned, and how they poll."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....protocol.typedparams import Int, UInt, ULLong, check_types
from ...._generated.driver import DomainIothreadInfo
from ....conf import xml
from ....objects.impact import (
    AFFECT_CONFIG,
    AFFECT_LIVE,
    IMPACT,
    both_definitions,
    impact,
    one_definition,
)
from ....objects.iothreads import check_new_iothread, check_unused_iothread, put_iothreads
from ....objects.pins import Pins, from_map, to_map, unset_pin
from ....threads import in_thread
from ..refusals import (
    check_flags,
    internal_error,
    invalid,
    not_valid,
    unsupported,
    unsupported_config,
)
from . import threads
from .pinning import PinEntryPoints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .....protocol.typedparams import ParamValue, TypedParams
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["IOThreadEntryPoints"]

_KNOWN: dict[str, type[ParamValue]] = {
    "poll_max_ns": ULLong,
    "poll_grow": UInt,
    "poll_shrink": UInt,
    "thread_pool_min": Int,
    "thread_pool_max": Int,
}
_POLLING = ("poll_max_ns", "poll_grow", "poll_shrink")
_POOL = ("thread_pool_min", "thread_pool_max")
_MOST = 2**31 - 1


class IOThreadEntryPoints(PinEntryPoints):
    """Entry points for IOThreads."""

    def _checked(self, dom: DomainIdentity, flags: int, name: str) -> tuple[Domain, int]:
        check_flags(flags, IMPACT, f"qemuDomain{name}")
        domain = self._domain(dom)
        return domain, impact(domain, flags)

    async def domain_get_iothread_info(
        self, dom: DomainIdentity, flags: int
    ) -> list[DomainIothreadInfo]:
        check_flags(flags, IMPACT, "qemuDomainGetIOThreadInfo")
        domain = self._domain(dom)
        definition = one_definition(domain, flags)
        everywhere = await in_thread(threads.host_cpus)
        length = (everywhere.bit_length() + 7) // 8
        if definition is domain.definition and domain.id != -1:
            guest = self._guest(domain)
            found = await threads.iothreads(guest)
            return await in_thread(_where, found, length)
        pins = Pins(definition, "iothreadpin", "iothread", everywhere)
        return [
            DomainIothreadInfo(number, pins.map(str(number), length))
            for number in definition.iothread_ids
        ]

    async def domain_add_iothread(self, dom: DomainIdentity, iothread_id: int, flags: int) -> None:
        check_flags(flags, IMPACT, "qemuDomainAddIOThread")
        if iothread_id == 0:
            raise invalid("invalid value of 0 for iothread_id")
        domain, wanted = self._checked(dom, flags, "AddIOThread")
        await self.whole(partial(self._add_iothread, domain, iothread_id, wanted))

    async def _add_iothread(self, domain: Domain, number: int, wanted: int) -> None:
        for definition in both_definitions(domain, wanted):
            if definition is not None:
                check_new_iothread(definition, number)
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainAddIOThread"):
                await guest.monitor.command(
                    "object-add", {"qom-type": "iothread", "id": f"iothread{number}"}
                )
                await self._pin_new_iothread(domain, guest, number)
        await self.change_definitions(
            domain,
            wanted,
            lambda definition: put_iothreads(definition, [*definition.iothread_ids, number]),
        )

    async def _pin_new_iothread(self, domain: Domain, guest: Guest, number: int) -> None:
        mask = 0
        if domain.definition.vcpus.cpuset:
            everywhere = await in_thread(threads.host_cpus)
            mask = Pins(domain.definition, "iothreadpin", "iothread", everywhere).mask(str(number))
        tids = [each.tid for each in await threads.iothreads(guest) if each.number == number]
        if not tids:
            raise internal_error(f"got wrong number of IOThread ids from QEMU monitor: {number}")
        if mask:
            await in_thread(threads.pin, tids, mask)

    async def domain_del_iothread(self, dom: DomainIdentity, iothread_id: int, flags: int) -> None:
        domain, wanted = self._checked(dom, flags, "DelIOThread")
        await self.whole(partial(self._delete_iothread, domain, iothread_id, wanted))

    async def _delete_iothread(self, domain: Domain, number: int, wanted: int) -> None:
        for definition in both_definitions(domain, wanted):
            if definition is not None:
                check_unused_iothread(definition, number)
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainDelIOThread"):
                await guest.monitor.command("object-del", {"id": f"iothread{number}"})

        def change(definition: DomainDef) -> None:
            left = [known for known in definition.iothread_ids if known != number]
            put_iothreads(definition, left)
            unset_pin(definition, "iothreadpin", {"iothread": str(number)})

        await self.change_definitions(domain, wanted, change)

    # -- how they poll -----------------------------------------------------------------

    async def domain_set_iothread_params(
        self, dom: DomainIdentity, iothread_id: int, params: TypedParams, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainSetIOThreadParams")
        if iothread_id == 0:
            raise invalid("invalid value of 0 for iothread_id")
        check_types(params, _KNOWN)
        domain, wanted = self._checked(dom, flags, "SetIOThreadParams")
        values = {name: int(value) for name, value in params.items()}  # type: ignore[arg-type]
        _check_values(values)
        await self.whole(partial(self._set_params, domain, iothread_id, values, wanted))

    async def _set_params(
        self, domain: Domain, number: int, values: dict[str, int], wanted: int
    ) -> None:
        for definition in both_definitions(domain, wanted):
            if definition is not None:
                if number not in definition.iothread_ids:
                    raise invalid(f"cannot find IOThread '{number}' in iothreadids")
                _check_pool(definition, number, values)
        if wanted & AFFECT_CONFIG and any(name in values for name in _POLLING):
            raise unsupported("configuring persistent polling values is not supported")
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainSetIOThreadParams"):
                for name in (*_POLLING, *_POOL):
                    if name in values:
                        arguments = {
                            "path": f"/objects/iothread{number}",
                            "property": name.replace("_", "-"),
                            "value": values[name],
                        }
                        await guest.monitor.command("qom-set", arguments)
        if any(name in values for name in _POOL):
            await self.change_definitions(domain, wanted, partial(_put_pool, number, values))

    # -- where they run ----------------------------------------------------------------

    async def domain_pin_iothread(
        self, dom: DomainIdentity, iothreads_id: int, cpumap: bytes, flags: int
    ) -> None:
        domain, wanted = self._checked(dom, flags, "PinIOThread")
        mask = from_map(cpumap)
        live, config = both_definitions(domain, wanted)
        if live is not None and iothreads_id not in live.iothread_ids:
            raise invalid(f"iothread {iothreads_id} not found")
        if not mask:
            raise invalid("Empty iothread cpumap list for pinning")
        if config is not None and iothreads_id not in config.iothread_ids:
            raise invalid(f"iothreadid {iothreads_id} not found")
        await self.whole(partial(self._pin_iothread, domain, iothreads_id, mask, wanted))

    async def _pin_iothread(self, domain: Domain, number: int, mask: int, wanted: int) -> None:
        if wanted & AFFECT_LIVE:
            guest = self._guest(domain)
            async with guest.turn("remoteDispatchDomainPinIOThread"):
                found = await threads.iothreads(guest)
                tids = [thread.tid for thread in found if thread.number == number]
                await in_thread(threads.pin, tids, mask)
        await self._put_pin(domain, wanted, "iothreadpin", {"iothread": str(number)}, mask)
        self._tell_pin(domain, wanted, f"iothreadpin{number}", mask)


def _where(found: Sequence[threads.Thread], length: int) -> list[DomainIothreadInfo]:
    """Ask the kernel where IOThreads may run; in a thread."""
    info = []
    for thread in found:
        try:
            mask = threads.affinity_of(thread.tid)
        except OSError:
            continue  # it has just ended
        info.append(DomainIothreadInfo(thread.number, to_map(mask, length)))
    return info


def _check_values(values: dict[str, int]) -> None:
    for name in _POLLING:
        if values.get(name, 0) > _MOST:
            raise unsupported_config(
                f"{name.replace('_', '-')} ({values[name]}) must be less than or equal to {_MOST}"
            )
    for name in _POOL:
        if values.get(name, 0) < 0:
            raise not_valid(f"{name} ({values[name]}) must be positive")


def _pool(definition: DomainDef, number: int) -> dict[str, str]:
    listed = definition.tree.find("iothreadids")
    for thread in () if listed is None else listed.children:
        if thread.attrs["id"] == str(number):
            return thread.attrs
    return {}


def _check_pool(definition: DomainDef, number: int, values: dict[str, int]) -> None:
    known = _pool(definition, number)
    if not any(name in values for name in _POOL):
        return
    low, high = (values.get(name, int(known.get(name, -1))) for name in _POOL)
    if low > high:
        raise not_valid(f"thread_pool_min ({low}) can't be greater than thread_pool_max ({high})")


def _put_pool(number: int, values: dict[str, int], definition: DomainDef) -> None:
    put_iothreads(definition, definition.iothread_ids)
    listed = definition.tree.find("iothreadids")
    assert listed is not None
    given = {name: str(values[name]) for name in _POOL if name in values}
    threads_ = [
        xml.Element("iothread", {**thread.attrs, **given})
        if thread.attrs["id"] == str(number)
        else thread
        for thread in listed.children
    ]
    definition.put(xml.Element("iothreadids", children=threads_), "iothreadids")
