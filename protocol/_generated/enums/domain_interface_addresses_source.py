# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainInterfaceAddressesSource."""

from __future__ import annotations

from ...numbers import Values


class DomainInterfaceAddressesSource(Values):
    """virDomainInterfaceAddressesSource."""

    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE = 0
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT = 1
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP = 2
