"""Commands that make storage volumes: from files, from options, from other volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import StorageVolCreateFlags
from ..errors import CommandError, failing
from ..lookup import read_file
from ..objects import VALIDATE, file_option, find_pool, find_volume, first_found
from ..options import Kind, Option
from ..sizes import size
from ..xmltext import parse
from .pool import POOL
from .volume import GROUP, IN_POOL, VOLUME

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...blocking import StoragePool, StorageVol
    from ..options import Arguments
    from ..session import Session

_FILE = file_option("the file with the description of the volume")
_PREALLOC = Option("prealloc-metadata", Kind.BOOL, "allocate the metadata at once (qcow2)")
_REFLINK = Option("reflink", Kind.BOOL, "copy on write, where the file system can (btrfs)")
_PRINT_XML = Option("print-xml", Kind.BOOL, "print the XML that describes it and do nothing")

_FLAGS = {
    "prealloc-metadata": StorageVolCreateFlags.VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA,
    "reflink": StorageVolCreateFlags.VIR_STORAGE_VOL_CREATE_REFLINK,
    "validate": StorageVolCreateFlags.VIR_STORAGE_VOL_CREATE_VALIDATE,
}


@GROUP.command(
    "vol-create",
    "make a volume described in a file",
    POOL,
    _FILE,
    _PREALLOC,
    VALIDATE,
    description="Make a volume in a storage pool.",
)
def vol_create(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args)
    path = args.required("file")
    xml = read_file(path)
    with failing(f"Failed to create vol from {path}"):
        volume = pool.create_xml(xml, args.flags(_FLAGS))
    session.extra(f"Vol {volume.name()} created from {path}\n")


@GROUP.command(
    "vol-create-as",
    "make a volume described by options",
    POOL,
    Option("name", Kind.STRING, "the name of the volume", required=True),
    Option("capacity", Kind.STRING, "its capacity, such as 10G", required=True),
    Option("allocation", Kind.STRING, "how much of it to allocate at once"),
    Option("format", Kind.STRING, "the format of its file: raw, qcow2, qed, vmdk, ..."),
    Option("backing-vol", Kind.STRING, "the volume that it is an overlay of"),
    Option("backing-vol-format", Kind.STRING, "the format of that volume"),
    _PREALLOC,
    _PRINT_XML,
    description="Make a volume in a storage pool.",
)
def vol_create_as(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args)
    name = args.required("name")
    xml = _described(session, args, pool, name)
    if "print-xml" in args:
        session.out(xml)
        return
    with failing(f"Failed to create vol {name}"):
        pool.create_xml(xml, args.flags(_FLAGS))
    session.extra(f"Vol {name} created\n")


def _described(session: Session, args: Arguments, pool: StoragePool, name: str) -> str:
    """Return the XML of the volume that options describe; values are not quoted."""
    capacity = size(args.required("capacity"))
    lines = [f"  <name>{name}</name>", f"  <capacity>{capacity}</capacity>"]
    # an empty allocation is none, as in virsh
    allocation = args.string("allocation") if args.strings("allocation") != [""] else None
    if allocation is not None:
        lines.append(f"  <allocation>{size(allocation)}</allocation>")
    kind, backing = args.string("format"), args.string("backing-vol")
    backing_kind = args.string("backing-vol-format")
    if kind is not None:
        lines += ["  <target>", f"    <format type='{kind}'/>", "  </target>"]
    if backing is not None:
        path = _path(session, pool, backing)
        lines += ["  <backingStore>", f"    <path>{path}</path>"]
        if backing_kind is not None:
            lines.append(f"    <format type='{backing_kind}'/>")
        lines.append("  </backingStore>")
    return "\n".join(["<volume>", *lines, "</volume>", ""])


def _path(session: Session, pool: StoragePool, wanted: str) -> str:
    """Return the path of a volume, by its name in a pool or by key or path."""

    def way(
        what: str, look_up: Callable[[str], StorageVol]
    ) -> tuple[str, Callable[..., StorageVol]]:
        def look(wanted: str) -> StorageVol:
            volume = look_up(wanted)
            session.debug(f"Backing store volume found using '{wanted}' as {what}")
            return volume

        return f"Look up backing store volume '{wanted}' as {what}", look

    return first_found(
        session,
        f"failed to get vol '{wanted}'",
        wanted,
        way("name", pool.storage_vol_lookup_by_name),
        way("key", session.connection.storage_vol_lookup_by_key),
        way("path", session.connection.storage_vol_lookup_by_path),
    ).path()


@GROUP.command(
    "vol-create-from",
    "make a volume described in a file, with the data of another",
    POOL,
    _FILE,
    VOLUME,
    Option("inputpool", Kind.STRING, "the storage pool that the other volume is in"),
    _PREALLOC,
    _REFLINK,
    VALIDATE,
    description="Make a volume in a storage pool with the data of another volume.",
)
def vol_create_from(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args)
    path = args.required("file")
    source, _ = find_volume(session, args, "inputpool")
    xml = read_file(path)
    with failing(f"Failed to create vol from {path}"):
        volume = pool.create_xml_from(xml, source, args.flags(_FLAGS))
    session.extra(f"Vol {volume.name()} created from input vol {source.name()}\n")


@GROUP.command(
    "vol-clone",
    "make a copy of a volume",
    VOLUME,
    Option("newname", Kind.STRING, "the name of the copy", required=True),
    IN_POOL,
    _PREALLOC,
    _REFLINK,
    _PRINT_XML,
    description="Make a copy of a volume in its storage pool.",
)
def vol_clone(session: Session, args: Arguments) -> None:
    source, _ = find_volume(session, args)
    with failing("failed to get parent pool"):
        pool = source.storage_pool_lookup_by_volume()
    name = args.required("newname")
    xml = _renamed(source.xml_desc(), name)
    if "print-xml" in args:
        session.out(xml)
        return
    with failing(f"Failed to clone vol from {source.name()}"):
        volume = pool.create_xml_from(xml, source, args.flags(_FLAGS))
    session.extra(f"Vol {volume.name()} cloned from {source.name()}\n")


def _renamed(xml: str, name: str) -> str:
    """Return the XML of a volume with another name."""
    from lxml import etree

    root = parse(xml, "(volume_definition)")
    named = root.find("name")
    if root.tag != "volume" or named is None:
        raise CommandError("Failed to allocate XML buffer")
    for child in list(named):
        named.remove(child)
    named.text = name
    return etree.tostring(root, encoding="unicode", pretty_print=True).rstrip("\n")
