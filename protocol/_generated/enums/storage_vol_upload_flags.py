# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolUploadFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageVolUploadFlags(Flags):
    """virStorageVolUploadFlags."""

    VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM = 1
