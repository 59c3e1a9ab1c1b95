# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainState."""

from __future__ import annotations

from ...numbers import Values


class DomainState(Values):
    """virDomainState."""

    VIR_DOMAIN_NOSTATE = 0
    VIR_DOMAIN_RUNNING = 1
    VIR_DOMAIN_BLOCKED = 2
    VIR_DOMAIN_PAUSED = 3
    VIR_DOMAIN_SHUTDOWN = 4
    VIR_DOMAIN_SHUTOFF = 5
    VIR_DOMAIN_CRASHED = 6
    VIR_DOMAIN_PMSUSPENDED = 7
