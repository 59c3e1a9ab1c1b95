# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSetUserPasswordFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainSetUserPasswordFlags(IntFlag):
    """virDomainSetUserPasswordFlags."""

    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1
