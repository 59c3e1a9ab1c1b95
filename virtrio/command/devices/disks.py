"""Commands that attach and detach disks and change media of drives."""

from __future__ import annotations

import os
import re
import stat
from copy import deepcopy
from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainXMLFlags
from ..domains.domain import GROUP
from ..errors import CommandError, failing
from ..impact import AFFECT_CONFIG, CONFIG, CURRENT, LIVE, also_live, impact, lasting_impact
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from ..xmltext import elements, escape, node_text, parse
from . import addresses
from .devices import FORCE, LASTING, attach, detach

if TYPE_CHECKING:
    from lxml import etree

    from ..options import Arguments
    from ..session import Session

_INACTIVE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_SOURCE_TYPES = ("", "file", "block", "network")
_WWN = re.compile("[0-9a-fA-F]{16}", re.ASCII)
_PRINT_XML = Option("print-xml", Kind.BOOL, "print the XML and change nothing")

# -- attaching -------------------------------------------------------------------------


@GROUP.command(
    "attach-disk",
    "attach a disk",
    DOMAIN,
    Option(
        "source",
        Kind.STRING,
        "path or name of what the disk is on",
        required=True,
        may_be_empty=True,
    ),
    Option("target", Kind.STRING, "name of the disk in the guest, such as vdb", required=True),
    Option("targetbus", Kind.STRING, "bus of the disk"),
    Option("driver", Kind.STRING, "driver of the disk"),
    Option("subdriver", Kind.STRING, "format of the image"),
    Option("iothread", Kind.STRING, "the IOThread that serves the disk"),
    Option("cache", Kind.STRING, "how the host caches"),
    Option("io", Kind.STRING, "how the host reads and writes"),
    Option("type", Kind.STRING, "kind of device: disk, cdrom or floppy"),
    Option("shareable", Kind.ALIAS, "mode=shareable"),
    Option("mode", Kind.STRING, "readonly or shareable"),
    Option("sourcetype", Kind.STRING, "kind of source: file, block or network"),
    Option("serial", Kind.STRING, "serial number of the disk"),
    Option("wwn", Kind.STRING, "worldwide name of the disk"),
    Option("alias", Kind.STRING, "alias of the disk"),
    Option("rawio", Kind.BOOL, "the guest may send raw commands"),
    Option("address", Kind.STRING, "address of the disk, such as pci:0000.00.0x0a.0"),
    Option("multifunction", Kind.BOOL, "the address is that of one function of several"),
    _PRINT_XML,
    Option("source-protocol", Kind.STRING, "protocol of a source on the network"),
    Option("source-host-name", Kind.STRING, "host of a source on the network"),
    Option("source-host-transport", Kind.STRING, "how that host is reached"),
    Option("source-host-socket", Kind.STRING, "socket of that host"),
    *LASTING,
    description="Attach a disk.",
)
def attach_disk(session: Session, args: Arguments) -> None:
    args.exclusive("persistent", "current")
    args.exclusive("current", "live")
    args.exclusive("current", "config")
    for option in ("name", "transport", "socket"):
        args.requires(f"source-host-{option}", "source-protocol")
    args.requires("source-host-socket", "source-host-transport")
    args.exclusive("source-host-name", "source-host-socket")
    xml = _disk_xml(args)
    flags = lasting_impact(args)
    if "print-xml" in args:
        session.out(xml)
        return
    domain, _ = find_domain(session, args)
    flags = also_live(args, domain, flags)
    with failing("Failed to attach disk"):
        attach(args, domain, xml, flags)
    session.extra("Disk attached successfully\n")


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return ""
    quoted = escape(value, quotes="'\"")
    return f" {name}='{quoted}'"


