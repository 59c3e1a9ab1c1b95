"""XML of checkpoints and domains, as a server shows it: read, and written anew.

Documents are untrusted: they are bounded, and have no document type. What is written
has the definition of the domain exactly as it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

__all__ = [
    "NO_DISKS",
    "NO_JOBS",
    "Checkpoint",
    "CoveredDisk",
    "Disk",
    "Domain",
    "Layer",
    "in_order",
    "is_a_name",
    "is_a_uuid",
    "natural",
    "read_checkpoint",
    "read_domain",
    "read_sizes",
    "wrong",
]

LONGEST = 16 * 1024 * 1024
"""Characters that a document may have."""
DEEPEST = 200
"""Layers of a disk that are looked at."""
NO_DISKS = {"cdrom": "it is a CD-ROM", "floppy": "it is a floppy", "lun": "it is a SCSI LUN"}
"""Devices that are not the guest's own disks, and what backups say of them."""
NO_JOBS = {
    "vhostuser": "its image is another process's",
    "nvme": "it is an NVMe device of the host",
}
"""Types of sources that QEMU does not back up, and what backups say of them."""
_LONGEST_LIST = 1000
# QEMU takes 1023 bytes for a bitmap, libvirtd as many as fit into the name of a file.
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,1022}", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def wrong(text: str) -> Exception:
    """Make the error about a document that cannot be used."""
    return report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, text)


def is_a_name(text: str) -> bool:
    """Return whether a checkpoint can have a name, by libvirt's schema and QEMU."""
    return _NAME.fullmatch(text) is not None


def is_a_uuid(text: str) -> bool:
    """Return whether a text is a UUID as servers show it."""
    return _UUID.fullmatch(text) is not None


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts names with their numbers as numbers: c9 before c10."""
    parts = re.split(r"([0-9]{1,18})", name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


# -- domains ---------------------------------------------------------------------------


class Layer(NamedTuple):
    """Image of a disk; ``number`` is libvirt's of its node, None if unknown."""

    path: str
    format: str
    number: int | None


class Disk(NamedTuple):
    """Disk of a domain: its layers, the top one first, none if it has no medium.

    A layer that is no file or block device has a name like ``nbd:NAME`` for a path.
    ``is_left_out`` tells of a disk that backups do not take, whatever its images are.
    """

    target: str
    alias: str
    is_left_out: bool
    is_local: bool
    layers: tuple[Layer, ...]

    @property
    def is_backed_up(self) -> bool:
        """Whether a backup takes it, where none are named."""
        return bool(self.layers) and not self.is_left_out

    @property
    def can_have_bitmaps(self) -> bool:
        """Whether its image is of the format that has bitmaps."""
        return bool(self.layers) and self.top.format == "qcow2"

    @property
    def top(self) -> Layer:
        return self.layers[0]


class Domain(NamedTuple):
    """Domain's definition, as far as checkpoints are concerned.

    ``disks`` are by target. ``kind`` is the type of the domain, ``kvm`` for example.
    """

    name: str
    uuid: str
    disks: dict[str, Disk]
    kind: str = ""

    @property
    def has_bitmaps(self) -> bool:
        """Whether its hypervisor is QEMU, which alone keeps bitmaps in images."""
        return self.kind in ("kvm", "qemu", "hvf")


def read_domain(text: str) -> Domain:
    """Read a definition. Raises VIR_ERR_XML_ERROR."""
    root, _ = _parse(text, "domain")
    return Domain(_text(root, "name"), _uuid(root), _disks(root), root.get("type", ""))


def _disks(root: Element) -> dict[str, Disk]:
    found = {}
    for element in root.iterfind("./devices/disk"):
        target = element.find("target")
        name = "" if target is None else target.get("dev", "")
        if name:
            found[name] = _disk(name, element)
    return found


def _disk(name: str, element: Element) -> Disk:
    alias = element.find("alias")
    driver = element.find("driver")
    layers: list[Layer] = []
    kind, form = element.get("type", ""), "" if driver is None else driver.get("type", "")
    is_local = kind in ("file", "block")
    at: Element | None = element
    while at is not None and len(layers) < DEEPEST:
        path = _source(kind, at.find("source"))
        if not path:
            break
        layers.append(Layer(path, form or "raw", _number(at)))
        at = at.find("backingStore")
        if at is not None:
            kind = at.get("type", "")
            below = at.find("format")
            form = "" if below is None else below.get("type", "")
    return Disk(
        name,
        "" if alias is None else alias.get("name", ""),
        _is_left_out(element),
        is_local,
        tuple(layers),
    )


