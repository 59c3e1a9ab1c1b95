# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainStatsTypes."""

from __future__ import annotations

from ...numbers import Flags


class DomainStatsTypes(Flags):
    """virDomainStatsTypes."""

    VIR_DOMAIN_STATS_STATE = 1
    VIR_DOMAIN_STATS_CPU_TOTAL = 2
    VIR_DOMAIN_STATS_BALLOON = 4
    VIR_DOMAIN_STATS_VCPU = 8
    VIR_DOMAIN_STATS_INTERFACE = 16
    VIR_DOMAIN_STATS_BLOCK = 32
    VIR_DOMAIN_STATS_PERF = 64
    VIR_DOMAIN_STATS_IOTHREAD = 128
    VIR_DOMAIN_STATS_MEMORY = 256
    VIR_DOMAIN_STATS_DIRTYRATE = 512
    VIR_DOMAIN_STATS_VM = 1024
