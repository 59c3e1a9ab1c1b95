"""Checkpoints of a domain in a file, and scripts that write and define them.

The file is JSON, which a person can read::

    {"format": "virtrio-checkpoints", "version": 1,
     "domain": {"name": "web", "uuid": "…"},
     "checkpoints": [
       {"name": "monday", "parent": null, "created": 1700000000,
        "xml": ["<domaincheckpoint>", …]},
       …]}

Checkpoints come parents first; ``xml`` has the lines of the document that
defines one, with secrets where the connection may see them. Name, parent and time are
those of the document; they are there for readers. Disks without a bitmap are left out
where there are others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import ConnectionClosed, LibvirtError, report
from ..jsontext import why_not_json
from ..scripts.steps import Work
from .documents import in_order, is_a_name, is_a_uuid, read_checkpoint, read_domain, wrong
from .images import from_images
from .judging import find
from .looking import INACTIVE, REDEFINE, VALIDATE, local_disks_gen, records_gen
from .report import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..scripts.steps import Steps
    from .documents import Checkpoint, Domain
    from .images import SeenDisk

    OtherUUID = Literal["refuse", "rewrite", "drop"]

__all__ = ["LONGEST", "Fate", "Imported", "export_gen", "import_gen", "written"]

FORMAT, VERSION = "virtrio-checkpoints", 1
LONGEST = 128 * 1024 * 1024
"""Bytes that a file may have: 16384 checkpoints of a domain with some ten disks."""
MOST = 16384
"""Checkpoints that a file may have, as many as a server lists."""


class Fate(StrEnum):
    """Fate of one checkpoint of a file."""

    IMPORTED = "imported"
    UNVALIDATED = "imported, not validated"
    """Nothing could be seen of its bitmaps."""
    UNCHANGED = "unchanged"
    """It was there."""
    REFUSED = "refused"
    """Its bitmaps are missing or broken."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Checkpoint of a file, what became of it, and why.

    ``parent`` is the one that it has here, or would have if it was not refused.
    """

    name: str
    fate: Fate
    parent: str | None
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the checkpoint as values for `json.dumps`."""
        return {
            "name": self.name,
            "fate": str(self.fate),
            "parent": self.parent,
            "reason": self.reason,
        }


# -- out -------------------------------------------------------------------------------


def export_gen(domain: Any) -> Steps[str]:
    """Return the text of a file with all checkpoints of a domain."""
    definition = read_domain((yield domain.xml_desc, 0))
    records = yield from records_gen(domain)
    return written(definition.name, definition.uuid, records.checkpoints)


