# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventGraphicsPhase."""

from __future__ import annotations

from ...numbers import Values


class DomainEventGraphicsPhase(Values):
    """virDomainEventGraphicsPhase."""

    VIR_DOMAIN_EVENT_GRAPHICS_CONNECT = 0
    VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE = 1
    VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT = 2
