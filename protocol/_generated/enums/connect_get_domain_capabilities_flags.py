# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectGetDomainCapabilitiesFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectGetDomainCapabilitiesFlags(Flags):
    """virConnectGetDomainCapabilitiesFlags."""

    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES = 1
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_EXPAND_CPU_FEATURES = 2
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_SUPPORTED_CPU_FEATURES = 4
