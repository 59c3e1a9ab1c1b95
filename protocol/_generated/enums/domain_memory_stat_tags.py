# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryStatTags."""

from __future__ import annotations

from ...numbers import Values


class DomainMemoryStatTags(Values):
    """virDomainMemoryStatTags."""

    VIR_DOMAIN_MEMORY_STAT_SWAP_IN = 0
    VIR_DOMAIN_MEMORY_STAT_SWAP_OUT = 1
    VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT = 2
    VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT = 3
    VIR_DOMAIN_MEMORY_STAT_UNUSED = 4
    VIR_DOMAIN_MEMORY_STAT_AVAILABLE = 5
    VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON = 6
    VIR_DOMAIN_MEMORY_STAT_RSS = 7
    VIR_DOMAIN_MEMORY_STAT_USABLE = 8
    VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE = 9
    VIR_DOMAIN_MEMORY_STAT_DISK_CACHES = 10
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC = 11
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL = 12
    VIR_DOMAIN_MEMORY_STAT_NR = 13
