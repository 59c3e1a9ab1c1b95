# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainGetHostnameFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainGetHostnameFlags(IntFlag):
    """virDomainGetHostnameFlags."""

    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 2
