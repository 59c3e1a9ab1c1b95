"""Commands that make storage pools from files and from options, and find sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import StoragePoolDefineFlags, StorageXMLFlags
from ..editing import defined, edit
from ..errors import failing
from ..lookup import read_file
from ..objects import VALIDATE, file_option, find_pool
from ..options import Kind, Option
from .pool import BUILD, GROUP, NO_OVERWRITE, OVERWRITE, POOL, create_flags

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_FILE = file_option("the file with the description of the storage pool")


@GROUP.command(
    "pool-edit",
    "edit the definition of a storage pool",
    POOL,
    description="Edit the definition of a storage pool. It is for its next start.",
)
def pool_edit(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args)
    name = pool.name()
    inactive = int(StorageXMLFlags.VIR_STORAGE_XML_INACTIVE)
    edited = edit(
        session,
        lambda: defined(pool.xml_desc, inactive),
        lambda xml: session.connection.storage_pool_define_xml(xml).name(),
    )
    if edited is None:
        session.extra(f"Pool {name} XML configuration not changed.\n")
    else:
        session.extra(f"Pool {edited} XML configuration edited.\n")


def _value(name: str, help: str) -> Option:
    return Option(name, Kind.STRING, help)


_AS = (
    Option("name", Kind.STRING, "the name of the storage pool", required=True),
    Option("type", Kind.STRING, "the type of the storage pool", required=True),
    Option("print-xml", Kind.BOOL, "print the XML that describes it and do nothing"),
    _value("source-host", "the host that has the storage"),
    _value("source-path", "the folder that has the storage"),
    _value("source-dev", "the device that has the storage"),
    _value("source-name", "the name of the storage"),
    _value("target", "where the storage is made available"),
    _value("source-format", "the format of the storage"),
    _value("auth-type", "how to authenticate to the storage"),
    _value("auth-username", "the user to authenticate as"),
    _value("secret-usage", "the secret to authenticate with, by usage"),
    _value("secret-uuid", "the secret to authenticate with, by UUID"),
    _value("adapter-name", "the name of the SCSI adapter"),
    _value("adapter-wwnn", "the node name of the Fibre Channel adapter"),
    _value("adapter-wwpn", "the port name of the Fibre Channel adapter"),
    _value("adapter-parent", "the adapter to make a virtual one on"),
    _value("adapter-parent-wwnn", "the node name of the adapter to make a virtual one on"),
    _value("adapter-parent-wwpn", "the port name of the adapter to make a virtual one on"),
    _value("adapter-parent-fabric-wwn", "the fabric of the adapter to make a virtual one on"),
    _value("source-protocol-ver", "the version of NFS"),
    _value("source-initiator", "the name of the iSCSI initiator"),
)


# -- from a file -----------------------------------------------------------------------


@GROUP.command(
    "pool-create",
    "define and start a transient storage pool from a file",
    _FILE,
    BUILD,
    NO_OVERWRITE,
    OVERWRITE,
    description="Start a storage pool that disappears when it stops.",
)
def pool_create(session: Session, args: Arguments) -> None:
    path = args.required("file")
    flags = create_flags(args)
    xml = read_file(path)
    with failing(f"Failed to create pool from {path}"):
        pool = session.connection.storage_pool_create_xml(xml, flags)
    session.extra(f"Pool {pool.name()} created from {path}\n")


@GROUP.command(
    "pool-define",
    "define a storage pool from a file, or change its definition",
    _FILE,
    VALIDATE,
    description="Make a persistent storage pool without starting it.",
)
def pool_define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags({"validate": StoragePoolDefineFlags.VIR_STORAGE_POOL_DEFINE_VALIDATE})
    with failing(f"Failed to define pool from {path}"):
        pool = session.connection.storage_pool_define_xml(xml, flags)
    session.extra(f"Pool {pool.name()} defined from {path}\n")


# -- from options ----------------------------------------------------------------------


@GROUP.command(
    "pool-create-as",
    "start a transient storage pool described by options",
    *_AS,
    BUILD,
    NO_OVERWRITE,
    OVERWRITE,
    description="Start a storage pool that disappears when it stops.",
)
def pool_create_as(session: Session, args: Arguments) -> None:
    flags = create_flags(args)
    xml = _described(args)
    name = args.required("name")
    if "print-xml" in args:
        session.out(xml)
        return
    with failing(f"Failed to create pool {name}"):
        session.connection.storage_pool_create_xml(xml, flags)
    session.extra(f"Pool {name} created\n")


@GROUP.command(
    "pool-define-as",
    "define a storage pool described by options",
    *_AS,
    description="Make a persistent storage pool without starting it.",
)
def pool_define_as(session: Session, args: Arguments) -> None:
    xml = _described(args)
    name = args.required("name")
    if "print-xml" in args:
        session.out(xml)
        return
    with failing(f"Failed to define pool {name}"):
        session.connection.storage_pool_define_xml(xml)
    session.extra(f"Pool {name} defined\n")


def _described(args: Arguments) -> str:
    """Return the XML of the storage pool that options describe.

    Values are not quoted, as in virsh.
    """
    args.exclusive("secret-usage", "secret-uuid")
    values = {option.name: args.string(option.name) for option in _AS if _takes_value(option)}
    lines = [f"<pool type='{values['type']}'>", f"  <name>{values['name']}</name>"]
    if source := _source(values):
        lines += ["  <source>", *(f"    {line}" for line in source), "  </source>"]
    if (target := values["target"]) is not None:
        lines += ["  <target>", f"    <path>{target}</path>", "  </target>"]
    return "\n".join([*lines, "</pool>", ""])


def _takes_value(option: Option) -> bool:
    return option.kind is Kind.STRING


def _source(values: dict[str, str | None]) -> list[str]:
    """Return the lines of the source, none if no option needs one.

    A version of NFS or a user who authenticates alone need none.
    """
    lines = []
    for option, line in (
        ("source-host", "<host name='{}'/>"),
        ("source-path", "<dir path='{}'/>"),
        ("source-dev", "<device path='{}'/>"),
        ("source-initiator", "<initiator>\n  <iqn name='{}'/>\n</initiator>"),
    ):
        if (value := values[option]) is not None:
            lines += line.format(value).split("\n")
    lines += _adapter(values)
    rest = []
    if (kind := values["source-format"]) is not None:
        rest.append(f"<format type='{kind}'/>")
    if (name := values["source-name"]) is not None:
        rest.append(f"<name>{name}</name>")
    if not lines and not rest:
        return []
    lines += [*_authentication(values), *rest]
    if (version := values["source-protocol-ver"]) is not None:
        lines.append(f"<protocol ver='{version}'/>")
    return lines


def _adapter(values: dict[str, str | None]) -> list[str]:
    node, port = values["adapter-wwnn"], values["adapter-wwpn"]
    if node is None or port is None:
        name = values["adapter-name"]
        return [] if name is None else [f"<adapter type='scsi_host' name='{name}'/>"]
    parent = ""
    names = values["adapter-parent-wwnn"], values["adapter-parent-wwpn"]
    if (called := values["adapter-parent"]) is not None:
        parent = f" parent='{called}'"
    elif None not in names:
        parent = f" parent_wwnn='{names[0]}' parent_wwpn='{names[1]}'"
    elif (fabric := values["adapter-parent-fabric-wwn"]) is not None:
        parent = f" parent_fabric_wwn='{fabric}'"
    return [f"<adapter type='fc_host'{parent} wwnn='{node}' wwpn='{port}'/>"]


def _authentication(values: dict[str, str | None]) -> list[str]:
    kind, user = values["auth-type"], values["auth-username"]
    usage, uuid = values["secret-usage"], values["secret-uuid"]
    if kind is None or user is None or (usage is None and uuid is None):
        return []
    secret = f"uuid='{uuid}'" if usage is None else f"usage='{usage}'"
    return [f"<auth type='{kind}' username='{user}'>", f"  <secret {secret}/>", "</auth>"]


# -- sources ---------------------------------------------------------------------------


@GROUP.command(
    "find-storage-pool-sources",
    "find what storage pools could be made on",
    Option("type", Kind.STRING, "the type of the storage pools", required=True),
    Option("srcSpec", Kind.STRING, "the file with a description of where to look"),
    description="Print possible sources of storage pools as XML.",
)
def find_storage_pool_sources(session: Session, args: Arguments) -> None:
    kind, path = args.required("type"), args.string("srcSpec")
    _find_sources(session, kind, None if path is None else read_file(path))


@GROUP.command(
    "find-storage-pool-sources-as",
    "find what storage pools could be made on, as options describe",
    Option("type", Kind.STRING, "the type of the storage pools", required=True),
    Option("host", Kind.STRING, "the host to ask"),
    Option("port", Kind.STRING, "the port to ask at"),
    Option("initiator", Kind.STRING, "the name of the iSCSI initiator to ask as"),
    description="Print possible sources of storage pools as XML.",
)
def find_storage_pool_sources_as(session: Session, args: Arguments) -> None:
    kind, host, initiator = args.required("type"), args.string("host"), args.string("initiator")
    if host is None:
        _find_sources(session, kind, None)
        return
    port = args.string("port")
    at = "" if port is None else f" port='{port}'"
    lines = ["<source>", f"  <host name='{host}'{at}/>"]
    if initiator is not None:
        lines += ["  <initiator>", f"    <iqn name='{initiator}'/>", "  </initiator>"]
    _find_sources(session, kind, "\n".join([*lines, "</source>", ""]))


def _find_sources(session: Session, kind: str, description: str | None) -> None:
    with failing(f"Failed to find any {kind} pool sources"):
        session.out(session.connection.find_storage_pool_sources(kind, description))


@GROUP.command(
    "pool-capabilities",
    "print which storage pools the server can have",
    description="Print the kinds of storage pools that the server knows as XML.",
)
def pool_capabilities(session: Session, args: Arguments) -> None:
    with failing("failed to get storage pool capabilities"):
        xml = session.connection.get_storage_pool_capabilities()
    session.out(xml + "\n")
