# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainGetJobStatsFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainGetJobStatsFlags(IntFlag):
    """virDomainGetJobStatsFlags."""

    VIR_DOMAIN_JOB_STATS_COMPLETED = 1
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 2
