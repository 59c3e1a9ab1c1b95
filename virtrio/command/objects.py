"""Finding the networks, pools, volumes and so on that options name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from ..protocol.errors import LibvirtError, LocalProtocolError
from .errors import CommandError
from .options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..blocking import Interface, Network, StoragePool, StorageVol
    from .options import Arguments
    from .session import Session

__all__ = [
    "VALIDATE",
    "file_option",
    "find_interface",
    "find_network",
    "find_pool",
    "find_volume",
    "first_found",
    "is_uuid",
    "yes_or_no",
]

T = TypeVar("T")

_UUID_LENGTH = 36
# Six numbers of a byte, as strtoul reads them, which begin with a digit.
_BYTE = "(?:0[xX])?0*[0-9a-fA-F]{1,2}"
_MAC = re.compile(rf"{_BYTE}(?::{_BYTE}){{5}}", re.ASCII)


def file_option(help: str) -> Option:
    return Option("file", Kind.STRING, help, required=True)


VALIDATE = Option("validate", Kind.BOOL, "have the description checked against the schema")


def yes_or_no(value: object) -> str:
    return "yes" if value else "no"


def is_uuid(text: str) -> bool:
    """Return whether virsh would look for an object by its UUID."""
    return len(text.encode("utf-8", "surrogateescape")) == _UUID_LENGTH


def first_found(failed: str, wanted: str, *ways: Callable[[str], T]) -> T:
    """Return what the first of some lookups finds for ``wanted``.

    Raise `CommandError` with ``failed`` and the error of the last lookup.
    """
    last: Exception | None = None
    for way in ways:
        try:
            return way(wanted)
        except (LibvirtError, LocalProtocolError) as exc:
            last = exc
    raise CommandError(failed) from last


def find_network(session: Session, args: Arguments, by: str = "uuid name") -> tuple[Network, str]:
    """Find the network that ``--network`` names; also return that name."""
    wanted = args.required("network")
    connection = session.connection
    ways: list[Callable[[str], Network]] = []
    if "uuid" in by and is_uuid(wanted):
        ways.append(connection.network_lookup_by_uuid_string)
    if "name" in by:
        ways.append(connection.network_lookup_by_name)
    return first_found(f"failed to get network '{wanted}'", wanted, *ways), wanted


def find_pool(
    session: Session, args: Arguments, by: str = "uuid name", option: str = "pool"
) -> tuple[StoragePool, str]:
    """Find the storage pool that an option names; also return that name."""
    wanted = args.required(option)
    connection = session.connection
    ways: list[Callable[[str], StoragePool]] = []
    if "uuid" in by and is_uuid(wanted):
        ways.append(connection.storage_pool_lookup_by_uuid_string)
    if "name" in by:
        ways.append(connection.storage_pool_lookup_by_name)
    return first_found(f"failed to get pool '{wanted}'", wanted, *ways), wanted


def find_volume(
    session: Session,
    args: Arguments,
    pool_option: str | None = "pool",
    by: str = "name key",
) -> tuple[StorageVol, str]:
    """Find the volume that ``--vol`` names; also return that name.

    It is looked up by name in the pool that another option names, if it does, then by
    key and by path.
    """
    wanted = args.required("vol")
    pool = None
    if pool_option is not None and (called := args.string(pool_option)) is not None:
        pool, _ = find_pool(session, args, option=pool_option)
        if pool.is_active() != 1:
            raise CommandError(f"pool '{called}' is not active")
    connection = session.connection
    ways: list[Callable[[str], StorageVol]] = []
    if pool is not None and "name" in by:
        ways.append(pool.storage_vol_lookup_by_name)
    if "key" in by:
        ways += [connection.storage_vol_lookup_by_key, connection.storage_vol_lookup_by_path]
    failed = f"failed to get vol '{wanted}'"
    if pool is None and pool_option is not None:
        failed += f", specifying --{pool_option} might help"
    volume = first_found(failed, wanted, *ways)
    if pool is not None:
        _check_pool(volume, pool, wanted)
    return volume, wanted


def _check_pool(volume: StorageVol, pool: StoragePool, wanted: str) -> None:
    """Refuse a volume that a key or a path found in another pool."""
    try:
        found = volume.storage_pool_lookup_by_volume()
    except LibvirtError:  # virsh takes the volume then
        return
    if found.name() != pool.name():
        raise CommandError(f"Requested volume '{wanted}' is not in pool '{pool.name()}'")


def find_interface(
    session: Session, args: Arguments, by: str = "name mac", option: str = "interface"
) -> tuple[Interface, str]:
    """Find the interface that an option names or whose MAC address it has."""
    wanted = args.required(option)
    connection = session.connection
    ways: list[Callable[[str], Interface]] = []
    if _MAC.fullmatch(wanted):
        if "mac" in by:
            ways.append(connection.interface_lookup_by_mac_string)
    elif "name" in by:
        ways.append(connection.interface_lookup_by_name)
    return first_found(f"failed to get interface '{wanted}'", wanted, *ways), wanted
