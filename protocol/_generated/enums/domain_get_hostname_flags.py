# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainGetHostnameFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainGetHostnameFlags(Flags):
    """virDomainGetHostnameFlags."""

    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 2
