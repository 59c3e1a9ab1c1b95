# Generated from qemu.x by virtrio.gen.procedures; do not edit.
"""Procedures of the qemu program."""

from __future__ import annotations

from enum import IntEnum

from ..procedures import ProcedureRow
from .enums import ErrorDomain

PROGRAM = 0x20008087
VERSION = 1


class QemuProcedure(IntEnum):
    """Procedure numbers of the qemu program."""

    QEMU_PROC_DOMAIN_MONITOR_COMMAND = 1
    QEMU_PROC_DOMAIN_ATTACH = 2
    QEMU_PROC_DOMAIN_AGENT_COMMAND = 3
    QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER = 4
    QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER = 5
    QEMU_PROC_DOMAIN_MONITOR_EVENT = 6
    QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES = 7


# fmt: off
PROCEDURES = {
    1: ProcedureRow(1, "QEMU_PROC_DOMAIN_MONITOR_COMMAND", "virDomainQemuMonitorCommand", "domain_qemu_monitor_command", ErrorDomain.VIR_FROM_NONE, args="qemu_domain_monitor_command_args", ret="qemu_domain_monitor_command_ret", acl=("domain:write",)),
    2: ProcedureRow(2, "QEMU_PROC_DOMAIN_ATTACH", "virDomainQemuAttach", "domain_qemu_attach", ErrorDomain.VIR_FROM_NONE, args="qemu_domain_attach_args", ret="qemu_domain_attach_ret", acl=("domain:start", "domain:write",)),
    3: ProcedureRow(3, "QEMU_PROC_DOMAIN_AGENT_COMMAND", "virDomainQemuAgentCommand", "domain_qemu_agent_command", ErrorDomain.VIR_FROM_NONE, args="qemu_domain_agent_command_args", ret="qemu_domain_agent_command_ret", acl=("domain:write",)),
    4: ProcedureRow(4, "QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER", "virConnectDomainQemuMonitorEventRegister", "connect_domain_qemu_monitor_event_register", ErrorDomain.VIR_FROM_NONE, args="qemu_connect_domain_monitor_event_register_args", ret="qemu_connect_domain_monitor_event_register_ret", priority="high", acl=("connect:search_domains", "connect:write",), aclfilter=("domain:getattr",)),
    5: ProcedureRow(5, "QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER", "virConnectDomainQemuMonitorEventDeregister", "connect_domain_qemu_monitor_event_deregister", ErrorDomain.VIR_FROM_NONE, args="qemu_connect_domain_monitor_event_deregister_args", priority="high", acl=("connect:write",)),
    6: ProcedureRow(6, "QEMU_PROC_DOMAIN_MONITOR_EVENT", "virDomainQemuMonitorEvent", "domain_qemu_monitor_event", ErrorDomain.VIR_FROM_NONE, msg="qemu_domain_monitor_event_msg", acl=("none",)),
    7: ProcedureRow(7, "QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES", "virDomainQemuMonitorCommandWithFiles", "domain_qemu_monitor_command_with_files", ErrorDomain.VIR_FROM_NONE, args="qemu_domain_monitor_command_with_files_args", ret="qemu_domain_monitor_command_with_files_ret", acl=("domain:write",)),
}
# fmt: on
