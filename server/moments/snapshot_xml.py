"""Snapshot XML: reading, matching with the domain's disks, and printing.

Snapshots keep more than checkpoints do: a state, where the memory is, and for each disk
a mode and maybe an image. Documents are validated only if a client asks for it; reading
drops what it does not know, as libvirt does. Work is bounded as for checkpoints, whose
reader is in `checkpoint_xml`.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ...protocol._generated.enums import ErrorDomain
from ..conf import xml
from ..conf.domain.devices.sources import FORMATS, STORAGE_TYPES, path_of, source_element
from ..conf.domain.read import ParserConfig, parse_domain_element
from ..conf.kinds import choice
from ..conf.pause import paced
from ..conf.refusals import Refusals
from ..conf.schema.datatypes import BLANK
from ..conf.schema.library import DOMAIN
from ..conf.values import parse_integer, scaled
from .domain import DomainConfig
from .schema import Schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...protocol.errors import LibvirtError

__all__ = [
    "DISK_SNAPSHOT",
    "EXTERNAL",
    "INTERNAL",
    "MANUAL",
    "NO",
    "STATES",
    "Redefinition",
    "SnapshotDef",
    "SnapshotDisk",
    "align_disks",
    "format_snapshot",
    "parse_existing",
    "parse_redefinition",
    "parse_snapshot",
    "read_image",
]

NO, INTERNAL, EXTERNAL, MANUAL = "no", "internal", "external", "manual"
DISK_SNAPSHOT = "disk-snapshot"
STATES = (
    "nostate",
    "running",
    "blocked",
    "paused",
    "shutdown",
    "shutoff",
    "crashed",
    "pmsuspended",
    DISK_SNAPSHOT,
)
"""Names of the states, those of virDomainState at their numbers."""

_OFFLINE = ("shutoff", DISK_SNAPSHOT)
_THIS = Refusals(ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)
_MAX_DISKS = 4096
_TIMES = range(-(2**63), 2**63)
_INTS = range(-(2**31), 2**31)
_LINE = 64
_PATHS = ("file", "block")  # sources whose path is one of this host

_ANY_HYPERVISOR = ParserConfig()

_MODE = choice(NO, INTERNAL, EXTERNAL, MANUAL)
_TYPE = choice(*STORAGE_TYPES)

# Elements in the source of a file or device.
_INSIDE = ("seclabel", "reservations", "slices", "encryption")

_schema = Schema("snapshot.rng", "/usr/share/libvirt/schemas/domainsnapshot.rng")


@dataclass(frozen=True, slots=True)
class SnapshotDisk:
    """One disk of a snapshot.

    ``name`` is the disk's target and ``mode`` one of `NO`, `INTERNAL`, `EXTERNAL` and
    `MANUAL` once `align_disks` has run. ``type`` is the kind of ``source``, the image
    that the disk goes on with; ``format`` and ``cache``, the most bytes of metadata
    that are kept in memory, are that image's.
    """

    name: str
    mode: str | None = None
    type: str = "file"
    source: xml.Element | None = None
    format: str | None = None
    cache: int = 0

    @property
    def path(self) -> str:
        return "" if self.source is None else path_of(self.type, self.source)

    def element(self) -> xml.Element:
        """Make the element that is printed."""
        attrs = {"name": self.name}
        if self.mode is not None:
            attrs["snapshot"] = self.mode
        element = xml.Element("disk", attrs)
        if not self.path and self.format is None:
            return element
        attrs["type"] = self.type
        if self.format is not None or self.cache:
            driver = element.add("driver", {} if self.format is None else {"type": self.format})
            if self.cache:
                driver.add("metadata_cache").add("max_size", {"unit": "bytes"}, str(self.cache))
        if self.source is not None and (self.source.attrs or self.source.has_children):
            element.append(self.source)
        return element


@dataclass(slots=True)
class SnapshotDef:
    """Content of a snapshot, without its place in the tree.

    ``creation_time`` is in Unix seconds. ``memory`` is `NO`, `INTERNAL` or `EXTERNAL`,
    the last with ``memory_file``; None until the state of the domain decides.
    ``domain`` is the domain's configuration at that time, and ``inactive``, which few
    have, the one for its next start.
    """

    name: str
    description: str | None
    state: str
    creation_time: int
    memory: str | None
    memory_file: str | None
    disks: list[SnapshotDisk]
    domain: DomainConfig | None = None
    inactive: DomainConfig | None = None

    @property
    def weight(self) -> int:
        """Estimated size as XML, in bytes."""
        configs = (self.domain, self.inactive)
        return _LINE * len(self.disks) + sum(
            len(config.text) for config in configs if config is not None
        )

    @property
    def is_external(self) -> bool:
        """Whether the memory or a disk is in a file beside the disks' images."""
        return self.memory == EXTERNAL or any(disk.mode == EXTERNAL for disk in self.disks)

    @property
    def is_online(self) -> bool:
        """Whether the domain runs, or is paused, once this snapshot is reverted to."""
        return self.state in ("running", "paused")


