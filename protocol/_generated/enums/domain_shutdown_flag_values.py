# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainShutdownFlagValues."""

from __future__ import annotations

from ...numbers import Flags


class DomainShutdownFlagValues(Flags):
    """virDomainShutdownFlagValues."""

    VIR_DOMAIN_SHUTDOWN_DEFAULT = 0
    VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN = 1
    VIR_DOMAIN_SHUTDOWN_GUEST_AGENT = 2
    VIR_DOMAIN_SHUTDOWN_INITCTL = 4
    VIR_DOMAIN_SHUTDOWN_SIGNAL = 8
    VIR_DOMAIN_SHUTDOWN_PARAVIRT = 16
