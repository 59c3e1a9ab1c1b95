# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainJobType."""

from __future__ import annotations

from ...numbers import Values


class DomainJobType(Values):
    """virDomainJobType."""

    VIR_DOMAIN_JOB_NONE = 0
    VIR_DOMAIN_JOB_BOUNDED = 1
    VIR_DOMAIN_JOB_UNBOUNDED = 2
    VIR_DOMAIN_JOB_COMPLETED = 3
    VIR_DOMAIN_JOB_FAILED = 4
    VIR_DOMAIN_JOB_CANCELLED = 5