def _is_left_out(element: Element) -> bool:
    return (
        element.get("device", "") in NO_DISKS
        or element.get("type", "") in NO_JOBS
        or any(element.find(tag) is not None for tag in ("readonly", "transient"))
    )


def _source(kind: str, source: Element | None) -> str:
    if source is None:
        return ""
    if kind == "file":
        return source.get("file", "")
    if kind == "block":
        return source.get("dev", "")
    name = source.get("name") or source.get("volume") or source.get("dir") or ""
    return f"{source.get('protocol') or kind}:{name}"


def _number(element: Element) -> int | None:
    """Return the number of a layer: on its source for the top one, else on itself."""
    source = element.find("source")
    said = element.get("index") or (source.get("index") if source is not None else None) or ""
    return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else None


# -- checkpoints -----------------------------------------------------------------------


class CoveredDisk(NamedTuple):
    """Disk of a checkpoint, and the name of its bitmap."""

    name: str
    bitmap: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Checkpoint as its XML describes it.

    ``created`` is in seconds since 1970. ``disks`` are those with a bitmap. ``uuid``
    and ``sources`` (target and top image of each disk) are of the domain at that time,
    ``definition`` is its XML as it was read; the three are empty where the document has
    none. If there are no ``disks``, ``without`` are those without a bitmap.
    """

    name: str
    description: str | None
    parent: str | None
    created: int
    disks: tuple[CoveredDisk, ...]
    uuid: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    definition: str = ""
    without: tuple[str, ...] = ()

    def document(self) -> str:
        """Return the XML that defines the checkpoint anew.

        Disks that it does not name have no bitmap. Where it names none, servers take
        all: then those are in it that have no bitmap.
        """
        lines = ["<domaincheckpoint>", f"  <name>{_escaped(self.name)}</name>"]
        if self.description is not None:
            lines.append(f"  <description>{_escaped(self.description)}</description>")
        if self.parent is not None:
            lines.append(f"  <parent><name>{_escaped(self.parent)}</name></parent>")
        lines.append(f"  <creationTime>{self.created}</creationTime>")
        disks = []
        for disk in self.disks:
            name, bitmap = _escaped(disk.name), _escaped(disk.bitmap)
            disks.append(f"    <disk name='{name}' checkpoint='bitmap' bitmap='{bitmap}'/>")
        if not disks:
            disks = [
                f"    <disk name='{_escaped(name)}' checkpoint='no'/>" for name in self.without
            ]
        if disks:
            lines += ["  <disks>", *disks, "  </disks>"]
        if self.definition:
            lines.append(f"  {self.definition}")
        return "\n".join([*lines, "</domaincheckpoint>\n"])

    def for_uuid(self, uuid: str) -> str:
        """Return the definition of the domain with another UUID in it.

        Raises VIR_ERR_XML_ERROR if the definition has none.
        """
        _, span = _parse(self.definition, "domain", "uuid")
        if span is None:
            raise wrong(f"the definition within checkpoint '{self.name}' has no UUID")
        first, end = span
        return f"{self.definition[:first]}<uuid>{uuid}</uuid>{self.definition[end:]}"


def read_checkpoint(text: str) -> Checkpoint:
    """Read a checkpoint's XML. Raises VIR_ERR_XML_ERROR."""
    root, span = _parse(text, "domaincheckpoint", "domain")
    name = _text(root, "name")
    if not name:
        raise wrong("a checkpoint has no name")
    said = _text(root, "creationTime").strip()
    if not re.fullmatch(r"-?[0-9]{1,19}", said):
        raise wrong(f"checkpoint '{name}' has no time of creation")
    disks, without = [], []
    for disk in root.iterfind("./disks/disk"):
        if not (target := disk.get("name", "")):
            continue
        if disk.get("checkpoint", "bitmap") == "bitmap":
            disks.append(CoveredDisk(target, disk.get("bitmap") or name))
        else:
            without.append(target)
    description = root.find("description")
    domain = root.find("domain")
    uuid, definition = "", ""
    sources: tuple[tuple[str, str], ...] = ()
    if domain is not None and span is not None:
        uuid = _uuid(domain)
        tops = ((disk.target, disk.top.path) for disk in _disks(domain).values() if disk.layers)
        sources = tuple(tops)
        definition = text[span[0] : span[1]]
    return Checkpoint(
        name,
        None if description is None else description.text or "",
        _text(root, "parent/name") or None,
        int(said),
        tuple(disks),
        uuid,
        sources,
        definition,
        () if disks else tuple(without),
    )


