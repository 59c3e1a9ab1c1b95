# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class StoragePoolCreateFlags(Flags):
    """virStoragePoolCreateFlags."""

    VIR_STORAGE_POOL_CREATE_NORMAL = 0
    VIR_STORAGE_POOL_CREATE_WITH_BUILD = 1
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE = 2
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE = 4
