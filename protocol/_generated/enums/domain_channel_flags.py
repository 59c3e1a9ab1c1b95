# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainChannelFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainChannelFlags(Flags):
    """virDomainChannelFlags."""

    VIR_DOMAIN_CHANNEL_FORCE = 1
