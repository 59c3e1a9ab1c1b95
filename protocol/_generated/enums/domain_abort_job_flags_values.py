# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainAbortJobFlagsValues."""

from __future__ import annotations

from ...numbers import Flags


class DomainAbortJobFlagsValues(Flags):
    """virDomainAbortJobFlagsValues."""

    VIR_DOMAIN_ABORT_JOB_POSTCOPY = 1
