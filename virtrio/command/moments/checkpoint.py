"""Commands on checkpoints: create, list, show and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...protocol._generated.enums import (
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags,
    DomainCheckpointXMLFlags,
    ErrorNumber,
)
from ...protocol.errors import ConnectionClosed, LibvirtError
from ..editing import edit, ending
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain, read_file
from ..options import Group, Kind, Option
from ..tables import Table
from ..xmltext import XPATH_OPTIONS, parse, print_xml, string
from .moments import by_name, local_time, not_with_tree, print_tree, quoted, seconds, split_spec

if TYPE_CHECKING:
    from ...blocking import Domain, DomainCheckpoint
    from ..options import Arguments
    from ..session import Session

GROUP = Group("checkpoint", "Checkpoint")

_CHECKPOINT = Option("checkpointname", Kind.STRING, "the name of the checkpoint")
_QUIESCE = Option(
    "quiesce", Kind.BOOL, "have the guest flush and freeze its file systems meanwhile"
)

_CREATE_FLAGS = {
    "redefine": DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE,
    "redefine-validate": DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE,
    "quiesce": DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE,
}
_LIST_FLAGS = {
    "topological": DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL,
    "leaves": DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_LEAVES,
    "no-leaves": DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES,
}
# One bit with two meanings: ROOTS among all checkpoints, DESCENDANTS from one of them.
_ROOTS = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_ROOTS)
_DESCENDANTS = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS)
_SECURE = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SECURE)
_REDEFINE = int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)
_METADATA = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY)
_NO_DOMAIN = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN)


def _find(domain: Domain, args: Arguments) -> tuple[DomainCheckpoint, str]:
    name = args.required("checkpointname")
    return domain.checkpoint_lookup_by_name(name), name


def _parent_name(checkpoint: DomainCheckpoint) -> str | None:
    try:
        return checkpoint.get_parent().get_name()
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT:
            raise CommandError(str(exc), "unable to determine if checkpoint has parent") from None
        return None


@GROUP.command(
    "checkpoint-create",
    "make a checkpoint described in XML",
    DOMAIN,
    Option(
        "xmlfile",
        Kind.STRING,
        "the file with the description; by default the server chooses everything",
    ),
    Option("redefine", Kind.BOOL, "restore the metadata of a checkpoint that exists on disk"),
    Option("redefine-validate", Kind.BOOL, "with --redefine, check that the checkpoint exists"),
    _QUIESCE,
    description="Mark a point in time from which changes to disks are tracked.",
)
def checkpoint_create(session: Session, args: Arguments) -> None:
    args.requires("redefine-validate", "redefine")
    domain, _ = find_domain(session, args)
    path = args.string("xmlfile")
    xml = "<domaincheckpoint/>" if path is None else read_file(path)
    _create(session, domain, xml, args.flags(_CREATE_FLAGS), path)


def _create(
    session: Session, domain: Domain, xml: str, flags: int, path: str | None = None
) -> None:
    name = domain.checkpoint_create_xml(xml, flags).get_name()
    # No newline here: the session prints one after every command.
    session.extra(f"Domain checkpoint {name} created" + ("" if path is None else f" from '{path}'"))


@GROUP.command(
    "checkpoint-create-as",
    "make a checkpoint described by options",
    DOMAIN,
    Option("name", Kind.STRING, "the name of the checkpoint; by default the time of its creation"),
    Option("description", Kind.STRING, "a description of the checkpoint"),
    Option("print-xml", Kind.BOOL, "print the XML that describes it and do nothing"),
    _QUIESCE,
    Option("diskspec", Kind.LIST, "what to do with a disk: disk[,checkpoint=type][,bitmap=name]"),
    description="Mark a point in time from which changes to disks are tracked.",
)
def checkpoint_create_as(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    lines = ["<domaincheckpoint>"]
    for element in ("name", "description"):
        if (value := args.string(element)) is not None:
            lines.append(f"  <{element}>{quoted(value)}</{element}>")
    if disks := args.strings("diskspec"):
        lines += ["  <disks>", *(f"    {_disk(spec)}" for spec in disks), "  </disks>"]
    lines.append("</domaincheckpoint>")
    xml = "\n".join(lines) + "\n"
    if "print-xml" in args:
        session.out(xml + "\n")
    else:
        _create(session, domain, xml, args.flags(_CREATE_FLAGS))


def _disk(spec: str) -> str:
    """Build the disk element for ``disk[,checkpoint=type][,bitmap=name]``.

    A doubled comma stands for one comma within a value.
    """
    name, *settings = split_spec(spec)
    attributes = {"checkpoint": "", "bitmap": ""}
    given: dict[str, str] = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or key not in attributes or key in given:
            raise CommandError(f"unable to parse diskspec: {spec}")
        given[key] = value
    if not name:
        raise CommandError(f"unable to parse diskspec: {spec}")
    ordered = {"name": name, **{key: given[key] for key in attributes if key in given}}
    return "<disk" + "".join(f" {key}='{quoted(value)}'" for key, value in ordered.items()) + "/>"


@GROUP.command(
    "checkpoint-edit",
    "edit the XML of a checkpoint",
    DOMAIN,
    _CHECKPOINT,
    description="Edit the XML of a checkpoint. Its bitmaps stay as they are.",
)
def checkpoint_edit(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    checkpoint, name = _find(domain, args)
    with ending(f"Failed to update {name}"):
        edited = edit(
            session,
            lambda: checkpoint.get_xml_desc(_SECURE),
            lambda xml: domain.checkpoint_create_xml(xml, _REDEFINE),
        )
        if edited is None:
            session.extra(f"Checkpoint {name} XML configuration not changed.\n")
            return
        new = edited.get_name()
        if new != name:
            with ending(f"Failed to clean up {new}"):
                edited.delete(_METADATA)
            raise CommandError(f"Cannot rename checkpoint {name} to {new}")
    session.extra(f"Checkpoint {name} edited.\n")


@GROUP.command(
    "checkpoint-delete",
    "delete a checkpoint",
    DOMAIN,
    _CHECKPOINT,
    Option("children", Kind.BOOL, "also delete its descendants"),
    Option("children-only", Kind.BOOL, "delete its descendants, but not the checkpoint itself"),
    Option("metadata", Kind.BOOL, "delete its metadata only, and keep its data on disk"),
    description="Delete a checkpoint; the changes that it tracked go to its parent.",
)
def checkpoint_delete(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    checkpoint, name = _find(domain, args)
    flags = args.flags(
        {
            "children": DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN,
            "children-only": DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY,
            "metadata": DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY,
        }
    )
    with failing(f"Failed to delete checkpoint {name}"):
        checkpoint.delete(flags)
    what = f"{name} children" if "children-only" in args else name
    session.extra(f"Domain checkpoint {what} deleted\n")


@GROUP.command(
    "checkpoint-dumpxml",
    "print the XML of a checkpoint",
    DOMAIN,
    _CHECKPOINT,
    Option("security-info", Kind.BOOL, "include passwords and other secrets"),
    Option("no-domain", Kind.BOOL, "leave out the description of the domain at that time"),
    Option("size", Kind.BOOL, "include an estimate of the size of a backup"),
    *XPATH_OPTIONS,
    description="Print the XML of a checkpoint.",
)
def checkpoint_dumpxml(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    checkpoint, _ = _find(domain, args)
    flags = args.flags(
        {
            "security-info": DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SECURE,
            "no-domain": DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN,
            "size": DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SIZE,
        }
    )
    print_xml(session, args, checkpoint.get_xml_desc(flags), "domain-checkpoint")


@GROUP.command(
    "checkpoint-info",
    "print information about a checkpoint",
    DOMAIN,
    _CHECKPOINT,
    description="Print a checkpoint's domain, its parent and the number of its descendants.",
)
def checkpoint_info(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    checkpoint, name = _find(domain, args)

    def field(label: str, value: object) -> None:
        session.out(f"{label:<15} {value}\n")

    field("Name:", name)
    field("Domain:", domain.name())
    try:
        field("Parent:", _parent_name(checkpoint) or "-")
    except CommandError as exc:
        raise CommandError(*exc.args, "unexpected problem querying checkpoint state") from None
    try:
        children = len(checkpoint.list_all_children())
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        return  # it is too old to tell
    field("Children:", children)
    field("Descendants:", len(checkpoint.list_all_children(_DESCENDANTS)))


@GROUP.command(
    "checkpoint-parent",
    "print the parent of a checkpoint",
    DOMAIN,
    _CHECKPOINT,
    description="Print the parent of a checkpoint.",
)
def checkpoint_parent(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    checkpoint, name = _find(domain, args)
    parent = _parent_name(checkpoint)
    if parent is None:
        raise CommandError(f"checkpoint '{name}' has no parent")
    session.out(parent)


@GROUP.command(
    "checkpoint-list",
    "list the checkpoints of a domain",
    DOMAIN,
    Option("parent", Kind.BOOL, "add a column with parents"),
    Option("roots", Kind.BOOL, "only checkpoints without a parent"),
    Option("leaves", Kind.BOOL, "only checkpoints without children"),
    Option("no-leaves", Kind.BOOL, "only checkpoints with children"),
    Option("tree", Kind.BOOL, "print a tree"),
    Option("from", Kind.STRING, "only children of this checkpoint"),
    Option("descendants", Kind.BOOL, "with --from, their children too, and so on"),
    Option("name", Kind.BOOL, "print names, one checkpoint a line"),
    Option("topological", Kind.BOOL, "parents before their children rather than by name"),
    description="List checkpoints with the time at which they were made.",
)
def checkpoint_list(session: Session, args: Arguments) -> None:
    _check_list_options(args)
    domain, _ = find_domain(session, args)
    origin = args.string("from")
    if origin is None:
        start = None
        flags = args.flags({**_LIST_FLAGS, "roots": _ROOTS})
        checkpoints = domain.list_all_checkpoints(flags)
    else:
        start = domain.checkpoint_lookup_by_name(origin)
        flags = args.flags({**_LIST_FLAGS, "descendants": _DESCENDANTS})
        checkpoints = start.list_all_children(flags)
    if "topological" not in args:
        by_name(checkpoints)
    if "tree" in args:
        print_tree(session, start, checkpoints, _parent_name)
    elif "name" in args:
        session.out("".join(f"{checkpoint.get_name()}\n" for checkpoint in checkpoints))
    else:
        _print_table(session, checkpoints, parents="parent" in args)


def _check_list_options(args: Arguments) -> None:
    for first, second in (
        ("tree", "name"),
        ("parent", "roots"),
        ("parent", "tree"),
        ("roots", "tree"),
        ("roots", "from"),
    ):
        args.exclusive(first, second)
    not_with_tree(args, "leaves", "no-leaves")
    if "descendants" in args and "from" not in args:
        raise CommandError("--descendants requires --from")


class _Description(NamedTuple):
    created: int
    parent: str


def _describe(checkpoint: DomainCheckpoint) -> _Description | None:
    """Return what the XML of a checkpoint says, or None without a time of creation.

    virsh leaves such a checkpoint out of its table, and so it does where the XML is
    wrong or cannot be had. A lost connection is an error here.
    """
    try:
        root = parse(checkpoint.get_xml_desc(_NO_DOMAIN), "(domain_checkpoint)")
    except ConnectionClosed:
        raise
    except (LibvirtError, CommandError):
        return None
    created = seconds(string(root, "/domaincheckpoint/creationTime"))
    if created is None:
        return None
    return _Description(created, string(root, "/domaincheckpoint/parent/name"))


def _print_table(session: Session, checkpoints: list[DomainCheckpoint], *, parents: bool) -> None:
    table = Table("Name", "Creation Time", *(["Parent"] if parents else []))
    for checkpoint in checkpoints:
        described = _describe(checkpoint)
        if described is not None:
            cells = [described.parent] if parents else []
            table.add(checkpoint.get_name(), local_time(described.created), *cells)
    session.table(table)
