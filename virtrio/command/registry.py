"""Registry of all commands, by group in the order of the help.

A module is imported when one of its commands is asked for, because a server keeps
everything that is imported here in memory for as long as it runs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from . import itself

if TYPE_CHECKING:
    from .options import Command, Group

__all__ = ["find_command", "groups"]

_MODULES = (
    "domain",
    "undefine",
    "monitor",
    "host",
    "checkpoint",
    "interface",
    "bridge",
    "nwfilter",
    "network",
    "network_port",
    "node_device",
    "secret",
    "snapshot",
    "pool",
    "pool_define",
    "volume",
    "volume_create",
    "volume_data",
    "procedures",
    "dissect",
    "spy",
    "itself",
)

# Other names of commands, which the help does not list.
_ALIASES = {"nodedev-dettach": "nodedev-detach"}


@cache
def groups() -> tuple[Group, ...]:
    """Return every group in the order of the help, with its commands sorted by name."""
    found: dict[Group, None] = {}
    for name in _MODULES:
        found[import_module(f"{__package__}.{name}").GROUP] = None
    for group in found:
        group.commands.sort(key=lambda command: command.name)
    return tuple(found)


def find_command(name: str) -> Command | None:
    """Return the command called ``name``, or None."""
    name = _ALIASES.get(name, name)
    # itself first: a server needs none of the others
    for module in (itself.__name__, *(f"{__package__}.{module}" for module in _MODULES)):
        for command in import_module(module).GROUP.commands:
            if command.name == name:
                found: Command = command
                return found
    return None
