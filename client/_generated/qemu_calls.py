# Generated from qemu.x by virtrio.gen.stubs; do not edit.
"""Calls of the qemu program, by entry point."""

from __future__ import annotations

from ...protocol._generated import qemu
from ..calls import Call

# fmt: off
DOMAIN_QEMU_MONITOR_COMMAND = Call(1, qemu.pack_qemu_domain_monitor_command_args, qemu.unpack_qemu_domain_monitor_command_ret, 0x20008087, 1)
DOMAIN_QEMU_ATTACH = Call(2, qemu.pack_qemu_domain_attach_args, qemu.unpack_qemu_domain_attach_ret, 0x20008087, 1)
DOMAIN_QEMU_AGENT_COMMAND = Call(3, qemu.pack_qemu_domain_agent_command_args, qemu.unpack_qemu_domain_agent_command_ret, 0x20008087, 1)
CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER = Call(4, qemu.pack_qemu_connect_domain_monitor_event_register_args, qemu.unpack_qemu_connect_domain_monitor_event_register_ret, 0x20008087, 1)
CONNECT_DOMAIN_QEMU_MONITOR_EVENT_DEREGISTER = Call(5, qemu.pack_qemu_connect_domain_monitor_event_deregister_args, None, 0x20008087, 1)
DOMAIN_QEMU_MONITOR_COMMAND_WITH_FILES = Call(7, qemu.pack_qemu_domain_monitor_command_with_files_args, qemu.unpack_qemu_domain_monitor_command_with_files_ret, 0x20008087, 1)
# fmt: on
