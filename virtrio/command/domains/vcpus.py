"""Commands on the virtual CPUs of domains and on where they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...client._generated.calls import DOMAIN_GET_VCPU_PIN_INFO
from ...client.scripts.cpumaps import unpacked
from ...protocol._generated.enums import DomainState, DomainVcpuFlags, DomainXMLFlags
from ...protocol._generated.remote import RemoteDomainGetVcpuPinInfoArgs
from ...protocol.errors import LibvirtError
from ..errors import CommandError
from ..impact import (
    AFFECT_CONFIG,
    AFFECT_LIVE,
    AFFECTED,
    CONFIG,
    CURRENT,
    LIVE,
    impact,
    print_parameters,
)
from ..lookup import DOMAIN, find_domain
from ..numbers import UINT_MAX, integer, number
from ..options import Kind, Option
from ..tables import Table
from ..xmltext import elements, parse, string
from .cpumaps import cpu_count, format_cpus, parse_cpus, unsupported
from .domain import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

_MAXIMUM = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_MAXIMUM)
_GUEST = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_GUEST)
_HOTPLUGGABLE = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_HOTPLUGGABLE)
_STATES = ("offline", "running", "blocked")
_CPULIST = Option(
    "cpulist", Kind.STRING, "the host's CPUs to set, such as 0-3,^2", may_be_empty=True
)


class _NotNowError(Exception):
    """A count of virtual CPUs that a domain in its state does not have."""


# -- counting --------------------------------------------------------------------------


def _count(domain: Domain, flags: int, *, check: bool) -> int:
    """Return a number of virtual CPUs, also of servers without virDomainGetVcpusFlags.

    With ``check``, raises `_NotNowError` for a live count of a domain that does not run
    and a persistent count of a transient domain.
    """
    if check and (
        (flags & AFFECT_LIVE and domain.is_active() < 1)
        or (flags & AFFECT_CONFIG and domain.is_persistent() < 1)
    ):
        raise _NotNowError
    try:
        return domain.vcpus_flags(flags)
    except LibvirtError as exc:
        if not unsupported(exc):
            raise
        if flags & _GUEST:
            raise CommandError("Failed to retrieve vCPU count from the guest") from exc
    if not flags & (AFFECT_LIVE | AFFECT_CONFIG) and domain.is_active() == 1:
        flags |= AFFECT_LIVE
    if flags & AFFECT_LIVE:
        return domain.max_vcpus() if flags & _MAXIMUM else domain.info()[3]
    root = parse(domain.xml_desc(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE), "(domain_definition)")
    kind, path = (
        ("maximum", "/domain/vcpu")
        if flags & _MAXIMUM
        else (
            "current",
            "/domain/vcpu/@current",
        )
    )
    text = string(root, path).strip()
    if not text.isdecimal():
        raise CommandError(f"Failed to retrieve {kind} vcpu count")
    return int(text)


@GROUP.command(
    "vcpucount",
    "how many virtual CPUs a domain has",
    DOMAIN,
    Option("maximum", Kind.BOOL, "the most that it may have"),
    Option("active", Kind.BOOL, "those that it has now"),
    LIVE,
    CONFIG,
    CURRENT,
    Option("guest", Kind.BOOL, "those that the guest's agent tells of"),
    description="Print numbers of virtual CPUs; without options, all that there are.",
)
def vcpucount(session: Session, args: Arguments) -> None:
    chosen = [
        name for name in ("maximum", "active", "current", "config", "live", "guest") if name in args
    ]
    args.exclusive("live", "config")
    # --current alone means what --active does now.
    if "maximum" in args or "active" in args:
        args.exclusive("current", "live")
        args.exclusive("current", "config")
    args.exclusive("active", "maximum")
    args.exclusive("guest", "config")
    flags = args.flags(
        {
            "live": AFFECT_LIVE,
            "config": AFFECT_CONFIG,
            "maximum": _MAXIMUM,
            "guest": _GUEST,
        }
    )
    domain, _ = find_domain(session, args)
    if chosen:
        session.out(f"{_count(domain, flags, check=False)}\n")
        return
    lines = []
    for kind, kind_flags in (("maximum", _MAXIMUM), ("current", 0)):
        for state, state_flags in (("config", AFFECT_CONFIG), ("live", AFFECT_LIVE)):
            try:
                count = _count(domain, kind_flags | state_flags, check=True)
            except _NotNowError:
                continue
            if count > 0:
                lines.append(f"{kind:<12} {state:<12} {count:3d}\n")
    session.out("".join(lines))


# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "vcpuinfo",
    "state of each virtual CPU",
    DOMAIN,
    Option("pretty", Kind.BOOL, "print sets of CPUs as ranges"),
    description="Print where each virtual CPU of a domain runs and may run.",
)
def vcpuinfo(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    cpus = cpu_count(session.connection)
    pretty = "pretty" in args
    state = domain.info()[0]
    try:
        vcpus, cpumaps = domain.vcpus()
    except LibvirtError:
        if state != DomainState.VIR_DOMAIN_SHUTOFF:
            raise
        session.out("\n".join(_inactive(domain, cpus, pretty)))
        return
    blocks = []
    for (at, vcpu_state, time, cpu), cpumap in zip(vcpus, cpumaps, strict=True):
        known = 0 <= vcpu_state < len(_STATES)
        lines = [
            f"{'VCPU:':<15} {at}",
            f"{'CPU:':<15} {cpu}",
            f"{'State:':<15} {_STATES[vcpu_state] if known else 'no state'}",
            *([f"{'CPU time:':<15} {time / 1e9:.1f}s"] if time else []),
            _affinity(cpumap, cpus, pretty),
        ]
        blocks.append("".join(f"{line}\n" for line in lines))
    session.out("\n".join(blocks))


def _inactive(domain: Domain, cpus: int, pretty: bool) -> Iterator[str]:
    """Yield what is known of the virtual CPUs of a domain that does not run."""
    root = parse(domain.xml_desc(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE), "(domain_definition)")
    most = string(root, "/domain/vcpu").strip()
    if not most.isdecimal():
        raise CommandError("Failed to retrieve maximum vcpu count")
    current = integer(string(root, "/domain/vcpu/@current")) or int(most)
    vcpus = elements(root, "/domain/vcpus/vcpu")
    if vcpus:
        enabled = [vcpu.get("id", "") for vcpu in vcpus if vcpu.get("enabled") == "yes"]
        numbers = sorted({int(number) for number in enabled if number.isdecimal()})
        if len(numbers) != current:
            raise CommandError("Failed to retrieve vcpu state bitmap")
    else:
        numbers = list(range(current))
    cpumaps = _pin_info(domain, int(most), cpus, AFFECT_CONFIG)
    for at in numbers:
        lines = [
            f"{'VCPU:':<15} {at}",
            f"{'CPU:':<15} N/A",
            f"{'State:':<15} N/A",
            f"{'CPU time':<15} N/A",
            _affinity(cpumaps[at], cpus, pretty),
        ]
        yield "".join(f"{line}\n" for line in lines)


def _affinity(cpumap: Sequence[bool], cpus: int, pretty: bool) -> str:
    text = (
        f"{format_cpus(cpumap)} (out of {cpus})"
        if pretty
        else "".join("y" if usable else "-" for usable in cpumap)
    )
    return f"{'CPU Affinity:':<15} {text}"


# -- pinning ---------------------------------------------------------------------------


def _pin_info(domain: Domain, vcpus: int, cpus: int, flags: int) -> list[tuple[bool, ...]]:
    """Return where each virtual CPU may run.

    Not Domain.vcpu_pin_info(), which asks for as many as the running domain has.
    """
    size = (cpus + 7) // 8
    wire = domain._use("virDomainGetVcpuPinInfo")
    ret = domain._connect._call(
        DOMAIN_GET_VCPU_PIN_INFO, RemoteDomainGetVcpuPinInfoArgs(wire, vcpus, size, flags)
    )
    return [unpacked(ret.cpumaps[at * size :], cpus) for at in range(ret.num)]


@GROUP.command(
    "vcpupin",
    "show or set where virtual CPUs run",
    DOMAIN,
    Option("vcpu", Kind.NUMBER, "number of the virtual CPU"),
    _CPULIST,
    *AFFECTED,
    description="Print or set the host's CPUs that virtual CPUs may run on.",
)
def vcpupin(session: Session, args: Arguments) -> None:
    flags = impact(args)
    cpulist = args.string("cpulist")
    if cpulist is None:
        args.exclusive("live", "config")
    vcpu = number(args, "vcpu", 0, UINT_MAX)
    if cpulist is not None and vcpu is None:
        raise CommandError("vcpupin: Missing vCPU number in pin mode.")
    cpus = cpu_count(session.connection)
    domain, _ = find_domain(session, args)
    if cpulist is None or vcpu is None:
        _print_pins(session, domain, vcpu, cpus, flags)
        return
    cpumap = parse_cpus(cpulist, cpus)
    if flags or "current" in args:
        domain.pin_vcpu_flags(vcpu, cpumap, flags)
    else:
        domain.pin_vcpu(vcpu, cpumap)


def _print_pins(session: Session, domain: Domain, vcpu: int | None, cpus: int, flags: int) -> None:
    try:
        vcpus = _count(domain, flags | _MAXIMUM, check=True)
    except _NotNowError:
        kind = "offline" if flags & AFFECT_LIVE else "transient"
        raise CommandError(f"cannot get vcpupin for {kind} domain") from None
    if vcpu is not None and vcpu >= vcpus:
        live = flags & AFFECT_LIVE or (not flags & AFFECT_CONFIG and domain.is_active() == 1)
        kind = "live" if live else "persistent"
        raise CommandError(f"vcpu {vcpu} is out of range of {kind} cpu count {vcpus}")
    table = Table("VCPU", "CPU Affinity")
    for at, cpumap in enumerate(_pin_info(domain, vcpus, cpus, flags)):
        if vcpu in (None, at):
            table.add(str(at), format_cpus(cpumap))
    session.table(table)


@GROUP.command(
    "emulatorpin",
    "show or set where the emulator runs",
    DOMAIN,
    _CPULIST,
    *AFFECTED,
    description="Print or set the host's CPUs that a domain's emulator may run on.",
)
def emulatorpin(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    cpulist = args.string("cpulist")
    cpus = cpu_count(session.connection)
    if cpulist is None:
        cpumap = domain.emulator_pin_info(flags)
        session.extra("emulator: CPU Affinity\n----------------------------------\n       *: ")
        session.out(format_cpus(cpumap) + "\n")
        return
    chosen = parse_cpus(cpulist, cpus)
    if not flags and "current" not in args:
        flags = AFFECT_LIVE
    domain.pin_emulator(chosen, flags)


# -- changing --------------------------------------------------------------------------


@GROUP.command(
    "setvcpus",
    "change how many virtual CPUs a domain has",
    DOMAIN,
    Option("count", Kind.NUMBER, "how many", required=True),
    Option("maximum", Kind.BOOL, "the most that it may have, from the next start on"),
    *AFFECTED,
    Option("guest", Kind.BOOL, "have the guest's agent change those that are in use"),
    Option("hotpluggable", Kind.BOOL, "added ones can be taken away again"),
    description="Change the number of virtual CPUs of a domain.",
)
def setvcpus(session: Session, args: Arguments) -> None:
    flags = impact(args)
    args.exclusive("guest", "config")
    args.requires("maximum", "config")
    flags |= args.flags({"guest": _GUEST, "maximum": _MAXIMUM, "hotpluggable": _HOTPLUGGABLE})
    domain, _ = find_domain(session, args)
    count = number(args, "count", 0, UINT_MAX) or 0
    if not count:
        raise CommandError("Can't set 0 processors for a VM")
    if flags or "current" in args:
        domain.set_vcpus_flags(count, flags)
    else:
        domain.set_vcpus(count)


@GROUP.command(
    "guestvcpus",
    "show or set which virtual CPUs the guest uses",
    DOMAIN,
    Option("cpulist", Kind.STRING, "the virtual CPUs to switch on or off"),
    Option("enable", Kind.BOOL, "switch them on"),
    Option("disable", Kind.BOOL, "switch them off"),
    description="Ask the guest's agent which virtual CPUs are in use, or change that.",
)
def guestvcpus(session: Session, args: Arguments) -> None:
    args.exclusive("enable", "disable")
    args.requires("enable", "cpulist")
    args.requires("disable", "cpulist")
    cpulist = args.string("cpulist")
    if cpulist is not None and "enable" not in args and "disable" not in args:
        raise CommandError("One of options --enable or --disable is required by option --cpulist")
    domain, _ = find_domain(session, args)
    if cpulist is None:
        print_parameters(session, domain.guest_vcpus())
    else:
        domain.set_guest_vcpus(cpulist, int("enable" in args))


@GROUP.command(
    "setvcpu",
    "switch certain virtual CPUs on or off",
    DOMAIN,
    Option("vcpulist", Kind.STRING, "their numbers", required=True),
    Option("enable", Kind.BOOL, "switch them on"),
    Option("disable", Kind.BOOL, "switch them off"),
    *AFFECTED,
    description="Switch certain virtual CPUs on or off.",
)
def setvcpu(session: Session, args: Arguments) -> None:
    args.exclusive("enable", "disable")
    flags = impact(args)
    if "enable" not in args and "disable" not in args:
        raise CommandError("one of --enable, --disable is required")
    vcpulist = args.required("vcpulist")
    domain, _ = find_domain(session, args)
    domain.set_vcpu(vcpulist, int("enable" in args), flags)
