# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventWatchdogAction."""

from __future__ import annotations

from ...numbers import Values


class DomainEventWatchdogAction(Values):
    """virDomainEventWatchdogAction."""

    VIR_DOMAIN_EVENT_WATCHDOG_NONE = 0
    VIR_DOMAIN_EVENT_WATCHDOG_PAUSE = 1
    VIR_DOMAIN_EVENT_WATCHDOG_RESET = 2
    VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF = 3
    VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN = 4
    VIR_DOMAIN_EVENT_WATCHDOG_DEBUG = 5
    VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI = 6
