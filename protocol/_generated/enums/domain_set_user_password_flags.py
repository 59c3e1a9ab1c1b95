# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSetUserPasswordFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSetUserPasswordFlags(Flags):
    """virDomainSetUserPasswordFlags."""

    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1
