"""Typed parameters of a domain: scheduler, memory, block I/O, NUMA, interfaces, perf.

They are kept in the definition, and have no other effect, as in libvirt's test driver.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ....protocol.typedparams import STRING_OKAY, Int, UInt, ULLong, check_types
from ...conf import xml
from ...conf.domain.memory import UNLIMITED, memtune_element
from ...conf.domain.platform import PERF_EVENTS
from ...objects.bandwidth import RATES, bandwidth_of, find_interface
from ...objects.impact import IMPACT, one_definition
from ...objects.marks import changes, of_domain
from ...objects.tuning import (
    BLKIO,
    blkio_parameters,
    blkiotune,
    numa_of,
    perf_of,
    set_numa,
    set_perf,
    weight_of,
)
from ...offload import Later, later
from .checks import check_flags, invalid, not_valid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....protocol.typedparams import Params, ParamValue, TypedParams
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain

__all__ = ["TuningEntryPoints"]


_MEMORY = ("hard_limit", "soft_limit", "swap_hard_limit")
_NUMA_REFUSALS = (invalid, not_valid)
_RATE_ORDER = ("average", "peak", "floor", "burst")  # as printed
_WAYS = ("total", "read", "write")
_SIZES = [
    f"{way}_{what}_sec{most}"
    for most in ("", "_max")
    for what in ("bytes", "iops")
    for way in _WAYS
]
_LENGTHS = [f"{way}_{what}_sec_max_length" for what in ("bytes", "iops") for way in _WAYS]
_IOTUNE = (*_SIZES, "size_iops_sec", "group_name", *_LENGTHS)
_IOTUNE_MOST = 10**15


def _getter_flags(flags: int, function: str) -> None:
    """Check the flags of a function that reads parameters."""
    check_flags(flags, IMPACT | STRING_OKAY, f"testDomain{function}")


def _setter_flags(
    flags: int, function: str, params: TypedParams, known: Mapping[str, type[ParamValue]]
) -> None:
    """Check the flags of a function that writes parameters, and types of these."""
    check_flags(flags, IMPACT, f"testDomain{function}")
    check_types(params, known)


def _number(text: str | None) -> int:
    return int(text or "0")


def _find_disk(definition: DomainDef, path: str) -> xml.Element | None:
    """Find a disk by its target, or the first with that source."""
    for disk in definition.each_disk():
        if path == (disk.path if path.startswith("/") else disk.target):
            return disk.element
    return None


class TuningEntryPoints:
    """Entry points for typed parameters of a domain."""

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    # -- the scheduler -----------------------------------------------------------------

    def domain_get_scheduler_parameters(self, dom: DomainIdentity) -> Params:
        return self.domain_get_scheduler_parameters_flags(dom, 0)

    def domain_get_scheduler_parameters_flags(self, dom: DomainIdentity, flags: int) -> Params:
        check_flags(flags, 0, "testDomainGetSchedulerParametersFlags")
        self._domain(dom)
        return {"weight": UInt(50)}

    def domain_set_scheduler_parameters(self, dom: DomainIdentity, params: TypedParams) -> None:
        return self.domain_set_scheduler_parameters_flags(dom, params, 0)

    def domain_set_scheduler_parameters_flags(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        check_flags(flags, 0, "testDomainSetSchedulerParametersFlags")
        check_types(params, {"weight": UInt})
        self._domain(dom)  # libvirt's does no more either

    # -- memory ------------------------------------------------------------------------

    def domain_get_memory_parameters(self, dom: DomainIdentity, flags: int) -> Params:
        _getter_flags(flags, "GetMemoryParameters")
        limits = one_definition(self._domain(dom), flags).memory_limits
        return {name: ULLong(limits.get(name, UNLIMITED)) for name in _MEMORY}

    @changes(of_domain)
    def domain_set_memory_parameters(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        _setter_flags(flags, "SetMemoryParameters", params, dict.fromkeys(_MEMORY, ULLong))
        domain = self._domain(dom)
        definition = one_definition(domain, flags)
        given = {name: int(value) for name, value in params.items()}  # type: ignore[arg-type]
        # As in libvirt, limits that are not given are taken from the definition in
        # force.
        new = dict.fromkeys(_MEMORY, UNLIMITED) | domain.definition.memory_limits | given
        compared = ("hard_limit", "swap_hard_limit")
        if given.keys() & compared and new["hard_limit"] > new["swap_hard_limit"]:
            raise invalid(
                "memory hard_limit tunable value must be lower than or equal to swap_hard_limit"
            )
        definition.memory_limits = definition.memory_limits | given
        definition.put(memtune_element(definition.memory_limits), "memtune")

    # -- block devices of the host -----------------------------------------------------

    def domain_get_blkio_parameters(
        self, dom: DomainIdentity, flags: int
    ) -> Params | Later[Params]:
        _getter_flags(flags, "GetBlkioParameters")
        definition = one_definition(self._domain(dom), flags)
        return later(
            weight_of(definition), partial(blkio_parameters, definition.tree.find("blkiotune"))
        )

    @changes(of_domain)
    def domain_set_blkio_parameters(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> Later[None] | None:
        known: dict[str, type[ParamValue]] = {"weight": UInt, **dict.fromkeys(BLKIO, str)}
        _setter_flags(flags, "SetBlkioParameters", params, known)
        definition = one_definition(self._domain(dom), flags)
        old = definition.tree.find("blkiotune")

        def put(new: xml.Element | None) -> Later[None] | None:
            if definition.tree.find("blkiotune") is not old:
                return self.domain_set_blkio_parameters(dom, params, flags)
            definition.put(new, "blkiotune")
            return None

        return later(weight_of(definition), partial(blkiotune, old, params), put)

    # -- nodes of the host -------------------------------------------------------------

    def domain_get_numa_parameters(self, dom: DomainIdentity, flags: int) -> Params:
        _getter_flags(flags, "GetNumaParameters")
        mode, nodes = numa_of(one_definition(self._domain(dom), flags))
        return {"numa_mode": Int(mode or 0), "numa_nodeset": nodes or ""}

    @changes(of_domain)
    def domain_set_numa_parameters(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        _setter_flags(flags, "SetNumaParameters", params, {"numa_mode": Int, "numa_nodeset": str})
        domain = self._domain(dom)
        definition = one_definition(domain, flags)
        is_live = domain.id != -1 and definition is domain.definition
        set_numa(definition, params, is_live=is_live, refusals=_NUMA_REFUSALS)

    # -- interfaces --------------------------------------------------------------------

    def domain_get_interface_parameters(
        self, dom: DomainIdentity, device: str, flags: int
    ) -> Params | Later[Params]:
        _getter_flags(flags, "GetInterfaceParameters")
        definition = one_definition(self._domain(dom), flags)
        work = partial(find_interface, definition.snapshot(), device)
        return later(weight_of(definition), work, bandwidth_of)

    @changes(of_domain)
    def domain_set_interface_parameters(
        self, dom: DomainIdentity, device: str, params: TypedParams, flags: int
    ) -> Later[None] | None:
        known = {f"{way}.{rate}": UInt for way, rates in RATES.items() for rate in rates}
        _setter_flags(flags, "SetInterfaceParameters", params, known)
        definition = one_definition(self._domain(dom), flags)
        before = definition.snapshot()

        def apply(interface: xml.Element) -> Later[None] | None:
            now = one_definition(self._domain(dom), flags)
            if now is not definition or not now.is_still(before):  # changed meanwhile
                return self.domain_set_interface_parameters(dom, device, params, flags)
            self._set_bandwidth(definition, interface, params)
            return None

        return later(weight_of(definition), partial(find_interface, before, device), apply)

    def _set_bandwidth(
        self, definition: DomainDef, interface: xml.Element, params: TypedParams
    ) -> None:
        old = interface.find("bandwidth")
        ways = []
        for way, rates in RATES.items():
            given = {rate: int(params.get(f"{way}.{rate}", 0)) for rate in rates}  # type: ignore[arg-type]
            part = None if old is None else old.find(way)
            if given["average"] or given.get("floor"):
                part = xml.Element(
                    way, {rate: str(given[rate]) for rate in _RATE_ORDER if given.get(rate)}
                )
            elif params.keys() & {f"{way}.average", f"{way}.floor"}:
                part = None
            if part is not None:
                ways.append(part)
        parts = [part for part in interface.children if part.tag != "bandwidth"]
        at = 1 + max(
            n
            for n, part in enumerate(parts)
            if part.tag in ("mac", "source", "vlan", "virtualport")
        )
        if ways or old is not None:
            parts.insert(at, xml.Element("bandwidth", children=ways, is_open=True))
        definition.replace_device(interface, interface.twin(children=parts))

    # -- disks -------------------------------------------------------------------------

    def domain_get_block_io_tune(self, dom: DomainIdentity, disk: str | None, flags: int) -> Params:
        _getter_flags(flags, "GetBlockIoTune")
        definition = one_definition(self._domain(dom), flags)
        # virsh asks without a disk for the number of parameters.
        found = xml.Element("disk") if disk is None else _find_disk(definition, disk)
        if found is None:
            raise invalid(f"disk '{disk}' was not found in the domain config")
        texts = _iotune(found)
        return {
            name: texts.get(name, "") if name == "group_name" else ULLong(_number(texts.get(name)))
            for name in _IOTUNE
        }

    @changes(of_domain)
    def domain_set_block_io_tune(
        self, dom: DomainIdentity, disk: str, params: TypedParams, flags: int
    ) -> None:
        known: dict[str, type[ParamValue]] = {**dict.fromkeys(_IOTUNE, ULLong), "group_name": str}
        _setter_flags(flags, "SetBlockIoTune", params, known)
        definition = one_definition(self._domain(dom), flags)
        found = _find_disk(definition, disk)
        if found is None:
            raise invalid(f"missing persistent configuration for disk '{disk}'")
        texts = _iotune(found)
        for name, value in params.items():
            if isinstance(value, int) and value > _IOTUNE_MOST:
                raise report(
                    ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
                    ErrorDomain.VIR_FROM_TEST,
                    f"block I/O throttle limit value must be no more than {_IOTUNE_MOST}",
                )
            texts[name] = str(value)
        _check_iotune(texts)
        parts = [
            xml.Element(name, text=texts[name])
            for name in _IOTUNE
            if texts.get(name, "0") not in ("0", "")
        ]
        children = [part for part in found.children if part.tag != "iotune"]
        if parts:
            at = 1 + next(n for n, part in enumerate(children) if part.tag == "target")
            children.insert(at, xml.Element("iotune", children=parts))
        definition.replace_device(found, found.twin(children=children))

    # -- events that are counted -------------------------------------------------------

    def domain_get_perf_events(self, dom: DomainIdentity, flags: int) -> Params:
        _getter_flags(flags, "GetPerfEvents")
        enabled = perf_of(one_definition(self._domain(dom), flags))
        return {name: enabled.get(name) == "yes" for name in PERF_EVENTS}

    @changes(of_domain)
    def domain_set_perf_events(self, dom: DomainIdentity, params: TypedParams, flags: int) -> None:
        _setter_flags(flags, "SetPerfEvents", params, dict.fromkeys(PERF_EVENTS, bool))
        definition = one_definition(self._domain(dom), flags)
        set_perf(definition, params)


def _iotune(disk: xml.Element) -> dict[str, str]:
    tune = disk.find("iotune")
    return {} if tune is None else {part.tag: str(part.text) for part in tune.children}


def _check_iotune(texts: dict[str, str]) -> None:
    numbers = {name: _number(texts.get(name)) for name in _SIZES}
    for what in ("bytes_sec", "iops_sec", "bytes_sec_max", "iops_sec_max"):
        if numbers[f"total_{what}"] and (numbers[f"read_{what}"] or numbers[f"write_{what}"]):
            raise invalid(f"total and read/write of {what} cannot be set at the same time")
    for name in _SIZES[: len(_SIZES) // 2]:
        if numbers[name] > numbers[f"{name}_max"]:
            raise invalid(f"{name} cannot be set higher than {name}_max ")