def _disk_xml(args: Arguments) -> str:
    source, target = args.string("source"), args.required("target")
    texts = {
        name: args.string(name)
        for name in (
            "driver",
            "subdriver",
            "type",
            "mode",
            "iothread",
            "cache",
            "io",
            "serial",
            "wwn",
            "address",
            "targetbus",
            "alias",
            "sourcetype",
            "source-protocol",
            "source-host-name",
            "source-host-transport",
            "source-host-socket",
        )
    }
    kind = _source_type(source, texts)
    mode, wwn = texts["mode"], texts["wwn"]
    if mode is not None and mode not in ("readonly", "shareable"):
        raise CommandError(f"No support for {mode} in command 'attach-disk'")
    if wwn is not None and not _WWN.fullmatch(wwn):
        raise CommandError(f"internal error: Malformed wwn: {wwn}")
    driver = "".join(
        _attribute(name, texts[option])
        for name, option in (
            ("name", "driver"),
            ("type", "subdriver"),
            ("iothread", "iothread"),
            ("cache", "cache"),
            ("io", "io"),
        )
    )
    lines = [f"  <driver{driver}/>"] if driver else []
    lines += _source(kind, source, texts)
    bus = texts["targetbus"]
    lines.append(f"  <target dev='{target}'" + (f" bus='{bus}'/>" if bus else "/>"))
    if mode is not None:
        lines.append(f"  <{mode}/>")
    if texts["serial"] is not None:
        lines.append(f"  <serial>{texts['serial']}</serial>")
    if texts["alias"] is not None:
        lines.append(f"  <alias name='{texts['alias']}'/>")
    if wwn is not None:
        lines.append(f"  <wwn>{wwn}</wwn>")
    if texts["address"] is not None:
        lines.append("  " + _address(texts["address"], target, "multifunction" in args))
    head = f"<disk type='{kind}'{_attribute('device', texts['type'])}"
    head += " rawio='yes'>" if "rawio" in args else ">"
    return "".join(f"{line}\n" for line in (head, *lines, "</disk>"))


def _source_type(source: str | None, texts: dict[str, str | None]) -> str:
    given = texts["sourcetype"]
    if given is not None and given not in _SOURCE_TYPES:
        raise CommandError(f"Unknown source type: '{given}'")
    networked = texts["source-protocol"] is not None
    kind = given or ("network" if networked else _local_type(source, texts["driver"]))
    if (kind == "network") != networked:
        raise CommandError("--source-protocol option requires --sourcetype network")
    return kind


def _local_type(source: str | None, driver: str | None) -> str:
    if driver in ("file", "tap") or source is None:
        return "file"
    try:
        block = stat.S_ISBLK(os.stat(source).st_mode)
    except (OSError, ValueError):
        block = False
    return "block" if block else "file"


def _source(kind: str, source: str | None, texts: dict[str, str | None]) -> list[str]:
    """Return the lines of the ``<source>``."""
    if kind != "network":
        return [f"  <source{_attribute('file' if kind == 'file' else 'dev', source)}/>"]
    head = _attribute("protocol", texts["source-protocol"]) + _attribute("name", source)
    host = _attribute("transport", texts["source-host-transport"])
    host += _attribute("socket", texts["source-host-socket"])
    if (called := texts["source-host-name"]) is not None:
        name, colon, port = called.partition(":")
        host += _attribute("name", name) + _attribute("port", port if colon else None)
    if not host:
        return [f"  <source{head}/>"]
    return [f"  <source{head}>", f"    <host{host}/>", "  </source>"]


# What addresses each kind of target may have, and what virsh asks for otherwise.
_ADDRESSES = {
    "vd": (("pci", "ccw"), "expecting a pci:0000.00.00.00 or ccw:00.0.0000 address."),
    "sd": (
        ("scsi", "usb", "sata"),
        "expecting a scsi:00.00.00 or usb:00.00 or sata:00.00.00 address.",
    ),
    "hd": (("ide",), "expecting an ide:00.00.00 address."),
}


def _address(text: str, target: str, multifunction: bool) -> str:
    found = addresses.element(text, multifunction=multifunction)
    if found is None:
        raise CommandError("Invalid address.")
    kinds, expected = _ADDRESSES.get(target[:2], ((), ""))
    if expected and addresses.kind_of(text) not in kinds:
        raise CommandError(expected)
    return found


# -- finding ---------------------------------------------------------------------------


def _find_disk(xml: str, path: str, *, changeable: bool = False) -> etree._Element:
    """Return a copy of the disk with a source or target, without its backing chain."""
    try:
        root = parse(xml, "(domain_definition)", keep_blanks=True)
    except CommandError as exc:
        raise CommandError("Failed to get disk information") from exc
    disks = elements(root, "/domain/devices/disk")
    if not disks:
        raise CommandError("Failed to get disk information")
    for disk in disks:
        if changeable and disk.get("device") not in ("cdrom", "floppy"):
            continue
        if path in _names(disk):
            found = deepcopy(disk)
            found.tail = None
            backing = found.find("backingStore")
            if backing is not None:
                _remove(backing)
            return found
    raise CommandError(f"No disk found whose source path or target is {path}")


