# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainRebootFlagValues."""

from __future__ import annotations

from ...numbers import Flags


class DomainRebootFlagValues(Flags):
    """virDomainRebootFlagValues."""

    VIR_DOMAIN_REBOOT_DEFAULT = 0
    VIR_DOMAIN_REBOOT_ACPI_POWER_BTN = 1
    VIR_DOMAIN_REBOOT_GUEST_AGENT = 2
    VIR_DOMAIN_REBOOT_INITCTL = 4
    VIR_DOMAIN_REBOOT_SIGNAL = 8
    VIR_DOMAIN_REBOOT_PARAVIRT = 16
