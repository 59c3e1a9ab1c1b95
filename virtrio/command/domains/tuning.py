"""Commands on the resources of domains: scheduler, memory limits, NUMA, perf events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...client._generated import calls
from ...protocol._generated import remote
from ...protocol.errors import LibvirtError
from ...protocol.typedparams import (
    STRING_OKAY,
    Int,
    LLong,
    Type,
    UInt,
    ULLong,
    encode,
    plain,
)
from ..errors import CommandError, failing
from ..impact import (
    AFFECT_CONFIG,
    AFFECT_LIVE,
    AFFECTED,
    CONFIG,
    CURRENT,
    LIVE,
    impact,
    print_parameters,
    shown,
)
from ..lookup import DOMAIN, find_domain
from ..numbers import INT_MAX, UINT_MAX, ULLONG_MAX, leading_integer
from ..options import Kind, Option
from ..sizes import in_bytes
from .domain import GROUP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...blocking import Domain
    from ...client.calls import Call
    from ...protocol.typedparams import ParamValue, PlainParams
    from ..options import Arguments
    from ..session import Session

_LLONG_MAX = 2**63 - 1
# VIR_DOMAIN_MEMORY_PARAM_UNLIMITED
_UNLIMITED = 2**53 - 1


def read_parameters(
    domain: Domain, nouns: tuple[str, str], call: Call[Any, Any], args: Callable[..., object]
) -> PlainParams:
    """Ask for typed parameters of a domain, first for their number, as virsh does.

    ``args(number)`` makes the arguments. ``nouns`` are what errors of the first call
    and of the second call name.
    """
    connection = domain._connect
    with failing(f"Unable to get number of {nouns[0]}"):
        ret = connection._call(call, args(0))
    if not ret.nparams:
        return {}
    with failing(f"Unable to get {nouns[1]}"):
        ret = connection._call(call, args(ret.nparams))
    return plain(ret.params)


def write_parameters(
    domain: Domain,
    function: str,
    call: Call[Any, Any],
    args: type,
    params: Mapping[str, ParamValue],
    flags: int,
    *of: object,
) -> None:
    """Set typed parameters, of the types that their values have.

    Clients' own methods ask for the present ones first, as libvirt-python does.
    """
    wire = domain._use(function)
    domain._connect._call(call, args(wire, *of, encode(params), flags))


# -- limits of memory ------------------------------------------------------------------

_LIMITS = {
    "hard-limit": "hard_limit",
    "soft-limit": "soft_limit",
    "swap-hard-limit": "swap_hard_limit",
    "min-guarantee": "min_guarantee",
}


def _limit(args: Arguments, name: str) -> int | None:
    """Return a limit in KiB; a negative one is none at all."""
    given = args.strings(name)
    if not given:
        return None
    failed = CommandError(f"Unable to parse integer parameter {name}")
    found = leading_integer(given[-1])
    if found is None or not -_LLONG_MAX - 1 <= found[0] <= _LLONG_MAX:
        raise failed
    if found[0] < 0:
        return _UNLIMITED
    try:
        size = in_bytes(*found, 1024, _LLONG_MAX)
    except CommandError as exc:
        raise failed from exc
    return -(-size // 1024)


@GROUP.command(
    "memtune",
    "show or set limits of memory",
    DOMAIN,
    Option("hard-limit", Kind.NUMBER, "the most memory, in KiB or with a unit"),
    Option("soft-limit", Kind.NUMBER, "the most memory when the host is short of it"),
    Option("swap-hard-limit", Kind.NUMBER, "the most memory and swap"),
    Option("min-guarantee", Kind.NUMBER, "memory that the domain always has"),
    *AFFECTED,
    description="Print or set limits of a domain's memory; -1 is no limit.",
)
def memtune(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    params: dict[str, ParamValue] = {}
    for name, field in _LIMITS.items():
        limit = _limit(args, name)
        if limit is not None:
            params[field] = ULLong(limit)
    if params:
        with failing("Unable to change memory parameters"):
            write_parameters(
                domain,
                "virDomainSetMemoryParameters",
                calls.DOMAIN_SET_MEMORY_PARAMETERS,
                remote.RemoteDomainSetMemoryParametersArgs,
                params,
                flags,
            )
        return
    wire = domain._use("virDomainGetMemoryParameters")
    found = read_parameters(
        domain,
        ("memory parameters", "memory parameters"),
        calls.DOMAIN_GET_MEMORY_PARAMETERS,
        lambda number: remote.RemoteDomainGetMemoryParametersArgs(
            wire, number, flags | STRING_OKAY
        ),
    )
    print_parameters(
        session,
        [
            (name, "unlimited" if value == _UNLIMITED else shown(value))
            for name, value in found.items()
        ],
    )


# -- NUMA ------------------------------------------------------------------------------

# by the numbers of virDomainNumatuneMemMode
_NUMA_MODES = ("strict", "preferred", "interleave", "restrictive")
_ANY_BASE = re.compile(r"\s*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)", re.ASCII)


def _any_base(text: str) -> int | None:
    """Read an int of C in the base that its prefix says."""
    found = _ANY_BASE.fullmatch(text)
    if found is None:
        return None
    digits = found[2]
    if digits[:2].lower() == "0x":
        value = int(digits, 16)
    else:
        value = int(digits, 8 if digits.startswith("0") else 10)
    value = -value if found[1] == "-" else value
    return value if -INT_MAX - 1 <= value <= INT_MAX else None


@GROUP.command(
    "numatune",
    "show or set which NUMA nodes memory comes from",
    DOMAIN,
    Option("mode", Kind.STRING, "strict, preferred, interleave, restrictive or a number"),
    Option("nodeset", Kind.STRING, "the NUMA nodes"),
    *AFFECTED,
    description="Print or set which NUMA nodes a domain's memory comes from.",
)
def numatune(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    nodeset = args.string("nodeset")
    mode = args.string("mode")
    params: dict[str, ParamValue] = {}
    if nodeset is not None:
        params["numa_nodeset"] = nodeset
    if mode is not None:
        value = _NUMA_MODES.index(mode) if mode in _NUMA_MODES else _any_base(mode)
        if value is None:
            raise CommandError(f"Invalid mode: {mode}")
        params["numa_mode"] = Int(value)
    if params:
        with failing("Unable to change numa parameters"):
            write_parameters(
                domain,
                "virDomainSetNumaParameters",
                calls.DOMAIN_SET_NUMA_PARAMETERS,
                remote.RemoteDomainSetNumaParametersArgs,
                params,
                flags,
            )
        return
    wire = domain._use("virDomainGetNumaParameters")
    found = read_parameters(
        domain,
        ("memory parameters", "numa parameters"),
        calls.DOMAIN_GET_NUMA_PARAMETERS,
        lambda number: remote.RemoteDomainGetNumaParametersArgs(wire, number, flags | STRING_OKAY),
    )
    print_parameters(session, [(name, _numa(name, value)) for name, value in found.items()])


def _numa(name: str, value: ParamValue) -> str:
    if name == "numa_mode" and isinstance(value, int):
        return _NUMA_MODES[value] if 0 <= value < len(_NUMA_MODES) else "(null)"
    return shown(value)


# -- the scheduler ---------------------------------------------------------------------


@GROUP.command(
    "schedinfo",
    "show or set how a domain gets CPU time",
    DOMAIN,
    Option("weight", Kind.NUMBER, "the parameter weight", named=True),
    Option("cap", Kind.NUMBER, "the parameter cap", named=True),
    CURRENT,
    CONFIG,
    LIVE,
    Option("set", Kind.LIST, "parameters to set, as NAME=VALUE"),
    description="Print or set the parameters by which a domain gets CPU time.",
)
def schedinfo(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    try:
        scheduler = domain.scheduler_type()
    except LibvirtError:
        session.out(f"{'Scheduler':<15}: Unknown\n")
        raise
    number = scheduler.nparams
    session.out(f"{'Scheduler':<15}: {scheduler.type}\n")
    if not number:
        raise CommandError
    both = AFFECT_LIVE | AFFECT_CONFIG
    asked = 0 if flags == both else flags
    plainly = not flags and "current" not in args
    found = _scheduler(domain, number, None if plainly else asked)
    params = _updates(args, found)
    if params:
        _set_scheduler(domain, params, None if plainly else flags)
        found = _scheduler(domain, number, None if plainly else asked)
    elif flags == both:
        raise CommandError("cannot query both live and config at once")
    print_parameters(session, plain(found))


def _scheduler(domain: Domain, number: int, flags: int | None) -> list[Any]:
    """Ask for the scheduler's parameters; without flags by the older call."""
    wire = domain._use("virDomainGetSchedulerParameters")
    if flags is None:
        args: object = remote.RemoteDomainGetSchedulerParametersArgs(wire, number)
        call: Call[Any, Any] = calls.DOMAIN_GET_SCHEDULER_PARAMETERS
    else:
        args = remote.RemoteDomainGetSchedulerParametersFlagsArgs(wire, number, flags | STRING_OKAY)
        call = calls.DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS
    found: list[Any] = domain._connect._call(call, args).params
    return found


