"""Finding the networks, pools, volumes and so on that options name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from ..protocol.errors import LibvirtError, LocalProtocolError
from .errors import CommandError
from .messages import Level
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
    "named",
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


def first_found(
    session: Session, failed: str, wanted: str, *ways: tuple[str, Callable[[str], T]]
) -> T:
    """Return what the first of some lookups finds for ``wanted``.

    A way is what ``--debug`` tells of it, and a function. Raise `CommandError` with
    ``failed`` and the error of the last lookup.
    """
    last: Exception | None = None
    for what, look_up in ways:
        session.debug(what)
        try:
            return look_up(wanted)
        except (LibvirtError, LocalProtocolError) as exc:
            last = exc.with_traceback(None)  # it would hold this frame, which holds it
    raise CommandError(failed) from last


def named(session: Session, args: Arguments, option: str, level: Level = Level.INFO) -> str:
    """Return the value of an option that names an object, and tell ``--debug``."""
    wanted = args.required(option)
    session.debug(f"found option <{option}>: {wanted}", level)
    return wanted


def find_network(session: Session, args: Arguments, by: str = "uuid name") -> tuple[Network, str]:
    """Find the network that ``--network`` names; also return that name."""
    wanted = named(session, args, "network")
    connection = session.connection
    ways: list[tuple[str, Callable[[str], Network]]] = []
    if "uuid" in by and is_uuid(wanted):
        look_up = connection.network_lookup_by_uuid_string
        ways.append(("<network> trying as network UUID", look_up))
    if "name" in by:
        ways.append(("<network> trying as network NAME", connection.network_lookup_by_name))
    return first_found(session, f"failed to get network '{wanted}'", wanted, *ways), wanted


def find_pool(
    session: Session, args: Arguments, by: str = "uuid name", option: str = "pool"
) -> tuple[StoragePool, str]:
    """Find the storage pool that an option names; also return that name."""
    wanted = named(session, args, option)
    connection = session.connection
    ways: list[tuple[str, Callable[[str], StoragePool]]] = []
    if "uuid" in by and is_uuid(wanted):
        look_up = connection.storage_pool_lookup_by_uuid_string
        ways.append((f"<{option}> trying as pool UUID", look_up))
    if "name" in by:
        look_up_name = connection.storage_pool_lookup_by_name
        ways.append((f"<{option}> trying as pool NAME", look_up_name))
    return first_found(session, f"failed to get pool '{wanted}'", wanted, *ways), wanted


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
    named(session, args, "vol", Level.DEBUG)
    connection = session.connection
    ways: list[tuple[str, Callable[[str], StorageVol]]] = []
    if pool is not None and "name" in by:
        ways.append(("<vol> trying as vol name", pool.storage_vol_lookup_by_name))
    if "key" in by:
        ways.append(("<vol> trying as vol key", connection.storage_vol_lookup_by_key))
        ways.append(("<vol> trying as vol path", connection.storage_vol_lookup_by_path))
    failed = f"failed to get vol '{wanted}'"
    if pool is None and pool_option is not None:
        failed += f", specifying --{pool_option} might help"
    volume = first_found(session, failed, wanted, *ways)
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
    wanted = named(session, args, option)
    connection = session.connection
    ways: list[tuple[str, Callable[[str], Interface]]] = []
    if _MAC.fullmatch(wanted):
        if "mac" in by:
            look_up = connection.interface_lookup_by_mac_string
            ways.append((f"<{option}> trying as interface MAC", look_up))
    elif "name" in by:
        look_up_name = connection.interface_lookup_by_name
        ways.append((f"<{option}> trying as interface NAME", look_up_name))
    return first_found(session, f"failed to get interface '{wanted}'", wanted, *ways), wanted
