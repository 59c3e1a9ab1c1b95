"""Taints: reasons for which a guest is not as libvirt would have it.

They are logged when the guest starts, and told to who asks (virDomainGetMessages).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ...conf.domain.extensions import COMMANDLINE, OVERRIDE

if TYPE_CHECKING:
    from ...conf.domain.definition import DomainDef
    from .settings import Settings

__all__ = ["CUSTOM_MONITOR", "TEXTS", "log_taints", "taints_of"]

log = logging.getLogger("virtrio.server")

CUSTOM_MONITOR = "custom-monitor"
# In libvirt's order, with the texts of its messages.
TEXTS = {
    "custom-argv": "custom configuration parameters specified",
    CUSTOM_MONITOR: "custom monitor control commands issued",
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


def taints_of(definition: DomainDef, settings: Settings) -> list[str]:
    """Return the taints that a guest has by its definition."""
    root = definition.tree
    os_element = root.find("os")
    found = []
    if root.find(COMMANDLINE) is not None:
        found.append("custom-argv")
    if settings.runs_as_root:
        found.append("high-privileges")
    if root.get("cpu", "mode") == "host-passthrough":
        found.append("host-cpu")
    if os_element is not None and os_element.find("dtb") is not None:
        found.append("custom-dtb")
    if root.find(OVERRIDE) is not None:
        found.append("custom-device")
    return found


def log_taints(definition: DomainDef, domain_id: int, taints: list[str]) -> None:
    uuid = definition.tree.find("uuid")
    for taint in taints:
        log.warning(
            "Domain id=%d name='%s' uuid=%s is tainted: %s",
            domain_id,
            definition.name,
            "" if uuid is None else uuid.text,
            taint,
        )
