# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolState."""

from __future__ import annotations

from ...numbers import Values


class StoragePoolState(Values):
    """virStoragePoolState."""

    VIR_STORAGE_POOL_INACTIVE = 0
    VIR_STORAGE_POOL_BUILDING = 1
    VIR_STORAGE_POOL_RUNNING = 2
    VIR_STORAGE_POOL_DEGRADED = 3
    VIR_STORAGE_POOL_INACCESSIBLE = 4
