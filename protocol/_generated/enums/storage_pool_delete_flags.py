# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolDeleteFlags."""

from __future__ import annotations

from ...numbers import Flags


class StoragePoolDeleteFlags(Flags):
    """virStoragePoolDeleteFlags."""

    VIR_STORAGE_POOL_DELETE_NORMAL = 0
    VIR_STORAGE_POOL_DELETE_ZEROED = 1
