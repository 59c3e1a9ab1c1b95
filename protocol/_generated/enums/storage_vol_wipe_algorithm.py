# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageVolWipeAlgorithm."""

from __future__ import annotations

from ...numbers import Values


class StorageVolWipeAlgorithm(Values):
    """virStorageVolWipeAlgorithm."""

    VIR_STORAGE_VOL_WIPE_ALG_ZERO = 0
    VIR_STORAGE_VOL_WIPE_ALG_NNSA = 1
    VIR_STORAGE_VOL_WIPE_ALG_DOD = 2
    VIR_STORAGE_VOL_WIPE_ALG_BSI = 3
    VIR_STORAGE_VOL_WIPE_ALG_GUTMANN = 4
    VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER = 5
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7 = 6
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33 = 7
    VIR_STORAGE_VOL_WIPE_ALG_RANDOM = 8
    VIR_STORAGE_VOL_WIPE_ALG_TRIM = 9
