"""Commands on snapshots: create, list, show, revert to and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainSnapshotCreateFlags,
    DomainSnapshotDeleteFlags,
    DomainSnapshotListFlags,
    DomainSnapshotRevertFlags,
    DomainSnapshotXMLFlags,
    ErrorNumber,
)
from ...protocol.errors import ConnectionClosed, LibvirtError
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain, read_file
from ..options import Group, Kind, Option
from ..tables import Table
from ..xmltext import XPATH_OPTIONS, parse, print_xml
from .moments import (
    by_name,
    local_time,
    not_with_tree,
    print_tree,
    quoted,
    seconds,
    split_spec,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...blocking import Domain, DomainSnapshot
    from ..options import Arguments
    from ..session import Session

GROUP = Group("snapshot", "Snapshot")

_CREATE = DomainSnapshotCreateFlags
_HALT = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_HALT)
_REDEFINE = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE)
_CURRENT = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT)
_DISK_ONLY = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY)
_CREATE_FLAGS = {
    "redefine": _REDEFINE,
    "current": _CURRENT,
    "no-metadata": _CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA,
    "halt": _HALT,
    "disk-only": _DISK_ONLY,
    "reuse-external": _CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT,
    "quiesce": _CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE,
    "atomic": _CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC,
    "live": _CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_LIVE,
    "validate": _CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE,
}
_LIST = DomainSnapshotListFlags
_FILTERS = {
    "leaves": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_LEAVES,
    "no-leaves": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES,
    "inactive": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE,
    "active": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE,
    "disk-only": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY,
    "internal": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL,
    "external": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL,
}
_LIST_FLAGS = {
    **_FILTERS,
    "metadata": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_METADATA,
    "no-metadata": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA,
    "topological": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL,
    # one bit with two meanings, among all snapshots and from one of them
    "roots": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_ROOTS,
    "descendants": _LIST.VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS,
}
_DESCENDANTS = int(_LIST.VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS)
_SECURE = int(DomainSnapshotXMLFlags.VIR_DOMAIN_SNAPSHOT_XML_SECURE)
_FORCE = int(DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_FORCE)

_SNAPSHOT = Option("snapshotname", Kind.STRING, "the name of the snapshot")
_SECURITY_INFO = Option("security-info", Kind.BOOL, "include passwords and other secrets")
_CREATE_OPTIONS = (
    Option("no-metadata", Kind.BOOL, "take a snapshot of which libvirt knows nothing afterwards"),
    Option("halt", Kind.BOOL, "stop the domain afterwards"),
    Option("disk-only", Kind.BOOL, "keep the state of disks, and not that of the memory"),
    Option("reuse-external", Kind.BOOL, "use files that exist"),
    Option("quiesce", Kind.BOOL, "have the guest flush and freeze its file systems meanwhile"),
    Option("atomic", Kind.BOOL, "snapshot all disks or none"),
    Option("live", Kind.BOOL, "let the guest run meanwhile"),
    Option("validate", Kind.BOOL, "hold the XML against its schema"),
)


def _current(help: str) -> Option:
    return Option("current", Kind.BOOL, help)


def _find(domain: Domain, args: Arguments, option: str = "snapshotname") -> DomainSnapshot:
    """Find the snapshot that an option names, or the current one for ``--current``."""
    name = args.string(option)
    if name is None:
        if "current" not in args:
            raise CommandError(f"--{option} or --current is required")
        return domain.snapshot_current()
    if "current" in args:
        raise CommandError(f"--{option} and --current are mutually exclusive")
    return domain.snapshot_lookup_by_name(name)


def _parent_name(snapshot: DomainSnapshot) -> str | None:
    try:
        return snapshot.get_parent().get_name()
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT:
            raise
        return None


def _root(snapshot: DomainSnapshot) -> _Element:
    return parse(snapshot.get_xml_desc(), "(domain_snapshot)")


# -- creating --------------------------------------------------------------------------


@GROUP.command(
    "snapshot-create",
    "take a snapshot described in XML",
    DOMAIN,
    Option(
        "xmlfile",
        Kind.STRING,
        "the file with the description; by default the server chooses everything",
    ),
    Option("redefine", Kind.BOOL, "restore the metadata of a snapshot that exists"),
    _current("with --redefine, make it the current snapshot"),
    *_CREATE_OPTIONS,
    description="Keep the state of a domain, its disks and its memory, to return to.",
)
def snapshot_create(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    path = args.string("xmlfile")
    xml = "<domainsnapshot/>" if path is None else read_file(path)
    _create(session, domain, xml, args.flags(_CREATE_FLAGS), path)


def _create(
    session: Session, domain: Domain, xml: str, flags: int, path: str | None = None
) -> None:
    halt = False
    try:
        snapshot = domain.snapshot_create_xml(xml, flags)
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_INVALID_ARG or not flags & _HALT:
            raise
        # a driver that cannot halt the domain itself, or one that refuses another flag
        if not domain.is_persistent():
            raise CommandError("cannot halt after snapshot of transient domain") from None
        halt = domain.is_active() == 1
        snapshot = domain.snapshot_create_xml(xml, flags & ~_HALT)
    if halt:
        domain.destroy()
    # No newline here: the session prints one after every command.
    source = "" if path is None else f" from '{path}'"
    session.extra(f"Domain snapshot {snapshot.get_name()} created{source}")


@GROUP.command(
    "snapshot-create-as",
    "take a snapshot described by options",
    DOMAIN,
    Option("name", Kind.STRING, "the name of the snapshot; by default the time of its creation"),
    Option("description", Kind.STRING, "a description of the snapshot"),
    Option("print-xml", Kind.BOOL, "print the XML that describes it and do nothing"),
    *_CREATE_OPTIONS,
    Option(
        "memspec", Kind.STRING, "where to keep the memory: [file=]path[,snapshot=type]", named=True
    ),
    Option(
        "diskspec",
        Kind.LIST,
        "what to do with a disk: disk[,snapshot=type][,driver=type][,stype=type][,file=path]",
    ),
    description="Keep the state of a domain, its disks and its memory, to return to.",
)
def snapshot_create_as(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    lines = ["<domainsnapshot>"]
    for element in ("name", "description"):
        if (value := args.string(element)) is not None:
            lines.append(f"  <{element}>{quoted(value)}</{element}>")
    if (memory := args.string("memspec")) is not None:
        lines.append(f"  {_memory(memory)}")
    if disks := args.strings("diskspec"):
        lines += ["  <disks>", *(f"    {line}" for spec in disks for line in _disk(spec))]
        lines.append("  </disks>")
    lines.append("</domainsnapshot>")
    xml = "\n".join(lines) + "\n"
    if "print-xml" in args:
        session.out(xml + "\n")
    else:
        _create(session, domain, xml, args.flags(_CREATE_FLAGS))


def _settings(parts: list[str], names: tuple[str, ...]) -> dict[str, str] | None:
    """Return the settings ``name=value`` in ``parts``; None if others are there."""
    given: dict[str, str] = {}
    for part in parts:
        key, equals, value = part.partition("=")
        if not equals or key not in names or key in given:
            return None
        given[key] = value
    return given


def _memory(spec: str) -> str:
    """Build the memory element for ``[file=]path[,snapshot=type]``."""
    parts = [f"file={part}" if part.startswith("/") else part for part in split_spec(spec)]
    given = _settings(parts, ("snapshot", "file"))
    if given is None:
        raise CommandError(f"unable to parse memspec: {spec}")
    attributes = (f" {key}='{quoted(given[key])}'" for key in ("snapshot", "file") if key in given)
    return f"<memory{''.join(attributes)}/>"


def _disk(spec: str) -> list[str]:
    """Build the lines of the disk element for ``disk[,snapshot=type]`` and so on."""
    name, *settings = split_spec(spec)
    given = _settings(settings, ("snapshot", "driver", "stype", "file"))
    if given is None or not name:
        raise CommandError(f"unable to parse diskspec: {spec}")
    stype = given.get("stype")
    if stype not in (None, "file", "block"):
        raise CommandError(f"Unknown storage type: '{stype}'", f"unable to parse diskspec: {spec}")
    # snapshot and driver are not quoted, as in virsh
    start = f"<disk name='{quoted(name)}'"
    if "snapshot" in given:
        start += f" snapshot='{given['snapshot']}'"
    if stype is not None:
        start += f" type='{stype}'"
    inside = [f"  <driver type='{given['driver']}'/>"] if "driver" in given else []
    if "file" in given:
        attribute = "dev" if stype == "block" else "file"
        inside.append(f"  <source {attribute}='{quoted(given['file'])}'/>")
    return [f"{start}>", *inside, "</disk>"] if inside else [f"{start}/>"]


# -- the current one -------------------------------------------------------------------


@GROUP.command(
    "snapshot-current",
    "print or set the current snapshot",
    DOMAIN,
    Option("name", Kind.BOOL, "print its name only"),
    _SECURITY_INFO,
    Option("snapshotname", Kind.STRING, "the snapshot to make the current one"),
    description="Print the XML of the current snapshot, or make another one current.",
)
def snapshot_current(session: Session, args: Arguments) -> None:
    args.exclusive("name", "snapshotname")
    domain, called = find_domain(session, args)
    name = args.string("snapshotname")
    if name is not None:
        xml = domain.snapshot_lookup_by_name(name).get_xml_desc(_SECURE)
        disk_only = _DISK_ONLY if "<state>disk-snapshot</state>" in xml else 0
        domain.snapshot_create_xml(xml, _REDEFINE | _CURRENT | disk_only)
        session.extra(f"Snapshot {name} set as current")
        return
    if not domain.has_current_snapshot():
        raise CommandError(f"domain '{called}' has no current snapshot")
    snapshot = domain.snapshot_current()
    if "name" in args:
        session.out(snapshot.get_name())
    else:
        session.out(snapshot.get_xml_desc(_SECURE if "security-info" in args else 0))


# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "snapshot-dumpxml",
    "print the XML of a snapshot",
    DOMAIN,
    Option("snapshotname", Kind.STRING, "the name of the snapshot", required=True),
    _SECURITY_INFO,
    *XPATH_OPTIONS,
    description="Print the XML of a snapshot.",
)
def snapshot_dumpxml(session: Session, args: Arguments) -> None:
    name = args.required("snapshotname")
    domain, _ = find_domain(session, args)
    snapshot = domain.snapshot_lookup_by_name(name)
    xml = snapshot.get_xml_desc(_SECURE if "security-info" in args else 0)
    print_xml(session, args, xml, "domain-snapshot")


@GROUP.command(
    "snapshot-info",
    "print information about a snapshot",
    DOMAIN,
    _SNAPSHOT,
    _current("the current snapshot"),
    description="Print a snapshot's domain, state, parent and the number of its descendants.",
)
def snapshot_info(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    snapshot = _find(domain, args)
    root = _root(snapshot)
    modes = [part.get("snapshot") for part in (*root.iterfind("memory"), *root.iterfind("disks/*"))]
    fields = {
        "Name:": snapshot.get_name(),
        "Domain:": domain.name(),
        "Current:": _yes_or_no(snapshot.is_current()),
        "State:": root.findtext("state"),
        "Location:": "external" if "external" in modes else "internal",
        "Parent:": root.findtext("parent/name") or "-",
        "Children:": snapshot.num_children(),
        "Descendants:": snapshot.num_children(_DESCENDANTS),
        "Metadata:": _yes_or_no(snapshot.has_metadata()),
    }
    session.out("".join(f"{label:<15} {value}\n" for label, value in fields.items()))


def _yes_or_no(value: int) -> str:
    return "yes" if value else "no"


@GROUP.command(
    "snapshot-parent",
    "print the parent of a snapshot",
    DOMAIN,
    _SNAPSHOT,
    _current("the current snapshot"),
    description="Print the parent of a snapshot.",
)
def snapshot_parent(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    snapshot = _find(domain, args)
    parent = _parent_name(snapshot)
    if parent is None:
        raise CommandError(f"snapshot '{snapshot.get_name()}' has no parent")
    session.out(parent)


@GROUP.command(
    "snapshot-list",
    "list the snapshots of a domain",
    DOMAIN,
    Option("parent", Kind.BOOL, "add a column with parents"),
    Option("roots", Kind.BOOL, "only snapshots without a parent"),
    Option("leaves", Kind.BOOL, "only snapshots without children"),
    Option("no-leaves", Kind.BOOL, "only snapshots with children"),
    Option("metadata", Kind.BOOL, "only snapshots that libvirt knows, which prevent an undefine"),
    Option("no-metadata", Kind.BOOL, "only snapshots of which libvirt keeps nothing"),
    Option("inactive", Kind.BOOL, "only those of a domain that was shut off"),
    Option("active", Kind.BOOL, "only those of a domain that ran, with its memory"),
    Option("disk-only", Kind.BOOL, "only those of disks alone"),
    Option("internal", Kind.BOOL, "only those inside of the disks' images"),
    Option("external", Kind.BOOL, "only those in other files"),
    Option("tree", Kind.BOOL, "print a tree"),
    Option("from", Kind.STRING, "only children of this snapshot"),
    _current("only children of the current snapshot"),
    Option("descendants", Kind.BOOL, "with --from or --current, their children too, and so on"),
    Option("name", Kind.BOOL, "print names, one snapshot a line"),
    Option("topological", Kind.BOOL, "parents before their children rather than by name"),
    description="List snapshots with the time at which they were made, and the domain's state.",
)
def snapshot_list(session: Session, args: Arguments) -> None:
    _check_list_options(args)
    domain, _ = find_domain(session, args)
    flags = args.flags(_LIST_FLAGS)
    if "from" in args or "current" in args:
        start = _find(domain, args, "from")
        snapshots = start.list_all_children(flags)
    else:
        start = None
        snapshots = domain.list_all_snapshots(flags)
    if "topological" not in args:
        by_name(snapshots)
    if "tree" in args:
        print_tree(session, start, snapshots, _parent_name)
    elif "name" in args:
        session.out("".join(f"{snapshot.get_name()}\n" for snapshot in snapshots))
    else:
        _print_table(session, snapshots, parents="parent" in args)


def _check_list_options(args: Arguments) -> None:
    for first, second in (
        ("tree", "name"),
        ("parent", "roots"),
        ("parent", "tree"),
        ("roots", "tree"),
        ("roots", "from"),
        ("roots", "current"),
    ):
        args.exclusive(first, second)
    not_with_tree(args, *_FILTERS)
    if "descendants" in args and "from" not in args and "current" not in args:
        raise CommandError("--descendants requires either --from or --current")


def _print_table(session: Session, snapshots: list[DomainSnapshot], *, parents: bool) -> None:
    table = Table("Name", "Creation Time", "State", *(["Parent"] if parents else []))
    for snapshot in snapshots:
        try:
            root = _root(snapshot)
        except ConnectionClosed:
            raise
        except (LibvirtError, CommandError):  # virsh leaves it out
            continue
        created, state = seconds(root.findtext("creationTime") or ""), root.findtext("state")
        if created is None or state is None:  # and this one, too
            continue
        cells = [root.findtext("parent/name") or ""] if parents else []
        table.add(snapshot.get_name(), local_time(created), state, *cells)
    session.table(table)


# -- returning and deleting ------------------------------------------------------------


@GROUP.command(
    "snapshot-revert",
    "return a domain to a snapshot",
    DOMAIN,
    _SNAPSHOT,
    _current("the current snapshot"),
    Option("running", Kind.BOOL, "let the domain run afterwards"),
    Option("paused", Kind.BOOL, "pause the domain afterwards"),
    Option("force", Kind.BOOL, "even if that is risky"),
    Option("reset-nvram", Kind.BOOL, "make the NVRAM anew from its template"),
    description="Return a domain to the state that a snapshot kept.",
)
def snapshot_revert(session: Session, args: Arguments) -> None:
    flags = args.flags(
        {
            "running": DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING,
            "paused": DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED,
            "reset-nvram": DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM,
        }
    )
    domain, _ = find_domain(session, args)
    snapshot = _find(domain, args)
    name = snapshot.get_name()
    with failing(f"Failed to revert snapshot {name}"):
        try:
            domain.revert_to_snapshot(snapshot, flags)
        except LibvirtError as exc:
            # the flag is sent only where it makes a difference
            if exc.code != ErrorNumber.VIR_ERR_SNAPSHOT_REVERT_RISKY or "force" not in args:
                raise
            domain.revert_to_snapshot(snapshot, flags | _FORCE)
    session.extra(f"Domain snapshot {name} reverted\n")


@GROUP.command(
    "snapshot-delete",
    "delete a snapshot",
    DOMAIN,
    _SNAPSHOT,
    _current("the current snapshot"),
    Option("children", Kind.BOOL, "also delete its descendants"),
    Option("children-only", Kind.BOOL, "delete its descendants, but not the snapshot itself"),
    Option("metadata", Kind.BOOL, "delete its metadata only, and keep what it holds"),
    description="Delete a snapshot.",
)
def snapshot_delete(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    snapshot = _find(domain, args)
    name = snapshot.get_name()
    flags = args.flags(
        {
            "children": DomainSnapshotDeleteFlags.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN,
            "children-only": DomainSnapshotDeleteFlags.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY,
            "metadata": DomainSnapshotDeleteFlags.VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY,
        }
    )
    with failing(f"Failed to delete snapshot {name}"):
        snapshot.delete(flags)
    what = f"{name} children" if "children-only" in args else name
    session.extra(f"Domain snapshot {what} deleted\n")
