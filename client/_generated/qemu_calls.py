# Generated from qemu.x by virtrio.gen.stubs; do not edit.
"""Calls of the qemu program, by entry point."""

from __future__ import annotations

from ...protocol._generated.qemu import (
    pack_qemu_connect_domain_monitor_event_deregister_args,
    pack_qemu_connect_domain_monitor_event_register_args,
    pack_qemu_domain_agent_command_args,
    pack_qemu_domain_attach_args,
    pack_qemu_domain_monitor_command_args,
    pack_qemu_domain_monitor_command_with_files_args,
    unpack_qemu_connect_domain_monitor_event_register_ret,
    unpack_qemu_domain_agent_command_ret,
    unpack_qemu_domain_attach_ret,
    unpack_qemu_domain_monitor_command_ret,
    unpack_qemu_domain_monitor_command_with_files_ret,
)
from ...protocol.lazy import replaceable
from ..calls import Call

replaceable(__name__)

DOMAIN_QEMU_MONITOR_COMMAND = Call(
    1, pack_qemu_domain_monitor_command_args, unpack_qemu_domain_monitor_command_ret, 0x20008087, 1
)
DOMAIN_QEMU_ATTACH = Call(
    2, pack_qemu_domain_attach_args, unpack_qemu_domain_attach_ret, 0x20008087, 1
)
DOMAIN_QEMU_AGENT_COMMAND = Call(
    3, pack_qemu_domain_agent_command_args, unpack_qemu_domain_agent_command_ret, 0x20008087, 1
)
CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER = Call(
    4,
    pack_qemu_connect_domain_monitor_event_register_args,
    unpack_qemu_connect_domain_monitor_event_register_ret,
    0x20008087,
    1,
)
CONNECT_DOMAIN_QEMU_MONITOR_EVENT_DEREGISTER = Call(
    5, pack_qemu_connect_domain_monitor_event_deregister_args, None, 0x20008087, 1
)
DOMAIN_QEMU_MONITOR_COMMAND_WITH_FILES = Call(
    7,
    pack_qemu_domain_monitor_command_with_files_args,
    unpack_qemu_domain_monitor_command_with_files_ret,
    0x20008087,
    1,
)
