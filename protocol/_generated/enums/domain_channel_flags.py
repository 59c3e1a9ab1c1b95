# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainChannelFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainChannelFlags(IntFlag):
    """virDomainChannelFlags."""

    VIR_DOMAIN_CHANNEL_FORCE = 1
