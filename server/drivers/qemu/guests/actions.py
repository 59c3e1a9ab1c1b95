"""What becomes of a guest that shuts down, reboots or crashes, by its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..refusals import unsupported_config

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .guest import Guest

__all__ = ["check_actions", "prepare_end", "set_reboot_action"]


def check_actions(actions: Mapping[str, str]) -> None:
    """Raise VIR_ERR_CONFIG_UNSUPPORTED for actions that guests on QEMU cannot have."""
    poweroff, reboot = actions.get("on_poweroff", "destroy"), actions.get("on_reboot", "restart")
    crash = actions.get("on_crash", "destroy")
    if "rename-restart" in (poweroff, reboot, crash):
        raise unsupported_config(
            "qemu driver doesn't support the 'rename-restart' action for "
            "'on_reboot'/'on_poweroff'/'on_crash'"
        )
    if "preserve" in (poweroff, reboot):
        raise unsupported_config(
            "qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'"
        )
    if (reboot, poweroff) == ("destroy", "restart"):
        raise unsupported_config(
            "qemu driver doesn't support 'onReboot' set to 'destroy and 'onPoweroff' set to "
            "'reboot'"
        )


async def prepare_end(guest: Guest) -> None:
    """Tell QEMU what a reboot of a new guest is."""
    if guest.definition.actions.get("on_reboot") == "destroy":
        await set_reboot_action(guest, "destroy")


async def set_reboot_action(guest: Guest, action: str) -> None:
    """Tell QEMU whether a reboot of the guest is its end."""
    word = "shutdown" if action == "destroy" else "reset"
    await guest.monitor.command("set-action", {"reboot": word})
