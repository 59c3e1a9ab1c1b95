# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainSetTimeFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainSetTimeFlags(IntFlag):
    """virDomainSetTimeFlags."""

    VIR_DOMAIN_TIME_SYNC = 1
