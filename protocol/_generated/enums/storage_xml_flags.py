# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageXMLFlags."""

from __future__ import annotations

from enum import IntFlag


class StorageXMLFlags(IntFlag):
    """virStorageXMLFlags."""

    VIR_STORAGE_XML_INACTIVE = 1
