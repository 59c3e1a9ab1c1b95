"""Typed parameters that take more than one call: asked for twice, or read before they are written, for their types.

As `virtrio.client.scripts`: generators that both clients run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..protocol import typedparams
from ..protocol._generated import remote
from ..protocol._generated.enums import ErrorDomain
from ..protocol.errors import invalid_arg
from ._generated import calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..protocol.typedparams import Params, PlainParams
    from .calls import Call, R, Script
    from .handles import Domain, NetworkPort

# virTypedParameterFlags: libvirt's own client sets it wherever values may be texts, and drivers leave texts out without it.
STRING_OKAY = 4


def counted_gen(call: Call[Any, R], args: Callable[[int], object], count: str = "nparams") -> Script[R]:
    """An answer that is asked for twice: how many there are, then all of them. ``args`` makes the arguments for a number."""
    ret = yield call, args(0)
    number = getattr(ret, count)
    if number:
        ret = yield call, args(number)
    answer: R = ret
    return answer


def _filled(params: Params, function: str, domain: ErrorDomain = ErrorDomain.VIR_FROM_DOMAIN) -> None:
    """Raises LibvirtError VIR_ERR_INVALID_ARG when there is nothing to set, as the C library does."""
    if not params:
        detail = f"nparams in {function} must be greater than zero"
        raise invalid_arg(domain, function, "nparams", detail)


def _types_gen(call: Call[Any, Any], args: Callable[[int], object]) -> Script[dict[str, int]]:
    """The types of the parameters as they are."""
    ret = yield from counted_gen(call, args)
    return typedparams.types_of(ret.params)


# -- the scheduler, whose parameters are counted by another call -----------------------------------------------------------


def domain_scheduler_parameters_gen(dom: Domain) -> Script[PlainParams]:
    """As many as virDomainGetSchedulerType says there are (virDomainGetSchedulerParameters)."""
    wire = dom._use("virDomainGetSchedulerParameters")
    ret = yield from _scheduler_gen(wire)
    return typedparams.plain(ret.params)


def domain_scheduler_parameters_flags_gen(dom: Domain, flags: int) -> Script[PlainParams]:
    """As many as virDomainGetSchedulerType says there are (virDomainGetSchedulerParametersFlags)."""
    wire = dom._use("virDomainGetSchedulerParametersFlags")
    ret = yield from _scheduler_flags_gen(wire, flags)
    return typedparams.plain(ret.params)


def _scheduler_gen(wire: Any) -> Script[remote.RemoteDomainGetSchedulerParametersRet]:
    kind = yield calls.DOMAIN_GET_SCHEDULER_TYPE, remote.RemoteDomainGetSchedulerTypeArgs(wire)
    args = remote.RemoteDomainGetSchedulerParametersArgs(wire, kind.nparams)
    ret: remote.RemoteDomainGetSchedulerParametersRet = yield calls.DOMAIN_GET_SCHEDULER_PARAMETERS, args
    return ret


def _scheduler_flags_gen(wire: Any, flags: int) -> Script[remote.RemoteDomainGetSchedulerParametersFlagsRet]:
    kind = yield calls.DOMAIN_GET_SCHEDULER_TYPE, remote.RemoteDomainGetSchedulerTypeArgs(wire)
    args = remote.RemoteDomainGetSchedulerParametersFlagsArgs(wire, kind.nparams, flags | STRING_OKAY)
    ret: remote.RemoteDomainGetSchedulerParametersFlagsRet = yield calls.DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS, args
    return ret


# -- writing, with the types that are there --------------------------------------------------------------------------------


def domain_set_scheduler_parameters_gen(dom: Domain, params: Params) -> Script[int]:
    """virDomainSetSchedulerParameters."""
    function = "virDomainSetSchedulerParameters"
    wire = dom._use(function)
    _filled(params, function)
    known = yield from _scheduler_gen(wire)
    encoded = typedparams.encode(params, typedparams.types_of(known.params))
    yield calls.DOMAIN_SET_SCHEDULER_PARAMETERS, remote.RemoteDomainSetSchedulerParametersArgs(wire, encoded)
    return 0


def domain_set_scheduler_parameters_flags_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """virDomainSetSchedulerParametersFlags."""
    function = "virDomainSetSchedulerParametersFlags"
    wire = dom._use(function)
    _filled(params, function)
    known = yield from _scheduler_flags_gen(wire, flags)
    encoded = typedparams.encode(params, typedparams.types_of(known.params))
    args = remote.RemoteDomainSetSchedulerParametersFlagsArgs(wire, encoded, flags)
    yield calls.DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS, args
    return 0


def domain_set_memory_parameters_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """virDomainSetMemoryParameters."""
    function = "virDomainSetMemoryParameters"
    wire = dom._use(function)
    _filled(params, function)
    asking = flags | STRING_OKAY
    types = yield from _types_gen(
        calls.DOMAIN_GET_MEMORY_PARAMETERS, lambda n: remote.RemoteDomainGetMemoryParametersArgs(wire, n, asking)
    )
    args = remote.RemoteDomainSetMemoryParametersArgs(wire, typedparams.encode(params, types), flags)
    yield calls.DOMAIN_SET_MEMORY_PARAMETERS, args
    return 0


def domain_set_blkio_parameters_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """virDomainSetBlkioParameters."""
    function = "virDomainSetBlkioParameters"
    wire = dom._use(function)
    _filled(params, function)
    asking = flags | STRING_OKAY
    types = yield from _types_gen(
        calls.DOMAIN_GET_BLKIO_PARAMETERS, lambda n: remote.RemoteDomainGetBlkioParametersArgs(wire, n, asking)
    )
    args = remote.RemoteDomainSetBlkioParametersArgs(wire, typedparams.encode(params, types), flags)
    yield calls.DOMAIN_SET_BLKIO_PARAMETERS, args
    return 0


def domain_set_numa_parameters_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """virDomainSetNumaParameters."""
    function = "virDomainSetNumaParameters"
    wire = dom._use(function)
    _filled(params, function)
    asking = flags | STRING_OKAY
    types = yield from _types_gen(
        calls.DOMAIN_GET_NUMA_PARAMETERS, lambda n: remote.RemoteDomainGetNumaParametersArgs(wire, n, asking)
    )
    args = remote.RemoteDomainSetNumaParametersArgs(wire, typedparams.encode(params, types), flags)
    yield calls.DOMAIN_SET_NUMA_PARAMETERS, args
    return 0


def domain_set_interface_parameters_gen(dom: Domain, device: str, params: Params, flags: int) -> Script[int]:
    """virDomainSetInterfaceParameters."""
    function = "virDomainSetInterfaceParameters"
    wire = dom._use(function)
    _filled(params, function)
    asking = flags | STRING_OKAY
    types = yield from _types_gen(
        calls.DOMAIN_GET_INTERFACE_PARAMETERS,
        lambda n: remote.RemoteDomainGetInterfaceParametersArgs(wire, device, n, asking),
    )
    args = remote.RemoteDomainSetInterfaceParametersArgs(wire, device, typedparams.encode(params, types), flags)
    yield calls.DOMAIN_SET_INTERFACE_PARAMETERS, args
    return 0


def domain_set_perf_events_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """virDomainSetPerfEvents."""
    function = "virDomainSetPerfEvents"
    wire = dom._use(function)
    _filled(params, function)
    known = yield calls.DOMAIN_GET_PERF_EVENTS, remote.RemoteDomainGetPerfEventsArgs(wire, flags | STRING_OKAY)
    encoded = typedparams.encode(params, typedparams.types_of(known.params))
    yield calls.DOMAIN_SET_PERF_EVENTS, remote.RemoteDomainSetPerfEventsArgs(wire, encoded, flags)
    return 0


def node_set_memory_parameters_gen(params: Params, flags: int) -> Script[int]:
    """virNodeSetMemoryParameters."""
    _filled(params, "virNodeSetMemoryParameters")
    asking = flags | STRING_OKAY
    types = yield from _types_gen(
        calls.NODE_GET_MEMORY_PARAMETERS, lambda n: remote.RemoteNodeGetMemoryParametersArgs(n, asking)
    )
    args = remote.RemoteNodeSetMemoryParametersArgs(typedparams.encode(params, types), flags)
    yield calls.NODE_SET_MEMORY_PARAMETERS, args
    return 0


def network_port_set_parameters_gen(port: NetworkPort, params: Params, flags: int) -> Script[int]:
    """virNetworkPortSetParameters."""
    function = "virNetworkPortSetParameters"
    wire = port._use(function)
    _filled(params, function, ErrorDomain.VIR_FROM_NETWORK)
    known = yield calls.NETWORK_PORT_GET_PARAMETERS, remote.RemoteNetworkPortGetParametersArgs(wire, 0, flags)
    encoded = typedparams.encode(params, typedparams.types_of(known.params))
    args = remote.RemoteNetworkPortSetParametersArgs(wire, encoded, flags)
    yield calls.NETWORK_PORT_SET_PARAMETERS, args
    return 0


# -- statistics of CPUs ------------------------------------------------------------------------------------------------

_MOST_CPUS = 128  # in one answer


def domain_get_cpu_stats_gen(dom: Domain, total: bool, flags: int) -> Script[list[PlainParams]]:
    """virDomainGetCPUStats: the statistics of each host CPU, or of all together as the only one of the list."""
    wire = dom._use("virDomainGetCPUStats")
    asking = flags | STRING_OKAY
    start = -1 if total else 0

    def args(nparams: int, start: int, cpus: int) -> object:
        return remote.RemoteDomainGetCpuStatsArgs(wire, nparams, start, cpus, asking)

    left = 1
    if not total:
        ret = yield calls.DOMAIN_GET_CPU_STATS, args(0, 0, 0)
        left = ret.nparams
    ret = yield calls.DOMAIN_GET_CPU_STATS, args(0, start, 1)
    room = ret.nparams
    out: list[PlainParams] = []
    while left > 0:
        asked = min(left, _MOST_CPUS)
        found: list[PlainParams] = []
        if room:
            ret = yield calls.DOMAIN_GET_CPU_STATS, args(room, start, asked)
            size = max(ret.nparams, 1)
            found = [typedparams.plain(ret.params[at : at + size]) for at in range(0, len(ret.params), size)]
        out += (found + [{} for _ in range(asked)])[:asked]  # the server leaves empty ones at the end out
        start += asked
        left -= asked
    return out
