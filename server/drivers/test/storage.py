"""Storage pools and volumes of the test driver."""

from __future__ import annotations

from errno import ENAMETOOLONG
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from ....protocol._generated.enums import (
    ErrorDomain,
    ErrorNumber,
    StoragePoolDefineFlags,
    StoragePoolEventLifecycleType,
    StoragePoolState,
    StorageVolCreateFlags,
)
from ....protocol._generated.remote_events import (
    StoragePoolEventLifecycle,
    StoragePoolEventRefresh,
)
from ....protocol.errors import LibvirtError, report
from ...conf.refusals import unexplained
from ...conf.storage.pool import parse_pool
from ...conf.storage.source import parse_source
from ...conf.storage.types import TYPES
from ...conf.storage.volume import parse_volume
from ...objects.pools import POOL_FILTERS, Pool
from ...objects.volumes import Volume
from ...offload import BULK_LINES, Later, later
from .checks import check_flags, internal_error, invalid, not_valid
from .images import system_error
from .node import resource
from .node_devices import new_adapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._generated.driver import StoragePool as PoolIdentity
    from ..._generated.driver import StorageVol as VolumeIdentity
    from ...conf.nodedev.definition import NodeDeviceDef
    from ...conf.storage.definition import PoolDef, VolumeDef
    from ...conf.storage.source import PoolSource
    from ...events import EventHub
    from ...objects.node_devices import NodeDevice
    from ...objects.pools import PoolList

__all__ = ["StorageEntryPoints"]

_T = StoragePoolEventLifecycleType
_DEFINED = int(_T.VIR_STORAGE_POOL_EVENT_DEFINED)
_UNDEFINED = int(_T.VIR_STORAGE_POOL_EVENT_UNDEFINED)
_STARTED = int(_T.VIR_STORAGE_POOL_EVENT_STARTED)
_STOPPED = int(_T.VIR_STORAGE_POOL_EVENT_STOPPED)
_CREATED = int(_T.VIR_STORAGE_POOL_EVENT_CREATED)
_DELETED = int(_T.VIR_STORAGE_POOL_EVENT_DELETED)

# What a file system allows.
_MOST_PATH = 4095

_VALIDATE = int(StoragePoolDefineFlags.VIR_STORAGE_POOL_DEFINE_VALIDATE)
_VOLUME_VALIDATE = int(StorageVolCreateFlags.VIR_STORAGE_VOL_CREATE_VALIDATE)
_RUNNING = int(StoragePoolState.VIR_STORAGE_POOL_RUNNING)
_INACTIVE = int(StoragePoolState.VIR_STORAGE_POOL_INACTIVE)


class PoolInfo(NamedTuple):
    """Fields of virStoragePoolInfo; sizes are in bytes."""

    state: int
    capacity: int
    allocation: int
    available: int


class VolumeInfo(NamedTuple):
    """Fields of virStorageVolInfo; sizes are in bytes."""

    type: int
    capacity: int
    allocation: int


class _NewPool(NamedTuple):
    """Pool that is to be started, and its adapter, or why there can be none."""

    definition: PoolDef
    adapter: NodeDeviceDef | LibvirtError | None


def _new_pool(text: str, pattern: NodeDeviceDef | None) -> _NewPool:
    definition = parse_pool(text)
    names = definition.adapter
    if names is None:
        return _NewPool(definition, None)
    if pattern is None:
        return _NewPool(definition, unexplained())
    try:
        return _NewPool(definition, new_adapter(pattern, names))
    except LibvirtError as error:
        return _NewPool(definition, error)


