# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolEventLifecycleType."""

from __future__ import annotations

from ...numbers import Values


class StoragePoolEventLifecycleType(Values):
    """virStoragePoolEventLifecycleType."""

    VIR_STORAGE_POOL_EVENT_DEFINED = 0
    VIR_STORAGE_POOL_EVENT_UNDEFINED = 1
    VIR_STORAGE_POOL_EVENT_STARTED = 2
    VIR_STORAGE_POOL_EVENT_STOPPED = 3
    VIR_STORAGE_POOL_EVENT_CREATED = 4
    VIR_STORAGE_POOL_EVENT_DELETED = 5
