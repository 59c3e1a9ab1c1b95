# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockCommitFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockCommitFlags(Flags):
    """virDomainBlockCommitFlags."""

    VIR_DOMAIN_BLOCK_COMMIT_SHALLOW = 1
    VIR_DOMAIN_BLOCK_COMMIT_DELETE = 2
    VIR_DOMAIN_BLOCK_COMMIT_ACTIVE = 4
    VIR_DOMAIN_BLOCK_COMMIT_RELATIVE = 8
    VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES = 16