class Redefinition(NamedTuple):
    """Snapshot that a client redefines, and the name of its parent."""

    definition: SnapshotDef
    parent_name: str | None


# -- reading ---------------------------------------------------------------------------


def parse_snapshot(text: str, now: int, *, validate: bool = False) -> SnapshotDef:
    """Read name, description, memory and disks of a snapshot; the rest is ignored.

    ``now``, in Unix seconds, is the creation time, and the name of a snapshot that has
    none. State and memory depend on the domain, and disks are as listed: `align_disks`
    has to follow. With ``validate`` the document is held against the schema. Raises
    VIR_ERR_XML_DETAIL, VIR_ERR_XML_ERROR, VIR_ERR_INTERNAL_ERROR,
    VIR_ERR_CONFIG_UNSUPPORTED or VIR_ERR_XML_INVALID_SCHEMA for a bad document.
    """
    root = _parse_root(text, validate=validate)
    name, description = root.text("name") or str(now), root.text("description") or None
    memory, file = _memory(root)
    _check_memory(memory, file)
    return SnapshotDef(name, description, STATES[0], now, memory, file, list(_disks(root)))


def parse_redefinition(text: str, *, validate: bool = False) -> Redefinition:
    """Read a snapshot for VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE.

    Raises the same errors as `parse_snapshot`, and those of
    `conf.domain.read.parse_domain` for the domain inside.
    """
    return _redefinition(_parse_root(text, validate=validate))


def parse_existing(element: etree._Element) -> tuple[Redefinition, bool]:
    """Read a snapshot of a driver's own file, and whether it is current.

    Raises the same errors as `parse_redefinition`.
    """
    root = xml.Source.of(element)
    redefinition = _redefinition(root)
    is_active = parse_integer(root.text("active"))
    if is_active is None or is_active not in _INTS:
        raise _THIS.internal_error("Could not find 'active' element")
    return redefinition, bool(is_active)


def _redefinition(root: xml.Source) -> Redefinition:
    name = root.text("name")
    if not name:
        raise _THIS.xml_error("a redefined snapshot must have a name")
    creation_time = parse_integer(root.text("creationTime"))
    if creation_time is None or creation_time not in _TIMES:
        raise _THIS.internal_error("missing creationTime from existing snapshot")
    parent = root.find("parent/name")
    state = root.text("state")
    if not state:
        raise _THIS.xml_error("missing state from existing snapshot")
    if state not in STATES[1:]:
        raise _THIS.unsupported(f"Invalid state '{state}' in domain snapshot XML")
    domain = root.find("domain")
    config = None
    if domain is not None and domain.get("type"):
        config = _config(domain)
    following = root.find("inactiveDomain")
    inactive = None
    if following is not None:
        inactive = _config(following)
    memory, file = _memory(root)
    if memory is None:
        memory = NO if state in _OFFLINE else INTERNAL
    _check_memory(memory, file, offline=state in _OFFLINE)
    definition = SnapshotDef(
        name,
        root.text("description") or None,
        state,
        creation_time,
        memory,
        file,
        list(_disks(root)),
        config,
        inactive,
    )
    return Redefinition(definition, None if parent is None else xml.string(parent) or None)


