"""Commands on storage volumes: show, list, resize, wipe and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ErrorNumber,
    StorageVolDeleteFlags,
    StorageVolInfoFlags,
    StorageVolResizeFlags,
    StorageVolWipeAlgorithm,
)
from ...protocol.errors import LibvirtError
from ..errors import CommandError, answer, failing
from ..objects import find_pool, find_volume
from ..options import Group, Kind, Option
from ..sizes import pretty, size
from ..tables import Table, sort_key
from ..xmltext import XPATH_OPTIONS, print_xml
from .pool import POOL

if TYPE_CHECKING:
    from ...blocking import StorageVol
    from ..options import Arguments
    from ..session import Session

GROUP = Group("volume", "Storage Volume")

VOLUME = Option("vol", Kind.STRING, "a volume by name, key or path", required=True)
IN_POOL = Option("pool", Kind.STRING, "the storage pool that the volume is in, by name or UUID")

_TYPES = ("file", "block", "dir", "network", "netdir", "ploop")
_ALGORITHMS = {
    name: StorageVolWipeAlgorithm[f"VIR_STORAGE_VOL_WIPE_ALG_{name.upper()}"]
    for name in (
        "zero",
        "nnsa",
        "dod",
        "bsi",
        "gutmann",
        "schneier",
        "pfitzner7",
        "pfitzner33",
        "random",
        "trim",
    )
}
_ZERO = StorageVolWipeAlgorithm.VIR_STORAGE_VOL_WIPE_ALG_ZERO

# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "vol-dumpxml",
    "print the XML of a volume",
    VOLUME,
    IN_POOL,
    *XPATH_OPTIONS,
    description="Print the XML of a volume.",
)
def vol_dumpxml(session: Session, args: Arguments) -> None:
    volume, _ = find_volume(session, args)
    print_xml(session, args, volume.xml_desc(), "volume")


@GROUP.command(
    "vol-info",
    "print information about a volume",
    VOLUME,
    IN_POOL,
    Option("bytes", Kind.BOOL, "print sizes in bytes"),
    Option("physical", Kind.BOOL, "print what the volume takes on its host, not its allocation"),
    description="Print name, type and sizes of a volume.",
)
def vol_info(session: Session, args: Arguments) -> None:
    volume, _ = find_volume(session, args)

    def field(label: str, value: object) -> None:
        session.out(f"{label:<15} {value}\n")

    field("Name:", volume.name())
    physical = "physical" in args
    info = (
        volume.info_flags(int(StorageVolInfoFlags.VIR_STORAGE_VOL_GET_PHYSICAL))
        if physical
        else volume.info()
    )
    field("Type:", _type_name(info.type))
    shown = "{} bytes".format if "bytes" in args else pretty
    field("Capacity:", shown(info.capacity))
    field("Physical:" if physical else "Allocation:", shown(info.allocation))


def _type_name(number: int) -> str:
    return _TYPES[number] if 0 <= number < len(_TYPES) else "unknown"


@GROUP.command(
    "vol-list",
    "list the volumes of a storage pool",
    POOL,
    Option("details", Kind.BOOL, "add types and sizes to the table"),
    description="List the volumes of a storage pool.",
)
def vol_list(session: Session, args: Arguments) -> None:
    details = "details" in args
    pool, _ = find_pool(session, args)
    with failing("Failed to list volumes"):
        volumes = pool.list_all_volumes()
    volumes.sort(key=lambda volume: sort_key(volume.name()))
    table = Table("Name", "Path", *(("Type", "Capacity", "Allocation") if details else ()))
    for volume in volumes:
        path = answer(volume.path)
        cells = [volume.name(), "unknown" if path is None else path]
        table.add(*cells, *(_details(volume) if details else ()))
    session.table(table)


def _details(volume: StorageVol) -> tuple[str, str, str]:
    info = answer(volume.info)
    if info is None:
        return "unknown", "unknown", "unknown"
    return _type_name(info.type), pretty(info.capacity), pretty(info.allocation)


@GROUP.command(
    "vol-key",
    "key of a volume",
    Option("vol", Kind.STRING, "a volume by name or path", required=True),
    IN_POOL,
)
def vol_key(session: Session, args: Arguments) -> None:
    volume, _ = find_volume(session, args)
    session.out(volume.key() + "\n")


@GROUP.command(
    "vol-name",
    "name of a volume",
    Option("vol", Kind.STRING, "a volume by key or path", required=True),
)
def vol_name(session: Session, args: Arguments) -> None:
    volume, _ = find_volume(session, args, None, "key")
    session.out(volume.name() + "\n")


@GROUP.command(
    "vol-path",
    "path of a volume",
    Option("vol", Kind.STRING, "a volume by name or key", required=True),
    IN_POOL,
)
def vol_path(session: Session, args: Arguments) -> None:
    volume, _ = find_volume(session, args)
    session.out(volume.path() + "\n")


@GROUP.command(
    "vol-pool",
    "storage pool of a volume",
    Option("vol", Kind.STRING, "a volume by key or path", required=True),
    Option("uuid", Kind.BOOL, "print the UUID of the storage pool, not its name"),
)
def vol_pool(session: Session, args: Arguments) -> None:
    volume, _ = find_volume(session, args, None, "key")
    with failing("failed to get parent pool"):
        pool = volume.storage_pool_lookup_by_volume()
    session.out((pool.uuid_string() if "uuid" in args else pool.name()) + "\n")


# -- changing --------------------------------------------------------------------------


@GROUP.command(
    "vol-delete",
    "delete a volume",
    VOLUME,
    IN_POOL,
    Option("delete-snapshots", Kind.BOOL, "delete the snapshots of the volume, too"),
    description="Delete a volume and its data.",
)
def vol_delete(session: Session, args: Arguments) -> None:
    volume, called = find_volume(session, args)
    flags = args.flags(
        {"delete-snapshots": StorageVolDeleteFlags.VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS}
    )
    with failing(f"Failed to delete vol {called}"):
        volume.delete(flags)
    session.extra(f"Vol {called} deleted\n")


@GROUP.command(
    "vol-resize",
    "change the capacity of a volume",
    VOLUME,
    Option("capacity", Kind.STRING, "the new capacity, such as 10G", required=True),
    IN_POOL,
    Option("allocate", Kind.BOOL, "allocate all of the new capacity"),
    Option("delta", Kind.BOOL, "change the capacity by that much"),
    Option("shrink", Kind.BOOL, "let the capacity become smaller"),
    description="Change the capacity of a volume that no running domain uses.",
)
def vol_resize(session: Session, args: Arguments) -> None:
    flags = args.flags(
        {
            "allocate": StorageVolResizeFlags.VIR_STORAGE_VOL_RESIZE_ALLOCATE,
            "shrink": StorageVolResizeFlags.VIR_STORAGE_VOL_RESIZE_SHRINK,
        }
    )
    delta = "delta" in args
    volume, _ = find_volume(session, args)
    capacity = args.required("capacity").lstrip(" \t\n\v\f\r")
    if capacity.startswith("-"):
        if "shrink" not in args:
            raise CommandError("negative size requires --shrink")
        capacity = capacity[1:]
        delta = True
    if delta:
        flags |= int(StorageVolResizeFlags.VIR_STORAGE_VOL_RESIZE_DELTA)
    count = size(capacity)
    by, name = "by" if delta else "to", volume.name()
    with failing(f"Failed to change size of volume '{name}' {by} {capacity}"):
        volume.resize(count, flags)
    session.extra(f"Size of volume '{name}' successfully changed {by} {capacity}\n")


@GROUP.command(
    "vol-wipe",
    "overwrite the data of a volume",
    VOLUME,
    IN_POOL,
    Option("algorithm", Kind.STRING, "how to overwrite them: zero, nnsa, dod, random, trim, ..."),
    description="Have nobody read again what was on a volume.",
)
def vol_wipe(session: Session, args: Arguments) -> None:
    volume, called = find_volume(session, args)
    name = args.string("algorithm")
    algorithm = _ZERO if name is None else _ALGORITHMS.get(name)
    if algorithm is None:
        raise CommandError(f"Unsupported algorithm '{name}'")
    with failing(f"Failed to wipe vol {called}"):
        try:
            volume.wipe_pattern(int(algorithm))
        except LibvirtError as exc:
            if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT or algorithm != _ZERO:
                raise
            volume.wipe()
    session.extra(f"Vol {called} wiped\n")
