# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainLifecycle."""

from __future__ import annotations

from ...numbers import Values


class DomainLifecycle(Values):
    """virDomainLifecycle."""

    VIR_DOMAIN_LIFECYCLE_POWEROFF = 0
    VIR_DOMAIN_LIFECYCLE_REBOOT = 1
    VIR_DOMAIN_LIFECYCLE_CRASH = 2
