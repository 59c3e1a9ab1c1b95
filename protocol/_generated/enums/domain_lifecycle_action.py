# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainLifecycleAction."""

from __future__ import annotations

from ...numbers import Values


class DomainLifecycleAction(Values):
    """virDomainLifecycleAction."""

    VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY = 0
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART = 1
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME = 2
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE = 3
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY = 4
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART = 5
