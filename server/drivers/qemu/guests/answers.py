"""QEMU's answers about a guest that starts or is found, checked and made into values.

Answers of another form raise VIR_ERR_INTERNAL_ERROR.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..devices.channels import open_channels
from ..refusals import Answer

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef
    from ..qmp.monitor import Monitor

__all__ = ["ask_balloon", "ask_modules", "ask_status", "channels", "has_balloon", "terminals"]


async def ask_status(monitor: Monitor) -> str:
    """Return QEMU's state of the guest, however long it takes to answer."""
    said = await monitor.command("query-status", seconds=math.inf)
    with Answer("state has"):
        return str(said["status"])


def has_balloon(definition: DomainDef) -> bool:
    """Return whether the guest has a device by which its memory can be changed."""
    balloon = definition.memballoon
    return balloon is not None and balloon.model != "none"


async def ask_balloon(monitor: Monitor) -> int:
    """Return how much memory the guest really has, in KiB."""
    said = await monitor.command("query-balloon")
    with Answer("balloon has"):
        return int(said["actual"]) // 1024


async def ask_modules(monitor: Monitor) -> dict[str, int]:
    """Return where in the guest's memory its modules are, by their aliases."""
    said = await monitor.command("query-memory-devices")
    with Answer("memory has"):
        found = {str(module["data"]["id"]): int(module["data"]["addr"]) for module in said}
    return {alias: base for alias, base in found.items() if 0 <= base < 2**64}


def terminals(chardevs: Any) -> dict[str, str]:
    """Return paths of terminals by the aliases of their devices."""
    with Answer("chardevs have"):
        paths = {chardev["label"]: str(chardev["filename"]) for chardev in chardevs}
    return {
        label.removeprefix("char"): path.removeprefix("pty:")
        for label, path in paths.items()
        if path.startswith("pty:")
    }


def channels(chardevs: Any) -> set[str]:
    """Return the aliases of the channels that the guest has open."""
    with Answer("chardevs have"):
        return open_channels(chardevs)
