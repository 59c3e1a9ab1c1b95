# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolDownloadFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageVolDownloadFlags(Flags):
    """virStorageVolDownloadFlags."""

    VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM = 1
