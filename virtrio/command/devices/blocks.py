"""Commands that show the disks of domains: domblklist, domblkinfo, domblkstat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainXMLFlags, ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError
from ..domains.monitor import GROUP
from ..errors import CommandError, failing
from ..impact import shown
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from ..sizes import pretty
from ..tables import Table
from ..xmltext import elements, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

_INACTIVE = Option("inactive", Kind.BOOL, "of the persistent definition, not the running domain")
_DEVICE = Option("device", Kind.STRING, "target or source of the disk")


def devices(domain: Domain, args: Arguments, kind: str) -> list[etree._Element]:
    """Return the devices of a kind in the XML of a domain."""
    flags = args.flags({"inactive": DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE})
    root = parse(domain.xml_desc(flags), "(domain_definition)")
    return elements(root, f"/domain/devices/{kind}")


def attribute(device: etree._Element, *paths: str) -> str | None:
    """Return the first attribute in the document that one of the paths selects."""
    found = device.xpath("|".join(paths))
    return str(found[0]) if found and str(found[0]) else None  # type: ignore[index]


@GROUP.command(
    "domblklist",
    "list the disks of a domain",
    DOMAIN,
    _INACTIVE,
    Option("details", Kind.BOOL, "add their types"),
    description="List the disks of a domain.",
)
def domblklist(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    details = "details" in args
    head = ("Type", "Device") if details else ()
    table = Table(*head, "Target", "Source")
    for disk in devices(domain, args, "disk"):
        kind, device = disk.get("type"), disk.get("device")
        if details and (not kind or not device):
            session.out("unable to query block list details")
            raise CommandError
        target = attribute(disk, "target/@dev")
        if target is None:
            raise CommandError("unable to query block list")
        source = (
            _nvme(disk)
            if kind == "nvme"
            else attribute(
                disk, "source/@file", "source/@dev", "source/@dir", "source/@name", "source/@volume"
            )
        )
        row = (str(kind), str(device)) if details else ()
        table.add(*row, target, source or "-")
    session.table(table)


def _nvme(disk: etree._Element) -> str:
    """Return the source of an NVMe disk as virsh names it."""
    namespace = attribute(disk, "source/@namespace")
    address = disk.find("source/address")
    if namespace is None or address is None:
        raise CommandError("Unable to query NVMe disk address")
    try:
        domain, bus, slot, function = (
            int(address.get(name, "0"), 0) for name in ("domain", "bus", "slot", "function")
        )
    except ValueError:
        raise CommandError("Unable to query NVMe disk address") from None
    return f"nvme://{domain:04x}:{bus:02x}:{slot:02x}.{function}/{namespace}"


@GROUP.command(
    "domblkinfo",
    "sizes of the disks of a domain",
    DOMAIN,
    _DEVICE,
    Option("human", Kind.BOOL, "print sizes with units"),
    Option("all", Kind.BOOL, "of all disks"),
    description="Print the sizes of one disk or of all disks of a domain.",
)
def domblkinfo(session: Session, args: Arguments) -> None:
    args.exclusive("all", "device")
    domain, _ = find_domain(session, args)
    human = "human" in args
    if "all" in args:
        _print_all_sizes(session, args, domain, human)
        return
    given = args.strings("device")
    if not given or not given[-1]:
        raise CommandError("command 'domblkinfo' requires <device> option")
    sizes = _sizes(domain.block_info(given[-1]), human)
    for label, size in zip(("Capacity:", "Allocation:", "Physical:"), sizes, strict=True):
        session.out(f"{label:<15} {size}\n")


def _print_all_sizes(session: Session, args: Arguments, domain: Domain, human: bool) -> None:
    active = domain.is_active() == 1
    table = Table("Target", "Capacity", "Allocation", "Physical")
    for disk in devices(domain, args, "disk"):
        target = attribute(disk, "target/@dev") or ""
        info: Sequence[int] = (0, 0, 0)
        try:
            if disk.find("source") is not None:
                info = domain.block_info(target)
        except LibvirtError as exc:
            # A disk on the network has no sizes while the domain does not run.
            if active or attribute(disk, "source/@protocol") is None or not _of_storage(exc):
                raise
        table.add(target, *_sizes(info, human))
    session.table(table)


def _of_storage(exc: LibvirtError) -> bool:
    return (exc.code, exc.domain) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        ErrorDomain.VIR_FROM_STORAGE,
    )


def _sizes(info: Sequence[int], human: bool) -> list[str]:
    if not any(info):
        return ["-"] * len(info)
    return [pretty(size, 3) if human else str(size) for size in info]


# Statistics in the order in which they are shown: name, older name, explanation.
_STATISTICS = (
    ("rd_operations", "rd_req", "number of read operations:"),
    ("rd_bytes", "rd_bytes", "number of bytes read:"),
    ("wr_operations", "wr_req", "number of write operations:"),
    ("wr_bytes", "wr_bytes", "number of bytes written:"),
    ("errs", "errs", "error count:"),
    ("flush_operations", "flush_operations", "number of flush operations:"),
    ("rd_total_times", "rd_total_times", "total duration of reads (ns):"),
    ("wr_total_times", "wr_total_times", "total duration of writes (ns):"),
    ("flush_total_times", "flush_total_times", "total duration of flushes (ns):"),
)


@GROUP.command(
    "domblkstat",
    "traffic of a disk",
    DOMAIN,
    _DEVICE._replace(may_be_empty=True),
    Option("human", Kind.BOOL, "explain the numbers"),
    description="Print what was read from and written to a disk, or to all of them.",
)
def domblkstat(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    device = args.string("device") or ""
    human = "human" in args
    try:
        found = {name: shown(value) for name, value in domain.block_stats_flags(device).items()}
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        with failing(f"Failed to get block stats {called} {device}"):
            counts = domain.block_stats(device)
        found = {
            name: str(count)
            for (name, *_), count in zip(_STATISTICS, counts, strict=False)
            if count >= 0
        }
    if human:
        session.out(f"Device: {device}\n")
        device = ""
    width = 31 if human else 0
    for name, legacy, explained in _STATISTICS:
        if name in found:
            label = explained if human else legacy
            session.out(f"{device} {label:<{width}} {found.pop(name)}\n")
    for name, text in found.items():
        session.out(f"{device} {name} {text}\n")


# by the numbers of virDomainDiskErrorCode
_ERRORS = ("no error", "unspecified error", "no space")


@GROUP.command(
    "domblkerror",
    "errors of the disks of a domain",
    DOMAIN,
    description="Print which disks of a domain had errors.",
)
def domblkerror(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    errors = domain.disk_errors()
    if not errors:
        session.out("No errors found\n")
    for disk, code in errors.items():
        known = 0 <= code < len(_ERRORS)
        session.out(f"{disk}: {_ERRORS[code] if known else 'unknown error'}\n")
