# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolEventID."""

from __future__ import annotations

from ...numbers import Values


class StoragePoolEventID(Values):
    """virStoragePoolEventID."""

    VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE = 0
    VIR_STORAGE_POOL_EVENT_ID_REFRESH = 1
