# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainJobOperation."""

from __future__ import annotations

from ...numbers import Values


class DomainJobOperation(Values):
    """virDomainJobOperation."""

    VIR_DOMAIN_JOB_OPERATION_UNKNOWN = 0
    VIR_DOMAIN_JOB_OPERATION_START = 1
    VIR_DOMAIN_JOB_OPERATION_SAVE = 2
    VIR_DOMAIN_JOB_OPERATION_RESTORE = 3
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN = 4
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT = 5
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT = 6
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT = 7
    VIR_DOMAIN_JOB_OPERATION_DUMP = 8
    VIR_DOMAIN_JOB_OPERATION_BACKUP = 9
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE = 10
