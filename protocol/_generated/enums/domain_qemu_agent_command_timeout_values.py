# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainQemuAgentCommandTimeoutValues."""

from __future__ import annotations

from ...numbers import Values


class DomainQemuAgentCommandTimeoutValues(Values):
    """virDomainQemuAgentCommandTimeoutValues."""

    VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK = -2
    VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN = -2
    VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT = -1
    VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT = 0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN = 60
