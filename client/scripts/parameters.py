"""Typed parameters that take more than one call.

Some are asked for twice, first for their number. Others are read before they are
written, because the new values get the types of the old ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol import typedparams
from ...protocol._generated import remote
from ...protocol._generated.enums import ErrorDomain
from ...protocol.errors import invalid_arg
from ...protocol.typedparams import STRING_OKAY
from .. import arguments
from .._generated import calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.typedparams import Params, PlainParams
    from ..calls import Call, R, Script
    from ..handles import Domain, NetworkPort


def counted_gen(
    call: Call[Any, R], args: Callable[[int], object], count: str = "nparams"
) -> Script[R]:
    """Ask twice: how many parameters there are, then for all of them.

    ``args(number)`` makes the arguments; ``count`` is the field of the answer that has
    the number.
    """
    ret = yield call, args(0)
    number = getattr(ret, count)
    if number:
        ret = yield call, args(number)
    answer: R = ret
    return answer


# -- the scheduler, whose parameters are counted by another call -----------------------


def domain_scheduler_parameters_gen(dom: Domain) -> Script[PlainParams]:
    """Ask for the parameters of the scheduler (virDomainGetSchedulerParameters).

    Their number is asked for first (virDomainGetSchedulerType).
    """
    wire = dom._use("virDomainGetSchedulerParameters")
    ret = yield from _scheduler_gen(wire)
    return typedparams.plain(ret.params)


def domain_scheduler_parameters_flags_gen(dom: Domain, flags: int) -> Script[PlainParams]:
    """Ask for the parameters of the scheduler (virDomainGetSchedulerParametersFlags).

    Their number is asked for first (virDomainGetSchedulerType).
    """
    wire = dom._use("virDomainGetSchedulerParametersFlags")
    ret = yield from _scheduler_flags_gen(wire, flags)
    return typedparams.plain(ret.params)


def _scheduler_gen(wire: Any) -> Script[remote.RemoteDomainGetSchedulerParametersRet]:
    kind = yield calls.DOMAIN_GET_SCHEDULER_TYPE, remote.RemoteDomainGetSchedulerTypeArgs(wire)
    args = remote.RemoteDomainGetSchedulerParametersArgs(wire, kind.nparams)
    ret: remote.RemoteDomainGetSchedulerParametersRet = yield (
        calls.DOMAIN_GET_SCHEDULER_PARAMETERS,
        args,
    )
    return ret


def _scheduler_flags_gen(
    wire: Any, flags: int
) -> Script[remote.RemoteDomainGetSchedulerParametersFlagsRet]:
    kind = yield calls.DOMAIN_GET_SCHEDULER_TYPE, remote.RemoteDomainGetSchedulerTypeArgs(wire)
    args = remote.RemoteDomainGetSchedulerParametersFlagsArgs(
        wire, kind.nparams, flags | STRING_OKAY
    )
    ret: remote.RemoteDomainGetSchedulerParametersFlagsRet = yield (
        calls.DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS,
        args,
    )
    return ret


# -- writing, with the types that are there --------------------------------------------


def _set_gen(
    function: str,
    handle: Domain | NetworkPort | None,
    of: tuple[object, ...],
    params: Params,
    known: Callable[[tuple[Any, ...]], Script[Any]],
    setting: Call[Any, Any],
    args: Callable[..., object],
    *last: object,
    domain: ErrorDomain = ErrorDomain.VIR_FROM_DOMAIN,
) -> Script[int]:
    """Set parameters with the call ``setting``. Return 0.

    Its arguments are ``args(handle, *of, parameters, *last)``, where ``of`` names a
    part of the handle's object, such as an interface. ``known((handle, *of))`` asks for
    the present parameters, whose types the new ones get. Raises LibvirtError
    VIR_ERR_INVALID_ARG of ``domain`` when there is nothing to set, as the C library
    does.
    """
    if handle is not None:
        of = (handle._use(function), *of)
    arguments.parameters(params)
    if not params:
        detail = f"nparams in {function} must be greater than zero"
        raise invalid_arg(domain, function, "nparams", detail)
    ret = yield from known(of)
    yield setting, args(*of, arguments.encode(params, typedparams.types_of(ret.params)), *last)
    return 0


def _counted(
    call: Call[Any, R], args: Callable[..., object], flags: int
) -> Callable[[tuple[Any, ...]], Script[R]]:
    """Return ``known`` for `_set_gen` that asks twice, texts included."""
    return lambda of: counted_gen(call, lambda n: args(*of, n, flags | STRING_OKAY))


def _once(
    call: Call[Any, R], args: Callable[..., object], *last: object
) -> Callable[[tuple[Any, ...]], Script[R]]:
    """Return ``known`` for `_set_gen` that asks with one call."""

    def known_gen(of: tuple[Any, ...]) -> Script[R]:
        ret: R = yield call, args(*of, *last)
        return ret

    return known_gen


def domain_set_scheduler_parameters_gen(dom: Domain, params: Params) -> Script[int]:
    """Set parameters of the scheduler (virDomainSetSchedulerParameters)."""
    return (
        yield from _set_gen(
            "virDomainSetSchedulerParameters",
            dom,
            (),
            params,
            lambda of: _scheduler_gen(of[0]),
            calls.DOMAIN_SET_SCHEDULER_PARAMETERS,
            remote.RemoteDomainSetSchedulerParametersArgs,
        )
    )


def domain_set_scheduler_parameters_flags_gen(
    dom: Domain, params: Params, flags: int
) -> Script[int]:
    """Set parameters of the scheduler (virDomainSetSchedulerParametersFlags)."""
    return (
        yield from _set_gen(
            "virDomainSetSchedulerParametersFlags",
            dom,
            (),
            params,
            lambda of: _scheduler_flags_gen(of[0], flags),
            calls.DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS,
            remote.RemoteDomainSetSchedulerParametersFlagsArgs,
            flags,
        )
    )


def domain_set_memory_parameters_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """Set memory limits of a domain (virDomainSetMemoryParameters)."""
    return (
        yield from _set_gen(
            "virDomainSetMemoryParameters",
            dom,
            (),
            params,
            _counted(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                remote.RemoteDomainGetMemoryParametersArgs,
                flags,
            ),
            calls.DOMAIN_SET_MEMORY_PARAMETERS,
            remote.RemoteDomainSetMemoryParametersArgs,
            flags,
        )
    )


def domain_set_blkio_parameters_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """Set weights and limits of a domain's block I/O (virDomainSetBlkioParameters)."""
    return (
        yield from _set_gen(
            "virDomainSetBlkioParameters",
            dom,
            (),
            params,
            _counted(
                calls.DOMAIN_GET_BLKIO_PARAMETERS, remote.RemoteDomainGetBlkioParametersArgs, flags
            ),
            calls.DOMAIN_SET_BLKIO_PARAMETERS,
            remote.RemoteDomainSetBlkioParametersArgs,
            flags,
        )
    )


