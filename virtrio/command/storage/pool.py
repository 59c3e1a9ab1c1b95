"""Commands on storage pools: build, start, show, list and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllStoragePoolsFlags,
    StoragePoolBuildFlags,
    StoragePoolCreateFlags,
    StoragePoolState,
    StorageXMLFlags,
)
from ..errors import CommandError, answer, failing
from ..messages import Level
from ..object_events import EventKinds, event_options, watch
from ..objects import find_pool, yes_or_no
from ..options import Group, Kind, Option
from ..sizes import pretty
from ..tables import Table, sort_key
from ..xmltext import XPATH_OPTIONS, given_xpath, print_xml

if TYPE_CHECKING:
    from ...blocking import StoragePool
    from ...client.results import StoragePoolInfo
    from ..options import Arguments
    from ..session import Session

GROUP = Group("pool", "Storage Pool")

POOL = Option("pool", Kind.STRING, "a storage pool by name or UUID", required=True)
NO_OVERWRITE = Option("no-overwrite", Kind.BOOL, "fail rather than overwrite what is there")
OVERWRITE = Option("overwrite", Kind.BOOL, "overwrite what is there")
BUILD = Option("build", Kind.BOOL, "build the pool as pool-build does")

_CREATE = StoragePoolCreateFlags
CREATE_FLAGS = {
    "build": _CREATE.VIR_STORAGE_POOL_CREATE_WITH_BUILD,
    "overwrite": _CREATE.VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE,
    "no-overwrite": _CREATE.VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE,
}
_STATES = ("inactive", "building", "running", "degraded", "inaccessible")
# Those with sizes.
_SIZED = (
    StoragePoolState.VIR_STORAGE_POOL_RUNNING,
    StoragePoolState.VIR_STORAGE_POOL_DEGRADED,
)
_LIST = ConnectListAllStoragePoolsFlags
_ACTIVE = int(_LIST.VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE)
_INACTIVE = int(_LIST.VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE)
_FILTERS = {
    "autostart": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART,
    "no-autostart": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART,
    "persistent": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT,
    "transient": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT,
}
_TYPES = {
    "dir": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_DIR,
    "fs": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_FS,
    "netfs": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_NETFS,
    "logical": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL,
    "disk": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_DISK,
    "iscsi": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI,
    "iscsi-direct": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT,
    "scsi": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_SCSI,
    "mpath": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_MPATH,
    "rbd": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_RBD,
    "sheepdog": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG,
    "gluster": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER,
    "zfs": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_ZFS,
    "vstorage": _LIST.VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE,
}
_EVENTS = EventKinds(
    "storage pool",
    ("lifecycle", "refresh"),
    ("Defined", "Undefined", "Started", "Stopped", "Created", "Deleted"),
)

# -- life ------------------------------------------------------------------------------


@GROUP.command(
    "pool-autostart",
    "start a storage pool when the host starts",
    POOL,
    Option("disable", Kind.BOOL, "disable autostart"),
    description="Have a persistent storage pool started when the host starts.",
)
def pool_autostart(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    verb = "unmark" if "disable" in args else "mark"
    with failing(f"failed to {verb} pool {called} as autostarted"):
        pool.set_autostart(verb == "mark")
    session.extra(f"Pool {called} {verb}ed as autostarted\n")


def create_flags(args: Arguments) -> int:
    """Return the flags of ``--build`` and of what it may do with what is there."""
    args.exclusive("overwrite", "no-overwrite")
    return args.flags(CREATE_FLAGS)


@GROUP.command(
    "pool-build",
    "build a storage pool",
    POOL,
    NO_OVERWRITE,
    OVERWRITE,
    description="Make what a storage pool is on: a folder, a file system, a group of volumes.",
)
def pool_build(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    flags = args.flags(
        {
            "no-overwrite": StoragePoolBuildFlags.VIR_STORAGE_POOL_BUILD_NO_OVERWRITE,
            "overwrite": StoragePoolBuildFlags.VIR_STORAGE_POOL_BUILD_OVERWRITE,
        }
    )
    with failing(f"Failed to build pool {called}"):
        pool.build(flags)
    session.extra(f"Pool {called} built\n")


@GROUP.command(
    "pool-delete",
    "delete a storage pool and its data",
    POOL,
    description="Delete what a storage pool is on. Its definition is kept.",
)
def pool_delete(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    with failing(f"Failed to delete pool {called}"):
        pool.delete()
    session.extra(f"Pool {called} deleted\n")


@GROUP.command(
    "pool-destroy",
    "stop a storage pool",
    POOL,
    description="Stop a storage pool at once. Its data are kept.",
)
def pool_destroy(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    with failing(f"Failed to destroy pool {called}"):
        pool.destroy()
    session.extra(f"Pool {called} destroyed\n")


@GROUP.command(
    "pool-refresh",
    "look for the volumes of a storage pool",
    POOL,
    description="Have the server look anew which volumes a storage pool has.",
)
def pool_refresh(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    with failing(f"Failed to refresh pool {called}"):
        pool.refresh()
    session.extra(f"Pool {called} refreshed\n")


@GROUP.command(
    "pool-start",
    "start a defined storage pool",
    POOL,
    BUILD,
    NO_OVERWRITE,
    OVERWRITE,
    description="Start a storage pool.",
)
def pool_start(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    flags = create_flags(args)
    with failing(f"Failed to start pool {called}"):
        pool.create(flags)
    session.extra(f"Pool {called} started\n")


@GROUP.command(
    "pool-undefine",
    "remove the definition of a storage pool",
    POOL,
    description="Remove the definition of a storage pool that does not run.",
)
def pool_undefine(session: Session, args: Arguments) -> None:
    pool, called = find_pool(session, args)
    with failing(f"Failed to undefine pool {called}"):
        pool.undefine()
    session.extra(f"Pool {called} has been undefined\n")


# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "pool-dumpxml",
    "print the XML of a storage pool",
    POOL,
    Option("inactive", Kind.BOOL, "print the persistent definition, not the running pool"),
    *XPATH_OPTIONS,
    description="Print the XML of a storage pool.",
)
def pool_dumpxml(session: Session, args: Arguments) -> None:
    flags = args.flags({"inactive": StorageXMLFlags.VIR_STORAGE_XML_INACTIVE})
    pool, _ = find_pool(session, args)
    given_xpath(args)  # refused before the XML is asked for
    print_xml(session, args, pool.xml_desc(flags), "pool")


@GROUP.command(
    "pool-info",
    "print information about a storage pool",
    POOL,
    Option("bytes", Kind.BOOL, "print sizes in bytes"),
    description="Print identity, state and sizes of a storage pool.",
)
def pool_info(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args)

    def field(label: str, value: object) -> None:
        session.out(f"{label:<15} {value}\n")

    field("Name:", pool.name())
    field("UUID:", pool.uuid_string())
    info = pool.info()
    field("State:", _state(info))
    field("Persistent:", _persistent(session, pool, "Pool persistent flag value"))
    field("Autostart:", _autostart(pool))
    for label, value in zip(("Capacity:", "Allocation:", "Available:"), _sizes(info), strict=False):
        field(label, value if "bytes" in args else pretty(value))


def _state(info: StoragePoolInfo) -> str:
    return _STATES[info.state] if 0 <= info.state < len(_STATES) else "unknown"


def _sizes(info: StoragePoolInfo) -> tuple[int, ...]:
    """Return capacity, allocation and available; nothing for a pool without sizes."""
    return (info.capacity, info.allocation, info.available) if info.state in _SIZED else ()


def _persistent(session: Session, pool: StoragePool, told: str) -> str:
    persistent = answer(pool.is_persistent)
    session.messages.debug(Level.DEBUG, f"{told}: {-1 if persistent is None else persistent}")
    return "unknown" if persistent is None else yes_or_no(persistent)


def _autostart(pool: StoragePool) -> str:
    autostart = answer(pool.autostart)
    return "no autostart" if autostart is None else yes_or_no(autostart)


@GROUP.command(
    "pool-list",
    "list storage pools",
    Option("inactive", Kind.BOOL, "only storage pools that do not run"),
    Option("all", Kind.BOOL, "storage pools that run and storage pools that do not"),
    Option("transient", Kind.BOOL, "only storage pools without a persistent definition"),
    Option("persistent", Kind.BOOL, "only storage pools with a persistent definition"),
    Option("autostart", Kind.BOOL, "only storage pools that start with the host"),
    Option("no-autostart", Kind.BOOL, "only storage pools that do not start with the host"),
    Option("type", Kind.STRING, "only storage pools of these types, separated by commas"),
    Option("details", Kind.BOOL, "add persistence and sizes to the table"),
    Option("uuid", Kind.BOOL, "print UUIDs, one storage pool a line"),
    Option("name", Kind.BOOL, "print names, one storage pool a line"),
    description="List storage pools; without options, only those that run.",
)
def pool_list(session: Session, args: Arguments) -> None:
    args.exclusive("all", "inactive")
    args.exclusive("details", "uuid")
    args.exclusive("details", "name")
    flags = _INACTIVE if "inactive" in args else _ACTIVE
    if "all" in args:
        flags = _ACTIVE | _INACTIVE
    flags |= args.flags(_FILTERS)
    for kind in (args.string("type") or "").split(",") if "type" in args else ():
        if kind not in _TYPES:
            raise CommandError(f"Invalid pool type '{kind}'")
        flags |= int(_TYPES[kind])
    with failing("Failed to list pools"):
        pools = session.connection.list_all_storage_pools(flags)
    pools.sort(key=lambda pool: sort_key(pool.name()))
    if "uuid" in args or "name" in args:
        _print_columns(session, args, pools)
    else:
        _print_table(session, pools, details="details" in args)


def _print_columns(session: Session, args: Arguments, pools: list[StoragePool]) -> None:
    for pool in pools:
        columns = [f"{pool.uuid_string():<36}"] if "uuid" in args else []
        if "name" in args:
            columns.append(f"{pool.name():<20}")
        session.out(" ".join(columns) + "\n")


def _print_table(session: Session, pools: list[StoragePool], *, details: bool) -> None:
    more = ("Persistent", "Capacity", "Allocation", "Available") if details else ()
    table = Table("Name", "State", "Autostart", *more)
    for pool in pools:
        cells = [pool.name(), *_cells(session, pool, details=details)]
        table.add(*cells)
    session.table(table)


def _cells(session: Session, pool: StoragePool, *, details: bool) -> list[str]:
    autostart = _autostart(pool)
    persistent = [_persistent(session, pool, "Persistent flag value")] if details else []
    info = answer(pool.info)
    if info is None:
        session.report(CommandError("Could not retrieve pool information"))
        return ["unknown", autostart, *persistent, *(["unknown"] * 3 if details else [])]
    if not details:
        # as in virsh, a state that cannot be had counts as active
        return ["inactive" if answer(pool.is_active) == 0 else "active", autostart]
    sizes = [pretty(size) for size in _sizes(info)] or ["-"] * 3
    return [_state(info), autostart, *persistent, *sizes]


@GROUP.command(
    "pool-name",
    "name of a storage pool",
    Option("pool", Kind.STRING, "a storage pool by UUID", required=True),
)
def pool_name(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args, "uuid")
    session.out(pool.name() + "\n")


@GROUP.command(
    "pool-uuid",
    "UUID of a storage pool",
    Option("pool", Kind.STRING, "a storage pool by name", required=True),
)
def pool_uuid(session: Session, args: Arguments) -> None:
    pool, _ = find_pool(session, args, "name")
    session.out(pool.uuid_string() + "\n")


@GROUP.command(
    "pool-event",
    "wait for events of storage pools",
    *event_options(Option("pool", Kind.STRING, "only of this storage pool, by name or UUID")),
    description="List the kinds of events of storage pools, or wait for some.",
)
def pool_event(session: Session, args: Arguments) -> None:
    connection = session.connection
    watch(
        session,
        args,
        _EVENTS,
        lambda: find_pool(session, args)[0] if "pool" in args else None,
        connection.storage_pool_event_register_any,
        connection.storage_pool_event_deregister_any,
    )