def read_sizes(text: str) -> dict[str, int]:
    """Read the sizes in a checkpoint's XML, in bytes by target, of disks that have one.

    Raises VIR_ERR_XML_ERROR.
    """
    root, _ = _parse(text, "domaincheckpoint")
    return {
        disk.get("name", ""): int(size)
        for disk in root.iterfind("./disks/disk")
        if re.fullmatch(r"[0-9]{1,20}", size := disk.get("size", ""), re.ASCII)
    }


def in_order(checkpoints: Iterable[Checkpoint]) -> list[Checkpoint]:
    """Sort checkpoints parents first, then by time; names decide nothing.

    One whose parent is not among them counts as one without a parent. Raises
    VIR_ERR_XML_ERROR for parents that lead in a circle, and names that are there twice.
    """
    left = sorted(checkpoints, key=lambda one: (one.created, natural(one.name)))
    names = {one.name for one in left}
    if len(names) < len(left):
        counts = Counter(one.name for one in left)
        twice = ", ".join(name for name in counts if counts[name] > 1)
        raise wrong(f"checkpoints are there more than once: {_short(twice)}")
    found: dict[str, Checkpoint] = {}
    children: dict[str | None, list[Checkpoint]] = {}
    for one in left:
        parent = one.parent if one.parent in names else None
        children.setdefault(parent, []).append(one)
    ready = children.get(None, [])[::-1]
    while ready:
        one = ready.pop()
        found[one.name] = one
        ready += children.get(one.name, [])[::-1]
    if len(found) < len(left):
        lost = ", ".join(one.name for one in left if one.name not in found)
        raise wrong(f"the parents of checkpoints lead in a circle: {_short(lost)}")
    return list(found.values())


def _short(names: str) -> str:
    """Return a list of names for an error, which has room for some of very many."""
    return names if len(names) <= _LONGEST_LIST else f"{names[:_LONGEST_LIST]}…"


# -- text ------------------------------------------------------------------------------


def _parse(text: str, tag: str, child: str = "") -> tuple[Element, tuple[int, int] | None]:
    """Read a document; also return where its first child of a name begins and ends.

    The place is in characters, None if there is no such child. Raises VIR_ERR_XML_ERROR
    for what is no XML, is too long or too deep, or has a document type or another root.
    """
    from xml.etree import ElementTree

    if len(text) > LONGEST:
        raise wrong(f"a <{tag}> document is longer than {LONGEST} characters")
    try:
        data = text.encode()
    except UnicodeEncodeError as exc:
        raise wrong(f"a document is no text: {exc.reason}") from exc
    span = _scan(data, child)
    root = ElementTree.fromstring(data)
    if root.tag != tag:
        raise wrong(f"a <{tag}> document was expected, not <{root.tag[:100]}>")
    if span is None:
        return root, None
    first = len(data[: span[0]].decode())
    return root, (first, first + len(data[span[0] : span[1]].decode()))


def _scan(data: bytes, child: str) -> tuple[int, int] | None:
    """Check a document that is not trusted; return where a child is, in bytes."""
    from xml.parsers import expat

    depth = 0
    first = end = -1
    parser = expat.ParserCreate("utf-8")

    def begins(name: str, _: dict[str, str]) -> None:
        nonlocal depth, first
        depth += 1
        if depth > DEEPEST * 2:
            raise wrong("a document is nested too deeply")
        if depth == 2 and first < 0 and name == child:
            first = parser.CurrentByteIndex

    def ends(name: str) -> None:
        nonlocal depth, end
        if depth == 2 and first >= 0 and end < 0 and name == child:
            end = parser.CurrentByteIndex
        depth -= 1

    def doctype(*_: Any) -> None:
        raise wrong("a document has a document type")

    parser.StartElementHandler = begins
    parser.EndElementHandler = ends
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as exc:
        raise wrong(f"a document is no XML: {exc}") from exc
    if first < 0:
        return None
    # the index at an end is that of "</", or that of "<" for an element that is empty
    return first, data.index(b">", end) + 1


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    # parsers make a line feed of a bare carriage return
    return escape(text, {"'": "&apos;", '"': "&quot;", "\r": "&#13;"})


def _text(root: Element, path: str) -> str:
    return root.findtext(path) or ""


def _uuid(root: Element) -> str:
    said = _text(root, "uuid").strip().lower()
    return said if _UUID.fullmatch(said) else ""
