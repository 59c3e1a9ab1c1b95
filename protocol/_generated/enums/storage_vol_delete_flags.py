# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolDeleteFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageVolDeleteFlags(Flags):
    """virStorageVolDeleteFlags."""

    VIR_STORAGE_VOL_DELETE_NORMAL = 0
    VIR_STORAGE_VOL_DELETE_ZEROED = 1
    VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS = 2
