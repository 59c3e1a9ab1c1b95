# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockJobType."""

from __future__ import annotations

from ...numbers import Values


class DomainBlockJobType(Values):
    """virDomainBlockJobType."""

    VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN = 0
    VIR_DOMAIN_BLOCK_JOB_TYPE_PULL = 1
    VIR_DOMAIN_BLOCK_JOB_TYPE_COPY = 2
    VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT = 3
    VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT = 4
    VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP = 5
