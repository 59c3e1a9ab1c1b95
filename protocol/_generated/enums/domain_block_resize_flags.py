# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockResizeFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockResizeFlags(Flags):
    """virDomainBlockResizeFlags."""

    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 2
    VIR_DOMAIN_BLOCK_RESIZE_EXTEND = 4
