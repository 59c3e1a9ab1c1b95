# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainControlState."""

from __future__ import annotations

from ...numbers import Values


class DomainControlState(Values):
    """virDomainControlState."""

    VIR_DOMAIN_CONTROL_OK = 0
    VIR_DOMAIN_CONTROL_JOB = 1
    VIR_DOMAIN_CONTROL_OCCUPIED = 2
    VIR_DOMAIN_CONTROL_ERROR = 3
