"""Registry of all commands, by module in the order of the help.

A module is imported when one of its commands is asked for, because a server keeps
everything that is imported here in memory for as long as it runs, and starting a
command should not take longer for all the others.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .options import Command, Group

__all__ = ["find_command", "groups"]

# Modules and the commands that they declare.
_MODULES = {
    "domain": (
        "autostart create define destroy domid domname domuuid dumpxml reboot resume"
        " shutdown start suspend"
    ),
    "undefine": "undefine",
    "saving": (
        "dump managedsave managedsave-define managedsave-dumpxml managedsave-remove restore"
        " save save-image-define save-image-dumpxml"
    ),
    "domain_memory": "setmaxmem setmem",
    "vcpus": "emulatorpin guestvcpus setvcpu setvcpus vcpucount vcpuinfo vcpupin",
    "iothreads": "cpu-stats iothreadadd iothreaddel iothreadinfo iothreadpin iothreadset",
    "tuning": "memtune numatune perf schedinfo",
    "throttling": "blkdeviotune blkiotune domblkthreshold domiftune",
    "devices": "attach-device detach-device detach-device-alias update-device",
    "disks": "attach-disk change-media detach-disk",
    "nics": "attach-interface detach-interface domif-setlink",
    "guest": (
        "domfsfreeze domfsinfo domfsthaw domfstrim domhostname dompmsuspend dompmwakeup"
        " guest-agent-timeout guestinfo reset screenshot"
        " set-lifecycle-action set-user-password"
    ),
    "keys": "inject-nmi send-key send-process-signal",
    "about": "desc domrename domxml-from-native domxml-to-native metadata",
    "monitor": "dominfo domstate list",
    "blocks": "domblkerror domblkinfo domblklist domblkstat",
    "links": "domif-getlink domifaddr domiflist domifstat",
    "stats": "dommemstat domstats",
    "control": "domcontrol domtime",
    "events": "event",
    "host": "capabilities domcapabilities hostname maxvcpus nodeinfo sysinfo uri version",
    "node": (
        "allocpages freecell freepages node-memory-tune nodecpumap nodecpustats nodememstats"
        " nodesevinfo nodesuspend"
    ),
    "cpu": ("cpu-baseline cpu-compare cpu-models hypervisor-cpu-baseline hypervisor-cpu-compare"),
    "checkpoint": (
        "checkpoint-create checkpoint-create-as checkpoint-delete checkpoint-dumpxml"
        " checkpoint-info checkpoint-list checkpoint-parent"
    ),
    "snapshot": (
        "snapshot-create snapshot-create-as snapshot-current snapshot-delete snapshot-dumpxml"
        " snapshot-info snapshot-list snapshot-parent snapshot-revert"
    ),
    "procedures": "procedures",
    "dissect": "dissect",
    "spy": "spy",
    "itself": "exit gen help quit serve",
    "basic": "cd connect echo pwd",
}


@cache
def _homes() -> dict[str, str]:
    return {name: module for module, names in _MODULES.items() for name in names.split()}


def _group(module: str) -> Group:
    group: Group = import_module(f"{__package__}.{module}").GROUP
    return group


@cache
def groups() -> tuple[Group, ...]:
    """Return every group in the order of the help, with its commands sorted by name."""
    found = dict.fromkeys(_group(module) for module in _MODULES)
    for group in found:
        group.commands.sort(key=lambda command: command.name)
    return tuple(found)


def find_command(name: str) -> Command | None:
    """Return the command called ``name``, or None."""
    home = _homes().get(name)
    if home is None:
        return None
    return next(command for command in _group(home).commands if command.name == name)
