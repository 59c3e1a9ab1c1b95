"""Typed parameters of a domain: scheduler, memory, block I/O, NUMA, perf.

There are no cgroups: parameters are changed in stored definitions, and refused for
guests that run, as by a libvirtd without cgroups.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import report
from .....protocol.typedparams import STRING_OKAY, Int, LLong, UInt, ULLong, check_types
from ....conf import xml
from ....conf.domain.memory import UNLIMITED, memtune_element
from ....conf.domain.platform import PERF_EVENTS
from ....conf.values import parse_bitmap
from ....counted import OnlyCounted
from ....objects.impact import (
    AFFECT_CONFIG,
    AFFECT_LIVE,
    IMPACT,
    both_definitions,
    impact,
    one_definition,
)
from ....objects.tuning import (
    BLKIO,
    blkio_parameters,
    blkiotune,
    numa_of,
    perf_of,
    set_numa,
    set_perf,
    weight_of,
)
from ....offload import MOST_ROUNDS, Later, later, overtaken
from ..base import QemuEntryPoints
from ..refusals import check_flags, invalid, not_valid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .....protocol.typedparams import Params, ParamValue, TypedParams
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain, DomainList

__all__ = ["TuningEntryPoints"]

_MEMORY = ("hard_limit", "soft_limit", "swap_hard_limit")
_PERIODS = (1000, 1000000)
_QUOTAS = (1000, 18446744073709551)
# Parameter -> element of <cputune>, in the order of the parameters.
_SCHEDULER = {
    "cpu_shares": "shares",
    "vcpu_period": "period",
    "vcpu_quota": "quota",
    "emulator_period": "emulator_period",
    "emulator_quota": "emulator_quota",
    "global_period": "global_period",
    "global_quota": "global_quota",
    "iothread_period": "iothread_period",
    "iothread_quota": "iothread_quota",
}
_PRINTED = (
    *("shares", "period", "quota", "global_period", "global_quota"),
    *("emulator_period", "emulator_quota", "iothread_period", "iothread_quota"),
)


class SchedulerType(NamedTuple):
    type: str
    nparams: int


def _kind(name: str) -> type[ParamValue]:
    return LLong if name.endswith("quota") else ULLong


class TuningEntryPoints(QemuEntryPoints):
    """Entry points for typed parameters of a domain."""

    def _asked(
        self, dom: DomainIdentity, flags: int, name: str, missing: str | None, count: int = 0
    ) -> DomainDef:
        """Return the definition that a getter is about.

        Raises VIR_ERR_OPERATION_INVALID about the ``missing`` cgroup for one that is in
        force, unless None is needed. Callers may learn the ``count`` of parameters.
        """
        known = IMPACT | STRING_OKAY
        check_flags(flags, known, f"qemuDomain{name}")
        domain = self._domain(dom)
        definition = one_definition(domain, flags)
        if missing is not None and domain.id != -1 and definition is domain.definition:
            raise OnlyCounted(not_valid(missing), count) if count else not_valid(missing)
        return definition

    def _checked_params(
        self,
        dom: DomainIdentity,
        params: TypedParams,
        flags: int,
        name: str,
        known: Mapping[str, type[ParamValue]],
    ) -> tuple[Domain, int]:
        check_flags(flags, IMPACT, f"qemuDomain{name}")
        check_types(params, known)
        domain = self._domain(dom)
        return domain, impact(domain, flags)

    # -- the scheduler -----------------------------------------------------------------

    def domain_get_scheduler_type(self, dom: DomainIdentity) -> SchedulerType:
        if self._domain(dom).id != -1:
            raise not_valid("cgroup CPU controller is not mounted")
        return SchedulerType("posix", len(_SCHEDULER))

    def domain_get_scheduler_parameters(self, dom: DomainIdentity) -> Params:
        return self.domain_get_scheduler_parameters_flags(dom, 0)

    def domain_get_scheduler_parameters_flags(self, dom: DomainIdentity, flags: int) -> Params:
        definition = self._asked(
            dom,
            flags,
            "GetSchedulerParametersFlags",
            "cgroup CPU controller is not mounted",
        )
        tune = definition.tree.find("cputune")
        found: dict[str, ParamValue] = {}
        for name, tag in _SCHEDULER.items():
            part = None if tune is None else tune.find(tag)
            found[name] = _kind(name)(int((part.text if part is not None else None) or "0"))
        return found

    async def domain_set_scheduler_parameters(
        self, dom: DomainIdentity, params: TypedParams
    ) -> None:
        await self.domain_set_scheduler_parameters_flags(dom, params, 0)

    async def domain_set_scheduler_parameters_flags(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        known = {name: _kind(name) for name in _SCHEDULER}
        domain, wanted = self._checked_params(
            dom, params, flags, "SetSchedulerParametersFlags", known
        )
        if wanted & AFFECT_LIVE:
            raise not_valid("cgroup CPU controller is not mounted")
        values = {name: int(value) for name, value in params.items()}  # type: ignore[arg-type]
        for name, value in values.items():
            if name != "cpu_shares":
                low, high = _QUOTAS if name.endswith("quota") else _PERIODS
                if value > 0 and not low <= value <= high:
                    raise invalid(f"value of '{name}' is out of range [{low}, {high}]")
        change = partial(_put_scheduler, values)
        await self.whole(partial(self.change_definitions, domain, AFFECT_CONFIG, change))

    # -- memory ------------------------------------------------------------------------

    def domain_get_memory_parameters(self, dom: DomainIdentity, flags: int) -> Params:
        missing = "cgroup memory controller is not mounted"
        limits = self._asked(dom, flags, "GetMemoryParameters", missing, len(_MEMORY)).memory_limits
        return {name: ULLong(limits.get(name, UNLIMITED)) for name in _MEMORY}

    async def domain_set_memory_parameters(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        known = dict.fromkeys(_MEMORY, ULLong)
        domain, wanted = self._checked_params(dom, params, flags, "SetMemoryParameters", known)
        if wanted & AFFECT_LIVE:
            raise not_valid("cgroup memory controller is not mounted")
        given = {name: int(value) for name, value in params.items()}  # type: ignore[arg-type]
        # as in libvirt, limits that are not given are those of the definition in force
        new = dict.fromkeys(_MEMORY, UNLIMITED) | domain.definition.memory_limits | given
        compared = ("hard_limit", "swap_hard_limit")
        if given.keys() & compared and new["hard_limit"] > new["swap_hard_limit"]:
            detail = (
                "memory hard_limit tunable value must be lower than or equal to swap_hard_limit"
            )
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)

        def change(definition: DomainDef) -> None:
            definition.memory_limits = definition.memory_limits | given
            definition.put(memtune_element(definition.memory_limits), "memtune")

        await self.whole(partial(self.change_definitions, domain, AFFECT_CONFIG, change))

    # -- block devices of the host -----------------------------------------------------

    def domain_get_blkio_parameters(
        self, dom: DomainIdentity, flags: int
    ) -> Params | Later[Params]:
        missing = "blkio cgroup isn't mounted"
        definition = self._asked(dom, flags, "GetBlkioParameters", missing, 1 + len(BLKIO))
        work = partial(blkio_parameters, definition.tree.find("blkiotune"))
        return later(weight_of(definition), work)

    async def domain_set_blkio_parameters(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        known: dict[str, type[ParamValue]] = {"weight": UInt, **dict.fromkeys(BLKIO, str)}
        domain, wanted = self._checked_params(dom, params, flags, "SetBlkioParameters", known)
        if wanted & AFFECT_LIVE:
            raise not_valid("blkio cgroup isn't mounted")
        await self.whole(partial(self._set_blkio, domain, params))

    async def _set_blkio(self, domain: Domain, params: TypedParams) -> None:
        for _ in range(MOST_ROUNDS):
            config = both_definitions(domain, AFFECT_CONFIG)[1]
            assert config is not None
            old = config.tree.find("blkiotune")
            answer = later(weight_of(config), partial(blkiotune, old, params))
            new = await answer if isinstance(answer, Later) else answer
            put = partial(_put_blkio, domain.uuid, old, new)
            if await self.state.change(domain.uuid, put):
                return
        raise overtaken()

    # -- nodes of the host -------------------------------------------------------------

    def domain_get_numa_parameters(self, dom: DomainIdentity, flags: int) -> Params:
        mode, nodes = numa_of(self._asked(dom, flags, "GetNumaParameters", None))
        return {"numa_mode": Int(mode or 0), "numa_nodeset": nodes or ""}

    async def domain_set_numa_parameters(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        known: dict[str, type[ParamValue]] = {"numa_mode": Int, "numa_nodeset": str}
        domain, wanted = self._checked_params(dom, params, flags, "SetNumaParameters", known)
        if "numa_mode" in params and not 0 <= int(params["numa_mode"]) < _NUMA_MODES:  # type: ignore[arg-type]
            raise invalid(f"unsupported numatune mode: '{params['numa_mode']}'")
        if "numa_nodeset" in params:
            parse_bitmap(str(params["numa_nodeset"]))
        if wanted & AFFECT_LIVE:
            raise not_valid("cgroup cpuset controller is not mounted")
        change = partial(set_numa, params=params, is_live=False, refusals=(invalid, not_valid))
        await self.whole(partial(self.change_definitions, domain, AFFECT_CONFIG, change))

    # -- events that are counted -------------------------------------------------------

    def domain_get_perf_events(self, dom: DomainIdentity, flags: int) -> Params:
        definition = self._asked(dom, flags, "GetPerfEvents", None)
        enabled = perf_of(definition)
        return {name: enabled.get(name) == "yes" for name in PERF_EVENTS}

    async def domain_set_perf_events(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        known = dict.fromkeys(PERF_EVENTS, bool)
        domain, wanted = self._checked_params(dom, params, flags, "SetPerfEvents", known)
        if wanted & AFFECT_LIVE:
            for name, value in params.items():
                if value:  # nothing is counted here
                    detail = f"unable to enable host cpu perf event for {name}"
                    raise report(
                        ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorDomain.VIR_FROM_PERF, detail
                    )
        change = partial(set_perf, params=params)
        await self.whole(partial(self.change_definitions, domain, wanted, change))


_NUMA_MODES = 4


def _put_blkio(
    uuid: bytes, old: xml.Element | None, new: xml.Element | None, domains: DomainList
) -> bool:
    """Put ``<blkiotune>`` in place of an old one; return False if that has changed."""
    config = both_definitions(domains.by_uuid[uuid], AFFECT_CONFIG)[1]
    assert config is not None
    if config.tree.find("blkiotune") is not old:
        return False
    config.put(new, "blkiotune")
    return True


def _put_scheduler(values: dict[str, int], definition: DomainDef) -> None:
    tune = definition.tree.find("cputune")
    parts = {} if tune is None else {part.tag: part for part in tune.children}
    for name, value in values.items():
        tag = _SCHEDULER[name]
        parts.pop(tag, None)
        if value or name == "cpu_shares":
            parts[tag] = xml.Element(tag, text=str(value))
    others = [] if tune is None else [part for part in tune.children if part.tag not in _PRINTED]
    children = [parts[tag] for tag in _PRINTED if tag in parts] + others
    definition.put(xml.Element("cputune", children=children) if children else None, "cputune")