class StorageEntryPoints:
    """Entry points of storage pools and of volumes."""

    pools: PoolList
    events: EventHub

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that

        def _adapter_pattern(self) -> NodeDeviceDef | None:
            raise NotImplementedError

        def _add_adapter(self, definition: NodeDeviceDef) -> NodeDevice:
            raise NotImplementedError

        def _remove_adapter(self) -> None:
            raise NotImplementedError

    # -- looking up and listing --------------------------------------------------------

    def storage_pool_lookup_by_name(self, name: str) -> Pool:
        try:
            return self.pools.by_name[name]
        except KeyError:
            pass
        raise self.pools.missing(f"no storage pool with matching name '{name}'")

    def storage_pool_lookup_by_uuid(self, uuid: bytes) -> Pool:
        try:
            return self.pools.by_uuid[uuid]
        except KeyError:
            pass
        raise self.pools.missing(f"no storage pool with matching uuid '{UUID(bytes=uuid)}'")

    def storage_pool_lookup_by_volume(self, vol: VolumeIdentity) -> Pool:
        return self.storage_pool_lookup_by_name(vol.pool)

    def _active_pool(self, name: str) -> Pool:
        pool = self.storage_pool_lookup_by_name(name)
        if not pool.is_active:
            raise not_valid(f"storage pool '{name}' is not active")
        return pool

    def _inactive_pool(self, name: str) -> Pool:
        pool = self.storage_pool_lookup_by_name(name)
        if pool.is_active:
            raise not_valid(f"storage pool '{name}' is active")
        return pool

    def connect_list_all_storage_pools(self, flags: int) -> list[Pool]:
        check_flags(flags, POOL_FILTERS.mask, "testConnectListAllStoragePools")
        return POOL_FILTERS.select(self.pools, flags)

    def connect_num_of_storage_pools(self) -> int:
        return sum(pool.is_active for pool in self.pools)

    def connect_list_storage_pools(self, maxnames: int) -> list[str]:
        return [pool.name for pool in self.pools if pool.is_active][:maxnames]

    def connect_num_of_defined_storage_pools(self) -> int:
        return sum(not pool.is_active for pool in self.pools)

    def connect_list_defined_storage_pools(self, maxnames: int) -> list[str]:
        return [pool.name for pool in self.pools if not pool.is_active][:maxnames]

    def storage_pool_is_active(self, pool: PoolIdentity) -> int:
        return int(self.storage_pool_lookup_by_uuid(pool.uuid).is_active)

    def storage_pool_is_persistent(self, pool: PoolIdentity) -> int:
        return int(self.storage_pool_lookup_by_uuid(pool.uuid).persistent)

    # -- pools -------------------------------------------------------------------------

    def _tell_of_pool(self, pool: PoolIdentity, what: int) -> None:
        self.events.emit(StoragePoolEventLifecycle(pool, what, 0))

    def storage_pool_create_xml(self, xml: str, flags: int) -> Pool | Later[Pool]:
        check_flags(flags, 0, "testStoragePoolCreateXML")
        pattern = self._adapter_pattern()

        def apply(made: _NewPool) -> Pool | Later[Pool]:
            if made.definition.adapter is not None and self._adapter_pattern() is not pattern:
                return self.storage_pool_create_xml(xml, flags)  # it changed meanwhile
            return self._without_rival(made.definition, partial(self._start_new_pool, *made))

        return later(len(xml), partial(_new_pool, xml, pattern), apply)

    def _start_new_pool(
        self, definition: PoolDef, adapter: NodeDeviceDef | LibvirtError | None
    ) -> Pool:
        pool = self.pools.add(definition, live=True, searched=True)
        if isinstance(adapter, LibvirtError):
            self.pools.remove(pool)  # even if it was defined before, as in libvirt
            raise adapter
        if adapter is not None:
            self._add_adapter(adapter)
        pool.clear_space()
        pool.persistent = False
        pool.is_active = True
        self._tell_of_pool(pool, _STARTED)
        return pool

    def storage_pool_define_xml(self, xml: str, flags: int) -> Pool | Later[Pool]:
        check_flags(flags, _VALIDATE, "testStoragePoolDefineXML")
        work = partial(parse_pool, xml, validate=bool(flags))

        def apply(definition: PoolDef) -> Pool | Later[Pool]:
            return self._without_rival(definition, partial(self._define_pool, definition))

        return later(len(xml), work, apply)

    def _without_rival(self, definition: PoolDef, add: Callable[[], Pool]) -> Pool | Later[Pool]:
        """Return ``add()``, after a thread has compared the claims of large pools."""
        work = self.pools.search(definition)
        if work is None:
            return add()
        changes = self.pools.changes

        def apply(rival: Pool | None) -> Pool | Later[Pool]:
            if self.pools.changes != changes:
                return self._without_rival(definition, add)
            if rival is not None:
                raise self.pools.conflict(rival)
            return add()

        return Later(work, apply)

    def _define_pool(self, definition: PoolDef) -> Pool:
        pool = self.pools.add(definition, live=False, searched=True)
        pool.clear_space()
        pool.persistent = True
        self._tell_of_pool(pool, _DEFINED)
        return pool

    def storage_pool_undefine(self, pool: PoolIdentity) -> None:
        self.pools.remove(self._inactive_pool(pool.name))
        self._tell_of_pool(pool, _UNDEFINED)

    def storage_pool_create(self, pool: PoolIdentity, flags: int) -> None:
        check_flags(flags, 0, "testStoragePoolCreate")
        self._inactive_pool(pool.name).is_active = True
        self._tell_of_pool(pool, _STARTED)

    def storage_pool_build(self, pool: PoolIdentity, flags: int) -> None:
        check_flags(flags, 0, "testStoragePoolBuild")
        self._inactive_pool(pool.name)
        self._tell_of_pool(pool, _CREATED)

    def storage_pool_destroy(self, pool: PoolIdentity) -> None:
        found = self._active_pool(pool.name)
        found.is_active = False
        if found.definition.adapter is not None:
            self._remove_adapter()  # if it is not there, a transient pool stays
        if not found.persistent:
            self.pools.remove(found)
        self._tell_of_pool(found, _STOPPED)

    def storage_pool_delete(self, pool: PoolIdentity, flags: int) -> None:
        check_flags(flags, 0, "testStoragePoolDelete")
        self._inactive_pool(pool.name)
        self._tell_of_pool(pool, _DELETED)

    def storage_pool_refresh(self, pool: PoolIdentity, flags: int) -> None:
        check_flags(flags, 0, "testStoragePoolRefresh")
        self._active_pool(pool.name)
        self.events.emit(StoragePoolEventRefresh(pool))

    # -- settings of pools -------------------------------------------------------------

    def storage_pool_get_info(self, pool: PoolIdentity) -> PoolInfo:
        found = self.storage_pool_lookup_by_name(pool.name)
        return PoolInfo(_RUNNING if found.is_active else _INACTIVE, *found.space)

    def storage_pool_get_xml_desc(self, pool: PoolIdentity, flags: int) -> str | Later[str]:
        check_flags(flags, 0, "testStoragePoolGetXMLDesc")
        found = self.storage_pool_lookup_by_name(pool.name)
        definition = found.definition
        if definition.weight < BULK_LINES:
            return definition.format(found.space)
        return Later(partial(definition.format, found.space))

    def storage_pool_get_autostart(self, pool: PoolIdentity) -> int:
        found = self.storage_pool_lookup_by_name(pool.name)
        return int(found.persistent and found.autostart)

    def storage_pool_set_autostart(self, pool: PoolIdentity, autostart: int) -> None:
        found = self.storage_pool_lookup_by_name(pool.name)
        if not found.persistent:
            raise invalid("pool has no config file")
        found.autostart = bool(autostart)

    def connect_find_storage_pool_sources(
        self, type: str, srcSpec: str | None, flags: int
    ) -> str | Later[str]:
        check_flags(flags, 0, "testConnectFindStoragePoolSources")
        if type == "dir":  # it has the number that stands for none
            raise internal_error(f"unknown storage pool type {type}")
        if srcSpec is None:
            return _found_sources(type, None)
        work = partial(parse_source, srcSpec, TYPES.get(type))
        return later(len(srcSpec), work, partial(_found_sources, type))

    # -- volumes -----------------------------------------------------------------------

    def storage_pool_num_of_volumes(self, pool: PoolIdentity) -> int:
        return len(self._active_pool(pool.name).volumes)

    def storage_pool_list_volumes(self, pool: PoolIdentity, maxnames: int) -> list[str]:
        return [*self._active_pool(pool.name).volumes.by_name][:maxnames]

    def storage_pool_list_all_volumes(self, pool: PoolIdentity, flags: int) -> list[Volume]:
        check_flags(flags, 0, "testStoragePoolListAllVolumes")
        found = self.storage_pool_lookup_by_uuid(pool.uuid)
        if not found.is_active:
            raise not_valid("storage pool is not active")
        return list(found.volumes)

    def _volume_in(self, pool: Pool, name: str) -> Volume:
        try:
            return pool.volumes.by_name[name]
        except KeyError:
            pass
        raise _no_volume(f"no storage vol with matching name '{name}'")

    def storage_vol_lookup_by_name(self, pool: PoolIdentity, name: str) -> Volume:
        return self._volume_in(self._active_pool(pool.name), name)

    def storage_vol_lookup_by_key(self, key: str) -> Volume:
        volume = self.pools.volume_by_key(key)
        if volume is None:
            raise _no_volume(f"no storage vol with matching key '{key}'")
        return volume

    def storage_vol_lookup_by_path(self, path: str) -> Volume:
        volume = self.pools.volume_by_path(path)
        if volume is None:
            raise _no_volume(f"no storage vol with matching path '{path}'")
        return volume

    def storage_vol_create_xml(
        self, pool: PoolIdentity, xml: str, flags: int
    ) -> Volume | Later[Volume]:
        check_flags(flags, _VOLUME_VALIDATE, "testStorageVolCreateXML")
        return self._create_volume(pool.name, xml, flags, None)

    def storage_vol_create_xml_from(
        self, pool: PoolIdentity, xml: str, clonevol: VolumeIdentity, flags: int
    ) -> Volume | Later[Volume]:
        check_flags(flags, _VOLUME_VALIDATE, "testStorageVolCreateXMLFrom")
        return self._create_volume(pool.name, xml, flags, clonevol.name)

    def _create_volume(
        self, name: str, xml: str, flags: int, original: str | None
    ) -> Volume | Later[Volume]:
        type = self._active_pool(name).definition.type

        def apply(definition: VolumeDef) -> Volume | Later[Volume]:
            pool = self._active_pool(name)
            if pool.definition.type is not type:  # the pool was defined anew meanwhile
                return self._create_volume(name, xml, flags, original)
            return self._add_volume(pool, definition, original)

        return later(len(xml), partial(parse_volume, xml, type, validate=bool(flags)), apply)

    def _add_volume(self, pool: Pool, definition: VolumeDef, original: str | None) -> Volume:
        name = definition.name
        if name in pool.volumes.by_name:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED,
                ErrorDomain.VIR_FROM_TEST,
                "storage vol already exists",
            )
        if original is not None:
            self._volume_in(pool, original)
        if not pool.has_room(definition.allocation):
            raise internal_error(f"Not enough free space in pool for volume '{name}'")
        path = pool.definition.path_of(name)
        if len(path) > _MOST_PATH:  # of each volume; libvirt keeps them, however long
            raise system_error(f"cannot create path of volume in pool '{pool.name}'", ENAMETOOLONG)
        volume = Volume(pool.name, definition, path, path)
        if not self.pools.add_volume(pool, volume):
            raise unexplained()
        return volume

    def storage_vol_delete(self, vol: VolumeIdentity, flags: int) -> None:
        check_flags(flags, 0, "testStorageVolDelete")
        pool = self._active_pool(vol.pool)
        self.pools.remove_volume(pool, self._volume_in(pool, vol.name))

    def storage_vol_get_info(self, vol: VolumeIdentity) -> VolumeInfo:
        pool = self._active_pool(vol.pool)
        definition = self._volume_in(pool, vol.name).definition
        return VolumeInfo(
            pool.definition.type.volume_kind, definition.capacity, definition.allocation
        )

    def storage_vol_get_xml_desc(self, vol: VolumeIdentity, flags: int) -> str | Later[str]:
        check_flags(flags, 0, "testStorageVolGetXMLDesc")
        pool = self._active_pool(vol.pool)
        volume = self._volume_in(pool, vol.name)
        if volume.definition.weight(volume.path) < BULK_LINES:
            return volume.format(pool.definition.type)
        return Later(partial(volume.format, pool.definition.type))

    def storage_vol_get_path(self, vol: VolumeIdentity) -> str:
        return self._volume_in(self._active_pool(vol.pool), vol.name).path


def _no_volume(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_NO_STORAGE_VOL, ErrorDomain.VIR_FROM_TEST, detail)


def _found_sources(type: str, source: PoolSource | None) -> str:
    """Return what libvirt's test driver finds on any host."""
    if type == "logical":
        return resource("sources-logical.xml")
    if type != "netfs":
        detail = f"pool type '{type}' does not support source discovery"
        raise report(ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorDomain.VIR_FROM_TEST, detail)
    if source is None or not source.hosts:  # libvirt's driver does not survive the latter
        raise invalid("hostname must be specified for netfs sources")
    return resource("sources-netfs.xml").replace("HOST", source.hosts[0].attrs["name"])