def _config(domain: xml.Source) -> DomainConfig:
    return DomainConfig.of(parse_domain_element(domain.element, _ANY_HYPERVISOR))


def _parse_root(text: str, *, validate: bool) -> xml.Source:
    part = ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT
    root = xml.parse_root(text, "(domain_snapshot)", part, tag="domainsnapshot")
    if validate:
        _validate(root)
    return xml.Source.of(root)


def _memory(root: xml.Source) -> tuple[str | None, str | None]:
    """Read where the memory is: the mode, and the file."""
    memory = root.find("memory")
    if memory is None:
        return None, None
    given, file = memory.get("snapshot"), memory.get("file")
    mode = None if given is None else _MODE(given, "memory", "snapshot")
    if mode == MANUAL:
        raise _THIS.xml_error("'manual' memory snapshot mode not supported")
    return EXTERNAL if mode is None and file is not None else mode, file


def _check_memory(mode: str | None, file: str | None, *, offline: bool = False) -> None:
    if file is not None and mode != EXTERNAL:
        raise _THIS.xml_error(f"memory filename '{file}' requires external snapshot")
    if file is None and mode == EXTERNAL:
        raise _THIS.xml_error("external memory snapshots require a filename")
    if offline and mode not in (None, NO):
        raise _THIS.xml_error("memory state cannot be saved with offline or disk-only snapshot")
    if file is not None and not file.startswith("/"):
        raise _THIS.xml_error(f"memory snapshot file path ({file}) must be absolute")


def _disks(root: xml.Source) -> Iterator[SnapshotDisk]:
    for disks in root.iterfind("disks"):
        for element in paced(disks.element):
            if isinstance(element.tag, str):
                yield _disk(xml.Source.of(element), xml.local_name(element))


def _disk(source: xml.Source, tag: str) -> SnapshotDisk:
    name = source.get("name")
    if name is None:
        raise _THIS.internal_error("missing name from disk snapshot element")
    given, kind = source.get("snapshot"), source.get("type")
    mode = None if given is None else _MODE(given, tag, "snapshot")
    kind = "file" if kind is None else _TYPE(kind, tag, "type") or "file"
    if kind in ("dir", "volume"):
        raise _THIS.xml_error(f"unsupported disk snapshot type '{kind}'")
    image = _image(kind, source.find("source"))
    form = source.value("driver", "type") or None
    if form is not None and (form not in FORMATS or form == "none"):
        raise _THIS.unsupported(f"unknown disk snapshot driver '{form}'")
    cache = _cache(source)
    path = path_of(kind, image)
    if kind in _PATHS and path and not path.startswith("/"):
        raise _THIS.xml_error(f"disk snapshot image path '{path}' must be absolute")
    if mode is None and (path or form is not None):
        mode = EXTERNAL
    return SnapshotDisk(name, mode, kind, image, form, cache)


def read_image(kind: str, text: str) -> xml.Element:
    """Read the text of the ``source`` of a disk, of that ``type``."""
    return _image(kind, xml.Source.of(xml.parse_root(text, "(source)", ErrorDomain.VIR_FROM_NONE)))


def _image(kind: str, source: xml.Source | None) -> xml.Element:
    """Read ``<source>``.

    Unlike that of a domain's disk, the name of an iSCSI target stays as it is.
    """
    image = source_element(kind, source)
    if source is not None and image.attrs.get("protocol") == "iscsi":
        image.attrs["name"] = source.get("name") or ""
    return image


def _cache(source: xml.Source) -> int:
    size = source.find("driver/metadata_cache/max_size")
    if size is None or not (text := xml.string(size)):
        return 0
    where = "./driver/metadata_cache/max_size"
    return scaled(text, size.get("unit"), default_unit=1, where=where)


