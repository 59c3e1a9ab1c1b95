# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockJobAbortFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockJobAbortFlags(Flags):
    """virDomainBlockJobAbortFlags."""

    VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC = 1
    VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT = 2