def _set_scheduler(domain: Domain, params: list[Any], flags: int | None) -> None:
    wire = domain._use("virDomainSetSchedulerParameters")
    if flags is None:
        args: object = remote.RemoteDomainSetSchedulerParametersArgs(wire, params)
        call: Call[Any, Any] = calls.DOMAIN_SET_SCHEDULER_PARAMETERS
    else:
        args = remote.RemoteDomainSetSchedulerParametersFlagsArgs(wire, params, flags)
        call = calls.DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS
    domain._connect._call(call, args)


def _updates(args: Arguments, known: list[Any]) -> list[Any]:
    """Return the parameters to set, of the types that they have now."""
    types = {param.field: Type(param.value.type) for param in known}
    given = []
    for item in args.strings("set"):
        name, equals, value = item.partition("=")
        if not equals:
            raise CommandError("Invalid syntax for --set, expecting name=value")
        given.append((name, _typed(types, name, value)))
    for name in ("cap", "weight"):
        if (text := args.string(name)) is not None:
            given.append((name, _typed(types, name, text)))
    return encode(given)


# The classes of numbers, their names in errors and their ranges; those without a sign
# wrap around.
_KINDS: dict[Type, tuple[Callable[[int], ParamValue], str, int, int]] = {
    Type.VIR_TYPED_PARAM_INT: (Int, "int", -INT_MAX - 1, INT_MAX),
    Type.VIR_TYPED_PARAM_UINT: (UInt, "unsigned int", -UINT_MAX, UINT_MAX),
    Type.VIR_TYPED_PARAM_LLONG: (LLong, "long long", -_LLONG_MAX - 1, _LLONG_MAX),
    Type.VIR_TYPED_PARAM_ULLONG: (ULLong, "unsigned long long", -ULLONG_MAX, ULLONG_MAX),
}


