# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStoragePoolDefineFlags."""

from __future__ import annotations

from ...numbers import Flags


class StoragePoolDefineFlags(Flags):
    """virStoragePoolDefineFlags."""

    VIR_STORAGE_POOL_DEFINE_VALIDATE = 1
