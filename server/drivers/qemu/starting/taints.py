"""Taints: reasons for which a guest is not as libvirt would have it.

They are names of virDomainTaint's, logged when the guest starts.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ....conf.domain.extensions import COMMANDLINE, OVERRIDE

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef
    from ..settings import Settings

__all__ = ["CUSTOM_MONITOR", "log_taints", "taints_of"]

log = logging.getLogger("virtrio.server")

CUSTOM_MONITOR = "custom-monitor"


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
