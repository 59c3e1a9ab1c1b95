# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainEventBlockJobStatus."""

from __future__ import annotations

from ...numbers import Values


class ConnectDomainEventBlockJobStatus(Values):
    """virConnectDomainEventBlockJobStatus."""

    VIR_DOMAIN_BLOCK_JOB_COMPLETED = 0
    VIR_DOMAIN_BLOCK_JOB_FAILED = 1
    VIR_DOMAIN_BLOCK_JOB_CANCELED = 2
    VIR_DOMAIN_BLOCK_JOB_READY = 3
