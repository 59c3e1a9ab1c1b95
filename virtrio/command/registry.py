"""Every command, by group in the order of the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import checkpoint, dissect, domain, host, itself, monitor, procedures, spy, undefine

if TYPE_CHECKING:
    from .options import Command

__all__ = ["GROUPS", "find_command"]

_MODULES = (domain, undefine, monitor, host, checkpoint, procedures, dissect, spy, itself)

GROUPS = tuple(dict.fromkeys(module.GROUP for module in _MODULES))

for _group in GROUPS:
    _group.commands.sort(key=lambda command: command.name)

_COMMANDS = {command.name: command for group in GROUPS for command in group.commands}


def find_command(name: str) -> Command | None:
    return _COMMANDS.get(name)
