# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStorageXMLFlags."""

from __future__ import annotations

from ...numbers import Flags


class StorageXMLFlags(Flags):
    """virStorageXMLFlags."""

    VIR_STORAGE_XML_INACTIVE = 1
