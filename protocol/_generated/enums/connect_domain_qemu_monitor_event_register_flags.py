# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectDomainQemuMonitorEventRegisterFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectDomainQemuMonitorEventRegisterFlags(Flags):
    """virConnectDomainQemuMonitorEventRegisterFlags."""

    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 2
