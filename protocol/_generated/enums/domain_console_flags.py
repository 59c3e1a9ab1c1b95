# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainConsoleFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainConsoleFlags(IntFlag):
    """virDomainConsoleFlags."""

    VIR_DOMAIN_CONSOLE_FORCE = 1
    VIR_DOMAIN_CONSOLE_SAFE = 2
