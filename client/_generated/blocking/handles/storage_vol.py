# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`StorageVol` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteStoragePoolLookupByVolumeArgs,
    RemoteStorageVolDeleteArgs,
    RemoteStorageVolDownloadArgs,
    RemoteStorageVolGetInfoArgs,
    RemoteStorageVolGetInfoFlagsArgs,
    RemoteStorageVolGetPathArgs,
    RemoteStorageVolGetXmlDescArgs,
    RemoteStorageVolResizeArgs,
    RemoteStorageVolUploadArgs,
    RemoteStorageVolWipeArgs,
    RemoteStorageVolWipePatternArgs,
)
from .....protocol.lazy import replaceable
from .... import handles, results
from ... import calls
from .later import StoragePool

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt

    from ..streams import Stream
    from .connect import Connect  # a circle: of types

__all__ = ["StorageVol"]

replaceable(__name__)


class StorageVol(handles.StorageVol):
    """A volume of a storage pool: a file, a block device or the like."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def storage_pool_lookup_by_volume(self) -> StoragePool:
        """Find the storage pool that the volume is part of.

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolLookupByVolume.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_LOOKUP_BY_VOLUME,
            RemoteStoragePoolLookupByVolumeArgs(self._use("virStoragePoolLookupByVolume")),
        )
        return StoragePool(handles.Lease(self._connect, self._connect), ret.pool)

    def delete(self, flags: enums.StorageVolDeleteFlags | PlainInt = 0) -> int:
        """Delete the volume and its data from the pool for good.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID while the volume is being filled
        or copied. Nothing checks whether a domain uses it.

        Args:
            flags: VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS for the volume's snapshots, too
                (RBD), VIR_STORAGE_VOL_DELETE_ZEROED to overwrite the data first; most
                kinds of pool take 0 only (StorageVolDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStorageVolDelete.
        """
        self._connect._call(
            calls.STORAGE_VOL_DELETE,
            RemoteStorageVolDeleteArgs(self._use("virStorageVolDelete"), flags),
        )
        return 0

    def info(self) -> results.StorageVolInfo:
        """Return the volume's kind, its capacity and the space it takes.

        Returns:
            type: what it is on the host (file, block device, directory, ...), a
                StorageVolType
            capacity: size that a guest sees, in bytes
            allocation: space that it takes in the pool, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        Answered by: esx, test, the storage driver.
        virStorageVolGetInfo.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_INFO,
            RemoteStorageVolGetInfoArgs(self._use("virStorageVolGetInfo")),
        )
        return results.StorageVolInfo((ret.type, ret.capacity, ret.allocation))

    def xml_desc(self, flags: int = 0) -> str:
        """Return the volume's format, sizes, path and key as a ``<volume>`` document.

        Args:
            flags: unused, 0

        Returns:
            the ``<volume>`` document: name, key, sizes, path, format, permissions

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolGetXMLDesc.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_XML_DESC,
            RemoteStorageVolGetXmlDescArgs(self._use("virStorageVolGetXMLDesc"), flags),
        )
        return ret.xml

    def path(self) -> str:
        """Return where the volume is on the host, for a domain's disk source.

        It depends on the pool whether the path is the same on other hosts and after the
        pool's next start.

        Returns:
            path of the file or device, or what the pool has instead, such as
            ``pool/image`` (RBD)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolGetPath.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_PATH,
            RemoteStorageVolGetPathArgs(self._use("virStorageVolGetPath")),
        )
        return ret.name

    def wipe(self, flags: int = 0) -> int:
        """Overwrite the volume with zeros, so that its old data cannot be read.

        The format goes with the data: a qcow2 image may be a raw one afterwards. On
        storage that journals, copies on write, keeps versions or is reached by network
        the old data may survive elsewhere.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, the storage driver.
        virStorageVolWipe.
        """
        self._connect._call(
            calls.STORAGE_VOL_WIPE, RemoteStorageVolWipeArgs(self._use("virStorageVolWipe"), flags)
        )
        return 0

    def upload(
        self,
        stream: Stream,
        offset: int,
        length: int,
        flags: enums.StorageVolUploadFlags | PlainInt = 0,
    ) -> int:
        """Open a stream that writes into the volume, bytes as they are.

        Nothing is transferred yet: send the data on the stream, then finish it, which
        raises when the server could not write all of it. The content is the file's own
        (a qcow2 image with its headers), not what a guest sees. Afterwards the server
        refreshes the pool, and the volume's format and sizes may be other ones.

        Args:
            stream: a new stream of the same connection
            offset: where in the volume to begin, in bytes
            length: greatest number of bytes to send, more is an error; 0 for no limit
            flags: VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM so that holes can be sent as
                such, or 0 (StorageVolUploadFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolUpload.
        """
        self._connect._call_stream(
            calls.STORAGE_VOL_UPLOAD,
            RemoteStorageVolUploadArgs(self._use("virStorageVolUpload"), offset, length, flags),
            stream,
        )
        return 0

    def download(
        self,
        stream: Stream,
        offset: int,
        length: int,
        flags: enums.StorageVolDownloadFlags | PlainInt = 0,
    ) -> int:
        """Open a stream that reads from the volume, bytes as they are.

        Nothing is transferred yet: receive the data from the stream up to its end, then
        finish it. The content is the file's own (a qcow2 image with its headers), not
        what a guest sees.

        Args:
            stream: a new stream of the same connection
            offset: where in the volume to begin, in bytes
            length: how many bytes to read, 0 for all up to the end
            flags: VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM so that holes come as such, or
                0 (StorageVolDownloadFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolDownload.
        """
        self._connect._call_stream(
            calls.STORAGE_VOL_DOWNLOAD,
            RemoteStorageVolDownloadArgs(self._use("virStorageVolDownload"), offset, length, flags),
            stream,
        )
        return 0

    def wipe_pattern(
        self, algorithm: enums.StorageVolWipeAlgorithm | PlainInt, flags: int = 0
    ) -> int:
        """Overwrite the volume's old data by an algorithm of your choice.

        Other algorithms than zeros need the program ``scrub`` on the host; discarding
        is for few kinds of pool.

        The format goes with the data: a qcow2 image may be a raw one afterwards. On
        storage that journals, copies on write, keeps versions or is reached by network
        the old data may survive elsewhere.

        Args:
            algorithm: with what to overwrite and how often: once with zeros
                (VIR_STORAGE_VOL_WIPE_ALG_ZERO), in several passes by a standard, or not
                at all but to discard (VIR_STORAGE_VOL_WIPE_ALG_TRIM)
                (StorageVolWipeAlgorithm)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolWipePattern.
        """
        self._connect._call(
            calls.STORAGE_VOL_WIPE_PATTERN,
            RemoteStorageVolWipePatternArgs(
                self._use("virStorageVolWipePattern"), algorithm, flags
            ),
        )
        return 0

    def resize(self, capacity: int, flags: enums.StorageVolResizeFlags | PlainInt = 0) -> int:
        """Change the volume's capacity; what is added reads as zeros.

        The server rounds the capacity as its storage needs, or refuses it. The domain
        that uses the volume does not see the new size by itself.

        Args:
            capacity: the new capacity in bytes, or the difference with
                VIR_STORAGE_VOL_RESIZE_DELTA
            flags: VIR_STORAGE_VOL_RESIZE_ALLOCATE to take the added space from the pool
                at once, VIR_STORAGE_VOL_RESIZE_DELTA when ``capacity`` is a difference,
                VIR_STORAGE_VOL_RESIZE_SHRINK to allow less than now, which may lose
                data (with DELTA: to subtract); or 0 (StorageVolResizeFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag that the case
                    requires is missing
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolResize.
        """
        self._connect._call(
            calls.STORAGE_VOL_RESIZE,
            RemoteStorageVolResizeArgs(self._use("virStorageVolResize"), capacity, flags),
        )
        return 0

    def info_flags(self, flags: enums.StorageVolInfoFlags | PlainInt = 0) -> results.StorageVolInfo:
        """Return the volume's kind and sizes, on request the physical size.

        Args:
            flags: VIR_STORAGE_VOL_GET_PHYSICAL for the size of the file or device in
                place of the allocation, or 0 (StorageVolInfoFlags)

        Returns:
            type: what it is on the host (file, block device, directory, ...), a
                StorageVolType
            capacity: size that a guest sees, in bytes
            allocation: space that it takes in the pool, or with
                VIR_STORAGE_VOL_GET_PHYSICAL the size of the file or device, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the storage driver.
        virStorageVolGetInfoFlags.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_INFO_FLAGS,
            RemoteStorageVolGetInfoFlagsArgs(self._use("virStorageVolGetInfoFlags"), flags),
        )
        return results.StorageVolInfo((ret.type, ret.capacity, ret.allocation))