def written(name: str, uuid: str, checkpoints: Iterable[Checkpoint]) -> str:
    """Return the text of a file with checkpoints of a domain, parents first."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "domain": {"name": name, "uuid": uuid},
        "checkpoints": [
            {
                "name": one.name,
                "parent": one.parent,
                "created": one.created,
                "xml": one.document().removesuffix("\n").split("\n"),
            }
            for one in checkpoints
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


# -- in --------------------------------------------------------------------------------


def read_file(text: str) -> list[Checkpoint]:
    """Read a file; return its checkpoints, parents first.

    Raises VIR_ERR_XML_ERROR for anything else than such a file.
    """
    if len(text) > LONGEST:
        raise wrong(f"a file of checkpoints is longer than {LONGEST} characters")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise wrong(f"this is no file of checkpoints: {why_not_json(exc)}") from exc
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise wrong(f"this is no file of checkpoints: its format is not '{FORMAT}'")
    version = content.get("version")
    if version is True or version != VERSION:
        raise wrong(f"this file of checkpoints has version {repr(version)[:100]}, not 1")
    about = content.get("domain")
    if not isinstance(about, dict) or not isinstance(about.get("name"), str):
        raise wrong("this file of checkpoints does not name their domain")
    if not isinstance(uuid := about.get("uuid"), str) or not is_a_uuid(uuid):
        raise wrong("this file of checkpoints has no UUID of their domain")
    entries = content.get("checkpoints")
    if not isinstance(entries, list):
        raise wrong("this file of checkpoints has no list of them")
    if len(entries) > MOST:
        raise wrong(f"this file has {len(entries)} checkpoints; {MOST} are the most")
    return in_order(_read_entry(number, entry) for number, entry in enumerate(entries, 1))


def _read_entry(number: int, entry: object) -> Checkpoint:
    lines = entry.get("xml") if isinstance(entry, dict) else None
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise wrong(f"entry {number} of this file of checkpoints has no XML")
    try:
        found = read_checkpoint("\n".join(lines))
    except LibvirtError as exc:
        raise wrong(f"entry {number} of this file of checkpoints: {exc.str2}") from exc
    if not is_a_name(found.name):
        raise wrong(
            f"entry {number} of this file of checkpoints: no checkpoint can have the name"
            f" {found.name[:300]!r}"
        )
    return found


def import_gen(
    domain: Any, text: str, *, other_uuid: OtherUUID = "refuse", validate: bool = True
) -> Steps[list[Imported]]:
    """Define the checkpoints of a file that a domain does not have.

    Nothing is defined if any of them cannot be: one of that name is there and another
    one, a parent is nowhere, or definitions are those of another domain. Raises
    LibvirtError for that, and with the place in the file for what a server refuses.
    """
    checkpoints = read_file(text)
    definition = read_domain((yield domain.xml_desc, 0))
    known = {one.name: one for one in (yield from records_gen(domain)).checkpoints}
    _check(checkpoints, known)
    checkpoints = [_of_domain(one, definition, other_uuid) for one in checkpoints]
    looked = yield from _looked_gen(domain, definition, validate)
    found: list[Imported] = []
    # Parents of those that are refused, which their children get.
    refused: dict[str, str | None] = {}
    for number, one in enumerate(checkpoints, 1):
        if one.name in known:
            found.append(_unchanged(one, known[one.name]))
            continue
        parent = one.parent
        if parent is not None and parent in refused:
            parent = refused[parent]
        try:
            placed = replace(one, parent=parent)
            result = yield from _define_gen(domain, placed, definition, looked)
        except ConnectionClosed:
            raise
        except LibvirtError as exc:
            place = f"checkpoint '{one.name}', {number} of {len(checkpoints)} in the file"
            raise LibvirtError(exc.code, exc.domain, f"{place}: {exc}") from exc
        if result.fate is Fate.REFUSED:
            refused[one.name] = parent
        found.append(result)
    return found


def _unchanged(one: Checkpoint, here: Checkpoint) -> Imported:
    differences = []
    if {disk.name for disk in one.disks} != {disk.name for disk in here.disks}:
        names = ", ".join(disk.name for disk in here.disks) or "none"
        differences.append(f"its disks are {names} here")
    if one.parent != here.parent:
        parent = "no parent" if here.parent is None else f"the parent '{here.parent}'"
        differences.append(f"it has {parent} here")
    if (one.description or "") != (here.description or ""):
        differences.append("it has another description here, so backups may take it for another")
    return Imported(one.name, Fate.UNCHANGED, here.parent, "; ".join(differences))


def _check(checkpoints: list[Checkpoint], known: dict[str, Checkpoint]) -> None:
    names = {one.name for one in checkpoints} | known.keys()
    for one in checkpoints:
        if one.parent is not None and one.parent not in names:
            raise _refusal(f"the parent '{one.parent}' of '{one.name}' is neither in it nor here")
        here = known.get(one.name)
        if here is not None and here.created != one.created:
            raise _refusal(
                f"there is another checkpoint '{one.name}' here, made at {here.created} and not"
                f" at {one.created}; if it is the same, delete its metadata before"
            )


def _refusal(why: str) -> LibvirtError:
    code, source = ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
    return report(code, source, f"the checkpoints cannot be imported: {why}")


def _of_domain(one: Checkpoint, definition: Domain, other_uuid: OtherUUID) -> Checkpoint:
    """Return a checkpoint whose definition is of this domain, or which has none."""
    if not one.definition or one.uuid == definition.uuid:
        return one
    if other_uuid == "refuse":
        other = f"is of the domain with UUID {one.uuid}" if one.uuid else "has no UUID in it"
        raise _refusal(
            f"'{one.name}' {other}, this one has {definition.uuid};"
            " its definition can be dropped, or get the other UUID"
        )
    if other_uuid == "drop":
        return replace(one, definition="")
    return replace(one, definition=one.for_uuid(definition.uuid))


def _looked_gen(
    domain: Any, definition: Domain, validate: bool
) -> Steps[dict[str, SeenDisk] | Literal["server"] | None]:
    """Return how bitmaps are validated: by the server, in images, or not at all."""
    if not validate:
        return None
    if (yield (domain.is_active,)):
        return "server"
    stored = read_domain((yield domain.xml_desc, INACTIVE))
    disks = yield from local_disks_gen(domain, stored, [])
    return None if disks is None else (yield Work(from_images), disks)


def _define_gen(
    domain: Any,
    one: Checkpoint,
    definition: Domain,
    looked: dict[str, SeenDisk] | Literal["server"] | None,
) -> Steps[Imported]:
    disks = [disk for disk in one.disks if disk.name in definition.disks]
    targets = [disk.name for disk in one.disks] or [*one.without]
    if looked is not None and targets and definition.disks.keys().isdisjoint(targets):
        wanted = ", ".join(targets)
        there = ", ".join(definition.disks) or "none"
        why = f"the domain has none of its disks ({wanted}); those of the domain are {there}"
        return Imported(one.name, Fate.REFUSED, one.parent, why)
    fate = Fate.UNVALIDATED if looked is None else Fate.IMPORTED
    if isinstance(looked, dict):
        for disk in disks:
            seen = looked.get(disk.name)
            if seen is None or seen.problem is not None:
                fate = Fate.UNVALIDATED
                continue
            finding, _, why = find(seen, one.name)
            if finding is not Finding.SOUND:
                reason = f"{disk.name}: {finding}, {why}"
                return Imported(one.name, Fate.REFUSED, one.parent, reason)
    flags = REDEFINE | (VALIDATE if looked == "server" else 0)
    try:
        yield domain.checkpoint_create_xml, one.document(), flags
    except ConnectionClosed:
        raise
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_CHECKPOINT_INCONSISTENT:
            raise
        return Imported(one.name, Fate.REFUSED, one.parent, str(exc))
    return Imported(one.name, fate, one.parent)
