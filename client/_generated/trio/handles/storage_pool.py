# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`StoragePool` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteStoragePoolBuildArgs,
    RemoteStoragePoolCreateArgs,
    RemoteStoragePoolDeleteArgs,
    RemoteStoragePoolDestroyArgs,
    RemoteStoragePoolGetAutostartArgs,
    RemoteStoragePoolGetInfoArgs,
    RemoteStoragePoolGetXmlDescArgs,
    RemoteStoragePoolIsActiveArgs,
    RemoteStoragePoolIsPersistentArgs,
    RemoteStoragePoolListAllVolumesArgs,
    RemoteStoragePoolNumOfVolumesArgs,
    RemoteStoragePoolRefreshArgs,
    RemoteStoragePoolSetAutostartArgs,
    RemoteStoragePoolUndefineArgs,
    RemoteStorageVolCreateXmlArgs,
    RemoteStorageVolCreateXmlFromArgs,
    RemoteStorageVolLookupByNameArgs,
)
from .....protocol.lazy import replaceable
from .... import arguments, handles, results
from ....scripts import listing
from ... import calls
from .later import StorageVol

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt

    from .connect import Connect  # a circle: of types

__all__ = ["StoragePool"]

replaceable(__name__)


class StoragePool(handles.StoragePool):
    """A storage pool: a directory, volume group, … that volumes are in."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def create(self, flags: enums.StoragePoolCreateFlags | PlainInt = 0) -> int:
        """Start an inactive pool, so that its volumes can be used.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the pool is active already.

        Args:
            flags: VIR_STORAGE_POOL_CREATE_WITH_BUILD to build it first,
                VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE to do so over data that is
                there, VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE to fail on such
                data; 0 to start it as it is (StoragePoolCreateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolCreate.
        """
        await self._connect._call(
            calls.STORAGE_POOL_CREATE,
            RemoteStoragePoolCreateArgs(self._use("virStoragePoolCreate"), flags),
        )
        return 0

    async def build(self, flags: enums.StoragePoolBuildFlags | PlainInt = 0) -> int:
        """Make the directory, file system or the like for an inactive pool.

        What that is depends on the kind of pool: for a directory pool the directory,
        for a file system pool a new file system on the device, for an LVM pool a volume
        group. Raises LibvirtError VIR_ERR_OPERATION_INVALID for an active pool.

        Args:
            flags: VIR_STORAGE_POOL_BUILD_NO_OVERWRITE to refuse when the device holds
                data already, VIR_STORAGE_POOL_BUILD_OVERWRITE to replace it, where the
                kind of pool knows them; or 0 (StoragePoolBuildFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolBuild.
        """
        await self._connect._call(
            calls.STORAGE_POOL_BUILD,
            RemoteStoragePoolBuildArgs(self._use("virStoragePoolBuild"), flags),
        )
        return 0

    async def destroy(self) -> int:
        """Stop an active pool, which leaves its data and volumes alone.

        A persistent pool can be started again; a transient one ceases to exist in
        libvirt.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolDestroy.
        """
        await self._connect._call(
            calls.STORAGE_POOL_DESTROY,
            RemoteStoragePoolDestroyArgs(self._use("virStoragePoolDestroy")),
        )
        return 0

    async def delete(self, flags: enums.StoragePoolDeleteFlags | PlainInt = 0) -> int:
        """Delete an inactive pool's directory, volume group or the like for good.

        This cannot be undone. The definition of the pool stays, and so does a directory
        that is not empty: that is refused. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID for an active pool.

        Args:
            flags: VIR_STORAGE_POOL_DELETE_ZEROED to overwrite the data with zeros,
                which is slow and which most kinds of pool refuse; 0 to remove what
                describes it only (StoragePoolDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolDelete.
        """
        await self._connect._call(
            calls.STORAGE_POOL_DELETE,
            RemoteStoragePoolDeleteArgs(self._use("virStoragePoolDelete"), flags),
        )
        return 0

    async def undefine(self) -> int:
        """Delete the definition of an inactive pool; its data stays.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an active pool.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolUndefine.
        """
        await self._connect._call(
            calls.STORAGE_POOL_UNDEFINE,
            RemoteStoragePoolUndefineArgs(self._use("virStoragePoolUndefine")),
        )
        return 0

    async def refresh(self, flags: int = 0) -> int:
        """Have the server look again for the volumes of an active pool.

        Needed when something other than libvirt has made, changed or removed volumes.
        libvirtd stops a pool that it cannot read any more. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStoragePoolRefresh.
        """
        await self._connect._call(
            calls.STORAGE_POOL_REFRESH,
            RemoteStoragePoolRefreshArgs(self._use("virStoragePoolRefresh"), flags),
        )
        return 0

    async def info(self) -> results.StoragePoolInfo:
        """Return the pool's state and its size, used and free space in bytes.

        Returns:
            state: whether and how well it runs, a StoragePoolState
            capacity: size of the whole pool, in bytes
            allocation: space that its volumes take, in bytes
            available: space that is free, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        Answered by: esx, test, the storage driver.
        virStoragePoolGetInfo.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_GET_INFO,
            RemoteStoragePoolGetInfoArgs(self._use("virStoragePoolGetInfo")),
        )
        return results.StoragePoolInfo((ret.state, ret.capacity, ret.allocation, ret.available))

    async def xml_desc(self, flags: enums.StorageXMLFlags | PlainInt = 0) -> str:
        """Return the pool's configuration and sizes as a ``<pool>`` document.

        Args:
            flags: VIR_STORAGE_XML_INACTIVE for the definition that the next start
                takes, 0 for the present one (StorageXMLFlags)

        Returns:
            the ``<pool>`` document, good for defining or creating the pool again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_GET_XML_DESC,
            RemoteStoragePoolGetXmlDescArgs(self._use("virStoragePoolGetXMLDesc"), flags),
        )
        return ret.xml

    async def autostart(self) -> int:
        """Tell whether the pool is started when the host boots.

        Returns:
            1 if it is started at boot, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolGetAutostart.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_GET_AUTOSTART,
            RemoteStoragePoolGetAutostartArgs(self._use("virStoragePoolGetAutostart")),
        )
        return ret.autostart

    async def set_autostart(self, autostart: int) -> int:
        """Choose whether the pool is started when the host boots.

        For persistent pools only: a transient one is refused. Nothing is started or
        stopped now.

        Args:
            autostart: 1 to start it at boot, 0 not to

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INTERNAL_ERROR: the storage pool is transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStoragePoolSetAutostart.
        """
        await self._connect._call(
            calls.STORAGE_POOL_SET_AUTOSTART,
            RemoteStoragePoolSetAutostartArgs(self._use("virStoragePoolSetAutostart"), autostart),
        )
        return 0

    async def num_of_volumes(self) -> int:
        """Count the volumes of an active pool as of its last refresh.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Returns:
            number of volumes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolNumOfVolumes.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_NUM_OF_VOLUMES,
            RemoteStoragePoolNumOfVolumesArgs(self._use("virStoragePoolNumOfVolumes")),
        )
        return ret.num

    async def list_volumes(self) -> list[str]:
        """List the volumes of an active pool by their names alone.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        `list_all_volumes` returns handles, and does so in one call.

        Returns:
            list of the volumes' names, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolListVolumes.
        """
        return await self._connect._run(listing.storage_pool_list_volumes_gen(self))

    async def create_xml(
        self, xml_desc: str, flags: enums.StorageVolCreateFlags | PlainInt = 0
    ) -> StorageVol:
        """Create a volume in an active pool, without copying data into it.

        Pools of devices that exist without libvirt, such as SCSI and iSCSI pools,
        cannot create volumes.

        Args:
            xml_desc: ``<volume>`` document with at least a name and a capacity
            flags: VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA for a qcow2 image whose
                metadata is laid out at once, which makes it faster,
                VIR_STORAGE_VOL_CREATE_VALIDATE to check the document against the
                schema; or 0 (StorageVolCreateFlags)

        Returns:
            the new volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_STORAGE_VOL_EXIST: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStorageVolCreateXML.
        """
        ret = await self._connect._call(
            calls.STORAGE_VOL_CREATE_XML,
            RemoteStorageVolCreateXmlArgs(self._use("virStorageVolCreateXML"), xml_desc, flags),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    async def storage_vol_lookup_by_name(self, name: str) -> StorageVol:
        """Find a volume of an active pool by the name it has in there.

        Raises LibvirtError VIR_ERR_NO_STORAGE_VOL when the pool has no such volume, and
        VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            name: name of the volume, which is unique in its pool

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolLookupByName.
        """
        ret = await self._connect._call(
            calls.STORAGE_VOL_LOOKUP_BY_NAME,
            RemoteStorageVolLookupByNameArgs(self._use("virStorageVolLookupByName"), name),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    async def create_xml_from(
        self, xml_desc: str, clonevol: StorageVol, flags: enums.StorageVolCreateFlags | PlainInt = 0
    ) -> StorageVol:
        """Create a volume in an active pool as a copy of another volume.

        The copy may have another format than the original; libvirtd makes it at least
        as large.

        Args:
            xml_desc: ``<volume>`` document with the copy's name, and maybe its capacity
                and format
            clonevol: the volume to copy, from this pool or another
            flags: VIR_STORAGE_VOL_CREATE_REFLINK to share blocks with the original
                until one of them changes, where the file system can,
                VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA for a qcow2 image whose
                metadata is laid out at once; or 0 (StorageVolCreateFlags)

        Returns:
            the new volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INTERNAL_ERROR: the name is taken
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStorageVolCreateXMLFrom.
        """
        ret = await self._connect._call(
            calls.STORAGE_VOL_CREATE_XML_FROM,
            RemoteStorageVolCreateXmlFromArgs(
                self._use("virStorageVolCreateXMLFrom"),
                xml_desc,
                arguments.identity(clonevol),
                flags,
            ),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    async def is_active(self) -> int:
        """Tell whether the pool is started, so that its volumes can be used.

        Returns:
            1 if it is active, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        Answered by: esx, test, the storage driver.
        virStoragePoolIsActive.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_IS_ACTIVE,
            RemoteStoragePoolIsActiveArgs(self._use("virStoragePoolIsActive")),
        )
        return ret.active

    async def is_persistent(self) -> int:
        """Tell whether the pool has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        Answered by: esx, test, the storage driver.
        virStoragePoolIsPersistent.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_IS_PERSISTENT,
            RemoteStoragePoolIsPersistentArgs(self._use("virStoragePoolIsPersistent")),
        )
        return ret.persistent

    async def list_all_volumes(self, flags: int = 0) -> list[StorageVol]:
        """List the volumes of an active pool, all of them in one call.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            flags: unused, 0

        Returns:
            list of volumes, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the storage driver.
        virStoragePoolListAllVolumes.
        """
        ret = await self._connect._call(
            calls.STORAGE_POOL_LIST_ALL_VOLUMES,
            RemoteStoragePoolListAllVolumesArgs(
                self._use("virStoragePoolListAllVolumes"), 1, flags
            ),
        )
        lease = handles.Lease(self._connect, self._connect, len(ret.vols))
        return [StorageVol(lease, wire) for wire in ret.vols]
