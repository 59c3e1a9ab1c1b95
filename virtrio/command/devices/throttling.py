"""Commands that limit and watch the traffic of domains' disks and interfaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...client._generated import calls
from ...protocol._generated import remote
from ...protocol._generated.enums import DomainBlockResizeFlags
from ...protocol.typedparams import STRING_OKAY, UInt, ULLong
from ..domains.domain import GROUP
from ..domains.tuning import read_parameters, write_parameters
from ..errors import CommandError, failing
from ..impact import AFFECTED, impact, print_parameters
from ..lookup import DOMAIN, find_domain
from ..numbers import INT_MAX, UINT_MAX, ULLONG_MAX, leading_integer, number
from ..options import Kind, Option
from ..sizes import scaled

if TYPE_CHECKING:
    from ...protocol.typedparams import ParamValue
    from ..options import Arguments
    from ..session import Session

# -- all disks together ----------------------------------------------------------------

_DEVICE_LISTS = {
    "device-weights": "device_weight",
    "device-read-iops-sec": "device_read_iops_sec",
    "device-write-iops-sec": "device_write_iops_sec",
    "device-read-bytes-sec": "device_read_bytes_sec",
    "device-write-bytes-sec": "device_write_bytes_sec",
}


@GROUP.command(
    "blkiotune",
    "show or set weights and limits of all disks",
    DOMAIN,
    Option("weight", Kind.NUMBER, "weight of the domain's I/O"),
    Option("device-weights", Kind.STRING, "weights by device, as /dev/a,WEIGHT,..."),
    Option("device-read-iops-sec", Kind.STRING, "reads a second by device"),
    Option("device-write-iops-sec", Kind.STRING, "writes a second by device"),
    Option("device-read-bytes-sec", Kind.STRING, "bytes read a second by device"),
    Option("device-write-bytes-sec", Kind.STRING, "bytes written a second by device"),
    *AFFECTED,
    description="Print or set weights and limits of a domain's block I/O.",
)
def blkiotune(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    params: dict[str, ParamValue] = {}
    weight = number(args, "weight", -INT_MAX - 1, INT_MAX)
    if weight is not None:
        if weight <= 0:
            raise CommandError(f"Invalid value of {weight} for I/O weight")
        params["weight"] = UInt(weight)
    for name, field in _DEVICE_LISTS.items():
        given = args.strings(name)
        if given:
            if not given[-1]:
                raise CommandError("Unable to parse string parameter")
            params[field] = given[-1]
    if params:
        with failing("Unable to change blkio parameters"):
            write_parameters(
                domain,
                "virDomainSetBlkioParameters",
                calls.DOMAIN_SET_BLKIO_PARAMETERS,
                remote.RemoteDomainSetBlkioParametersArgs,
                params,
                flags,
            )
        return
    wire = domain._use("virDomainGetBlkioParameters")
    found = read_parameters(
        domain,
        ("blkio parameters", "blkio parameters"),
        calls.DOMAIN_GET_BLKIO_PARAMETERS,
        lambda number: remote.RemoteDomainGetBlkioParametersArgs(wire, number, flags | STRING_OKAY),
    )
    print_parameters(session, found)


# -- one disk --------------------------------------------------------------------------

_SIZES = tuple(
    f"{kind}-bytes-sec{suffix}" for suffix in ("", "-max") for kind in ("total", "read", "write")
)
_COUNTS = (
    *(f"{kind}-iops-sec{suffix}" for suffix in ("", "-max") for kind in ("total", "read", "write")),
    "size-iops-sec",
    *(
        f"{kind}-{unit}-sec-max-length"
        for unit in ("bytes", "iops")
        for kind in ("total", "read", "write")
    ),
)


def _with_alias(name: str, help: str, kind: Kind = Kind.NUMBER) -> tuple[Option, Option]:
    """Return an option and its old name, with underscores."""
    return Option(name.replace("-", "_"), Kind.ALIAS, name), Option(name, kind, help)


def _throttles() -> tuple[Option, ...]:
    kinds = {"total": "all traffic", "read": "reads", "write": "writes"}
    options: list[Option] = []

    def add(unit: str, suffix: str, help: str) -> None:
        for kind, noun in kinds.items():
            options.extend(_with_alias(f"{kind}-{unit}-sec{suffix}", f"{help} of {noun}"))

    add("bytes", "", "bytes a second")
    add("iops", "", "operations a second")
    add("bytes", "-max", "bytes a second in bursts")
    add("iops", "-max", "operations a second in bursts")
    options.extend(_with_alias("size-iops-sec", "bytes that count as one operation"))
    options.extend(_with_alias("group-name", "name of a group of disks", Kind.STRING))
    add("bytes", "-max-length", "seconds of bursts of bytes")
    add("iops", "-max-length", "seconds of bursts of operations")
    return tuple(options)


@GROUP.command(
    "blkdeviotune",
    "show or set limits of one disk",
    DOMAIN,
    Option("device", Kind.STRING, "target or source of the disk", required=True),
    *_throttles(),
    *AFFECTED,
    description="Print or set limits of one disk.",
)
def blkdeviotune(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    disk = args.required("device")
    params = _throttle_parameters(args)
    if params:
        with failing("Unable to change block I/O throttle"):
            write_parameters(
                domain,
                "virDomainSetBlockIoTune",
                calls.DOMAIN_SET_BLOCK_IO_TUNE,
                remote.RemoteDomainSetBlockIoTuneArgs,
                params,
                flags,
                disk,
            )
        return
    wire = domain._use("virDomainGetBlockIoTune")
    noun = "block I/O throttle parameters"
    found = read_parameters(
        domain,
        (noun, noun),
        calls.DOMAIN_GET_BLOCK_IO_TUNE,
        # the number is that of any disk
        lambda number: remote.RemoteDomainGetBlockIoTuneArgs(
            wire, disk if number else None, number, flags | STRING_OKAY
        ),
    )
    print_parameters(session, found)


def _throttle_parameters(args: Arguments) -> dict[str, ParamValue]:
    params: dict[str, ParamValue] = {}
    for name in (*_SIZES, *_COUNTS):
        try:
            value = scaled(args, name, 1) if name in _SIZES else number(args, name, 0, ULLONG_MAX)
        except CommandError as exc:
            raise CommandError(*exc.args, "Unable to parse integer parameter") from exc.__cause__
        if value is not None:
            params[name.replace("-", "_")] = ULLong(value)
    try:
        group = args.string("group-name")
    except CommandError as exc:
        raise CommandError(*exc.args, "Unable to parse group-name parameter") from None
    if group is not None:
        params["group_name"] = group
    return params


@GROUP.command(
    "domblkthreshold",
    "have an event sent when a disk grows",
    DOMAIN,
    Option("dev", Kind.STRING, "the disk or a part of its backing chain", required=True),
    Option("threshold", Kind.NUMBER, "bytes written, or a size with a unit", required=True),
    description="Have an event sent when more than so much of a disk has been written.",
)
def domblkthreshold(session: Session, args: Arguments) -> None:
    device = args.required("dev")
    threshold = scaled(args, "threshold", 1) or 0
    domain, _ = find_domain(session, args)
    domain.set_block_threshold(device, threshold)


@GROUP.command(
    "blockresize",
    "change the size of a disk of a running domain",
    DOMAIN,
    Option("path", Kind.STRING, "target or source of the disk", required=True),
    Option("size", Kind.NUMBER, "its new size, in KiB or with a unit", required=True),
    description="Change the size of a disk of a running domain.",
)
def blockresize(session: Session, args: Arguments) -> None:
    path = args.required("path")
    size = scaled(args, "size", 1024) or 0
    # Sizes in whole KiB are sent so, for old servers.
    flags = 0
    if size % 1024:
        flags = int(DomainBlockResizeFlags.VIR_DOMAIN_BLOCK_RESIZE_BYTES)
    else:
        size //= 1024
    domain, _ = find_domain(session, args)
    with failing(f"Failed to resize block device '{path}'"):
        domain.block_resize(path, size, flags)
    session.extra(f"Block device '{path}' is resized")


# -- interfaces ------------------------------------------------------------------------


class Rate(NamedTuple):
    """A limit of traffic in KiB a second and, for bursts, in KiB."""

    average: int = 0
    peak: int = 0
    burst: int = 0
    floor: int = 0


def parse_rate(text: str) -> Rate:
    """Read a limit such as ``1000,,256``, whose fields may be left out."""
    fields = text.split(",") if text else []
    if len(fields) > len(Rate._fields):
        raise CommandError(f"Rate string '{text}' has too many fields")
    values = []
    for name, field in zip(Rate._fields, fields, strict=False):
        found = leading_integer(field) if field else (0, "")
        if found is None or found[1] or not 0 <= found[0] <= ULLONG_MAX or "-" in field:
            raise CommandError(f"field '{name}' is malformed")
        values.append(found[0])
    return Rate(*values)


@GROUP.command(
    "domiftune",
    "show or set limits of an interface",
    DOMAIN,
    Option("interface", Kind.STRING, "target or MAC address of the interface", required=True),
    Option("inbound", Kind.STRING, "limits of what comes in: AVERAGE,PEAK,BURST,FLOOR"),
    Option("outbound", Kind.STRING, "limits of what goes out: AVERAGE,PEAK,BURST"),
    *AFFECTED,
    description="Print or set limits of an interface's traffic, in KiB a second.",
)
def domiftune(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    device = args.required("interface")
    inbound, outbound = args.string("inbound"), args.string("outbound")
    params: dict[str, ParamValue] = {}
    if inbound is not None:
        params |= _inbound(parse_rate(inbound))
    if outbound is not None:
        params |= _outbound(parse_rate(outbound))
    if params:
        with failing("Unable to set interface parameters"):
            write_parameters(
                domain,
                "virDomainSetInterfaceParameters",
                calls.DOMAIN_SET_INTERFACE_PARAMETERS,
                remote.RemoteDomainSetInterfaceParametersArgs,
                params,
                flags,
                device,
            )
        return
    wire = domain._use("virDomainGetInterfaceParameters")
    found = read_parameters(
        domain,
        ("interface parameters", "interface parameters"),
        calls.DOMAIN_GET_INTERFACE_PARAMETERS,
        lambda number: remote.RemoteDomainGetInterfaceParametersArgs(
            wire, device, number, flags | STRING_OKAY
        ),
    )
    print_parameters(session, found)


def _check_rate(rate: Rate, direction: str) -> None:
    if max(rate.average, rate.peak, rate.burst) > UINT_MAX:
        raise CommandError(f"{direction} rate larger than maximum {UINT_MAX}")


def _inbound(rate: Rate) -> dict[str, ParamValue]:
    _check_rate(rate, "inbound")
    if not rate.average and (rate.burst or rate.peak) and not rate.floor:
        raise CommandError("either inbound average or floor is mandatory")
    return _bandwidth("inbound", rate)


def _outbound(rate: Rate) -> dict[str, ParamValue]:
    _check_rate(rate, "outbound")
    if not rate.average and (rate.burst or rate.peak):
        raise CommandError("outbound average is mandatory")
    if rate.floor:
        raise CommandError("outbound floor is unsupported yet")
    return _bandwidth("outbound", rate)


def _bandwidth(direction: str, rate: Rate) -> dict[str, ParamValue]:
    return {
        f"{direction}.{name}": UInt(value & UINT_MAX)
        for name, value in rate._asdict().items()
        if value or name == "average"
    }
