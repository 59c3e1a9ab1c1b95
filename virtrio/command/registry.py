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
    "snapshot",
    "procedures",
    "dissect",
    "spy",
    "itself",
)


@cache
def groups() -> tuple[Group, ...]:
    """Return every group in the order of the help, with its commands sorted by name."""
    found: dict[Group, None] = {}
    for name in _MODULES:
        found[import_module(f"{__package__}.{name}").GROUP] = None
    for group in found:
        group.commands.sort(key=lambda command: command.name)
    return tuple(found)


@cache
def _commands() -> dict[str, Command]:
    return {command.name: command for group in groups() for command in group.commands}


def find_command(name: str) -> Command | None:
    """Return the command called ``name``, or None."""
    own = next((command for command in itself.GROUP.commands if command.name == name), None)
    return own or _commands().get(name)