# -- validation ------------------------------------------------------------------------


# Definitions of images' sources in the schema of domains, by the type of the image.
_SOURCES = {"file": "file-source", "block": "block-source", "network": "network-source"}


def _misfits(domain: etree._Element) -> bool:
    """Return whether a domain of either name is not as the schema of domains says."""
    name, domain.tag = domain.tag, "domain"
    try:
        return DOMAIN.misfit(domain) is not None
    finally:
        domain.tag = name


def _validate(root: etree._Element) -> None:
    """Hold the document against the schema.

    RELAX NG validation is quadratic in the number of siblings. So parts of which the
    schema knows only the beginning are replaced by stubs meanwhile: the domains, the
    insides of images' sources, and cookies.
    """
    disks = root.find("disks")
    if disks is not None and len(disks) > _MAX_DISKS:
        raise _too_many()
    domains = [*root.iterfind("domain"), *root.iterfind("inactiveDomain")]
    stubs = [(domain, _domain_stub(domain)) for domain in domains]
    stubs += [(source, _source_stub(source)) for source in root.iterfind("disks/disk/source")]
    stubs += [(cookie, _emptied(cookie)) for cookie in root.iterfind("cookie")]
    for element, stub in stubs:
        _replace(element, stub)
    try:
        _schema.check(root)
    finally:
        for element, stub in stubs:
            _replace(stub, element)
    for domain in domains:
        if domain.get("type") is None:
            continue
        if _misfits(domain):
            raise _misfit(str(domain.tag))
    for source in root.iterfind("disks/disk/source"):
        disk = source.getparent()
        assert disk is not None
        if not DOMAIN.fits(source, _SOURCES[disk.get("type", "file")]):
            raise _misfit("disks")


def _misfit(section: str) -> LibvirtError:
    lines = (
        f"Extra element {section} in interleave",
        "Element domainsnapshot failed to validate content",
    )
    return _schema.misfit(lines)


