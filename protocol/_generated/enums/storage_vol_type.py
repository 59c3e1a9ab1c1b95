# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolType."""

from __future__ import annotations

from ...numbers import Values


class StorageVolType(Values):
    """virStorageVolType."""

    VIR_STORAGE_VOL_FILE = 0
    VIR_STORAGE_VOL_BLOCK = 1
    VIR_STORAGE_VOL_DIR = 2
    VIR_STORAGE_VOL_NETWORK = 3
    VIR_STORAGE_VOL_NETDIR = 4
    VIR_STORAGE_VOL_PLOOP = 5
