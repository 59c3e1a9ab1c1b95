# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkUpdateSection."""

from __future__ import annotations

from ...numbers import Values


class NetworkUpdateSection(Values):
    """virNetworkUpdateSection."""

    VIR_NETWORK_SECTION_NONE = 0
    VIR_NETWORK_SECTION_BRIDGE = 1
    VIR_NETWORK_SECTION_DOMAIN = 2
    VIR_NETWORK_SECTION_IP = 3
    VIR_NETWORK_SECTION_IP_DHCP_HOST = 4
    VIR_NETWORK_SECTION_IP_DHCP_RANGE = 5
    VIR_NETWORK_SECTION_FORWARD = 6
    VIR_NETWORK_SECTION_FORWARD_INTERFACE = 7
    VIR_NETWORK_SECTION_FORWARD_PF = 8
    VIR_NETWORK_SECTION_PORTGROUP = 9
    VIR_NETWORK_SECTION_DNS_HOST = 10
    VIR_NETWORK_SECTION_DNS_TXT = 11
    VIR_NETWORK_SECTION_DNS_SRV = 12
