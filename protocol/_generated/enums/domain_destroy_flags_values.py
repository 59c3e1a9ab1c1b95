# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDestroyFlagsValues."""

from __future__ import annotations

from ...numbers import Flags


class DomainDestroyFlagsValues(Flags):
    """virDomainDestroyFlagsValues."""

    VIR_DOMAIN_DESTROY_DEFAULT = 0
    VIR_DOMAIN_DESTROY_GRACEFUL = 1
    VIR_DOMAIN_DESTROY_REMOVE_LOGS = 2