def _replace(element: etree._Element, other: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None, "it is inside of the document"
    parent.replace(element, other)


def _emptied(element: etree._Element, *known: str) -> etree._Element:
    """Copy an element without its children, and with one unknown attribute at most.

    Text between children, which none of these elements may have, goes to their front.
    """
    attributes = element.attrib
    names = [name for name in known if name in attributes]
    # One is enough for a refusal.
    names += islice((str(name) for name in attributes if name not in known), 1)
    stub = etree.Element(str(element.tag), {name: str(attributes[name]) for name in names})
    stub.text, stub.tail = element.text, element.tail
    between = next((child.tail for child in element if (child.tail or "").strip(BLANK)), None)
    if between is not None:
        stub.text = between
    return stub


def _domain_stub(domain: etree._Element) -> etree._Element:
    stub = _emptied(domain, "type", "id")
    stub.text = None
    stub.extend([deepcopy(child) for child in domain if child.tag in ("name", "uuid")])
    return stub


def _source_stub(source: etree._Element) -> etree._Element:
    stub = _emptied(source, "file", "dev", "protocol", "index", "name")
    disk = source.getparent()
    if disk is None or disk.get("type") != "network":
        wrong = (
            child for child in source if isinstance(child.tag, str) and child.tag not in _INSIDE
        )
        stub.extend([etree.Element(str(child.tag)) for child in islice(wrong, 1)])
    return stub


# -- matching with the domain ----------------------------------------------------------


def align_disks(
    definition: SnapshotDef, config: DomainConfig, default: str, *, uniform: bool
) -> None:
    """Give ``definition`` every disk of the domain, in the domain's order.

    Disks without a mode get that of the domain's disk, or ``default``. If that is
    `INTERNAL` and ``uniform``, every listed disk has to take part in that way. Raises
    VIR_ERR_CONFIG_UNSUPPORTED if the list does not fit the domain. The rules are
    virDomainSnapshotAlignDisks's. But no image is named after the disk's own, for which
    libvirt looks whether that is a file of the host: no file of the host is looked at.
    """
    listed = definition.disks
    if len(listed) > len(config.disks):
        raise _too_many()
    match = default if uniform and default == INTERNAL else None
    wanted: dict[str, SnapshotDisk] = {}
    for request in paced(listed):
        disk = config.disk_named(request.name)
        if disk is None:
            raise _THIS.unsupported(f"no disk named '{request.name}'")
        if disk.target in wanted:
            raise _THIS.unsupported(f"disk '{request.name}' specified twice")
        mode = request.mode
        if mode is None:
            own = disk.snapshot
            mode = own if own is not None and (match is None or own == NO) else default
        elif match is not None and mode != match and not mode == disk.snapshot == NO:
            raise _THIS.unsupported(f"disk '{request.name}' must use snapshot mode '{match}'")
        if mode != EXTERNAL and (path := request.path):
            raise _THIS.unsupported(
                f"file '{path}' for disk '{request.name}' requires use of external snapshot mode"
            )
        wanted[disk.target] = replace(request, name=disk.target, mode=mode)
    definition.disks = [
        wanted.get(disk.target)
        or SnapshotDisk(disk.target, NO if disk.is_empty else disk.snapshot or default)
        for disk in paced(config.disks)
    ]
    for aligned, disk in zip(definition.disks, config.disks, strict=True):
        if aligned.mode == EXTERNAL and not aligned.path:
            raise _no_name(aligned, disk.source)


def _no_name(disk: SnapshotDisk, source: str | None) -> LibvirtError:
    if disk.type != "file":
        return _THIS.unsupported(
            f"cannot generate external snapshot name for disk '{disk.name}' "
            f"on a '{disk.type}' device"
        )
    if source is None:
        return _THIS.unsupported(
            f"cannot generate external snapshot name for disk '{disk.name}' without source"
        )
    return _THIS.unsupported(
        f"source for disk '{disk.name}' is not a regular file; "
        "refusing to generate external snapshot name"
    )


def _too_many() -> LibvirtError:
    return _THIS.unsupported("too many disk snapshot requests for domain")


# -- printing --------------------------------------------------------------------------


def format_snapshot(
    definition: SnapshotDef, parent_name: str | None, *, uuid: bytes, secure: bool = False
) -> str:
    """Print a snapshot of the domain with that UUID as XML.

    ``secure`` keeps the domain's secrets.
    """
    parts = ["<domainsnapshot>\n", f"  <name>{xml.escape(definition.name)}</name>\n"]
    if definition.description is not None:
        parts.append(f"  <description>{xml.escape(definition.description)}</description>\n")
    if definition.state != STATES[0]:
        parts.append(f"  <state>{definition.state}</state>\n")
    if parent_name is not None:
        parts.append(f"  <parent>\n    <name>{xml.escape(parent_name)}</name>\n  </parent>\n")
    if definition.creation_time:
        parts.append(f"  <creationTime>{definition.creation_time}</creationTime>\n")
    if definition.memory is not None:
        file = definition.memory_file
        where = "" if file is None else f" file='{xml.escape(file)}'"
        parts.append(f"  <memory snapshot='{definition.memory}'{where}/>\n")
    if definition.disks:
        lines: list[str] = []
        for disk in paced(definition.disks):
            disk.element().lines(lines, 0, "    ")
        parts += ["  <disks>\n", *(f"{line}\n" for line in lines), "  </disks>\n"]
    if definition.domain is not None:
        parts.append(definition.domain.embedded(secure=secure))
    else:
        parts.append(f"  <domain>\n    <uuid>{xml.format_uuid(uuid)}</uuid>\n  </domain>\n")
    if definition.inactive is not None:
        text = definition.inactive.embedded(secure=secure)
        inside = text.removeprefix("  <domain").removesuffix("</domain>\n")
        parts.append(f"  <inactiveDomain{inside}</inactiveDomain>\n")
    parts.append("</domainsnapshot>\n")
    return "".join(parts)
