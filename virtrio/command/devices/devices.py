"""Commands that attach, detach and update devices described by files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainDeviceModifyFlags, DomainXMLFlags
from ..domains.domain import GROUP
from ..errors import CommandError, failing
from ..impact import (
    AFFECT_CONFIG,
    AFFECTED,
    CONFIG,
    CURRENT,
    LIVE,
    PERSISTENT,
    also_live,
    impact,
    lasting_impact,
)
from ..lookup import DOMAIN, find_domain, read_file
from ..numbers import UINT_MAX, number
from ..options import Kind, Option
from ..sizes import scaled
from ..xmltext import elements, node_text, parse

if TYPE_CHECKING:
    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

__all__ = ["FORCE", "LASTING", "attach", "detach"]

LASTING = (PERSISTENT, CONFIG, LIVE, CURRENT)
FORCE = int(DomainDeviceModifyFlags.VIR_DOMAIN_DEVICE_MODIFY_FORCE)

_FILE = Option("file", Kind.STRING, "the file with the description of the device", required=True)


def attach(args: Arguments, domain: Domain, xml: str, flags: int) -> None:
    """Attach a device, by the older call where no option asks for more."""
    if flags or "current" in args:
        domain.attach_device_flags(xml, flags)
    else:
        domain.attach_device(xml)


def detach(args: Arguments, domain: Domain, xml: str, flags: int) -> None:
    """Detach a device, by the older call where no option asks for more."""
    if flags or "current" in args:
        domain.detach_device_flags(xml, flags)
    else:
        domain.detach_device(xml)


@GROUP.command(
    "attach-device",
    "attach a device described by a file",
    DOMAIN,
    _FILE,
    *LASTING,
    description="Attach the device that a file describes.",
)
def attach_device(session: Session, args: Arguments) -> None:
    flags = lasting_impact(args)
    domain, _ = find_domain(session, args)
    path = args.required("file")
    flags = also_live(args, domain, flags)
    xml = read_file(path)
    with failing(f"Failed to attach device from {path}"):
        attach(args, domain, xml, flags)
    session.extra("Device attached successfully\n")


@GROUP.command(
    "detach-device",
    "detach a device described by a file",
    DOMAIN,
    _FILE,
    *LASTING,
    description="Detach the device that a file describes.",
)
def detach_device(session: Session, args: Arguments) -> None:
    flags = lasting_impact(args)
    domain, _ = find_domain(session, args)
    flags = also_live(args, domain, flags)
    path = args.required("file")
    xml = read_file(path)
    with failing(f"Failed to detach device from {path}"):
        detach(args, domain, xml, flags)
    session.extra("Device detached successfully\n")


@GROUP.command(
    "detach-device-alias",
    "detach a device by its alias",
    DOMAIN,
    Option("alias", Kind.STRING, "the alias of the device", required=True),
    *AFFECTED,
    description="Detach the device that has an alias.",
)
def detach_device_alias(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    alias = args.required("alias")
    with failing(f"Failed to detach device with alias {alias}"):
        domain.detach_device_alias(alias, flags)
    session.extra("Device detach request sent successfully\n")


@GROUP.command(
    "update-device",
    "change a device as a file describes it",
    DOMAIN,
    _FILE,
    *LASTING,
    Option("force", Kind.BOOL, "change it even if the guest holds it"),
    description="Change a device as a file describes it.",
)
def update_device(session: Session, args: Arguments) -> None:
    flags = lasting_impact(args)
    domain, _ = find_domain(session, args)
    path = args.required("file")
    flags = also_live(args, domain, flags)
    xml = read_file(path)
    with failing(f"Failed to update device from {path}"):
        domain.update_device_flags(xml, flags | args.flags({"force": FORCE}))
    session.extra("Device updated successfully\n")


@GROUP.command(
    "update-memory-device",
    "change how much a memory device gives",
    DOMAIN,
    *AFFECTED,
    Option("print-xml", Kind.BOOL, "print the XML and change nothing"),
    Option("alias", Kind.STRING, "alias of the device"),
    Option("node", Kind.NUMBER, "the guest's NUMA node that the device is on"),
    Option("requested-size", Kind.NUMBER, "how much, in KiB or with a unit"),
    description="Change how much of its memory a virtio-mem device gives.",
)
def update_memory_device(session: Session, args: Arguments) -> None:
    flags = impact(args)
    args.exclusive("node", "alias")
    domain, _ = find_domain(session, args)
    xml = _memory_xml(args, domain, flags)
    if "print-xml" in args:
        session.out(xml)
        return
    domain.update_device_flags(xml, flags)


def _memory_xml(args: Arguments, domain: Domain, flags: int) -> str:
    """Return the XML of the memory device that options choose, with another size."""
    inactive = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE) if flags & AFFECT_CONFIG else 0
    root = parse(domain.xml_desc(inactive), "(domain_definition)", keep_blanks=True)
    node = number(args, "node", 0, UINT_MAX)
    alias = args.string("alias")
    found = [
        device
        for device in elements(root, "/domain/devices/memory")
        if (node is None or device.findtext("target/node") == str(node))
        and (alias is None or any(each.get("name") == alias for each in device.iter("alias")))
    ]
    if not found:
        raise CommandError("no memory device found")
    if len(found) > 1:
        raise CommandError("multiple memory devices found, use --alias or --node to select one")
    size = scaled(args, "requested-size", 1024)
    if size is not None:
        requested = found[0].find("target/requested")
        if requested is None:
            raise CommandError("virtio-mem device is missing <requested/>")
        requested.text = str(-(-size // 1024))
    return node_text(found[0])
