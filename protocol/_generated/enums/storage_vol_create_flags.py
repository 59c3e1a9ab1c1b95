# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolCreateFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageVolCreateFlags(Flags):
    """virStorageVolCreateFlags."""

    VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA = 1
    VIR_STORAGE_VOL_CREATE_REFLINK = 2
    VIR_STORAGE_VOL_CREATE_VALIDATE = 4
