# Generated from qemu.x by virtrio.gen.dispatch; do not edit.
"""Dispatch rows of the qemu program."""

from __future__ import annotations

from ...protocol._generated import qemu
from ...protocol._generated.qemu import (
    QemuDomainAgentCommandRet,
    QemuDomainMonitorCommandRet,
    QemuDomainMonitorCommandWithFilesRet,
)
from ...protocol._generated.remote import later as remote
from ...protocol.lazy import replaceable
from ..dispatch.entries import Entry
from ..dispatch.streams_and_fds import SpecialEntry

replaceable(__name__)

# fmt: off
ROWS: dict[int, Entry] = {
    1: Entry("domain_qemu_monitor_command", qemu.unpack_qemu_domain_monitor_command_args, lambda d, a: d.domain_qemu_monitor_command(a.dom, a.cmd, a.flags), lambda a, r: QemuDomainMonitorCommandRet(r), qemu.pack_qemu_domain_monitor_command_ret, write=True),
    2: Entry("domain_qemu_attach", qemu.unpack_qemu_domain_attach_args, lambda d, a: d.domain_qemu_attach(a.pid_value, a.flags), None, remote.pack_remote_nonnull_domain, write=True, check_first=True),
    3: Entry("domain_qemu_agent_command", qemu.unpack_qemu_domain_agent_command_args, lambda d, a: d.domain_qemu_agent_command(a.dom, a.cmd, a.timeout, a.flags), lambda a, r: QemuDomainAgentCommandRet(r), qemu.pack_qemu_domain_agent_command_ret, write=True),
    7: SpecialEntry("domain_qemu_monitor_command_with_files", qemu.unpack_qemu_domain_monitor_command_with_files_args, lambda d, a, f: d.domain_qemu_monitor_command_with_files(a.dom, a.cmd, f, a.flags), lambda a, r: QemuDomainMonitorCommandWithFilesRet(r), qemu.pack_qemu_domain_monitor_command_with_files_ret, write=True, takes_fds=True, gives_fds=True),
}
# fmt: on
