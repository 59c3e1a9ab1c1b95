# Generated from enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventID."""

from __future__ import annotations

from ...numbers import Values


class DomainEventID(Values):
    """virDomainEventID."""

    VIR_DOMAIN_EVENT_ID_GRAPHICS = 5
    VIR_DOMAIN_EVENT_ID_PMWAKEUP = 11
    VIR_DOMAIN_EVENT_ID_TUNABLE = 17
