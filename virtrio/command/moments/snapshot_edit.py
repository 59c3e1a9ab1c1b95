"""The command that edits the XML of a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainSnapshotCreateFlags,
    DomainSnapshotDeleteFlags,
    DomainSnapshotXMLFlags,
)
from ..editing import edit, ending
from ..errors import CommandError
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from .snapshot import GROUP

if TYPE_CHECKING:
    from ...blocking import DomainSnapshot
    from ..options import Arguments
    from ..session import Session

_SECURE = int(DomainSnapshotXMLFlags.VIR_DOMAIN_SNAPSHOT_XML_SECURE)
_REDEFINE = int(DomainSnapshotCreateFlags.VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE)
_CURRENT = int(DomainSnapshotCreateFlags.VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT)
_METADATA = int(DomainSnapshotDeleteFlags.VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY)


@GROUP.command(
    "snapshot-edit",
    "edit the XML of a snapshot",
    DOMAIN,
    Option("snapshotname", Kind.STRING, "the snapshot; by default the current one"),
    Option("current", Kind.BOOL, "the current snapshot, or make this one current"),
    Option("rename", Kind.BOOL, "the name may be changed"),
    Option("clone", Kind.BOOL, "the snapshot stays if the name is changed"),
    description="Edit the XML of a snapshot. Its disks and memory stay as they are.",
)
def snapshot_edit(session: Session, args: Arguments) -> None:
    args.exclusive("rename", "clone")
    domain, _ = find_domain(session, args)
    given = args.string("snapshotname")
    if given is not None:
        snapshot = domain.snapshot_lookup_by_name(given)
    elif "current" in args:
        snapshot = domain.snapshot_current()
    else:
        raise CommandError("--snapshotname or --current is required")
    name = snapshot.get_name()
    current = _CURRENT if given is not None and "current" in args else 0
    with ending(f"Failed to update {name}"):
        edited = edit(
            session,
            lambda: snapshot.get_xml_desc(_SECURE),
            lambda xml: domain.snapshot_create_xml(xml, _REDEFINE | current),
            unchanged=bool(current),
        )
        if edited is None:
            session.extra(f"Snapshot {name} XML configuration not changed.\n")
        elif edited.get_name() == name:
            session.extra(f"Snapshot {name} edited.\n")
        elif "clone" in args:
            session.extra(f"Snapshot {name} cloned to {edited.get_name()}.\n")
        else:
            _rename(args, snapshot, edited)


def _rename(args: Arguments, old: DomainSnapshot, new: DomainSnapshot) -> None:
    """Keep one of two snapshots: the new one if names may be changed."""
    names = old.get_name(), new.get_name()
    unwanted, name = (old, names[0]) if "rename" in args else (new, names[1])
    with ending(f"Failed to clean up {name}"):
        unwanted.delete(_METADATA)
    if "rename" not in args:
        raise CommandError(f"Must use --rename or --clone to change {names[0]} to {names[1]}")
