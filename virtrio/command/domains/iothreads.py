"""Commands on the IOThreads of domains, and on the time that domains spend on CPUs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...client._generated.calls import DOMAIN_GET_CPU_STATS, DOMAIN_SET_IOTHREAD_PARAMS
from ...protocol._generated.remote import (
    RemoteDomainGetCpuStatsArgs,
    RemoteDomainSetIothreadParamsArgs,
)
from ...protocol.typedparams import STRING_OKAY, UInt, ULLong, encode
from ..errors import CommandError, failing
from ..impact import AFFECTED, impact, shown
from ..lookup import DOMAIN, find_domain
from ..numbers import INT_MAX, UINT_MAX, ULLONG_MAX, number
from ..options import Kind, Option
from ..tables import Table
from .cpumaps import cpu_count, format_cpus, parse_cpus
from .domain import GROUP

if TYPE_CHECKING:
    from ...blocking import Domain
    from ...protocol.typedparams import ParamValue, PlainParams
    from ..options import Arguments
    from ..session import Session

_ID = Option("id", Kind.NUMBER, "number of the IOThread", required=True)
_POLLING = (
    Option("poll-max-ns", Kind.NUMBER, "the longest time to poll for, in ns"),
    Option("poll-grow", Kind.NUMBER, "what the time grows with"),
    Option("poll-shrink", Kind.NUMBER, "what the time shrinks with"),
)
_POOL = (
    Option("thread-pool-min", Kind.NUMBER, "the least number of threads"),
    Option("thread-pool-max", Kind.NUMBER, "the greatest number of threads"),
)
# How each option is sent: its parameter and that parameter's type.
_PARAMETERS: dict[str, tuple[str, type[int], int, int]] = {
    "poll-max-ns": ("poll_max_ns", ULLong, 0, ULLONG_MAX),
    "poll-grow": ("poll_grow", UInt, 0, UINT_MAX),
    "poll-shrink": ("poll_shrink", UInt, 0, UINT_MAX),
    "thread-pool-min": ("thread_pool_min", int, -INT_MAX - 1, INT_MAX),
    "thread-pool-max": ("thread_pool_max", int, -INT_MAX - 1, INT_MAX),
}
# Times that are shown in seconds.
_TIMES = ("cpu_time", "vcpu_time", "user_time", "system_time")


def _thread(args: Arguments) -> int:
    given = number(args, "id", -INT_MAX - 1, INT_MAX) or 0
    if given <= 0:
        raise CommandError(f"Invalid IOThread id value: '{given}'")
    return given


@GROUP.command(
    "iothreadinfo",
    "list the IOThreads of a domain",
    DOMAIN,
    *AFFECTED,
    description="List the IOThreads of a domain, and the CPUs that they may run on.",
)
def iothreadinfo(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    with failing("Unable to get domain IOThreads information"):
        threads = domain.io_thread_info(flags)
    if not threads:
        session.extra("No IOThreads found for the domain")
        return
    table = Table("IOThread ID", "CPU Affinity")
    for thread in threads:
        table.add(str(thread.id), format_cpus(thread.cpumap))
    session.table(table)


@GROUP.command(
    "iothreadpin",
    "set where an IOThread runs",
    DOMAIN,
    Option("iothread", Kind.NUMBER, "number of the IOThread", required=True),
    Option("cpulist", Kind.STRING, "the host's CPUs to set, such as 0-3,^2", required=True),
    *AFFECTED,
    description="Set the host's CPUs that an IOThread may run on.",
)
def iothreadpin(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    thread = number(args, "iothread", 0, UINT_MAX) or 0
    cpulist = args.required("cpulist")
    cpumap = parse_cpus(cpulist, cpu_count(session.connection))
    domain.pin_io_thread(thread, cpumap, flags)


@GROUP.command(
    "iothreadadd",
    "add an IOThread",
    DOMAIN,
    _ID,
    *AFFECTED,
    description="Add an IOThread to a domain.",
)
def iothreadadd(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    domain.add_io_thread(_thread(args), flags)


@GROUP.command(
    "iothreadset",
    "change an IOThread",
    DOMAIN,
    _ID,
    *_POLLING,
    *_POOL,
    *AFFECTED,
    description="Change how an IOThread polls and how many threads it has.",
)
def iothreadset(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    thread = _thread(args)
    params: dict[str, ParamValue] = {}
    for name, (field, kind, low, high) in _PARAMETERS.items():
        value = number(args, name, low, high)
        if value is not None:
            params[field] = kind(value)
    if not params:
        raise CommandError("Not enough arguments passed, nothing to set")
    domain._connect._call(
        DOMAIN_SET_IOTHREAD_PARAMS,
        RemoteDomainSetIothreadParamsArgs(
            domain._use("virDomainSetIOThreadParams"), thread, encode(params), flags
        ),
    )


@GROUP.command(
    "iothreaddel",
    "remove an IOThread",
    DOMAIN,
    _ID,
    *AFFECTED,
    description="Remove an IOThread from a domain.",
)
def iothreaddel(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    domain.del_io_thread(_thread(args), flags)


# -- time on CPUs ----------------------------------------------------------------------


@GROUP.command(
    "cpu-stats",
    "time that a domain spent on the host's CPUs",
    DOMAIN,
    Option("total", Kind.BOOL, "print only the sums of all CPUs"),
    Option("start", Kind.NUMBER, "the first CPU to show"),
    Option("count", Kind.NUMBER, "how many CPUs to show"),
    description="Print the time that a domain spent on each of the host's CPUs and on all.",
)
def cpu_stats(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    start = number(args, "start", -INT_MAX - 1, INT_MAX)
    if start is not None and start < 0:
        raise CommandError("Invalid value for start CPU")
    count = number(args, "count", -INT_MAX - 1, INT_MAX)
    if count is not None and count < 0:
        raise CommandError("Invalid value for number of CPUs to show")
    each = start is not None or count is not None
    total = "total" in args or not each
    failed = f"Failed to retrieve CPU statistics for domain '{domain.name()}'"
    if each or "total" not in args:
        with failing(failed):
            shown_all = _print_each(session, domain, start or 0, count)
        if not shown_all and not total:
            raise CommandError
    if total:
        with failing(failed):
            _print_total(session, domain)


def _print_each(session: Session, domain: Domain, start: int, count: int | None) -> bool:
    """Print statistics of each CPU; return False if there are none."""
    most = domain._connect._call(
        DOMAIN_GET_CPU_STATS,
        RemoteDomainGetCpuStatsArgs(domain._use("virDomainGetCPUStats"), 0, 0, 0, STRING_OKAY),
    ).nparams
    if start >= most:
        raise CommandError(f"Start CPU {start} is out of range (min: 0, max: {most - 1})")
    if count is None or count > most:
        if count is not None:
            session.out(f"Only {most} CPUs available to show\n")
        count = most - start
    every = domain.get_cpu_stats(False)
    if not every:
        session.out("No per-CPU stats available")
        return False
    for cpu in range(start, min(start + count, len(every))):
        if every[cpu]:
            session.out(f"CPU{cpu}:\n")
            _print_times(session, every[cpu])
    return True


def _print_total(session: Session, domain: Domain) -> None:
    found = domain.get_cpu_stats(True)
    if not found or not found[0]:
        session.out("No total stats available")
        raise CommandError
    session.out("Total:\n")
    _print_times(session, found[0])


def _print_times(session: Session, params: PlainParams) -> None:
    for name, value in params.items():
        if name in _TIMES and isinstance(value, int):
            whole, nanoseconds = divmod(value, 10**9)
            text = f"{whole:9d}.{nanoseconds:09d} seconds"
        else:
            text = shown(value)
        session.out(f"\t{name:<12} {text}\n")
