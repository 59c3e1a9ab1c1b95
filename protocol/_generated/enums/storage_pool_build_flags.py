# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolBuildFlags."""

from __future__ import annotations

from ...numbers import Flags


class StoragePoolBuildFlags(Flags):
    """virStoragePoolBuildFlags."""

    VIR_STORAGE_POOL_BUILD_NEW = 0
    VIR_STORAGE_POOL_BUILD_REPAIR = 1
    VIR_STORAGE_POOL_BUILD_RESIZE = 2
    VIR_STORAGE_POOL_BUILD_NO_OVERWRITE = 4
    VIR_STORAGE_POOL_BUILD_OVERWRITE = 8
