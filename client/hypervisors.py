"""Calls of the qemu and lxc programs, for the methods of both clients.

Each function is one call with its arguments. The codecs of these programs are loaded
when one is first made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..protocol._generated.lxc import LxcDomainOpenNamespaceArgs
    from ..protocol._generated.qemu import (
        QemuDomainAgentCommandArgs,
        QemuDomainAgentCommandRet,
        QemuDomainAttachArgs,
        QemuDomainAttachRet,
        QemuDomainMonitorCommandArgs,
        QemuDomainMonitorCommandRet,
        QemuDomainMonitorCommandWithFilesArgs,
        QemuDomainMonitorCommandWithFilesRet,
    )
    from .calls import Call


def monitor_command(
    dom: Any, cmd: str, flags: int
) -> tuple[
    Call[QemuDomainMonitorCommandArgs, QemuDomainMonitorCommandRet], QemuDomainMonitorCommandArgs
]:
    from ..protocol._generated.qemu import QemuDomainMonitorCommandArgs
    from ._generated import qemu_calls

    return qemu_calls.DOMAIN_QEMU_MONITOR_COMMAND, QemuDomainMonitorCommandArgs(dom, cmd, flags)


def monitor_command_with_files(
    dom: Any, cmd: str, flags: int
) -> tuple[
    Call[QemuDomainMonitorCommandWithFilesArgs, QemuDomainMonitorCommandWithFilesRet],
    QemuDomainMonitorCommandWithFilesArgs,
]:
    from ..protocol._generated.qemu import QemuDomainMonitorCommandWithFilesArgs
    from ._generated import qemu_calls

    return qemu_calls.DOMAIN_QEMU_MONITOR_COMMAND_WITH_FILES, QemuDomainMonitorCommandWithFilesArgs(
        dom, cmd, flags
    )


def agent_command(
    dom: Any, cmd: str, timeout: int, flags: int
) -> tuple[Call[QemuDomainAgentCommandArgs, QemuDomainAgentCommandRet], QemuDomainAgentCommandArgs]:
    from ..protocol._generated.qemu import QemuDomainAgentCommandArgs
    from ._generated import qemu_calls

    return qemu_calls.DOMAIN_QEMU_AGENT_COMMAND, QemuDomainAgentCommandArgs(
        dom, cmd, timeout, flags
    )


def attach(
    pid_value: int, flags: int
) -> tuple[Call[QemuDomainAttachArgs, QemuDomainAttachRet], QemuDomainAttachArgs]:
    from ..protocol._generated.qemu import QemuDomainAttachArgs
    from ._generated import qemu_calls

    return qemu_calls.DOMAIN_QEMU_ATTACH, QemuDomainAttachArgs(pid_value, flags)


def open_namespace(
    dom: Any, flags: int
) -> tuple[Call[LxcDomainOpenNamespaceArgs, None], LxcDomainOpenNamespaceArgs]:
    from ..protocol._generated.lxc import LxcDomainOpenNamespaceArgs
    from ._generated import lxc_calls

    return lxc_calls.DOMAIN_LXC_OPEN_NAMESPACE, LxcDomainOpenNamespaceArgs(dom, flags)