def domain_set_numa_parameters_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """Set NUMA parameters of a domain (virDomainSetNumaParameters)."""
    return (
        yield from _set_gen(
            "virDomainSetNumaParameters",
            dom,
            (),
            params,
            _counted(
                calls.DOMAIN_GET_NUMA_PARAMETERS, remote.RemoteDomainGetNumaParametersArgs, flags
            ),
            calls.DOMAIN_SET_NUMA_PARAMETERS,
            remote.RemoteDomainSetNumaParametersArgs,
            flags,
        )
    )


def domain_set_interface_parameters_gen(
    dom: Domain, device: str, params: Params, flags: int
) -> Script[int]:
    """Set bandwidths of an interface (virDomainSetInterfaceParameters)."""
    return (
        yield from _set_gen(
            "virDomainSetInterfaceParameters",
            dom,
            (device,),
            params,
            _counted(
                calls.DOMAIN_GET_INTERFACE_PARAMETERS,
                remote.RemoteDomainGetInterfaceParametersArgs,
                flags,
            ),
            calls.DOMAIN_SET_INTERFACE_PARAMETERS,
            remote.RemoteDomainSetInterfaceParametersArgs,
            flags,
        )
    )


def domain_set_perf_events_gen(dom: Domain, params: Params, flags: int) -> Script[int]:
    """Switch performance events on or off (virDomainSetPerfEvents)."""
    return (
        yield from _set_gen(
            "virDomainSetPerfEvents",
            dom,
            (),
            params,
            _once(
                calls.DOMAIN_GET_PERF_EVENTS,
                remote.RemoteDomainGetPerfEventsArgs,
                flags | STRING_OKAY,
            ),
            calls.DOMAIN_SET_PERF_EVENTS,
            remote.RemoteDomainSetPerfEventsArgs,
            flags,
        )
    )


def node_set_memory_parameters_gen(params: Params, flags: int) -> Script[int]:
    """Set memory parameters of the host (virNodeSetMemoryParameters)."""
    return (
        yield from _set_gen(
            "virNodeSetMemoryParameters",
            None,
            (),
            params,
            _counted(
                calls.NODE_GET_MEMORY_PARAMETERS, remote.RemoteNodeGetMemoryParametersArgs, flags
            ),
            calls.NODE_SET_MEMORY_PARAMETERS,
            remote.RemoteNodeSetMemoryParametersArgs,
            flags,
        )
    )


def network_port_set_parameters_gen(port: NetworkPort, params: Params, flags: int) -> Script[int]:
    """Set bandwidths of a network port (virNetworkPortSetParameters)."""
    return (
        yield from _set_gen(
            "virNetworkPortSetParameters",
            port,
            (),
            params,
            _once(
                calls.NETWORK_PORT_GET_PARAMETERS,
                remote.RemoteNetworkPortGetParametersArgs,
                0,
                flags,
            ),
            calls.NETWORK_PORT_SET_PARAMETERS,
            remote.RemoteNetworkPortSetParametersArgs,
            flags,
            domain=ErrorDomain.VIR_FROM_NETWORK,
        )
    )


# -- statistics of CPUs ----------------------------------------------------------------

_MOST_CPUS = 128  # in one answer


def domain_get_cpu_stats_gen(dom: Domain, total: bool, flags: int) -> Script[list[PlainParams]]:
    """Ask for statistics of each host CPU (virDomainGetCPUStats).

    With ``total`` the list has one item, for all CPUs together.
    """
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
            found = [
                typedparams.plain(ret.params[at : at + size])
                for at in range(0, len(ret.params), size)
            ]
        # the server leaves empty ones at the end out
        out += (found + [{} for _ in range(asked)])[:asked]
        start += asked
        left -= asked
    return out
