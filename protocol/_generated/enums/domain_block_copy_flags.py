# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockCopyFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockCopyFlags(Flags):
    """virDomainBlockCopyFlags."""

    VIR_DOMAIN_BLOCK_COPY_SHALLOW = 1
    VIR_DOMAIN_BLOCK_COPY_REUSE_EXT = 2
    VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB = 4
    VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES = 8
    VIR_DOMAIN_BLOCK_COPY_TARGET_ZEROED = 16