def _names(disk: etree._Element) -> list[str]:
    names = []
    for child in disk:
        if child.tag == "source":
            names += [child.get(key) for key in ("file", "dev", "dir", "name") if child.get(key)][
                :1
            ]
        elif child.tag == "target":
            names.append(child.get("dev"))
    return [name for name in names if name is not None]


def _remove(element: etree._Element) -> None:
    """Remove an element, but not the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


@GROUP.command(
    "detach-disk",
    "detach a disk",
    DOMAIN,
    Option("target", Kind.STRING, "name or source of the disk", required=True),
    *LASTING,
    _PRINT_XML,
    description="Detach a disk.",
)
def detach_disk(session: Session, args: Arguments) -> None:
    flags = lasting_impact(args)
    domain, _ = find_domain(session, args)
    target = args.required("target")
    xml = domain.xml_desc(_INACTIVE if flags == AFFECT_CONFIG else 0)
    flags = also_live(args, domain, flags)
    disk = node_text(_find_disk(xml, target))
    if "print-xml" in args:
        session.out(disk)
        return
    with failing("Failed to detach disk"):
        detach(args, domain, disk, flags)
    session.extra("Disk detached successfully\n")


# -- media -----------------------------------------------------------------------------


@GROUP.command(
    "change-media",
    "change what is in a CD or floppy drive",
    DOMAIN,
    Option("path", Kind.STRING, "target or source of the drive", required=True),
    Option("source", Kind.STRING, "what to put in"),
    Option("eject", Kind.BOOL, "take it out"),
    Option("insert", Kind.BOOL, "put something in"),
    Option("update", Kind.BOOL, "put something else in"),
    CURRENT,
    LIVE,
    CONFIG,
    Option("force", Kind.BOOL, "even if the guest has locked the drive"),
    _PRINT_XML,
    Option("block", Kind.BOOL, "the source is a block device"),
    description="Change what is in a CD or floppy drive.",
)
def change_media(session: Session, args: Arguments) -> None:
    args.exclusive("eject", "insert")
    args.exclusive("eject", "update")
    args.exclusive("insert", "update")
    args.exclusive("eject", "block")
    source = args.string("source")
    eject = "eject" in args or ("update" in args and source is None)
    action = "eject" if eject else "insert" if "insert" in args else "update"
    flags = impact(args) | args.flags({"force": FORCE})
    domain, _ = find_domain(session, args)
    path = args.required("path")
    xml = domain.xml_desc(_INACTIVE if flags & AFFECT_CONFIG else 0)
    disk = _find_disk(xml, path, changeable=True)
    changed = _with_media(disk, action, source, path, block="block" in args)
    if "print-xml" in args:
        session.out(changed)
        return
    with failing(f"Failed to complete action {action} on media"):
        domain.update_device_flags(changed, flags)
    done = {"eject": "ejected", "insert": "inserted", "update": "updated"}[action]
    session.out(f"Successfully {done} media.")


def _with_media(
    disk: etree._Element, action: str, source: str | None, path: str, *, block: bool
) -> str:
    """Return the XML of a drive with another source, or with none."""
    from lxml import etree

    old = disk.find("source")
    if action == "eject":
        if old is None:
            raise CommandError(f"The disk device '{path}' doesn't have media")
        source, block = None, False
    elif source is None:
        raise CommandError("New disk media source was not specified")
    policy = None
    if old is not None:
        names = [old.get(key) for key in ("file", "dev", "dir", "pool", "name")]
        if action == "insert" and any(name is not None for name in names):
            raise CommandError(f"The disk device '{path}' already has media")
        policy = old.get("startupPolicy")
        _remove(old)
    disk.set("type", "block" if block else "file")
    target = disk.find("target")
    if source is not None and target is not None:
        before = target.getprevious()
        indent = (disk.text if before is None else before.tail) or ""
        indent = "\n" + indent.rpartition("\n")[2]
        new = etree.Element("source")
        new.set("dev" if block else "file", source)
        if policy is not None:
            new.set("startupPolicy", policy)
        target.addprevious(new)
        new.tail = indent
    return node_text(disk)
