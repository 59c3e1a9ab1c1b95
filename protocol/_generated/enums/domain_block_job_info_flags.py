# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockJobInfoFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockJobInfoFlags(Flags):
    """virDomainBlockJobInfoFlags."""

    VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES = 1
