"""Storage pools with their volumes, and the list of a driver's pools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllStoragePoolsFlags,
    ErrorDomain,
    ErrorNumber,
)
from ...protocol.errors import report
from ..conf.pause import checkpoint
from ..conf.reaper import reap
from ..conf.storage.definition import Space
from .filters import Filters, Group, either
from .lists import Kind, ObjectList
from .volumes import Volume, VolumeList

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.errors import LibvirtError
    from ..conf.storage.definition import PoolDef

__all__ = ["KIND", "POOL_FILTERS", "Pool", "PoolList"]

KIND = Kind("pool", ErrorDomain.VIR_FROM_STORAGE, ErrorNumber.VIR_ERR_NO_STORAGE_POOL)

# Claims of a pool from which on they are many.
_MANY = 256
_CAPACITY = 100 * 1024**3  # of every pool
_ULONG = 2**64  # sizes are counted as C's unsigned numbers


class Pool:
    """Storage pool of a driver.

    ``definition`` is the one in force, ``next_definition`` one that was defined while
    the pool was active. ``capacity`` and ``allocation`` are in bytes. ``id`` is that of
    a list of objects: pools have none.
    """

    __slots__ = (
        "allocation",
        "autostart",
        "capacity",
        "definition",
        "id",
        "is_active",
        "name",
        "next_definition",
        "persistent",
        "uuid",
        "volumes",
    )

    def __init__(self, definition: PoolDef) -> None:
        self.definition = definition
        self.next_definition: PoolDef | None = None
        self.name = definition.name
        self.uuid = definition.uuid
        self.id = -1
        self.is_active = False
        self.persistent = False
        self.autostart = False
        self.capacity, self.allocation = _CAPACITY, 0
        self.volumes = VolumeList()

    def __repr__(self) -> str:
        return f"<Pool {self.name!r} {'active' if self.is_active else 'inactive'}>"

    @property
    def space(self) -> Space:
        return Space(self.capacity, self.allocation, (self.capacity - self.allocation) % _ULONG)

    def has_room(self, size: int) -> bool:
        """Return whether a volume of so many bytes can be added."""
        return (self.allocation + size) % _ULONG <= self.capacity

    def clear_space(self) -> None:
        """Count the pool as empty, as libvirt does when it is defined again."""
        self.capacity, self.allocation = _CAPACITY, 0

    def twin(self) -> Pool:
        """Return an independent copy."""
        twin = Pool(self.definition)
        twin.next_definition = self.next_definition
        twin.is_active, twin.persistent = self.is_active, self.persistent
        twin.autostart = self.autostart
        twin.capacity, twin.allocation = self.capacity, self.allocation
        twin.volumes = self.volumes.twin()
        return twin


_F = ConnectListAllStoragePoolsFlags
_TYPES = {
    type: int(flag)
    for type, flag in (
        ("dir", _F.VIR_CONNECT_LIST_STORAGE_POOLS_DIR),
        ("fs", _F.VIR_CONNECT_LIST_STORAGE_POOLS_FS),
        ("netfs", _F.VIR_CONNECT_LIST_STORAGE_POOLS_NETFS),
        ("logical", _F.VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL),
        ("disk", _F.VIR_CONNECT_LIST_STORAGE_POOLS_DISK),
        ("iscsi", _F.VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI),
        ("scsi", _F.VIR_CONNECT_LIST_STORAGE_POOLS_SCSI),
        ("mpath", _F.VIR_CONNECT_LIST_STORAGE_POOLS_MPATH),
        ("rbd", _F.VIR_CONNECT_LIST_STORAGE_POOLS_RBD),
        ("sheepdog", _F.VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG),
        ("gluster", _F.VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER),
        ("zfs", _F.VIR_CONNECT_LIST_STORAGE_POOLS_ZFS),
        ("vstorage", _F.VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE),
        ("iscsi-direct", _F.VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT),
    )
}
POOL_FILTERS: Filters[Pool] = Filters(
    either(
        _F.VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE,
        _F.VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE,
        lambda pool: pool.is_active,
    ),
    either(
        _F.VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT,
        _F.VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT,
        lambda pool: pool.persistent,
    ),
    either(
        _F.VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART,
        _F.VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART,
        lambda pool: pool.autostart,
    ),
    Group(_TYPES.values(), lambda pool: _TYPES[pool.definition.type.name]),
)


class PoolList(ObjectList[Pool]):
    """All storage pools of a driver."""

    __slots__ = ("_alone", "_holders", "_large", "_stocked", "changes")

    def __init__(self, driver: ErrorDomain) -> None:
        super().__init__(KIND, driver)
        self._alone: set[str] = set()
        self._large: dict[bytes, Pool] = {}  # with many claims, which are in no set
        self.changes = 0  # of pools with many claims
        self._holders: dict[str, dict[bytes, Pool]] = {}
        self._stocked: dict[bytes, Pool] = {}  # those that have volumes

    # -- finding -----------------------------------------------------------------------

    def volume_by_key(self, key: str) -> Volume | None:
        """Return the volume with that key in an active pool."""
        for pool in self._stocked.values():
            if pool.is_active and (volume := pool.volumes.by_key.get(key)) is not None:
                return volume
        return None

    def volume_by_path(self, path: str) -> Volume | None:
        """Return the volume with that path in an active pool."""
        for pool in self._stocked.values():
            if pool.is_active and (volume := pool.volumes.by_path.get(path)) is not None:
                return volume
        return None

    def _rival(self, definition: PoolDef, *, searched: bool) -> Pool | None:
        """Return a pool of another name that has what ``definition`` claims.

        If it was ``searched`` for, large claims are not compared again.
        """
        claims, name = definition.claims, definition.name
        alone, known = claims.alone, self.by_name.get(name)
        if len(alone) > _MANY:
            # one that a small pool has will do, with whose ever it is
            own = frozenset() if known is None else known.definition.claims.alone
            taken = () if alone.isdisjoint(self._alone) else self._alone
            clash = next((claim for claim in taken if claim in alone and claim not in own), None)
            if clash is not None:
                alone = frozenset((clash,))
            elif searched:
                alone = frozenset()
        elif known is not None and not alone.isdisjoint(self._alone):
            alone -= known.definition.claims.alone
        if not alone.isdisjoint(self._alone) or self._is_in_large(alone, known):
            for pool in self:
                if pool is not known and not alone.isdisjoint(pool.definition.claims.alone):
                    return pool
        for claim in claims.bars:
            for pool in self._holders.get(claim, {}).values():
                if pool.name != name:
                    return pool
        return None

    def _is_in_large(self, claims: frozenset[str], known: Pool | None) -> bool:
        return any(
            pool is not known and not claims.isdisjoint(pool.definition.claims.alone)
            for pool in self._large.values()
        )

    def search(self, definition: PoolDef) -> Callable[[], Pool | None] | None:
        """Return a function that finds a pool with other large claims for a thread.

        None if there is nothing to be searched. What it finds holds while `changes` is
        the same.
        """
        mine, known = definition.claims.alone, self.by_name.get(definition.name)
        others = [pool for pool in self._large.values() if pool is not known]
        if len(mine) <= _MANY or not others:
            return None
        theirs = [(pool, pool.definition.claims.alone) for pool in others]

        def rival() -> Pool | None:
            for pool, claims in theirs:
                checkpoint()
                if not mine.isdisjoint(claims):
                    return pool
            return None

        return rival

    # -- changing ----------------------------------------------------------------------

    def insert(self, item: Pool) -> None:
        """Add a pool whose name and UUID no other has."""
        super().insert(item)
        self._hold(item)
        if item.volumes:
            self._stocked[item.uuid] = item

    def remove(self, item: Pool) -> None:
        """Remove a pool with its volumes."""
        super().remove(item)
        self._release(item)
        self._stocked.pop(item.uuid, None)
        volumes = item.volumes
        item.volumes = VolumeList()
        reap(volumes.by_key, volumes.by_path, volumes.by_name)

    def add_volume(self, pool: Pool, volume: Volume) -> bool:
        """Add a volume; return False if another one has its name, key or path."""
        if not pool.volumes.add(volume):
            return False
        self._stocked[pool.uuid] = pool
        pool.allocation = (pool.allocation + volume.definition.allocation) % _ULONG
        return True

    def remove_volume(self, pool: Pool, volume: Volume) -> None:
        """Remove a volume."""
        pool.volumes.remove(volume)
        if not pool.volumes:
            del self._stocked[pool.uuid]
        pool.allocation = (pool.allocation - volume.definition.allocation) % _ULONG

    def _hold(self, pool: Pool) -> None:
        claims = pool.definition.claims
        if len(claims.alone) > _MANY:
            self._large[pool.uuid] = pool
            self.changes += 1
        else:
            self._alone |= claims.alone
        for claim in claims.holds:
            self._holders.setdefault(claim, {})[pool.uuid] = pool

    def _release(self, pool: Pool) -> None:
        claims = pool.definition.claims
        if self._large.pop(pool.uuid, None) is None:
            self._alone -= claims.alone
        else:
            self.changes += 1
        for claim in claims.holds:
            holders = self._holders[claim]
            del holders[pool.uuid]
            if not holders:
                del self._holders[claim]

    def conflict(self, rival: Pool) -> LibvirtError:
        """Make the error of a pool that claims what another has."""
        detail = f"Storage source conflict with pool: '{rival.name}'"
        return report(ErrorNumber.VIR_ERR_OPERATION_FAILED, KIND.error_domain, detail)

    def add(self, definition: PoolDef, *, live: bool, searched: bool = False) -> Pool:
        """Add a pool, or give one that is there another definition.

        ``searched`` says that what `search` returned has found none.

        An active pool keeps the definition that it has. Raises LibvirtError
        VIR_ERR_OPERATION_FAILED if another pool has the source, the name or the UUID,
        and VIR_ERR_OPERATION_INVALID if a ``live`` definition is for an active pool.
        """
        rival = self._rival(definition, searched=searched)
        if rival is not None:
            raise self.conflict(rival)
        known = self.same(definition.name, definition.uuid)
        if known is None:
            pool = Pool(definition)
            self.insert(pool)
            return pool
        if known.is_active:
            if live:
                raise report(
                    ErrorNumber.VIR_ERR_OPERATION_INVALID,
                    KIND.error_domain,
                    f"pool is already active as '{known.name}'",
                )
            known.next_definition = definition
        else:
            self._release(known)
            known.definition = definition
            self._hold(known)
        return known
