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
    "domains.domain": (
        "autostart create define destroy domid domname domuuid dumpxml reboot resume"
        " shutdown start suspend"
    ),
    "domains.undefine": "undefine",
    "domains.edits": "edit managedsave-edit save-image-edit",
    "domains.saving": (
        "dump managedsave managedsave-define managedsave-dumpxml managedsave-remove restore"
        " save save-image-define save-image-dumpxml"
    ),
    "domains.memory": "setmaxmem setmem",
    "domains.vcpus": "emulatorpin guestvcpus setvcpu setvcpus vcpucount vcpuinfo vcpupin",
    "domains.iothreads": "cpu-stats iothreadadd iothreaddel iothreadinfo iothreadpin iothreadset",
    "domains.tuning": "memtune numatune perf schedinfo",
    "devices.throttling": "blkdeviotune blkiotune blockresize domblkthreshold domiftune",
    "devices.devices": (
        "attach-device detach-device detach-device-alias update-device update-memory-device"
    ),
    "devices.disks": "attach-disk change-media detach-disk",
    "devices.nics": "attach-interface detach-interface domif-setlink",
    "domains.guest": (
        "domfsfreeze domfsinfo domfsthaw domfstrim domhostname dompmsuspend dompmwakeup"
        " get-user-sshkeys guest-agent-timeout guestinfo reset screenshot"
        " set-lifecycle-action set-user-password set-user-sshkeys"
    ),
    "devices.console": "console",
    "devices.blockjobs": "blockcommit blockcopy blockjob blockpull",
    "domains.qemu": "qemu-agent-command qemu-attach qemu-monitor-command qemu-monitor-event",
    "devices.displays": "domdisplay ttyconsole vncdisplay",
    "domains.launch": "dom-fd-associate domlaunchsecinfo domsetlaunchsecstate",
    "domains.jobs": (
        "domdirtyrate-calc domjobabort domjobinfo migrate-compcache migrate-getmaxdowntime"
        " migrate-getspeed migrate-postcopy migrate-setmaxdowntime migrate-setspeed"
    ),
    "devices.keys": "inject-nmi send-key send-process-signal",
    "domains.about": "desc domrename domxml-from-native domxml-to-native metadata",
    "domains.monitor": "dominfo domstate list",
    "devices.blocks": "domblkerror domblkinfo domblklist domblkstat",
    "devices.links": "domif-getlink domifaddr domiflist domifstat",
    "domains.stats": "dommemstat domstats",
    "domains.control": "domcontrol domtime",
    "domains.events": "event",
    "host.host": "capabilities domcapabilities hostname maxvcpus nodeinfo sysinfo uri version",
    "host.node": (
        "allocpages freecell freepages node-memory-tune nodecpumap nodecpustats nodememstats"
        " nodesevinfo nodesuspend"
    ),
    "host.cpu": (
        "cpu-baseline cpu-compare cpu-models hypervisor-cpu-baseline hypervisor-cpu-compare"
    ),
    "moments.checkpoint": (
        "checkpoint-create checkpoint-create-as checkpoint-delete checkpoint-dumpxml"
        " checkpoint-edit checkpoint-info checkpoint-list checkpoint-parent"
    ),
    "moments.checkpoint_doctor": "checkpoint-check checkpoint-export checkpoint-import",
    "host.interface": (
        "iface-begin iface-commit iface-define iface-destroy iface-dumpxml iface-edit iface-list"
        " iface-mac iface-name iface-rollback iface-start iface-undefine"
    ),
    "host.bridge": "iface-bridge iface-unbridge",
    "networks.nwfilter": (
        "nwfilter-binding-create nwfilter-binding-delete nwfilter-binding-dumpxml"
        " nwfilter-binding-list nwfilter-define nwfilter-dumpxml nwfilter-edit"
        " nwfilter-list nwfilter-undefine"
    ),
    "networks.network": (
        "net-autostart net-create net-define net-destroy net-dhcp-leases net-dumpxml net-edit"
        " net-event net-info net-list net-name net-start net-undefine net-update net-uuid"
    ),
    "networks.network_port": "net-port-create net-port-delete net-port-dumpxml net-port-list",
    "host.node_device": (
        "nodedev-autostart nodedev-create nodedev-define nodedev-destroy nodedev-detach"
        " nodedev-dumpxml nodedev-event nodedev-info nodedev-list nodedev-reattach nodedev-reset"
        " nodedev-start nodedev-undefine"
    ),
    "storage.secret": (
        "secret-define secret-dumpxml secret-event secret-get-value secret-list"
        " secret-set-value secret-undefine"
    ),
    "moments.snapshot": (
        "snapshot-create snapshot-create-as snapshot-current snapshot-delete snapshot-dumpxml"
        " snapshot-info snapshot-list snapshot-parent snapshot-revert"
    ),
    "moments.snapshot_edit": "snapshot-edit",
    "moments.backup": "backup-begin backup-dumpxml",
    "moments.backup_run": "backup-run",
    "moments.backup_points": "backup-list backup-prune backup-restore backup-verify",
    "storage.pool": (
        "pool-autostart pool-build pool-delete pool-destroy pool-dumpxml pool-event pool-info"
        " pool-list pool-name pool-refresh pool-start pool-undefine pool-uuid"
    ),
    "storage.pool_define": (
        "find-storage-pool-sources find-storage-pool-sources-as pool-capabilities pool-create"
        " pool-create-as pool-define pool-define-as pool-edit"
    ),
    "storage.volume": (
        "vol-delete vol-dumpxml vol-info vol-key vol-list vol-name vol-path vol-pool vol-resize"
        " vol-wipe"
    ),
    "storage.volume_create": "vol-clone vol-create vol-create-as vol-create-from",
    "storage.volume_data": "vol-download vol-upload",
    "tools.procedures": "procedures",
    "tools.dissect": "dissect",
    "tools.spy": "spy",
    "domains.moving": "qemu-export qemu-import",
    "itself": "exit gen help quit serve",
    "basic": "cd connect echo pwd",
}

# Other names of commands, which the help does not list.
_ALIASES = {"nodedev-dettach": "nodedev-detach"}


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
    name = _ALIASES.get(name, name)
    home = _homes().get(name)
    if home is None:
        return None
    return next(command for command in _group(home).commands if command.name == name)
