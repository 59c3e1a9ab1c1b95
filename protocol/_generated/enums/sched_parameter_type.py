# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virSchedParameterType."""

from __future__ import annotations

from ...numbers import Values


class SchedParameterType(Values):
    """virSchedParameterType."""

    VIR_DOMAIN_SCHED_FIELD_INT = 1
    VIR_DOMAIN_SCHED_FIELD_UINT = 2
    VIR_DOMAIN_SCHED_FIELD_LLONG = 3
    VIR_DOMAIN_SCHED_FIELD_ULLONG = 4
    VIR_DOMAIN_SCHED_FIELD_DOUBLE = 5
    VIR_DOMAIN_SCHED_FIELD_BOOLEAN = 6
