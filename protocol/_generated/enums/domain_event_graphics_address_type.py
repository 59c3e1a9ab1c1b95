# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventGraphicsAddressType."""

from __future__ import annotations

from ...numbers import Values


class DomainEventGraphicsAddressType(Values):
    """virDomainEventGraphicsAddressType."""

    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4 = 0
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6 = 1
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX = 2
