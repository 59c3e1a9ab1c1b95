"""Commands on jobs of domains, and on how migrations are to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainAbortJobFlagsValues,
    DomainDirtyRateCalcFlags,
    DomainGetJobStatsFlags,
    DomainJobType,
    DomainMigrateMaxSpeedFlags,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError
from ..errors import CommandError
from ..impact import shown
from ..lookup import DOMAIN, find_domain
from ..numbers import INT_MAX, ULLONG_MAX, number, wrapped_number
from ..options import Kind, Option
from ..sizes import pretty
from .domain import GROUP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...blocking import Domain
    from ...protocol.typedparams import ParamValue
    from ..options import Arguments
    from ..session import Session

_POSTCOPY = Option("postcopy", Kind.BOOL, "after the guest has moved")

# -- the job ---------------------------------------------------------------------------

# by the numbers of virDomainJobType and virDomainJobOperation
_TYPES = ("None", "Bounded", "Unbounded", "Completed", "Failed", "Cancelled")
_OPERATIONS = (
    "Unknown",
    "Start",
    "Save",
    "Restore",
    "Incoming migration",
    "Outgoing migration",
    "Snapshot",
    "Snapshot revert",
    "Dump",
    "Backup",
    "Snapshot delete",
)
_STATS_FLAGS = {
    "completed": DomainGetJobStatsFlags.VIR_DOMAIN_JOB_STATS_COMPLETED,
    "keep-completed": DomainGetJobStatsFlags.VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED,
}
_OLD_FIELDS = (
    "time_elapsed",
    "time_remaining",
    "data_total",
    "data_processed",
    "data_remaining",
    "memory_total",
    "memory_processed",
    "memory_remaining",
    "disk_total",
    "disk_processed",
    "disk_remaining",
)
# Lines after those on amounts: label, parameter, and how it is shown.
_LINES = (
    ("Constant pages:", "memory_constant", "count"),
    ("Normal pages:", "memory_normal", "count"),
    ("Normal data:", "memory_normal_bytes", "size"),
    ("Total downtime:", "downtime", "ms"),
    ("Downtime w/o network:", "downtime_net", "ms"),
    ("Setup time:", "setup_time", "ms"),
    ("Compression cache:", "compression_cache", "size"),
    ("Compressed data:", "compression_bytes", "size"),
    ("Compressed pages:", "compression_pages", "wide"),
    ("Compression cache misses:", "compression_cache_misses", "wide"),
    ("Compression overflows:", "compression_overflow", "wide"),
    ("Auto converge throttle:", "auto_converge_throttle", "wide"),
    ("Temporary disk space use:", "disk_temp_used", "size"),
    ("Temporary disk space total:", "disk_temp_total", "size"),
    ("Error message:", "errmsg", "text"),
)


@GROUP.command(
    "domjobinfo",
    "what a domain's job is doing",
    DOMAIN,
    Option("completed", Kind.BOOL, "of the last job that is done"),
    Option("keep-completed", Kind.BOOL, "do not forget that job"),
    Option("anystats", Kind.BOOL, "also of a job that failed"),
    Option("rawstats", Kind.BOOL, "print names and numbers as the server has them"),
    description="Print how far the job of a domain is.",
)
def domjobinfo(session: Session, args: Arguments) -> None:
    args.requires("keep-completed", "completed")
    domain, _ = find_domain(session, args)
    flags = args.flags(_STATS_FLAGS)
    params = _job(domain, flags, plainly="rawstats" not in args)
    kind = int(params.pop("type", 0))
    if "rawstats" in args:
        session.out(f"Job type: {kind}\n\n")
        session.out("".join(f"{name}: {_raw(value)}\n" for name, value in params.items()))
        return
    word = _TYPES[kind] if 0 <= kind < len(_TYPES) else "unknown"
    session.out(f"{'Job type:':<17} {word:<12}\n")
    if kind == DomainJobType.VIR_DOMAIN_JOB_NONE:
        return
    operation = int(params.get("operation", 0))
    known = 0 <= operation < len(_OPERATIONS)
    session.out(f"{'Operation:':<17} {_OPERATIONS[operation] if known else 'unknown':<12}\n")
    goes_on = kind in (
        DomainJobType.VIR_DOMAIN_JOB_BOUNDED,
        DomainJobType.VIR_DOMAIN_JOB_UNBOUNDED,
    )
    done = kind == DomainJobType.VIR_DOMAIN_JOB_COMPLETED
    if "anystats" in args or goes_on or (done and "completed" in args):
        session.out("".join(f"{line}\n" for line in _lines(kind, params)))


def _job(domain: Domain, flags: int, *, plainly: bool) -> dict[str, ParamValue]:
    try:
        return dict(domain.job_stats(flags))
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        if flags or not plainly:
            raise CommandError(
                "Optional flags or --rawstats are not supported by the daemon"
            ) from exc
    kind, *amounts = domain.job_info()
    return {"type": kind, **dict(zip(_OLD_FIELDS, amounts, strict=True))}


def _raw(value: ParamValue) -> str:
    return str(int(value)) if isinstance(value, bool) else shown(value)


def _lines(kind: int, params: Mapping[str, ParamValue]) -> list[str]:
    def given(name: str) -> int:
        value = params.get(name, 0)
        return value if isinstance(value, int) else 0

    lines = [f"{'Time elapsed:':<17} {given('time_elapsed'):<12} ms"]
    if "time_elapsed_net" in params:
        lines.append(f"{'Time elapsed w/o network:':<17} {given('time_elapsed_net'):<12} ms")
    if kind == DomainJobType.VIR_DOMAIN_JOB_BOUNDED:
        lines.append(f"{'Time remaining:':<17} {given('time_remaining'):<12} ms")
    for label, prefix in (("Data", "data"), ("Memory", "memory"), ("File", "disk")):
        amounts = {what: given(f"{prefix}_{what}") for what in ("processed", "remaining", "total")}
        if not any(amounts.values()):
            continue
        lines += [
            f"{f'{label} {what}:':<17} {pretty(amount, 3)}" for what, amount in amounts.items()
        ]
        if given(f"{prefix}_bps"):
            lines.append(f"{f'{label} bandwidth:':<17} {pretty(given(f'{prefix}_bps'), 3)}/s")
        if prefix == "memory":
            lines += [
                f"{name:<17} {given(field):<12}{unit}"
                for name, field, unit in (
                    ("Dirty rate:", "memory_dirty_rate", " pages/s"),
                    ("Page size:", "memory_page_size", " bytes"),
                    ("Iteration:", "memory_iteration", ""),
                    ("Postcopy requests:", "memory_postcopy_requests", ""),
                )
                if field in params
            ]
    for name, field, how in _LINES:
        if field not in params:
            continue
        if field == "downtime" and kind != DomainJobType.VIR_DOMAIN_JOB_COMPLETED:
            name = "Expected downtime:"
        text = {
            "count": f"{given(field):<12}",
            "wide": f"{given(field):<13}",
            "ms": f"{given(field):<12} ms",
            "size": pretty(given(field), 3),
            "text": str(params[field]),
        }[how]
        lines.append(f"{name:<17} {text}")
    return lines


@GROUP.command(
    "domjobabort",
    "end a domain's job",
    DOMAIN,
    Option("postcopy", Kind.BOOL, "of a migration after the guest has moved"),
    description="End the job of a domain.",
)
def domjobabort(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    if "postcopy" in args:
        domain.abort_job_flags(int(DomainAbortJobFlagsValues.VIR_DOMAIN_ABORT_JOB_POSTCOPY))
    else:
        domain.abort_job()


_MODES = {
    "page-sampling": DomainDirtyRateCalcFlags.VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING,
    "dirty-bitmap": DomainDirtyRateCalcFlags.VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP,
    "dirty-ring": DomainDirtyRateCalcFlags.VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING,
}


@GROUP.command(
    "domdirtyrate-calc",
    "measure how fast a guest changes its memory",
    DOMAIN,
    Option("seconds", Kind.NUMBER, "how long to measure, 1 to 60; default 1"),
    Option("mode", Kind.STRING, "how: page-sampling, dirty-bitmap or dirty-ring"),
    description="Measure how fast a guest changes its memory. domstats --dirtyrate tells.",
)
def domdirtyrate_calc(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    seconds = number(args, "seconds", -INT_MAX - 1, INT_MAX)
    mode = args.string("mode")
    if mode is not None and mode not in _MODES:
        raise CommandError(f"Unknown calculation mode '{mode}'")
    domain.start_dirty_rate_calc(
        1 if seconds is None else seconds, 0 if mode is None else int(_MODES[mode])
    )
    session.extra("Start to calculate domain's memory dirty rate successfully.\n")


# -- migrations ------------------------------------------------------------------------


@GROUP.command(
    "migrate-setmaxdowntime",
    "how long a guest may stand still while it moves",
    DOMAIN,
    Option("downtime", Kind.NUMBER, "milliseconds", required=True),
    description="Set how long a guest may stand still at the end of a migration.",
)
def migrate_setmaxdowntime(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    downtime = number(args, "downtime", 0, ULLONG_MAX) or 0
    if downtime < 1:
        raise CommandError("migrate: Invalid downtime")
    domain.migrate_set_max_downtime(downtime)


@GROUP.command(
    "migrate-getmaxdowntime",
    "how long a guest may stand still while it moves",
    DOMAIN,
    description="Print how long a guest may stand still at the end of a migration.",
)
def migrate_getmaxdowntime(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    session.out(f"{domain.migrate_get_max_downtime()}\n")


@GROUP.command(
    "migrate-compcache",
    "show or set the cache that migrations compress with",
    DOMAIN,
    Option("size", Kind.NUMBER, "size in bytes", named=True),
    description="Print the size of the cache that migrations compress with, or set it.",
)
def migrate_compcache(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    size = number(args, "size", 0, ULLONG_MAX)
    if size is not None:
        domain.migrate_set_compression_cache(size)
    session.out(f"Compression cache: {pretty(domain.migrate_get_compression_cache(), 3)}")


@GROUP.command(
    "migrate-setspeed",
    "how fast a guest may move",
    DOMAIN,
    Option("bandwidth", Kind.NUMBER, "MiB a second", required=True),
    _POSTCOPY,
    description="Set how much a migration may send in a second.",
)
def migrate_setspeed(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    bandwidth = wrapped_number(args, "bandwidth") or 0
    domain.migrate_set_max_speed(bandwidth, _speed_flags(args))


def _speed_flags(args: Arguments) -> int:
    return args.flags(
        {"postcopy": DomainMigrateMaxSpeedFlags.VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY}
    )


@GROUP.command(
    "migrate-getspeed",
    "how fast a guest may move",
    DOMAIN,
    _POSTCOPY,
    description="Print how many MiB a migration may send in a second.",
)
def migrate_getspeed(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    session.out(f"{domain.migrate_get_max_speed(_speed_flags(args))}\n")


@GROUP.command(
    "migrate-postcopy",
    "have a guest move at once",
    DOMAIN,
    description="Have the guest run on the destination now; its memory follows.",
)
def migrate_postcopy(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    domain.migrate_start_post_copy()
