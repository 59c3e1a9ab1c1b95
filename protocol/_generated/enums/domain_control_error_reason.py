# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainControlErrorReason."""

from __future__ import annotations

from ...numbers import Values


class DomainControlErrorReason(Values):
    """virDomainControlErrorReason."""

    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3
