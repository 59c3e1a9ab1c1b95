# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSetTimeFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainSetTimeFlags(Flags):
    """virDomainSetTimeFlags."""

    VIR_DOMAIN_TIME_SYNC = 1
