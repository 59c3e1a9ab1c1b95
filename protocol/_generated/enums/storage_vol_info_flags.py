# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolInfoFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageVolInfoFlags(Flags):
    """virStorageVolInfoFlags."""

    VIR_STORAGE_VOL_USE_ALLOCATION = 0
    VIR_STORAGE_VOL_GET_PHYSICAL = 1
