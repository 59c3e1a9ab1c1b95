# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainNostateReason."""

from __future__ import annotations

from ...numbers import Values


class DomainNostateReason(Values):
    """virDomainNostateReason."""

    VIR_DOMAIN_NOSTATE_UNKNOWN = 0
