# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainGetJobStatsFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainGetJobStatsFlags(Flags):
    """virDomainGetJobStatsFlags."""

    VIR_DOMAIN_JOB_STATS_COMPLETED = 1
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 2
