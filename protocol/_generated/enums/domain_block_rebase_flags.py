# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockRebaseFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockRebaseFlags(Flags):
    """virDomainBlockRebaseFlags."""

    VIR_DOMAIN_BLOCK_REBASE_SHALLOW = 1
    VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT = 2
    VIR_DOMAIN_BLOCK_REBASE_COPY_RAW = 4
    VIR_DOMAIN_BLOCK_REBASE_COPY = 8
    VIR_DOMAIN_BLOCK_REBASE_RELATIVE = 16
    VIR_DOMAIN_BLOCK_REBASE_COPY_DEV = 32
    VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES = 64
