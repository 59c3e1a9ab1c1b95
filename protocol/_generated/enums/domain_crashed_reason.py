# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCrashedReason."""

from __future__ import annotations

from ...numbers import Values


class DomainCrashedReason(Values):
    """virDomainCrashedReason."""

    VIR_DOMAIN_CRASHED_UNKNOWN = 0
    VIR_DOMAIN_CRASHED_PANICKED = 1
