"""Messages about a domain: why it is tainted, and what it uses that is deprecated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainMessageType

if TYPE_CHECKING:
    from .domains import Domain

__all__ = ["MESSAGES", "messages_of"]

_TAINTING = int(DomainMessageType.VIR_DOMAIN_MESSAGE_TAINTING)
_DEPRECATION = int(DomainMessageType.VIR_DOMAIN_MESSAGE_DEPRECATION)
MESSAGES = _TAINTING | _DEPRECATION
"""Kinds of messages, of virDomainMessageType."""

# Names of virDomainTaint's with their texts, in libvirt's order.
_TAINTS = {
    "custom-argv": "custom configuration parameters specified",
    "custom-monitor": "custom monitor control commands issued",
    "high-privileges": "running with undesirable elevated privileges",
    "shell-scripts": "network configuration using opaque shell scripts",
    "disk-probing": "potentially unsafe disk format probing",
    "external-launch": "managing externally launched configuration",
    "host-cpu": "potentially unsafe use of host CPU passthrough",
    "hook-script": "configuration potentially modified by hook script",
    "cdrom-passthrough": "use of host cdrom passthrough",
    "custom-dtb": "custom device tree blob used",
    "custom-ga-command": "custom guest agent control commands issued",
    "custom-hypervisor-feature": "hypervisor feature autodetection override",
    "deprecated-config": "use of deprecated configuration settings",
    "custom-device": "custom device configuration",
}


def messages_of(domain: Domain, kinds: int) -> list[str]:
    """Return the messages about a domain, of some ``kinds`` or (0) of all."""
    asked = kinds or MESSAGES
    found: list[str] = []
    if asked & _TAINTING:
        found += [f"tainted: {text}" for name, text in _TAINTS.items() if name in domain.taints]
    if asked & _DEPRECATION:
        found += [f"deprecated configuration: {what}" for what in domain.deprecations]
    return found
