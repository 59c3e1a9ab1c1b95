# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockPullFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockPullFlags(Flags):
    """virDomainBlockPullFlags."""

    VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES = 64
