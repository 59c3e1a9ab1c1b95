"""Volumes that undefine removes together with a domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...protocol._generated.enums import StorageVolDeleteFlags
from ...protocol.errors import LibvirtError
from ..devices.blocks import attribute
from ..errors import CommandError, error_lines
from ..moments.moments import split_spec
from ..xmltext import elements, parse

if TYPE_CHECKING:
    from ...blocking import Domain, StorageVol
    from ..options import Arguments
    from ..session import Session

__all__ = ["StoredDisk", "find_volumes", "remove_volumes"]

_WITH_SNAPSHOTS = int(StorageVolDeleteFlags.VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS)


class StoredDisk(NamedTuple):
    """A disk, by target and source, and the volume that it is on."""

    target: str
    source: str
    volume: StorageVol


def find_volumes(session: Session, domain: Domain, chosen: str) -> list[StoredDisk]:
    """Return the volumes of the disks in a list, or of all disks without one.

    Disks that are on no volume are reported and left out; names in the list that no
    disk has are an error.
    """
    wanted = split_spec(chosen) if chosen else None
    missing = list(wanted or ())
    found = []
    root = parse(domain.xml_desc(), "(domain_definition)")
    for disk in elements(root, "/domain/devices/disk"):
        target = attribute(disk, "target/@dev")
        if target is None:
            raise CommandError
        source = attribute(
            disk, "source/@file", "source/@dir", "source/@name", "source/@dev", "source/@volume"
        )
        if source is None:
            continue
        if wanted is not None:
            named = next((name for name in missing if name in (target, source)), None)
            if named is None:
                continue
            missing.remove(named)
        volume = _volume(session, target, source, attribute(disk, "source/@pool"))
        if volume is not None:
            found.append(StoredDisk(target, source, volume))
    if missing:
        raise CommandError(
            *(f"Volume '{name}' was not found in domain's definition.\n" for name in missing)
        )
    return found


def _volume(session: Session, target: str, source: str, pool: str | None) -> StorageVol | None:
    connection = session.connection
    try:
        if pool is None:
            return connection.storage_vol_lookup_by_path(source)
        storage = connection.storage_pool_lookup_by_name(pool)
    except LibvirtError:
        if pool is not None:
            session.messages.error(f"Storage pool '{pool}' for volume '{target}' not found.")
            return None
    else:
        try:
            return storage.storage_vol_lookup_by_name(source)
        except LibvirtError:
            pass
    session.messages.error(
        f"Storage volume '{target}'({source}) is not managed by libvirt. Remove it manually.\n"
    )
    return None


def remove_volumes(session: Session, args: Arguments, disks: list[StoredDisk]) -> None:
    """Remove volumes, and overwrite them before if an option asks for it.

    Fails after all of them where one could not be removed.
    """
    flags = args.flags({"delete-storage-volume-snapshots": _WITH_SNAPSHOTS})
    failed: LibvirtError | None = None
    for target, source, volume in disks:
        try:
            if "wipe-storage" in args:
                session.extra(f"Wiping volume '{target}'({source}) ... ")
                try:
                    volume.wipe()
                except LibvirtError:
                    session.messages.error("Failed! Volume not removed.")
                    raise
                session.extra("Done.\n")
            try:
                volume.delete(flags)
            except LibvirtError:
                session.messages.error(f"Failed to remove storage volume '{target}'({source})")
                raise
        except LibvirtError as exc:
            failed = exc
        else:
            session.extra(f"Volume '{target}'({source}) removed.\n")
    if failed is not None:
        raise CommandError(*error_lines(failed))
