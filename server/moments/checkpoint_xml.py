"""Checkpoint XML: reading, matching with the domain's disks, and printing.

Reading is safe on any text: nothing external is loaded, size and depth are bounded, and
so is the work. RELAX NG validation is quadratic in the number of siblings, so it never
sees a list of more disks than any domain has. An embedded domain is compared with the
schema of domains, which is not one of RELAX NG.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from lxml import etree

from ...protocol._generated.enums import DomainCheckpointXMLFlags, ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from ..conf import xml
from ..conf.domain.read import parse_domain
from ..conf.schema.library import DOMAIN
from ..conf.values import parse_integer
from .domain import DomainConfig
from .schema import Schema

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CheckpointDef",
    "CheckpointDisk",
    "Redefinition",
    "align_disks",
    "check_domain",
    "format_checkpoint",
    "parse_checkpoint",
    "parse_redefinition",
]

_THIS = ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
_SECURE = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SECURE)
_NO_DOMAIN = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN)

_MAX_DISKS = 4096
_MAX_TIME = 2**63 - 1

# All that libxml2 says about a domain that does not fit.
_DOMAIN_IS_WRONG = (
    "Extra element domain in interleave",
    "Element domaincheckpoint failed to validate content",
)

_schema = Schema("checkpoint.rng", "/usr/share/libvirt/schemas/domaincheckpoint.rng")


@dataclass(frozen=True, slots=True)
class CheckpointDisk:
    """One disk of a checkpoint.

    ``name`` is the disk's target once `align_disks` has run. Without a ``bitmap`` the
    disk takes no part.
    """

    name: str
    bitmap: str | None


@dataclass(slots=True)
class CheckpointDef:
    """Content of a checkpoint, without its place in the tree.

    ``creation_time`` is in Unix seconds.
    """

    name: str
    description: str | None
    creation_time: int
    disks: list[CheckpointDisk]
    domain: DomainConfig | None

    @property
    def weight(self) -> int:
        """Estimated size as XML, in bytes."""
        return 64 * len(self.disks) + (0 if self.domain is None else len(self.domain.text))


@dataclass(frozen=True, slots=True)
class Redefinition:
    """Checkpoint that a client redefines, and the name of its parent."""

    definition: CheckpointDef
    parent_name: str | None


# -- reading ---------------------------------------------------------------------------


def parse_checkpoint(text: str, now: int) -> CheckpointDef:
    """Read name, description and disks of a checkpoint to create; the rest is ignored.

    ``now``, in Unix seconds, is the creation time, and the name of a checkpoint that
    has none. Disks are as listed: `align_disks` has to follow. Raises
    VIR_ERR_XML_DETAIL, VIR_ERR_XML_ERROR or VIR_ERR_XML_INVALID_SCHEMA for a bad
    document.
    """
    root = _parse_root(text)
    _check_schema(root)
    name = _text(root, "name") or str(now)
    return CheckpointDef(name, _text(root, "description"), now, _parse_disks(root, name), None)


def parse_redefinition(text: str) -> Redefinition:
    """Read a checkpoint for VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE.

    Raises the same errors as `parse_checkpoint`; also VIR_ERR_XML_ERROR without a name,
    VIR_ERR_INTERNAL_ERROR without a creation time, and the errors of `parse_domain` for
    the embedded domain.
    """
    root = _parse_root(text)
    domain = _check_schema(root)
    name = _text(root, "name")
    if name is None:
        raise report(
            ErrorNumber.VIR_ERR_XML_ERROR, _THIS, "a redefined checkpoint must have a name"
        )
    digits = _text(root, "creationTime")
    creation_time = None if digits is None else parse_integer(digits)
    if creation_time is None or not 0 <= creation_time <= _MAX_TIME:
        raise report(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            _THIS,
            "missing creationTime from existing checkpoint",
        )
    config = None
    if domain is not None:
        config = DomainConfig.of(
            parse_domain(etree.tostring(domain, encoding="unicode", with_tail=False))
        )
    definition = CheckpointDef(
        name, _text(root, "description"), creation_time, _parse_disks(root, name), config
    )
    return Redefinition(definition, _text(root, "parent/name"))


def _parse_root(text: str) -> etree._Element:
    return xml.parse_root(text, "(domain_checkpoint)", _THIS, tag="domaincheckpoint")


def _check_schema(root: etree._Element) -> etree._Element | None:
    """Validate the document, and take out the embedded domain, which is returned.

    A stub with what the schema of checkpoints looks at stays in its place. As in
    libvirt, the domain is validated even where it is not read.
    """
    disks = root.find("disks")
    if disks is not None and len(disks) > _MAX_DISKS:
        raise _unsupported("too many disk checkpoint requests for domain")
    domain = root.find("domain")
    if domain is not None:
        attributes = domain.attrib
        known = [name for name in ("type", "id") if name in attributes]
        # One unknown attribute is enough for a refusal, and each lookup takes the time
        # of all that are there.
        unknown = list(islice((name for name in attributes if name not in known), 1))
        stub = etree.Element("domain", {name: str(attributes[name]) for name in known})
        if unknown:  # whatever its name is
            stub.set("unknown", "")
        stub.tail = domain.tail
        stub.extend([deepcopy(child) for child in domain if child.tag in ("name", "uuid")])
        root.replace(domain, stub)
    _schema.check(root)
    if domain is not None and DOMAIN.misfit(domain) is not None:
        raise _schema.misfit(_DOMAIN_IS_WRONG)
    return domain


def _text(root: etree._Element, path: str) -> str | None:
    element = root.find(path)
    return None if element is None else xml.string(element) or None


def _parse_disks(root: etree._Element, name: str) -> list[CheckpointDisk]:
    disks = []
    for element in root.iterfind("disks/disk"):
        # the schema compares values as tokens, that is without the space around them
        takes_part = element.get("checkpoint", "bitmap").strip() == "bitmap"
        disks.append(
            CheckpointDisk(
                element.get("name", ""), element.get("bitmap", name) if takes_part else None
            )
        )
    return disks


# -- matching with the domain ----------------------------------------------------------


def check_domain(definition: CheckpointDef, uuid: bytes) -> None:
    """Check that the domain embedded in a redefined checkpoint has this UUID.

    Raises VIR_ERR_INVALID_ARG if it has another.
    """
    if definition.domain is not None and definition.domain.uuid != uuid:
        detail = f"definition for checkpoint {definition.name} must use uuid {UUID(bytes=uuid)}"
        raise report(ErrorNumber.VIR_ERR_INVALID_ARG, _THIS, detail)


def align_disks(definition: CheckpointDef, config: DomainConfig) -> None:
    """Give ``definition`` every disk of the domain, in the domain's order.

    Listed disks keep their bitmap, or have none, and get the name of their target.
    Other disks get a bitmap only if no disk was listed and they can have one. Raises
    VIR_ERR_CONFIG_UNSUPPORTED if the list does not fit the domain. The rules are
    virDomainCheckpointAlignDisks's.
    """
    listed = definition.disks
    if len(listed) > len(config.disks):
        raise _unsupported("too many disk checkpoint requests for domain")
    if not config.disks:
        raise _unsupported("domain must have at least one disk to perform checkpoints")
    wanted: dict[str, CheckpointDisk] = {}
    for request in listed:
        disk = config.disk_named(request.name)
        if disk is None:
            raise _unsupported(f"no disk named '{request.name}'")
        if disk.target in wanted:
            raise _unsupported(f"disk '{request.name}' specified twice")
        if request.bitmap is not None and not disk.takes_checkpoints:
            raise _unsupported(f"disk '{request.name}' is empty or readonly")
        wanted[disk.target] = CheckpointDisk(disk.target, request.bitmap)
    default = None if listed else definition.name
    definition.disks = [
        wanted.get(disk.target)
        or CheckpointDisk(disk.target, default if disk.takes_checkpoints else None)
        for disk in config.disks
    ]
    definition.domain = config


def _unsupported(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, _THIS, detail)


# -- printing --------------------------------------------------------------------------


def format_checkpoint(
    definition: CheckpointDef,
    parent_name: str | None,
    flags: int = 0,
    sizes: Mapping[str, int] | None = None,
) -> str:
    """Print a checkpoint as XML.

    Of ``flags``, SECURE keeps the domain's secrets and NO_DOMAIN leaves the domain out;
    for SIZE, the caller gives ``sizes``, in bytes by disk name.
    """
    parts = ["<domaincheckpoint>\n", f"  <name>{xml.escape(definition.name)}</name>\n"]
    if definition.description is not None:
        parts.append(f"  <description>{xml.escape(definition.description)}</description>\n")
    if parent_name is not None:
        parts.append(f"  <parent>\n    <name>{xml.escape(parent_name)}</name>\n  </parent>\n")
    if definition.creation_time:
        parts.append(f"  <creationTime>{definition.creation_time}</creationTime>\n")
    if definition.disks:
        parts.append("  <disks>\n")
        for disk in definition.disks:
            if disk.bitmap is None:
                parts.append(f"    <disk name='{xml.escape(disk.name)}' checkpoint='no'/>\n")
                continue
            size = f" size='{sizes[disk.name]}'" if sizes is not None and disk.name in sizes else ""
            name, bitmap = xml.escape(disk.name), xml.escape(disk.bitmap)
            parts.append(f"    <disk name='{name}' checkpoint='bitmap' bitmap='{bitmap}'{size}/>\n")
        parts.append("  </disks>\n")
    if definition.domain is not None and not flags & _NO_DOMAIN:
        parts.append(definition.domain.embedded(secure=bool(flags & _SECURE)))
    parts.append("</domaincheckpoint>\n")
    return "".join(parts)
