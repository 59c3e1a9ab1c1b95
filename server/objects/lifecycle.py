"""Actions of a domain for the end of its guest: on_poweroff, on_reboot, on_crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainLifecycle,
    DomainLifecycleAction,
    ErrorDomain,
    ErrorNumber,
)
from ...protocol.errors import report
from ..conf import xml

if TYPE_CHECKING:
    from ..conf.domain.definition import DomainDef

__all__ = ["lifecycle_action", "set_lifecycle_action"]

_LIFECYCLES = {
    int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_POWEROFF): "poweroff",
    int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_REBOOT): "reboot",
    int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_CRASH): "crash",
}
_ACTION = DomainLifecycleAction
_ACTIONS = {
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY): "destroy",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_RESTART): "restart",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME): "rename-restart",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE): "preserve",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY): "coredump-destroy",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART): "coredump-restart",
}


def lifecycle_action(kind: int, action: int) -> tuple[str, str]:
    """Return the words for virDomainLifecycle and virDomainLifecycleAction.

    Raises VIR_ERR_CONFIG_UNSUPPORTED for an action that the event cannot have.
    """
    event, word = _LIFECYCLES[kind], _ACTIONS[action]
    if word.startswith("coredump") and event != "crash":
        raise report(
            ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
            ErrorDomain.VIR_FROM_DOMAIN,
            f"Lifecycle event '{event}' doesn't support '{word}' action",
        )
    return event, word


def set_lifecycle_action(definition: DomainDef, event: str, word: str) -> None:
    """Put an action into a definition."""
    definition.actions = {**definition.actions, f"on_{event}": word}
    definition.put(xml.Element(f"on_{event}", text=word), f"on_{event}")
