# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMessageType."""

from __future__ import annotations

from ...numbers import Flags


class DomainMessageType(Flags):
    """virDomainMessageType."""

    VIR_DOMAIN_MESSAGE_DEPRECATION = 1
    VIR_DOMAIN_MESSAGE_TAINTING = 2
    VIR_DOMAIN_MESSAGE_IOERRORS = 4
