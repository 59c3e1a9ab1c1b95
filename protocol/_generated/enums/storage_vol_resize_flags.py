# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolResizeFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageVolResizeFlags(Flags):
    """virStorageVolResizeFlags."""

    VIR_STORAGE_VOL_RESIZE_ALLOCATE = 1
    VIR_STORAGE_VOL_RESIZE_DELTA = 2
    VIR_STORAGE_VOL_RESIZE_SHRINK = 4
