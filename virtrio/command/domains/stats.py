"""Commands that show statistics of domains: domstats and dommemstat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import ConnectGetAllDomainStatsFlags as Flags
from ...protocol._generated.enums import DomainStatsTypes as Types
from ..errors import CommandError, failing
from ..impact import AFFECT_LIVE, AFFECTED, impact, shown
from ..lookup import DOMAIN, find_domain, look_up_domain
from ..numbers import INT_MAX, number
from ..options import Kind, Option
from .monitor import GROUP

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_GROUPS = {
    "state": (Types.VIR_DOMAIN_STATS_STATE, "states and their reasons"),
    "cpu-total": (Types.VIR_DOMAIN_STATS_CPU_TOTAL, "time on the host's CPUs"),
    "balloon": (Types.VIR_DOMAIN_STATS_BALLOON, "memory"),
    "vcpu": (Types.VIR_DOMAIN_STATS_VCPU, "virtual CPUs"),
    "interface": (Types.VIR_DOMAIN_STATS_INTERFACE, "network interfaces"),
    "block": (Types.VIR_DOMAIN_STATS_BLOCK, "disks"),
    "perf": (Types.VIR_DOMAIN_STATS_PERF, "performance events"),
    "iothread": (Types.VIR_DOMAIN_STATS_IOTHREAD, "IOThreads"),
    "memory": (Types.VIR_DOMAIN_STATS_MEMORY, "bandwidth of memory"),
    "dirtyrate": (Types.VIR_DOMAIN_STATS_DIRTYRATE, "how fast memory changes"),
    "vm": (Types.VIR_DOMAIN_STATS_VM, "what only the hypervisor counts"),
}
_FILTERS = {
    "list-active": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE, "that run"),
    "list-inactive": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE, "that do not run"),
    "list-persistent": (
        Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT,
        "with a persistent definition",
    ),
    "list-transient": (
        Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT,
        "without a persistent definition",
    ),
    "list-running": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING, "in state running"),
    "list-paused": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED, "in state paused"),
    "list-shutoff": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF, "in state shut off"),
    "list-other": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER, "in any other state"),
}
_WAYS = {
    "enforce": (
        Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS,
        "fail where the server does not know a statistic",
    ),
    "backing": (Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING, "also of backing images"),
    "nowait": (
        Flags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT,
        "leave out what is not known at once",
    ),
}


@GROUP.command(
    "domstats",
    "statistics of several domains",
    *(Option(name, Kind.BOOL, f"print {help}") for name, (_, help) in _GROUPS.items()),
    *(Option(name, Kind.BOOL, f"only domains {help}") for name, (_, help) in _FILTERS.items()),
    Option("raw", Kind.BOOL, "print numbers as they are (always done)"),
    *(Option(name, Kind.BOOL, help) for name, (_, help) in _WAYS.items()),
    Option("domain", Kind.LIST, "the domains, by name, id or UUID; all without any"),
    description="Print statistics of some or of all domains.",
)
def domstats(session: Session, args: Arguments) -> None:
    stats = args.flags({name: int(flag) for name, (flag, _) in _GROUPS.items()})
    flags = args.flags({name: int(flag) for name, (flag, _) in (_FILTERS | _WAYS).items()})
    wanted = args.strings("domain")
    connection = session.connection
    if wanted:
        domains = [look_up_domain(session, name) for name in wanted]
        records = connection.domain_list_get_stats(domains, stats, flags)
    else:
        records = connection.get_all_domain_stats(stats, flags)
    session.out(
        "\n".join(
            f"Domain: '{domain.name()}'\n"
            + "".join(f"  {name}={shown(value)}\n" for name, value in params.items())
            for domain, params in records
        )
    )


@GROUP.command(
    "dommemstat",
    "statistics of the memory of a running domain",
    DOMAIN,
    Option("period", Kind.NUMBER, "seconds between two collections to set", named=True),
    *AFFECTED,
    description="Print statistics of the memory of a running domain.",
)
def dommemstat(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, called = find_domain(session, args)
    if not flags and "current" not in args and domain.is_active() == 1:
        flags = AFFECT_LIVE
    period = number(args, "period", -INT_MAX - 1, INT_MAX)
    if period is not None:
        if period < 0:
            raise CommandError(f"Invalid collection period value '{period}'")
        with failing("Unable to change balloon collection period."):
            domain.set_memory_stats_period(period, flags)
        return
    with failing(f"Failed to get memory statistics for domain {called}"):
        statistics = domain.memory_stats()
    session.out("".join(f"{name} {value}\n" for name, value in statistics.items()))
