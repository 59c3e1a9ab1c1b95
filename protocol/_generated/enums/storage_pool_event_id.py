# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolEventID."""

from __future__ import annotations

from enum import IntEnum


class StoragePoolEventID(IntEnum):
    """virStoragePoolEventID."""

    VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE = 0
    VIR_STORAGE_POOL_EVENT_ID_REFRESH = 1
