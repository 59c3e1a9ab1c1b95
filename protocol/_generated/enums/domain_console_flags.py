# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainConsoleFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainConsoleFlags(Flags):
    """virDomainConsoleFlags."""

    VIR_DOMAIN_CONSOLE_FORCE = 1
    VIR_DOMAIN_CONSOLE_SAFE = 2
