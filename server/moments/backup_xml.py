"""Backup XML: reading, matching with the domain's disks, and printing.

Documents are always held against their schema. Reading is bounded as for checkpoints,
whose reader is in `checkpoint_xml`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from ..conf import xml
from ..conf.refusals import NOBODY
from .schema import Schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from ..conf.domain.views import Disk

__all__ = [
    "FULL",
    "INCREMENTAL",
    "PULL",
    "PUSH",
    "BackupDef",
    "BackupDisk",
    "NbdServer",
    "align_disks",
    "format_backup",
    "parse_backup",
]

PUSH, PULL = "push", "pull"
FULL, INCREMENTAL = "full", "incremental"

_THIS = ErrorDomain.VIR_FROM_DOMAIN
_MAX_DISKS = 4096
_MAX_PORT = 65535

_schema = Schema("backup.rng", "/usr/share/libvirt/schemas/domainbackup.rng")


@dataclass(frozen=True, slots=True)
class NbdServer:
    """Server of a pull backup: a unix ``socket``, or a name and a ``port``."""

    transport: str
    name: str | None = None
    port: int = 0
    socket: str | None = None
    tls: bool | None = None


@dataclass(frozen=True, slots=True)
class BackupDisk:
    """One disk of a backup.

    ``store`` is the target of a push or the scratch image of a pull, at a path of a
    file or device (``type``). ``mode`` is `FULL` or `INCREMENTAL`, and None as long as
    the document leaves it open. ``index`` is the number of the store in QEMU.
    """

    name: str
    takes_part: bool = True
    type: str = "file"
    mode: str | None = None
    incremental: str | None = None
    export_name: str | None = None
    export_bitmap: str | None = None
    format: str | None = None
    store: str | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class BackupDef:
    """Backup: its mode, the checkpoint that it is based on, its server and disks."""

    mode: str
    incremental: str | None
    server: NbdServer | None
    disks: tuple[BackupDisk, ...]

    @property
    def is_pull(self) -> bool:
        return self.mode == PULL


# -- reading ---------------------------------------------------------------------------


def parse_backup(text: str) -> BackupDef:
    """Read a backup to begin.

    Disks are as listed: `align_disks` has to follow. Raises VIR_ERR_XML_DETAIL,
    VIR_ERR_XML_ERROR or VIR_ERR_XML_INVALID_SCHEMA for a bad document,
    VIR_ERR_INVALID_ARG for a port that there is not.
    """
    root = xml.parse_root(text, "(domain_backup)", _THIS, tag="domainbackup")
    disks = root.find("disks")
    if disks is not None and len(disks) > _MAX_DISKS:
        raise _unsupported("too many disk backup requests for domain")
    _schema.check(root)
    mode = root.get("mode", PUSH)
    found = root.find("incremental")
    incremental = None if found is None else xml.string(found) or None
    server = root.find("server")
    return BackupDef(
        mode,
        incremental,
        None if server is None else _server(server),
        () if disks is None else tuple(_disk(disk, mode) for disk in disks.iterfind("disk")),
    )


def _server(element: etree._Element) -> NbdServer:
    tls = {"yes": True, "no": False}.get(element.get("tls", ""))
    if element.get("transport") == "unix":
        return NbdServer("unix", socket=element.get("socket"), tls=tls)
    port = element.get("port", "0").strip()
    if int(port) > _MAX_PORT:
        raise NOBODY.invalid_argument(f"port '{port}' out of range")
    return NbdServer("tcp", element.get("name"), int(port), tls=tls)


def _disk(element: etree._Element, mode: str) -> BackupDisk:
    name = element.get("name", "")
    if element.get("backup") == "no":
        return BackupDisk(name, takes_part=False)
    kind = element.get("type", "file")
    driver = element.find("driver")
    store = element.find("scratch" if mode == PULL else "target")
    return BackupDisk(
        name,
        type=kind,
        mode=element.get("backupmode"),
        incremental=element.get("incremental"),
        export_name=element.get("exportname"),
        export_bitmap=element.get("exportbitmap"),
        format=None if driver is None else driver.get("type"),
        store=None if store is None else store.get("dev" if kind == "block" else "file"),
    )


# -- matching with the domain ----------------------------------------------------------


def align_disks(definition: BackupDef, disks: Sequence[Disk], suffix: str) -> BackupDef:
    """Return the backup with every disk of the domain, and defaults filled in.

    Listed disks come first, in their order. If none is listed, all that have a medium
    and can be written take part. ``suffix`` ends the names of images that the document
    leaves open. Raises VIR_ERR_CONFIG_UNSUPPORTED if the list does not fit the domain.
    The rules are virDomainBackupAlignDisks's.
    """
    if not disks:
        raise _unsupported("domain must have at least one disk to perform backup")
    known = {disk.target: disk for disk in disks}
    aligned: dict[str, BackupDisk] = {}
    for request in definition.disks:
        disk = known.get(request.name)
        if disk is None:
            raise _unsupported(f"no disk named '{request.name}'")
        if request.name in aligned:
            raise _unsupported(f"disk '{request.name}' specified twice")
        if request.takes_part and disk.is_empty:
            raise _unsupported(f"disk '{request.name}' has no media")
        aligned[request.name] = _completed(request, disk, definition, suffix)
    for disk in disks:
        if disk.target in aligned:
            continue
        takes_part = not definition.disks and not disk.is_empty and not disk.is_readonly
        request = BackupDisk(disk.target, takes_part=takes_part)
        aligned[disk.target] = _completed(request, disk, definition, suffix)
    return replace(definition, disks=tuple(aligned.values()))


def _completed(request: BackupDisk, disk: Disk, definition: BackupDef, suffix: str) -> BackupDisk:
    if not request.takes_part:
        return request
    base = request.incremental or definition.incremental
    mode = request.mode or (INCREMENTAL if base is not None else FULL)
    if mode == INCREMENTAL and base is None:
        raise _unsupported(
            f"'incremental' backup mode of disk '{request.name}' requires setting 'incremental' "
            "field for disk or backup"
        )
    store = request.store
    if store is None:
        if disk.type != "file" or request.type != "file" or disk.path is None:
            raise _unsupported(f"refusing to generate file name for disk '{request.name}'")
        store = f"{disk.path}.{suffix}"
    pull = definition.is_pull
    return replace(
        request,
        mode=mode,
        incremental=base if mode == INCREMENTAL else None,
        export_name=(request.export_name or request.name) if pull else None,
        export_bitmap=(
            (request.export_bitmap or f"backup-{request.name}")
            if pull and mode == INCREMENTAL
            else None
        ),
        format=request.format or "qcow2",
        store=store,
    )


def _unsupported(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, _THIS, detail)


# -- printing --------------------------------------------------------------------------


def format_backup(definition: BackupDef) -> str:
    """Print a backup as XML."""
    root = xml.Element("domainbackup", {"mode": definition.mode})
    if definition.incremental is not None:
        root.add("incremental", text=definition.incremental)
    if definition.server is not None:
        root.append(_server_element(definition.server))
    if definition.disks:
        disks = root.add("disks")
        for disk in definition.disks:
            disks.append(_disk_element(disk, definition))
    return root.format()


def _server_element(server: NbdServer) -> xml.Element:
    element = xml.Element("server", {"transport": server.transport})
    if server.tls is not None:
        element.attrs["tls"] = "yes" if server.tls else "no"
    if server.socket is not None:
        element.attrs["socket"] = server.socket
    if server.name is not None:
        element.attrs["name"] = server.name
    if server.port:
        element.attrs["port"] = str(server.port)
    return element


def _disk_element(disk: BackupDisk, definition: BackupDef) -> xml.Element:
    if not disk.takes_part:
        return xml.Element("disk", {"name": disk.name, "backup": "no"})
    attrs = {"name": disk.name, "backup": "yes", "type": disk.type}
    optional = (
        ("backupmode", disk.mode),
        ("incremental", disk.incremental),
        ("exportname", disk.export_name),
        ("exportbitmap", disk.export_bitmap),
        ("index", None if disk.index is None else str(disk.index)),
    )
    attrs |= {name: value for name, value in optional if value is not None}
    element = xml.Element("disk", attrs)
    if disk.format is not None:
        element.add("driver", {"type": disk.format})
    if disk.store is not None:
        what = "dev" if disk.type == "block" else "file"
        element.add("scratch" if definition.is_pull else "target", {what: disk.store})
    return element
