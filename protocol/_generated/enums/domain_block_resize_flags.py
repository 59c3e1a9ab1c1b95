# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockResizeFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainBlockResizeFlags(IntFlag):
    """virDomainBlockResizeFlags."""

    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 2
    VIR_DOMAIN_BLOCK_RESIZE_EXTEND = 4