def _typed(types: Mapping[str, Type], name: str, value: str) -> ParamValue:
    kind = types.get(name)
    if kind is None:
        raise CommandError(f"invalid scheduler option: {name}")
    if kind is Type.VIR_TYPED_PARAM_STRING:
        return value
    if kind is Type.VIR_TYPED_PARAM_BOOLEAN:
        if value in ("0", "1"):
            return value == "1"
        raise CommandError(f"invalid argument: Invalid boolean value for field '{name}'")
    if kind is Type.VIR_TYPED_PARAM_DOUBLE:
        try:
            return float(value)
        except ValueError:
            raise CommandError(
                f"invalid argument: Invalid value for field '{name}': expected double"
            ) from None
    make, noun, low, high = _KINDS[kind]
    found = leading_integer(value)
    if found is None or found[1] or not low <= found[0] <= high:
        raise CommandError(f"invalid argument: Invalid value for field '{name}': expected {noun}")
    return make(found[0] if low != -high else found[0] % (high + 1))


# -- performance events ----------------------------------------------------------------


@GROUP.command(
    "perf",
    "show or switch performance events",
    DOMAIN,
    Option("enable", Kind.STRING, "events to switch on, separated by commas"),
    Option("disable", Kind.STRING, "events to switch off, separated by commas"),
    *AFFECTED,
    description="Print which performance events are counted, or switch some on or off.",
)
def perf(session: Session, args: Arguments) -> None:
    flags = impact(args)
    enable, disable = args.string("enable"), args.string("disable")
    domain, _ = find_domain(session, args)
    params = [
        (name, state)
        for names, state in ((enable, True), (disable, False))
        for name in (names or "").split(",")
        if name
    ]
    if params:
        with failing("Unable to enable/disable perf events"):
            wire = domain._use("virDomainSetPerfEvents")
            domain._connect._call(
                calls.DOMAIN_SET_PERF_EVENTS,
                remote.RemoteDomainSetPerfEventsArgs(wire, encode(params), flags),
            )
    else:
        with failing("Unable to get perf events"):
            params = [(name, value is True) for name, value in domain.perf_events(flags).items()]
    session.extra(
        "".join(f"{name:<15}: {'enabled' if on else 'disabled'}\n" for name, on in params)
    )
