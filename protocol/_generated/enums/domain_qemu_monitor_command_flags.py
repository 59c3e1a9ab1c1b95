# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainQemuMonitorCommandFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainQemuMonitorCommandFlags(Flags):
    """virDomainQemuMonitorCommandFlags."""

    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1
